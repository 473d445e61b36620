using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FitStore.Api.Accounts;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Adoptions;

/// <summary>Which tasks to list.</summary>
internal sealed class TaskQuery : PageQuery
{
    [FromQuery(Name = "whose"), AllowedValues("own", "others"), DefaultValue("own")]
    [Description("`own`: what is to be done here. `others`: what is waited for, and from whom.")]
    public string? Whose { get; init; }

    [FromQuery(Name = "mandates")]
    [Description("Instead of the organisation's own tasks those of all organisations whose mandates the caller holds as a member of it.")]
    public bool? Mandates { get; init; }

    [FromQuery(Name = "principal")]
    [Description("With `mandates=true` only those of this organisation, by its id.")]
    public Guid? Principal { get; init; }

    [FromQuery(Name = "role"), AllowedValues("editor", "approver", "signatory")]
    [Description("Only those that take this role.")]
    public string? Role { get; init; }

    [FromQuery(Name = "mayAct")]
    [Description("Only those that the caller may do, or only those that somebody else has to.")]
    public bool? MayAct { get; init; }

    [FromQuery(Name = "service"), RegularExpression(WireFormats.Slug), MaxLength(120)]
    [Description("Only those of this service.")]
    public string? Service { get; init; }

    [FromQuery(Name = "overdue")]
    [Description("Only those that are overdue, or only those that are not.")]
    public bool? Overdue { get; init; }

    [FromQuery(Name = "land"), RegularExpression(WireFormats.LandCode), MaxLength(2)]
    [Description("Only those of adopters in this Land, by its code.")]
    public string? Land { get; init; }
}

/// <summary>What have we to do, and what do we wait for?</summary>
internal static class ListTasks
{
    private static readonly DateOnly Never = DateOnly.MaxValue;

