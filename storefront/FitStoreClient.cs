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

    /// <summary>Sends a call of whose answer nothing is needed but that it was a good one.</summary>
    private async Task ActAsync(HttpMethod method, string path, Call call, CancellationToken cancel) =>
        (await SendAsync(method, path, call, cancel)).Dispose();

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
                response = await http.SendAsync(request, call.IsStream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, patience.Token);
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
        else if (call.File is not null)
        {
            request.Content = call.File;
        }
        else if (call.Patch is not null)
        {
            request.Content = new StringContent(call.Patch.ToJsonString(), Encoding.UTF8, "application/merge-patch+json");
        }

        request.Headers.Accept.ParseAdd(call.Accept ?? "application/json");
        request.Headers.AcceptLanguage.ParseAdd("de");
        if (call.Key is not null)
        {
            request.Headers.Add("Idempotency-Key", call.Key);
        }

        if (call.IfMatch is not null)
        {
            request.Headers.IfMatch.ParseAdd(call.IfMatch);
        }

        if (call.FreshSignIn is not null)
        {
            request.Headers.Add("FitStore-Fresh-Sign-In", call.FreshSignIn);
        }

        if (call.Program is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", call.Program);
        }

        if (contextAccessor.HttpContext is { } context)
        {
            // Limits count people, not the storefront: the API takes this header from configured proxies alone.
            if (context.Connection.RemoteIpAddress is { } visitor)
            {
                request.Headers.Add("X-Forwarded-For", (visitor.IsIPv4MappedToIPv6 ? visitor.MapToIPv4() : visitor).ToString());
            }

            if (!call.IsAnonymous && context.SignedIn() is { } person)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
                if (call.Mandate is { } mandate)
                {
                    request.Headers.Add("FitStore-Organisation", mandate.Principal.Id.ToString());
                    request.Headers.Add("FitStore-Mandate", mandate.Id.ToString());
                }
                else if (person.OrganisationId is not null && !call.IsPersonal)
                {
                    request.Headers.Add("FitStore-Organisation", person.OrganisationId);
                    if (person.MandateId is not null)
                    {
                        request.Headers.Add("FitStore-Mandate", person.MandateId);
                    }
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

        /// <summary>A file instead of a body, read once as it is sent.</summary>
        public HttpContent? File { get; init; }

        /// <summary>The answer is handed on as it comes, however large it is.</summary>
        public bool IsStream { get; init; }

        /// <summary>A merge patch instead of a body: what is null in it is taken away, which the contract's types leave out when they are written.</summary>
        public JsonObject? Patch { get; init; }

        /// <summary>The idempotency key, for what creates or moves something.</summary>
        public string? Key { get; init; }

        /// <summary>The version that the change is based on.</summary>
        public string? IfMatch { get; init; }

        /// <summary>
        /// The call concerns the person alone, so it does not say for which organisation she acts: that organisation may no longer be hers,
        /// and she must be able to change it.
        /// </summary>
        public bool IsPersonal { get; init; }

        /// <summary>The mandate under which this one call acts, whatever the session says.</summary>
        public MandateRef? Mandate { get; init; }

        /// <summary>The call is nobody's: it must work, too, where the session in the cookie has ended.</summary>
        public bool IsAnonymous { get; init; }

        /// <summary>The token of a fresh sign-in, for what binds.</summary>
        public string? FreshSignIn { get; init; }

        /// <summary>The form in which the answer is wanted, where it is not JSON.</summary>
        public string? Accept { get; init; }

        /// <summary>What the visitor's browser calls itself, where the API keeps it for the person to recognise the session by.</summary>
        public string? Program { get; init; }
    }
}

/// <summary>What the API answered, with the version of the thing and, where it was created, its address.</summary>
internal sealed record Answer<T>(T Value, string? ETag, Uri? Location)
    where T : class;
