using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// Carries out an import: every line is looked at first; when all are right, all of them are written in one transaction, and
/// the file becomes a reference data set. A repeated import changes nothing.
/// </summary>
internal sealed class ImportRegister(FitDatabase database) : IFileImporter
{
    /// <summary>Type of the ledger entry that says the register has changed; its data are counts only.</summary>
    public const string ImportedType = "organisations.imported";

    private const int Chunk = 1000;

    [StringSyntax("Sql")]
    private const string SelectPrefixes = "select code, ars_prefix from laender";

    [StringSyntax("Sql")]
    private const string SelectKnown = """
        select id, ars, name, inhabitants, inhabitants_as_of, inhabitants_source, linked_to
        from organisations
        where ars is not null
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into organisations (id, version, kind, name, ars, land, inhabitants, inhabitants_as_of, inhabitants_source, provenance, created_at)
        values (@id, 1, @kind, @name, @ars, @land, @inhabitants, @asOf, @source, @provenance, @now)
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update organisations
        set version = version + 1, kind = @kind, name = @name, ars = @ars, land = @land, inhabitants = @inhabitants,
          inhabitants_as_of = @asOf, inhabitants_source = @source
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string Link = """
        update organisations
        set version = version + 1, linked_to = (select o.id from organisations o where o.ars = @other)
        where ars = @ars
        """;

    private sealed record PrefixRow
    {
        public required string Code { get; init; }

        public required string ArsPrefix { get; init; }
    }

    public ImportKind Kind => ImportKind.Organisations;

    public async Task<FileImport> Run(Act act, FileImport import, Stream file, Func<ImportProgress, Task> progress)
    {
        var prefixes = await database.Read(async sql => (await sql.Rows<PrefixRow>(SelectPrefixes)).ToDictionary(row => row.Code, row => row.ArsPrefix, StringComparer.Ordinal));
        var found = await RegisterFile.Read(file, prefixes, async lines =>
        {
            import = import with { Lines = lines };
            await progress(new(import, Written: 0, ToWrite: 0));
        });
        import = await database.Save(import.Checked(found.File));
        if (import.State == ImportState.Failed)
        {
            return import;
        }

        await progress(new(import, Written: 0, ToWrite: found.Rows.Count));
        await database.Write(act, async write =>
        {
            import = await Write(write, import, found.Rows, progress);
            return new Gone();
        });
        return import;
    }

    private static async Task<FileImport> Write(Write write, FileImport import, IReadOnlyList<RegisterRow> rows, Func<ImportProgress, Task> progress)
    {
        var plan = RegisterPlan.Of(rows, await write.Rows<KnownEntry>(SelectKnown), import.AsOf, import.Source);
        var (written, toWrite) = (0, plan.Added.Count + plan.Updated.Count + plan.DataSet.Values.Count);
        foreach (var (statement, entries) in new[] { (Insert, plan.Added), (Update, plan.Updated) })
        {
            foreach (var chunk in entries.Chunk(Chunk))
            {
                await write.Execute(statement, chunk.Select(entry => new
                {
                    id = entry.Id ?? write.NewId(),
                    kind = entry.Kind.Name(),
                    name = entry.Name,
                    ars = entry.Ars,
                    land = entry.Land,
                    inhabitants = entry.Inhabitants?.Count,
                    asOf = entry.Inhabitants?.AsOf,
                    source = entry.Inhabitants?.Source,
                    provenance = Provenance.Reported.Name(),
                    now = write.Now,
                }));
                written += chunk.Length;
                await progress(new(import, written, toWrite));
            }
        }

        foreach (var (land, gemeinde) in plan.Links)
        {
            await write.Execute(Link, new { ars = land, other = gemeinde });
            await write.Execute(Link, new { ars = gemeinde, other = land });
        }

        var (setId, isNewSet) = await ReferenceDataTable.Add(write, plan.DataSet, DataSetState.Draft, async count =>
        {
            written += count;
            await progress(new(import, written, toWrite));
        });
        if (isNewSet || plan.Added.Count + plan.Updated.Count + plan.Links.Count > 0)
        {
            write.Record(
                ImportedType, $"registerImport/{import.Id}", ("added", plan.Added.Count), ("updated", plan.Updated.Count), ("unchanged", plan.Unchanged));
        }

        return await ImportTable.Save(write, import with
        {
            State = ImportState.Done,
            SetId = setId,
            Added = plan.Added.Count,
            Updated = plan.Updated.Count,
            Unchanged = plan.Unchanged,
        });
    }
}
