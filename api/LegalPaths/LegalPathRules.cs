using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.LegalPaths;

/// <summary>One chain of contracts from the seller to an organisation, with the reason why it is open or not. No legal advice.</summary>
internal sealed record LegalChain
{
    public required LegalPathOutcome Outcome { get; init; }

    /// <summary>Why, naming the fact that decides.</summary>
    public required Sentence Reason { get; init; }

    /// <summary>The fact that decides; absent where something else does.</summary>
    public FactKind? DecidedBy { get; init; }

    /// <summary>From the seller to the organisation.</summary>
    public required IReadOnlyList<Guid> Parties { get; init; }

    /// <summary>What is to be done along the chain, in order.</summary>
    public IReadOnlyList<Sentence> Steps { get; init; } = [];

    /// <summary>What would open a chain that is not open.</summary>
    public Sentence? OpensBy { get; init; }

    /// <summary>With whom the organisation would sign: the last before it.</summary>
    public Guid Partner => Parties[^2];
}

/// <summary>The confirmed facts that decide which paths are open to an organisation.</summary>
internal sealed record LegalFacts
{
    public bool IsFitkoOwner { get; init; }

    public bool IsIoevMember { get; init; }

    public bool IsGovdigitalMember { get; init; }

    /// <summary>Organisations with which it is in an in-house relation.</summary>
    public IReadOnlySet<Guid> InhouseWith { get; init; } = new HashSet<Guid>();

    /// <summary>Sellers with which it has a framework agreement.</summary>
    public IReadOnlySet<Guid> FrameworkWith { get; init; } = new HashSet<Guid>();
}

/// <summary>A Land through which the service may come.</summary>
/// <param name="Id">Organisation that stands for the Land.</param>
/// <param name="HasContract">Whether its adoption of the service is contracted, up to dormant, or it provides the service itself.</param>
/// <param name="Rule">How it passes cost on; absent where nothing is on record.</param>
/// <param name="Facts">Its own facts.</param>
internal sealed record LandSituation(Guid Id, bool HasContract, PassingOnRule? Rule, LegalFacts Facts);

/// <summary>What the rules are asked.</summary>
internal sealed record LegalQuestion
{
    public required Guid Organisation { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required LegalFacts Facts { get; init; }

    public required LegalModel Model { get; init; }

    public required Guid Seller { get; init; }

    /// <summary>Whether it provides the service itself.</summary>
    public bool IsProvider { get; init; }

    /// <summary>Whether the offer is for organisations of its kind.</summary>
    public bool IsTaker { get; init; } = true;

    /// <summary>The Länder through which it may come: of a Kommune its own; of IT-Dienstleister and aggregators also those they are in-house with.</summary>
    public IReadOnlyList<LandSituation> Laender { get; init; } = [];

    /// <summary>Aggregators that hold a Sub contract for the service.</summary>
    public IReadOnlyList<Guid> AggregatorsWithSub { get; init; } = [];

    /// <summary>All members of govdigital eG on record.</summary>
    public IReadOnlySet<Guid> GovdigitalMembers { get; init; } = new HashSet<Guid>();
}

/// <summary>
/// Which contract may I sign? The table of legal models and kinds of organisations as one pure function. A fact counts when
/// the operator has confirmed it. There is always at least one chain; open ones come first.
/// </summary>
internal static class LegalPathRules
{
    public static IReadOnlyList<LegalChain> Of(LegalQuestion question) => [.. Chains(question).OrderBy(chain => chain.Outcome)];

    private static IReadOnlyList<LegalChain> Chains(LegalQuestion question)
    {
        if (question.IsProvider)
        {
            return [Closed(question, "Ihre Organisation stellt diesen Dienst selbst bereit.", "Your organisation provides this service itself.")];
        }

        if (!question.IsTaker)
        {
            return
            [
                Closed(question, "Dieses Angebot richtet sich nicht an Organisationen Ihrer Art.", "This offer is not for organisations of your kind.") with
                {
                    OpensBy = new("Sehen Sie die anderen Angebote dieses Dienstes an.", "Look at the other offers of this service."),
                },
            ];
        }

        return question.Model switch
        {
            LegalModel.FitStore => FitStore(question),
            LegalModel.Govdigital => [Govdigital(question)],
            LegalModel.Kommunalvertreter => [Kommunalvertreter(question)],
            _ => [Verwaltungsvereinbarung(question)],
        };
    }

