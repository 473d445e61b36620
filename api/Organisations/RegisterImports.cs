using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Organisations;

/// <summary>What has to be known about a register file.</summary>
internal sealed class RegisterImportQuery
{
    public const int LongestSource = 200;

    /// <summary>Since then there are 16 Länder.</summary>
    private static readonly DateOnly EarliestDay = new(1990, 10, 3);

    [FromQuery(Name = "asOf"), Required]
    [Description("The day the file is of; from 1990-10-03 until today.")]
    public DateOnly? AsOf { get; init; }

    [FromQuery(Name = "source"), Required, MaxLength(LongestSource)]
    [Description("Who published the file: `Destatis, Gemeindeverzeichnis`, for instance.")]
    public string? Source { get; init; }

    /// <summary>A problem that names each of the two that is wrong; every import from a file says them.</summary>
    public static void Require(DateOnly asOf, string source, TimeProvider clock)
    {
        var errors = new List<InputError>();
        if (ErrorOf(asOf, clock) is { } wrongDay)
        {
            errors.Add(Problems.Parameter("asOf", InputErrorCodes.OutOfRange, wrongDay));
        }

        if (ErrorOf(source) is { } wrongSource)
        {
            errors.Add(Problems.Parameter("source", InputErrorCodes.Required, wrongSource));
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }
    }

    /// <summary>What is wrong with a day.</summary>
    public static Sentence? ErrorOf(DateOnly asOf, TimeProvider clock) => asOf < EarliestDay || asOf > BerlinTime.Today(clock)
        ? new("Geben Sie einen Tag vom 1990-10-03 bis heute an.", "Give a day from 1990-10-03 until today.")
        : null;

    /// <summary>What is wrong with a source.</summary>
    public static Sentence? ErrorOf(string source) => string.IsNullOrWhiteSpace(source) || source.Length > LongestSource || source.Any(Rules.IsUnseen)
        ? new($"Geben Sie an, wer die Datei veröffentlicht hat, mit höchstens {LongestSource} Zeichen.", $"Say who published the file, in at most {LongestSource} characters.")
        : null;
}

/// <summary>Bringing a register file in.</summary>
internal static class CreateRegisterImport
{
    /// <summary>Type of the ledger entry that says somebody started an import.</summary>
    public const string OpenedType = "organisations.importOpened";

    /// <summary>Import organisations</summary>
    /// <remarks>
    /// Takes a CSV file with the columns `ars,name,land,population`, UTF-8 without BOM, up to 20 MB. Answers at once; the import
    /// goes on behind it, and `Location` tells how far it has come. When any line is wrong, nothing is imported. A known ARS is
    /// updated by a later day; what the file leaves out stays. Sending the same file again changes nothing.
    /// </remarks>
    public static async Task<Accepted<RegisterImport>> Handle(
        [AsParameters] RegisterImportQuery query, FileBody<RegisterCsv> file, Act act, FitDatabase database, ImportRuns runs, TimeProvider clock)
    {
        RegisterImportQuery.Require(query.AsOf!.Value, query.Source!, clock);
        runs.RequireRoom();
        FileImport import = null!;
        var opened = await database.Write(act, async write =>
        {
            import = await ImportTable.Add(write, ImportKind.Organisations, query.AsOf.Value, query.Source!, set: null, act.AccountId);
            write.Record(OpenedType, $"registerImport/{import.Id}");
            return new Accepted<RegisterImport>(import.ShowRegister(), $"/v1/register-imports/{import.Id}", import.Version);
        });

        runs.Add(import, file.Take(), act);
        return opened;
    }
}

/// <summary>The file that is imported.</summary>
internal sealed class RegisterCsv : IFileKind
{
    public static string MediaType => "text/csv";

    public static long MaximumBytes => CsvFile.LargestFile;

    public static string Example => "ars,name,land,population\n160620041041,\"Nordhausen, Stadt\",TH,40732\n";
}

/// <summary>How far has an import come?</summary>
internal static class ReadRegisterImport
{
    /// <summary>Show an import</summary>
    /// <remarks>How far it has come, what it changed, and what is wrong in the file, by line.</remarks>
    /// <param name="id">Id of the import.</param>
    public static async Task<Found<RegisterImport>> Handle(Guid id, FitDatabase database, LedgerFollowers followers)
    {
        var (import, head) = await database.Read(async sql => (await ImportTable.Find(sql, ImportKind.Organisations, id), await LedgerTable.Newest(sql)));

        // Who reads here that it is done finds the organisations with the next request.
        await followers.CatchUp(head.Sequence);
        return import is null ? throw Problems.NotFound() : new(import.ShowRegister(), import.Version);
    }
}

/// <summary>Which imports were there?</summary>
internal static class ListRegisterImports
{
    /// <summary>List imports</summary>
    /// <remarks>Newest first; of the errors of each the first ten, the import itself lists up to 1,000.</remarks>
    public static async Task<Listing<Page<RegisterImport>, RegisterImport>> Handle([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        return Listing.Of(
            await database.Read(sql => ImportTable.Page(sql, ImportKind.Organisations, ShowRegister, from, page.Take, page.IncludeTotal == true)),
            () => ImportTable.All(database, ImportKind.Organisations, ShowRegister));
    }

    public static RegisterImport ShowRegister(this FileImport import) => new()
    {
        Id = import.Id,
        Version = import.Version,
        State = import.State,
        AsOf = import.AsOf,
        Source = import.Source,
        StartedAt = import.StartedAt,
        EndedAt = import.EndedAt,
        Lines = import.Lines,
        Added = import.Added,
        Updated = import.Updated,
        Unchanged = import.Unchanged,
        Errors = import.Errors,
        ErrorCount = import.ErrorCount,
    };
}
