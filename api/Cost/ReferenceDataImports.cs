using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Cost;

/// <summary>What has to be known about a file of reference data.</summary>
internal sealed class ReferenceDataImportQuery
{
    [FromQuery(Name = "key"), Required, MaxLength(ReferenceDataRules.LongestKey)]
    [Description("The key of the set: `inhabitants`, `koenigstein`, `usage:` with the slug of a service, `targetGroup:` with the name of a count.")]
    public string? Key { get; init; }

    [FromQuery(Name = "name"), Required, MaxLength(ReferenceDataRules.LongestName)]
    [Description("What the set is called, in German: `Einwohnerzahlen der Gemeinden`, for instance.")]
    public string? Name { get; init; }

    [FromQuery(Name = "asOf"), Required]
    [Description("The day the values are of; from 1990-10-03 until today. A year is reckoned by the newest set of a day before its 1 January.")]
    public DateOnly? AsOf { get; init; }

    [FromQuery(Name = "source"), Required, MaxLength(RegisterImportQuery.LongestSource)]
    [Description("Who published the values: `Destatis, Fortschreibung`, for instance.")]
    public string? Source { get; init; }

    [FromQuery(Name = "confirmed")]
    [Description("Whether somebody has compared the file with the publication.")]
    public bool? Confirmed { get; init; }

    [FromQuery(Name = "estimated")]
    [Description("Whether the values are an estimate, because nobody has counted.")]
    public bool? Estimated { get; init; }
}

/// <summary>What a set may be called and read by.</summary>
internal static class ReferenceDataRules
{
    public const int LongestKey = 140;
    public const int LongestName = 200;
    private const int LongestTargetGroup = 100;

    /// <summary>What is wrong with a key.</summary>
    public static async Task<Sentence?> ErrorOfKey(Sql sql, string key)
    {
        if (ReferenceKeys.ServiceOf(key) is { } service)
        {
            return await ReferenceDataTable.IsService(sql, service) ? null : new("Hinter usage: steht die Kurzbezeichnung eines Dienstes, den es gibt.", "After usage: stands the slug of a service that exists.");
        }

        if (ReferenceKeys.TargetGroupOf(key) is { } group)
        {
            return group.Any(char.IsLetterOrDigit) && group.Length <= LongestTargetGroup && group == group.Trim() && !group.Any(Rules.IsUnseen)
                ? null
                : new($"Hinter targetGroup: steht der Name der Zielgruppe, mit höchstens {LongestTargetGroup} Zeichen.", $"After targetGroup: stands the name of the count, in at most {LongestTargetGroup} characters.");
        }

        return key is ReferenceKeys.Inhabitants or ReferenceKeys.Koenigstein
            ? null
            : new("Der Schlüssel ist inhabitants, koenigstein, usage:<Dienst> oder targetGroup:<Name>.", "The key is inhabitants, koenigstein, usage:<service> or targetGroup:<name>.");
    }

    /// <summary>What is wrong with a name.</summary>
    public static Sentence? ErrorOfName(string name) => !name.Any(char.IsLetterOrDigit) || name.Length > LongestName || name.Any(Rules.IsUnseen)
        ? new($"Geben Sie an, wie der Datensatz heißt, in einer Zeile mit höchstens {LongestName} Zeichen.", $"Say what the set is called, in one line of at most {LongestName} characters.")
        : null;
}

/// <summary>Bringing reference data in.</summary>
internal static class CreateReferenceDataImport
{
    /// <summary>Type of the ledger entry that says somebody started an import.</summary>
    private const string OpenedType = ReferenceDataTable.LedgerPrefix + "importOpened";

