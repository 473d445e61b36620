using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using FsCheck;
using FsCheck.Fluent;

namespace FitStore.Api.Tests.Publishing;

/// <summary>Listings of every kind that the rules allow, half-written ones among them.</summary>
internal static class AnyContent
{
    private static readonly string[] Words = ["Antrag", "Über ~ 1/2", "\"Zitat\" & <Rest>", "Zeile\nzwei", "日本 😀", "a; b", "=SUMME(1)", "\\u00e4"];

    private static readonly Gen<string> Texts = from words in Gen.Elements(Words).ListOf(3) select string.Join(' ', words);
    private static readonly Gen<string> Lines = from text in Texts select text.ReplaceLineEndings(" ");
    private static readonly Gen<string> Short = Gen.Elements(Words).Select(word => word.ReplaceLineEndings(" "));
    private static readonly Gen<string> MaybeText = Gen.OneOf(Gen.Constant(""), Texts);
    private static readonly Gen<string> MaybeLine = Gen.OneOf(Gen.Constant(""), Lines);
    private static readonly Gen<string?> OptionalLine = Gen.OneOf(Gen.Constant<string?>(null), Lines.Select(line => (string?)line));
    private static readonly Gen<bool?> MaybeYes = Gen.Elements<bool?>(null, true, false);
    private static readonly Gen<Provenance> Sources = Gen.Elements(Enum.GetValues<Provenance>());

    private static readonly Gen<IReadOnlyList<string>> Several =
        from lines in Lines.ListOf(4) from count in Gen.Choose(0, 4) select (IReadOnlyList<string>)[.. lines.Distinct().Take(count)];

    private static readonly Gen<Classification> Filed =
        from many in Gen.Choose(0, 99_999).ListOf(3)
        from count in Gen.Choose(0, 3)
        let keys = many.Take(count).ToList()
        from type in Gen.Elements<Leistungstyp?>(null, Leistungstyp.Typ1, Leistungstyp.Typ23, Leistungstyp.Typ5)
        from scale in Gen.Elements<string?>(null, "1.1", "2.0")
        from level in Gen.Choose(0, 4)
        from relevant in MaybeYes
        from source in Sources
        select new Classification
        {
            Leistungsschluessel = [.. keys.Distinct().Select(key => $"99{key:D12}")],
            OzgIds = [.. keys.Distinct().Select(key => $"1{key % 10_000:D4}").Distinct()],
            Leistungstyp = type,
            Reifegrad = scale is null ? null : new Reifegrad { Scale = scale, Level = level },
            SdgRelevant = relevant,
            Provenance = source,
        };

    private static readonly Gen<Connection?> Connections = Maybe(
        from transports in Gen.SubListOf(Enum.GetValues<Transport>())
        from standards in Several
        from product in MaybeLine
        from vendor in MaybeLine
        from version in Short
        from state in Gen.Elements(Enum.GetValues<InterfaceState>())
        from day in Gen.Choose(0, 2000)
        from count in Gen.Choose(0, 3)
        from steps in Several
        from weeks in Gen.Choose(0, 500)
        from more in Gen.Choose(0, 20)
        from source in Sources
        select new Connection
        {
            Transports = [.. transports],
            DataStandards = standards,
            Fachverfahren =
            [
                .. Enumerable.Range(0, count).Select(number => new Fachverfahren
                {
                    Product = product,
                    Vendor = vendor,
                    FromVersion = number == 1 ? null : version,
                    State = state,
                    PromisedBy = number == 0 ? null : new DateOnly(2026, 1, 1).AddDays(day),
                }),
            ],
            Registers = standards,
            Steps = steps,
            Duration = more == 0 ? null : new WeekRange { From = weeks, To = weeks + more },
            Provenance = source,
        });

    private static readonly Gen<SupportMatrix?> Supports = Maybe(
        from answers in MaybeYes
        from levels in Gen.SubListOf([1, 2, 3])
        from provider in MaybeLine
        from hours in MaybeLine
        from contact in OptionalLine
        from source in Sources
        select new SupportMatrix { Number115 = answers, Levels = [.. levels.Select(level => new SupportLevel { Level = level, Provider = provider, Hours = hours, Contact = contact })], Provenance = source });

    private static readonly Gen<Money?> MaybeMoney = Gen.OneOf(Gen.Constant<Money?>(null), Gen.Choose(0, 5_000_000).Select(cents => (Money?)Money.OfCents(cents)));

