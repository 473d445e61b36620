using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Documents;

/// <summary>A template as it stands in the database. No legal model, or no line, is an empty text: both belong to what is unique.</summary>
internal sealed record PaperTemplateRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Kind { get; init; }

    public required string LegalModel { get; init; }

    public required string Line { get; init; }

    public string? Draft { get; init; }

    public int? DraftBasedOn { get; init; }

    public DateTimeOffset? DraftChangedAt { get; init; }

    public Guid? DraftChangedBy { get; init; }

    public string? DraftChangedByName { get; init; }

    public int? Published { get; init; }

    public string? PublishedTitle { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>As the operator reads it.</summary>
    /// <param name="whole">With the text of its draft.</param>
    public PaperTemplate Show(bool whole) => new()
    {
        Id = Id,
        Version = Version,
        Kind = Names.Parse<AdoptionDocumentKind>(Kind),
        LegalModel = LegalModel.Length == 0 ? null : Names.Parse<LegalModel>(LegalModel),
        Line = Line.Length == 0 ? null : Names.Parse<ContractLineKind>(Line),
        Title = PublishedTitle ?? (Draft is { } draft && PaperTemplateText.Read(draft).Text is { } text ? text.Title : ""),
        Published = Published,
        PublishedAt = PublishedAt,
        Draft = Draft is null
            ? null
            : new PaperTemplateDraft
            {
                Body = whole ? Draft : null,
                BasedOn = DraftBasedOn,
                ChangedAt = DraftChangedAt!.Value,
                ChangedBy = DraftChangedByName,
                Errors = [.. PaperTemplateText.Read(Draft).Faults.Select(fault => fault.Show())],
            },
    };
}

/// <summary>A published version as it stands in the database.</summary>
internal sealed record PaperTemplateVersionRow
{
    public required Guid TemplateId { get; init; }

    public required int Number { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public string? PreparedBy { get; init; }

    public string? PublishedBy { get; init; }

    public required string Provenance { get; init; }

    public PaperTemplateVersion Show(bool whole) => new()
    {
        Template = TemplateId,
        Number = Number,
        Body = whole ? Body : null,
        PublishedAt = PublishedAt,
        PreparedBy = PreparedBy,
        PublishedBy = PublishedBy,
        Provenance = Names.Parse<Provenance>(Provenance),
    };
}

/// <summary>A template that counts: for which case, and what it says.</summary>
internal sealed record PublishedTemplate
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string LegalModel { get; init; }

    public required string Line { get; init; }

    public required int Number { get; init; }

    public required string Body { get; init; }
}

/// <summary>The statements on templates. A published version is never changed.</summary>
internal static class PaperTemplateTable
{
    /// <summary>The longest text, in characters; a cell of the database holds no more than 50,000.</summary>
    public const int LongestBody = 40_000;

    private const string LoadedType = "paperTemplate.baseLoaded";

