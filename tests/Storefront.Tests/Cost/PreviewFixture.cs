using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Cost;

/// <summary>A preview of the Hundesteuer for Nordhausen, as an API would answer it.</summary>
internal static class PreviewFixture
{
    public static readonly Organisation Nordhausen = new()
    {
        Id = StandInApi.Nordhausen.Id,
        Version = 1,
        Kind = OrganisationKind.Gemeinde,
        CountsAs = [OrganisationKind.Gemeinde],
        Name = "Nordhausen, Stadt",
        Ars = "160620041041",
        Land = "TH",
        Provenance = Provenance.Reported,
    };

    public static readonly DataSetRef Koenigstein = new()
    {
        Key = "koenigstein",
        Name = "Königsteiner Schlüssel 2019",
        Source = "GWK",
        AsOf = new DateOnly(2019, 1, 1),
        Confirmed = false,
        Estimated = false,
        Provenance = Provenance.Reported,
    };

    /// <summary>The Land pays: the Kommune pays nothing.</summary>
    public static readonly CostPreview LandPays = new()
    {
        Offer = Fixtures.Offer.Id,
        OfferName = "Abruf",
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        LegalModel = LegalModel.FitStore,
        TermsVersion = 1,
        Organisation = StandInApi.Nordhausen,
        Ars = "160620041041",
        Land = StandInApi.Thueringen,
        Start = "2027-01",
        Year = 2027,
        Months = 12,
        ChargedTo = ChargedTo.Land,
        Nature = PriceNature.Example,
        Free = false,
        Financing = Financing.Joint,
        Vat = new VatTreatment { Added = false, Note = "Hoheitlich." },
        Participants =
        [
            new CostParticipant { Land = "HE", Name = "Hessen", Reason = ParticipantReason.Provider, Joins = false },
            new CostParticipant { Land = "TH", Name = "Thüringen", Reason = ParticipantReason.Asker, Joins = true },
        ],
        Lines =
        [
            new CostLine
            {
                Kind = CostKind.Operation,
                Label = "Betrieb",
                Charge = Charge.Yearly,
                Basis = PriceBasis.Allocated,
                Total = Money.OfCents(10_000_000),
                Parts =
                [
                    new CostPart
                    {
                        Carrier = CostCarrier.Adopters, Pool = Money.OfCents(10_000_000), Key = AllocationKey.Koenigstein, DataSet = Koenigstein, Value = "2.63211", Sum = "10.07000",
                        Adjusted = true, Share = new ExactShare { Fraction = "263211/1007000", Percent = "26.13813" }, Amount = Money.OfCents(2_613_813), LeftOverCent = false,
                    },
                ],
                Share = new ExactShare { Fraction = "263211/1007000", Percent = "26.13813" },
                Amount = Money.OfCents(4_591_075),
                FirstYear = Money.OfCents(4_591_075),
                Derivation = ["100.000,00 € × 2,63211 ÷ 10,07000 = 26.138,1330… €, abgerundet 26.138,13 €."],
            },
        ],
        Charged = Totals(4_591_075),
        Totals = Totals(0),
        PassedOn = new PassedOn
        {
            Rule = PassingOn.LandPays,
            Source = "Richtlinie",
            ValidFrom = new DateOnly(2024, 1, 1),
            Provenance = Provenance.Example,
            Levies = [],
            Derivation = ["Thüringen zahlt selbst. Nordhausen, Stadt zahlt nichts."],
        },
        PaidAnyway = new PaidAnyway { FullYear = Money.OfCents(700_000), OneOff = Money.OfCents(0) },
        Payers =
        [
            new CostPayer { Kind = OrganisationKind.Land, Land = "HE", Name = "Hessen", Participates = true, FullYear = Money.OfCents(5_408_925), FirstYear = Money.OfCents(5_408_925), OneOff = Money.OfCents(0) },
            new CostPayer { Kind = OrganisationKind.Land, Land = "TH", Name = "Thüringen", Participates = true, FullYear = Money.OfCents(4_591_075), FirstYear = Money.OfCents(4_591_075), OneOff = Money.OfCents(0) },
        ],
        Balance = new CostBalance { Sheet = Money.OfCents(10_000_000), Income = Money.OfCents(10_000_000), Uncovered = Money.OfCents(0), Surplus = Money.OfCents(0), Text = "Die Einnahmen decken die Kosten genau." },
        Warnings =
        [
            new CostWarning { Code = CostWarningCode.ExampleAmounts, Text = "Die Beträge sind Beispielwerte, erfunden für diese Vorführung." },
            new CostWarning { Code = CostWarningCode.UnconfirmedKey, Text = "Der Königsteiner Schlüssel 2019 ist nicht bestätigt." },
        ],
    };

    /// <summary>Nothing is on record: only an orientation.</summary>
    public static CostPreview Unknown => LandPays with
    {
        Totals = null,
        PassedOn = new PassedOn { Rule = PassingOn.None, Levies = [], Orientation = Totals(90_000), Derivation = ["Nur zur Orientierung nach Einwohnern."] },
    };

    /// <summary>Costs of 1 to 5 Länder.</summary>
    public static readonly CostCurve Curve = new()
    {
        Offer = Fixtures.Offer.Id,
        TermsVersion = 1,
        Organisation = StandInApi.Nordhausen,
        Start = "2027-01",
        Today = 2,
        Points = [.. Fixtures.Laender.Select((land, place) => new CostCurvePoint { Laender = place + 1, Added = land.Code, Charged = Money.OfCents(10_000_000 / (place + 1)), FullYear = Money.OfCents(0) })],
    };

    public static CostTotals Totals(long yearly) => new()
    {
        FirstYear = Money.OfCents(yearly),
        FullYear = Money.OfCents(yearly),
        OneOff = Money.OfCents(0),
        Connection = new ConnectionCost { From = Money.OfCents(400_000), To = Money.OfCents(1_800_000), Note = "Zahlt der Hersteller-Kunde." },
    };
}
