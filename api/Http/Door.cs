using System.Net.Mime;
using System.Text;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace FitStore.Api.Http;

/// <summary>
/// What happens to every request before its use case, in this order: who is it and for whom does it act, may it call this
/// operation, was it carried out before, does it name the version it is based on, is its query as documented.
/// </summary>
internal sealed class Door(RequestDelegate next, QueryGuard guard, TimeProvider clock)
{
    /// <summary>Header in which a caller with several organisations names the one it acts for.</summary>
    public const string OrganisationHeader = "FitStore-Organisation";

    /// <summary>Header in which a caller names the mandate under which it acts for that organisation.</summary>
    public const string MandateHeader = "FitStore-Mandate";

    /// <summary>Header with the token of a fresh sign-in.</summary>
    public const string FreshSignInHeader = "FitStore-Fresh-Sign-In";

    /// <summary>Header with the key under which a request is carried out only once.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    private const int LongestKey = 200;

    public async Task Invoke(HttpContext http, Act act, FitDatabase database)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<Access>() is not { } access)
        {
            await next(http);
            return;
        }

        http.Response.Headers.CacheControl = endpoint.Metadata.GetMetadata<Cacheable>() is null ? "no-store" : "public, max-age=60";
        Negotiate(http, endpoint);
        Authorise(http, act, access);
        if (act.StillAllowed is { } identify)
        {
            act.StillAllowed = async sql =>
            {
                await identify(sql);
                Authorise(http, act, access);
            };
        }

        if (act.Mandate is not null && endpoint.Metadata.GetMetadata<OwnOnly>() is not null)
        {
            throw Problems.NotUnderMandate();
        }

        var errors = new List<InputError>();
        if (endpoint.Metadata.GetMetadata<NeedsIdempotencyKey>() is not null)
        {
            act.Idempotency = await Identify(http, act, (RouteEndpoint)endpoint, errors);
            if (act.Idempotency is { } request && await database.Read(sql => IdempotencyTable.Find(sql, request)) is { } earlier)
            {
                throw new ReplayException(earlier);
            }
        }

        // After the key: a repeated request is answered again, though its fresh sign-in is used up.
        if (endpoint.Metadata.GetMetadata<NeedsFreshSignIn>() is { } fresh)
        {
            act.FreshSignInId = await FindFresh(http, act, database, fresh);
        }

        if (endpoint.Metadata.GetMetadata<NeedsIfMatch>() is not null && http.Request.Headers.IfMatch.Count == 0)
        {
            throw Problems.PreconditionRequired();
        }

        errors.AddRange(guard.Errors(http, endpoint));
        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }

        if (http.Request.Query["dryRun"] == "true")
        {
            act.IsDryRun = true;
            act.Idempotency = null;
            http.Response.Headers["Dry-Run"] = "true";
        }

        await next(http);
    }

    private async Task<Guid> FindFresh(HttpContext http, Act act, FitDatabase database, NeedsFreshSignIn fresh)
    {
        var token = http.Request.Headers[FreshSignInHeader].ToString();
        if (await database.Read(sql => FreshSignIns.Find(sql, act.SessionId!.Value, fresh.Act, token, clock.GetUtcNow())) is { } known)
        {
            return known;
        }

        // A twin that was faster has used it up: its answer is there by now.
        if (act.Idempotency is { } request && await database.Read(sql => IdempotencyTable.Find(sql, request)) is { } earlier)
        {
            throw new ReplayException(earlier);
        }

        throw Problems.FreshSignInRequired();
    }

    private static void Authorise(HttpContext http, Act act, Access access)
    {
        if (act.AccountId is not null)
        {
            Choose(act, http.Request.Headers[OrganisationHeader].ToString(), http.Request.Headers[MandateHeader].ToString());
        }

        if (access.Kind == AccessKind.Public)
        {
            return;
        }

        if (act.AccountId is null)
        {
            throw Problems.NotSignedIn();
        }

        if (access.Kind == AccessKind.SignedIn)
        {
            return;
        }

        if (act.Organisation is null)
        {
            throw act.Memberships.Count == 0 ? Problems.NotMember() : Problems.OrganisationNotChosen();
        }

        if (act.Mandate?.SecondFactorMissing ?? act.Memberships.Any(known => known.SecondFactorMissing && known.Organisation.Id == act.Organisation.Id))
        {
            throw Problems.SecondFactorDemanded();
        }

        // The operator's rights are roles in its own organisation: nobody decides for it under a mandate.
        if (access.Kind == AccessKind.Operator && (act.Organisation.Kind != OrganisationKind.Operator || act.Mandate is not null))
        {
            throw Problems.OperatorOnly();
        }

        if (access.Role is { } role && !act.Roles.Allow(role))
        {
            throw Problems.NotAllowed(role.Name());
        }
    }

    /// <summary>Settles for whom is acted: as a member, or for another organisation under a mandate in force.</summary>
    private static void Choose(Act act, string organisation, string mandate)
    {
        if (mandate.Length > 0)
        {
            act.Mandate = act.Mandates.FirstOrDefault(known => IsId(mandate, known.Id) && IsId(organisation, known.Principal.Id))
                ?? throw Problems.NoMandate();
            act.Organisation = act.Mandate.Principal;
            act.Roles = act.Mandate.Roles;
            return;
        }

        var membership = organisation.Length > 0
            ? act.Memberships.FirstOrDefault(known => IsId(organisation, known.Organisation.Id))
            : act.Memberships.Count == 1 ? act.Memberships[0] : null;
        if (organisation.Length > 0 && membership is null)
        {
            throw Problems.NotMember();
        }

        act.Organisation = membership?.Organisation;
        act.Roles = membership?.Roles ?? [];
    }

    private static bool IsId(string text, Guid id) => Guid.TryParseExact(text, "D", out var given) && given == id;

    private static void Negotiate(HttpContext http, Endpoint endpoint)
    {
        var offered = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
            .Where(type => type.StatusCode < 300).SelectMany(type => type.ContentTypes).Append(MediaTypeNames.Application.ProblemJson).ToList();
        if (offered.Count == 1 || http.Request.Headers.Accept.Count == 0)
        {
            return;
        }

        // A header that cannot be read asks for nothing in particular.
        if (MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var wanted)
            && !wanted.Any(range => range.Quality != 0 && offered.Exists(type => new MediaTypeHeaderValue(type).IsSubsetOf(range))))
        {
            throw Problems.NotAcceptable();
        }
    }

    private static async Task<IdempotentRequest?> Identify(HttpContext http, Act act, RouteEndpoint endpoint, List<InputError> errors)
    {
        var key = http.Request.Headers[IdempotencyHeader].ToString();
        if (key.Length is 0 or > LongestKey)
        {
            errors.Add(Problems.Parameter(IdempotencyHeader, key.Length == 0 ? InputErrorCodes.Required : InputErrorCodes.TooLong, new(
                $"Geben Sie einen selbst gewählten, einmaligen Schlüssel von 1 bis {LongestKey} Zeichen an, etwa eine UUID.",
                $"Give a unique key of your own with 1 to {LongestKey} characters, a UUID for instance.")));
            return null;
        }

        var head = Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n{http.Request.ContentType}\n");
        var body = endpoint.Metadata.GetMetadata<TakesFile>() is { } file ? (await FileBody.Read(http, file)).Hash : await Body.Read(http);
        return new IdempotentRequest(
            act.AccountId ?? Guid.Empty,
            act.Organisation?.Id ?? Guid.Empty,
            $"{http.Request.Method} {endpoint.RoutePattern.RawText}",
            IdempotentRequest.Hash(act.Mandate is { } mandate ? $"{mandate.Id}\n{key}" : key),
            IdempotentRequest.Hash([.. head, .. body.Span]));
    }
}
