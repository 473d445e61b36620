using System.Globalization;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Texts;

/// <summary>What services, offers and terms are called, and the phrases that are made of what they say.</summary>
public static partial class Words
{
    public static string Of(Leistungstyp type) => type switch
    {
        Leistungstyp.Typ1 => "Typ 1: vom Bund geregelt und ausgeführt",
        Leistungstyp.Typ2 => "Typ 2: vom Bund geregelt, von Ländern oder Kommunen ausgeführt",
        Leistungstyp.Typ23 => "Typ 2/3: von Bund und Ländern geregelt, von Ländern oder Kommunen ausgeführt",
        Leistungstyp.Typ3 => "Typ 3: vom Land geregelt, von Land oder Kommunen ausgeführt",
        Leistungstyp.Typ4 => "Typ 4: von der Kommune geregelt und ausgeführt",
        Leistungstyp.Typ5 => "Typ 5: sonstige, etwa freiwillige Leistungen",
        _ => type.ToString(),
    };

    /// <summary>Stufe 4 von 4 (Skala 1.1). The two scales are never compared.</summary>
    public static string Of(Reifegrad grade) => grade.Scale switch
    {
        "1.1" => $"Stufe {German.Digits(grade.Level)} von 4 (Reifegradmodell 1.1)",
        "2.0" => $"Stufe {German.Digits(grade.Level)} von 7 (Reifegradmodell 2.0)",
        _ => $"Stufe {German.Digits(grade.Level)} (Reifegradmodell {grade.Scale})",
    };