    [StringSyntax("Sql")]
    private const string Columns = """
        select t.id, t.version, t.kind, t.legal_model, t.line, t.draft, t.draft_based_on, t.draft_changed_at, t.draft_changed_by,
          nullif(a.name, '') as draft_changed_by_name, v.number as published, v.title as published_title, v.published_at
        from paper_templates t
        left join accounts a on a.id = t.draft_changed_by
        left join paper_template_versions v on v.template_id = t.id
          and v.number = (select max(newest.number) from paper_template_versions newest where newest.template_id = t.id)
        """;

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} order by t.kind, t.line, t.legal_model";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where t.id = @id";

    [StringSyntax("Sql")]
    private const string SelectSame = "select id from paper_templates where kind = @kind and legal_model = @legalModel and line = @line";

    [StringSyntax("Sql")]
    private const string SelectPublished = """
        select t.id, t.kind, t.legal_model, t.line, v.number, v.body
        from paper_templates t
        join paper_template_versions v on v.template_id = t.id
        where v.number = (select max(newest.number) from paper_template_versions newest where newest.template_id = t.id)
        """;

    [StringSyntax("Sql")]
    private const string VersionColumns = """
        select v.template_id, v.number, v.body, v.published_at, nullif(p.name, '') as prepared_by, nullif(r.name, '') as published_by, v.provenance
        from paper_template_versions v
        left join accounts p on p.id = v.prepared_by
        left join accounts r on r.id = v.published_by
        where v.template_id = @id
        """;

    [StringSyntax("Sql")]
    private const string SelectVersions = $"{VersionColumns} order by v.number desc";

    [StringSyntax("Sql")]
    private const string SelectVersion = $"{VersionColumns} and v.number = @number";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into paper_templates (id, version, kind, legal_model, line, draft, draft_based_on, draft_changed_at, draft_changed_by)
        values (@id, 1, @kind, @legalModel, @line, @draft, null, @changedAt, @changedBy)
        """;

    [StringSyntax("Sql")]
    private const string UpdateDraft = """
        update paper_templates
        set version = version + 1, draft = @draft, draft_based_on = @basedOn, draft_changed_at = @changedAt, draft_changed_by = @changedBy
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string InsertVersion = """
        insert into paper_template_versions (template_id, number, title, body, published_at, prepared_by, published_by, provenance)
        values (@id, @number, @title, @body, @publishedAt, @preparedBy, @publishedBy, @provenance)
        """;

    [StringSyntax("Sql")]
    private const string CountLoaded = "select count(*) from ledger where type = @type";

    public static Task<IReadOnlyList<PaperTemplateRow>> All(Sql sql) => sql.Rows<PaperTemplateRow>(SelectAll);

    public static Task<PaperTemplateRow?> Find(Sql sql, Guid id) => sql.Row<PaperTemplateRow>(SelectOne, new { id });

    /// <summary>The template for exactly this case.</summary>
    public static Task<Guid?> FindSame(Sql sql, AdoptionDocumentKind kind, LegalModel? legalModel, ContractLineKind? line) =>
        sql.Row<Guid?>(SelectSame, new { kind = kind.Name(), legalModel = legalModel?.Name() ?? "", line = line?.Name() ?? "" });

    /// <summary>The newest published version of each template.</summary>
    public static Task<IReadOnlyList<PublishedTemplate>> Published(Sql sql) => sql.Rows<PublishedTemplate>(SelectPublished);

    public static Task<IReadOnlyList<PaperTemplateVersionRow>> Versions(Sql sql, Guid id) => sql.Rows<PaperTemplateVersionRow>(SelectVersions, new { id });

    public static Task<PaperTemplateVersionRow?> Version(Sql sql, Guid id, int number) => sql.Row<PaperTemplateVersionRow>(SelectVersion, new { id, number });

    public static Task Add(Write write, Guid id, AdoptionDocumentKind kind, LegalModel? legalModel, ContractLineKind? line, string? draft, Guid? by) => write.Execute(Insert, new
    {
        id,
        kind = kind.Name(),
        legalModel = legalModel?.Name() ?? "",
        line = line?.Name() ?? "",
        draft,
        changedAt = draft is null ? (DateTimeOffset?)null : write.Now,
        changedBy = draft is null ? null : by,
    });

    /// <summary>Keeps a draft, or gives it up.</summary>
    public static Task SaveDraft(Write write, Guid id, string? draft, int? basedOn, Guid? by) => write.Execute(UpdateDraft, new
    {
        id,
        draft,
        basedOn = draft is null ? null : basedOn,
        changedAt = draft is null ? (DateTimeOffset?)null : write.Now,
        changedBy = draft is null ? null : by,
    });

    public static Task Publish(Write write, Guid id, int number, string title, string body, Guid? preparedBy, Guid? publishedBy, Provenance provenance) => write.Execute(InsertVersion, new
    {
        id,
        number,
        title,
        body,
        publishedAt = write.Now,
        preparedBy,
        publishedBy,
        provenance = provenance.Name(),
    });

    /// <summary>Of the published templates the one that counts for a case: the most exact.</summary>
    public static PublishedTemplate? For(IReadOnlyList<PublishedTemplate> published, AdoptionDocumentKind kind, LegalModel legalModel, ContractLineKind line)
    {
        var (kindName, modelName, lineName) = (kind.Name(), legalModel.Name(), line.Name());
        return published
            .Where(template => template.Kind == kindName && (template.LegalModel.Length == 0 || template.LegalModel == modelName) && (template.Line.Length == 0 || template.Line == lineName))
            .OrderByDescending(template => (template.Line.Length > 0 ? 2 : 0) + (template.LegalModel.Length > 0 ? 1 : 0))
            .FirstOrDefault();
    }

    /// <summary>Puts the samples that every store begins with into a database that never had them, each as version 1.</summary>
    public static async Task LoadBase(FitDatabase database)
    {
        var type = new { type = LoadedType };
        if (await database.Read(sql => sql.Value<int>(CountLoaded, type)) > 0)
        {
            return;
        }

        await database.Write(new Act(), async write =>
        {
            // Another instance may have been faster while this one waited for its turn.
            if (await write.Value<int>(CountLoaded, type) == 0)
            {
                var samples = Samples();
                foreach (var (kind, legalModel, line, body) in samples)
                {
                    var id = write.NewId();
                    await Add(write, id, kind, legalModel, line, draft: null, by: null);
                    await Publish(write, id, 1, PaperTemplateText.Read(body).Text!.Title, body, preparedBy: null, publishedBy: null, Provenance.Example);
                }

                write.Record(LoadedType, "paperTemplates", ("count", samples.Count));
            }

            return new Gone();
        });
    }

    /// <summary>
    /// The samples in Documents/Templates, written for this project. The name of a file says the case: kind, or kind, legal model (any), line.
    /// </summary>
    public static IReadOnlyList<(AdoptionDocumentKind Kind, LegalModel? LegalModel, ContractLineKind? Line, string Body)> Samples()
    {
        const string Folder = "Templates/";
        const string Any = "any";
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                var parts = name[Folder.Length..^".md".Length].Split('.');
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (
                    Names.Parse<AdoptionDocumentKind>(parts[0]),
                    parts.Length > 1 && parts[1] != Any ? Names.Parse<LegalModel>(parts[1]) : (LegalModel?)null,
                    parts.Length > 2 ? Names.Parse<ContractLineKind>(parts[2]) : (ContractLineKind?)null,
                    reader.ReadToEnd().ReplaceLineEndings("\n"));
            }),
        ];
    }
}
