using System.ComponentModel;
using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SortKey = FitStore.Api.Http.SortKey;

namespace FitStore.Api.Cost;

/// <summary>Of which day.</summary>
internal sealed class LandRuleQuery : PageQuery
{
    [FromQuery(Name = "day")]
    [Description("The day asked about; today where it is absent.")]
    public DateOnly? Day { get; init; }
}

/// <summary>How do the Länder pass cost on?</summary>
internal static class ReadLandRules
{
    /// <summary>List the rules in force</summary>
    /// <remarks>Of each Land that has one on record, the rule of a day. A Land that is missing here has none on record.</remarks>
    public static Listing<Page<RecordedLandRule>, RecordedLandRule> InForce(
        [AsParameters] LandRuleQuery query, HttpContext http, Cursors cursors, CurrentReferenceData reference, OrganisationRegister register, TimeProvider clock)
    {
        var (rules, day) = (reference.Rules, query.Day ?? BerlinTime.Today(clock));
        var shown = register.Current.Laender
            .Select(land => rules.InForce(land.Code, day))
            .OfType<LandRule>()
            .Select(rule => rule.Show(rules))
            .OrderBy(rule => rule.Land, StringComparer.Ordinal)
            .ToList();
        return Listing.Of(shown, rule => new SortKey(0, rule.Land, ""), cursors.Read(http), query.Take);
    }

    /// <summary>List the rules of a Land</summary>
    /// <remarks>All it ever put on record, the newest first; of two of one day the one recorded later stands.</remarks>
    /// <param name="code">Code of the Land.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request.</param>
    /// <param name="cursors">Places in lists.</param>
    /// <param name="database">The database.</param>
    /// <param name="register">The Länder.</param>
    public static async Task<Listing<Page<RecordedLandRule>, RecordedLandRule>> OfLand(
        string code, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database, OrganisationRegister register)
    {
        RequireLand(code, register.Current);
        var rules = new LandRules(await database.Read(LandRuleTable.All));
        return Listing.Of([.. rules.Of(code).Select(rule => rule.Show(rules)).OrderBy(KeyOf)], KeyOf, cursors.Read(http), page.Take);

        static SortKey KeyOf(RecordedLandRule rule) => new(
            -rule.ValidFrom.DayNumber, (DateTimeOffset.MaxValue.Ticks - rule.RecordedAt.Ticks).ToString("D20", CultureInfo.InvariantCulture), rule.Id.ToString());
    }

    public static void RequireLand(string code, OrganisationRegister.Snapshot register)
    {
        if (register.Laender.All(land => land.Code != code))
        {
            throw Problems.NotFound();
        }
    }

    public static RecordedLandRule Show(this LandRule rule, LandRules rules)
    {
        // What comes after it, and stands: a rule of the same day that was recorded later leaves this one no day at all.
        var all = rules.Of(rule.Land);
        var next = all.TakeWhile(other => other.Id != rule.Id).LastOrDefault();
        return new()
        {
            Id = rule.Id,
            Land = rule.Land,
            Rule = rule.Rule,
            Levy = rule.Rule == PassingOnRule.Levy
                ? new()
                {
                    Gemeinde = LandRule.Percent(rule.GemeindeHundredths),
                    Kreis = LandRule.Percent(rule.KreisHundredths),
                    Bezirk = LandRule.Percent(rule.BezirkHundredths),
                }
                : null,
            Source = rule.Source,
            ValidFrom = rule.ValidFrom,
            ValidUntil = next?.ValidFrom.AddDays(-1),
            RecordedAt = rule.RecordedAt,
            Provenance = rule.Provenance,
        };
    }
}

