using System.Globalization;
using FitStore.Api.Blueprints;
using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FluentValidation;
using Access = FitStore.Contracts.Catalogue.Access;

namespace FitStore.Api.Publishing;

/// <summary>
/// Bounds and forms of what a listing says. A draft may leave any text empty (""): that it is missing is told by
/// <see cref="ListingGates"/> and hinders nobody from going on. What is given is right in its form.
/// </summary>
internal sealed class ServiceContentValidator : AbstractValidator<ServiceContent>
{
    public ServiceContentValidator(OrganisationRegister register)
    {
        RuleFor(content => content.Name).Given().AtMost(120).OneLine();
        RuleFor(content => content.Summary).NotBlank().AtMost(150).OneLine();
        RuleFor(content => content.LeadLand).NotBlank().AtMost(2)
            .Must(code => string.IsNullOrEmpty(code) || register.Current.Laender.Any(land => land.Code == code))
            .WithErrorCode(InputErrorCodes.DoesNotExist)
            .WithMessage(_ => new Sentence("Geben Sie das Kürzel eines Landes an, zum Beispiel MV.", "Give the code of a Land, for instance MV.").ToString());
        RuleFor(content => content.Themenfeld).NotBlank().AtMost(WireFormats.Longest[WireFormats.Slug])
            .Must(slug => string.IsNullOrEmpty(slug) || register.Current.Themenfelder.Any(field => field.Slug == slug))
            .WithErrorCode(InputErrorCodes.DoesNotExist)
            .WithMessage(_ => new Sentence("Dieses Themenfeld gibt es nicht. GET /v1/themenfelder listet sie auf.", "There is no such Themenfeld. GET /v1/themenfelder lists them.").ToString());
        RuleFor(content => content.Classification).SetValidator(new ClassificationValidator());
        RuleFor(content => content.Description!).SetValidator(new DescriptionValidator());
        RuleFor(content => content.Reported).Most(50);
        RuleForEach(content => content.Reported).SetValidator(new ReportedFactValidator());
        RuleFor(content => content.Operation!).SetValidator(new OperationValidator());
        RuleFor(content => content.Access!).SetValidator(new AccessValidator());
        RuleFor(content => content.Connection!).SetValidator(new ConnectionValidator());
        RuleFor(content => content.Support!).SetValidator(new SupportMatrixValidator());
        RuleFor(content => content.ReuseConcept!).SetValidator(new ReuseConceptValidator());
        RuleFor(content => content.Blueprint).Most(30);
        RuleForEach(content => content.Blueprint).SetValidator(new BlueprintEntryValidator());
        RuleFor(content => content.Requirements!).SetValidator(new RequirementAnswersValidator());
        RuleFor(content => content.Principles!).SetValidator(new PrinciplesValidator());
        RuleFor(content => content.Training!).SetValidator(new StatementValidator());
        RuleFor(content => content.DemoUrl).NotBlank().AtMost(500).Https();
        RuleFor(content => content.Documents).Most(50);
        RuleForEach(content => content.Documents).SetValidator(new DocumentValidator());
        RuleFor(content => content.Contacts).Most(20);
        RuleForEach(content => content.Contacts).SetValidator(new ContactPointValidator());
        RuleFor(content => content.Keywords).Most(50).EachOnce();
        RuleForEach(content => content.Keywords).Given().AtMost(60).OneLine();
    }
}

/// <summary>Rules of <see cref="Classification"/>.</summary>
internal sealed class ClassificationValidator : AbstractValidator<Classification>
{
    public ClassificationValidator()
    {
        RuleFor(filed => filed.Leistungsschluessel).Most(50).EachOnce();
        RuleForEach(filed => filed.Leistungsschluessel).Given().Like(WireFormats.Leistungsschluessel, new(
            "Ein Leistungsschlüssel hat 14 Ziffern, zum Beispiel 99012001001000.", "A Leistungsschlüssel has 14 digits, for instance 99012001001000."));
        RuleFor(filed => filed.OzgIds).Most(50).EachOnce();
        RuleForEach(filed => filed.OzgIds).Given().Like(WireFormats.OzgId, new(
            "Eine OZG-ID hat fünf Ziffern und beginnt mit 1, zum Beispiel 10003.", "An OZG-ID has five digits and starts with 1, for instance 10003."));
        RuleFor(filed => filed.Reifegrad!).SetValidator(new ReifegradValidator());
    }
}

