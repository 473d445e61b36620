using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>
/// Settling terms version, start, conditions and the first year's price: confirm what the other side confirmed, or answer with something
/// else. The price is computed for what was chosen and shown with its derivation before it is confirmed.
/// </summary>
internal sealed class AgreeModel(FitStoreClient store, TimeProvider time) : ActPage(store)
{
    public const string Same = "gleich";
    public const string Other = "anders";

    /// <summary>On the button that answers what the other side confirmed.</summary>
    public const string Answer = "antworten";

    /// <summary>How many months ahead a contract may be planned here.</summary>
    public const int MonthsAhead = 36;

    private IReadOnlyList<OfferTerms> versions = [];

    /// <summary>Confirm what the other side did, or change it.</summary>
    [BindProperty]
    [Display(Name = "Wie antworten Sie?")]
    public string? Choice { get; set; }

    [BindProperty]
    [Display(Name = "Konditionen")]
    public int? TermsVersion { get; set; }

    [BindProperty]
    [Display(Name = "Beginn des Vertrags")]
    public DateOnly? Month { get; set; }

    [BindProperty]
    [Display(Name = "Bedingungen über die Konditionen hinaus")]
    [StringLength(4000)]
    public string? Conditions { get; set => field = Given(value); }

    /// <summary>The price as it was shown, so that what is confirmed is what was read; a decimal string.</summary>
    [BindProperty]
    public string? FirstYear { get; set; }

    public override AdoptionAct Act => AdoptionAct.Agree;

    public Agreement Agreement { get; private set; } = default!;

    /// <summary>What the other side confirmed, where it did.</summary>
    public AgreementConfirmation? Theirs { get; private set; }

    /// <summary>What the own side confirmed, where it did.</summary>
    public AgreementConfirmation? Ours { get; private set; }

    /// <summary>What is about to be confirmed, with its price.</summary>
    public AgreementTerms? Chosen { get; private set; }

    /// <summary>Prices have changed since they were shown.</summary>
    public bool PriceChanged { get; private set; }

    /// <summary>The answer to what the other side confirmed is asked for first.</summary>
    public bool AsksForAnswer { get; private set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    public int Newest => versions.Count == 0 ? Adoption.TermsVersion : versions.Max(version => version.Version);

    /// <summary>What the other side confirmed would have another price now, or none can be computed for it any more.</summary>
    public bool ProposedIsOutdated { get; private set; }

    /// <summary>The price of what the other side confirmed, as it is now.</summary>
    public Money? PriceOfProposed { get; private set; }

    /// <summary>Terms with what is needed to read them.</summary>
    public AgreedTerms Show(AgreementTerms terms) => new(
        Adoption, terms, AgreedTerms.NewerThan(terms, versions), versions.FirstOrDefault(version => version.Version == terms.TermsVersion)?.PriceSheet.Nature == PriceNature.Example);

    /// <summary>The other side: the adopter for who sells, and the other way round.</summary>
    public string OtherSide => Adoption.Adopter.Id == Organisation.Id ? Adoption.Counterpart().Name : Adoption.Adopter.Name;

    /// <summary>What is about to be confirmed is what the other side confirmed: both are agreed then.</summary>
    public bool SettlesIt => Theirs is { } theirs && Chosen is { } chosen && theirs.TermsVersion == chosen.TermsVersion && theirs.Start == chosen.Start
        && theirs.Conditions == chosen.Conditions && theirs.FirstYear == chosen.FirstYear;

    /// <summary>The versions that can be agreed: those that apply today or later.</summary>
    public IEnumerable<Choice> VersionChoices => versions
        .Where(version => version.ValidUntil is not { } last || last >= Today)
        .OrderBy(version => version.Version)
        .Select(version => new Choice(
            German.Digits(version.Version),
            $"Fassung {German.Number(version.Version)}",
            version.ValidUntil is { } until ? $"gilt vom {German.Date(version.ValidFrom)} bis {German.Date(until)}" : $"gilt ab {German.Date(version.ValidFrom)}"));

    public override IEnumerable<(string Label, string? Text)> Typed =>
    [
        ("Konditionen", TermsVersion is { } version ? $"Fassung {German.Number(version)}" : null),
        ("Beginn", Month is { } month ? German.Month(month) : null),
        ("Bedingungen", Conditions),
    ];

    protected override string Path => "agreements";

    protected override bool HasCheck => true;

    protected override bool ShowsCheckAgain => PriceChanged;

    protected override FieldMap Fields { get; } = new()
    {
        ["/termsVersion"] = nameof(TermsVersion),
        ["/start"] = nameof(Month),
        ["/conditions"] = nameof(Conditions),
    };

    public override async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (Step != Answer)
        {
            return await base.OnPostAsync(id, cancel);
        }

        await LoadAsync(id, cancel);
        ForgetErrors();
        if (Transition is null)
        {
            return Page();
        }

        if (Theirs is null || Choice == Other)
        {
            Fill();
            AsksForAnswer = false;
            return Page();
        }

        if (Choice != Same)
        {
            ModelState.AddModelError(nameof(Choice), "Wählen Sie, ob Sie dasselbe bestätigen oder etwas ändern.");
            AsksForAnswer = true;
            return Page();
        }

        Take(Theirs);
        return await base.OnPostAsync(id, cancel);
    }

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        var agreement = Store.GetAgreementAsync(Adoption.Id, cancel);
        versions = await Store.ListTermsAsync(Adoption.Offer, cancel);
        Agreement = await agreement;
        var side = Adoption.Adopter.Id == Organisation.Id;
        Theirs = Agreement.Confirmations.FirstOrDefault(known => known.Party == Party.Adopter != side);
        Ours = Agreement.Confirmations.FirstOrDefault(known => known.Party == Party.Adopter == side);
        if (PriceChanged && Chosen is not null)
        {
            Chosen = Chosen with { FirstYear = await PriceAsync(Chosen.TermsVersion, Chosen.Start, cancel) };
        }

