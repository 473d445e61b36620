using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>A file of an adoption as it stands in the database.</summary>
internal sealed record AdoptionFileRow
{
    public required Guid Id { get; init; }

    public required Guid AdoptionId { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Size { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required Guid OrganisationId { get; init; }

    public Guid? AgentId { get; init; }

    public string? Person { get; init; }

    public Guid? MessageId { get; init; }

    public Guid? ItemId { get; init; }

    public string? ItemKey { get; init; }

    public AdoptionFile Show(OrganisationRegister.Snapshot register) => new()
    {
        Id = Id,
        Name = Name,
        MediaType = MediaType,
        Size = Size,
        Sha256 = Hash,
        AddedAt = AddedAt,
        By = register.Ref(OrganisationId),
        Under = AgentId is { } agent ? register.Ref(agent) : null,
        Person = Person,
        Message = MessageId,
        Item = ItemKey,
        Address = $"/v1/adoptions/{AdoptionId}/files/{Id}/content",
    };
}

/// <summary>The statements on files of adoptions. Who may see one is asked of its adoption first.</summary>
internal static class AdoptionFileTable
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select f.id, f.adoption_id, f.hash, f.name, f.media_type, k.size, f.added_at, f.organisation_id, f.agent_id, nullif(p.name, '') as person,
          f.message_id, f.item_id, i.item_key
        from adoption_files f
        join files k on k.hash = f.hash
        left join accounts p on p.id = f.account_id
        left join checklist_items i on i.id = f.item_id
        """;

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} where f.adoption_id = @adoptionId order by f.added_at, f.id";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where f.adoption_id = @adoptionId and f.id = @id";

    [StringSyntax("Sql")]
    private const string SelectByHash = $$"""
        {{Columns}}
        where f.adoption_id = @adoptionId and f.hash = @hash
        order by f.added_at, f.id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into adoption_files (id, adoption_id, hash, name, media_type, added_at, organisation_id, agent_id, account_id, item_id)
        values (@id, @adoptionId, @hash, @name, @mediaType, @now, @organisationId, @agentId, @accountId, @itemId)
        """;

    [StringSyntax("Sql")]
    private const string UpdateMessage = """
        update adoption_files
        set message_id = @messageId
        where id = @id and adoption_id = @adoptionId and organisation_id = @organisationId and message_id is null and item_id is null
        """;

    /// <summary>All files of an adoption, oldest first.</summary>
    public static Task<IReadOnlyList<AdoptionFileRow>> All(Sql sql, Guid adoptionId) => sql.Rows<AdoptionFileRow>(SelectAll, new { adoptionId });

    public static Task<AdoptionFileRow?> Find(Sql sql, Guid adoptionId, Guid id) => sql.Row<AdoptionFileRow>(SelectOne, new { adoptionId, id });

    /// <summary>The file of an adoption that holds these bytes, such as a signed copy; of several the oldest.</summary>
    public static Task<AdoptionFileRow?> Find(Sql sql, Guid adoptionId, string hash) => sql.Row<AdoptionFileRow>(SelectByHash, new { adoptionId, hash, take = 1 });

    public static Task Add(Write write, AdoptionFileRow row, Guid? account) => write.Execute(Insert, new
    {
        id = row.Id,
        adoptionId = row.AdoptionId,
        hash = row.Hash,
        name = row.Name,
        mediaType = row.MediaType,
        now = row.AddedAt,
        organisationId = row.OrganisationId,
        agentId = row.AgentId,
        accountId = account,
        itemId = row.ItemId,
    });

    /// <summary>Sends a file along with a message; false where it is none of the organisation's, or lies somewhere already.</summary>
    public static async Task<bool> Send(Write write, Guid adoptionId, Guid id, Guid messageId, Guid organisationId) =>
        await write.Execute(UpdateMessage, new { adoptionId, id, messageId, organisationId }) == 1;
}
