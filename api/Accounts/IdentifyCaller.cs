using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;

namespace FitStore.Api.Accounts;

/// <summary>
/// Finds out who calls, from the token of the request. A token that is given but not valid is never taken for a visitor, but
/// counts as one: tokens cannot be tried without limit.
/// </summary>
internal sealed class IdentifyCaller(RequestDelegate next, FitDatabase database, Limits limits, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 200;

    public async Task Invoke(HttpContext http, Act act)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length <= LongestToken ? header[Scheme.Length..].Trim() : "";
            var session = await database.Read(sql => Identify(sql, token, act));
            if (session is null)
            {
                await limits.Count(http, _ => throw Problems.NotSignedIn());
                return;
            }

            act.AccountId = session.AccountId;
            act.SessionId = session.SessionId;
            act.HasSecondFactor = session.AuthenticatorSince is not null;
            act.StillAllowed = async sql => _ = await Identify(sql, token, act) ?? throw Problems.NotSignedIn();
            await NoteUse(session);
            http.Items[typeof(SessionTable.Row)] = session;
        }

        await next(http);
    }

    /// <summary>The session of a token, and for whom its account may act.</summary>
    private async Task<SessionTable.Row?> Identify(Sql sql, string token, Act act)
    {
        var found = await SessionTable.OfToken(sql, token, clock.GetUtcNow());
        act.Memberships = found is null ? [] : await SessionTable.Memberships(sql, found.AccountId);
        act.Mandates = found is null ? [] : await MandateTable.InForce(sql, found.AccountId, act.Memberships, clock);
        return found;
    }

    /// <summary>Notes that the session is in use, for its owner to see. A busy database is no reason to refuse the request.</summary>
    private async Task NoteUse(SessionTable.Row session)
    {
        var now = clock.GetUtcNow();
        if (!session.IsUseToBeNoted(now))
        {
            return;
        }

        try
        {
            await database.Write(new Act(), async write =>
            {
                await SessionTable.NoteUse(write, session.SessionId, now);
                return new Gone();
            });
        }
        catch (ProblemException)
        {
            // The next request notes it.
        }
    }
}
