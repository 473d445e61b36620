using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Feedback;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront;

/// <summary>
/// Speaks to the API as the person who is signed in, with that person's token and organisation, or as a visitor. What the API refuses
/// comes as <see cref="ApiProblem"/>; that it cannot be reached as <see cref="ApiNotReachable"/>.
/// </summary>
internal sealed partial class FitStoreClient(HttpClient http, IHttpContextAccessor contextAccessor)
{
    /// <summary>How long one try may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // An API that is newer than this storefront may say more than is known here.
    private static readonly JsonSerializerOptions Json = new(ContractsJson.Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    // ----- Accounts -----

    public async Task<Session> SignInAsync(NewSession session, CancellationToken cancel) =>
        (await SendAsync<Session>(HttpMethod.Post, "/v1/sessions", new Call { Body = session }, cancel)).Value;

    /// <summary>Ends the session of the person signed in; its token is worth nothing afterwards.</summary>
    public Task SignOutAsync(CancellationToken cancel) => SendAsync(HttpMethod.Delete, "/v1/sessions/current", new Call(), cancel);

    public async Task<Me> GetMeAsync(CancellationToken cancel) => (await GetAsync<Me>("/v1/me", cancel)).Value;

    /// <summary>The accounts to try the store out with; none where there is no sample data.</summary>
    public async Task<IReadOnlyList<SampleAccount>> ListSampleAccountsAsync(CancellationToken cancel)
    {
        try
        {
            return (await GetAsync<Page<SampleAccount>>("/v1/sample-accounts?limit=100", cancel)).Value.Items;
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
    }

    // ----- Feedback -----

    public Task SendFeedbackAsync(NewFeedback feedback, string key, CancellationToken cancel) =>
        SendAsync<FeedbackReceipt>(HttpMethod.Post, "/v1/feedback", new Call { Body = feedback, Key = key }, cancel);

    // ----- Transport -----

    /// <summary>Whether the API says it can work.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var response = await http.GetAsync("/readyz", patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Reads one thing or list.</summary>
    private Task<Answer<T>> GetAsync<T>(string path, CancellationToken cancel)
        where T : class => SendAsync<T>(HttpMethod.Get, path, new Call(), cancel);

    /// <summary>Sends a call that answers with a body.</summary>
    private async Task<Answer<T>> SendAsync<T>(HttpMethod method, string path, Call call, CancellationToken cancel)
        where T : class
    {
        using var response = await SendAsync(method, path, call, cancel);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancel);
            var value = await JsonSerializer.DeserializeAsync(body, TypeInfo<T>(), cancel)
                ?? throw new JsonException("The body is null.");
            return new Answer<T>(value, response.Headers.ETag?.ToString(), response.Headers.Location);
        }
        catch (JsonException problem)
        {
            throw new ApiNotReachable($"{method} {path} answered with something else than {typeof(T).Name}.", problem);
        }
    }

    /// <summary>Sends a call. Reads are tried once more where the API did not answer; anything else is the person's to repeat.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Call call, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var last = attempt == 2 || (method != HttpMethod.Get && method != HttpMethod.Head);
            using var request = Request(method, path, call);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            HttpResponseMessage response;
            try
            {
                response = await http.SendAsync(request, patience.Token);
            }
            catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                if (last)
                {
                    throw new ApiNotReachable($"{method} {path}: no answer.", problem);
                }

                continue;
            }

            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (!last && response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
                {
                    continue;
                }

                throw await ReadProblemAsync(method, path, response, cancel);
            }
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, Call call)
    {
        var request = new HttpRequestMessage(method, path);
        if (call.Body is not null)
        {
            request.Content = JsonContent.Create(call.Body, Json.GetTypeInfo(call.Body.GetType()));
        }
        else if (call.Patch is not null)
        {
            request.Content = new StringContent(call.Patch.ToJsonString(), Encoding.UTF8, "application/merge-patch+json");
        }

        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.AcceptLanguage.ParseAdd("de");
        if (call.Key is not null)
        {
            request.Headers.Add("Idempotency-Key", call.Key);
        }

        if (call.IfMatch is not null)
        {
            request.Headers.IfMatch.ParseAdd(call.IfMatch);
        }

        if (contextAccessor.HttpContext is { } context)
        {
            // Limits count people, not the storefront: the API takes this header from configured proxies alone.
            if (context.Connection.RemoteIpAddress is { } visitor)
            {
                request.Headers.Add("X-Forwarded-For", (visitor.IsIPv4MappedToIPv6 ? visitor.MapToIPv4() : visitor).ToString());
            }

            if (context.SignedIn() is { } person)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
                if (person.OrganisationId is not null)
                {
                    request.Headers.Add("FitStore-Organisation", person.OrganisationId);
                }
            }
        }
        return request;
    }

    private static async Task<Exception> ReadProblemAsync(HttpMethod method, string path, HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                var body = await response.Content.ReadAsStreamAsync(cancel);
                if (await JsonSerializer.DeserializeAsync(body, TypeInfo<Problem>(), cancel) is { } problem)
                {
                    return problem.Status is StatusCodes.Status503ServiceUnavailable
                        ? new ApiNotReachable($"{method} {path}: {problem.Code}, trace {problem.TraceId}.", retryAfter: response.Headers.RetryAfter?.Delta)
                        : new ApiProblem(problem);
                }
            }
            catch (JsonException)
            {
                // Said below: the status is all that can be used.
            }
        }
        return new ApiNotReachable($"{method} {path} answered {(int)response.StatusCode} without saying why.");
    }

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T));

    /// <summary>What a call brings along.</summary>
    private sealed record Call
    {
        public object? Body { get; init; }

        /// <summary>A merge patch instead of a body: what is null in it is taken away, which the contract's types leave out when they are written.</summary>
        public JsonObject? Patch { get; init; }

        /// <summary>The idempotency key, for what creates or moves something.</summary>
        public string? Key { get; init; }

        /// <summary>The version that the change is based on.</summary>
        public string? IfMatch { get; init; }
    }
}

/// <summary>What the API answered, with the version of the thing and, where it was created, its address.</summary>
internal sealed record Answer<T>(T Value, string? ETag, Uri? Location)
    where T : class;
