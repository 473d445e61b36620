using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Controlling;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Services;

/// <summary>A service, its offer and the Länder, as an API would tell of them.</summary>
internal static class Fixtures
{
    public static readonly OrganisationRef Provider = new() { Id = Guid.CreateVersion7(), Name = "Hessen", Kind = OrganisationKind.Land, Land = "HE" };

    public static readonly Land[] Laender = [Land("HE", "Hessen", 4, 3), Land("TH", "Thüringen", 4, 4), Land("BY", "Bayern", 5, 4), Land("SL", "Saarland", 4, 1), Land("SN", "Sachsen", 4, 5)];

    public static readonly Themenfeld Taxes = new() { Slug = "steuern-zoll", Name = "Steuern & Zoll", Leads = ["HE"], Services = 1, Provenance = Provenance.Example };

    public static readonly Themenfeld Empty = new() { Slug = "forschung", Name = "Forschung & Förderung", Leads = [], Services = 0, Provenance = Provenance.Example };

    public static readonly Offer Offer = new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Service = "hundesteuer",
        Name = "Abruf",
        LegalModel = LegalModel.Kommunalvertreter,
        Seller = Provider,
        Takers = [OrganisationKind.Gemeinde],
        TermsInForce = 1,
        Provenance = Provenance.Example,
    };

    public static readonly PriceItem Item = new()
    {
        Kind = CostKind.Operation,
        Label = "Betrieb",
        Charge = Charge.Yearly,
        Basis = PriceBasis.Allocated,
        Amount = Money.OfCents(135_000_000),
        Key = [new WeightedKey { Key = AllocationKey.Koenigstein, Weight = "1" }],
    };

    public static readonly OfferTerms First = new()
    {
        Offer = Offer.Id,
        Version = 1,
        ValidFrom = new DateOnly(2026, 1, 1),
        ValidUntil = new DateOnly(2098, 12, 31),
        PublishedAt = DateTimeOffset.UnixEpoch,
        PriceSheet = new PriceSheet
        {
            Nature = PriceNature.Example,
            Free = false,
            Financing = Financing.Adopters,
            Items = [Item],
            KeyUnanimous = true,
            Vat = new VatTreatment { Added = false, Note = "Hoheitlich (Regel seit Mai 2025)." },
        },
        Maintenance = new Maintenance { ReleaseRhythm = "vierteljährlich", LawChanges = "rechtzeitig", FaultClasses = [] },
        ConditionsOfUse = "Für die eigenen Aufgaben.",
        Licence = new Licence { Spdx = "EUPL-1.2", RightsOfLaender = "alle", RightsOfKommunen = "alle" },
        ServiceLevel = new ServiceLevel { AvailabilityPercent = "99.5", OperatingHours = "8 bis 18 Uhr", MaintenanceWindow = "sonntags" },
        DataProtection = new DataProtection { Model = DataProtectionModel.Avv, Note = "Vertrag schließen." },
        MinimumTermMonths = 24,
        NoticeMonths = 6,
        Exit = "Daten als Datei.",
        Provenance = Provenance.Example,
    };

    public static readonly OfferTerms Second = First with { Version = 2, ValidFrom = new DateOnly(2099, 1, 1), ValidUntil = null, MinimumTermMonths = 12 };

    public static readonly Service Service = new()
    {
        Slug = "hundesteuer",
        Version = 1,
        State = ServiceState.Published,
        Origin = ListingOrigin.Sample,
        Revision = 1,
        Provider = Provider,
        PublishedAt = DateTimeOffset.UnixEpoch,
        Name = "Hundesteuer",
        Summary = "Hunde online anmelden.",
        LeadLand = "HE",
        Themenfeld = "steuern-zoll",
        Classification = new Classification { Provenance = Provenance.Example, Reifegrad = new Reifegrad { Scale = "1.1", Level = 3 } },
        Description = new Description { Markdown = "Wer einen Hund hält, meldet ihn an.\n\n### Ablauf\n\nIn fünf Schritten.", Provenance = Provenance.Example },
    };

    public static readonly ServiceReuse Reuse = new()
    {
        Laender =
        [
            new LandReuse { Land = "TH", State = AdoptionState.Live, AsOf = "2024-06", Provenance = Provenance.Reported },
            new LandReuse { Land = "BY", State = AdoptionState.Testing, AsOf = "2026-10-01", Provenance = Provenance.Declared },
            new LandReuse { Land = "SN", State = AdoptionState.Dormant, Provenance = Provenance.Example },
        ],
        ReusingLaender = 3,
        Kommunen = [new StateCount { State = AdoptionState.Live, Count = 8, Provenance = Provenance.Example }],
    };

    public static readonly SimilarService Similar = new()
    {
        Slug = "kurabgabe",
        Name = "Kurabgabe",
        Summary = "Gästebeitrag erklären.",
        LeadLand = "HE",
        Themenfeld = "steuern-zoll",
        Reasons = [new SimilarityReason { Kind = SimilarityKind.Keyword, Shared = ["Abgaben"] }, new SimilarityReason { Kind = SimilarityKind.Themenfeld, Shared = ["steuern-zoll"] }],
    };

    public static readonly Progress Progress = new()
    {
        Services = 1,
        ReusedServices = 1,
        LandAdoptions = 3,
        WidespreadServices = 0,
        Kommunen = 8,
        KommunenProvenance = Provenance.Example,
        Laender = [.. Laender.Select(land => new LandProgress { Land = land.Code, Leads = land.Code == "HE" ? 1 : 0, Reuses = land.Code is "TH" or "BY" or "SN" ? 1 : 0 })],
    };

    public static readonly ServiceCard Card = new()
    {
        Slug = Service.Slug,
        Name = Service.Name,
        Summary = Service.Summary,
        State = ServiceState.Published,
        LeadLand = "HE",
        Themenfeld = "steuern-zoll",
        LegalModels = [LegalModel.Kommunalvertreter],
        ReusingLaender = 3,
        PublishedAt = DateTimeOffset.UnixEpoch,
    };

    public static ReusePeers Peers(OrganisationRef kommune, params PeerUse[]? names) => new()
    {
        Organisation = kommune,
        Size = new SizeBand { From = 20_000, To = 49_999 },
        Kommunen = 23,
        Using = 2,
        States = [new StateCount { State = AdoptionState.Live, Count = 2, Provenance = Provenance.Declared }],
        Asking = 4,
        Names = names,
    };

    private static Land Land(string code, string name, int row, int column) => new()
    {
        Code = code,
        ArsPrefix = "00",
        Name = name,
        OrganisationId = Guid.CreateVersion7(),
        Inhabitants = new Inhabitants { Count = 1_000_000, AsOf = new DateOnly(2024, 12, 31), Source = "Destatis" },
        Gemeinden = 100,
        Koenigstein = [],
        Tile = new Tile { Row = row, Column = column },
    };
}
