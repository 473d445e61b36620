using FitStore.Api.Catalogue;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Support;

/// <summary>
/// Any number of plausible services, the same at every call: names of German compounds, keys, filters and prices of
/// every kind. Made up from beginning to end; for tests and benchmarks only.
/// </summary>
internal static class ManyServices
{
    /// <summary>The day the services are looked at.</summary>
    public static readonly DateOnly Today = new(2026, 3, 16);

    private static readonly DateTimeOffset Start = new(2023, 1, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly (string Code, string Name)[] Laender =
    [
        ("BB", "Brandenburg"), ("BE", "Berlin"), ("BW", "Baden-Württemberg"), ("BY", "Bayern"), ("HB", "Bremen"), ("HE", "Hessen"),
        ("HH", "Hamburg"), ("MV", "Mecklenburg-Vorpommern"), ("NI", "Niedersachsen"), ("NW", "Nordrhein-Westfalen"),
        ("RP", "Rheinland-Pfalz"), ("SH", "Schleswig-Holstein"), ("SL", "Saarland"), ("SN", "Sachsen"), ("ST", "Sachsen-Anhalt"), ("TH", "Thüringen"),
    ];

    private static readonly (string Slug, string Name, string[] Things)[] Themenfelder =
    [
        ("arbeit-ruhestand", "Arbeit & Ruhestand", ["Arbeitslosengeld", "Renten", "Schwerbehinderten", "Arbeitserlaubnis", "Mutterschutz", "Heimarbeits"]),
        ("bauen-wohnen", "Bauen & Wohnen", ["Bau", "Wohngeld", "Wohnungsbau", "Grundstücks", "Denkmalschutz", "Gebäude", "Baulasten", "Erschließungs"]),
        ("bildung", "Bildung", ["Schul", "Ausbildungs", "Schülerbeförderungs", "Hochschul", "Lehrkräfte", "Prüfungs", "Berufsanerkennungs"]),
        ("ein-auswanderung", "Ein- & Auswanderung", ["Aufenthalts", "Einbürgerungs", "Visums", "Flüchtlings", "Integrationskurs"]),
        ("engagement-hobby", "Engagement & Hobby", ["Vereins", "Fischerei", "Jagd", "Ehrenamts", "Veranstaltungs", "Kleingarten", "Waffenbesitz"]),
        ("familie-kind", "Familie & Kind", ["Elterngeld", "Unterhaltsvorschuss", "Kita", "Geburts", "Eheschließungs", "Adoptions", "Kindertagespflege"]),
        ("forschung-foerderung", "Forschung & Förderung", ["Forschungs", "Innovations", "Fördermittel", "Gründungs", "Breitband"]),
        ("gesundheit", "Gesundheit", ["Pflege", "Infektionsschutz", "Krankenhaus", "Apotheken", "Heilpraktiker", "Trinkwasser", "Belehrungs"]),
        ("mobilitaet-reisen", "Mobilität & Reisen", ["Führerschein", "Fahrzeug", "Parkausweis", "Straßensperrungs", "Taxi", "Schwertransport", "Reisepass"]),
        ("querschnitt", "Querschnittsleistungen", ["Wohnsitz", "Melderegister", "Personalausweis", "Urkunden", "Beglaubigungs", "Bürger"]),
        ("recht-ordnung", "Recht & Ordnung", ["Bußgeld", "Führungszeugnis", "Gewerbezentralregister", "Fundsachen", "Waffen", "Hundehaltungs"]),
        ("steuern-zoll", "Steuern & Zoll", ["Gewerbesteuer", "Hundesteuer", "Grundsteuer", "Zweitwohnungsteuer", "Vergnügungssteuer", "Zoll"]),
        ("umwelt", "Umwelt", ["Abfall", "Baumfäll", "Gewässerschutz", "Immissionsschutz", "Naturschutz", "Sperrmüll", "Artenschutz"]),
        ("unternehmensfuehrung", "Unternehmensführung & -entwicklung", ["Gewerbe", "Gaststätten", "Handwerks", "Handelsregister", "Makler", "Reisegewerbe", "Spielhallen"]),
    ];

    private static readonly string[] Acts =
    [
        "antrag", "genehmigung", "anmeldung", "ummeldung", "abmeldung", "erlaubnis", "bescheinigung", "anzeige", "auskunft",
        "förderung", "befreiung", "verlängerung", "änderung", "neuerteilung", "prüfung", "zulassung", "registrierung", "zuschuss",
    ];

    private static readonly string[] Groups =
    [
        "Alleinerziehende", "Auszubildende", "Betriebe", "Familien", "Gewerbetreibende", "Handwerksbetriebe", "Jugendliche",
        "Menschen mit Behinderung", "Rentnerinnen und Rentner", "Studierende", "Unternehmen", "Vereine", "Zugezogene",
    ];

    private static readonly string[] Sentences =
    [
        "Der Dienst nimmt Anträge medienbruchfrei entgegen und übergibt sie an das Fachverfahren der zuständigen Behörde.",
        "Nachweise werden hochgeladen oder, soweit möglich, aus den **Registern** abgerufen.",
        "Gebühren werden über die Bezahlplattform des Landes beglichen.",
        "Antragstellende erhalten den Bescheid in ihr Postfach; eine Vorsprache im Amt ist nicht nötig.",
        "Die Daten sind nach § 8a des Onlinezugangsgesetzes geschützt, Verantwortliche ist allein die betreibende Behörde.",
        "Ein Assistent fragt nur ab, was für den einzelnen Fall gebraucht wird.",
        "Rückfragen laufen über das Nutzerkonto, Fristen werden im Kalender der Sachbearbeitung geführt.",
        "Der Dienst ist mehrsprachig, in *Leichter Sprache* und barrierefrei nach BITV 2.0.",
        "Mehr steht in der [Anbindungsanleitung](https://example.org/anleitung).",
        "Kleine Gemeinden können die Bearbeitung ihrem Kreis übertragen.",
    ];

    private static readonly string[] Licences = ["EUPL-1.2", "EUPL-1.2", "MIT", "AGPL-3.0-only", "LicenseRef-Land"];

    private static readonly OrganisationKind[] Kinds = [OrganisationKind.Land, OrganisationKind.Kreis, OrganisationKind.Gemeinde, OrganisationKind.ItProvider, OrganisationKind.Aggregator];

    private static readonly string[] Products = ["Amtsblick", "Kommunalis", "VerfahrenPlus", "Sachakte Nord", "BauDialog", "Meldewerk"];

    /// <summary>The names behind the codes.</summary>
    public static CatalogueWords Words { get; } = new(
        Laender.ToDictionary(land => land.Code, land => land.Name),
        Themenfelder.ToDictionary(feld => feld.Slug, feld => feld.Name),
        Synonyms.None);

    /// <summary>The first services of an endless row; a longer row begins with a shorter one.</summary>
    public static IEnumerable<CatalogueEntry> Make(int count) => Enumerable.Range(0, count).Select(number => One(number));

    /// <summary>One service of the row.</summary>
    /// <param name="number">Its place.</param>
    /// <param name="revision">What it says may differ from revision to revision; its ids stay.</param>
    public static CatalogueEntry One(int number, int revision = 0)
    {
        var chance = new Chance((ulong)number * 1_000 + (ulong)revision);

        // What came later draws from a row of its own, so that the rest stays as it was.
        var more = new Chance(((ulong)number * 1_000 + (ulong)revision) ^ 0x5DEECE66D);
        var feld = chance.Of(Themenfelder);
        var (lead, _) = chance.Of(Laender);
        var act = chance.Of(Acts);
        var thing = chance.Of(feld.Things);
        var compound = thing + act;
        var name = chance.Below(6) switch
        {
            0 => $"{compound} Online",
            1 => $"Digitale {compound}",
            2 => $"{compound} für {chance.Of(Groups)}",
            3 => $"{thing.TrimEnd('s')}-{char.ToUpperInvariant(act[0])}{act[1..]} ({lead})",
            4 => $"{compound}: {chance.Of(chance.Of(Themenfelder).Things)}{chance.Of(Acts)} {chance.Below(90) + 10}",
            _ => $"{compound} und {chance.Of(feld.Things)}{chance.Of(Acts)}",
        };
        var slug = $"dienst-{number:000000}";
        var id = IdOf(number, 1);
        var provider = new OrganisationRef { Id = IdOf(Array.FindIndex(Laender, land => land.Code == lead), 2), Name = Words.Laender[lead], Kind = OrganisationKind.Land, Land = lead };
        var service = new Service
        {
            Slug = slug,
            Version = revision + 1,
            State = chance.Below(40) switch { 0 => ServiceState.Retired, 1 => ServiceState.Suspended, 2 => ServiceState.Retiring, _ => ServiceState.Published },
            Origin = ListingOrigin.Reviewed,
            Revision = 1,
            Provider = provider,
            PublishedAt = Start.AddMinutes(chance.Below(1_600_000)),
            Name = name,
            Summary = $"{compound} für {chance.Of(Groups)}: online beantragen, Nachweise beifügen, Bescheid ins Postfach.",
            LeadLand = lead,
            Themenfeld = feld.Slug,
            Classification = new Classification
            {
                Provenance = Provenance.Example,
                Leistungsschluessel = [.. Enumerable.Range(0, chance.Below(3) + (number % 2)).Select(i => $"99{number:000000000}{i:000}")],
                OzgIds = number < 10_000 && chance.Below(2) == 0 ? [$"1{number:0000}"] : [],
                Reifegrad = more.Below(4) switch
                {
                    0 => null,
                    1 => new Reifegrad { Scale = "2.0", Level = more.Below(8) },
                    _ => new Reifegrad { Scale = "1.1", Level = more.Below(5) },
                },
            },
            Access = more.Below(4) == 0 ? null : new Access
            {
                UserAccounts = [.. Enum.GetValues<UserAccount>().Where(_ => more.Below(2) == 0)],
                TrustLevel = more.Of(Enum.GetValues<TrustLevel>()),
                Provenance = Provenance.Example,
            },
            Principles = number % 5 == 0 ? null : new Principles
            {
                Evidence = [.. Enum.GetValues<Principle>().Where(principle => (number >> (int)principle) % 2 == 0).Select(principle => new PrincipleEvidence { Principle = principle, Evidence = "Beispiel" })],
                Provenance = Provenance.Example,
            },
            Support = more.Below(3) == 0 ? null : new SupportMatrix { Number115 = more.Below(2) == 0, Levels = [], Provenance = Provenance.Example },
            ReuseConcept = more.Below(3) == 0 ? null : new ReuseConcept
            {
                Integration = new ReuseAnswer { Text = "Beispiel" },
                Operation = new ReuseAnswer { Text = "Beispiel" },
                Interfaces = new ReuseAnswer { Text = "Beispiel" },
                Support = new ReuseAnswer { Text = "Beispiel" },
                CostNeutralForKommunen = more.Below(3) == 0,
                Provenance = Provenance.Example,
            },
            Description = new Description
            {
                Markdown = $"## {name}\n\n" + string.Join(' ', Enumerable.Range(0, 6).Select(_ => chance.Of(Sentences)))
                    + $"\n\n- {chance.Of(feld.Things)}{chance.Of(Acts)} und {chance.Of(feld.Things)}{chance.Of(Acts)}\n- {chance.Of(Groups)}",
                Provenance = Provenance.Example,
            },
            Connection = new Connection
            {
                Transports = [chance.Of(Enum.GetValues<Transport>())],
                Fachverfahren =
                [
                    new Fachverfahren { Product = chance.Of(Products), Vendor = "Beispielwerk GmbH", State = chance.Of(Enum.GetValues<InterfaceState>()) },
                    .. Enumerable.Range(0, more.Below(3)).Select(_ => new Fachverfahren { Product = more.Of(Products), Vendor = "Beispielwerk GmbH", State = more.Of(Enum.GetValues<InterfaceState>()) }),
                ],
                Provenance = Provenance.Example,
            },
            Keywords = chance.Below(3) == 0 ? [$"{thing[0]}{char.ToUpperInvariant(act[0])}{number % 97}", chance.Of(Groups)] : [],
        };
        var offers = Enumerable.Range(0, 1 + (chance.Below(4) / 3)).Select(i => OfferOf(service, number, i, chance, more)).ToArray();
        var laender = Laender.Where(_ => chance.Below(5) == 0).Select(land => new LandReuse
        {
            Land = land.Code,
            State = chance.Of(LaterStates),
            AsOf = "2025",
            Provenance = Provenance.Example,
        }).ToArray();
        return new CatalogueEntry
        {
            ServiceId = id,
            Service = service,
            Offers = offers,
            Terms = [.. offers.Where(_ => chance.Below(10) > 0).SelectMany(offer => TermsOf(offer, chance, more))],
            Reuse = new ServiceReuse { Laender = laender, ReusingLaender = laender.Count(reuse => reuse.Land != lead && reuse.State != AdoptionState.Ended), Kommunen = [] },
        };
    }

    private static readonly AdoptionState[] LaterStates =
        [AdoptionState.Contracted, AdoptionState.Onboarding, AdoptionState.Testing, AdoptionState.Live, AdoptionState.Live, AdoptionState.Dormant, AdoptionState.Terminating, AdoptionState.Ended];

    private static Offer OfferOf(Service service, int number, int i, Chance chance, Chance more) => new()
    {
        Id = IdOf(number, 3 + i),
        Version = 1,
        Service = service.Slug,
        Name = $"Nachnutzung, Weg {i + 1}",
        LegalModel = chance.Of(Enum.GetValues<LegalModel>()),
        Seller = service.Provider,
        Takers = [.. Kinds.Where((kind, place) => place == number % Kinds.Length || more.Below(2) == 0)],
        Provenance = Provenance.Example,
    };

    private static IEnumerable<OfferTerms> TermsOf(Offer offer, Chance chance, Chance more)
    {
        var from = Today.AddDays(chance.Below(600) - 500);
        for (var version = 1; version <= 1 + chance.Below(2); version++)
        {
            var free = chance.Below(4) == 0;
            yield return new OfferTerms
            {
                Offer = offer.Id,
                Version = version,
                ValidFrom = from,
                PublishedAt = Start,
                PriceSheet = new PriceSheet
                {
                    Nature = PriceNature.Example,
                    Free = free,
                    Financing = Financing.Adopters,
                    Items = free ? [] : [new PriceItem
                    {
                        Kind = CostKind.Operation,
                        Label = "Betrieb",
                        Charge = Charge.Yearly,
                        Basis = PriceBasis.Allocated,
                        Amount = Money.OfCents(100L * chance.Below(2_000_000)),
                        Key = [new WeightedKey { Key = AllocationKey.Koenigstein, Weight = "1" }],
                    }],
                    KeyUnanimous = true,
                    Vat = new VatTreatment { Added = false, Note = "Beispiel" },
                },
                Maintenance = new Maintenance { ReleaseRhythm = "vierteljährlich", LawChanges = "rechtzeitig", FaultClasses = [] },
                ConditionsOfUse = "Beispiel",
                Licence = new Licence { Spdx = more.Of(Licences), RightsOfLaender = "alle", RightsOfKommunen = "alle" },
                ServiceLevel = new ServiceLevel { AvailabilityPercent = "99.5", OperatingHours = "8 bis 18 Uhr", MaintenanceWindow = "sonntags" },
                DataProtection = new DataProtection { Model = DataProtectionModel.Para8aOzg, Note = "Beispiel" },
                MinimumTermMonths = 12,
                NoticeMonths = 6,
                Exit = "Beispiel",
                Provenance = Provenance.Example,
            };
            from = from.AddDays(30 + chance.Below(200));
        }
    }

    private static Guid IdOf(int number, int kind) => new(number, (short)kind, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>A row of numbers that looks random and is the same on every machine and version.</summary>
    private sealed class Chance(ulong seed)
    {
        private ulong state = seed + 0x9E3779B97F4A7C15;

        public int Below(int bound)
        {
            // SplitMix64.
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
        }

        public T Of<T>(T[] values) => values[Below(values.Length)];
    }
}
