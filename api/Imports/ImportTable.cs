using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Imports;

/// <summary>The statements on imports, of organisations and of reference data.</summary>
internal static class ImportTable
{
    /// <summary>Errors that a list shows of each import; the import itself lists them all.</summary>
    public const int ErrorsInLists = 10;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into register_imports (id, version, kind, state, as_of, source, data_key, name, confirmed, estimated, started_at, started_by, seen_at, lines, added, updated,
          unchanged, error_count)
        values (@id, 1, @kind, 'checking', @asOf, @source, @key, @name, @confirmed, @estimated, @now, @startedBy, @now, 0, 0, 0, 0, 0)
        """;

    [StringSyntax("Sql")]
    private const string Move = """
        update register_imports
        set version = version + 1, state = @state, seen_at = @now, ended_at = @endedAt, lines = @lines, added = @added, updated = @updated,
          unchanged = @unchanged, error_count = @errorCount, set_id = @setId
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string InsertError = """
        insert into register_import_errors (import_id, place, line, column_name, code, detail)
        values (@importId, @place, @line, @column, @code, @detail)
        """;

    [StringSyntax("Sql")]
    private const string DeleteErrors = "delete from register_import_errors where import_id = @id";

    [StringSyntax("Sql")]
    private const string Select = """
        select id, version, kind, state, as_of, source, data_key, name, confirmed, estimated, set_id, started_at, ended_at, lines, added, updated, unchanged, error_count
        from register_imports
        where id = @id and kind = @kind
        """;

    [StringSyntax("Sql")]
    private const string Forwards = """
        select id, version, kind, state, as_of, source, data_key, name, confirmed, estimated, set_id, started_at, ended_at, lines, added, updated, unchanged, error_count
        from register_imports
        where kind = @kind and (@at is null or started_at < @at or (started_at = @at and id < @id))
        order by started_at desc, id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = """
        select id, version, kind, state, as_of, source, data_key, name, confirmed, estimated, set_id, started_at, ended_at, lines, added, updated, unchanged, error_count
        from register_imports
        where kind = @kind and (started_at > @at or (started_at = @at and id > @id))
        order by started_at, id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = "select count(*) from register_imports where kind = @kind";

    [StringSyntax("Sql")]
    private const string SelectErrors = """
        select line, column_name, code, detail
        from register_import_errors
        where import_id = @id and place <= @most
        order by place
        """;

    [StringSyntax("Sql")]
    private const string SelectForgotten = """
        select id, version, kind, state, as_of, source, data_key, name, confirmed, estimated, set_id, started_at, ended_at, lines, added, updated, unchanged, error_count
        from register_imports
        where state in ('checking', 'writing') and seen_at < @before
        """;

    [StringSyntax("Sql")]
    private const string SelectNewest = """
        select id, version, kind, state, as_of, source, data_key, name, confirmed, estimated, set_id, started_at, ended_at, lines, added, updated, unchanged, error_count
        from register_imports
        where kind = @kind and data_key = @key and state = 'done'
        order by as_of desc, started_at desc, id desc
        {take}
        """;

    private sealed record ImportRow
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required string Kind { get; init; }

        public required string State { get; init; }

        public required DateOnly AsOf { get; init; }

        public required string Source { get; init; }

        public string? DataKey { get; init; }

        public string? Name { get; init; }

        public required bool Confirmed { get; init; }

        public required bool Estimated { get; init; }

        public Guid? SetId { get; init; }

        public required DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public required int Lines { get; init; }

        public required int Added { get; init; }

        public required int Updated { get; init; }

        public required int Unchanged { get; init; }

