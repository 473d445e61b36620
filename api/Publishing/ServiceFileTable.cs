using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>An uploaded file of a service as it stands in the database.</summary>
internal sealed record ServiceFileRow
{
    public required Guid Id { get; init; }

    public required Guid ServiceId { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Size { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? AlternativeText { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public ServiceFile Show(string slug) => new()
    {
        Id = Id,
        Service = slug,
        Name = Name,
        MediaType = MediaType,
        Size = Size,
        Sha256 = Hash,
        Width = Width,
        Height = Height,
        AlternativeText = AlternativeText,
        Address = ListedFiles.AddressOf(slug, Id),
        AddedAt = AddedAt,
    };
}

/// <summary>
/// The statements on the files of services and on which revision names which. Who may see a file stands in the <c>where</c>: its provider,
/// and whoever may read a revision that names it.
/// </summary>
internal static class ServiceFileTable
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select f.id, f.service_id, f.hash, f.name, f.media_type, k.size, k.width, k.height, f.alternative_text, f.added_at
        from service_files f
        join files k on k.hash = f.hash
        join services s on s.id = f.service_id
        """;

    private const string Visible = $"""
        f.service_id = @serviceId
          and (s.provider_id = @provider
            or exists (select 1 from revision_files u join service_revisions r on r.service_id = u.service_id and r.number = u.revision where u.file_id = f.id and {RevisionTable.Visible}))
        """;

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} where {Visible}";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where {Visible} and f.id = @id";

    [StringSyntax("Sql")]
    private const string SelectOfProvider = $"{Columns} where s.slug = @slug and s.provider_id = @provider and f.id = @id";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into service_files (id, service_id, hash, name, media_type, alternative_text, added_at, added_by)
        values (@id, @serviceId, @hash, @name, @mediaType, @alternativeText, @now, @account)
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from service_files where id = @id and not exists (select 1 from revision_files u where u.file_id = service_files.id)";

    [StringSyntax("Sql")]
    private const string DeleteUnused = "delete from service_files where service_id = @serviceId and not exists (select 1 from revision_files u where u.file_id = service_files.id)";

    [StringSyntax("Sql")]
    private const string DeleteUses = "delete from revision_files where service_id = @serviceId and revision = @number";

    [StringSyntax("Sql")]
    private const string InsertUse = "insert into revision_files (service_id, revision, file_id) values (@serviceId, @number, @id)";

    /// <summary>The files of a service that the viewer may see.</summary>
    public static Task<IReadOnlyList<ServiceFileRow>> All(Sql sql, Guid serviceId, Viewer viewer) =>
        sql.Rows<ServiceFileRow>(SelectAll, new { serviceId, provider = viewer.Provider, @operator = viewer.IsOperator });

    /// <summary>A file, when the viewer may see it.</summary>
    public static Task<ServiceFileRow?> Find(Sql sql, Guid serviceId, Guid id, Viewer viewer) =>
        sql.Row<ServiceFileRow>(SelectOne, new { serviceId, id, provider = viewer.Provider, @operator = viewer.IsOperator });

    /// <summary>A file of a service of this provider.</summary>
    public static Task<ServiceFileRow?> Find(Sql sql, string slug, Guid id, Guid provider) =>
        sql.Row<ServiceFileRow>(SelectOfProvider, new { slug, id, provider });

    public static Task Add(Write write, ServiceFileRow row, Guid? account) => write.Execute(Insert, new
    {
        id = row.Id,
        serviceId = row.ServiceId,
        hash = row.Hash,
        name = row.Name,
        mediaType = row.MediaType,
        alternativeText = row.AlternativeText,
        now = row.AddedAt,
        account,
    });

    /// <summary>Removes a file that no revision names; false where one does.</summary>
    public static async Task<bool> Remove(Write write, Guid id) => await write.Execute(Delete, new { id }) == 1;

    /// <summary>Notes which files a revision names.</summary>
    public static async Task Use(Write write, Guid serviceId, int number, IEnumerable<Guid> ids)
    {
        await write.Execute(DeleteUses, new { serviceId, number });
        foreach (var id in ids.Distinct())
        {
            await write.Execute(InsertUse, new { serviceId, number, id });
        }
    }

    /// <summary>Lets the files of a revision go that is given up; of a service of which nothing is left all of them.</summary>
    public static async Task GiveUp(Write write, Guid serviceId, int number, bool isGone)
    {
        await write.Execute(DeleteUses, new { serviceId, number });
        if (isGone)
        {
            await write.Execute(DeleteUnused, new { serviceId });
        }
    }
}