/// <summary>Rules of <see cref="Reifegrad"/>: a level says nothing without its scale.</summary>
internal sealed class ReifegradValidator : AbstractValidator<Reifegrad>
{
    public ReifegradValidator()
    {
        RuleFor(grade => grade.Scale).AtMost(3).Must(scale => scale is "1.1" or "2.0")
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Geben Sie das Reifegradmodell an: 1.1 oder 2.0.", "Give the scale: 1.1 or 2.0.").ToString());
        RuleFor(grade => grade.Level).Must((grade, level) => level >= 0 && level <= (grade.Scale == "1.1" ? 4 : 7))
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Modell 1.1 hat die Stufen 0 bis 4, Modell 2.0 die Stufen 0 bis 7.", "Scale 1.1 has the levels 0 to 4, scale 2.0 the levels 0 to 7.").ToString());
    }
}

/// <summary>Rules of <see cref="Description"/>.</summary>
internal sealed class DescriptionValidator : AbstractValidator<Description>
{
    public DescriptionValidator() => RuleFor(description => description.Markdown).NotBlank().AtMost(20_000).Plain().Markdown();
}

/// <summary>Rules of <see cref="ReportedFact"/>.</summary>
internal sealed class ReportedFactValidator : AbstractValidator<ReportedFact>
{
    public ReportedFactValidator()
    {
        RuleFor(fact => fact.Text).NotBlank().AtMost(1000).Plain();
        RuleFor(fact => fact.AsOf).AtMost(10).Must(time => time is null || IsTime(time))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie ein Jahr, einen Monat oder einen Tag an: 2024, 2024-11 oder 2024-11-05.", "Give a year, a month or a day: 2024, 2024-11 or 2024-11-05.").ToString());
    }

    private static bool IsTime(string time) => time.Length switch
    {
        4 => time.All(char.IsAsciiDigit),
        7 => IsDay(time + "-01"),
        10 => IsDay(time),
        _ => false,
    };

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>Rules of <see cref="Operation"/>.</summary>
internal sealed class OperationValidator : AbstractValidator<Operation>
{
    public OperationValidator()
    {
        RuleFor(operation => operation.OperatingAuthority).NotBlank().AtMost(200).OneLine();
        RuleFor(operation => operation.ItProvider).NotBlank().AtMost(200).OneLine();
    }
}

/// <summary>Rules of <see cref="Access"/>.</summary>
internal sealed class AccessValidator : AbstractValidator<Access>
{
    public AccessValidator()
    {
        RuleFor(access => access.UserAccounts).Most(10).EachOnce();
        RuleFor(access => access.Payment).NotBlank().AtMost(500).Plain();
    }
}

/// <summary>Rules of <see cref="Connection"/>.</summary>
internal sealed class ConnectionValidator : AbstractValidator<Connection>
{
    public ConnectionValidator()
    {
        RuleFor(connection => connection.Transports).Most(10).EachOnce();
        RuleFor(connection => connection.DataStandards).Most(50).EachOnce();
        RuleForEach(connection => connection.DataStandards).Given().AtMost(200).OneLine();
        RuleFor(connection => connection.Fachverfahren).Most(100);
        RuleForEach(connection => connection.Fachverfahren).SetValidator(new FachverfahrenValidator());
        RuleFor(connection => connection.Registers).Most(50).EachOnce();
        RuleForEach(connection => connection.Registers).Given().AtMost(200).OneLine();
        RuleFor(connection => connection.Steps).Most(30);
        RuleForEach(connection => connection.Steps).Given().AtMost(1000).Plain();
        RuleFor(connection => connection.Duration!).SetValidator(new WeekRangeValidator());
    }
}

/// <summary>Rules of <see cref="WeekRange"/>.</summary>
internal sealed class WeekRangeValidator : AbstractValidator<WeekRange>
{
    private const int Most = 520;

