using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>Turns rows into what the API answers. Who wrote and what was asked for is told to provider and operator alone.</summary>
internal sealed class RevisionView(OrganisationRegister register)
{
    public async Task<ServiceRevision> Show(Sql sql, ListingRow listing, RevisionRow row, Act act)
    {
        var shown = Show(listing, row, act);
        return Viewer.Of(act).IsPartyOf(listing) && row.RevisionState != RevisionState.Published
            ? shown with
            {
                Remarks = [.. (await RevisionTable.Remarks(sql, row.ServiceId, row.Number)).Select(remark => new Remark { Pointer = remark.Pointer, Text = remark.Text, At = remark.At })],
            }
            : shown;
    }

    /// <summary>As it stands in lists: without its remarks.</summary>
    public ServiceRevision Show(ListingRow listing, RevisionRow row, Act act)
    {
        var isParty = Viewer.Of(act).IsPartyOf(listing);
        return new ServiceRevision
        {
            Service = listing.Slug,
            Number = row.Number,
            Version = row.Version,
            State = row.RevisionState,
            Origin = Names.Parse<ListingOrigin>(row.Origin),
            Provider = register.Current.Ref(listing.ProviderId),
            Content = ListingContent.Read(row.Content),
            CreatedAt = row.CreatedAt,
            ChangedAt = row.ChangedAt,
            ChangedBy = isParty ? row.ChangedByName : null,
            SubmittedAt = isParty ? row.SubmittedAt : null,
            SubmittedBy = isParty ? row.SubmittedByName : null,
            PublishOn = row.PublishOn,
            PublishedAt = row.PublishedAt,
        };
    }

    /// <summary>A revision as it is after an act.</summary>
    public async Task<Found<ServiceRevision>> After(Sql sql, string slug, int number, Act act)
    {
        var (listing, row) = await Listings.Require(sql, slug, number, act);
        return new Found<ServiceRevision>(await Show(sql, listing, row, act), row.Version);
    }
}
