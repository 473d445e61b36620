using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Documents;

/// <summary>A document of an adoption as it stands in the database. The file lies in the file store under its hash.</summary>
internal sealed record PaperRow
{
    public required int Position { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string FileName { get; init; }

    public required string MediaType { get; init; }

    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required bool Binding { get; init; }

    public AdoptionDocument Show() => new()
    {
        Kind = Names.Parse<AdoptionDocumentKind>(Kind),
        Title = Title,
        FileName = FileName,
        MediaType = MediaType,
        Size = Size,
        Sha256 = Sha256,
        MadeAt = MadeAt,
        Binding = Binding,
    };
}

/// <summary>The documents of adoptions. They are only ever added; whether they bind is all that changes. Who asks may see the adoption.</summary>
internal static class PaperTable
{
    [StringSyntax("Sql")]
    private const string Select = """
        select position, kind, title, file_name, media_type, size, sha256, made_at, binding
        from adoption_documents
        where adoption_id = @adoptionId
        order by position
        """;

    [StringSyntax("Sql")]
    private const string Count = "select adoption_id, count(*) as number from adoption_documents where adoption_id in (@ids) group by adoption_id";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into adoption_documents (adoption_id, position, kind, title, file_name, media_type, size, sha256, made_at, binding)
        values (@adoptionId, @position, @kind, @title, @fileName, @mediaType, @size, @sha256, @madeAt, @binding)
        """;

    [StringSyntax("Sql")]
    private const string Loosen = "update adoption_documents set binding = 0 where adoption_id in (@ids) and binding = 1";

    private sealed record PaperCount
    {
        public required Guid AdoptionId { get; init; }

        public required long Number { get; init; }
    }

    public static Task<IReadOnlyList<PaperRow>> List(Sql sql, Guid adoptionId) => sql.Rows<PaperRow>(Select, new { adoptionId });

    /// <summary>The hashes of what can be accepted, or was; the copy signed by hand is none of them.</summary>
    public static async Task<IReadOnlyList<string>> HashesOfOffer(Sql sql, Guid adoptionId) =>
        [.. (await List(sql, adoptionId)).Where(paper => paper.Binding && paper.Kind != AdoptionDocumentKind.SignedCopy.Name()).Select(paper => paper.Sha256)];

    /// <summary>Puts documents on record behind those there are.</summary>
    public static Task Add(Write write, Guid adoptionId, IReadOnlyList<MadePaper> papers, bool binding) => Add(write, [(adoptionId, papers)], binding);

    /// <summary>The same for many adoptions.</summary>
    public static async Task Add(Write write, IReadOnlyList<(Guid Adoption, IReadOnlyList<MadePaper> Papers)> made, bool binding)
    {
        await FileTable.Note(write, [.. made.SelectMany(one => one.Papers).Select(paper => new StoredFile(paper.Sha256, paper.Size, paper.FileName, paper.MediaType))]);
        var before = (await write.RowsOf<PaperCount>(Count, made.Select(one => one.Adoption))).ToDictionary(count => count.AdoptionId, count => (int)count.Number);
        await write.InsertAll(Insert, made.SelectMany(one => one.Papers.Select((paper, number) => new
        {
            adoptionId = one.Adoption,
            position = before.GetValueOrDefault(one.Adoption) + number + 1,
            kind = paper.Kind.Name(),
            title = paper.Title,
            fileName = paper.FileName,
            mediaType = paper.MediaType,
            size = paper.Size,
            sha256 = paper.Sha256,
            madeAt = write.Now,
            binding,
        })).ToList());
    }

    /// <summary>An offer that can be accepted no more: its documents stay, and bind nobody.</summary>
    public static Task EndOffer(Write write, Guid adoptionId) => EndOffers(write, [adoptionId]);

    /// <summary>The same for many.</summary>
    public static Task EndOffers(Write write, IReadOnlyList<Guid> adoptions) => write.ExecuteOf(Loosen, adoptions);
}
