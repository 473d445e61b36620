using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of demand and assignment: Kommunen of Thüringen wait for the building permit.</content>
internal static partial class ApiExamples
{
    private static Demand Demand => new()
    {
        Service = Adoption.Service,
        ServiceName = Adoption.ServiceName,
        Land = "TH",
        Kommunen = 37,
        Inhabitants = 1_200_000,
        Since = Noon,
        EarliestStart = "2027-05",
        Joining = new JoiningCost
        {
            Offer = Adoption.Offer,
            OfferName = "Nachnutzung über den FIT-Store",
            Start = "2027-05",
            Land = new CostTotals { FirstYear = Money.OfCents(3_181_738), FullYear = Money.OfCents(4_772_608), OneOff = Money.OfCents(0) },
            PassingOn = PassingOn.LandPays,
            Kommunen = new CostTotals { FirstYear = Money.OfCents(0), FullYear = Money.OfCents(0), OneOff = Money.OfCents(0) },
        },
    };

    private static Assignment Assignment => new()
    {
        Id = Id,
        Version = 3,
        State = AssignmentState.MakingDocuments,
        Assigner = Thueringen,
        Service = Service.Slug,
        ServiceName = Service.Name,
        Offer = Offer.Id,
        OfferName = Offer.Name,
        TermsVersion = 1,
        Start = "2027-05",
        BindingUntil = new DateOnly(2027, 3, 31),
        Kommunen = 300,
        DocumentsMade = 125,
        PreparedAt = Noon,
        PreparedBy = "Anke Hoffmann",
        ReleasedAt = Noon,
        ReleasedBy = "Karim Yilmaz",
        Errors = [],
        ErrorCount = 0,
    };

    private static object[] OfDemand() =>
    [
        new NewAssignment { Offer = Offer.Id, Start = "2099-05", BindingUntil = new DateOnly(2099, 3, 31), Recipients = ["160620041041", "16062"] },
        new AssignmentCheck
        {
            Service = Service.Slug,
            ServiceName = Service.Name,
            OfferName = Offer.Name,
            TermsVersion = 1,
            Kommunen = 299,
            Inhabitants = 1_200_000,
            Errors = [new AssignmentError { Line = 17, Text = "160620041099", Code = InputErrorCodes.DoesNotExist, Detail = "Dieser Regionalschlüssel steht nicht im Verzeichnis." }],
        },
        Assignment,
        PageOf(Assignment),
        new AssignmentTransitions
        {
            State = Assignment.State,
            Transitions = [new AssignmentTransition { Act = AssignmentAct.Cancel, Href = $"/v1/assignments/{Id}/cancellations", Roles = [Role.Editor], Allowed = true, Missing = [] }],
        },
        PageOf(new AssignedKommune { Line = 1, Organisation = Nordhausen, Ars = "160620041041", Inhabitants = 40_732, FirstYear = Money.OfCents(0), Adoption = Id }),
        PageOf(Demand),
        new ServiceDemand
        {
            Service = Demand.Service,
            ServiceName = Demand.ServiceName,
            Kommunen = Demand.Kommunen,
            Inhabitants = Demand.Inhabitants,
            Laender = [Demand],
            SizeClasses = [new DemandOfSize { Size = new SizeBand { From = 20_000, To = 49_999 }, Kommunen = 37, Inhabitants = 1_200_000 }],
            WishedStarts = [new DemandOfMonth { Month = "2027-05", Kommunen = 37, Inhabitants = 1_200_000 }],
        },
        PageOf(new WaitingKommune { Adoption = Id, Organisation = Nordhausen, Ars = "160620041041", Inhabitants = 40_732, WishedStart = "2027-05", Since = Noon }),
        new ServiceLegalPaths
        {
            Organisation = Nordhausen,
            Service = Service.Slug,
            ServiceName = Service.Name,
            Best = LegalPathOutcome.Demand,
            Offers =
            [
                new OfferLegalPaths
                {
                    Offer = Offer.Id,
                    Name = Offer.Name,
                    Model = Offer.LegalModel,
                    Seller = Offer.Seller,
                    Paths =
                    [
                        new LegalPath
                        {
                            Outcome = LegalPathOutcome.Demand,
                            Reason = "Ihr Land hat den Dienst noch nicht vertraglich übernommen. Ihr Interesse wird Ihrem Land als Bedarf gezeigt.",
                            Parties = [Offer.Seller, Thueringen, Nordhausen],
                            Steps = ["Sie bekunden Interesse; Ihr Land sieht den Bedarf.", "Das Land schließt mit dem Betreiber den Nachnutzungsvertrag."],
                            OpensBy = "Ihr Land schließt den Nachnutzungsvertrag.",
                        },
                    ],
                },
            ],
            Note = "Dies ist eine Orientierung nach den hinterlegten Angaben und keine Rechtsberatung.",
        },
    ];
}
