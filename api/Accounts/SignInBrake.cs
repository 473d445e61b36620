using FitStore.Api.Http;
using Microsoft.Extensions.Caching.Memory;

namespace FitStore.Api.Accounts;

/// <summary>
/// Slows failed sign-ins down, per account and per address. It only ever delays, by seconds: nobody can lock a stranger out
/// by trying wrong passwords, and an unknown address is slowed like a known one.
/// </summary>
internal sealed class SignInBrake(TimeProvider clock) : IDisposable
{
    private const int FreeTries = 3;

    /// <summary>Many colleagues may share an address, so it has more free tries than an account.</summary>
    private const int FreeTriesOfAddress = 20;
    private const int LongestDelayInSteps = 5;
    private const int QuickCodes = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);
    private readonly Lock turns = new();
    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    private readonly record struct AccountKey(string Email);

    private readonly record struct AddressKey(string Address);

    private readonly record struct CodeKey(Guid Account);

    private readonly record struct TurnKey(Guid Account);

    /// <summary>Waits as long as earlier failures ask for: 100 ms, doubling, at most 3.2 s.</summary>
    public Task Wait(string account, string address)
    {
        var steps = Math.Min(Math.Max(Count(new AccountKey(account)), Count(new AddressKey(address)) - FreeTriesOfAddress) - FreeTries, LongestDelayInSteps);
        return steps < 0 ? Task.CompletedTask : Task.Delay(Step * (1 << steps), clock);
    }

    public void Failed(string account, string address)
    {
        Add(new AccountKey(account));
        Add(new AddressKey(address));
    }

    /// <summary>Forgets the failures of the account, and half of those of the address: colleagues share it.</summary>
    public void Succeeded(string account, string address)
    {
        failures.Remove(new AccountKey(account));
        Keep(new AddressKey(address), Count(new AddressKey(address)) / 2);
    }

    /// <summary>
    /// Lets codes of an account be tried one after the other, after the first failures at most one in a second, later one in
    /// ten: six digits would not stand parallel guessing. Who gets here knows the password already.
    /// </summary>
    public async Task TakeTurn(Guid account)
    {
        TimeSpan wait;
        lock (turns)
        {
            var now = clock.GetUtcNow();
            var next = failures.TryGetValue(new TurnKey(account), out DateTimeOffset known) && known > now ? known : now;
            wait = next - now;
            if (wait > LongestTurn)
            {
                throw Problems.TooManyRequests(wait);
            }

            var failed = Count(new CodeKey(account));
            Keep(new TurnKey(account), next + TimeSpan.FromSeconds(failed < FreeTries ? 0 : failed < QuickCodes ? 1 : 10));
        }

        await Task.Delay(wait, clock);
    }

    public void FailedCode(Guid account) => Add(new CodeKey(account));

    public void SucceededCode(Guid account) => failures.Remove(new CodeKey(account));

    public void Dispose() => failures.Dispose();

    private int Count(object key) => failures.TryGetValue(key, out int count) ? count : 0;

    private void Add(object key) => Keep(key, Count(key) + 1);

    private void Keep(object key, object value) => failures.Set(key, value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Memory });
}
