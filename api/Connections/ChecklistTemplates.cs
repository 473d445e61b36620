using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Connections;

/// <summary>The versions of the list of what connecting takes: everybody may read them, the operator makes new ones.</summary>
internal static class ChecklistTemplates
{
    [StringSyntax("Sql")]
    private const string Select = "select version, content, recorded_at from checklist_templates order by version desc";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into checklist_templates (version, content, recorded_at, recorded_by)
        values (@version, @content, @now, @account)
        """;

    private sealed record Row
    {
        public required int Version { get; init; }

        public required string Content { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }
    }

    /// <summary>List the versions of the checklist's template</summary>
    /// <remarks>Newest first. The newest one is what a connection begins with; one that runs keeps its own items.</remarks>
    public static async Task<Listing<Page<ChecklistTemplate>, ChecklistTemplate>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database) =>
        Listing.Of(await database.Read(All), template => new SortKey(-template.Version, "", ""), cursors.Read(http), page.Take);

    /// <summary>Show a version of the checklist's template</summary>
    /// <remarks>It never changes.</remarks>
    /// <param name="version">Its number.</param>
    public static Task<Found<ChecklistTemplate>> One(int version, FitDatabase database) => database.Read(async sql =>
        new Found<ChecklistTemplate>((await All(sql)).FirstOrDefault(template => template.Version == version) ?? throw Problems.NotFound(), version: 1));

    /// <summary>Record a new version of the checklist's template</summary>
    /// <remarks>
    /// By the operator: what connecting takes from now on. `basedOn` is the newest version; 409 `alreadyThere` where somebody was faster. Checklists that
    /// run keep their items.
    /// </remarks>
    public static Task<Made<ChecklistTemplate>> Add(Body<NewChecklistTemplate> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        var newest = (await All(write))[0];
        if (asked.BasedOn != newest.Version)
        {
            throw Problems.AlreadyThere(
                new($"Inzwischen gibt es Fassung {newest.Version}. Sehen Sie sie an und ändern Sie diese.", $"There is version {newest.Version} by now. Look at it and change that one."),
                $"/v1/checklist-templates/{newest.Version}");
        }

        var template = new ChecklistTemplate { Version = newest.Version + 1, RecordedAt = write.Now, Entries = asked.Entries };
        await write.Execute(Insert, new
        {
            version = template.Version,
            content = JsonSerializer.Serialize(template, Answer.TypeInfo<ChecklistTemplate>()),
            now = write.Now,
            account = act.AccountId,
        });
        write.Record("checklistTemplate.recorded", $"checklistTemplate/{template.Version}", ("items", template.Entries.Count));
        return new Made<ChecklistTemplate>(template, $"/v1/checklist-templates/{template.Version}", 1);
    });

    /// <summary>The version that a connection begins with now.</summary>
    public static async Task<ChecklistTemplate> Newest(Sql sql) => (await All(sql))[0];

    /// <summary>All versions, newest first; the one that comes with the store last.</summary>
    private static async Task<IReadOnlyList<ChecklistTemplate>> All(Sql sql) =>
        [.. (await sql.Rows<Row>(Select)).Select(row => JsonSerializer.Deserialize(row.Content, Answer.TypeInfo<ChecklistTemplate>())!), FirstChecklistTemplate.Template];
}

/// <summary>Rules of <see cref="NewChecklistTemplate"/>.</summary>
internal sealed class NewChecklistTemplateValidator : AbstractValidator<NewChecklistTemplate>
{
    private const int MostItems = 40;

    public NewChecklistTemplateValidator(IValidator<ChecklistTemplateItem> item)
    {
        RuleFor(template => template.BasedOn).InclusiveBetween(1, 10_000)
            .WithMessage(_ => new Sentence("Nennen Sie die neueste Fassung.", "Name the newest version.").ToString());
        RuleFor(template => template.Entries)
            .Must(items => items is null or { Count: > 0 and <= MostItems })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Nennen Sie 1 bis {MostItems} Punkte.", $"Name 1 to {MostItems} items.").ToString())
            .Must(items => items is null || items.Where(entry => entry?.Key is not null).DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Count() == items.Count(entry => entry?.Key is not null))
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Jede Kennung darf nur einmal vorkommen.", "Each key may stand only once.").ToString());
        RuleForEach(template => template.Entries).SetValidator(item);
    }
}

/// <summary>Rules of <see cref="ChecklistTemplateItem"/>.</summary>
internal sealed class ChecklistTemplateItemValidator : AbstractValidator<ChecklistTemplateItem>
{
    public ChecklistTemplateItemValidator()
    {
        RuleFor(item => item.Key).Given()
            .Must(key => string.IsNullOrWhiteSpace(key) || WireFormats.Fits(key, WireFormats.ChecklistKey))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence(
                "Beginnen Sie die Kennung mit einem Kleinbuchstaben; danach bis zu 39 Buchstaben und Ziffern ohne Umlaute.",
                "Begin the key with a small letter, then up to 39 letters and digits.").ToString());
        RuleFor(item => item.Title).Given().AtMost(120).OneLine();
        RuleFor(item => item.Explanation).Given().AtMost(600).Plain();
        RuleFor(item => item.Days).InclusiveBetween(1, 365)
            .WithMessage(_ => new Sentence("Geben Sie 1 bis 365 Tage an.", "Give 1 to 365 days.").ToString());
    }
}
