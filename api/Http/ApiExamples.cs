using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Controlling;
using FitStore.Contracts.Feedback;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <summary>
/// One example for every body, made of the wire types themselves, so that none can contradict its schema. All of them tell
/// of the same case: Nordhausen asks for the building permit.
/// </summary>
internal static partial class ApiExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000001");

    private static readonly OrganisationRef Nordhausen = new() { Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000002"), Name = "Nordhausen", Kind = OrganisationKind.Gemeinde, Land = "TH" };
    private static readonly OrganisationRef Thueringen = new() { Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000003"), Name = "Thüringen", Kind = OrganisationKind.Land, Land = "TH" };
    private static readonly OrganisationRef Provider = new() { Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000004"), Name = "Mecklenburg-Vorpommern", Kind = OrganisationKind.Land, Land = "MV" };

    private static readonly ContactPerson Contact = new() { Name = "Jana Petersen", Email = "bauamt@nordhausen.example.org" };
    private static readonly Inhabitants Counted = new() { Count = 40_000, AsOf = new DateOnly(2022, 5, 15), Source = "Zensus 2022" };

    private static readonly Me Me = new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000005"),
        Name = "Jana Petersen",
        Email = "editor@nordhausen.example.org",
        Memberships = [new Membership { Organisation = Nordhausen, Roles = [Role.Reader, Role.Editor] }],
        ActingFor = Nordhausen,
    };

    private static readonly Adoption Adoption = new()
    {
        Id = Id,
        Version = 3,
        State = AdoptionState.Interest,
        StateSince = Noon,
        Route = AdoptionRoute.Demand,
        Service = "digitale-baugenehmigung",
        ServiceName = "Digitale Baugenehmigung",
        Offer = Guid.Parse("019aab6e-5c00-7000-8000-000000000006"),
        LegalModel = LegalModel.FitStore,
        TermsVersion = 1,
        Adopter = Nordhausen,
        Provider = Provider,
        Addressee = Thueringen,
        Scope = "Bauanträge der Stadt, rund 300 im Jahr",
        Contact = Contact,
        WishedStart = "2027-05",
        Awaits = Party.Land,
        DueOn = new DateOnly(2026, 12, 6),
        History = [new AdoptionEvent { At = Noon, Act = AdoptionAct.ExpressInterest, State = AdoptionState.Interest, By = Nordhausen, Person = "Jana Petersen" }],
        Provenance = Provenance.Declared,
    };

    private static readonly ServiceContent Content = new()
    {
        Name = "Digitale Baugenehmigung",
        Summary = "Bauanträge online stellen und gemeinsam bearbeiten.",
        LeadLand = "MV",
        Themenfeld = "bauen-wohnen",
        Classification = new Classification { Provenance = Provenance.Reported, Reifegrad = new Reifegrad { Scale = "1.1", Level = 4 } },
        Reported = [new ReportedFact { Text = "Elf Länder nutzen den Dienst.", AsOf = "2024-11" }],
    };

    private static readonly Service Service = new(Content)
    {
        Slug = "digitale-baugenehmigung",
        Version = 1,
        State = ServiceState.Published,
        Origin = ListingOrigin.Sample,
        Revision = 1,
        Provider = Provider,
        PublishedAt = Noon,
    };

    private static readonly ServiceCard Card = new()
    {
        Slug = "digitale-baugenehmigung",
        Name = "Digitale Baugenehmigung",
        Summary = "Bauanträge online stellen und gemeinsam bearbeiten.",
        State = ServiceState.Published,
        LeadLand = "MV",
        Themenfeld = "bauen-wohnen",
        LegalModels = [LegalModel.FitStore],
        Cost = new CostAtAGlance { Free = false, YearlyShared = Money.OfCents(120_000_000), CostNeutralForKommunen = true, Nature = PriceNature.Example },
        Transports = [Transport.FitConnect],
        ReusingLaender = 9,
        PublishedAt = Noon,
        Hits = [new SearchHit { Field = SearchField.Name, Text = "Digitale Baugenehmigung", Marks = [new TextRange { Start = 9, Length = 3 }] }],
    };

    private static readonly Offer Offer = new()
    {
        Id = Adoption.Offer,
        Version = 1,
        Service = "digitale-baugenehmigung",
        Name = "Nachnutzung über den FIT-Store",
        LegalModel = LegalModel.FitStore,
        Seller = new OrganisationRef { Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000007"), Name = "Betreiber des FIT-Store", Kind = OrganisationKind.Operator },
        Takers = [OrganisationKind.Land, OrganisationKind.Gemeinde],
        TermsInForce = 1,
        Provenance = Provenance.Example,
    };

    private static readonly OfferTerms Terms = new(new TermsContent
    {
        PriceSheet = new PriceSheet
        {
            Nature = PriceNature.Example,
            Free = false,
            Financing = Financing.Adopters,
            Items =
            [
                new PriceItem
                {
                    Kind = CostKind.Operation,
                    Label = "Betrieb, Pflege und Support",
                    Charge = Charge.Yearly,
                    Basis = PriceBasis.Allocated,
                    Amount = Money.OfCents(120_000_000),
                    Key = [new WeightedKey { Key = AllocationKey.Koenigstein, Weight = "1" }],
                },
            ],
            KeyUnanimous = true,
            ConnectionCost = new ConnectionCost { From = Money.OfCents(500_000), To = Money.OfCents(1_500_000) },
            Vat = new VatTreatment { Added = false, Note = "Hoheitliche Aufgabe" },
        },
        Maintenance = new Maintenance
        {
            ReleaseRhythm = "vierteljährlich",
            LawChanges = "zum Inkrafttreten",
            FaultClasses = [new FaultClass { Name = "Ausfall", Reaction = "1 Stunde", Resolution = "8 Stunden" }],
        },
        ConditionsOfUse = "Nutzung für die eigenen Aufgaben.",
        Licence = new Licence { Spdx = "EUPL-1.2", RightsOfLaender = "einfaches Nutzungsrecht", RightsOfKommunen = "einfaches Nutzungsrecht" },
        ServiceLevel = new ServiceLevel { AvailabilityPercent = "99.5", OperatingHours = "Mo–Fr 7–19 Uhr", MaintenanceWindow = "So 2–6 Uhr" },
        DataProtection = new DataProtection { Model = DataProtectionModel.Para8aOzg, Note = "Die betreibende Behörde ist allein verantwortlich." },
        MinimumTermMonths = 12,
        NoticeMonths = 6,
        Exit = "Daten werden im Standardformat übergeben.",
        Provenance = Provenance.Example,
    })
    {
        Offer = Adoption.Offer,
        Version = 1,
        ValidFrom = new DateOnly(2026, 1, 1),
        PublishedAt = Noon,
    };

    private static readonly Organisation Organisation = new()
    {
        Id = Nordhausen.Id,
        Version = 1,
        Kind = OrganisationKind.Gemeinde,
        CountsAs = [OrganisationKind.Gemeinde],
        Name = "Nordhausen",
        Ars = "160620041041",
        Ags = "16062041",
        Land = "TH",
        Inhabitants = Counted,
        Provenance = Provenance.Reported,
    };

    private static readonly Message Message = new() { Id = Id, At = Noon, By = Nordhausen, Person = "Jana Petersen", Text = "Wir würden gern im Mai beginnen.", Files = [] };

    private static readonly SampleAccount SampleAccount = new()
    {
        Name = "Jana Petersen",
        Email = "editor@nordhausen.example.org",
        Password = "Beispiel-Passwort",
        Organisation = "Nordhausen",
        Roles = [Role.Editor],
    };

    private static readonly FeedbackMessage Feedback = new() { Id = Id, ReceivedAt = Noon, Text = "Die Tabelle ist mit der Tastatur nicht erreichbar.", Page = "/dienste" };

    private static readonly Dictionary<Type, object> All = new object[]
    {
        new Health { Status = "ready", LedgerSequence = 42 },
        new NewSession { Email = "editor@nordhausen.example.org", Password = "Beispiel-Passwort" },
        new Session { Token = "fits_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo", ExpiresAt = Noon.AddHours(8), Me = Me },
        Me,
        PageOf(SampleAccount),
        Organisation,
        PageOf(Organisation),
        PageOf(new Land
        {
            Code = "MV",
            ArsPrefix = "13",
            Name = "Mecklenburg-Vorpommern",
            OrganisationId = Provider.Id,
            Inhabitants = new Inhabitants { Count = 1_573_597, AsOf = new DateOnly(2024, 12, 31), Source = "Destatis, Fortschreibung" },
            Gemeinden = 726,
            Koenigstein = [new KoenigsteinShare { Year = 2019, Percent = "1.98045", Confirmed = false }],
            Tile = new Tile { Row = 1, Column = 4 },
        }),
        PageOf(new Themenfeld { Slug = "bauen-wohnen", Name = "Bauen & Wohnen", Leads = ["MV"], Services = 3, Provenance = Provenance.Example }),
        Service,
        new ServiceList
        {
            Items = [Card],
            Facets = [new Facet { Parameter = "leadLand", Values = [new FacetValue { Value = "MV", Count = 1, Chosen = false }] }],
        },
        new ServiceReuse
        {
            Laender = [new LandReuse { Land = "BW", State = AdoptionState.Live, AsOf = "2024-06", Provenance = Provenance.Reported }],
            ReusingLaender = 1,
            Kommunen = [new StateCount { State = AdoptionState.Interest, Count = 3, Provenance = Provenance.Declared }],
        },
        Offer,
        PageOf(Offer),
        Terms,
        PageOf(Terms),
        new NewAdoption { Offer = Adoption.Offer },
        new AdoptionPatch { Scope = Adoption.Scope, Contact = Contact, WishedStart = "2027-05" },
        new Withdrawal { Reason = "Wir bündeln den Bedarf im Kreis." },
        Adoption,
        PageOf(Adoption),
        new AdoptionTransitions
        {
            State = AdoptionState.Interest,
            Transitions =
            [
                new AdoptionTransition
                {
                    Act = AdoptionAct.Withdraw,
                    To = AdoptionState.Withdrawn,
                    Href = $"/v1/adoptions/{Id}/withdrawals",
                    Parties = [Party.Adopter],
                    Role = Role.Editor,
                    Allowed = true,
                    NeedsFreshSignIn = false,
                    Missing = [],
                },
            ],
        },
        new NewMessage { Text = Message.Text },
        Message,
        PageOf(Message),
        new Progress
        {
            Services = 32,
            ReusedServices = 3,
            LandAdoptions = 25,
            WidespreadServices = 2,
            Kommunen = 12,
            KommunenProvenance = Provenance.Declared,
            Laender = [new LandProgress { Land = "MV", Leads = 1, Reuses = 2 }],
        },
        new NewFeedback { Text = Feedback.Text, Page = Feedback.Page },
        new FeedbackReceipt { Id = Id, ReceivedAt = Noon },
        Feedback,
        PageOf(Feedback),
    }.Concat(OfAccounts()).Concat(OfEntering()).Concat(OfRegister()).Concat(OfReferenceData()).Concat(OfComparing()).Concat(OfComparisons()).Concat(OfCost()).Concat(OfSearch()).Concat(OfSavedSearches()).Concat(OfPublishing()).Concat(OfOffers()).Concat(OfLists()).Concat(OfConnections()).Concat(OfLife()).Concat(OfPapers()).Concat(OfDemand()).ToDictionary(example => example.GetType());

    /// <summary>The example of a wire type; a type without one fails the build of the document.</summary>
    public static JsonNode Of(Type? type) => JsonSerializer.SerializeToNode(All[type!], ContractsJson.Wire.Options.GetTypeInfo(type!))!;

    /// <summary>The example of a list in a form that is read line by line.</summary>
    public static JsonNode TextOf(Type? page, string mediaType)
    {
        var item = Of(page)["items"]![0]!;
        if (mediaType != "text/csv")
        {
            return JsonValue.Create(item.ToJsonString(ContractsJson.Wire.Options) + "\n");
        }

        return Table(item, ContractsJson.Wire.Options.GetTypeInfo(page!).Properties.First(property => property.Name == "items").PropertyType.GetGenericArguments()[0]);
    }

    /// <summary>The example of a single thing that also comes as a table: of one of its rows.</summary>
    public static JsonNode TableOf(Type row) => Table(Of(row), row);

    private static JsonValue Table(JsonNode item, Type row)
    {
        var columns = Flat.Columns(ContractsJson.Wire.Options.GetTypeInfo(row));
        return JsonValue.Create(new StringBuilder()
            .AppendJoin(',', columns).Append("\r\n")
            .AppendJoin(',', columns.Select(column => $"\"{Flat.Cell(item, column).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n")
            .ToString());
    }

    public static JsonNode OfProblem(ProblemKind kind) => JsonSerializer.SerializeToNode(
        new Problem
        {
            Type = $"/problems/{kind.Code}",
            Title = kind.Title.English,
            Status = kind.Status,
            Detail = kind.Explanation.English,
            Instance = "/v1/services",
            Code = kind.Code,
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            Errors = kind.Code == ProblemCodes.InvalidInput
                ? [new InputError { Parameter = "limit", Code = InputErrorCodes.OutOfRange, Detail = "Give a number from 1 to 100." }]
                : null,
        },
        ContractsJson.Wire.Problem)!;

    private static Page<T> PageOf<T>(T item) => new() { Items = [item] };
}
