using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Imports;

/// <summary>What a file holds.</summary>
internal enum ImportKind
{
    Organisations,
    ReferenceData,
    Keys,
}

/// <summary>What is said of the reference data or the keys in a file, beside its day and source.</summary>
internal sealed record ImportedSet(string Key, string Name, bool Confirmed, bool Estimated);

/// <summary>An import of a file, whatever it holds.</summary>
internal sealed record FileImport
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required ImportKind Kind { get; init; }

    public required ImportState State { get; init; }

    public required DateOnly AsOf { get; init; }

    public required string Source { get; init; }

    /// <summary>For reference data.</summary>
    public ImportedSet? Set { get; init; }

    /// <summary>For reference data: the set that came of it.</summary>
    public Guid? SetId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int Lines { get; init; }

    public int Added { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    public IReadOnlyList<LineError> Errors { get; init; } = [];

    public int ErrorCount { get; init; }
}

/// <summary>How far an import has come.</summary>
/// <param name="Import">The import so far.</param>
/// <param name="Written">Rows that are written, of organisations and reference values.</param>
/// <param name="ToWrite">Rows to write.</param>
internal sealed record ImportProgress(FileImport Import, int Written, int ToWrite);

/// <summary>Carries out the imports of a kind: every line is looked at first; when all are right, all of them are written in one transaction.</summary>
internal interface IFileImporter
{
    ImportKind Kind { get; }

    /// <summary>Checks the file and writes it.</summary>
    /// <param name="act">Who answers for it.</param>
    /// <param name="import">The import, as it was opened.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <returns>The import when it is over.</returns>
    Task<FileImport> Run(Act act, FileImport import, Stream file, Func<ImportProgress, Task> progress);
}

/// <summary>The words with which imports are opened and written down.</summary>
internal static class FileImports
{
    /// <summary>Writes how far an import has come.</summary>
    public static async Task<FileImport> Save(this FitDatabase database, FileImport import)
    {
        await database.Write(new Act(), async write =>
        {
            import = await ImportTable.Save(write, import);
            return new Gone();
        });
        return import;
    }

    /// <summary>The state in which an import goes on, once its lines were looked at.</summary>
    public static FileImport Checked(this FileImport import, CsvFile file) => import with
    {
        State = file.ErrorCount > 0 ? ImportState.Failed : ImportState.Writing,
        Lines = file.Lines,
        Errors = file.Errors,
        ErrorCount = file.ErrorCount,
    };
}