/// <summary>Putting on record how a Land passes cost on.</summary>
internal static class RecordLandRule
{
    /// <summary>Record how a Land passes cost on</summary>
    /// <remarks>
    /// By an approver of the Land's coordination office. It decides what Kommunen are shown as their cost, and which legal paths are
    /// open to them. It never changes: a later rule, or another of the same day, takes its place.
    /// </remarks>
    /// <param name="code">Code of the Land.</param>
    /// <param name="body">The rule.</param>
    /// <param name="act">Who does it.</param>
    /// <param name="database">The database.</param>
    /// <param name="register">The Länder.</param>
    public static Task<Made<RecordedLandRule>> Handle(
        string code, Body<NewLandRule> body, Act act, FitDatabase database, OrganisationRegister register)
    {
        ReadLandRules.RequireLand(code, register.Current);
        if (act.For.Kind != OrganisationKind.Land || act.For.Land != code)
        {
            throw Problems.OwnerOnly();
        }

        return database.Write(act, async write =>
        {
            var asked = body.Valid();
            var rule = new LandRule
            {
                Id = write.NewId(),
                Land = code,
                Rule = asked.Rule,
                GemeindeHundredths = NewLandRuleValidator.Hundredths(asked.Levy?.Gemeinde) ?? 0,
                KreisHundredths = NewLandRuleValidator.Hundredths(asked.Levy?.Kreis) ?? 0,
                BezirkHundredths = NewLandRuleValidator.Hundredths(asked.Levy?.Bezirk) ?? 0,
                Source = asked.Source.Trim(),
                ValidFrom = asked.ValidFrom,
                RecordedAt = write.Now,
                Provenance = Provenance.Declared,
            };

            // Nobody else writes until this act is done, so the rules in the database are those it follows on.
            var known = await LandRuleTable.All(write);
            if (new LandRules(known).InForce(code, rule.ValidFrom) is { } same && same.ValidFrom == rule.ValidFrom && same.SaysTheSameAs(rule))
            {
                throw Problems.AlreadyThere(
                    new("Genau diese Regel ist zu diesem Tag schon hinterlegt.", "Exactly this rule is on record for this day already."), $"/v1/laender/{code}/rules");
            }

            await LandRuleTable.Add(write, rule, act.AccountId);
            write.Record(
                LandRuleTable.LedgerPrefix + "recorded",
                $"landRule/{rule.Id}",
                ("land", code),
                ("rule", rule.Rule.Name()),
                ("gemeinde", rule.GemeindeHundredths),
                ("kreis", rule.KreisHundredths),
                ("bezirk", rule.BezirkHundredths),
                ("validFrom", rule.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            return new Made<RecordedLandRule>(rule.Show(new LandRules([.. known, rule])), $"/v1/laender/{code}/rules");
        });
    }
}

/// <summary>Rules of <see cref="NewLandRule"/>.</summary>
internal sealed class NewLandRuleValidator : AbstractValidator<NewLandRule>
{
    private const int LongestSource = 200;
    private const int YearsAhead = 5;

    /// <summary>The first services for all Länder came after it.</summary>
    private static readonly DateOnly EarliestDay = new(2020, 1, 1);

    public NewLandRuleValidator(TimeProvider clock)
    {
        RuleFor(rule => rule.Source).Given().AtMost(LongestSource).OneLine();
        RuleFor(rule => rule.ValidFrom)
            .Must(day => day >= EarliestDay && day <= BerlinTime.Today(clock).AddYears(YearsAhead))
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Geben Sie einen Tag ab dem 2020-01-01 und höchstens {YearsAhead} Jahre voraus an.", $"Give a day from 2020-01-01 on, at most {YearsAhead} years ahead.").ToString());
        RuleFor(rule => rule.Levy)
            .NotNull()
            .When(rule => rule.Rule == PassingOnRule.Levy)
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Geben Sie an, welchen Anteil jede Ebene trägt.", "Say what each level pays.").ToString());
        RuleFor(rule => rule.Levy)
            .Null()
            .When(rule => rule.Rule != PassingOnRule.Levy)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Anteile gibt es nur bei einer Umlage. Lassen Sie sie weg.", "There are percentages with a levy only. Leave them out.").ToString());
        When(rule => rule is { Rule: PassingOnRule.Levy, Levy: not null }, () =>
        {
            Percentage(rule => rule.Levy!.Gemeinde);
            Percentage(rule => rule.Levy!.Kreis);
            Percentage(rule => rule.Levy!.Bezirk);
            RuleFor(rule => rule.Levy)
                .Must(levy => SumOf(levy!) is not { } sum || sum is > 0 and <= LandRule.Whole)
                .WithErrorCode(InputErrorCodes.OutOfRange)
                .WithMessage(_ => new Sentence("Die Anteile müssen zusammen mehr als 0 und dürfen höchstens 100 Prozent ergeben; der Rest ist der des Landes.", "The percentages have to come to more than 0 and at most 100 together; the rest is the Land's.").ToString());
        });
    }

    /// <summary>A percentage in hundredths; nothing for a text that is none.</summary>
    public static int? Hundredths(string? percent) =>
        percent is { Length: > 0 and <= 6 } && percent.All(letter => char.IsAsciiDigit(letter) || letter == '.') && char.IsAsciiDigit(percent[0]) && char.IsAsciiDigit(percent[^1])
            && decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number.Scale <= 2 && number <= 100
            ? (int)(number * 100)
            : null;

    private static int? SumOf(LevyPercentages levy) => Hundredths(levy.Gemeinde) + Hundredths(levy.Kreis) + Hundredths(levy.Bezirk);

    private void Percentage(System.Linq.Expressions.Expression<Func<NewLandRule, string>> member) => RuleFor(member)
        .Must(percent => Hundredths(percent) is not null)
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence("Geben Sie einen Anteil von 0 bis 100 an, mit höchstens zwei Stellen nach dem Punkt, zum Beispiel 12.5.", "Give a percentage from 0 to 100 with at most two decimals, 12.5 for instance.").ToString());
}