    private static IReadOnlyList<LegalChain> FitStore(LegalQuestion question) => question.Kind switch
    {
        OrganisationKind.Bund or OrganisationKind.Land => [FromTheOperator(question)],
        _ when question.Kind.IsKommune() && question.Laender.Count == 0 => [Closed(question, "Ihre Organisation ist keinem Land zugeordnet.", "Your organisation belongs to no Land.")],
        _ when question.Kind.IsKommune() => [ThroughItsLand(question, question.Laender[0]), .. question.AggregatorsWithSub.Select(aggregator => ThroughAggregator(question, question.Laender[0], aggregator))],
        OrganisationKind.ItProvider or OrganisationKind.Aggregator when question.Laender.Count > 0 => [.. question.Laender.Select(land => AsSub(question, land))],
        OrganisationKind.ItProvider or OrganisationKind.Aggregator => [NoLandForSub(question)],
        _ => [Closed(question, "Der Nachnutzungsvertrag ist für Verwaltungen, ihre IT-Dienstleister und Bündler.", "The reuse contract is for administrations, their IT-Dienstleister and aggregators.")],
    };

    private static LegalChain FromTheOperator(LegalQuestion question)
    {
        if (question.Facts.IsFitkoOwner || question.Facts.IsIoevMember)
        {
            return Open(question, "Als Trägerin der FITKO oder Mitglied der IÖV können Sie den Nachnutzungsvertrag direkt schließen.", "As an owner of FITKO or a member of the IÖV you can sign the reuse contract directly.") with
            {
                DecidedBy = question.Facts.IsFitkoOwner ? FactKind.FitkoOwner : FactKind.IoevMember,
                Steps = [Provision, new("Sie schließen mit dem Betreiber den Nachnutzungsvertrag.", "You sign the reuse contract with the operator.")],
            };
        }

        return Closed(question, "Dafür muss bestätigt sein, dass Sie Trägerin der FITKO oder Mitglied der IÖV sind.", "It has to be confirmed that you are an owner of FITKO or a member of the IÖV.") with
        {
            DecidedBy = FactKind.FitkoOwner,
            OpensBy = new(
                "Ihre Verwaltung erfasst die Trägerschaft der FITKO oder die Mitgliedschaft in der IÖV mit Nachweis, und der Betreiber bestätigt sie.",
                "Your administrator records the ownership of FITKO or the membership in the IÖV with its evidence, and the operator confirms it."),
        };
    }

    private static LegalChain ThroughItsLand(LegalQuestion question, LandSituation land)
    {
        var through = Through(question, land.Id);
        var passedOn = (IReadOnlyList<Sentence>)[Provision, Reuse, new("Ihr Land gibt Ihnen den Dienst weiter (Sub-Vertrag).", "Your Land passes the service on to you (Sub contract).")];
        return land switch
        {
            { HasContract: false } => through with
            {
                Outcome = LegalPathOutcome.Demand,
                Reason = new(
                    "Ihr Land hat den Dienst noch nicht vertraglich übernommen. Ihr Interesse wird Ihrem Land als Bedarf gezeigt.",
                    "Your Land has not contracted the service yet. Your interest is shown to your Land as demand."),
                Steps = [new("Sie bekunden Interesse; Ihr Land sieht den Bedarf.", "You express interest; your Land sees the demand."), Reuse, passedOn[^1]],
                OpensBy = new("Ihr Land schließt den Nachnutzungsvertrag.", "Your Land signs the reuse contract."),
            },
            { Rule: PassingOnRule.LandPays } => through with
            {
                Outcome = LegalPathOutcome.Open,
                Reason = new("Ihr Land nutzt den Dienst nach und trägt die Kosten.", "Your Land has adopted the service and bears the cost."),
                Steps = passedOn,
            },
            { Rule: PassingOnRule.Levy } => through with
            {
                Outcome = LegalPathOutcome.Open,
                Reason = new(
                    "Ihr Land nutzt den Dienst nach und erhebt eine Umlage. Sie ist ein öffentlich-rechtlicher Beitrag und kein Entgelt.",
                    "Your Land has adopted the service and raises a levy, which is a public-law contribution and not a price."),
                Steps = passedOn,
            },
            { Rule: PassingOnRule.CallOff } => through with
            {
                Reason = new(
                    "Ihr Land gibt den Dienst nur gegen Entgelt weiter; dafür ist ein eigener Abruf nötig.",
                    "Your Land passes the service on for a price only, which takes a call-off of its own."),
                OpensBy = new("Ihr Land trägt die Kosten oder legt sie um, oder Sie nehmen ein anderes Angebot.", "Your Land bears the cost or raises a levy, or you take another offer."),
            },
            _ => through with
            {
                Outcome = LegalPathOutcome.Unclear,
                Reason = new(
                    "Ihr Land nutzt den Dienst nach. Wie es die Kosten weitergibt, ist nicht hinterlegt; das entscheidet, ob Sie unentgeltlich nachnutzen können.",
                    "Your Land has adopted the service. How it passes cost on is not on record; that decides whether you can reuse it free of charge."),
                Steps = passedOn,
                OpensBy = new("Ihr Land hinterlegt, wie es die Kosten weitergibt.", "Your Land puts on record how it passes cost on."),
            },
        };
    }

