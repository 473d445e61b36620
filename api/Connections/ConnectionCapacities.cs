using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Connections;

/// <summary>How many connections an IT-Dienstleister carries in each quarter, and who is told when that is not enough.</summary>
internal static class ConnectionCapacities
{
    /// <summary>The code of the warning.</summary>
    public const string ExceededCode = "capacityExceeded";

    [StringSyntax("Sql")]
    private const string Select = "select quarter, connections from connection_capacities where organisation_id = @organisation order by quarter";

    [StringSyntax("Sql")]
    private const string SelectOne = "select connections from connection_capacities where organisation_id = @organisation and quarter = @quarter";

    [StringSyntax("Sql")]
    private const string Delete = "delete from connection_capacities where organisation_id = @organisation";

    [StringSyntax("Sql")]
    private const string Insert = "insert into connection_capacities (organisation_id, quarter, connections) values (@organisation, @quarter, @connections)";

    // Whose IT it runs begins in the quarter, as wished, and is on its way to live.
    [StringSyntax("Sql")]
    private const string CountPlanned = """
        select count(*)
        from adoptions a
        where a.wished_start >= @first and a.wished_start <= @last and a.id <> @adoption
          and a.state in ('interest', 'coordination', 'agreed', 'offered', 'contracted', 'onboarding', 'testing')
          and exists (
            select 1 from mandates m
            where m.principal_id = a.adopter_id and m.agent_id = @organisation and m.state = 'accepted' and m.valid_until >= @today)
        """;

    // The same, by the month wished for.
    [StringSyntax("Sql")]
    private const string SelectWished = """
        select a.wished_start as month, count(*) as number
        from adoptions a
        where a.wished_start >= @first
          and a.state in ('interest', 'coordination', 'agreed', 'offered', 'contracted', 'onboarding', 'testing')
          and exists (
            select 1 from mandates m
            where m.principal_id = a.adopter_id and m.agent_id = @organisation and m.state = 'accepted' and m.valid_until >= @today)
        group by a.wished_start
        """;

    private sealed record WishedRow
    {
        public required string Month { get; init; }

        public required int Number { get; init; }
    }

    private sealed record Row
    {
        public required string Quarter { get; init; }

        public required int Connections { get; init; }
    }

