using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What waits for the operator, and what it looks after.</summary>
internal sealed class OperationModel(FitStoreClient store) : ActingPage(store)
{
    public int OpenApplications { get; private set; }

    public int FactsToConfirm { get; private set; }

    /// <summary>Listings that wait for a review or are in one.</summary>
    public int Submissions { get; private set; }

    public int Feedback { get; private set; }

    /// <summary>Words that were sought in vain more than a few times.</summary>
    public int Vain { get; private set; }

    /// <summary>Sets of reference data that do not count yet.</summary>
    public int Drafts { get; private set; }

    /// <summary>There is a catalogue of Leistungen to choose from.</summary>
    public bool HasKeys { get; private set; }

    public RegisterImport? LastImport { get; private set; }

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var applications = Store.ListApplicationsAsync(ApplicationState.Open, cursor: null, cancel);
        var facts = Store.ListFactsAsync(FactState.Recorded, organisation: null, cursor: null, cancel);
        var feedback = Store.ListFeedbackAsync(cursor: null, limit: 1, cancel);
        var imports = Store.ListImportsAsync(cursor: null, cancel);
        var vain = Store.ListVainSearchesAsync(cancel);
        var submissions = Store.ListSubmissionsAsync(cancel);
        var keys = Store.GetKeyCataloguesAsync(cancel);
        var drafts = Store.ListDataSetsAsync(DataSetState.Draft, cancel);
        OpenApplications = (await applications).Total ?? (await applications).Items.Count;
        FactsToConfirm = (await facts).Total ?? (await facts).Items.Count;
        Feedback = (await feedback).Total ?? (await feedback).Items.Count;
        Vain = (await vain).Count;
        Submissions = (await submissions).Count;
        Drafts = (await drafts).Count;
        HasKeys = (await keys).Leistungen.Entries > 0;
        LastImport = (await imports).Items is [var last, ..] ? last : null;
    }
}
