using System.Globalization;
using System.Threading.RateLimiting;

namespace FitStore.Api.Http;

/// <summary>How many requests a client may make; per account when signed in, per address when not.</summary>
internal sealed class LimitOptions
{
    /// <summary>Requests per minute of a visitor's address.</summary>
    public int VisitorPerMinute { get; init; } = 600;

    /// <summary>Requests per minute of an account.</summary>
    public int AccountPerMinute { get; init; } = 1200;

    /// <summary>Tries of passwords and links per minute from one address; many colleagues may share one.</summary>
    public int SignInsPerMinute { get; init; } = 60;
}

/// <summary>Counts requests in windows of a minute and says in every answer what is left.</summary>
internal sealed class Limits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<Client> limiter;

    public Limits(LimitOptions options)
    {
        limiter = PartitionedRateLimiter.Create<Client, Client>(client => RateLimitPartition.GetFixedWindowLimiter(client, known => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Quota(options, known),
            Window = Window,
            QueueLimit = 0,
        }));
        Options = options;
    }

    public LimitOptions Options { get; }

    private readonly record struct Client(string Policy, string Key);

    public async Task Count(HttpContext http, RequestDelegate next)
    {
        var act = http.RequestServices.GetRequiredService<Act>();
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var isSignIn = http.GetEndpoint()?.Metadata.GetMetadata<SignInLimit>() is not null;
        var client = isSignIn ? new Client("signIn", address)
            : act.AccountId is { } account ? new Client("account", account.ToString())
            : new Client("visitor", address);

        using var lease = limiter.AttemptAcquire(client);
        var left = limiter.GetStatistics(client)?.CurrentAvailablePermits ?? 0;
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{client.Policy}\";q={Quota(Options, client)};w={(int)Window.TotalSeconds}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{client.Policy}\";r={left}");
        if (!lease.IsAcquired)
        {
            throw Problems.TooManyRequests(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
        }

        await next(http);
    }

    public void Dispose() => limiter.Dispose();

    private static int Quota(LimitOptions options, Client client) => client.Policy switch
    {
        "signIn" => options.SignInsPerMinute,
        "account" => options.AccountPerMinute,
        _ => options.VisitorPerMinute,
    };
}

/// <summary>Marks the operation in which passwords are tried; it has a quota of its own.</summary>
internal sealed record SignInLimit;
