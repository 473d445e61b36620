using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Blueprints;

/// <summary>A block with one of its versions as it stands in the database.</summary>
internal sealed record BlockRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Kind { get; init; }

    public required int Newest { get; init; }

    public int? Shared { get; init; }

    public Guid? OriginId { get; init; }

    public int? OriginNumber { get; init; }

    /// <summary>The organisation that keeps the original.</summary>
    public Guid? OriginOwner { get; init; }

    public string? OriginTitle { get; init; }

    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string FoldedTitle { get; init; }

    public required string Text { get; init; }

    public required string Licence { get; init; }

    public required bool IsShared { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public BlueprintKind BlueprintKind => Names.Parse<BlueprintKind>(Kind);

    /// <summary>The newest version that an organisation may take.</summary>
    public int? NewestFor(Guid? organisation) => organisation == OrganisationId ? Newest : Shared;

    public BlueprintOrigin? Origin(OrganisationRegister.Snapshot register) => OriginId is { } origin
        ? new() { Id = origin, Number = OriginNumber!.Value, Title = OriginTitle!, Owner = register.Ref(OriginOwner!.Value) }
        : null;
}

/// <summary>
/// The statements on blocks. Who may see a version stands in each: the organisation that keeps the block sees all, others those that are
/// shared, and those that they took into a service while they were.
/// </summary>
internal static class BlockTable
{
    /// <summary>More words are not looked for; who types them has long found it.</summary>
    private const int MostWords = 5;

    [StringSyntax("Sql")]
    private const string Columns = """
        select b.id, b.version, b.organisation_id, b.kind, b.newest, b.shared, b.origin_id, b.origin_number, o.organisation_id as origin_owner, ov.title as origin_title,
          v.number, v.title, v.folded_title, v.text, v.licence, v.is_shared, v.created_at
        from blueprint_blocks b
        join blueprint_block_versions v on v.block_id = b.id
        left join blueprint_blocks o on o.id = b.origin_id
        left join blueprint_block_versions ov on ov.block_id = b.origin_id and ov.number = b.origin_number
        """;

    /// <summary>The version that the viewer is shown: the newest to the keeper, the newest shared one to others.</summary>
    private const string Shown = "((b.organisation_id = @viewer and v.number = b.newest) or ((@viewer is null or b.organisation_id <> @viewer) and v.number = b.shared))";

    [StringSyntax("Sql")]
    private const string SelectFound = $"""
        select b.id, b.version, b.organisation_id, b.kind, b.newest, b.shared, v.number, v.title, v.folded_title, '' as text, v.licence, v.is_shared, v.created_at
        from blueprint_blocks b
        join blueprint_block_versions v on v.block_id = b.id
        where {Shown}
          and (@kind is null or b.kind = @kind)
          and (@own = 0 or b.organisation_id = @viewer)
          and (@a is null or v.words like @a)
          and (@b is null or v.words like @b)
          and (@c is null or v.words like @c)
          and (@d is null or v.words like @d)
          and (@e is null or v.words like @e)
        """;

    [StringSyntax("Sql")]
    private const string SelectShown = $"{Columns} where b.id = @id and {Shown}";

    [StringSyntax("Sql")]
    private const string SelectVersions = $"{Columns} where b.id = @id and (b.organisation_id = @viewer or (v.is_shared = 1 and b.shared is not null)) order by v.number desc";

    [StringSyntax("Sql")]
    private const string SelectTakeable = $"""
        {Columns}
        where b.id = @id and v.number = @number
          and (b.organisation_id = @viewer or v.is_shared = 1
            or exists (select 1 from blueprint_block_uses u where u.organisation_id = @viewer and u.block_id = b.id and u.number = v.number))
        """;

    /// <summary>For who may read the listing that refers to it.</summary>
    [StringSyntax("Sql")]
    private const string SelectReferred = $"{Columns} where b.id = @id and v.number = @number";

