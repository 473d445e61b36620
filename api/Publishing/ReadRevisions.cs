using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Publishing;

/// <summary>Which revision to compare with.</summary>
internal sealed class ComparisonQuery
{
    [FromQuery(Name = "with"), Required, Range(1, 1_000_000)]
    [Description("Number of the other revision; the earlier one counts as before, whichever is named first.")]
    public int? With { get; init; }
}

/// <summary>What did a listing say, what does it lack, what can be done with it, and what was done?</summary>
internal static class ReadRevisions
{
    /// <summary>List the revisions of a service</summary>
    /// <remarks>
    /// Newest first. Everybody reads those that are or were published; the provider its open one, too; the operator from its submission on.
    /// Without remarks.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Listing<Page<ServiceRevision>, ServiceRevision>> List(
        string slug, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, RevisionView view)
    {
        var from = cursors.Read(http);
        return await database.Read(async sql =>
        {
            var listing = await Listings.Require(sql, slug, act);
            var viewer = Viewer.Of(act);
            var statement = from is { Backwards: true } ? RevisionTable.Backwards : RevisionTable.Forwards;
            int? at = from is { } place ? (int)-place.Key.Rank : null;
            var rows = await sql.Rows<RevisionRow>(statement, RevisionTable.Parameters(listing.Id, viewer, at, page.Take + 1));
            int? total = page.IncludeTotal == true ? await sql.Value<int>(RevisionTable.Count, RevisionTable.Parameters(listing.Id, viewer)) : null;
            var slice = Slice<RevisionRow>.OfRows(rows, row => new SortKey(-row.Number, "", ""), from, page.Take, total);
            return Listing.Of(
                new Slice<ServiceRevision>([.. slice.Items.Select(row => view.Show(listing, row, act))], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<RevisionRow>(RevisionTable.Forwards, RevisionTable.Parameters(listing.Id, viewer, take: int.MaxValue)).Select(row => view.Show(listing, row, act)));
        });
    }

    /// <summary>Show a revision</summary>
    /// <remarks>
    /// Everybody reads a revision that is or was published; the provider its open one, too; the operator from its submission on. Its
    /// `content` can be sent to `POST /v1/services` as it is.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static Task<Found<ServiceRevision>> One(string slug, int number, Act act, FitDatabase database, RevisionView view) =>
        database.Read(sql => view.After(sql, slug, number, act));

    /// <summary>Show what a listing still lacks</summary>
    /// <remarks>Every gate, how complete it is, and what Kommunen would like to read besides; for the provider and, once it is submitted, the operator. It depends on the offers, too.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static Task<Told<ListingCheck>> Gates(string slug, int number, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var (_, row) = await OfParty(sql, slug, number, act);
        return new Told<ListingCheck>(await Listings.Check(sql, row));
    });

    /// <summary>Show what can be done with a revision</summary>
    /// <remarks>The acts that are the caller's in its state, each with what is still missing for it.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static Task<Told<RevisionTransitions>> Transitions(string slug, int number, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var (listing, row) = await OfParty(sql, slug, number, act);
        var items = new List<RevisionTransition>();
        foreach (var move in ListingLifeCycle.From(row.RevisionState).Where(move => Listings.IsTheirs(move, listing, act)))
        {
            items.Add(new RevisionTransition
            {
                Act = move.Act,
                Href = move.Path is { } path ? $"/v1/services/{slug}/{path}" : $"/v1/services/{slug}/revisions/{number}",
                Missing = move.Act switch
                {
                    RevisionAct.Submit => ListingGates.Unmet(await Listings.Check(sql, row)),
                    RevisionAct.Publish when row.SubmittedBy == act.AccountId => [PublishRevision.NotBySubmitter()],
                    RevisionAct.Publish => ListingGates.Unmet(await Listings.Check(sql, row)),
                    _ => [],
                },
            });
        }

        var mayRevise = ListingLifeCycle.Public.Contains(row.RevisionState) && listing.OpenRevision is null && ListingLifeCycle.Revisable.Contains(listing.ServiceState)
            && listing.ProviderId == act.For.Id && act.Has(Contracts.Accounts.Role.Editor);
        if (mayRevise)
        {
            items.Add(new RevisionTransition { Act = RevisionAct.Create, Href = $"/v1/services/{slug}/revisions" });
        }

        return new Told<RevisionTransitions>(new RevisionTransitions { Items = items });
    });

    /// <summary>List what was done with a revision</summary>
    /// <remarks>Oldest first; for the provider and, from the first submission on, the operator. Persons are told to their own organisation alone.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static async Task<Listing<Page<RevisionEvent>, RevisionEvent>> Events(
        string slug, int number, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register)
    {
        var rows = await database.Read(async sql =>
        {
            var (listing, _) = await OfParty(sql, slug, number, act);
            var viewer = Viewer.Of(act);
            return await RevisionTable.Events(sql, listing.Id, number, viewer.Provider == listing.ProviderId ? viewer with { IsOperator = false } : viewer, act.For.Id);
        });
        var sorted = rows.Select(row => (row.Place, Event: new RevisionEvent
        {
            Revision = row.Revision,
            At = row.At,
            Act = Names.Parse<RevisionAct>(row.Act),
            State = Names.Parse<RevisionState>(row.State),
            Organisation = row.OrganisationId is { } organisation ? register.Current.Ref(organisation) : null,
            Person = row.Person,
        })).ToList();
        var slice = Slice<(int Place, RevisionEvent Event)>.Of(sorted, entry => new SortKey(entry.Place, "", ""), cursors.Read(http), page.Take);
        return Listing.Of(
            new Slice<RevisionEvent>([.. slice.Items.Select(entry => entry.Event)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
            () => sorted.Select(entry => entry.Event).ToAsyncEnumerable());
    }

    /// <summary>Compare two revisions</summary>
    /// <remarks>Every statement that is not the same in both, in the order of the listing. Of revisions that the caller may read.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of one revision.</param>
    public static Task<Told<RevisionComparison>> Comparison(string slug, int number, [AsParameters] ComparisonQuery query, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var (before, after) = (Math.Min(number, query.With!.Value), Math.Max(number, query.With.Value));
        var (_, old) = await Listings.Require(sql, slug, before, act);
        var (_, now) = await Listings.Require(sql, slug, after, act);
        return new Told<RevisionComparison>(new RevisionComparison
        {
            Service = slug,
            Before = before,
            After = after,
            Differences = CompareRevisions.Of(ListingContent.Read(old.Content), ListingContent.Read(now.Content)),
        });
    });

    /// <summary>A revision for a party of the listing; to others it is not there.</summary>
    private static async Task<(ListingRow Listing, RevisionRow Row)> OfParty(Sql sql, string slug, int number, Act act)
    {
        var (listing, row) = await Listings.Require(sql, slug, number, act);
        return Viewer.Of(act).IsPartyOf(listing) ? (listing, row) : throw Problems.NotFound();
    }
}
