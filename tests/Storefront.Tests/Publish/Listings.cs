using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>Listings as an API would tell of them: one that says everything, one that says only its name.</summary>
internal static class Listings
{
    public const string Slug = "digitale-baugenehmigung";

    /// <summary>A block that the operator's organisation shares.</summary>
    public static readonly BlueprintBlockEntry Shared = new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-0000000000b1"),
        Kind = BlueprintKind.DataProtection,
        Number = 2,
        Title = "Rechtsgrundlage",
        Licence = "CC-BY-4.0",
        Owner = StandInApi.Nordhausen,
        SharedNumber = 2,
        ChangedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
    };

    public static readonly ServiceContent Nothing = new()
    {
        Name = "Digitale Baugenehmigung",
        Summary = "",
        LeadLand = "",
        Themenfeld = "",
        Classification = new Classification { Provenance = Provenance.Declared },
    };

    public static readonly ServiceContent Everything = Nothing with
    {
        Summary = "Bauanträge online stellen, prüfen und bescheiden.",
        LeadLand = "TH",
        Themenfeld = "steuern-zoll",
        Classification = new Classification
        {
            Leistungsschluessel = ["99012007005000", "99012007006000"],
            OzgIds = ["10146"],
            Leistungstyp = Leistungstyp.Typ23,
            Reifegrad = new Reifegrad { Scale = "2.0", Level = 5 },
            SdgRelevant = false,
            Provenance = Provenance.Declared,
        },
        Description = new Description { Markdown = "Wer baut, stellt den Antrag online.\n\n## Ablauf\n\n- Antrag\n- „Prüfung“ & Bescheid", Provenance = Provenance.Declared },
        Operation = new Operation { OperatingAuthority = "Ministerium für Inneres", ItProvider = "DVZ", Provenance = Provenance.Declared },
        Access = new Access { UserAccounts = [UserAccount.BundId, UserAccount.Unternehmenskonto], TrustLevel = TrustLevel.Substanziell, Payment = "ePayBL", Provenance = Provenance.Declared },
        Connection = new Connection
        {
            Transports = [Transport.FitConnect],
            DataStandards = ["XBau 2.4"],
            Fachverfahren =
            [
                new Fachverfahren { Product = "Elbtal Bau", Vendor = "Elbtal GmbH", FromVersion = "7.2", State = InterfaceState.Productive },
                new Fachverfahren { Product = "Bauamt plus", Vendor = "Nordkiefer", State = InterfaceState.Planned, PromisedBy = new DateOnly(2027, 3, 31) },
            ],
            Registers = ["Melderegister"],
            Steps = ["Sie beauftragen den Hersteller.", "Sie testen mit uns."],
            Duration = new WeekRange { From = 8, To = 16 },
            Provenance = Provenance.Declared,
        },
        Support = new SupportMatrix
        {
            Number115 = true,
            Levels = [new SupportLevel { Level = 1, Provider = "Servicestelle", Hours = "Mo bis Fr, 8 bis 16 Uhr", Contact = "hilfe@land.example.org" }, new SupportLevel { Level = 3, Provider = "DVZ", Hours = "rund um die Uhr" }],
            Provenance = Provenance.Declared,
        },
        ReuseConcept = new ReuseConcept
        {
            Integration = new ReuseAnswer { Text = "Das Land.", Bearer = ReuseBearer.Kommune, Amount = new ReuseAmount { From = Money.OfCents(400_000), To = Money.OfCents(900_000), Charge = Charge.OneOff }, Contact = "nachnutzung@land.example.org" },
            Operation = new ReuseAnswer { Text = "", Bearer = ReuseBearer.AdoptingLaender, Amount = new ReuseAmount { From = Money.OfCents(9500), Charge = Charge.Yearly } },
            Interfaces = new ReuseAnswer { Text = "XBau,\nvom Land.", Bearer = ReuseBearer.Jointly, Amount = new ReuseAmount { To = Money.OfCents(150_000), Charge = Charge.OneOff } },
            Support = new ReuseAnswer { Text = "Servicestelle." },
            CostNeutralForKommunen = false,
            Provenance = Provenance.Declared,
        },
        Blueprint =
        [
            new BlueprintEntry { Kind = BlueprintKind.Procurement, Title = "Inhouse", Text = "Ohne Ausschreibung,\nals Inhouse-Vergabe.", Provenance = Provenance.Declared },
            new BlueprintEntry { Kind = BlueprintKind.DataProtection, Title = Shared.Title, Block = new BlueprintReference { Id = Shared.Id, Number = 1 }, Provenance = Provenance.Declared },
        ],
        Requirements = new RequirementAnswers
        {
            Catalogue = "EfA-Mindestanforderungen 2026.1",
            Answers =
            [
                new RequirementAnswer { Id = "GE-01", Group = "Gestaltung", Obligation = Obligation.Muss, Text = "Der Dienst ist barrierefrei.", Fulfilment = Fulfilment.Met },
                new RequirementAnswer { Id = "RT-02", Group = "Routing und Transport", Obligation = Obligation.Muss, Text = "Zustellung über FIT-Connect.", Fulfilment = Fulfilment.NotMet, Reason = "Kommt im März 2027." },
            ],
            Provenance = Provenance.Declared,
        },
        Principles = new Principles { Evidence = [new PrincipleEvidence { Principle = Principle.Usability, Evidence = "Getestet mit 40 Menschen." }, new PrincipleEvidence { Principle = Principle.OpenStandards, Evidence = "Quelltext offen." }], Provenance = Provenance.Declared },
        Training = new Statement { Text = "Jeden Monat online.", Provenance = Provenance.Declared },
        DemoUrl = "https://demo.example.org/",
        Documents = [new Document { Title = "Leitfaden", Kind = DocumentKind.ConnectionGuide, Url = "https://demo.example.org/leitfaden.pdf", Provenance = Provenance.Declared }],
        Contacts = [new ContactPoint { Purpose = "Fragen zur Nachnutzung", Email = "nachnutzung@land.example.org", Provenance = Provenance.Declared }],
        Keywords = ["Bauantrag", "Carport"],
    };

    public static readonly string[] Sections =
    [
        "name", "beschreibung", "einordnung", "betrieb", "zugang", "anbindung", "fachverfahren", "support", "nachnutzungskonzept", "blaupause", "anforderungen", "prinzipien", "unterlagen",
        "ansprechstellen", "stichwoerter",
    ];

    public static ServiceRevision Revision(ServiceContent content, RevisionState state = RevisionState.Draft, int number = 1, int version = 3) => new()
    {
        Service = Slug,
        Number = number,
        Version = version,
        State = state,
        Origin = ListingOrigin.Reviewed,
        Provider = StandInApi.Thueringen,
        Content = content,
        CreatedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
        ChangedBy = "Ben Krüger",
        SubmittedAt = state is RevisionState.Draft ? null : new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
        SubmittedBy = state is RevisionState.Draft ? null : "Ben Krüger",
        PublishedAt = state is RevisionState.Published or RevisionState.Superseded ? new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero) : null,
    };

    public static ListingCheck Check(params InputError[] missing) => new()
    {
        Ready = missing.Length == 0,
        CompletePercent = missing.Length == 0 ? 100 : 40,
        Gates =
        [
            new Gate { Kind = GateKind.Themenfeld, Met = true },
            new Gate { Kind = GateKind.Support, Met = missing.Length == 0, Missing = missing },
        ],
        Wanted = [],
    };

    public static ProvidedService Provided(ServiceState state, OpenRevision? open, int unmet = 0) => new()
    {
        Slug = Slug,
        Name = "Digitale Baugenehmigung",
        Version = 7,
        State = state,
        Open = open,
        PublishedRevision = state == ServiceState.Unpublished ? null : 1,
        CompletePercent = 62,
        UnmetGates = unmet,
        OpenRequests = 2,
        Adopters = 5,
        ChangedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
    };

    public static OpenRevision Open(ServiceRevision revision) => new() { Number = revision.Number, Version = revision.Version, State = revision.State, Remarks = revision.Remarks.Count };

    public static InputError Lacks(string pointer, string detail) => new() { Pointer = pointer, Code = InputErrorCodes.Required, Detail = detail };
}
