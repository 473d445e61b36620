using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Lists;

/// <summary>Carries out an import of keys: every line is looked at first; when all are right, all of them are written in one transaction.</summary>
internal sealed class ImportKeys(FitDatabase database) : IFileImporter
{
    public ImportKind Kind => ImportKind.Keys;

    public async Task<FileImport> Run(Act act, FileImport import, Stream file, Func<ImportProgress, Task> progress)
    {
        async Task Looked(int lines)
        {
            import = import with { Lines = lines };
            await progress(new(import, Written: 0, ToWrite: 0));
        }

        if (Names.Parse<KeyCatalogue>(import.Set!.Key) == KeyCatalogue.Leistungen)
        {
            var (read, entries) = await KeyFiles.ReadLeistungen(file, Looked);
            return await Write(act, import, read, entries.Count, write => LeistungTable.Write(write, entries), progress);
        }

        var (ids, names) = await KeyFiles.ReadOzgIds(file, Looked);
        return await Write(act, import, ids, names.Count, write => OzgTable.Write(write, names), progress);
    }

    private async Task<FileImport> Write(Act act, FileImport import, CsvFile file, int entries, Func<Write, Task<KeyChanges>> apply, Func<ImportProgress, Task> progress)
    {
        import = await database.Save(import.Checked(file));
        if (import.State == ImportState.Failed)
        {
            return import;
        }

        await progress(new(import, Written: 0, ToWrite: entries));
        await database.Write(act, async write =>
        {
            var changes = await apply(write);
            if (changes.Added + changes.Updated > 0)
            {
                write.Record("keys.imported", $"keyImport/{import.Id}", ("added", changes.Added), ("updated", changes.Updated));
            }

            import = await ImportTable.Save(write, import with { State = ImportState.Done, Added = changes.Added, Updated = changes.Updated, Unchanged = changes.Unchanged });
            return new Gone();
        });
        return import;
    }
}

/// <summary>What has to be known about a file of keys.</summary>
internal sealed class KeyImportQuery
{
    [FromQuery(Name = "catalogue"), Required, AllowedValues("leistungen", "ozgIds")]
    [Description("Which keys the file holds.")]
    public string? Catalogue { get; init; }

    [FromQuery(Name = "asOf"), Required]
    [Description("The day the file is of; from 1990-10-03 until today.")]
    public DateOnly? AsOf { get; init; }

    [FromQuery(Name = "source"), Required, MaxLength(RegisterImportQuery.LongestSource)]
    [Description("Who published it: `FIM-Portal, LeiKa`, for instance.")]
    public string? Source { get; init; }
}

/// <summary>Which catalogue a file that is looked at belongs to.</summary>
internal sealed class KeyEffectQuery
{
    [FromQuery(Name = "catalogue"), Required, AllowedValues("leistungen", "ozgIds")]
    [Description("Which keys the file holds.")]
    public string? Catalogue { get; init; }
}

/// <summary>Bringing catalogues of keys in.</summary>
internal static class KeyImports
{
    /// <summary>Changes that are named one by one before an import.</summary>
    public const int MostChanges = 200;

    /// <summary>Compute what an import of keys would change</summary>
    /// <remarks>
    /// Takes the same file as `createKeyImport` and answers what it would change, or what is wrong in it. Nothing is imported; it takes no
    /// `Idempotency-Key`.
    /// </remarks>
    public static async Task<Told<KeyImportEffect>> Compute([AsParameters] KeyEffectQuery query, FileBody<KeyCsv> file, FitDatabase database)
    {
        await using var stream = file.Take();
        if (Names.Parse<KeyCatalogue>(query.Catalogue!) == KeyCatalogue.Leistungen)
        {
            var (read, entries) = await KeyFiles.ReadLeistungen(stream, _ => Task.CompletedTask);
            return new(await database.Read(sql => LeistungTable.Effect(sql, read, entries)));
        }

        var (ids, names) = await KeyFiles.ReadOzgIds(stream, _ => Task.CompletedTask);
        return new(await database.Read(sql => OzgTable.Effect(sql, ids, names)));
    }

    /// <summary>Import a catalogue of keys</summary>
    /// <remarks>
    /// Takes a CSV file, up to 20 MB. `leistungen`: the LeiKa export of the FIM portal with the columns `Schluessel`, `Typ`,
    /// `Veröffentlichungsdatum`, `Synonyme` and `Besondere Merkmale`, in ISO-8859-1 or UTF-8, separated by `;` or `,`, several values of a
    /// cell with `|` between; a column `Bezeichnung`, `Leistungsbezeichnung` or `Name` names the Leistung, without it its first synonym does.
    /// `ozgIds`: the columns `id` and `name`. Further columns are passed over.
    ///
    /// Answers at once; the import goes on behind it, and `Location` tells how far it has come. When any line is wrong, nothing is
    /// imported. Keys that are not in the file stay. Sending the same file again changes nothing.
    /// </remarks>
    public static async Task<Accepted<KeyImport>> Start([AsParameters] KeyImportQuery query, FileBody<KeyCsv> file, Act act, FitDatabase database, ImportRuns runs, TimeProvider clock)
    {
        RegisterImportQuery.Require(query.AsOf!.Value, query.Source!, clock);
        runs.RequireRoom();
        FileImport import = null!;
        var opened = await database.Write(act, async write =>
        {
            var set = new ImportedSet(query.Catalogue!, query.Catalogue!, Confirmed: false, Estimated: false);
            import = await ImportTable.Add(write, ImportKind.Keys, query.AsOf.Value, query.Source!.Trim(), set, act.AccountId);
            write.Record("keys.importOpened", $"keyImport/{import.Id}");
            return new Accepted<KeyImport>(Show(import), $"/v1/key-imports/{import.Id}", import.Version);
        });
        runs.Add(import, file.Take(), act);
        return opened;
    }

    /// <summary>Show an import of keys</summary>
    /// <remarks>How far it has come, what it changed, and what is wrong in the file, by line.</remarks>
    /// <param name="id">Id of the import.</param>
    public static async Task<Found<KeyImport>> One(Guid id, FitDatabase database)
    {
        var import = await database.Read(sql => ImportTable.Find(sql, ImportKind.Keys, id)) ?? throw Problems.NotFound();
        return new(Show(import), import.Version);
    }

    /// <summary>List imports of keys</summary>
    /// <remarks>Newest first; of the errors of each the first ten, the import itself lists up to 1,000.</remarks>
    public static async Task<Listing<Page<KeyImport>, KeyImport>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        return Listing.Of(
            await database.Read(sql => ImportTable.Page(sql, ImportKind.Keys, Show, from, page.Take, page.IncludeTotal == true)),
            () => ImportTable.All(database, ImportKind.Keys, Show));
    }

    private static KeyImport Show(FileImport import) => new()
    {
        Id = import.Id,
        Version = import.Version,
        Catalogue = Names.Parse<KeyCatalogue>(import.Set!.Key),
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

/// <summary>The file that is imported.</summary>
internal sealed class KeyCsv : IFileKind
{
    public static string MediaType => "text/csv";

    public static long MaximumBytes => CsvFile.LargestFile;

    public static string Example => """
        Schluessel;Typ;Veröffentlichungsdatum;Synonyme;Besondere Merkmale
        99107023017000;2/3;01.03.2024;Wohngeld Bewilligung|Mietzuschuss beantragen;Antrag
        99012001000000;3;15.06.2023;Baugenehmigung Erteilung|Bauantrag;
        99036003001000;1;;Hundesteuer Anmeldung;Kommune|Satzung
        99107001001000;2;02.01.2025;"Elterngeld; Bewilligung";

        """;
}
