using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Comparisons;

namespace FitStore.Api.Comparisons;

/// <summary>What did we decide, and why?</summary>
internal static class ReadDecisionFiles
{
    [StringSyntax("Sql")]
    private const string SelectRecorded = "select data from ledger where sequence = @sequence and type = 'decisionFile.recorded' and subject = @subject";

    /// <summary>List decision files</summary>
    /// <remarks>Those of the organisation acted for, newest first.</remarks>
    public static async Task<Listing<Page<DecisionFileSummary>, DecisionFileSummary>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new { organisation = act.For.Id, at = Keyset.At(place).At, id = Keyset.At(place).Id, take };
        return await database.Read(async sql =>
        {
            var rows = await sql.Rows<DecisionFileRow>(from is { Backwards: true } ? DecisionFileTable.Backwards : DecisionFileTable.Forwards, Parameters(from, page.Take + 1));
            int? total = page.IncludeTotal == true ? await sql.Value<int>(DecisionFileTable.Count, new { organisation = act.For.Id }) : null;
            var slice = Slice<DecisionFileRow>.OfRows(rows, row => Keyset.Key(row.RecordedAt, row.Id), from, page.Take, total);
            return Listing.Of(
                new Slice<DecisionFileSummary>([.. slice.Items.Select(row => row.Show())], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<DecisionFileRow>(DecisionFileTable.Forwards, Parameters(null, int.MaxValue)).Select(row => row.Show()));
        });
    }

    /// <summary>Show a decision file</summary>
    /// <remarks>
    /// As it was frozen. To check it by oneself: the SHA-256 over `canonical` in UTF-8 is `hash`
    /// (`jq -j .canonical | sha256sum`), and the ledger's entry `ledgerSequence` holds the same.
    /// </remarks>
    /// <param name="id">Id of the file.</param>
    public static async Task<Found<DecisionFile>> One(Guid id, Act act, FitDatabase database) => new(await Read(id, act, database), version: 1);

    /// <summary>Show a decision file as a document</summary>
    /// <remarks>An accessible HTML file that stands alone, for the procurement record: made from what was frozen, to keep, print and read without the store.</remarks>
    /// <param name="id">Id of the file.</param>
    public static async Task<HtmlFile> Document(Guid id, Act act, FitDatabase database)
    {
        var file = await Read(id, act, database);
        return new(DecisionDocument.Of(file), $"entscheidungsakte-{BerlinTime.DateOf(file.RecordedAt):yyyy-MM-dd}-{file.Id}.html");
    }

    /// <summary>List the rows of a decision file</summary>
    /// <remarks>The file as a table, made from what was frozen: the decision, the comparison, and how to check it. By `Accept: text/csv` for a spreadsheet.</remarks>
    /// <param name="id">Id of the file.</param>
    public static async Task<Listing<Page<DecisionRow>, DecisionRow>> Rows(Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var from = cursors.Read(http);
        return Listing.Of(DecisionRows.Of(await Read(id, act, database)), row => new SortKey(row.Number, "", ""), from, page.Take);
    }

    /// <summary>Verify a decision file</summary>
    /// <remarks>Computes the hash anew over the content as it is stored, and holds it against the one beside it and the one in the ledger.</remarks>
    /// <param name="id">Id of the file.</param>
    public static Task<Told<DecisionVerification>> Verify(Guid id, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var row = await DecisionFileTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        var computed = RecordDecisionFile.Hash(await DecisionFileTable.Canonical(sql, id));
        var data = await sql.Row<string>(SelectRecorded, new { sequence = row.LedgerSequence, subject = $"decisionFile/{id}" });
        var recorded = data is null ? null : JsonNode.Parse(data)?["hash"]?.GetValue<string>();
        return new Told<DecisionVerification>(new DecisionVerification
        {
            Intact = computed == row.Hash && computed == recorded,
            Hash = row.Hash,
            Computed = computed,
            Recorded = recorded,
            LedgerSequence = row.LedgerSequence,
        });
    });

    private static Task<DecisionFile> Read(Guid id, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var row = await DecisionFileTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        var canonical = await DecisionFileTable.Canonical(sql, id);
        return new DecisionFile(row.Show()) { Content = JsonSerializer.Deserialize(canonical, Answer.TypeInfo<DecisionContent>())!, Canonical = canonical };
    });
}
