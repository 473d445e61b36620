using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Answering a newer terms version: consent from its first day on, or keep the old one. Silence keeps the old one, too.</summary>
internal sealed class AnswerTermsModel(FitStoreClient store) : ActPage(store)
{
    public const string Yes = "zustimmen";
    public const string No = "behalten";

    [BindProperty]
    [Display(Name = "Soll die neue Fassung gelten?")]
    public string? Answer { get; set; }

    /// <summary>The version that was shown, where several are open.</summary>
    [BindProperty(SupportsGet = true, Name = "fassung")]
    public int? Asked { get; set; }

    public override AdoptionAct Act => AdoptionAct.AnswerTerms;

    /// <summary>What is open, the newest last.</summary>
    public IReadOnlyList<TermsProposal> Open { get; private set; } = [];

    /// <summary>The one that is answered; none where all were answered meanwhile.</summary>
    public TermsProposal? Proposal { get; private set; }

    public TermsComparison? Comparison { get; private set; }

    /// <summary>The clauses that say something else than before.</summary>
    public IEnumerable<TermsClause> Changed => Comparison?.Clauses.Where(clause => clause.Change != FitStore.Contracts.Terms.Change.Same).Select(clause => clause.Clause) ?? [];

    public override IEnumerable<(string Label, string? Text)> Typed =>
        [("Antwort", Answer switch { Yes => "zustimmen", No => "bisherige Fassung behalten", _ => null })];

    protected override string Path => "terms-answers";

    protected override bool HasCheck => true;

    protected override FieldMap Fields { get; } = new() { ["/consent"] = nameof(Answer), ["/version"] = nameof(Answer) };

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        Open = [.. (await Store.ListTermsProposalsAsync(Adoption.Id, cancel)).Where(proposal => proposal.State == TermsProposalState.Open).OrderBy(proposal => proposal.Version)];
        Proposal = Open.FirstOrDefault(proposal => proposal.Version == Asked) ?? Open.FirstOrDefault();
        if (Proposal is not null)
        {
            Comparison = await Store.GetTermsComparisonAsync(Adoption.Offer, Adoption.TermsVersion, Proposal.Version, cancel);
        }
    }

    protected override Task ReviewAsync(bool sends, CancellationToken cancel)
    {
        if (Answer is not (Yes or No))
        {
            ModelState.AddModelError(nameof(Answer), "Wählen Sie, ob die neue Fassung gelten soll oder die bisherige.");
        }

        return Task.CompletedTask;
    }

    protected override object? Body() => new TermsAnswer { Version = Proposal?.Version ?? Asked ?? 1, Consent = Answer == Yes };
}
