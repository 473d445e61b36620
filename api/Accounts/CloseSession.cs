using FitStore.Api.Database;
using FitStore.Api.Http;

namespace FitStore.Api.Accounts;

/// <summary>Signing out.</summary>
internal static class CloseSession
{
    /// <summary>Sign out</summary>
    /// <remarks>Ends the session the request came with; its token is worth nothing from then on.</remarks>
    public static Task<Gone> Handle(Act act, FitDatabase database) => database.Write(act, async write =>
    {
        await SessionTable.Close(write, act.SessionId!.Value);
        return new Gone();
    });
}
