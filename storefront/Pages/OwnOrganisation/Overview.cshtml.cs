using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>The organisation acted for at a glance, with the ways to look after it.</summary>
internal sealed class OverviewModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    public OrganisationSettings Settings { get; private set; } = default!;

    public Organisation Entry { get; private set; } = default!;

    public int Members { get; private set; }

    /// <summary>Only administrators see whom the organisation has invited.</summary>
    public int? OpenInvitations { get; private set; }

    public int FactsInCheck { get; private set; }

    public int FactsConfirmed { get; private set; }

    public int MandatesToAnswer { get; private set; }

    public int MandatesInForce { get; private set; }

    /// <summary>Of a Land: how it passes cost on today.</summary>
    public RecordedLandRule? Rule { get; private set; }

    public bool IsLand => Organisation.Kind == OrganisationKind.Land;

    public bool IsOperator => Organisation.Kind == OrganisationKind.Operator;

    public IReadOnlyList<Role> OwnRoles => [.. Words.Roles.Where(Me.Has)];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var settings = Store.GetSettingsAsync(cancel);
        var entry = Store.GetOrganisationAsync(Organisation.Id.ToString(), cancel);
        var members = Store.ListMembersAsync(cursor: null, cancel);
        var facts = OwnFacts(FactState.Recorded, cancel);
        var confirmed = OwnFacts(FactState.Confirmed, cancel);
        var given = Store.ListMandatesAsync(given: true, cursor: null, cancel);
        var taken = Store.ListMandatesAsync(given: false, cursor: null, cancel);

        Settings = await settings;
        Entry = await entry;
        Members = (await members).Total ?? (await members).Items.Count;
        FactsInCheck = await facts;
        FactsConfirmed = await confirmed;
        MandatesToAnswer = (await taken).Items.Count(mandate => mandate.State == MandateState.Offered);
        MandatesInForce = (await taken).Items.Concat((await given).Items).Count(mandate => mandate.State == MandateState.Accepted);
        if (IsLand)
        {
            Rule = Words.InForce(await Store.ListLandRulesAsync(Organisation.Land!, cancel), German.Day(time.GetUtcNow()));
        }

        if (IsAdmin)
        {
            OpenInvitations = (await Store.ListInvitationsAsync(cursor: null, cancel)).Items.Count(invitation => invitation.State == InvitationState.Open);
        }
    }

    private async Task<int> OwnFacts(FactState state, CancellationToken cancel)
    {
        var page = await Store.ListFactsAsync(state, Organisation.Id, cursor: null, cancel);
        return page.Total ?? page.Items.Count;
    }
}
