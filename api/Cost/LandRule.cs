using System.Globalization;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>
/// How a Land passes cost on to its Kommunen, from a day on. Percentages are whole numbers of hundredths of a percent, so
/// 12.5 % is 1250; what the levels do not pay is the Land's.
/// </summary>
internal sealed record LandRule
{
    /// <summary>All of the Land's amount, in hundredths of a percent.</summary>
    public const int Whole = 10_000;

    public required Guid Id { get; init; }

    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    public required PassingOnRule Rule { get; init; }

    /// <summary>What all Gemeinden pay of the Land's amount; 0 unless the rule is a levy.</summary>
    public int GemeindeHundredths { get; init; }

    /// <summary>What all Kreise pay.</summary>
    public int KreisHundredths { get; init; }

    /// <summary>What all Bezirke pay.</summary>
    public int BezirkHundredths { get; init; }

    /// <summary>Where it is laid down.</summary>
    public required string Source { get; init; }

    /// <summary>The first day it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>When it was put on record; of two rules of one day the later one is the one that stands.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>What a level pays of the Land's amount, in hundredths of a percent.</summary>
    public int HundredthsOf(LevyLevel level) => level switch
    {
        LevyLevel.Gemeinde => GemeindeHundredths,
        LevyLevel.Kreis => KreisHundredths,
        _ => BezirkHundredths,
    };

    /// <summary>Whether another rule passes cost on in the same way for the same reason.</summary>
    public bool SaysTheSameAs(LandRule other) =>
        (Rule, GemeindeHundredths, KreisHundredths, BezirkHundredths, Source) == (other.Rule, other.GemeindeHundredths, other.KreisHundredths, other.BezirkHundredths, other.Source);

    /// <summary>A percentage as it is written, with as many decimals as it needs.</summary>
    public static string Percent(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The rules of all Länder, as one immutable state.</summary>
internal sealed class LandRules
{
    private readonly Dictionary<string, List<LandRule>> byLand;

    public LandRules(IEnumerable<LandRule> rules) => byLand = rules
        .GroupBy(rule => rule.Land, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.OrderByDescending(rule => rule.ValidFrom).ThenByDescending(rule => rule.RecordedAt).ThenByDescending(rule => rule.Id).ToList(),
            StringComparer.Ordinal);

    public static LandRules None { get; } = new([]);

    /// <summary>All that a Land ever put on record, the newest first.</summary>
    public IReadOnlyList<LandRule> Of(string land) => byLand.TryGetValue(land, out var rules) ? rules : [];

    /// <summary>The rule of a day; nothing where none is on record.</summary>
    public LandRule? InForce(string land, DateOnly day) => Of(land).FirstOrDefault(rule => rule.ValidFrom <= day);
}