    /// <summary>Import reference data</summary>
    /// <remarks>
    /// Takes a CSV file, UTF-8 without BOM, up to 20 MB, with the columns `ars,value`, `ars,level,value` or `ars,name,level,value`
    /// (the name is for readers). A line is the value of the body with that ARS: 2, 5, 9 or 12 digits. With two digits and the
    /// level `gemeinde`, `kreis` or `gemeindeverband` it is what all bodies of that level come to in the Land. Either all 16 Länder
    /// alone, or Kommunen with the whole of their Land: by a line of the Land, by a line with the total, or because all its
    /// Gemeinden are there; Kreise that such a file leaves out are added up. Values of `koenigstein` are percent with up to five
    /// decimals, of all Länder; all others are whole numbers.
    ///
    /// Answers at once; the import goes on behind it, and `Location` tells how far it has come. When any line is wrong, nothing is
    /// imported. What comes of it is a draft that changes nothing until it counts. Sending the same file again changes nothing.
    /// </remarks>
    public static async Task<Accepted<DataSetImport>> Handle(
        [AsParameters] ReferenceDataImportQuery query, FileBody<ReferenceDataCsv> file, Act act, FitDatabase database, ImportRuns runs, TimeProvider clock)
    {
        await Check(query, database, clock);
        runs.RequireRoom();
        FileImport import = null!;
        var opened = await database.Write(act, async write =>
        {
            var set = new ImportedSet(query.Key!, query.Name!.Trim(), query.Confirmed == true, query.Estimated == true);
            import = await ImportTable.Add(write, ImportKind.ReferenceData, query.AsOf!.Value, query.Source!.Trim(), set, act.AccountId);
            write.Record(OpenedType, $"dataSetImport/{import.Id}");
            return new Accepted<DataSetImport>(import.ShowDataSet(), $"/v1/reference-data-imports/{import.Id}", import.Version);
        });
        runs.Add(import, file.Take(), act);
        return opened;
    }

    private static async Task Check(ReferenceDataImportQuery query, FitDatabase database, TimeProvider clock)
    {
        var errors = new List<InputError>();
        Expect("key", InputErrorCodes.NotAllowedValue, await database.Read(sql => ReferenceDataRules.ErrorOfKey(sql, query.Key!)));
        Expect("name", InputErrorCodes.Required, ReferenceDataRules.ErrorOfName(query.Name!));
        Expect("asOf", InputErrorCodes.OutOfRange, RegisterImportQuery.ErrorOf(query.AsOf!.Value, clock));
        Expect("source", InputErrorCodes.Required, RegisterImportQuery.ErrorOf(query.Source!));
        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }

        void Expect(string parameter, string code, Sentence? error)
        {
            if (error is { } wrong)
            {
                errors.Add(Problems.Parameter(parameter, code, wrong));
            }
        }
    }
}

/// <summary>The file that is imported.</summary>
internal sealed class ReferenceDataCsv : IFileKind
{
    public static string MediaType => "text/csv";

    public static long MaximumBytes => CsvFile.LargestFile;

    public static string Example => "ars,level,value\n16,,2100277\n16062,,81415\n160620041041,,40732\n16,gemeinde,2100277\n";
}

/// <summary>How far has an import come?</summary>
internal static class ReadReferenceDataImports
{
    /// <summary>Show an import of reference data</summary>
    /// <remarks>How far it has come, which set came of it, and what is wrong in the file, by line.</remarks>
    /// <param name="id">Id of the import.</param>
    public static async Task<Found<DataSetImport>> One(Guid id, FitDatabase database, LedgerFollowers followers)
    {
        var (import, head) = await database.Read(async sql => (await ImportTable.Find(sql, ImportKind.ReferenceData, id), await LedgerTable.Newest(sql)));
        await followers.CatchUp(head.Sequence);
        return import is null ? throw Problems.NotFound() : new(import.ShowDataSet(), import.Version);
    }

    /// <summary>List imports of reference data</summary>
    /// <remarks>Newest first; of the errors of each the first ten, the import itself lists up to 1,000.</remarks>
    public static async Task<Listing<Page<DataSetImport>, DataSetImport>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        return Listing.Of(
            await database.Read(sql => ImportTable.Page(sql, ImportKind.ReferenceData, ShowDataSet, from, page.Take, page.IncludeTotal == true)),
            () => ImportTable.All(database, ImportKind.ReferenceData, ShowDataSet));
    }

    public static DataSetImport ShowDataSet(this FileImport import) => new()
    {
        Id = import.Id,
        Version = import.Version,
        State = import.State,
        Key = import.Set!.Key,
        Name = import.Set.Name,
        Source = import.Source,
        AsOf = import.AsOf,
        Confirmed = import.Set.Confirmed,
        Estimated = import.Set.Estimated,
        StartedAt = import.StartedAt,
        EndedAt = import.EndedAt,
        Lines = import.Lines,
        DataSet = import.State == ImportState.Done ? import.SetId : null,
        IsNew = import.State == ImportState.Done ? import.Added > 0 : null,
        Errors = import.Errors,
        ErrorCount = import.ErrorCount,
    };
}
