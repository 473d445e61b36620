using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Preparing a binding offer: until when it binds and in which form it is accepted. Somebody else releases it.</summary>
internal sealed class PrepareOfferModel(FitStoreClient store, TimeProvider time) : ActPage(store)
{
    public static IReadOnlyList<Choice> Forms { get; } =
        [.. new[] { ContractForm.Text, ContractForm.Written }.Select(form => new Choice(form.ToString(), Words.Of(form), Words.Explain(form)))];

    [BindProperty]
    [Display(Name = "Bis wann ist das Angebot verbindlich?")]
    public DateOnly? BindingUntil { get; set; }

    [BindProperty]
    [Display(Name = "In welcher Form wird der Vertrag geschlossen?")]
    public ContractForm? Form { get; set; }

    public override AdoptionAct Act => AdoptionAct.PrepareOffer;

    public Agreement Agreement { get; private set; } = default!;

    /// <summary>What was agreed by both sides.</summary>
    public AgreementTerms Agreed => Agreement.Proposal;

    /// <summary>The same with what is needed to read it.</summary>
    public AgreedTerms Shown { get; private set; } = default!;

    /// <summary>A Verwaltungsvereinbarung is always signed by hand.</summary>
    public bool IsAlwaysWritten => Adoption.LegalModel == LegalModel.Verwaltungsvereinbarung;

    public DateOnly Today => German.Day(time.GetUtcNow());

    public override IEnumerable<(string Label, string? Text)> Typed => [("Verbindlich bis", BindingUntil is { } day ? German.Date(day) : null)];

    protected override string Path => "offer-preparations";

    protected override bool HasCheck => true;

    protected override FieldMap Fields { get; } = new() { ["/bindingUntil"] = nameof(BindingUntil), ["/form"] = nameof(Form) };

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        Agreement = await Store.GetAgreementAsync(Adoption.Id, cancel);
        var versions = await Store.ListTermsAsync(Adoption.Offer, cancel);
        Shown = new(Adoption, Agreed, AgreedTerms.NewerThan(Agreed, versions), versions.First(known => known.Version == Agreed.TermsVersion).PriceSheet.Nature == PriceNature.Example);
    }

    protected override void Fill()
    {
        BindingUntil = Adoption.BindingUntil > Today ? Adoption.BindingUntil : Today.AddDays(28);
        Form = Adoption.Form ?? (IsAlwaysWritten ? ContractForm.Written : ContractForm.Text);
    }

    protected override Task ReviewAsync(bool sends, CancellationToken cancel)
    {
        if (BindingUntil is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(BindingUntil), $"Geben Sie den letzten Tag ein, an dem das Angebot angenommen werden kann, zum Beispiel den {German.Date(Today.AddDays(28))}.");
        }
        else if (BindingUntil is { } day && (day <= Today || day > Today.AddYears(1)))
        {
            ModelState.AddModelError(nameof(BindingUntil), $"Geben Sie einen Tag vom {German.Date(Today.AddDays(1))} bis zum {German.Date(Today.AddYears(1))} ein.");
        }

        if (IsAlwaysWritten)
        {
            Form = ContractForm.Written;
        }
        else if (Form is null && ModelState[nameof(Form)]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError(nameof(Form), "Wählen Sie die Form.");
        }

        return Task.CompletedTask;
    }

    protected override object? Body() => new NewOfferPreparation { BindingUntil = BindingUntil!.Value, Form = Form };
}
