using System.Security.Cryptography;
using System.Text.Json;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Comparisons;

/// <summary>A service with the offer and the terms that are compared.</summary>
internal sealed record Side(CatalogueEntry Entry, Offer? Offer)
{
    /// <summary>The terms of the offer that are in force.</summary>
    public OfferTerms? Terms { get; } = Offer is { TermsInForce: { } version }
        ? Entry.Terms.First(terms => terms.Offer == Offer.Id && terms.Version == version)
        : null;

    public Service Service => Entry.Service;

    /// <summary>What stands for a service: its first offer with terms in force, else the service alone.</summary>
    public static Side Of(CatalogueEntry entry) => new(entry, entry.Offers.FirstOrDefault(offer => offer.TermsInForce is not null));

    /// <summary>What stands for an offer named.</summary>
    public static Side Of(CatalogueOffer named) => new(named.Entry, named.Offer);

    /// <summary>Whether the other one is the same column.</summary>
    public bool IsSameAs(Side other) => Entry.ServiceId == other.Entry.ServiceId && Offer?.Id == other.Offer?.Id;
}

/// <summary>Lays services and offers side by side. Pure: the same sides, day and names make the same comparison.</summary>
internal static class SideBySide
{
    /// <summary>The fewest entries that can be compared.</summary>
    public const int Fewest = 2;

    /// <summary>The most entries that can be compared.</summary>
    public const int Most = 4;

    private const string ScaleNote = "Die Reifegradmodelle 1.1 und 2.0 haben verschiedene Stufen und lassen sich nicht ineinander umrechnen. Verglichen wird nur innerhalb eines Modells.";

    private static readonly ComparedValue NotStated = new() { Lines = [] };

    public static Comparison Of(IReadOnlyList<Side> sides, DateOnly today, CatalogueWords names)
    {
        ComparedEntry[] entries = [.. sides.Select(Entry)];
        ComparisonSection[] sections =
        [
            Section("purpose", "Was leistet der Dienst?", Purpose(sides, names)),
            Section("fit", "Passt er zu uns?", Fit(sides)),
            Section("cost", "Was kostet er?", Cost(sides)),
            Section("terms", "Zu welchen Konditionen?", Terms(sides)),
            Section("connecting", "Wie binden wir an, wie lange dauert das?", Connecting(sides)),
            Section("support", "Wer hilft?", Support(sides)),
            Section("reuse", "Wer nutzt ihn schon?", Reuse(sides, names)),
            Section("requirements", "Was erfüllt er, wie weit ist er?", Requirements(sides)),
        ];
        var comparison = new Comparison { AsOf = today, Fingerprint = "", Entries = entries, Sections = sections };
        return comparison with { Fingerprint = FingerprintOf(comparison) };
    }