    public WeekRangeValidator()
    {
        RuleFor(weeks => weeks.From).Must(weeks => weeks is >= 0 and <= Most)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Geben Sie 0 bis {Most} Wochen an.", $"Give 0 to {Most} weeks.").ToString());
        RuleFor(weeks => weeks.To).Must((range, weeks) => weeks >= range.From && weeks <= Most)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Geben Sie höchstens {Most} Wochen an, und nicht weniger als bei „mindestens“.", $"Give at most {Most} weeks, and no fewer than in from.").ToString());
    }
}

/// <summary>Rules of <see cref="Fachverfahren"/>.</summary>
internal sealed class FachverfahrenValidator : AbstractValidator<Fachverfahren>
{
    public FachverfahrenValidator()
    {
        RuleFor(system => system.Product).NotBlank().AtMost(200).OneLine();
        RuleFor(system => system.Vendor).NotBlank().AtMost(200).OneLine();
        RuleFor(system => system.FromVersion).NotBlank().AtMost(60).OneLine();
    }
}

/// <summary>Rules of <see cref="SupportMatrix"/>.</summary>
internal sealed class SupportMatrixValidator : AbstractValidator<SupportMatrix>
{
    public SupportMatrixValidator()
    {
        RuleFor(support => support.Levels).Most(3)
            .Must(levels => levels is null || levels.Where(level => level is not null).Select(level => level.Level).Distinct().Count() == levels.Count)
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Nennen Sie jede Stufe nur einmal.", "Name each level only once.").ToString());
        RuleForEach(support => support.Levels).SetValidator(new SupportLevelValidator());
    }
}

/// <summary>Rules of <see cref="SupportLevel"/>.</summary>
internal sealed class SupportLevelValidator : AbstractValidator<SupportLevel>
{
    public SupportLevelValidator()
    {
        RuleFor(level => level.Level).Must(level => level is >= 1 and <= 3)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Es gibt die Stufen 1, 2 und 3.", "There are the levels 1, 2 and 3.").ToString());
        RuleFor(level => level.Provider).NotBlank().AtMost(200).OneLine();
        RuleFor(level => level.Hours).NotBlank().AtMost(200).OneLine();
        RuleFor(level => level.Contact).NotBlank().AtMost(254).OneLine();
    }
}

/// <summary>Rules of <see cref="ReuseConcept"/>.</summary>
internal sealed class ReuseConceptValidator : AbstractValidator<ReuseConcept>
{
    public ReuseConceptValidator()
    {
        var answer = new ReuseAnswerValidator();
        RuleFor(concept => concept.Integration).SetValidator(answer);
        RuleFor(concept => concept.Operation).SetValidator(answer);
        RuleFor(concept => concept.Interfaces).SetValidator(answer);
        RuleFor(concept => concept.Support).SetValidator(answer);
    }
}

/// <summary>Rules of <see cref="ReuseAnswer"/>.</summary>
internal sealed class ReuseAnswerValidator : AbstractValidator<ReuseAnswer>
{
    public ReuseAnswerValidator()
    {
        RuleFor(answer => answer.Text).NotBlank().AtMost(4000).Plain().Markdown();
        RuleFor(answer => answer.Amount!).SetValidator(new ReuseAmountValidator());
        RuleFor(answer => answer.Amount).Must((answer, amount) => amount is null || answer.Bearer != ReuseBearer.Nobody)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Wo nichts anfällt, steht kein Betrag. Entfernen Sie ihn, oder sagen Sie, wer ihn trägt.", "Where nobody has anything to pay there is no amount. Take it away, or say who carries it.").ToString());
        RuleFor(answer => answer.Contact).NotBlank().AtMost(254).Email();
    }
}

/// <summary>Rules of <see cref="ReuseAmount"/>.</summary>
internal sealed class ReuseAmountValidator : AbstractValidator<ReuseAmount>
{
    public ReuseAmountValidator()
    {
        RuleFor(amount => amount.From).Must((amount, from) => from is not null || amount.To is not null)
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Geben Sie einen Betrag an, oder von wo bis wo er reicht.", "Give an amount, or where it begins and ends.").ToString());
        RuleFor(amount => amount.From!.Amount).Amount().When(amount => amount.From is not null).OverridePropertyName("From.Amount");
        RuleFor(amount => amount.To!.Amount).Amount().When(amount => amount.To is not null).OverridePropertyName("To.Amount");
        RuleFor(amount => amount.To)
            .Must((amount, to) => !PriceFormats.IsAmount(amount.From?.Amount) || !PriceFormats.IsAmount(to?.Amount) || amount.From!.Cents <= to!.Cents)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Der höchste Betrag liegt unter dem niedrigsten.", "The highest amount is below the lowest.").ToString());
    }
}

/// <summary>Rules of <see cref="BlueprintEntry"/>.</summary>
internal sealed class BlueprintEntryValidator : AbstractValidator<BlueprintEntry>
{
    public BlueprintEntryValidator()
    {
        RuleFor(entry => entry.Title).NotBlank().AtMost(BlockRules.LongestTitle).OneLine();
        RuleFor(entry => entry.Text).NotBlank().AtMost(BlockRules.LongestText).Plain().Markdown();
        RuleFor(entry => entry.Text).Must((entry, text) => string.IsNullOrEmpty(text) || entry.Block is null)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Schreiben Sie entweder einen eigenen Text, oder verweisen Sie auf einen Baustein.", "Either write a text of your own or refer to a block.").ToString());
    }
}

/// <summary>Rules of <see cref="RequirementAnswers"/>.</summary>
internal sealed class RequirementAnswersValidator : AbstractValidator<RequirementAnswers>
{
    public RequirementAnswersValidator()
    {
        RuleFor(answers => answers.Catalogue).NotBlank().AtMost(200).OneLine();
        RuleFor(answers => answers.Answers).Most(500)
            .Must(answers => answers is null || answers.Where(answer => answer is not null).Select(answer => answer.Id).Distinct(StringComparer.Ordinal).Count() == answers.Count)
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Beantworten Sie jede Anforderung nur einmal.", "Answer each requirement only once.").ToString());
        RuleForEach(answers => answers.Answers).SetValidator(new RequirementAnswerValidator());
    }
}

/// <summary>Rules of <see cref="RequirementAnswer"/>.</summary>
internal sealed class RequirementAnswerValidator : AbstractValidator<RequirementAnswer>
{
    public RequirementAnswerValidator()
    {
        RuleFor(answer => answer.Id).Given().AtMost(60).OneLine();
        RuleFor(answer => answer.Group).NotBlank().AtMost(120).OneLine();
        RuleFor(answer => answer.Text).NotBlank().AtMost(1000).Plain();
        RuleFor(answer => answer.Reason).NotBlank().AtMost(2000).Plain();
    }
}

/// <summary>Rules of <see cref="Principles"/>.</summary>
internal sealed class PrinciplesValidator : AbstractValidator<Principles>
{
    public PrinciplesValidator()
    {
        RuleFor(principles => principles.Evidence).Most(6)
            .Must(evidence => evidence is null || evidence.Where(entry => entry is not null).Select(entry => entry.Principle).Distinct().Count() == evidence.Count)
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Nennen Sie jeden Grundsatz nur einmal.", "Name each principle only once.").ToString());
        RuleForEach(principles => principles.Evidence).SetValidator(new PrincipleEvidenceValidator());
    }
}

/// <summary>Rules of <see cref="PrincipleEvidence"/>.</summary>
internal sealed class PrincipleEvidenceValidator : AbstractValidator<PrincipleEvidence>
{
    public PrincipleEvidenceValidator() => RuleFor(entry => entry.Evidence).NotBlank().AtMost(2000).Plain();
}

/// <summary>Rules of <see cref="Statement"/>.</summary>
internal sealed class StatementValidator : AbstractValidator<Statement>
{
    public StatementValidator() => RuleFor(statement => statement.Text).NotBlank().AtMost(2000).Plain();
}

/// <summary>Rules of <see cref="Document"/>.</summary>
internal sealed class DocumentValidator : AbstractValidator<Document>
{
    public DocumentValidator()
    {
        RuleFor(document => document.Title).NotBlank().AtMost(200).OneLine();
        RuleFor(document => document.Url).NotBlank().AtMost(500)
            .Must(text => string.IsNullOrEmpty(text) || ListingRules.IsHttps(text) || ListedFiles.Read(text) is not null)
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence(
                "Laden Sie die Unterlage hoch, oder geben Sie eine Adresse an, die mit https:// beginnt.", "Upload the document, or give an address that starts with https://.").ToString());
    }
}

