using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.LegalPaths;

/// <summary>Whether a chain of contracts leads from a seller to an organisation.</summary>
internal enum PathOutcome
{
    /// <summary>It can be signed.</summary>
    Open,

    /// <summary>A fact that decides it is not on record.</summary>
    Unclear,

    /// <summary>The Land would have to sign first: interest is demand that the Land sees.</summary>
    Demand,

    /// <summary>It cannot be signed.</summary>
    Closed,
}

/// <summary>One chain of contracts, with the reason why it is open or not. No legal advice.</summary>
/// <param name="Outcome">Whether it leads there.</param>
/// <param name="Seller">With whom the organisation would sign; absent where the path is closed.</param>
/// <param name="Reason">Why, naming the fact that decides.</param>
internal sealed record LegalPath(PathOutcome Outcome, Guid? Seller, Sentence Reason);

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

/// <summary>How a Land passes cost on to its Kommunen.</summary>
internal enum PassingOnRule
{
    /// <summary>The Kommune pays nothing.</summary>
    LandPays,

    /// <summary>A public-law contribution, which is not a price.</summary>
    Levy,

    /// <summary>By the seller's own price sheet.</summary>
    CallOff,
}

/// <summary>The Land of an organisation, as far as it decides.</summary>
/// <param name="Id">Organisation that stands for the Land.</param>
/// <param name="HasContract">Whether its adoption of the service is contracted, up to dormant.</param>
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

    /// <summary>The Land it lies in; absent for the Bund and for organisations without one.</summary>
    public LandSituation? Land { get; init; }

    /// <summary>Aggregators that hold a Sub contract for the service.</summary>
    public IReadOnlyList<Guid> AggregatorsWithSub { get; init; } = [];

    /// <summary>All members of govdigital eG on record.</summary>
    public IReadOnlySet<Guid> GovdigitalMembers { get; init; } = new HashSet<Guid>();
}

/// <summary>
/// Which contract may I sign? The table of legal models and kinds of organisations as one pure function. A fact counts when
/// the operator has confirmed it.
/// </summary>
internal static class LegalPathRules
{
    public static IReadOnlyList<LegalPath> Of(LegalQuestion question) => question.Model switch
    {
        LegalModel.FitStore => FitStore(question),
        LegalModel.Govdigital => [Govdigital(question)],
        LegalModel.Kommunalvertreter => [Kommunalvertreter(question)],
        _ => [Verwaltungsvereinbarung(question)],
    };

    private static IReadOnlyList<LegalPath> FitStore(LegalQuestion question)
    {
        if (question.Kind is OrganisationKind.Bund or OrganisationKind.Land)
        {
            return
            [
                question.Facts.IsFitkoOwner || question.Facts.IsIoevMember
                    ? Open(question.Seller, "Als Trägerin der FITKO oder Mitglied der IÖV können Sie den Nachnutzungsvertrag direkt schließen.", "As an owner of FITKO or a member of the IÖV you can sign the reuse contract directly.")
                    : Closed("Dafür muss bestätigt sein, dass Sie Trägerin der FITKO oder Mitglied der IÖV sind.", "It has to be confirmed that you are an owner of FITKO or a member of the IÖV."),
            ];
        }

        if (question.Kind.IsKommune())
        {
            return question.Land is { } land ? [ThroughLand(land), .. question.AggregatorsWithSub.Select(aggregator => ThroughAggregator(question, land, aggregator))] : [Closed("Ihre Organisation ist keinem Land zugeordnet.", "Your organisation belongs to no Land.")];
        }

        return question.Kind is OrganisationKind.ItProvider or OrganisationKind.Aggregator
            && question.Land is { HasContract: true } contracted && question.Facts.InhouseWith.Contains(contracted.Id)
                ? [Open(contracted.Id, "Ihr Land nutzt den Dienst nach und kann ihn Ihnen inhouse weitergeben (Sub-Vertrag).", "Your Land has adopted the service and can pass it on to you in-house (Sub contract).")]
                : [Closed("Dafür muss ein Land, mit dem Sie in einem Inhouse-Verhältnis stehen, den Dienst vertraglich nachnutzen.", "A Land with which you are in an in-house relation has to have contracted the service.")];
    }