        if (Theirs is { } theirs)
        {
            PriceOfProposed = await PriceAsync(theirs.TermsVersion, theirs.Start, cancel);
            ProposedIsOutdated = PriceOfProposed?.Cents != theirs.FirstYear?.Cents;
        }
    }

    protected override void Fill()
    {
        Take(Ours ?? Theirs ?? Agreement.Proposal);
        AsksForAnswer = Theirs is not null;
    }

    protected override async Task ReviewAsync(bool sends, CancellationToken cancel)
    {
        if (TermsVersion is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(TermsVersion), "Wählen Sie, welche Fassung der Konditionen gelten soll.");
        }

        if (Month is null && ModelState[nameof(Month)]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError(nameof(Month), "Wählen Sie den Monat, in dem der Vertrag beginnt.");
        }

        if (!ModelState.IsValid)
        {
            return;
        }

        Chosen = new AgreementTerms { TermsVersion = TermsVersion!.Value, Start = MonthText, Conditions = Conditions };
        Chosen = Chosen with { FirstYear = sends ? Shown() : await PriceAsync(Chosen.TermsVersion, Chosen.Start, cancel) };
    }

    protected override object? Body() => Chosen;

    protected override bool Explain(ApiProblem problem)
    {
        // Somebody joined or the prices are newer: what is confirmed has to be what was read, so it is shown once more.
        PriceChanged = problem.Code == ProblemCodes.PriceChanged;
        return PriceChanged;
    }

    private string MonthText => Month!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The amount that the check showed; none where it showed none.</summary>
    private Money? Shown() =>
        decimal.TryParse(FirstYear, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro) ? Money.OfCents((long)(euro * 100)) : null;

    /// <summary>The price of the first year by a version from a month on, as the store computes it now; nothing where they cannot be agreed.</summary>
    private async Task<Money?> PriceAsync(int version, string start, CancellationToken cancel)
    {
        if (Agreement.Proposal.Start == start && Agreement.Proposal.TermsVersion == version)
        {
            return Agreement.Proposal.FirstYear;
        }

        try
        {
            return (await Store.GetProposalAsync(Adoption.Id, version, start, cancel)).FirstYear;
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            return null;
        }
    }

    private void Take(AgreementTerms terms)
    {
        TermsVersion = terms.TermsVersion;
        Month = Words.MonthOf(terms.Start);
        Conditions = terms.Conditions;
    }
}
