using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Cost;

/// <summary>Levels of the administration.</summary>
internal static class ReferenceLevels
{
    /// <summary>The level of a body, by its ARS; nothing for a text that is none.</summary>
    public static ReferenceLevel? Of(string ars) => Organisations.Ars.KindOf(ars) switch
    {
        OrganisationKind.Land => ReferenceLevel.Land,
        OrganisationKind.Kreis => ReferenceLevel.Kreis,
        OrganisationKind.Gemeindeverband => ReferenceLevel.Gemeindeverband,
        OrganisationKind.Gemeinde => ReferenceLevel.Gemeinde,
        _ => null,
    };
}

/// <summary>A value of one body.</summary>
internal sealed record ReferenceValue(string Ars, ReferenceLevel Level, long Value);

/// <summary>
/// What all bodies of a level come to in a Land, as a fact of the set. A kreisfreie Stadt has one value, as Gemeinde, and
/// counts in the totals of both levels.
/// </summary>
internal sealed record ReferenceTotal(string Land, ReferenceLevel Level, long Total);

/// <summary>
/// Dated values that cost is shared by. Numerator and denominator of a share come from one set, so it holds the totals as
/// well; several sets of one key stand side by side, and the values of none are ever changed. All values are whole numbers,
/// of the unit that <see cref="ReferenceKeys.DecimalsOf"/> tells.
/// </summary>
internal sealed record ReferenceDataSet
{
    private readonly FrozenDictionary<string, long> byArs = FrozenDictionary<string, long>.Empty;
    private readonly FrozenDictionary<(string Land, ReferenceLevel Level), long> byLevel = FrozenDictionary<(string, ReferenceLevel), long>.Empty;

    /// <summary>Id in the store; empty for a set that is not in it.</summary>
    public Guid Id { get; init; }

    /// <summary>The allocation key that reads it, as <see cref="ReferenceKeys"/> writes it.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called in German.</summary>
    public required string Name { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Whether somebody has compared it with the publication.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Whether the values are an estimate, where nobody has counted.</summary>
    public bool Estimated { get; init; }

    /// <summary>Where the values come from; an example is shown as one.</summary>
    public Provenance Provenance { get; init; } = Provenance.Reported;

    /// <summary>By ARS, ordinal.</summary>
    public required IReadOnlyList<ReferenceValue> Values
    {
        get;
        init
        {
            field = value;
            byArs = value.ToFrozenDictionary(entry => entry.Ars, entry => entry.Value, StringComparer.Ordinal);
        }
    }

    public required IReadOnlyList<ReferenceTotal> Totals
    {
        get;
        init
        {
            field = value;
            byLevel = value.ToFrozenDictionary(total => (total.Land, total.Level), total => total.Total);
        }
    }

    /// <summary>
    /// The value of a body; nothing where the set is silent about it. A Land goes by its two digits. A Kreis that is a kreisfreie
    /// Stadt has the value of the Stadt.
    /// </summary>
    public long? ValueOf(string ars) =>
        byArs.TryGetValue(ars, out var value) || (ReferenceLevels.Of(ars) == ReferenceLevel.Kreis && byArs.TryGetValue(Organisations.Ars.KreisfreieStadtOf(ars), out value))
            ? value
            : null;

    /// <summary>What all bodies of a level come to in a Land, by its code; nothing where the set does not say.</summary>
    public long? TotalOf(string land, ReferenceLevel level) => byLevel.TryGetValue((land, level), out var total) ? total : null;

    /// <summary>SHA-256 over what the set says, to know it again.</summary>
    public string ContentHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in Values)
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{value.Ars}={value.Value}\n"));
        }

        foreach (var total in Totals.OrderBy(total => total.Land, StringComparer.Ordinal).ThenBy(total => total.Level))
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{total.Land} {total.Level.Name()}={total.Total}\n"));
        }

        Append(Estimated ? "estimated\n" : "");
        return Convert.ToHexStringLower(sha.GetHashAndReset());

        void Append(string line) => sha.AppendData(Encoding.UTF8.GetBytes(line));
    }
}