    private static LegalPath ThroughLand(LandSituation land) => land switch
    {
        { HasContract: false } => new(PathOutcome.Demand, land.Id, new(
            "Ihr Land hat den Dienst noch nicht vertraglich übernommen. Ihr Interesse wird Ihrem Land als Bedarf gezeigt.",
            "Your Land has not contracted the service yet. Your interest is shown to your Land as demand.")),
        { Rule: PassingOnRule.LandPays } => Open(land.Id, "Ihr Land nutzt den Dienst nach und trägt die Kosten.", "Your Land has adopted the service and bears the cost."),
        { Rule: PassingOnRule.Levy } => Open(land.Id, "Ihr Land nutzt den Dienst nach und erhebt eine Umlage. Sie ist ein öffentlich-rechtlicher Beitrag und kein Entgelt.", "Your Land has adopted the service and raises a levy, which is a public-law contribution and not a price."),
        { Rule: PassingOnRule.CallOff } => Closed("Ihr Land gibt den Dienst nur gegen Entgelt weiter; dafür ist ein eigener Abruf nötig.", "Your Land passes the service on for a price only, which takes a call-off of its own."),
        _ => new(PathOutcome.Unclear, land.Id, new(
            "Ihr Land nutzt den Dienst nach. Wie es die Kosten weitergibt, ist nicht hinterlegt; das entscheidet, ob Sie unentgeltlich nachnutzen können.",
            "Your Land has adopted the service. How it passes cost on is not on record; that decides whether you can reuse it free of charge.")),
    };

    private static LegalPath ThroughAggregator(LegalQuestion question, LandSituation land, Guid aggregator) =>
        question.Facts.InhouseWith.Contains(aggregator) && land.Facts.InhouseWith.Contains(aggregator)
            ? Open(aggregator, "Ein Bündler, mit dem Sie und Ihr Land in einem Inhouse-Verhältnis stehen, hat den Dienst eingekauft.", "An aggregator with which you and your Land are in an in-house relation has bought the service.")
            : Closed("Für den Weg über den Bündler müssen Sie und Ihr Land mit ihm in einem Inhouse-Verhältnis stehen.", "The way through the aggregator needs an in-house relation of both you and your Land with it.");

    private static LegalPath Govdigital(LegalQuestion question) =>
        question.Facts.IsGovdigitalMember || question.Facts.InhouseWith.Overlaps(question.GovdigitalMembers)
            ? Open(question.Seller, "Sie sind Mitglied der govdigital eG oder stehen mit einem Mitglied in einem Inhouse-Verhältnis.", "You are a member of govdigital eG or in an in-house relation with a member.")
            : Closed("Dafür müssen Sie Mitglied der govdigital eG sein oder mit einem Mitglied in einem Inhouse-Verhältnis stehen.", "You have to be a member of govdigital eG or in an in-house relation with a member.");

    private static LegalPath Kommunalvertreter(LegalQuestion question) => question.Kind switch
    {
        OrganisationKind.Bund or OrganisationKind.Land => Closed("Dieses Angebot richtet sich an Kommunen.", "This offer is for Kommunen."),
        _ when !question.Kind.IsKommune() => Closed("Den Abruf unterschreibt, wer den Dienst nutzt: die Kommune selbst.", "The call-off is signed by who uses the service: the Kommune itself."),
        _ when question.Facts.FrameworkWith.Contains(question.Seller) => Open(question.Seller, "Sie haben mit dem Anbieter einen Rahmenvertrag und rufen daraus ab.", "You have a framework agreement with the seller and call off from it."),
        _ => Closed("Schließen Sie zuerst den Rahmenvertrag mit dem Anbieter.", "Sign the framework agreement with the seller first."),
    };

    private static LegalPath Verwaltungsvereinbarung(LegalQuestion question) => question.Kind switch
    {
        OrganisationKind.Land when question.Organisation == question.Seller => Closed("Mit sich selbst schließt ein Land keine Vereinbarung.", "A Land makes no agreement with itself."),
        OrganisationKind.Land => Open(question.Seller, "Länder schließen die Verwaltungsvereinbarung unmittelbar miteinander.", "Länder make the agreement directly with each other."),
        OrganisationKind.Bund => new(PathOutcome.Unclear, question.Seller, new(
            "Ob der Bund der Verwaltungsvereinbarung beitreten kann, ist im Einzelfall zu klären.", "Whether the Bund can join the agreement has to be settled in each case.")),
        _ => Closed("Eine Verwaltungsvereinbarung schließen nur Länder miteinander.", "This agreement is made between Länder only."),
    };

    private static LegalPath Open(Guid seller, string german, string english) => new(PathOutcome.Open, seller, new(german, english));

    private static LegalPath Closed(string german, string english) => new(PathOutcome.Closed, Seller: null, new(german, english));
}
