using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>Writing: a new draft of a published listing, its changes, and giving it up.</summary>
internal static class WriteRevision
{
    /// <summary>Start a revision of a published service</summary>
    /// <remarks>
    /// A draft that says what the published revision says, or an earlier one: so an old one is brought back. There is at most one open
    /// revision: a second is a conflict that gives the first one's address. A service whose end is announced takes none.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Made<ServiceRevision>> Create(string slug, Body<NewRevision> body, Act act, FitDatabase database, RevisionView view) => database.Write(act, async write =>
    {
        var listing = await Listings.OfProvider(write, slug, act);
        var asked = body.Valid();
        if (listing.OpenRevision is { } open)
        {
            throw Problems.AlreadyThere(
                new("An diesem Dienst wird schon gearbeitet: Es gibt eine offene Fassung.", "This service is being worked on already: there is an open revision."),
                $"/v1/services/{slug}/revisions/{open}");
        }

        Listings.RequireRevisable(listing);
        var from = await RevisionTable.Find(write, listing.Id, asked.From ?? listing.PublishedRevision!.Value, Viewer.Of(act))
            ?? throw Problems.Invalid(Problems.Member("/from", InputErrorCodes.DoesNotExist, new("Diese Fassung gibt es nicht.", "There is no such revision.")));
        var content = ListingContent.Tidy(ListingContent.Read(from.Content));
        var number = await RevisionTable.AddRevision(write, listing.Id, ListingContent.Write(content), act.AccountId);
        await ServiceFileTable.Use(write, listing.Id, number, await KeepServiceFiles.Named(write, listing, content));
        await RevisionTable.AddEvent(write, listing.Id, number, RevisionAct.Create, RevisionState.Draft, act);
        write.Record("revision.created", $"service/{listing.Id}", ("revision", number), ("from", from.Number));
        var (after, row) = await Listings.Require(write, slug, number, act);
        return new Made<ServiceRevision>(await view.Show(write, after, row, act), $"/v1/services/{slug}/revisions/{number}", row.Version);
    });

    /// <summary>Change a draft</summary>
    /// <remarks>
    /// A merge patch of its content: what is absent stays, what is null is taken away, a list is replaced as a whole. Any text may be empty
    /// that is not yet given; what is given is right in its form, and files it names are uploaded ones of this service. 412 when somebody else was faster: get it again, and choose. All of it
    /// together has at most 45,000 characters of JSON. It is no act on record.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static Task<Found<ServiceRevision>> Change(
        string slug, int number, IfMatch ifMatch, Body<ServiceContent> body, Act act, FitDatabase database, RevisionView view) => database.Write(act, async write =>
    {
        var (listing, row) = await OfProvider(write, slug, number, act);
        ifMatch.Check(row.Version);
        Listings.Require(row, RevisionAct.Change);
        var content = ListingContent.Tidy(body.ValidPatchOf(ListingContent.Read(row.Content)));
        ListingContent.RequireFits(content, "");
        var written = ListingContent.Write(content);
        if (written == row.Content)
        {
            return new Found<ServiceRevision>(await view.Show(write, listing, row, act), row.Version);
        }

        await RevisionTable.ChangeContent(write, row, written, await KeepServiceFiles.Named(write, listing, content), act.AccountId);
        return await view.After(write, slug, number, act);
    });

    /// <summary>Discard a draft</summary>
    /// <remarks>It is out of sight then, and the act stays on record. The short name of a service that was never published is free again.</remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static Task<Gone> Discard(string slug, int number, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var (listing, row) = await OfProvider(write, slug, number, act);
        ifMatch.Check(row.Version);
        Listings.Require(row, RevisionAct.Discard);
        await RevisionTable.Move(write, listing, row, RevisionState.Discarded, act.AccountId);
        await RevisionTable.AddEvent(write, listing.Id, number, RevisionAct.Discard, RevisionState.Discarded, act);
        write.Record("revision.discarded", $"service/{listing.Id}", ("revision", number));
        return new Gone();
    });

    /// <summary>A revision for an act of the provider: to strangers a draft is not there, what is public is not theirs.</summary>
    private static async Task<(ListingRow Listing, RevisionRow Row)> OfProvider(Sql sql, string slug, int number, Act act)
    {
        var (listing, row) = await Listings.Require(sql, slug, number, act);
        return listing.ProviderId == act.For.Id ? (listing, row) : throw Problems.OwnerOnly();
    }
}
