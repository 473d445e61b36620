using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Contracts.Comparisons;

namespace FitStore.Api.Comparisons;

/// <summary>A decision file as it stands in a list and in the database.</summary>
internal sealed record DecisionFileRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Name of who recorded it, for as long as the account is there.</summary>
    public string? Person { get; init; }

    /// <summary>Names of what was compared, as a JSON list.</summary>
    public required string Compared { get; init; }

    public string? Chosen { get; init; }

    public required string Hash { get; init; }

    public required long LedgerSequence { get; init; }

    public DecisionFileSummary Show() => new()
    {
        Id = Id,
        Title = Title,
        RecordedAt = RecordedAt,
        Person = Person,
        Compared = JsonSerializer.Deserialize<List<string>>(Compared)!,
        Chosen = Chosen,
        Hash = Hash,
        LedgerSequence = LedgerSequence,
    };
}

/// <summary>
/// The statements on decision files. They are only ever added. A file belongs to the organisation that decided: that stands in the
/// <c>where</c>.
/// </summary>
internal static class DecisionFileTable
{
    /// <summary>The frozen content lies in parts of so many characters: no cell grows beyond what every database takes.</summary>
    private const int PartLength = 40_000;

    [StringSyntax("Sql")]
    private const string Columns = """
        select d.id, d.title, d.recorded_at, nullif(p.name, '') as person, d.compared, d.chosen, d.hash, d.ledger_sequence
        from decision_files d
        left join accounts p on p.id = d.account_id
        where d.organisation_id = @organisation
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} and d.id = @id";

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
          and (@at is null or d.recorded_at < @at or (d.recorded_at = @at and d.id < @id))
        order by d.recorded_at desc, d.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
          and (d.recorded_at > @at or (d.recorded_at = @at and d.id > @id))
        order by d.recorded_at, d.id
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = "select count(*) from decision_files where organisation_id = @organisation";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into decision_files (id, organisation_id, agent_id, account_id, recorded_at, title, compared, chosen, hash, ledger_sequence)
        values (@id, @organisation, @agent, @account, @recordedAt, @title, @compared, @chosen, @hash, @ledgerSequence)
        """;

    [StringSyntax("Sql")]
    private const string InsertPart = "insert into decision_file_parts (decision_file_id, part, text) values (@id, @part, @text)";

    [StringSyntax("Sql")]
    private const string SelectParts = "select text from decision_file_parts where decision_file_id = @id order by part";

    /// <summary>The file, when it is one of the organisation's.</summary>
    public static Task<DecisionFileRow?> Find(Sql sql, Guid id, Guid organisation) => sql.Row<DecisionFileRow>(SelectOne, new { id, organisation });

    /// <summary>The frozen content as it was stored.</summary>
    public static async Task<string> Canonical(Sql sql, Guid id) => string.Concat(await sql.Rows<string>(SelectParts, new { id }));

    public static async Task Add(Write write, DecisionFileRow row, DecisionContent content, string canonical)
    {
        await write.Execute(Insert, new
        {
            id = row.Id,
            organisation = content.Organisation.Id,
            agent = content.Under?.Id,
            account = content.RecordedBy,
            recordedAt = row.RecordedAt,
            title = row.Title,
            compared = row.Compared,
            chosen = row.Chosen,
            hash = row.Hash,
            ledgerSequence = row.LedgerSequence,
        });
        var part = 0;
        foreach (var text in Parts(canonical))
        {
            await write.Execute(InsertPart, new { id = row.Id, part = ++part, text });
        }
    }

    /// <summary>Cut so that no letter of two units is torn apart.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(PartLength, text.Length - start);
            length -= start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
            yield return text.Substring(start, length);
            start += length;
        }
    }
}
