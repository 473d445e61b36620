using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Lists;

/// <summary>The statements on catalogues of requirements. They are public and never change.</summary>
internal static class RequirementCatalogueTable
{
    /// <summary>The groups of requirements, in the order they are answered.</summary>
    public static IReadOnlyList<string> Groups { get; } =
        ["Gestaltung", "Fachlogik", "Nutzerkonto", "Bezahlung", "Datenstandard", "Routing und Transport", "Rechtliche Nachnutzung", "Organisation"];

    [StringSyntax("Sql")]
    private const string Columns = """
        select c.id, c.name, c.edition, c.provenance, c.imported_at,
          (select count(*) from requirements r where r.catalogue_id = c.id) as requirements,
          (select count(*) from requirements r where r.catalogue_id = c.id and r.obligation = 'muss') as muss
        from requirement_catalogues c
        """;

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} order by c.imported_at desc, c.id desc";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where c.id = @id";

    [StringSyntax("Sql")]
    private const string SelectSame = $"{Columns} where c.name = @name and c.edition = @edition";

    [StringSyntax("Sql")]
    private const string SelectRequirements = """
        select requirement_id, group_name, obligation, text from requirements where catalogue_id = @id order by place
        """;

    [StringSyntax("Sql")]
    private const string SelectMuss = """
        select c.name, c.edition, r.requirement_id
        from requirement_catalogues c
        left join requirements r on r.catalogue_id = c.id and r.obligation = 'muss'
        order by c.name, c.edition, r.place
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into requirement_catalogues (id, name, edition, provenance, imported_at)
        values (@id, @name, @edition, @provenance, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertRequirement = """
        insert into requirements (catalogue_id, place, requirement_id, group_name, obligation, text)
        values (@catalogueId, @place, @requirementId, @groupName, @obligation, @text)
        """;

    private sealed record MussRow
    {
        public required string Name { get; init; }

        public required string Edition { get; init; }

        public string? RequirementId { get; init; }
    }

    private sealed record CatalogueRow
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Edition { get; init; }

        public required string Provenance { get; init; }

        public required DateTimeOffset ImportedAt { get; init; }

        public required int Requirements { get; init; }

        public required int Muss { get; init; }
    }

    private sealed record RequirementRow
    {
        public required string RequirementId { get; init; }

        public required string GroupName { get; init; }

        public required string Obligation { get; init; }

        public required string Text { get; init; }
    }

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<RequirementCatalogueEntry>> All(Sql sql) => [.. (await sql.Rows<CatalogueRow>(SelectAll)).Select(Entry)];

    /// <summary>The catalogue of that name and edition.</summary>
    public static async Task<RequirementCatalogueEntry?> FindSame(Sql sql, string name, string edition) =>
        await sql.Row<CatalogueRow>(SelectSame, new { name, edition }) is { } row ? Entry(row) : null;

    public static async Task<RequirementCatalogue?> Find(Sql sql, Guid id)
    {
        if (await sql.Row<CatalogueRow>(SelectOne, new { id }) is not { } row)
        {
            return null;
        }

        var entry = Entry(row);
        return new RequirementCatalogue
        {
            Id = entry.Id,
            Name = entry.Name,
            Edition = entry.Edition,
            Title = entry.Title,
            Provenance = entry.Provenance,
            ImportedAt = entry.ImportedAt,
            Requirements =
            [
                .. (await sql.Rows<RequirementRow>(SelectRequirements, new { id })).Select(requirement => new Requirement
                {
                    Id = requirement.RequirementId,
                    Group = requirement.GroupName,
                    Obligation = Names.Parse<Obligation>(requirement.Obligation),
                    Text = requirement.Text,
                }),
            ],
        };
    }

    /// <summary>The titles of all catalogues, each with the ids of its MUSS.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> Muss(Sql sql) =>
        (await sql.Rows<MussRow>(SelectMuss)).GroupBy(row => TitleOf(row.Name, row.Edition), StringComparer.Ordinal).ToDictionary(
            catalogue => catalogue.Key,
            catalogue => (IReadOnlySet<string>)catalogue.Select(row => row.RequirementId).OfType<string>().ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    public static async Task<Guid> Add(Write write, NewRequirementCatalogue catalogue, Provenance provenance)
    {
        var id = write.NewId();
        await write.Execute(Insert, new { id, name = catalogue.Name.Trim(), edition = catalogue.Edition.Trim(), provenance = provenance.Name(), now = write.Now });
        await write.Execute(InsertRequirement, catalogue.Requirements.Select((requirement, place) => new
        {
            catalogueId = id,
            place = place + 1,
            requirementId = requirement.Id,
            groupName = requirement.Group,
            obligation = requirement.Obligation.Name(),
            text = requirement.Text,
        }));
        return id;
    }

    /// <summary>As the answers of a listing name it.</summary>
    private static string TitleOf(string name, string edition) => $"{name} {edition}";

    private static RequirementCatalogueEntry Entry(CatalogueRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Edition = row.Edition,
        Title = TitleOf(row.Name, row.Edition),
        Provenance = Names.Parse<Provenance>(row.Provenance),
        ImportedAt = row.ImportedAt,
        Requirements = row.Requirements,
        Muss = row.Muss,
    };
}

/// <summary>What a listing has to answer: the catalogues of EfA minimum requirements.</summary>
internal static class KeepRequirementCatalogues
{
    /// <summary>List catalogues of requirements</summary>
    /// <remarks>The newest first; that is the one that editors answer. Those of the sample data say so in `provenance`.</remarks>
    public static async Task<Listing<Page<RequirementCatalogueEntry>, RequirementCatalogueEntry>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var all = await database.Read(RequirementCatalogueTable.All);
        return Listing.Of(all, entry => new SortKey(-entry.ImportedAt.UtcTicks, "", entry.Id.ToString()), cursors.Read(http), page.Take);
    }

    /// <summary>Show a catalogue of requirements</summary>
    /// <remarks>With all its requirements, in the order they are answered. It never changes.</remarks>
    /// <param name="id">Id of the catalogue.</param>
    public static async Task<Found<RequirementCatalogue>> One(Guid id, FitDatabase database) =>
        new(await database.Read(sql => RequirementCatalogueTable.Find(sql, id)) ?? throw Problems.NotFound(), 1);

    /// <summary>Import a catalogue of requirements</summary>
    /// <remarks>
    /// By the operator, as JSON: name, edition and up to 500 requirements, each with its id, one of the eight groups, MUSS, SOLL or KANN, and
    /// the text. An edition never changes; mistakes are mended by a new one. Listings keep the answers they gave to earlier editions.
    /// </remarks>
    public static Task<Made<RequirementCatalogue>> Add(Body<NewRequirementCatalogue> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        if (await RequirementCatalogueTable.FindSame(write, asked.Name.Trim(), asked.Edition.Trim()) is { } same)
        {
            throw Problems.AlreadyThere(
                new($"{same.Title} ist schon da und ändert sich nicht mehr. Geben Sie der neuen Ausgabe eine andere Bezeichnung.", $"{same.Title} is there already and does not change any more. Give the new edition another name."),
                $"/v1/requirement-catalogues/{same.Id}");
        }

        var id = await RequirementCatalogueTable.Add(write, asked, Provenance.Declared);
        write.Record("requirementCatalogue.imported", $"requirementCatalogue/{id}", ("requirements", asked.Requirements.Count));
        return new Made<RequirementCatalogue>((await RequirementCatalogueTable.Find(write, id))!, $"/v1/requirement-catalogues/{id}", 1);
    });
}

/// <summary>Rules of <see cref="NewRequirementCatalogue"/>.</summary>
internal sealed class NewRequirementCatalogueValidator : AbstractValidator<NewRequirementCatalogue>
{
    private const int MostRequirements = 500;

    public NewRequirementCatalogueValidator(IValidator<Requirement> requirement)
    {
        RuleFor(catalogue => catalogue.Name).Given().AtMost(120).OneLine();
        RuleFor(catalogue => catalogue.Edition).Given().AtMost(40).OneLine();
        RuleFor(catalogue => catalogue.Requirements)
            .Must(list => list is null or { Count: > 0 and <= MostRequirements })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Nennen Sie 1 bis {MostRequirements} Anforderungen.", $"Name 1 to {MostRequirements} requirements.").ToString());
        RuleFor(catalogue => catalogue.Requirements)
            .Must(list => list is null || list.Where(entry => entry?.Id is not null).DistinctBy(entry => entry.Id, StringComparer.Ordinal).Count() == list.Count(entry => entry?.Id is not null))
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Jede Kennung darf nur einmal vorkommen.", "Each id may stand only once.").ToString());
        RuleForEach(catalogue => catalogue.Requirements).SetValidator(requirement);
    }
}

/// <summary>Rules of <see cref="Requirement"/>.</summary>
internal sealed class RequirementValidator : AbstractValidator<Requirement>
{
    public RequirementValidator()
    {
        RuleFor(requirement => requirement.Id).Given().AtMost(40).OneLine();
        RuleFor(requirement => requirement.Group).Given().AtMost(40);
        RuleFor(requirement => requirement.Group)
            .Must(group => string.IsNullOrWhiteSpace(group) || RequirementCatalogueTable.Groups.Contains(group))
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence(
                $"Erlaubt sind: {string.Join(", ", RequirementCatalogueTable.Groups)}.", $"Allowed are: {string.Join(", ", RequirementCatalogueTable.Groups)}.").ToString());
        RuleFor(requirement => requirement.Text).Given().AtMost(1000).Plain();
    }
}
