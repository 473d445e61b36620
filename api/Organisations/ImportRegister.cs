using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// Carries out an import: every line is looked at first; when all are right, all of them are written in one transaction, and
/// the file becomes a reference data set. A repeated import changes nothing.
/// </summary>
internal sealed class ImportRegister(FitDatabase database)
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

    /// <summary>Checks the file and writes it.</summary>
    /// <param name="act">Who answers for it.</param>
    /// <param name="import">The import, as it was opened.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <returns>The import when it is over.</returns>
    public async Task<RegisterImport> Run(Act act, RegisterImport import, Stream file, Func<ImportProgress, Task> progress)
    {
        var prefixes = await database.Read(async sql => (await sql.Rows<PrefixRow>(SelectPrefixes)).ToDictionary(row => row.Code, row => row.ArsPrefix, StringComparer.Ordinal));
        var found = await RegisterFile.Read(file, prefixes, async lines =>
        {
            import = import with { Lines = lines };
            await progress(new(import, Written: 0, ToWrite: 0));
        });
        import = import with { Lines = found.Lines, Errors = found.Errors, ErrorCount = found.ErrorCount };
        if (found.ErrorCount > 0)
        {
            return await Save(import with { State = ImportState.Failed });
        }

        import = await Save(import with { State = ImportState.Writing });
        await progress(new(import, Written: 0, ToWrite: found.Rows.Count));
        await database.Write(act, async write =>
        {
            import = await Write(write, import, found.Rows, progress);
            return new Gone();
        });
        return import;
    }

    /// <summary>Writes how far an import has come.</summary>
    public async Task<RegisterImport> Save(RegisterImport import)
    {
        await database.Write(new Act(), async write =>
        {
            import = await ImportTable.Save(write, import);
            return new Gone();
        });
        return import;
    }

    private static async Task<RegisterImport> Write(Write write, RegisterImport import, IReadOnlyList<RegisterRow> rows, Func<ImportProgress, Task> progress)
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

        var (_, isNewSet) = await ReferenceDataTable.Add(write, plan.DataSet, DataSetState.Draft, async count =>
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
            Added = plan.Added.Count,
            Updated = plan.Updated.Count,
            Unchanged = plan.Unchanged,
        });
    }
}

/// <summary>How far an import has come.</summary>
/// <param name="Import">The import so far.</param>
/// <param name="Written">Rows that are written, of organisations and reference values.</param>
/// <param name="ToWrite">Rows to write.</param>
internal sealed record ImportProgress(RegisterImport Import, int Written, int ToWrite);
