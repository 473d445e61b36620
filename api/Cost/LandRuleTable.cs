using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>The statements on Land rules. A rule is never changed; a later one takes its place.</summary>
internal static class LandRuleTable
{
    /// <summary>What the types of all ledger entries on them begin with.</summary>
    public const string LedgerPrefix = "landRule.";

    [StringSyntax("Sql")]
    private const string SelectAll = """
        select id, land, passing_on, gemeinde_hundredths, kreis_hundredths, bezirk_hundredths, source, valid_from, recorded_at, provenance
        from land_rules
        order by id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into land_rules (id, land, passing_on, gemeinde_hundredths, kreis_hundredths, bezirk_hundredths, source, valid_from, recorded_at, recorded_by, provenance)
        values (@id, @land, @passingOn, @gemeinde, @kreis, @bezirk, @source, @validFrom, @recordedAt, @account, @provenance)
        """;

    private sealed record RuleRow
    {
        public required Guid Id { get; init; }

        public required string Land { get; init; }

        public required string PassingOn { get; init; }

        public required int GemeindeHundredths { get; init; }

        public required int KreisHundredths { get; init; }

        public required int BezirkHundredths { get; init; }

        public required string Source { get; init; }

        public required DateOnly ValidFrom { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }

        public required string Provenance { get; init; }
    }

    public static async Task<IReadOnlyList<LandRule>> All(Sql sql) =>
    [
        .. (await sql.Rows<RuleRow>(SelectAll)).Select(row => new LandRule
        {
            Id = row.Id,
            Land = row.Land,
            Rule = Names.Parse<PassingOnRule>(row.PassingOn),
            GemeindeHundredths = row.GemeindeHundredths,
            KreisHundredths = row.KreisHundredths,
            BezirkHundredths = row.BezirkHundredths,
            Source = row.Source,
            ValidFrom = row.ValidFrom,
            RecordedAt = row.RecordedAt,
            Provenance = Names.Parse<Provenance>(row.Provenance),
        }),
    ];

    public static Task Add(Write write, LandRule rule, Guid? account) => write.Execute(Insert, new
    {
        id = rule.Id,
        land = rule.Land,
        passingOn = rule.Rule.Name(),
        gemeinde = rule.GemeindeHundredths,
        kreis = rule.KreisHundredths,
        bezirk = rule.BezirkHundredths,
        source = rule.Source,
        validFrom = rule.ValidFrom,
        recordedAt = rule.RecordedAt,
        account,
        provenance = rule.Provenance.Name(),
    });
}