    [StringSyntax("Sql")]
    private const string InsertBlock = """
        insert into blueprint_blocks (id, version, organisation_id, kind, newest, origin_id, origin_number, created_at)
        values (@id, 1, @organisation, @kind, 1, @originId, @originNumber, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertVersion = """
        insert into blueprint_block_versions (block_id, number, title, folded_title, text, licence, words, is_shared, created_at, created_by)
        values (@id, @number, @title, @foldedTitle, @text, @licence, @words, 0, @now, @account)
        """;

    [StringSyntax("Sql")]
    private const string MoveNewest = "update blueprint_blocks set version = version + 1, newest = @number where id = @id";

    [StringSyntax("Sql")]
    private const string ShareVersion = "update blueprint_block_versions set is_shared = 1 where block_id = @id and number = @number";

    [StringSyntax("Sql")]
    private const string MoveShared = """
        update blueprint_blocks set version = version + 1,
          shared = (select max(v.number) from blueprint_block_versions v where v.block_id = @id and v.is_shared = 1)
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string WithdrawVersions = "update blueprint_block_versions set is_shared = 0 where block_id = @id";

    [StringSyntax("Sql")]
    private const string InsertUse = """
        insert into blueprint_block_uses (organisation_id, block_id, number)
        select @viewer, @id, @number
        where not exists (select 1 from blueprint_block_uses u where u.organisation_id = @viewer and u.block_id = @id and u.number = @number)
        """;

    /// <summary>Blocks that a viewer may take, without their texts.</summary>
    public static Task<IReadOnlyList<BlockRow>> Found(Sql sql, Guid? viewer, BlueprintKind? kind, bool own, string? q)
    {
        string?[] words = [.. SearchText.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => (string?)$"%{word}%")];
        return sql.Rows<BlockRow>(SelectFound, new
        {
            viewer,
            kind = kind?.Name(),
            own,
            a = words.ElementAtOrDefault(0),
            b = words.ElementAtOrDefault(1),
            c = words.ElementAtOrDefault(2),
            d = words.ElementAtOrDefault(3),
            e = words.ElementAtOrDefault(4),
        });
    }

    /// <summary>The block in the version that the viewer is shown; nothing where it is not for them.</summary>
    public static Task<BlockRow?> Find(Sql sql, Guid id, Guid? viewer) => sql.Row<BlockRow>(SelectShown, new { id, viewer });

    /// <summary>The versions that the viewer may read, the newest first.</summary>
    public static Task<IReadOnlyList<BlockRow>> Versions(Sql sql, Guid id, Guid? viewer) => sql.Rows<BlockRow>(SelectVersions, new { id, viewer });

    /// <summary>A version that an organisation may refer to.</summary>
    public static Task<BlockRow?> FindTakeable(Sql sql, BlueprintReference block, Guid viewer) => sql.Row<BlockRow>(SelectTakeable, new { id = block.Id, number = block.Number, viewer });

    /// <summary>A version that a listing refers to, for who may read the listing.</summary>
    public static Task<BlockRow?> FindReferred(Sql sql, BlueprintReference block) => sql.Row<BlockRow>(SelectReferred, new { id = block.Id, number = block.Number });

    public static Task Add(Write write, Guid id, Guid organisation, BlueprintKind kind, BlueprintReference? origin) =>
        write.Execute(InsertBlock, new { id, organisation, kind = kind.Name(), originId = origin?.Id, originNumber = origin?.Number, now = write.Now });

    public static Task AddVersion(Write write, Guid id, int number, string title, string text, string licence, Guid? account) => write.Execute(InsertVersion, new
    {
        id,
        number,
        title,
        foldedTitle = SearchText.Fold(title),
        text,
        licence,
        words = SearchText.Fold($"{title} {text}"),
        now = write.Now,
        account,
    });

    public static Task MoveTo(Write write, Guid id, int number) => write.Execute(MoveNewest, new { id, number });

    public static async Task Share(Write write, Guid id, int number)
    {
        await write.Execute(ShareVersion, new { id, number });
        await write.Execute(MoveShared, new { id });
    }

    public static async Task Withdraw(Write write, Guid id)
    {
        await write.Execute(WithdrawVersions, new { id });
        await write.Execute(MoveShared, new { id });
    }

    /// <summary>Remembers that an organisation took a version: it keeps it, also when it is shared no longer.</summary>
    public static Task Use(Write write, BlueprintReference block, Guid viewer) => write.Execute(InsertUse, new { viewer, id = block.Id, number = block.Number });
}