    /// <summary>How exact a reported time is known is how exact it is written: 2024, Juni 2024, 03.06.2024.</summary>
    public static string AsOf(string time) => time.Length switch
    {
        7 when DateOnly.TryParseExact(time + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) => German.Month(month),
        10 when DateOnly.TryParseExact(time, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => German.Date(day),
        _ => time,
    };

    /// <summary>16 bis 40 Wochen.</summary>
    public static string Of(WeekRange weeks) => weeks.From == weeks.To
        ? German.Count(weeks.From, "Woche", "Wochen")
        : $"{German.Number(weeks.From)} bis {German.Count(weeks.To, "Woche", "Wochen")}";

    /// <summary>Who carries a part of reuse.</summary>
    public static string Of(ReuseBearer bearer) => bearer switch
    {
        ReuseBearer.ProvidingLand => "bereitstellendes Land",
        ReuseBearer.AdoptingLaender => "nachnutzende Länder",
        ReuseBearer.Kommune => "Kommune",
        ReuseBearer.Bund => "Bund",
        ReuseBearer.Jointly => "mehrere gemeinsam",
        ReuseBearer.ItProvider => "IT-Dienstleister",
        ReuseBearer.Vendor => "Hersteller des Fachverfahrens",
        ReuseBearer.Nobody => "niemand, es fällt nichts an",
        ReuseBearer.NotSettled => "noch nicht geklärt",
        _ => bearer.ToString(),
    };

    /// <summary>einmalig 4.000,00 € bis 18.000,00 €, jährlich ab 95,00 €, einmalig bis zu 1.500,00 €.</summary>
    public static string Of(ReuseAmount amount) => $"{Of(amount.Charge)} " + (amount.From, amount.To) switch
    {
        ({ } from, { } to) => Range(from, to),
        ({ } from, null) => $"ab {German.Money(from)}",
        (null, { } to) => $"bis zu {German.Money(to)}",
        _ => "noch nicht angegeben",
    };

    /// <summary>1 im Betrieb, 2 im Pilot, 1 geplant.</summary>
    public static string Of(IReadOnlyList<Fachverfahren> systems) => German.List(
    [
        .. from state in new[] { InterfaceState.Productive, InterfaceState.Pilot, InterfaceState.Planned }
           let count = systems.Count(system => system.State == state)
           where count > 0
           select $"{German.Number(count)} {(state == InterfaceState.Pilot ? "im Pilot" : Of(state))}",
    ]);

    /// <summary>What a service costs, in a line of a card. The amount of an example is marked by a badge beside it.</summary>
    public static string Of(CostAtAGlance? cost) => cost switch
    {
        null => "noch nicht angegeben",
        { Free: true } => "kostenfrei",
        { YearlyShared: { } amount } => $"Nachnutzende Länder teilen sich {German.RoughMoney(amount.Cents / 100m)} im Jahr",
        _ => "Preis je Behörde, Größe oder Nutzung",
    };

    /// <summary>Who may take an offer: Länder, Gemeinden, IT-Dienstleister.</summary>
    public static string Plural(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Land => "Länder",
        OrganisationKind.Kreis => "Kreise",
        OrganisationKind.Gemeindeverband => "Gemeindeverbände",
        OrganisationKind.Gemeinde => "Gemeinden",
        OrganisationKind.Aggregator => "Bündler",
        _ => Of(kind),
    };

    // ----- Preisblatt -----

    /// <summary>nach dem Königsteiner Schlüssel; for a mixture: zu 70 % nach …, zu 30 % ….</summary>
    public static string Of(IReadOnlyList<WeightedKey> keys) => keys.Count == 1
        ? By(keys[0])
        : German.List([.. keys.Select(key => $"zu {German.Percent(decimal.Parse(key.Weight, CultureInfo.InvariantCulture))} {By(key)}")]);

    private static string By(WeightedKey key) => key.Key switch
    {
        AllocationKey.Inhabitants => "nach der Einwohnerzahl",
        AllocationKey.Usage => "nach der tatsächlichen Nutzung im Vorjahr",
        AllocationKey.TargetGroup => key.TargetGroup is null ? "nach der Größe der Zielgruppe" : $"nach der Zielgruppe „{key.TargetGroup}“",
        AllocationKey.Koenigstein => "nach dem Königsteiner Schlüssel",
        AllocationKey.Equal => "zu gleichen Teilen",
        _ => key.Key.ToString(),
    };

    /// <summary>The amount of an item as it stands in the table: a total, a unit price, a range.</summary>
    public static string AmountOf(PriceItem item) => item.Basis switch
    {
        PriceBasis.PerInhabitant or PriceBasis.PerUse when item.UnitPrice is { } price => German.UnitPrice(decimal.Parse(price, CultureInfo.InvariantCulture)),
        PriceBasis.SizeClass when item.SizeClasses is { Count: > 0 } classes =>
            Range(classes.MinBy(size => size.Amount.Cents)!.Amount, classes.MaxBy(size => size.Amount.Cents)!.Amount),
        _ when item.Amount is { } amount => German.Money(amount),
        _ => "noch nicht angegeben",
    };

    /// <summary>4.000,00 € bis 18.000,00 €, bis zu 1.500,00 €, or one amount.</summary>
    public static string Range(Money from, Money to) => (from.Cents, to.Cents) switch
    {
        var (low, high) when low == high => German.Money(to),
        (0, _) => $"bis zu {German.Money(to)}",
        _ => $"{German.Money(from)} bis {German.Money(to)}",
    };

    /// <summary>How the amount of one payer comes about, as it stands in the table.</summary>
    public static string BasisOf(PriceItem item) => item.Key is { Count: > 0 } key ? $"Gesamtbetrag, geteilt {Of(key)}" : Of(item.Basis);

    /// <summary>An item as a sentence that can be read without the table.</summary>
    public static string Sentence(PriceItem item, Financing financing)
    {
        var amount = AmountOf(item);
        var often = item.Charge == Charge.Yearly ? "im Jahr" : "einmalig";
        return item.Basis switch
        {
            PriceBasis.Allocated when financing == Financing.Joint && item.Key is { } key =>
                $"{amount} {often} für alle zusammen. Die Hälfte zahlen die nachnutzenden Länder, geteilt {Of(key)}; ein Viertel zahlt der Bund, ein Viertel zahlen alle 16 Länder.",
            PriceBasis.Allocated when item.Key is { } key => $"{amount} {often} für alle zusammen. Die nachnutzenden Länder teilen sich den Betrag {Of(key)}.",
            PriceBasis.PerOrganisation => $"{amount} {often} für jede Organisation.",
            PriceBasis.PerInhabitant => $"{amount} {often} je Einwohner; das sind {German.Money(TenThousand(item))} bei 10.000 Einwohnern.",
            PriceBasis.SizeClass => $"{amount} {often}, gestaffelt nach der Einwohnerzahl.",
            PriceBasis.PerUse => $"{amount} für jede Nutzung.",
            _ => $"{amount} {often}.",
        };
    }

    /// <summary>What a price per inhabitant comes to for 10,000 of them, rounded half up to the cent as every line of a bill is.</summary>
    private static decimal TenThousand(PriceItem item) =>
        Math.Round(10_000m * decimal.Parse(item.UnitPrice ?? "0", CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero);

    /// <summary>0 bis 99.999 Einwohner, ab 500.000 Einwohner.</summary>
    public static string Of(SizeClass size) => size.To is { } to
        ? $"{German.Number(size.From)} bis {German.Inhabitants(to)}"
        : $"ab {German.Inhabitants(size.From)}";

    // ----- Konditionen -----

    /// <summary>24 Monate, or none.</summary>
    public static string Months(int months) => German.Count(months, "Monat", "Monate", "keine");

    /// <summary>seit 01.01.2026, vom 01.01.2026 bis 31.12.2026, ab 01.01.2027.</summary>
    public static string Validity(OfferTerms terms, DateOnly today) => Validity(terms.ValidFrom, terms.ValidUntil, today);

    public static string Validity(DateOnly from, DateOnly? until, DateOnly today) => until switch
    {
        { } last => $"vom {German.Date(from)} bis {German.Date(last)}",
        _ when from > today => $"ab {German.Date(from)}",
        _ => $"seit {German.Date(from)}",
    };

    // ----- Kommunen, Länder, ähnliche Dienste -----

    /// <summary>unter 1.000 Einwohnern, 5.000 bis 19.999 Einwohner, 100.000 Einwohner und mehr.</summary>
    public static string Of(SizeBand size) => (size.From, size.To) switch
    {
        (0, { } to) => $"unter {German.Number(to + 1)} Einwohner",
        (_, { } to) => $"{German.Number(size.From)} bis {German.Number(to)} Einwohner",
        _ => $"{German.Number(size.From)} Einwohner und mehr",
    };

    /// <summary>Why a service is like another one, in a phrase: Stichwörter „Auto“ und „Kfz“.</summary>
    internal static string Of(SimilarityReason reason, CatalogueNames names) => reason.Kind switch
    {
        SimilarityKind.Key => $"{(reason.Shared.Count == 1 ? "dieselbe Nummer" : "dieselben Nummern")} {German.List(reason.Shared)}",
        SimilarityKind.Keyword => $"{(reason.Shared.Count == 1 ? "gemeinsames Stichwort" : "gemeinsame Stichwörter")} {German.List([.. reason.Shared.Select(Quoted)])}",
        SimilarityKind.Themenfeld => $"dasselbe Themenfeld {German.List([.. reason.Shared.Select(names.Themenfeld).Select(Quoted)])}",
        SimilarityKind.Name => $"ähnlicher Name mit {German.List([.. reason.Shared.Select(Quoted)])}",
        SimilarityKind.Fachverfahren => $"dasselbe Fachverfahren {German.List([.. reason.Shared.Select(Quoted)])}",
        SimilarityKind.LegalModel => $"derselbe Vertragsweg {German.List([.. reason.Shared.Select(model => Of(Enum.Parse<LegalModel>(model, ignoreCase: true)))])}",
        _ => string.Join(", ", reason.Shared),
    };

    private static string Quoted(string word) => $"„{word}“";
}
