using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>Where am I signed in?</summary>
internal static class ListSessions
{
    /// <summary>List the own sessions</summary>
    /// <remarks>Of the signed-in account, newest first.</remarks>
    public static async Task<Listing<Page<SessionInfo>, SessionInfo>> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, TimeProvider clock)
    {
        var sessions = await database.Read(sql => SessionTable.Open(sql, act.AccountId!.Value, act.SessionId, clock.GetUtcNow()));
        return Listing.Of(sessions, session => new SortKey(-session.CreatedAt.UtcTicks, "", session.Id.ToString()), cursors.Read(http), page.Take);
    }
}

/// <summary>Signing out.</summary>
internal static class CloseSession
{
    /// <summary>Sign out</summary>
    /// <remarks>Ends the session the request came with; its token is worth nothing from then on.</remarks>
    public static Task<Gone> Handle(Act act, FitDatabase database) => database.Write(act, async write =>
    {
        await SessionTable.Close(write, act.AccountId!.Value, act.SessionId!.Value);
        return new Gone();
    });
}

/// <summary>Ending a session somewhere else.</summary>
internal static class CloseOneSession
{
    /// <summary>End one of the own sessions</summary>
    /// <remarks>On a lost device, say. Sessions never change, so no <c>If-Match</c> is asked for.</remarks>
    /// <param name="id">Id of the session.</param>
    public static Task<Gone> Handle(Guid id, Act act, FitDatabase database) => database.Write(act, async write =>
        await SessionTable.Close(write, act.AccountId!.Value, id) ? new Gone() : throw Problems.NotFound());
}

/// <summary>Signing out everywhere.</summary>
internal static class CloseAllSessions
{
    /// <summary>End all own sessions</summary>
    /// <remarks>The one the request came with, too.</remarks>
    public static Task<Gone> Handle(Act act, FitDatabase database) => database.Write(act, async write =>
    {
        await SessionTable.CloseAll(write, act.AccountId!.Value);
        return new Gone();
    });
}