    private static readonly Gen<ReuseAnswer> FourAnswers =
        from text in Gen.Elements("", "Das Land, **ganz**.", "Zeile\nzwei ~ 1/2", "日本 😀 [so](https://example.org)")
        from bearer in Gen.Elements<ReuseBearer?>([null, .. Enum.GetValues<ReuseBearer>().Cast<ReuseBearer?>()])
        from least in MaybeMoney
        from most in MaybeMoney
        from charge in Gen.Elements(Enum.GetValues<Charge>())
        from contact in Gen.Elements<string?>(null, "nachnutzung@land.example.org")
        let to = least is not null && most is not null && most.Cents < least.Cents ? least : most
        let amount = (least is null && to is null) || bearer == ReuseBearer.Nobody ? null : new ReuseAmount { From = least, To = to, Charge = charge }
        select new ReuseAnswer { Text = text, Bearer = bearer, Amount = amount, Contact = contact };

    private static readonly Gen<ReuseConcept?> Concepts = Maybe(
        from integration in FourAnswers
        from operation in FourAnswers
        from interfaces in FourAnswers
        from support in FourAnswers
        from neutral in MaybeYes
        from source in Sources
        select new ReuseConcept { Integration = integration, Operation = operation, Interfaces = interfaces, Support = support, CostNeutralForKommunen = neutral, Provenance = source });

    private static readonly Gen<BlueprintEntry> Block =
        from kind in Gen.Elements(Enum.GetValues<BlueprintKind>())
        from title in MaybeLine
        from text in Gen.Elements<string?>(null, "Container, **Linux**.", "日本 😀\n\n- eins")
        from source in Sources
        select new BlueprintEntry { Kind = kind, Title = title, Text = text, Provenance = source };

    private static readonly Gen<RequirementAnswers?> Answers = Maybe(
        from catalogue in MaybeLine
        from text in MaybeText
        from reason in OptionalLine
        from obligation in Gen.Elements(Enum.GetValues<Obligation>())
        from fulfilment in Gen.Elements(Enum.GetValues<Fulfilment>())
        from count in Gen.Choose(0, 4)
        from source in Sources
        select new RequirementAnswers
        {
            Catalogue = catalogue,
            Answers = [.. Enumerable.Range(1, count).Select(number => new RequirementAnswer { Id = $"TR-{number}", Group = catalogue, Obligation = obligation, Text = text, Fulfilment = fulfilment, Reason = reason })],
            Provenance = source,
        });

    /// <summary>Any listing; its name is filled.</summary>
    public static Gen<ServiceContent> All { get; } =
        from name in Lines
        from summary in MaybeLine
        from land in Gen.Elements("", "TH", "MV")
        from field in Gen.Elements("", "bauen-wohnen")
        from filed in Filed
        from markdown in Gen.Elements<string?>(null, "", "# Titel\n\n* [Link](https://example.org)", "Text <https://example.org> und **fett**")
        from source in Sources
        from reported in Texts.ListOf(2)
        from authority in MaybeLine
        from provider in OptionalLine
        from hasOperation in Gen.Elements(true, false)
        from accounts in Gen.SubListOf(Enum.GetValues<UserAccount>())
        from level in Gen.Elements<TrustLevel?>(null, TrustLevel.Basis, TrustLevel.Hoch)
        from connection in Connections
        from support in Supports
        from concept in Concepts
        from blueprint in Block.ListOf(3)
        from answers in Answers
        from principles in Gen.SubListOf(Enum.GetValues<Principle>())
        from training in Gen.Elements<string?>(null, "", "Einmal im Monat.")
        from demo in Gen.Elements<string?>(null, "https://demo.example.org/?a=1&b=2")
        from words in Short.ListOf(4)
        from count in Gen.Choose(0, 4)
        let keywords = words.Take(count)
        select new ServiceContent
        {
            Name = name,
            Summary = summary,
            LeadLand = land,
            Themenfeld = field,
            Classification = filed,
            Description = markdown is null ? null : new Description { Markdown = markdown, Provenance = source },
            Reported = [.. reported.Select((text, place) => new ReportedFact { Text = text, AsOf = place == 0 ? null : "2024-11" })],
            Operation = hasOperation ? new Operation { OperatingAuthority = authority, ItProvider = provider, Provenance = source } : null,
            Access = level is null && accounts.Count == 0 ? null : new Access { UserAccounts = [.. accounts], TrustLevel = level, Payment = provider, Provenance = source },
            Connection = connection,
            Support = support,
            ReuseConcept = concept,
            Blueprint = [.. blueprint],
            Requirements = answers,
            Principles = principles.Count == 0 ? null : new Principles { Evidence = [.. principles.Select(principle => new PrincipleEvidence { Principle = principle, Evidence = authority })], Provenance = source },
            Training = training is null ? null : new Statement { Text = training, Provenance = source },
            DemoUrl = demo,
            Documents = [.. reported.Select(_ => new Document { Title = authority, Kind = DocumentKind.Training, Url = demo ?? "", Provenance = source })],
            Contacts = hasOperation ? [new ContactPoint { Purpose = authority, Email = "", Provenance = source }] : [],
            Keywords = [.. keywords.Distinct()],
        };

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), some.Select(value => (T?)value));
}