    /// <summary>List tasks</summary>
    /// <remarks>
    /// The acts that are due, newer terms to answer, items of checklists and assignments to release, of the organisation acted for or of those
    /// whose mandates it holds; the earliest day first, what has none last. Demand that waits for a Land stands in its list of demand. A task
    /// whose day changes while the list is walked may be met twice or missed.
    /// </remarks>
    public static async Task<Listing<Page<DeskTask>, DeskTask>> Handle(
        [AsParameters] TaskQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, LedgerFollowers followers, CurrentCatalogue catalogue, OrganisationRegister register, TimeProvider clock)
    {
        var from = cursors.Read(http);
        var today = BerlinTime.Today(clock);
        var mandates = query.Mandates == true;

        // Who acts under a mandate holds none of its principal.
        var owner = new DeskOwner(mandates && act.Mandate is not null ? Guid.Empty : act.For.Id, mandates, act.AccountId) { Roles = act.Roles, HasSecondFactor = act.HasSecondFactor, IsUnderMandate = act.Mandate is not null };
        var filter = new DeskFilter
        {
            Others = query.Whose == "others",
            Role = query.Role,
            Service = query.Service,
            Overdue = query.Overdue,
            Land = query.Land,
            Principal = query.Principal,
            MayAct = query.MayAct,
        };
        object Parameters(Position? position, int take) => DeskTaskTable.Parameters(owner, filter, today, Place(position), take);
        DeskTask Shown(DeskTaskRow row) => Show(row, act, mandates, today, catalogue, register.Current);
        return await database.Read(async sql =>
        {
            await followers.CatchUp(sql);
            var rows = await sql.Rows<DeskTaskRow>(from is { Backwards: true } ? DeskTaskTable.Backwards : DeskTaskTable.Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(DeskTaskTable.Count, Parameters(null, 0)) : null;
            var slice = Slice<DeskTaskRow>.OfRows(rows, Key, from, query.Take, total);
            return Listing.Of(
                new Slice<DeskTask>([.. slice.Items.Select(Shown)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<DeskTaskRow>(DeskTaskTable.Forwards, Parameters(null, int.MaxValue)).Select(Shown));
        });
    }

    /// <summary>Page of the storefront on which a task is done by who acts for its organisation.</summary>
    public static string PageOf(DeskTaskRow row) => row.Kind switch
    {
        DeskTaskKind.Assignment => $"/zuweisungen/{row.Id}",
        DeskTaskKind.ChecklistItem when row.ActorId == row.AdopterId || row.ActorId == row.AddresseeId || row.ActorId == row.ProviderId =>
            $"/nachnutzungen/{row.AdoptionId}/anbindung/{row.Item}",
        DeskTaskKind.ChecklistItem when row.Owner == ChecklistOwner.Vendor.Name() => $"/hersteller/{row.Id}",
        DeskTaskKind.ChecklistItem => "/schreibtisch/vollmachten",
        DeskTaskKind.TermsProposal => $"/nachnutzungen/{row.AdoptionId}/neue-konditionen",
        _ => $"/nachnutzungen/{row.AdoptionId}",
    };

    private static DeskTask Show(DeskTaskRow row, Act act, bool mandates, DateOnly today, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register)
    {
        var role = Names.Parse<Role>(row.Role);
        var mandate = mandates ? MandateFor(row, role, act) : null;
        var parts = (Guid?[])[row.AdopterId, row.AddresseeId, row.ProviderId];
        var isParty = parts.Contains(mandate?.Principal.Id ?? act.For.Id);
        return new DeskTask
        {
            Id = row.Id,
            Kind = row.Kind,
            By = register.Ref(row.ActorId),
            Act = row.Act.Length == 0 ? null : Names.Parse<AdoptionAct>(row.Act),
            Role = role,
            MayAct = row.MayAct,
            Since = row.Kind == DeskTaskKind.ChecklistItem && row.StartedOn is { } started ? started : BerlinTime.DateOf(row.SinceAt),
            DueOn = row.DueOn,
            Overdue = row.DueOn < today,
            Service = row.Slug,
            ServiceName = AdoptionView.NameOf(catalogue, row.OfferId, row.Slug),
            Adoption = isParty ? row.AdoptionId : null,
            Version = row.Version,
            State = isParty && row.AdoptionId is not null ? Names.Parse<AdoptionState>(row.State) : null,
            Adopter = row.AdopterId is { } adopter ? register.Ref(adopter) : null,
            TermsVersion = row.Kind == DeskTaskKind.TermsProposal ? row.Place : null,
            Item = row.Kind == DeskTaskKind.ChecklistItem ? row.Item : null,
            ItemTitle = row.Kind == DeskTaskKind.ChecklistItem ? row.ItemTitle : null,
            Mandate = mandate?.Id,
            Principal = mandate?.Principal,
            Page = PageOf(row),
        };
    }

    /// <summary>Of the mandates that concern a task the one of who has to act, in the role that it takes where one is.</summary>
    private static MandateRef? MandateFor(DeskTaskRow row, Role role, Act act)
    {
        var held = act.Mandates.Where(mandate => mandate.Agent.Id == act.For.Id && !mandate.SecondFactorMissing).ToList();
        return held.Where(mandate => mandate.Principal.Id == row.ActorId).OrderByDescending(mandate => mandate.Roles.Allow(role)).FirstOrDefault()
            ?? ((Guid?[])[row.AdopterId, row.AddresseeId, row.ProviderId]).Select(part => held.Find(mandate => mandate.Principal.Id == part)).FirstOrDefault(mandate => mandate is not null);
    }

    private static Http.SortKey Key(DeskTaskRow row) => new(row.Place, (row.DueOn ?? Never).ToString("O", CultureInfo.InvariantCulture), row.Id.ToString());

    private static (DateOnly Day, int Place, Guid Id)? Place(Position? from) => from is { Key: var key }
        ? (DateOnly.ParseExact(key.Text, "O", CultureInfo.InvariantCulture), (int)key.Rank, Guid.Parse(key.Id))
        : null;
}
