using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Publishing;

/// <summary>The newest published terms of an offer.</summary>
internal sealed record NewestTerms(int Version, DateOnly ValidFrom, TermsContent Content);

/// <summary>The draft of an offer's next terms, begun or not.</summary>
/// <param name="Draft">As its provider reads it.</param>
/// <param name="ChangedBy">The account that last changed it.</param>
internal sealed record KeptDraft(TermsDraft Draft, Guid? ChangedBy)
{
    /// <summary>Whether somebody has begun it.</summary>
    public bool IsBegun => Draft.ChangedAt is not null;
}

/// <summary>
/// The statements on drafts of terms. A draft that was given up or published leaves its row, so that its version goes on counting and a
/// tag from before is stale.
/// </summary>
internal static class TermsDraftTable
{
    /// <summary>The largest draft, in characters: no cell of the database holds more than 50,000.</summary>
    public const int LargestContent = 50_000;

    /// <summary>The version of a draft that nobody has touched.</summary>
    private const int FirstVersion = 1;

    [StringSyntax("Sql")]
    private const string Select = """
        select d.version, d.based_on, d.content, d.changed_at, d.changed_by, nullif(a.name, '') as name
        from terms_drafts d
        left join accounts a on a.id = d.changed_by
        where d.offer_id = @offerId
        """;

    [StringSyntax("Sql")]
    private const string SelectNewest = "select version, valid_from, content from terms where offer_id = @offerId order by version desc {take}";

    [StringSyntax("Sql")]
    private const string SelectInForce = """
        select version, valid_from, content from terms where offer_id = @offerId and valid_from <= @today order by version desc {take}
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update terms_drafts set version = version + 1, based_on = @basedOn, content = @content, changed_at = @changedAt, changed_by = @changedBy
        where offer_id = @offerId
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into terms_drafts (offer_id, version, based_on, content, changed_at, changed_by)
        values (@offerId, @version, @basedOn, @content, @changedAt, @changedBy)
        """;

    private sealed record DraftRow
    {
        public required int Version { get; init; }

        public int? BasedOn { get; init; }

        public string? Content { get; init; }

        public DateTimeOffset? ChangedAt { get; init; }

        public Guid? ChangedBy { get; init; }

        public string? Name { get; init; }
    }

    private sealed record TermsRow
    {
        public required int Version { get; init; }

        public required DateOnly ValidFrom { get; init; }

        public required string Content { get; init; }

        public NewestTerms Read() => new(Version, ValidFrom, JsonSerializer.Deserialize(Content, ContractsJson.Default.TermsContent)!);
    }

    /// <summary>The newest published version.</summary>
    public static async Task<NewestTerms?> Newest(Sql sql, Guid offerId) => (await sql.Row<TermsRow>(SelectNewest, new { offerId, take = 1 }))?.Read();

    /// <summary>The version in force on a day.</summary>
    public static async Task<NewestTerms?> InForce(Sql sql, Guid offerId, DateOnly today) => (await sql.Row<TermsRow>(SelectInForce, new { offerId, today, take = 1 }))?.Read();

    /// <summary>The draft; where nobody has begun it, what the newest version says.</summary>
    public static async Task<KeptDraft> Read(Sql sql, Guid offerId)
    {
        var row = await sql.Row<DraftRow>(Select, new { offerId });
        if (row is { Content: { } content })
        {
            var draft = new TermsDraft(JsonSerializer.Deserialize(content, ContractsJson.Default.TermsSections)!)
            {
                Offer = offerId,
                Version = row.Version,
                BasedOn = row.BasedOn,
                ChangedAt = row.ChangedAt,
                ChangedBy = row.Name,
            };
            return new(draft, row.ChangedBy);
        }

        var newest = await Newest(sql, offerId);
        return new(
            new TermsDraft(newest is null ? new TermsSections() : new TermsSections(newest.Content)) { Offer = offerId, Version = row?.Version ?? FirstVersion, BasedOn = newest?.Version },
            ChangedBy: null);
    }

    /// <summary>How far the draft is, where somebody has begun it.</summary>
    public static async Task<TermsDraftState?> State(Sql sql, Guid offerId)
    {
        var kept = await Read(sql, offerId);
        return kept.IsBegun
            ? new TermsDraftState
            {
                Version = kept.Draft.Version,
                ChangedAt = kept.Draft.ChangedAt!.Value,
                ChangedBy = kept.Draft.ChangedBy,
                Missing = TermsDraftRules.Missing(kept.Draft).Count,
            }
            : null;
    }

    /// <summary>Writes the draft.</summary>
    public static Task Save(Write write, Guid offerId, int? basedOn, TermsSections sections, Guid? by) =>
        Put(write, new { offerId, version = FirstVersion + 1, basedOn, content = (string?)Written(sections), changedAt = (DateTimeOffset?)write.Now, changedBy = by });

    /// <summary>Empties the draft: from now on it says again what the newest version says.</summary>
    public static Task Empty(Write write, Guid offerId) =>
        Put(write, new { offerId, version = FirstVersion + 1, basedOn = (int?)null, content = (string?)null, changedAt = (DateTimeOffset?)null, changedBy = (Guid?)null });

    public static string Written(TermsSections sections) => JsonSerializer.Serialize(sections.ToSections(), ContractsJson.Default.TermsSections);

    private static async Task Put(Write write, object row)
    {
        if (await write.Execute(Update, row) == 0)
        {
            await write.Execute(Insert, row);
        }
    }
}
