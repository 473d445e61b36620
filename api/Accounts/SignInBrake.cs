using Microsoft.Extensions.Caching.Memory;

namespace FitStore.Api.Accounts;

/// <summary>
/// Slows failed sign-ins down, per account and per address. It only ever delays, by seconds: nobody can lock a stranger out
/// by trying wrong passwords, and an unknown address is slowed like a known one.
/// </summary>
internal sealed class SignInBrake(TimeProvider clock) : IDisposable
{
    private const int FreeTries = 3;
    private const int LongestDelayInSteps = 5;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>Waits as long as earlier failures ask for: 100 ms, doubling, at most 3.2 s.</summary>
    public Task Wait(string account, string address)
    {
        var steps = Math.Min(Math.Max(Count(account), Count(address)) - FreeTries, LongestDelayInSteps);
        return steps < 0 ? Task.CompletedTask : Task.Delay(Step * (1 << steps), clock);
    }

    public void Failed(string account, string address)
    {
        foreach (var key in (ReadOnlySpan<string>)[account, address])
        {
            failures.Set(key, Count(key) + 1, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Memory });
        }
    }

    public void Succeeded(string account) => failures.Remove(account);

    public void Dispose() => failures.Dispose();

    private int Count(string key) => failures.TryGetValue(key, out int count) ? count : 0;
}
