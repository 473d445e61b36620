using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FitStore.Contracts;

namespace FitStore.Api.Http;

/// <summary>
/// Signs and reads cursors. A cursor is bound to the route, the filter, the sort, the organisation and the mandate of its list, and
/// survives a restart because the key stands in the database. <c>limit</c> may change between pages. A list that is the same
/// for everybody may come from a shared cache and go on after a sign-in, so its cursors are bound to no organisation.
/// </summary>
internal sealed class Cursors
{
    /// <summary>Name under which the key stands in the database.</summary>
    public const string KeyName = "cursors";

    private const int SignatureLength = 16;
    private static readonly string[] Unbound = ["cursor", "limit", "includeTotal", "fields"];
    private byte[] key = [];

    /// <summary>Takes the key that was read from the database at the start.</summary>
    public void Use(byte[] secret) => key = secret;

    public string Write(HttpContext http, Position position)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new string[] { position.Key.Rank.ToString(CultureInfo.InvariantCulture), position.Key.Text, position.Key.Id, position.Backwards ? "b" : "f" });
        return Base64Url.EncodeToString([.. Sign(http, payload), .. payload]);
    }

    /// <summary>The place the request's cursor names; nothing without one; a problem for a foreign one.</summary>
    public Position? Read(HttpContext http)
    {
        var text = http.Request.Query["cursor"].ToString();
        if (text.Length == 0)
        {
            return http.Request.Query.ContainsKey("cursor") ? throw Foreign() : null;
        }

        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            throw Foreign();
        }

        if (bytes.Length <= SignatureLength
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(http, bytes.AsSpan(SignatureLength))))
        {
            throw Foreign();
        }

        var parts = JsonSerializer.Deserialize<string[]>(bytes.AsSpan(SignatureLength))!;
        return new Position(new SortKey(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]), parts[3] == "b");
    }

    private static ProblemException Foreign() => Problems.Invalid(Problems.Parameter("cursor", InputErrorCodes.ForeignCursor, new(
        "Dieser Cursor gehört nicht zu dieser Liste mit diesem Filter und dieser Sortierung. Beginnen Sie ohne cursor von vorn.",
        "This cursor does not belong to this list with this filter and sort. Start again without cursor.")));

    private byte[] Sign(HttpContext http, ReadOnlySpan<byte> payload)
    {
        var bound = new StringBuilder(http.Request.Path.ToString());
        foreach (var (name, values) in http.Request.Query.Where(pair => !Unbound.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Order(StringComparer.Ordinal))
            {
                bound.Append('\n').Append(name).Append('=').Append(value);
            }
        }

        var isForEverybody = http.GetEndpoint()?.Metadata.GetMetadata<Access>() is { Kind: AccessKind.Public };
        var act = http.RequestServices.GetRequiredService<Act>();
        bound.Append('\n').Append(isForEverybody ? null : act.Organisation?.Id).Append(isForEverybody ? null : act.Mandate?.Id).Append('\n');
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(bound.ToString()));
        hmac.AppendData(payload);
        return hmac.GetHashAndReset()[..SignatureLength];
    }
}
