using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using FitStore.Api.Connections;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Organisations;

/// <summary>How an organisation is reached and what it asks of its members.</summary>
internal static class ChangeOrganisationSettings
{
    [StringSyntax("Sql")]
    private const string Select = "select version, mailbox, leitweg_id, demands_second_factor from organisations where id = @id";

    [StringSyntax("Sql")]
    private const string Update = """
        update organisations
        set version = version + 1, mailbox = @mailbox, leitweg_id = @leitwegId, demands_second_factor = @demandsSecondFactor
        where id = @id and version = @version
        """;

    private sealed record Row
    {
        public required int Version { get; init; }

        public string? Mailbox { get; init; }

        public string? LeitwegId { get; init; }

        public required bool DemandsSecondFactor { get; init; }
    }

    /// <summary>Show the settings of the organisation</summary>
    /// <remarks>Of the organisation acted for.</remarks>
    public static Task<Found<OrganisationSettings>> Read(Act act, FitDatabase database) => database.Read(async sql =>
    {
        var row = (await sql.Row<Row>(Select, new { id = act.For.Id }))!;
        return Show(row, await ConnectionCapacities.Of(sql, act.For.Id), act);
    });

    /// <summary>Change the settings of the organisation</summary>
    /// <remarks>
    /// By its administrator. A merge patch: what is absent stays, what is null is taken away. Once a second factor is demanded,
    /// members without one cannot act for the organisation until they enrol one.
    /// </remarks>
    public static Task<Found<OrganisationSettings>> Handle(IfMatch ifMatch, Body<OrganisationSettingsPatch> body, Act act, FitDatabase database) =>
        database.Write(act, async write =>
        {
            var row = (await write.Row<Row>(Select, new { id = act.For.Id }))!;
            ifMatch.Check(row.Version);
            var stated = await ConnectionCapacities.Of(write, act.For.Id);
            var wanted = body.ValidPatchOf(new OrganisationSettingsPatch { Mailbox = row.Mailbox, LeitwegId = row.LeitwegId, DemandsSecondFactor = row.DemandsSecondFactor, Capacities = stated });
            IReadOnlyList<QuarterCapacity> capacities = [.. (wanted.Capacities ?? []).OrderBy(capacity => capacity.Quarter, StringComparer.Ordinal)];
            if (capacities.Count > 0 && act.For.Kind != OrganisationKind.ItProvider)
            {
                throw Problems.Invalid(Problems.Member("/capacities", InputErrorCodes.NotAllowedValue, new(
                    "Wie viele Anbindungen möglich sind, geben nur IT-Dienstleister an.", "Only an IT-Dienstleister states how many connections it carries.")));
            }

            var changed = new Row
            {
                Version = row.Version + 1,
                Mailbox = wanted.Mailbox,
                LeitwegId = wanted.LeitwegId,
                DemandsSecondFactor = wanted.DemandsSecondFactor ?? false,
            };
            IReadOnlyList<string> members = [.. Changed(row, changed), .. capacities.SequenceEqual(stated) ? (string[])[] : ["capacities"]];
            if (members.Count == 0)
            {
                return Show(row, stated, act);
            }

            await write.Execute(Update, new
            {
                id = act.For.Id,
                version = row.Version,
                mailbox = changed.Mailbox,
                leitwegId = changed.LeitwegId,
                demandsSecondFactor = changed.DemandsSecondFactor,
            });
            await ConnectionCapacities.Keep(write, act.For.Id, capacities);
            write.Record(
                "organisation.settingsChanged",
                $"organisation/{act.For.Id}",
                ("changed", new JsonArray([.. members.Select(name => (JsonNode)name)])),
                ("demandsSecondFactor", changed.DemandsSecondFactor));
            return Show(changed, capacities, act);
        });

    private static IEnumerable<string> Changed(Row before, Row after) =>
        new[] { ("mailbox", before.Mailbox != after.Mailbox), ("leitwegId", before.LeitwegId != after.LeitwegId), ("demandsSecondFactor", before.DemandsSecondFactor != after.DemandsSecondFactor) }
            .Where(member => member.Item2)
            .Select(member => member.Item1);

    private static Found<OrganisationSettings> Show(Row row, IReadOnlyList<QuarterCapacity> capacities, Act act) => new(
        new OrganisationSettings
        {
            Version = row.Version,
            Organisation = act.For,
            Mailbox = row.Mailbox,
            LeitwegId = row.LeitwegId,
            DemandsSecondFactor = row.DemandsSecondFactor,
            Capacities = capacities,
        },
        row.Version);
}

/// <summary>Rules of <see cref="OrganisationSettingsPatch"/>.</summary>
internal sealed class OrganisationSettingsPatchValidator : AbstractValidator<OrganisationSettingsPatch>
{
    private const int MostQuarters = 40;

    public OrganisationSettingsPatchValidator()
    {
        RuleFor(settings => settings.Capacities)
            .Must(quarters => quarters is null or { Count: <= MostQuarters })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Nennen Sie höchstens {MostQuarters} Quartale.", $"Name at most {MostQuarters} quarters.").ToString())
            .Must(quarters => quarters is null || quarters.Where(entry => entry?.Quarter is not null).DistinctBy(entry => entry.Quarter, StringComparer.Ordinal).Count() == quarters.Count(entry => entry?.Quarter is not null))
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Jedes Quartal darf nur einmal vorkommen.", "Each quarter may stand only once.").ToString());
        RuleForEach(settings => settings.Capacities).SetValidator(new QuarterCapacityValidator());
        RuleFor(settings => settings.Mailbox).AtMost(254).Email();
        RuleFor(settings => settings.LeitwegId)
            .AtMost(46)
            .Must(id => id is null || LeitwegId.IsValid(id))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence(
                "Prüfen Sie die Leitweg-ID: 2 bis 12 Ziffern, dann bei Bedarf ein Bindestrich mit bis zu 30 Buchstaben und Ziffern, dann ein Bindestrich mit zwei Prüfziffern, die dazu passen.",
                "Check the Leitweg-ID: 2 to 12 digits, then where needed a hyphen with up to 30 letters and digits, then a hyphen with two check digits that fit.").ToString());
    }
}