/// <summary>Rules of <see cref="ContactPoint"/>.</summary>
internal sealed class ContactPointValidator : AbstractValidator<ContactPoint>
{
    public ContactPointValidator()
    {
        RuleFor(contact => contact.Purpose).NotBlank().AtMost(200).OneLine();
        RuleFor(contact => contact.Email).NotBlank().AtMost(254).Email();
    }
}

/// <summary>The rules that the parts of a listing share.</summary>
internal static class ListingRules
{
    /// <summary>Empty where it is not given yet; blanks alone say nothing.</summary>
    public static IRuleBuilderOptions<T, string?> NotBlank<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || text.Length == 0 || !string.IsNullOrWhiteSpace(text))
        .WithErrorCode(InputErrorCodes.Required)
        .WithMessage(_ => new Sentence("Diese Angabe besteht nur aus Leerzeichen.", "This value consists of blanks only.").ToString());

    /// <summary>Has at most so many entries.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> Most<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most) => rule
        .Must(list => list is null || list.Count <= most)
        .WithErrorCode(InputErrorCodes.TooLong)
        .WithMessage(_ => new Sentence($"Geben Sie höchstens {most} Einträge an.", $"Give at most {most} entries.").ToString());

    /// <summary>Has no entry twice.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> EachOnce<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule) => rule
        .Must(list => list is null || list.Distinct().Count() == list.Count)
        .WithErrorCode(InputErrorCodes.GivenTwice)
        .WithMessage(_ => new Sentence("Geben Sie jeden Eintrag nur einmal an.", "Give each entry only once.").ToString());

    /// <summary>Has a form, if it is given.</summary>
    public static IRuleBuilderOptions<T, string?> Like<T>(this IRuleBuilder<T, string?> rule, string pattern, Sentence otherwise) => rule
        .Must(text => string.IsNullOrEmpty(text) || WireFormats.Fits(text, pattern))
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => otherwise.ToString());

    /// <summary>Is an address that starts with https, if it is given.</summary>
    public static IRuleBuilderOptions<T, string?> Https<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => string.IsNullOrEmpty(text) || IsHttps(text))
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence("Geben Sie eine Adresse an, die mit https:// beginnt.", "Give an address that starts with https://.").ToString());

    /// <summary>Whether a text is an address that starts with https.</summary>
    public static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && !text.Any(char.IsWhiteSpace);

    /// <summary>Is Markdown as it is allowed.</summary>
    public static IRuleBuilderOptions<T, string?> Markdown<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || !MarkdownRules.HasHtml(text))
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence("Schreiben Sie Markdown ohne HTML. Ein Kleinerzeichen schreiben Sie als \\<.", "Write Markdown without HTML. Write a less-than sign as \\<.").ToString())
        .Must(text => text is null || MarkdownRules.ForbiddenAddress(text) is null)
        .WithErrorCode(InputErrorCodes.NotAllowedValue)
        .WithMessage((_, text) => new Sentence(
            $"Links führen nur zu https, http oder mailto. Bilder laden Sie zu diesem Dienst hoch und nennen sie mit ihrer Adresse. Nicht erlaubt ist: {MarkdownRules.ForbiddenAddress(text!)}",
            $"Links lead to https, http or mailto only, pictures are uploaded for this service and named by their address. Not allowed: {MarkdownRules.ForbiddenAddress(text!)}").ToString())
        .Must(text => text is null || MarkdownRules.HasWordsForPictures(text))
        .WithErrorCode(InputErrorCodes.Required)
        .WithMessage(_ => new Sentence("Beschreiben Sie jedes Bild mit Worten: ![Das Formular auf dem Telefon](…).", "Describe each picture in words: ![The form on a phone](…).").ToString());
}