        public required int ErrorCount { get; init; }
    }

    private sealed record ErrorRow
    {
        public required int Line { get; init; }

        public string? ColumnName { get; init; }

        public required string Code { get; init; }

        public required string Detail { get; init; }
    }

    public static async Task<FileImport> Add(Write write, ImportKind kind, DateOnly asOf, string source, ImportedSet? set, Guid? startedBy)
    {
        var import = new FileImport
        {
            Id = write.NewId(),
            Version = 1,
            Kind = kind,
            State = ImportState.Checking,
            AsOf = asOf,
            Source = source,
            Set = set,
            StartedAt = write.Now,
        };
        await write.Execute(Insert, new
        {
            id = import.Id,
            kind = kind.Name(),
            asOf,
            source,
            key = set?.Key,
            name = set?.Name,
            confirmed = set?.Confirmed == true,
            estimated = set?.Estimated == true,
            now = write.Now,
            startedBy,
        });
        return import;
    }

    /// <summary>Writes how far an import has come; answers it as it stands now.</summary>
    public static async Task<FileImport> Save(Write write, FileImport import)
    {
        var isOver = import.State is ImportState.Done or ImportState.Failed;
        await write.Execute(Move, new
        {
            id = import.Id,
            state = import.State.Name(),
            now = write.Now,
            endedAt = isOver ? write.Now : (DateTimeOffset?)null,
            lines = import.Lines,
            added = import.Added,
            updated = import.Updated,
            unchanged = import.Unchanged,
            errorCount = import.ErrorCount,
            setId = import.SetId,
        });
        if (isOver)
        {
            await write.Execute(DeleteErrors, new { id = import.Id });
            await write.Execute(InsertError, import.Errors.Select((error, at) => new
            {
                importId = import.Id,
                place = at + 1,
                line = error.Line,
                column = error.Column,
                code = error.Code,
                detail = error.Detail,
            }));
        }

        return (await Find(write, import.Kind, import.Id))!;
    }

    public static async Task<FileImport?> Find(Sql sql, ImportKind kind, Guid id, int mostErrors = CsvFile.MostErrors) =>
        await sql.Row<ImportRow>(Select, new { id, kind = kind.Name() }) is { } row ? await Read(sql, row, mostErrors) : null;

    public static async Task<Slice<T>> Page<T>(Sql sql, ImportKind kind, Func<FileImport, T> show, Position? from, int take, bool withTotal)
    {
        var place = Keyset.At(from);
        var imports = new List<FileImport>();
        foreach (var row in await sql.Rows<ImportRow>(from is { Backwards: true } ? Backwards : Forwards, new { kind = kind.Name(), at = place.At, id = place.Id, take = take + 1 }))
        {
            imports.Add(await Read(sql, row, ErrorsInLists));
        }

        var slice = Slice<FileImport>.OfRows(
            imports, import => Keyset.Key(import.StartedAt, import.Id), from, take, withTotal ? await sql.Value<int>(Count, new { kind = kind.Name() }) : null);
        return new([.. slice.Items.Select(show)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total);
    }

    /// <summary>All imports of a kind, newest first.</summary>
    public static async IAsyncEnumerable<T> All<T>(FitDatabase database, ImportKind kind, Func<FileImport, T> show)
    {
        await foreach (var row in database.All<ImportRow>(Forwards, new { kind = kind.Name(), at = (DateTimeOffset?)null, id = (Guid?)null, take = int.MaxValue }))
        {
            yield return show(await database.Read(sql => Read(sql, row, ErrorsInLists)));
        }
    }

    /// <summary>The import of the newest file among those of a kind and key that went through; it says nothing of errors, because there were none.</summary>
    public static async Task<FileImport?> Newest(Sql sql, ImportKind kind, string key) =>
        await sql.Row<ImportRow>(SelectNewest, new { kind = kind.Name(), key, take = 1 }) is { } row ? await Read(sql, row, mostErrors: 0) : null;

    /// <summary>Imports under way that no program has touched since an instant.</summary>
    public static async Task<IReadOnlyList<FileImport>> Forgotten(Sql sql, DateTimeOffset before)
    {
        var imports = new List<FileImport>();
        foreach (var row in await sql.Rows<ImportRow>(SelectForgotten, new { before }))
        {
            imports.Add(await Read(sql, row, mostErrors: 0));
        }

        return imports;
    }

    private static async Task<FileImport> Read(Sql sql, ImportRow row, int mostErrors) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Kind = Names.Parse<ImportKind>(row.Kind),
        State = Names.Parse<ImportState>(row.State),
        Set = row is { DataKey: { } key, Name: { } name } ? new(key, name, row.Confirmed, row.Estimated) : null,
        SetId = row.SetId,
        AsOf = row.AsOf,
        Source = row.Source,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        Lines = row.Lines,
        Added = row.Added,
        Updated = row.Updated,
        Unchanged = row.Unchanged,
        Errors = row.ErrorCount == 0 ? [] : [.. (await sql.Rows<ErrorRow>(SelectErrors, new { id = row.Id, most = mostErrors })).Select(Read)],
        ErrorCount = row.ErrorCount,
    };

    private static LineError Read(ErrorRow row) => new() { Line = row.Line, Column = row.ColumnName, Code = row.Code, Detail = row.Detail };
}
