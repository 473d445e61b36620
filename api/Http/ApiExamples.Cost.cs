using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of cost: Nordhausen asks for the building permit from May on.</content>
internal static partial class ApiExamples
{
    private static DataSetRef Koenigstein2019 => new()
    {
        Key = "koenigstein",
        Name = "Königsteiner Schlüssel 2019",
        Source = "GWK",
        AsOf = new DateOnly(2019, 12, 31),
        Confirmed = false,
        Estimated = false,
        Provenance = Provenance.Reported,
    };

    private static PriceSheet PriceSheet => Terms.PriceSheet;

    private static CostLine CostLine => new()
    {
        Kind = CostKind.Operation,
        Label = "Betrieb, Pflege und Support der Plattform",
        Charge = Charge.Yearly,
        Basis = PriceBasis.Allocated,
        Total = Money.OfCents(120_000_000),
        Parts =
        [
            new CostPart
            {
                Carrier = CostCarrier.Adopters,
                Pool = Money.OfCents(120_000_000),
                Key = AllocationKey.Koenigstein,
                DataSet = Koenigstein2019,
                Value = "2.63211",
                Sum = "66.18041",
                Adjusted = true,
                Share = new ExactShare { Fraction = "263211/6618041", Percent = "3.97717" },
                Amount = Money.OfCents(4_772_608),
                LeftOverCent = false,
            },
        ],
        Share = new ExactShare { Fraction = "263211/6618041", Percent = "3.97717" },
        Amount = Money.OfCents(4_772_608),
        FirstYear = Money.OfCents(3_181_738),
        Derivation =
        [
            "Anteil der 11 nachnutzenden Länder nach dem Königsteiner Schlüssel (Königsteiner Schlüssel 2019, Stand 31.12.2019, Quelle: GWK, nicht bestätigt, angepasst auf 11\u00A0Länder). Thüringen hat 2,63211, alle zusammen 66,18041: 1.200.000,00\u00A0€ × 2,63211 ÷ 66,18041 = 47.726,0869… €, abgerundet 47.726,08\u00A0€.",
            "Erstes Jahr ab Mai 2027: 47.726,08\u00A0€ × 8 ÷ 12 = 31.817,3866… €, abgerundet 31.817,38\u00A0€.",
        ],
    };

    private static CostTotals CostTotals(long firstYear, long fullYear) => new()
    {
        FirstYear = Money.OfCents(firstYear),
        FullYear = Money.OfCents(fullYear),
        OneOff = Money.OfCents(0),
        Connection = new ConnectionCost { From = Money.OfCents(400_000), To = Money.OfCents(1_800_000) },
    };

    private static CostWarning CostWarning => new() { Code = CostWarningCode.ExampleAmounts, Text = "Die Beträge sind Beispielwerte, erfunden für diese Vorführung." };

    private static YearOfOffer YearOfOffer => new()
    {
        Sheet = Money.OfCents(120_000_000),
        Income = Money.OfCents(120_000_000),
        OtherIncome = Money.OfCents(0),
        Uncovered = Money.OfCents(0),
        Surplus = Money.OfCents(0),
    };

    private static PriceSheetEffect PriceSheetEffect => new()
    {
        Offer = Offer.Id,
        Year = 2027,
        TermsVersion = 1,
        ContractedOn = new DateOnly(2026, 9, 30),
        Payers =
        [
            new EffectOnPayer
            {
                Payer = Thueringen,
                Adopts = true,
                Before = Money.OfCents(4_772_608),
                After = Money.OfCents(4_971_464),
                Difference = Money.OfCents(198_858),
            },
        ],
        Before = YearOfOffer,
        After = YearOfOffer with { Sheet = Money.OfCents(125_000_000), Income = Money.OfCents(125_000_000) },
        Warnings = [CostWarning],
    };

    private static ListedTotals ListedTotals => new() { FirstYear = Money.OfCents(0), FullYear = Money.OfCents(0), OneOff = Money.OfCents(0), Unknown = 0 };

