using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>What is to do today for the organisation one acts for, overdue first; then what it waits for, and what is asked of it.</summary>
[Authorize]
internal sealed class DeskModel(FitStoreClient store, TimeProvider time) : PageModel
{
    private const int Shown = 100;

    public Me Me { get; private set; } = default!;

    public OrganisationRef? Organisation => Me.ActingFor;

    public bool IsEditor { get; private set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    /// <summary>What waits for this organisation: the earliest day first, drafts without one last.</summary>
    public IReadOnlyList<Adoption> ToDo { get; private set; } = [];

    /// <summary>What this organisation asked for and waits for.</summary>
    public IReadOnlyList<Adoption> Requested { get; private set; } = [];

    /// <summary>What others ask of this organisation.</summary>
    public IReadOnlyList<Adoption> Received { get; private set; } = [];

    /// <summary>Adoptions that are over.</summary>
    public IReadOnlyList<Adoption> Closed { get; private set; } = [];

    /// <summary>What is known from public reports and never was a request here.</summary>
    public IReadOnlyList<Adoption> Reported { get; private set; } = [];

    /// <summary>Demand that the own Kommunen expressed.</summary>
    public IReadOnlyList<Demand> OwnDemand { get; private set; } = [];

    /// <summary>Demand of Kommunen elsewhere for services that this organisation provides: numbers only.</summary>
    public IReadOnlyList<Demand> DemandElsewhere { get; private set; } = [];

    /// <summary>There are more than fit on the desk; the lists have all.</summary>
    public bool HasMore { get; private set; }

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

    /// <summary>Everything that waits for this organisation.</summary>
    public int Count => ToDo.Count + OwnDemand.Count + OpenApplications + FactsToConfirm + MandatesToAnswer + Submissions + Returned.Count;

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

        var adopter = store.ListAdoptionsAsync(new AdoptionFilter { Side = "adopter", Limit = Shown }, cancel);
        var addressee = store.ListAdoptionsAsync(new AdoptionFilter { Side = "addressee", Limit = Shown }, cancel);
        var provider = store.ListAdoptionsAsync(new AdoptionFilter { Side = "provider", Limit = Shown }, cancel);
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
        HasMore = (await adopter).Next is not null || (await addressee).Next is not null || (await provider).Next is not null;

        var own = (await adopter).Items.ToList();
        var others = (await addressee).Items.Concat((await provider).Items).DistinctBy(adoption => adoption.Id).ToList();
        var all = own.Concat(others).ToList();
        var known = all.Where(adoption => adoption.Provenance == Provenance.Declared && !adoption.State.IsClosed()).ToList();

        ToDo = [.. known.Where(adoption => adoption.WhoActs()?.Id == organisation.Id && !IsOwnDemand(adoption))
            .OrderBy(adoption => adoption.DueOn ?? DateOnly.MaxValue).ThenBy(adoption => adoption.StateSince)];
        Requested = [.. known.Where(adoption => adoption.Adopter.Id == organisation.Id && adoption.State != AdoptionState.Draft)
            .OrderBy(adoption => adoption.DueOn ?? DateOnly.MaxValue).ThenBy(adoption => adoption.StateSince)];
        Received = [.. known.Where(adoption => adoption.Adopter.Id != organisation.Id)
            .OrderBy(adoption => adoption.DueOn ?? DateOnly.MaxValue).ThenBy(adoption => adoption.StateSince)];
        Closed = [.. all.Where(adoption => adoption.Provenance == Provenance.Declared && adoption.State.IsClosed()).OrderByDescending(adoption => adoption.StateSince)];
        Reported = [.. all.Where(adoption => adoption.Provenance != Provenance.Declared)
            .OrderBy(adoption => adoption.ServiceName, StringComparer.Create(German.Culture, ignoreCase: true)).ThenBy(adoption => adoption.Adopter.Name, StringComparer.Create(German.Culture, ignoreCase: true))];
        OwnDemand = [.. (await demands).Where(IsOwn)];
        DemandElsewhere = [.. (await demands).Where(demand => !IsOwn(demand))];

        // A Land looks at demand per service, not at each Kommune by itself.
        bool IsOwnDemand(Adoption adoption) => adoption.Route == AdoptionRoute.Demand && adoption.State == AdoptionState.Interest;
        bool IsOwn(Demand demand) => organisation.Kind == OrganisationKind.Land && demand.Land == organisation.Land;
    }

    /// <summary>The day by which the oldest request for a service that the Land has not taken is to be answered.</summary>
    public DateOnly? DueOn(Demand demand) => Received
        .Where(adoption => adoption.Route == AdoptionRoute.Demand && adoption.Service == demand.Service)
        .Min(adoption => adoption.DueOn);
}