    /// <summary>List what is carried and wished for by quarter</summary>
    /// <remarks>
    /// For an IT-Dienstleister, of itself: each quarter from the present one on for which it stated how many connections it carries, or for which an
    /// organisation whose mandate it holds wishes to start. Empty for everybody else.
    /// </remarks>
    public static async Task<Listing<Page<QuarterLoad>, QuarterLoad>> List(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, TimeProvider clock)
    {
        var today = BerlinTime.Today(clock);
        var present = QuarterOf(today.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var first = string.Create(CultureInfo.InvariantCulture, $"{today.Year}-{(((today.Month - 1) / 3) * 3) + 1:00}");
        var loads = await database.Read(async sql =>
        {
            if (act.For.Kind != OrganisationKind.ItProvider)
            {
                return [];
            }

            var stated = (await Of(sql, act.For.Id)).Where(capacity => string.CompareOrdinal(capacity.Quarter, present) >= 0).ToDictionary(capacity => capacity.Quarter, capacity => capacity.Connections, StringComparer.Ordinal);
            var wished = (await sql.Rows<WishedRow>(SelectWished, new { organisation = act.For.Id, first, today }))
                .GroupBy(row => QuarterOf(row.Month), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(row => row.Number), StringComparer.Ordinal);
            return stated.Keys.Union(wished.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(quarter => new QuarterLoad { Quarter = quarter, Connections = stated.TryGetValue(quarter, out var carried) ? carried : null, Planned = wished.GetValueOrDefault(quarter) })
                .ToList();
        });
        return Listing.Of(loads, load => new Http.SortKey(0, load.Quarter, load.Quarter), cursors.Read(http), page.Take);
    }

    /// <summary>What an organisation stated, by quarter.</summary>
    public static async Task<IReadOnlyList<QuarterCapacity>> Of(Sql sql, Guid organisation) =>
        [.. (await sql.Rows<Row>(Select, new { organisation })).Select(row => new QuarterCapacity { Quarter = row.Quarter, Connections = row.Connections })];

    /// <summary>States it anew.</summary>
    public static async Task Keep(Write write, Guid organisation, IReadOnlyList<QuarterCapacity> capacities)
    {
        await write.Execute(Delete, new { organisation });
        foreach (var capacity in capacities)
        {
            await write.Execute(Insert, new { organisation, quarter = capacity.Quarter, connections = capacity.Connections });
        }
    }

    /// <summary>Connections of its principals that are wished for a quarter, without one adoption.</summary>
    public static Task<int> Planned(Sql sql, Guid organisation, string quarter, Guid adoption, DateOnly today)
    {
        var number = int.Parse(quarter[^1..], CultureInfo.InvariantCulture);
        return sql.Value<int>(CountPlanned, new
        {
            organisation,
            first = string.Create(CultureInfo.InvariantCulture, $"{quarter[..4]}-{(number * 3) - 2:00}"),
            last = string.Create(CultureInfo.InvariantCulture, $"{quarter[..4]}-{number * 3:00}"),
            adoption,
            today,
        });
    }

    /// <summary>The quarter of a month, both as they are written.</summary>
    public static string QuarterOf(string month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month[..4]}-Q{(int.Parse(month[5..], CultureInfo.InvariantCulture) + 2) / 3}");

    /// <summary>What to know of a draft before interest is expressed: that the IT-Dienstleister has no room in the quarter wished for.</summary>
    public static async Task<IReadOnlyList<AdoptionWarning>> Warnings(Sql sql, AdoptionRow row, OrganisationRegister.Snapshot register, DateOnly today)
    {
        if (row.State != AdoptionState.Draft.Name() || row.WishedStart is not { } month || await ConnectionChecklist.ItProviderOf(sql, row.AdopterId, today) is not { } provider)
        {
            return [];
        }

        var quarter = QuarterOf(month);
        if (await sql.Row<int?>(SelectOne, new { organisation = provider, quarter }) is not { } carried)
        {
            return [];
        }

        var planned = await Planned(sql, provider, quarter, row.Id, today);
        var (name, number, year) = (register.Ref(provider).Name, quarter[^1], quarter[..4]);
        return planned < carried
            ? []
            :
            [
                new AdoptionWarning
                {
                    Code = ExceededCode,
                    Detail = (carried == 0
                        ? new Sentence(
                            $"{name} kann im {number}. Quartal {year} keine Anbindung beginnen. Sie können Ihr Interesse trotzdem bekunden. Stimmen Sie den Beginn mit {name} ab oder wünschen Sie einen anderen Monat.",
                            $"{name} can begin no connection in quarter {number} of {year}. You can express interest all the same. Settle the start with {name}, or wish for another month.")
                        : new Sentence(
                            $"{name} kann im {number}. Quartal {year} höchstens {carried} {(carried == 1 ? "Anbindung" : "Anbindungen")} beginnen; vorgesehen sind schon {planned}. Sie können Ihr Interesse trotzdem bekunden. Stimmen Sie den Beginn mit {name} ab oder wünschen Sie einen anderen Monat.",
                            $"{name} can begin at most {carried} in quarter {number} of {year}; {planned} are planned already. You can express interest all the same. Settle the start with {name}, or wish for another month.")).ToString(),
                },
            ];
    }
}

/// <summary>Rules of <see cref="QuarterCapacity"/>.</summary>
internal sealed class QuarterCapacityValidator : AbstractValidator<QuarterCapacity>
{
    public QuarterCapacityValidator()
    {
        RuleFor(capacity => capacity.Quarter).Given()
            .Must(quarter => string.IsNullOrWhiteSpace(quarter) || WireFormats.Fits(quarter, WireFormats.Quarter))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie Jahr und Quartal an, zum Beispiel 2027-Q2.", "Give year and quarter, for instance 2027-Q2.").ToString());
        RuleFor(capacity => capacity.Connections).InclusiveBetween(0, 10_000)
            .WithMessage(_ => new Sentence("Geben Sie eine Zahl von 0 bis 10.000 an.", "Give a number from 0 to 10,000.").ToString());
    }
}