    private static LegalChain ThroughAggregator(LegalQuestion question, LandSituation land, Guid aggregator)
    {
        var through = Through(question, land.Id, aggregator) with { DecidedBy = FactKind.InhouseWith };
        return question.Facts.InhouseWith.Contains(aggregator) && land.Facts.InhouseWith.Contains(aggregator)
            ? through with
            {
                Outcome = LegalPathOutcome.Open,
                Reason = new(
                    "Ein Bündler, mit dem Sie und Ihr Land in einem Inhouse-Verhältnis stehen, hat den Dienst eingekauft.",
                    "An aggregator with which you and your Land are in an in-house relation has bought the service."),
                Steps =
                [
                    Provision,
                    Reuse,
                    new("Ihr Land gibt dem Bündler den Dienst weiter (Sub-Vertrag).", "Your Land passes the service on to the aggregator (Sub contract)."),
                    new("Der Bündler gibt Ihnen den Dienst weiter (SubSub-Vertrag).", "The aggregator passes the service on to you (SubSub contract)."),
                ],
            }
            : through with
            {
                Reason = new(
                    "Für den Weg über den Bündler müssen Sie und Ihr Land mit ihm in einem Inhouse-Verhältnis stehen.",
                    "The way through the aggregator needs an in-house relation of both you and your Land with it."),
                OpensBy = new(
                    "Das Inhouse-Verhältnis mit dem Bündler ist für Sie und für Ihr Land erfasst und bestätigt.",
                    "The in-house relation with the aggregator is recorded and confirmed for you and for your Land."),
            };
    }

    private static LegalChain AsSub(LegalQuestion question, LandSituation land)
    {
        var isInhouse = question.Facts.InhouseWith.Contains(land.Id);
        var through = Through(question, land.Id) with { DecidedBy = FactKind.InhouseWith };
        if (isInhouse && land.HasContract)
        {
            return through with
            {
                Outcome = LegalPathOutcome.Open,
                Reason = new("Das Land nutzt den Dienst nach und kann ihn Ihnen inhouse weitergeben (Sub-Vertrag).", "The Land has adopted the service and can pass it on to you in-house (Sub contract)."),
                Steps = [Provision, Reuse, new("Das Land gibt Ihnen den Dienst inhouse weiter (Sub-Vertrag).", "The Land passes the service on to you in-house (Sub contract).")],
            };
        }

        return through with
        {
            Reason = new(
                "Dafür muss ein Land, mit dem Sie in einem Inhouse-Verhältnis stehen, den Dienst vertraglich nachnutzen.",
                "A Land with which you are in an in-house relation has to have contracted the service."),
            OpensBy = isInhouse
                ? new("Das Land schließt den Nachnutzungsvertrag.", "The Land signs the reuse contract.")
                : new("Das Inhouse-Verhältnis mit dem Land ist erfasst und bestätigt.", "The in-house relation with the Land is recorded and confirmed."),
        };
    }

    private static LegalChain NoLandForSub(LegalQuestion question) => Closed(
        question,
        "Dafür muss ein Land, mit dem Sie in einem Inhouse-Verhältnis stehen, den Dienst vertraglich nachnutzen.",
        "A Land with which you are in an in-house relation has to have contracted the service.") with
    {
        DecidedBy = FactKind.InhouseWith,
        OpensBy = new("Das Inhouse-Verhältnis mit einem Land ist erfasst und bestätigt.", "The in-house relation with a Land is recorded and confirmed."),
    };

    private static LegalChain Govdigital(LegalQuestion question)
    {
        var isInhouse = question.Facts.InhouseWith.Overlaps(question.GovdigitalMembers);
        return question.Facts.IsGovdigitalMember || isInhouse
            ? Open(question, "Sie sind Mitglied der govdigital eG oder stehen mit einem Mitglied in einem Inhouse-Verhältnis.", "You are a member of govdigital eG or in an in-house relation with a member.") with
            {
                DecidedBy = question.Facts.IsGovdigitalMember ? FactKind.GovdigitalMember : FactKind.InhouseWith,
                Steps = [new("Sie schließen den Vertrag über die govdigital eG.", "You sign the contract through govdigital eG.")],
            }
            : Closed(question, "Dafür müssen Sie Mitglied der govdigital eG sein oder mit einem Mitglied in einem Inhouse-Verhältnis stehen.", "You have to be a member of govdigital eG or in an in-house relation with a member.") with
            {
                DecidedBy = FactKind.GovdigitalMember,
                OpensBy = new(
                    "Ihre Verwaltung erfasst die Mitgliedschaft oder das Inhouse-Verhältnis mit einem Mitglied, und der Betreiber bestätigt es.",
                    "Your administrator records the membership, or the in-house relation with a member, and the operator confirms it."),
            };
    }

