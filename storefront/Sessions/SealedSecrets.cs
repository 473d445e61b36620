using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// Secrets that have to last from one page of a journey to the next, such as the password while the second factor is asked for. They
/// travel encrypted in a hidden field, so that they stand in no page, no cookie and no store, and are worth nothing after some minutes.
/// </summary>
internal sealed class SealedSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Time enough to find the telephone and to type.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtectionProvider protectors = protection.CreateProtector("FitStore.Storefront.SealedSecrets.v1");

    /// <param name="purpose">What the secret is for; it opens for nothing else.</param>
    /// <param name="secret">The secret.</param>
    public string Seal<T>(string purpose, T secret) => Convert.ToBase64String(
        protectors.CreateProtector(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(new Sealed<T>(time.GetUtcNow() + Lifetime, secret))));

    /// <summary>The secret, or null where it is too old, for something else, or not ours.</summary>
    public T? Open<T>(string purpose, string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            var content = JsonSerializer.Deserialize<Sealed<T>>(protectors.CreateProtector(purpose).Unprotect(Convert.FromBase64String(text)));
            return content is not null && content.Until > time.GetUtcNow() ? content.Secret : null;
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Sealed<T>(DateTimeOffset Until, T Secret);
}
