using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Cost;

/// <summary>Carries out an import of reference data. What comes of it is a draft; the same again changes nothing.</summary>
internal sealed class ImportReferenceData(FitDatabase database) : IFileImporter
{
    /// <summary>Type of the ledger entry that says a set came in; its data are counts only.</summary>
    private const string ImportedType = ReferenceDataTable.LedgerPrefix + "imported";

    [StringSyntax("Sql")]
    private const string SelectLaender = "select code, ars_prefix, gemeinden from laender order by ars_prefix";

    private sealed record LandRow
    {
        public required string Code { get; init; }

        public required string ArsPrefix { get; init; }

        public required int Gemeinden { get; init; }
    }

    public ImportKind Kind => ImportKind.ReferenceData;

    public async Task<FileImport> Run(Act act, FileImport import, Stream file, Func<ImportProgress, Task> progress)
    {
        var laender = (await database.Read(sql => sql.Rows<LandRow>(SelectLaender))).Select(row => new KnownLand(row.Code, row.ArsPrefix, row.Gemeinden)).ToList();
        var about = new ReferenceDataSet
        {
            Key = import.Set!.Key,
            Name = import.Set.Name,
            Source = import.Source,
            AsOf = import.AsOf,
            Confirmed = import.Set.Confirmed,
            Estimated = import.Set.Estimated,
            Values = [],
            Totals = [],
        };
        var found = await ReferenceDataFile.Read(file, about, laender, async lines =>
        {
            import = import with { Lines = lines };
            await progress(new(import, Written: 0, ToWrite: 0));
        });
        import = await database.Save(import.Checked(found.File));
        if (found.Set is not { } set)
        {
            return import;
        }

        await progress(new(import, Written: 0, ToWrite: set.Values.Count));
        await database.Write(act, async write =>
        {
            var written = 0;
            var (id, isNew) = await ReferenceDataTable.Add(write, set, DataSetState.Draft, async count =>
            {
                written += count;
                await progress(new(import, written, set.Values.Count));
            });
            if (isNew)
            {
                write.Record(ImportedType, ReferenceDataTable.Subject(id), ("import", import.Id.ToString()), ("values", set.Values.Count));
            }

            import = await ImportTable.Save(write, import with { State = ImportState.Done, SetId = id, Added = isNew ? 1 : 0, Unchanged = isNew ? 0 : 1 });
            return new Gone();
        });
        return import;
    }
}