    private static LegalChain Kommunalvertreter(LegalQuestion question) => question.Kind switch
    {
        OrganisationKind.Bund or OrganisationKind.Land => Closed(question, "Dieses Angebot richtet sich an Kommunen.", "This offer is for Kommunen."),
        _ when !question.Kind.IsKommune() => Closed(question, "Den Abruf unterschreibt, wer den Dienst nutzt: die Kommune selbst.", "The call-off is signed by who uses the service: the Kommune itself."),
        _ when question.Facts.FrameworkWith.Contains(question.Seller) => Open(question, "Sie haben mit dem Anbieter einen Rahmenvertrag und rufen daraus ab.", "You have a framework agreement with the seller and call off from it.") with
        {
            DecidedBy = FactKind.FrameworkWith,
            Steps = [new("Sie rufen den Dienst aus dem Rahmenvertrag ab und unterschreiben selbst.", "You call the service off from the framework agreement and sign yourself.")],
        },
        _ => Closed(question, "Schließen Sie zuerst den Rahmenvertrag mit dem Anbieter.", "Sign the framework agreement with the seller first.") with
        {
            DecidedBy = FactKind.FrameworkWith,
            OpensBy = new(
                "Sie schließen den Rahmenvertrag; Ihre Verwaltung erfasst ihn, und der Betreiber bestätigt ihn.",
                "You sign the framework agreement; your administrator records it, and the operator confirms it."),
        },
    };

    private static LegalChain Verwaltungsvereinbarung(LegalQuestion question) => question.Kind switch
    {
        OrganisationKind.Land when question.Organisation == question.Seller => Closed(question, "Mit sich selbst schließt ein Land keine Vereinbarung.", "A Land makes no agreement with itself."),
        OrganisationKind.Land => Open(question, "Länder schließen die Verwaltungsvereinbarung unmittelbar miteinander.", "Länder make the agreement directly with each other.") with
        {
            Steps =
            [
                new("Beide Länder unterschreiben die Verwaltungsvereinbarung.", "Both Länder sign the agreement."),
                new("Die unterschriebene Fassung wird hochgeladen und von beiden bestätigt.", "The signed copy is uploaded and confirmed by both."),
            ],
        },
        OrganisationKind.Bund => Closed(question, "Ob der Bund der Verwaltungsvereinbarung beitreten kann, ist im Einzelfall zu klären.", "Whether the Bund can join the agreement has to be settled in each case.") with
        {
            Outcome = LegalPathOutcome.Unclear,
            Steps = [new("Bund und Land klären, ob ein Beitritt möglich ist.", "Bund and Land settle whether joining is possible.")],
            OpensBy = new("Das bereitstellende Land stimmt dem Beitritt des Bundes zu.", "The providing Land agrees to the Bund joining."),
        },
        _ => Closed(question, "Eine Verwaltungsvereinbarung schließen nur Länder miteinander.", "This agreement is made between Länder only.") with
        {
            OpensBy = new("Ihr Land schließt die Vereinbarung und gibt Ihnen den Dienst weiter, oder Sie nehmen ein anderes Angebot.", "Your Land makes the agreement and passes the service on to you, or you take another offer."),
        },
    };

    private static Sentence Provision => new("Das bereitstellende Land überlässt dem Betreiber den Dienst (Bereitstellungsvertrag).", "The providing Land gives the service to the operator (provision contract).");

    private static Sentence Reuse => new("Das Land schließt mit dem Betreiber den Nachnutzungsvertrag.", "The Land signs the reuse contract with the operator.");

    private static LegalChain Open(LegalQuestion question, string german, string english) => Closed(question, german, english) with { Outcome = LegalPathOutcome.Open };

    private static LegalChain Closed(LegalQuestion question, string german, string english) => new()
    {
        Outcome = LegalPathOutcome.Closed,
        Reason = new(german, english),
        Parties = [question.Seller, question.Organisation],
    };

    /// <summary>A chain over others, closed until something opens it.</summary>
    private static LegalChain Through(LegalQuestion question, params IReadOnlyList<Guid> between) => new()
    {
        Outcome = LegalPathOutcome.Closed,
        Reason = default,
        Parties = [.. ((IReadOnlyList<Guid>)[question.Seller, .. between, question.Organisation]).Distinct()],
    };
}
