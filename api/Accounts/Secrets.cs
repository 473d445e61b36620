using System.Buffers.Text;
using System.Security.Cryptography;
using FitStore.Api.Http;

namespace FitStore.Api.Accounts;

/// <summary>Secrets that are shown once: 256 bits behind a prefix that tells what they are. Only their SHA-256 is kept.</summary>
internal static class Secrets
{
    /// <summary>Longest text that is looked up; what is longer is no secret of ours.</summary>
    public const int MaximumLength = 200;

    public const string Session = "fits_";

    public const string Mail = "fitm_";

    public const string Calendar = "fitc_";

    public const string FreshSignIn = "fitf_";

    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => IdempotentRequest.Hash(secret);
}
