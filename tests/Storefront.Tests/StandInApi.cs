using System.Net;
using System.Text;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests;

/// <summary>A request as the stand-in received it.</summary>
internal sealed record Received(string Call, string Query, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public T As<T>() => (T)JsonSerializer.Deserialize(Body, typeof(T), ContractsJson.Default)!;
}

/// <summary>
/// Answers what the frame asks the API for: accounts, sessions, feedback. What else a test needs it answers by <see cref="Answers"/>.
/// Tells what it was sent.
/// </summary>
internal sealed class StandInApi : HttpMessageHandler
{
    public static readonly OrganisationRef Nordhausen = new() { Id = Guid.CreateVersion7(), Name = "Nordhausen, Stadt", Kind = OrganisationKind.Gemeinde, Land = "TH" };

    public static readonly OrganisationRef Thueringen = new() { Id = Guid.CreateVersion7(), Name = "Thüringen", Kind = OrganisationKind.Land, Land = "TH" };

    public static readonly OrganisationRef ItProvider = new() { Id = Guid.CreateVersion7(), Name = "Rechenzentrum Mitte", Kind = OrganisationKind.ItProvider, Land = "TH" };

    public static readonly Me Jana = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "Jana Petersen",
        Email = "jana@nordhausen.example.org",
        Memberships = [Member(Nordhausen), Member(Thueringen)],
    };

    public static readonly Me Ben = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "Ben Krüger",
        Email = "ben@nordhausen.example.org",
        Memberships = [Member(Nordhausen)],
    };

    private readonly Dictionary<string, Me> sessions = new(StringComparer.Ordinal);

    /// <summary>Belongs to an IT-Dienstleister that acts for Thüringen under a mandate.</summary>
    public static readonly Me Mia = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "Mia Albrecht",
        Email = "mia@it.example.org",
        Memberships = [Member(ItProvider)],
        Mandates =
        [
            new() { Id = Guid.CreateVersion7(), Principal = Thueringen, Agent = ItProvider, Roles = [Role.Reader, Role.Editor], Until = new DateOnly(2027, 6, 30) },
        ],
    };

    /// <summary>Signs in with a second factor.</summary>
    public static readonly Me Sven = new()
    {
        Id = Guid.CreateVersion7(),
        Name = "Sven Ott",
        Email = "sven@nordhausen.example.org",
        Memberships = [Member(Nordhausen)],
        HasSecondFactor = true,
    };

    /// <summary>The code that <see cref="Sven"/>'s app shows.</summary>
    public const string Code = "492039";

    public const string Password = "ein-gutes-passwort";

    /// <summary>What was sent to <c>/v1/feedback</c>, with its idempotency key.</summary>
    public List<(string Key, string Body, string? ForwardedFor)> Feedback { get; } = [];

    /// <summary>How often each address was asked for.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Everything that was asked, in order.</summary>
    public List<Received> Received { get; } = [];

    /// <summary>What a test has the API answer, by method and path: <c>api.Answers["POST /v1/password-resets"] = _ => …</c>.</summary>
    public Dictionary<string, Func<Received, HttpResponseMessage>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>The people who have accounts.</summary>
    public List<Me> People { get; } = [Jana, Ben, Mia, Sven];

    /// <summary>What feedback is answered with; a receipt unless a test says otherwise.</summary>
    public Func<HttpResponseMessage>? FeedbackAnswer { get; set; }

    /// <summary>Throws instead of answering, as a network does that is down.</summary>
    public bool IsDown { get; set; }

    /// <summary>Ends every session at the API, as an operator may.</summary>
    public void RevokeAll() => sessions.Clear();

    public static HttpResponseMessage Problem(HttpStatusCode status, string code, params InputError[] errors) => Json(status, new Problem
    {
        Type = "/problems/" + code,
        Title = code,
        Status = (int)status,
        Detail = "Das geht gerade nicht.",
        Instance = "/",
        Code = code,
        TraceId = "0123456789abcdef0123456789abcdef",
        Errors = errors.Length == 0 ? null : errors,
    }, "application/problem+json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Calls.Add($"{request.Method} {path}");
        if (IsDown)
        {
            throw new HttpRequestException("down");
        }

        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var received = new Received(
            $"{request.Method} {path}",
            request.RequestUri.Query,
            body,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
        Received.Add(received);
        if (Answers.TryGetValue(received.Call, out var answer))
        {
            return answer(received);
        }

        switch (request.Method.Method, path)
        {
            case ("GET", "/readyz"):
                return new HttpResponseMessage(HttpStatusCode.OK);
            case ("GET", "/v1/sample-accounts"):
                return Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound);
            case ("POST", "/v1/sessions"):
                var asked = JsonSerializer.Deserialize(body, ContractsJson.Default.NewSession)!;
                var me = People.FirstOrDefault(person => person.Email == asked.Email && asked.Password == Password);
                if (me is null)
                {
                    return Problem(HttpStatusCode.Unauthorized, ProblemCodes.SignInFailed);
                }

                if (me.HasSecondFactor && asked.Code != Code)
                {
                    return Problem(HttpStatusCode.Unauthorized, ProblemCodes.SecondFactorRequired);
                }

                var token = "fits_" + Guid.NewGuid().ToString("N");
                sessions[token] = me;
                return Json(HttpStatusCode.Created, new Session { Token = token, ExpiresAt = DateTimeOffset.UtcNow.AddHours(8), Me = me });
            case ("GET", "/v1/me"):
                return sessions.TryGetValue(request.Headers.Authorization?.Parameter ?? "", out var known)
                    ? Json(HttpStatusCode.OK, known)
                    : Problem(HttpStatusCode.Unauthorized, ProblemCodes.NotSignedIn);
            case ("POST", "/v1/fresh-sign-ins"):
                var proof = received.As<NewFreshSignIn>();
                if (!sessions.TryGetValue(request.Headers.Authorization?.Parameter ?? "", out var prover))
                {
                    return Problem(HttpStatusCode.Unauthorized, ProblemCodes.NotSignedIn);
                }

                if (proof.Password != Password)
                {
                    return Problem(HttpStatusCode.Unauthorized, ProblemCodes.SignInFailed);
                }

                return prover.HasSecondFactor && proof.Code != Code
                    ? Problem(HttpStatusCode.Unauthorized, ProblemCodes.SecondFactorRequired)
                    : Json(HttpStatusCode.Created, new FreshSignIn { Token = "fitf_" + proof.Act, Act = proof.Act, ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(5) });
            case ("DELETE", "/v1/sessions/current"):
                sessions.Remove(request.Headers.Authorization?.Parameter ?? "");
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            case ("GET", "/v1/adoptions"):
                return Json(HttpStatusCode.OK, new Page<Contracts.Adoptions.Adoption> { Items = [] });
            case ("POST", "/v1/feedback"):
                Feedback.Add((
                    request.Headers.GetValues("Idempotency-Key").Single(),
                    body,
                    request.Headers.TryGetValues("X-Forwarded-For", out var addresses) ? addresses.Single() : null));
                return FeedbackAnswer?.Invoke() ?? Json(HttpStatusCode.Created, new Contracts.Feedback.FeedbackReceipt { Id = Guid.CreateVersion7(), ReceivedAt = DateTimeOffset.UtcNow });
            default:
                return Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound);
        }
    }

    public static Membership Member(OrganisationRef organisation) => new() { Organisation = organisation, Roles = [Role.Reader, Role.Editor] };

    public static HttpResponseMessage Json<T>(HttpStatusCode status, T body, string mediaType = "application/json") => new(status)
    {
        Content = new StringContent(JsonSerializer.Serialize(body, typeof(T), ContractsJson.Default), Encoding.UTF8, mediaType),
    };
}
