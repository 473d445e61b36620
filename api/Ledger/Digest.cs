using System.Security.Cryptography;
using System.Text;

namespace FitStore.Api.Ledger;

/// <summary>
/// What the ledger keeps of a text: a salted digest that proves the text while its row exists. When the text is erased its
/// salt goes with it, and the digest says nothing any more.
/// </summary>
internal readonly record struct Digest(string Salt, string Value)
{
    public static Digest Of(string text)
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return new(salt, Compute(salt, text));
    }

    public static string Compute(string salt, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(text)));
}
