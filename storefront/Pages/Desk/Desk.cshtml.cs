using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>What is to be done today by who reads, overdue first; then what colleagues have to do and what is waited for, and from whom.</summary>
[Authorize]
internal sealed class DeskModel(FitStoreClient store, TimeProvider time) : PageModel
{
    /// <summary>So many of each part stand on the desk; the rest has pages of its own.</summary>
    private const int Shown = 10;

    public Me Me { get; private set; } = default!;

    public OrganisationRef? Organisation => Me.ActingFor;

    public bool IsEditor { get; private set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    /// <summary>What the tasks are narrowed down to.</summary>
    public TaskSelection Selection { get; private set; } = new();

    /// <summary>What the person can do now: the earliest day first, what has none last.</summary>
    public Page<DeskTask> Own { get; private set; } = new() { Items = [] };

    /// <summary>What others of the organisation have to do.</summary>
    public Page<DeskTask> OfColleagues { get; private set; } = new() { Items = [] };

    /// <summary>What the organisation waits for.</summary>
    public Page<DeskTask> Awaited { get; private set; } = new() { Items = [] };

    /// <summary>What is to be done for those whose mandates the person holds.</summary>
    public int UnderMandates { get; private set; }

    public IReadOnlyList<Choice> Laender { get; private set; } = [];

    /// <summary>Demand that the own Kommunen expressed and that waits for an answer by who acts here.</summary>
    public IReadOnlyList<Demand> OwnDemand { get; private set; } = [];

    /// <summary>Demand of Kommunen elsewhere for services that this organisation provides: numbers only.</summary>
    public IReadOnlyList<Demand> DemandElsewhere { get; private set; } = [];

    /// <summary>How many messages about barriers there are, for the operator.</summary>
    public Page<FitStore.Contracts.Feedback.FeedbackMessage>? Feedback { get; private set; }

    /// <summary>Organisations that want to enter the store, for the operator to decide.</summary>
    public int OpenApplications { get; private set; }

    /// <summary>Facts whose evidence the operator has to look at.</summary>
    public int FactsToConfirm { get; private set; }

    /// <summary>Listings that wait for the operator's review or are in one.</summary>
    public int Submissions { get; private set; }

    /// <summary>Listings of one's own that the review gave back.</summary>
    public IReadOnlyList<ProvidedService> Returned { get; private set; } = [];

    /// <summary>Mandates that others offer, for the administrator to answer.</summary>
    public int MandatesToAnswer { get; private set; }

    /// <summary>Notices that one has not read.</summary>
    public int UnreadNotices { get; private set; }

    /// <summary>Everything that waits for this person.</summary>
    public int Count => (Own.Total ?? Own.Items.Count) + OwnDemand.Count + OpenApplications + FactsToConfirm + MandatesToAnswer + Submissions + Returned.Count;

    /// <summary>Who may administer and nothing else cannot request anything: the way to more roles is shown.</summary>
    public bool IsAdminOnly => Me.Has(Role.Admin) && !IsEditor;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Me = await store.GetMeAsync(cancel);
        if (Organisation is not { } organisation)
        {
            return;
        }

        IsEditor = Me.Has(Role.Editor);

        Selection = TaskSelection.Of(Request.Query) with { Cursor = null };
        var filter = Selection.Filter() with { Limit = Shown, Principal = null };
        var own = store.ListTasksAsync(filter with { MayAct = true }, cancel);
        var colleagues = store.ListTasksAsync(filter with { MayAct = false }, cancel);
        var awaited = store.ListTasksAsync(filter with { Others = true }, cancel);
        var laender = store.ListLaenderAsync(cancel);
        var unread = store.ListNoticesAsync(unread: true, cursor: null, limit: 1, cancel);
        var demands = store.ListDemandsAsync(cancel);
        if (organisation.Kind == OrganisationKind.Operator && Me.ActingUnder is null)
        {
            Feedback = await store.ListFeedbackAsync(cursor: null, limit: 1, cancel);
            var applications = await store.ListApplicationsAsync(ApplicationState.Open, cursor: null, cancel);
            OpenApplications = applications.Total ?? applications.Items.Count;
            var facts = await store.ListFactsAsync(FactState.Recorded, organisation: null, cursor: null, cancel);
            FactsToConfirm = facts.Total ?? facts.Items.Count;
            Submissions = (await store.ListSubmissionsAsync(cancel)).Count;
        }

        if (IsEditor)
        {
            Returned = [.. (await store.ListProvidedServicesAsync(cancel)).Where(service => service.Open is { State: RevisionState.Draft, Remarks: > 0 })];
        }

        if (Me.Has(Role.Admin))
        {
            MandatesToAnswer = (await store.ListMandatesAsync(given: false, cursor: null, cancel)).Items.Count(mandate => mandate.State == MandateState.Offered);
        }

        UnreadNotices = (await unread).Total ?? 0;
        Own = await own;
        OfColleagues = await colleagues;
        Awaited = await awaited;
        Laender = [.. (await laender).Select(land => new Choice(land.Code, land.Name))];
        if (Me.ActingUnder is null && Me.Mandates.Any(mandate => mandate.Agent.Id == organisation.Id))
        {
            UnderMandates = (await store.ListTasksAsync(new TaskFilter { Mandates = true, Limit = 1 }, cancel)).Total ?? 0;
        }

        OwnDemand = IsEditor ? await UnansweredAsync([.. (await demands).Where(IsOwn)], cancel) : [];
        DemandElsewhere = [.. (await demands).Where(demand => !IsOwn(demand))];

        bool IsOwn(Demand demand) => organisation.Kind == OrganisationKind.Land && demand.Land == organisation.Land;
    }

    /// <summary>Demand that the Land has not taken up: what it has under way for a service itself is its answer.</summary>
    private async Task<IReadOnlyList<Demand>> UnansweredAsync(IReadOnlyList<Demand> demands, CancellationToken cancel)
    {
        if (demands.Count == 0)
        {
            return demands;
        }

        var own = (await store.ListAdoptionsAsync(new AdoptionFilter { Side = "adopter", Limit = 100 }, cancel)).Items
            .Where(adoption => adoption.State != AdoptionState.Draft && !adoption.State.IsClosed())
            .Select(adoption => adoption.Service)
            .ToHashSet();
        return [.. demands.Where(demand => !own.Contains(demand.Service))];
    }
}