    /// <summary>The day does not count: what is compared is the same from one day to the next until something changes.</summary>
    private static string FingerprintOf(Comparison comparison) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(comparison with { AsOf = default }, Answer.TypeInfo<Comparison>())));

    private static ComparedEntry Entry(Side side) => new()
    {
        Service = side.Service.Slug,
        ServiceName = side.Service.Name,
        ServiceVersion = side.Service.Version,
        State = side.Service.State,
        Offer = side.Offer?.Id,
        OfferName = side.Offer?.Name,
        OfferVersion = side.Offer?.Version,
        LegalModel = side.Offer?.LegalModel,
        TermsVersion = side.Terms?.Version,
        TermsValidFrom = side.Terms?.ValidFrom,
    };

    private static IEnumerable<ComparisonRow> Purpose(IReadOnlyList<Side> sides, CatalogueWords names) =>
    [
        Row("summary", "Kurzbeschreibung", sides, side => Said(side.Service.Summary, provenance: null)),
        Row("themenfeld", "Themenfeld", sides, side => Said(names.Themenfelder.GetValueOrDefault(side.Service.Themenfeld, side.Service.Themenfeld), provenance: null)),
        Row("leadLand", "Federführendes Land", sides, side => Said(names.Laender.GetValueOrDefault(side.Service.LeadLand, side.Service.LeadLand), provenance: null)),
        Row("provider", "Bereitgestellt von", sides, side => Said(side.Service.Provider.Name, provenance: null)),
        Row("operation", "Betriebsbehörde und IT-Dienstleister", sides, side => side.Service.Operation is { } operation
            ? Several([operation.OperatingAuthority, operation.ItProvider], operation.Provenance)
            : NotStated),
        Row("state", "Stand der Veröffentlichung", sides, side => Said(ComparedWords.Of(side.Service.State), provenance: null)),
        Unordered("leistungsschluessel", "Leistungsschlüssel", sides, side => Several(side.Service.Classification.Leistungsschluessel, NeverInvented(side))),
        Unordered("ozgIds", "OZG-ID", sides, side => Several(side.Service.Classification.OzgIds, NeverInvented(side))),
        Row("leistungstyp", "Leistungstyp", sides, side => side.Service.Classification is { Leistungstyp: { } type } filing ? Said(ComparedWords.Of(type), filing.Provenance) : NotStated),
    ];

    private static IEnumerable<ComparisonRow> Fit(IReadOnlyList<Side> sides) =>
    [
        Unordered("fachverfahren", "Fachverfahren mit Schnittstelle", sides, side => Several(side.Service.Connection?.Fachverfahren.Select(ComparedWords.Of), side.Service.Connection?.Provenance)),
        Unordered("userAccounts", "Nutzerkonto", sides, side => Several(side.Service.Access?.UserAccounts.Select(ComparedWords.Of), side.Service.Access?.Provenance)),
        Row("trustLevel", "Vertrauensniveau", sides, side => side.Service.Access is { TrustLevel: { } level } access ? Said(ComparedWords.Of(level), access.Provenance) : NotStated),
        Row("payment", "Bezahlung", sides, side => Said(side.Service.Access?.Payment, side.Service.Access?.Provenance)),
        Unordered("transports", "Transport der Anträge", sides, side => Several(side.Service.Connection?.Transports.Select(ComparedWords.Of), side.Service.Connection?.Provenance)),
        Unordered("dataStandards", "Datenstandards", sides, side => Several(side.Service.Connection?.DataStandards, side.Service.Connection?.Provenance)),
        Unordered("registers", "Register", sides, side => Several(side.Service.Connection?.Registers, side.Service.Connection?.Provenance)),
    ];

    private static IEnumerable<ComparisonRow> Cost(IReadOnlyList<Side> sides)
    {
        yield return Row("free", "Kostenfrei", sides, side => OfSheet(side, sheet => [ComparedWords.YesNo(sheet.Free)]));
        yield return Row("costNeutral", "Für Kommunen kostenneutral", sides, side => side.Service.ReuseConcept is { CostNeutralForKommunen: { } neutral } concept
            ? Said(ComparedWords.YesNo(neutral), concept.Provenance)
            : NotStated);
        foreach (var kind in Enum.GetValues<CostKind>().Where(kind => sides.Any(side => side.Terms?.PriceSheet.Items.Any(item => item.Kind == kind) == true)))
        {
            yield return Unordered(
                $"cost{kind}",
                ComparedWords.Of(kind),
                sides,
                side => OfSheet(side, sheet => ItemsOf(sheet, kind)));
        }

        yield return Row("financing", "Wer finanziert, was geteilt wird", sides, side => OfSheet(side, sheet => sheet.Items.Any(item => item.Basis == PriceBasis.Allocated)
            ? [ComparedWords.Of(sheet.Financing)]
            : HasNoPrice(sheet) ? [] : ["nichts wird geteilt"]));
        yield return Row("connectionCost", "Anbindung des Fachverfahrens, einmalig", sides, side => OfSheet(side, sheet => sheet.ConnectionCost is { } cost
            ? [cost.To.Cents == 0 ? "keine Kosten" : ComparedWords.Range(cost.From, cost.To), cost.Note]
            : []));
        yield return Row("vat", "Umsatzsteuer", sides, side => OfSheet(side, sheet => [sheet.Vat.Added ? "kommt zu den Beträgen hinzu" : "kommt nicht hinzu", sheet.Vat.Note]));
        yield return Row("nature", "Verbindlichkeit der Beträge", sides, side => OfSheet(side, sheet => [ComparedWords.Of(sheet.Nature)]));
    }

    private static IEnumerable<ComparisonRow> Terms(IReadOnlyList<Side> sides) =>
    [
        Row("offer", "Angebot", sides, side => Said(side.Offer?.Name, side.Offer?.Provenance)),
        Row("legalModel", "Vertragsweg", sides, side => side.Offer is { } offer ? Said(ComparedWords.Of(offer.LegalModel), offer.Provenance) : NotStated),
        Row("seller", "Vertragspartner", sides, side => Said(side.Offer?.Seller.Name, side.Offer?.Provenance)),
        Unordered("takers", "Offen für", sides, side => Several(side.Offer?.Takers.Select(ComparedWords.Plural), side.Offer?.Provenance)),
        Row("termsVersion", "Fassung der Konditionen", sides, side => side.Terms is { } terms
            ? Said($"Fassung {terms.Version}, gültig seit {ComparedWords.Of(terms.ValidFrom)}", provenance: null)
            : NotStated),
        OfTerms("licence", "Lizenz", sides, terms => [terms.Licence.Spdx]),
        OfTerms("source", "Quelltext", sides, terms => [terms.Licence.SourceRepository]),
        OfTerms("rightsOfLaender", "Rechte der Länder", sides, terms => [terms.Licence.RightsOfLaender]),
        OfTerms("rightsOfKommunen", "Rechte der Kommunen", sides, terms => [terms.Licence.RightsOfKommunen]),
        OfTerms("conditionsOfUse", "Nutzungsbedingungen", sides, terms => [terms.ConditionsOfUse]),
        OfTerms("availability", "Zugesagte Verfügbarkeit im Monat", sides, terms => [ComparedWords.Percent(terms.ServiceLevel.AvailabilityPercent)]),
        OfTerms("operatingHours", "Betriebszeiten", sides, terms => [terms.ServiceLevel.OperatingHours]),
        OfTerms("maintenanceWindow", "Wartungsfenster", sides, terms => [terms.ServiceLevel.MaintenanceWindow]),
        OfTerms("releases", "Releases", sides, terms => [terms.Maintenance.ReleaseRhythm]),
        OfTerms("lawChanges", "Änderungen des Rechts", sides, terms => [terms.Maintenance.LawChanges]),
        OfTerms("faults", "Störungen: Reaktion und Behebung", sides, terms => terms.Maintenance.FaultClasses.Select(fault => $"{fault.Name}: Reaktion {fault.Reaction}, Behebung {fault.Resolution}")),
        OfTerms("dataProtection", "Datenschutz", sides, terms => [ComparedWords.Of(terms.DataProtection.Model), terms.DataProtection.Note]),
        OfTerms("minimumTerm", "Mindestlaufzeit", sides, terms => [ComparedWords.Months(terms.MinimumTermMonths)]),
        OfTerms("notice", "Kündigungsfrist zum Ende eines Kalenderjahres", sides, terms => [ComparedWords.Months(terms.NoticeMonths)]),
        OfTerms("exit", "Ende des Vertrags", sides, terms => [terms.Exit]),
    ];

    private static IEnumerable<ComparisonRow> Connecting(IReadOnlyList<Side> sides) =>
    [
        Row("duration", "Vom Vertrag bis zum Betrieb", sides, side => side.Service.Connection is { Duration: { } weeks } connection ? Said(ComparedWords.Of(weeks), connection.Provenance) : NotStated),
        Row("steps", "Schritte", sides, side => Several(side.Service.Connection?.Steps.Select((step, place) => $"{place + 1}. {step}"), side.Service.Connection?.Provenance)),
    ];

    private static IEnumerable<ComparisonRow> Support(IReadOnlyList<Side> sides) =>
    [
        Row("number115", "Behördennummer 115", sides, side => side.Service.Support is { Number115: { } answers } support ? Said(answers ? "beantwortet erste Fragen" : "nicht eingewiesen", support.Provenance) : NotStated),
        Row("levels", "Support", sides, side => Several(side.Service.Support?.Levels.OrderBy(level => level.Level).Select(ComparedWords.Of), side.Service.Support?.Provenance)),
        Row("training", "Schulung", sides, side => Said(side.Service.Training?.Text, side.Service.Training?.Provenance)),
        OfConcept("conceptIntegration", "Wer zahlt die Integration?", sides, concept => concept.Integration),
        OfConcept("conceptOperation", "Wer zahlt den Betrieb?", sides, concept => concept.Operation),
        OfConcept("conceptInterfaces", "Welche Schnittstellen, von wem?", sides, concept => concept.Interfaces),
        OfConcept("conceptSupport", "Wer unterstützt?", sides, concept => concept.Support),
    ];

    private static IEnumerable<ComparisonRow> Reuse(IReadOnlyList<Side> sides, CatalogueWords names) =>
    [
        Row("reusingLaender", "Zahl der nachnutzenden Länder", sides, side => Said(ComparedWords.Count(side.Entry.Reuse.ReusingLaender, "Land", "Länder"), LeastCertain(side))),
        Unordered("laender", "Länder und ihr Stand", sides, side => side.Entry.Reuse.Laender.Count == 0
            ? Said("hier keine erfasst", provenance: null)
            : Several(
                side.Entry.Reuse.Laender.Select(reuse => $"{names.Laender.GetValueOrDefault(reuse.Land, reuse.Land)}: {ComparedWords.Of(reuse.State)}" + (reuse.AsOf is { } time ? $" ({ComparedWords.AsOf(time)})" : "")),
                LeastCertain(side))),
        Unordered("kommunen", "Kommunen", sides, side => side.Entry.Reuse.Kommunen.Count == 0
            ? Said("keine", provenance: null)
            : Several(side.Entry.Reuse.Kommunen.Select(known => $"{ComparedWords.Count(known.Count, "Kommune", "Kommunen")}: {ComparedWords.Of(known.State)}"), provenance: null)),
    ];

    private static IEnumerable<ComparisonRow> Requirements(IReadOnlyList<Side> sides) =>
    [
        Row("requirements", "EfA-Mindestanforderungen", sides, side => side.Service.Requirements is { } requirements
            ? Said(Met(requirements), requirements.Provenance)
            : NotStated),
        Unordered("unmet", "Was nicht erfüllt ist", sides, side => side.Service.Requirements is { } requirements
            ? requirements.Answers.Any(answer => answer.Fulfilment == Fulfilment.NotMet)
                ? Several(
                    requirements.Answers.Where(answer => answer.Fulfilment == Fulfilment.NotMet)
                        .Select(answer => $"{ComparedWords.Of(answer.Obligation)} {answer.Id}: {answer.Text}" + (answer.Reason is { } reason ? $" Grund: {reason}" : "")),
                    requirements.Provenance)
                : Said("nichts", requirements.Provenance)
            : NotStated),
        Row("catalogue", "Katalog der Anforderungen", sides, side => Said(side.Service.Requirements?.Catalogue, side.Service.Requirements?.Provenance)),
        .. Reifegrade(sides),
    ];

    /// <summary>A row for each scale that somebody is measured on. Who is measured on another one is no difference, for there is nothing to hold against each other.</summary>
    private static IEnumerable<ComparisonRow> Reifegrade(IReadOnlyList<Side> sides)
    {
        var scales = sides.Select(side => side.Service.Classification.Reifegrad?.Scale).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (scales.Count == 0)
        {
            yield return Row("reifegrad", "Reifegrad", sides, _ => NotStated);
            yield break;
        }

        foreach (var scale in scales)
        {
            var row = Row($"reifegrad{scale.Replace(".", "", StringComparison.Ordinal)}", $"Reifegrad (Modell {scale})", sides, side => side.Service.Classification.Reifegrad switch
            {
                null => NotStated,
                { } grade when grade.Scale == scale => Said(ComparedWords.Of(grade), NeverInvented(side)),
                _ => Said("nicht nach diesem Modell gemessen", NeverInvented(side)),
            });
            var measured = sides.Select(side => side.Service.Classification.Reifegrad).Where(grade => grade is null || grade.Scale == scale).Select(grade => grade?.Level).ToList();
            yield return row with { Differs = measured.Count > 1 && measured.Distinct().Count() > 1, Note = scales.Count > 1 ? ScaleNote : null };
        }
    }

    private static IEnumerable<string> ItemsOf(PriceSheet sheet, CostKind kind) => sheet.Items.Any(item => item.Kind == kind)
        ? sheet.Items.Where(item => item.Kind == kind).Select(ComparedWords.Of)
        : HasNoPrice(sheet) ? [] : ["fällt nicht an"];

    /// <summary>Nothing is said about the price yet: that is no statement that something costs nothing.</summary>
    private static bool HasNoPrice(PriceSheet sheet) => !sheet.Free && sheet.Items.Count == 0;

    private static string Met(RequirementAnswers requirements)
    {
        var met = requirements.Answers.Count(answer => answer.Fulfilment == Fulfilment.Met);
        var beside = requirements.Answers.Count(answer => answer.Fulfilment == Fulfilment.NotApplicable);
        return $"{met} von {requirements.Answers.Count} erfüllt" + (beside == 0 ? "" : $", {beside} nicht anwendbar");
    }

    private static ComparisonSection Section(string key, string title, IEnumerable<ComparisonRow> rows) => new() { Key = key, Title = title, Rows = [.. rows] };

    private static ComparisonRow OfTerms(string key, string title, IReadOnlyList<Side> sides, Func<OfferTerms, IEnumerable<string?>> say) =>
        Row(key, title, sides, side => side.Terms is { } terms ? Several(say(terms), terms.Provenance) : NotStated);

    private static ComparisonRow OfConcept(string key, string title, IReadOnlyList<Side> sides, Func<ReuseConcept, ReuseAnswer> answer) =>
        Row(key, title, sides, side => side.Service.ReuseConcept is { } concept ? Several(ComparedWords.Of(answer(concept)), concept.Provenance) : NotStated);

    /// <summary>Amounts invented for the sample data are so, whoever states the rest of the terms.</summary>
    private static ComparedValue OfSheet(Side side, Func<PriceSheet, IEnumerable<string?>> say) => side.Terms is { } terms
        ? Several(say(terms.PriceSheet), terms.PriceSheet.Nature == PriceNature.Example ? Provenance.Example : terms.Provenance)
        : NotStated;

    private static ComparisonRow Row(string key, string title, IReadOnlyList<Side> sides, Func<Side, ComparedValue> say)
    {
        ComparedValue[] values = [.. sides.Select(say)];
        return new() { Key = key, Title = title, Values = values, Differs = values.Any(value => !value.Lines.SequenceEqual(values[0].Lines, StringComparer.Ordinal)) };
    }

    /// <summary>A row of lists whose order says nothing.</summary>
    private static ComparisonRow Unordered(string key, string title, IReadOnlyList<Side> sides, Func<Side, ComparedValue> say) =>
        Row(key, title, sides, side =>
        {
            var value = say(side);
            return value with { Lines = [.. value.Lines.Order(StringComparer.Ordinal)] };
        });

    private static ComparedValue Said(string? line, Provenance? provenance) => Several([line], provenance);

    private static ComparedValue Several(IEnumerable<string?>? lines, Provenance? provenance)
    {
        string[] said = [.. (lines ?? []).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!)];
        return said.Length == 0 ? NotStated : new() { Lines = said, Provenance = provenance };
    }

    /// <summary>Keys and Reifegrade are reported or declared, also where the rest of the classification is made up for the sample.</summary>
    private static Provenance NeverInvented(Side side) =>
        side.Service.Classification.Provenance == Provenance.Declared ? Provenance.Declared : Provenance.Reported;

    /// <summary>Several statements together are as certain as the least certain of them.</summary>
    private static Provenance? LeastCertain(Side side) =>
        side.Entry.Reuse.Laender.Count == 0 ? null : side.Entry.Reuse.Laender.Max(reuse => reuse.Provenance);
}