    private static CostPreview CostPreview => new()
    {
        Offer = Offer.Id,
        OfferName = Offer.Name,
        Service = Offer.Service,
        ServiceName = "Digitale Baugenehmigung",
        LegalModel = LegalModel.FitStore,
        TermsVersion = 1,
        Organisation = Nordhausen,
        Ars = "160620041041",
        Land = Thueringen,
        Start = "2027-05",
        Year = 2027,
        Months = 8,
        ChargedTo = ChargedTo.Land,
        Nature = PriceNature.Example,
        Free = false,
        Financing = Financing.Adopters,
        Vat = PriceSheet.Vat,
        Participants =
        [
            new CostParticipant { Land = "MV", Name = "Mecklenburg-Vorpommern", Reason = ParticipantReason.Provider, Joins = false },
            new CostParticipant { Land = "TH", Name = "Thüringen", Reason = ParticipantReason.Asker, Joins = true },
        ],
        Lines = [CostLine],
        Charged = CostTotals(3_181_738, 4_772_608),
        Totals = CostTotals(0, 0),
        PassedOn = new PassedOn
        {
            Rule = PassingOn.LandPays,
            Source = "Thüringer Finanzministerium",
            ValidFrom = new DateOnly(2024, 1, 1),
            Provenance = Provenance.Reported,
            Levies = [],
            Derivation = ["Thüringen zahlt selbst. Nordhausen zahlt nichts."],
        },
        Payers =
        [
            new CostPayer { Kind = OrganisationKind.Land, Land = "TH", Name = "Thüringen", Participates = true, FirstYear = Money.OfCents(3_181_738), FullYear = Money.OfCents(4_772_608), OneOff = Money.OfCents(0) },
        ],
        Balance = new CostBalance
        {
            Sheet = Money.OfCents(120_000_000),
            Income = Money.OfCents(123_181_738),
            Uncovered = Money.OfCents(0),
            Surplus = Money.OfCents(3_181_738),
            Text = "1.231.817,38\u00A0€ − 1.200.000,00\u00A0€ = 31.817,38\u00A0€. Dieser Überschuss wird bei der nächsten Neufestsetzung verrechnet.",
        },
        Warnings = [CostWarning],
    };

    private static object[] OfCost() =>
    [
        CostPreview,
        new CostPreviewRow
        {
            Section = "Kosten für Thüringen",
            Label = CostLine.Label,
            Kind = CostLine.Kind,
            Charge = CostLine.Charge,
            Basis = CostLine.Basis,
            DataSet = "Königsteiner Schlüssel 2019, Stand 31.12.2019",
            Share = CostLine.Share!.Fraction,
            FirstYear = CostLine.FirstYear!.Amount,
            FullYear = CostLine.Amount.Amount,
            Derivation = string.Join(" ", CostLine.Derivation),
        },
        new CostCurve
        {
            Offer = Offer.Id,
            TermsVersion = 1,
            Organisation = Nordhausen,
            Start = "2027-05",
            Today = 11,
            Points = [CostCurvePoint],
        },
        CostCurvePoint,
        new NewCostPreviews { Offers = [Offer.Id], Organisations = ["160620041041"], Start = "2027-05" },
        new CostPreviews
        {
            Start = "2027-05",
            Offers =
            [
                new OfferCost
                {
                    Offer = Offer.Id,
                    OfferName = Offer.Name,
                    Service = Offer.Service,
                    ServiceName = "Digitale Baugenehmigung",
                    TermsVersion = 1,
                    Totals = ListedTotals,
                    Warnings = [CostWarningCode.ExampleAmounts],
                },
            ],
            Organisations =
            [
                new OrganisationCost
                {
                    Organisation = Nordhausen,
                    Ars = "160620041041",
                    Totals = ListedTotals,
                    Costs = [new ListedCost { PassedOn = PassingOn.LandPays, FirstYear = "0.00", FullYear = "0.00", OneOff = "0.00" }],
                },
            ],
            Totals = ListedTotals,
        },
        new ListedCostRow
        {
            Ars = "160620041041",
            Organisation = Nordhausen.Name,
            Service = Offer.Service,
            ServiceName = "Digitale Baugenehmigung",
            OfferName = Offer.Name,
            Start = "2027-05",
            PassedOn = PassingOn.LandPays,
            FirstYear = "0.00",
            FullYear = "0.00",
            OneOff = "0.00",
        },
        new PriceSheetDraft { PriceSheet = PriceSheet, Year = 2027 },
        PriceSheetEffect,
        new NewPriceReset { PriceSheet = PriceSheet },
        new PriceReset { Offer = Offer.Id, TermsVersion = 2, ValidFrom = new DateOnly(2027, 1, 1), TerminateUntil = new DateOnly(2026, 10, 15), Effect = PriceSheetEffect },
        new OfferIncome
        {
            Offer = Offer.Id,
            Years =
            [
                new IncomeOfYear
                {
                    Year = 2027,
                    TermsVersion = 1,
                    Nature = PriceNature.Example,
                    Sums = YearOfOffer,
                    Payers = [new IncomeFromPayer { Payer = Thueringen, Months = 12, Amount = Money.OfCents(4_772_608) }],
                },
            ],
        },
    ];

    private static CostCurvePoint CostCurvePoint => new() { Laender = 11, Added = "ST", Charged = Money.OfCents(4_772_608), FullYear = Money.OfCents(0) };
}
