using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>Who is invited?</summary>
internal static class ListInvitations
{
    /// <summary>List invitations</summary>
    /// <remarks>Of the organisation acted for, for its administrator; newest first.</remarks>
    public static async Task<Listing<Page<Invitation>, Invitation>> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        var from = cursors.Read(http);
        var now = clock.GetUtcNow();
        return await database.Read(async sql => Listing.Of(
            Slice<Invitation>.OfRows(
                [.. (await Invitations.Page(sql, act.For.Id, from, page.Take + 1)).Select(row => row.Show(register.Current, now))],
                invitation => Keyset.Key(invitation.CreatedAt, invitation.Id),
                from,
                page.Take,
                page.IncludeTotal == true ? await Invitations.Count(sql, act.For.Id) : null),
            () => Invitations.All(database, act.For.Id).Select(row => row.Show(register.Current, now))));
    }
}

/// <summary>How far is an invitation?</summary>
internal static class ReadInvitation
{
    /// <summary>Show an invitation</summary>
    /// <remarks>Of the organisation acted for, for its administrator. The link is not in it.</remarks>
    /// <param name="id">Id of the invitation.</param>
    public static async Task<Found<Invitation>> Handle(Guid id, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        var row = await database.Read(sql => Invitations.Find(sql, id));
        if (row is null || row.OrganisationId != act.For.Id || row.Email is null)
        {
            throw Problems.NotFound();
        }

        var shown = row.Show(register.Current, clock.GetUtcNow());
        return new(shown, shown.Version);
    }
}

/// <summary>Taking an invitation back.</summary>
internal static class RevokeInvitation
{
    /// <summary>Take an invitation back</summary>
    /// <remarks>Its link is worth nothing from then on. Only an open or expired one can be taken back.</remarks>
    /// <param name="id">Id of the invitation.</param>
    public static Task<Gone> Handle(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await Invitations.Find(write, id);
        if (row is null || row.OrganisationId != act.For.Id || row.Email is null)
        {
            throw Problems.NotFound();
        }

        ifMatch.Check(row.VersionAt(write.Now));
        if (!await Invitations.Close(write, id, InvitationState.Revoked))
        {
            throw Problems.StateConflict(
                new("Diese Einladung ist schon angenommen oder zurückgenommen.", "This invitation was accepted or taken back already."), row.State, []);
        }

        write.Record("invitation.revoked", $"invitation/{id}", ("organisation", act.For.Id.ToString()));
        return new Gone();
    });
}
