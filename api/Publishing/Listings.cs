using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>What all acts on listings have in common: whose act it is, on what, and from which state.</summary>
internal static class Listings
{
    /// <summary>The service, when the caller may know of it; otherwise it is as if it were not there.</summary>
    public static async Task<ListingRow> Require(Sql sql, string slug, Act act) =>
        await RevisionTable.Find(sql, slug, Viewer.Of(act)) ?? throw Problems.NotFound();

    /// <summary>The service and one of its revisions, when the caller may read it.</summary>
    public static async Task<(ListingRow Listing, RevisionRow Row)> Require(Sql sql, string slug, int number, Act act)
    {
        var listing = await Require(sql, slug, act);
        return (listing, await RevisionTable.Find(sql, listing.Id, number, Viewer.Of(act)) ?? throw Problems.NotFound());
    }

    /// <summary>The side of a listing that the caller acts on; none for strangers. Who is both acts as the provider.</summary>
    public static ListingSide? SideOf(ListingRow listing, Act act) =>
        act.Organisation?.Id == listing.ProviderId ? ListingSide.Provider : act.IsOperator ? ListingSide.Operator : null;

    /// <summary>The service as its provider sees it; a problem for everybody else.</summary>
    public static async Task<ListingRow> OfProvider(Sql sql, string slug, Act act)
    {
        var listing = await Require(sql, slug, act);
        return listing.ProviderId == act.For.Id ? listing : throw Problems.OwnerOnly();
    }

    /// <summary>The service for the act of a party; a problem for others.</summary>
    public static async Task<ListingRow> OfParty(Sql sql, string slug, Act act)
    {
        var listing = await Require(sql, slug, act);
        return SideOf(listing, act) is not null ? listing : throw Problems.OwnerOnly();
    }

    /// <summary>
    /// The open revision for an act that is the caller's, in the version that the caller saw. To the operator a draft is as if there were
    /// none.
    /// </summary>
    public static async Task<(ListingRow Listing, RevisionRow Row)> Open(Sql sql, string slug, RevisionAct asked, IfMatch ifMatch, Act act)
    {
        var move = ListingLifeCycle.Of(asked);
        var listing = move.Side == ListingSide.Provider ? await OfProvider(sql, slug, act) : await Require(sql, slug, act);
        var row = listing.OpenRevision is { } number ? await RevisionTable.Find(sql, listing.Id, number, Viewer.Of(act)) : null;
        if (row is null)
        {
            throw NothingOpen(listing);
        }

        ifMatch.Check(row.Version);
        Require(row, asked);
        return (listing, row);
    }

    /// <summary>A problem unless the act is possible from the state the revision is in.</summary>
    public static void Require(RevisionRow row, RevisionAct asked)
    {
        var state = row.RevisionState;
        if (ListingLifeCycle.From(state).All(move => move.Act != asked))
        {
            var possible = ListingLifeCycle.From(state).Select(move => move.Act.Name()).ToList();
            throw Problems.StateConflict(
                new(
                    $"Die Fassung ist im Stand {row.State}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                    $"The revision is in state {row.State}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
                row.State,
                possible);
        }
    }

    /// <summary>A problem unless the act is possible from the state the service is in.</summary>
    public static void Require(ListingRow listing, ServiceAct asked)
    {
        if (ListingLifeCycle.From(listing.ServiceState).All(move => move.Act != asked))
        {
            throw Conflict(listing);
        }
    }

    /// <summary>A problem unless the service takes revisions.</summary>
    public static void RequireRevisable(ListingRow listing)
    {
        if (!ListingLifeCycle.Revisable.Contains(listing.ServiceState))
        {
            throw Conflict(listing);
        }
    }

    /// <summary>Whether the caller may do something with a revision in its state.</summary>
    public static bool IsTheirs(RevisionMove move, ListingRow listing, Act act) =>
        SideOf(listing, act) is { } side && (side == move.Side || (move.Side == ListingSide.Operator && act.IsOperator)) && act.Roles.Allow(move.Role);

    /// <summary>What a listing with its offers still lacks.</summary>
    public static async Task<ListingCheck> Check(Sql sql, RevisionRow row) =>
        ListingGates.Of(ListingContent.Read(row.Content), await RevisionTable.Offers(sql, row.ServiceId), await RequirementCatalogueTable.Muss(sql));

    private static ProblemException NothingOpen(ListingRow listing) => Problems.StateConflict(
        new(
            "Zu diesem Dienst liegt keine Fassung vor, mit der Sie das tun könnten.",
            "There is no revision of this service that you could do this with."),
        listing.State,
        []);

    private static ProblemException Conflict(ListingRow listing)
    {
        var possible = ListingLifeCycle.From(listing.ServiceState).Select(move => move.Act.Name()).ToList();
        return Problems.StateConflict(
            new(
                $"Der Dienst ist im Stand {listing.State}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts" : string.Join(", ", possible))}.",
                $"The service is in state {listing.State}. Possible from here: {(possible.Count == 0 ? "nothing" : string.Join(", ", possible))}."),
            listing.State,
            possible);
    }
}
