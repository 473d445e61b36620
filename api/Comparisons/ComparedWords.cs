using System.Globalization;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Comparisons;

/// <summary>
/// The field's own words for what is compared. A comparison and a decision file are read by people long after the catalogue has changed, so
/// their words are frozen with them. A test holds them to the words of the storefront: the same word for the same thing everywhere.
/// </summary>
internal static class ComparedWords
{
    private const string NoBreak = "\u00A0";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    // ----- Figures and dates -----

    /// <summary>1.234,50 €.</summary>
    public static string Of(Money amount) => (amount.Cents / 100m).ToString("#,##0.00", German) + NoBreak + "€";

    /// <summary>A price of a unit, with as many of its up to six decimals as are not zero, at least two.</summary>
    public static string OfUnit(string price) => decimal.Parse(price, CultureInfo.InvariantCulture).ToString("#,##0.00####", German) + NoBreak + "€";

    /// <summary>4.000,00 € bis 18.000,00 €, bis zu 1.500,00 €, or one amount.</summary>
    public static string Range(Money from, Money to) => (from.Cents, to.Cents) switch
    {
        var (low, high) when low == high => Of(to),
        (0, _) => $"bis zu {Of(to)}",
        _ => $"{Of(from)} bis {Of(to)}",
    };

    /// <summary>einmalig 4.000,00 € bis 18.000,00 €, jährlich ab 95,00 €, einmalig bis zu 1.500,00 €.</summary>
    public static string Of(ReuseAmount amount) => (amount.Charge == Charge.Yearly ? "jährlich " : "einmalig ") + (amount.From, amount.To) switch
    {
        ({ } from, { } to) => Range(from, to),
        ({ } from, null) => $"ab {Of(from)}",
        (null, { } to) => $"bis zu {Of(to)}",
        _ => "noch nicht angegeben",
    };

    public static string Of(DateOnly day) => day.ToString("dd.MM.yyyy", German);

    /// <summary>1 Land, 3 Länder.</summary>
    public static string Count(long count, string one, string many) => count == 1 ? $"1{NoBreak}{one}" : $"{count.ToString("#,##0", German)}{NoBreak}{many}";

    public static string Percent(string percent) =>
        decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString("#,##0.##", German) + NoBreak + "%" : percent;

    public static string YesNo(bool yes) => yes ? "ja" : "nein";

    /// <summary>How exact a reported time is known is how exact it is written: 2024, Juni 2024, 03.06.2024.</summary>
    public static string AsOf(string time) => time.Length switch
    {
        7 when DateOnly.TryParseExact(time + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) => month.ToString("MMMM yyyy", German),
        10 when DateOnly.TryParseExact(time, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Of(day),
        _ => time,
    };

    // ----- Services -----

    public static string Of(ServiceState state) => state switch
    {
        ServiceState.Unpublished => "nicht veröffentlicht",
        ServiceState.Published => "veröffentlicht",
        ServiceState.Suspended => "ausgesetzt",
        ServiceState.Retiring => "läuft aus",
        ServiceState.Retired => "eingestellt",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(Leistungstyp type) => type switch
    {
        Leistungstyp.Typ1 => "Typ 1: vom Bund geregelt und ausgeführt",
        Leistungstyp.Typ2 => "Typ 2: vom Bund geregelt, von Ländern oder Kommunen ausgeführt",
        Leistungstyp.Typ23 => "Typ 2/3: von Bund und Ländern geregelt, von Ländern oder Kommunen ausgeführt",
        Leistungstyp.Typ3 => "Typ 3: vom Land geregelt, von Land oder Kommunen ausgeführt",
        Leistungstyp.Typ4 => "Typ 4: von der Kommune geregelt und ausgeführt",
        Leistungstyp.Typ5 => "Typ 5: sonstige, etwa freiwillige Leistungen",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

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
        _ => throw new ArgumentOutOfRangeException(nameof(bearer), bearer, null),
    };

    /// <summary>An answer of the reuse concept, line by line: who and how much, in words, who knows more.</summary>
    public static IEnumerable<string> Of(ReuseAnswer answer)
    {
        string[] who = [.. new[] { answer.Bearer is { } bearer ? Of(bearer) : null, answer.Amount is { } amount ? Of(amount) : null }.OfType<string>()];
        return [.. who.Length == 0 ? Array.Empty<string>() : [string.Join(", ", who)], .. answer.Text.Length == 0 ? Array.Empty<string>() : [answer.Text], .. answer.Contact is { } contact ? [$"Auskunft: {contact}"] : Array.Empty<string>()];
    }

    public static string Of(UserAccount account) => account switch
    {
        UserAccount.BundId => "BundID",
        UserAccount.Unternehmenskonto => "Mein Unternehmenskonto",
        UserAccount.None => "ohne Nutzerkonto",
        _ => throw new ArgumentOutOfRangeException(nameof(account), account, null),
    };

    public static string Of(TrustLevel level) => level switch
    {
        TrustLevel.Basis => "Basisregistrierung",
        TrustLevel.Substanziell => "substanziell",
        TrustLevel.Hoch => "hoch",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    public static string Of(Transport transport) => transport switch
    {
        Transport.FitConnect => "FIT-Connect",
        Transport.OsciXta => "OSCI/XTA",
        Transport.File => "Datei",
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, null),
    };

    public static string Of(InterfaceState state) => state switch
    {
        InterfaceState.Productive => "im Betrieb",
        InterfaceState.Pilot => "Pilot",
        InterfaceState.Planned => "geplant",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(Fachverfahren system) =>
        $"{system.Product} ({system.Vendor})"
        + (system.FromVersion is { } version ? $", ab Version {version}" : "")
        + $": {Of(system.State)}"
        + (system.PromisedBy is { } day ? $", zugesagt bis {Of(day)}" : "");

    public static string Of(WeekRange weeks) => weeks.From == weeks.To
        ? Count(weeks.From, "Woche", "Wochen")
        : $"{weeks.From.ToString("#,##0", German)} bis {Count(weeks.To, "Woche", "Wochen")}";

    public static string Of(SupportLevel level) =>
        $"Stufe {level.Level}: {level.Provider}, {level.Hours}" + (level.Contact is { } contact ? $", {contact}" : "");

    public static string Of(Obligation obligation) => obligation switch
    {
        Obligation.Muss => "MUSS",
        Obligation.Soll => "SOLL",
        Obligation.Kann => "KANN",
        _ => throw new ArgumentOutOfRangeException(nameof(obligation), obligation, null),
    };

    public static string Of(AdoptionState state) => state switch
    {
        AdoptionState.Draft => "Entwurf",
        AdoptionState.Interest => "Interesse bekundet",
        AdoptionState.Coordination => "in Abstimmung",
        AdoptionState.Agreed => "abgestimmt",
        AdoptionState.Offered => "Angebot liegt vor",
        AdoptionState.Lapsed => "Angebot abgelaufen",
        AdoptionState.Contracted => "Vertrag geschlossen",
        AdoptionState.Onboarding => "in Anbindung",
        AdoptionState.Testing => "im Test",
        AdoptionState.Live => "im Betrieb",
        AdoptionState.Dormant => "ruht",
        AdoptionState.Terminating => "gekündigt",
        AdoptionState.Ended => "beendet",
        AdoptionState.Declined => "abgelehnt",
        AdoptionState.Withdrawn => "zurückgezogen",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Stufe 4 von 4.</summary>
    public static string Of(Reifegrad grade) => grade.Scale switch
    {
        "1.1" => $"Stufe {grade.Level} von 4",
        "2.0" => $"Stufe {grade.Level} von 7",
        _ => $"Stufe {grade.Level}",
    };

    // ----- Offers, prices and terms -----

    public static string Of(LegalModel model) => model switch
    {
        LegalModel.FitStore => "FIT-Store-Vertrag",
        LegalModel.Govdigital => "govdigital",
        LegalModel.Kommunalvertreter => "kommunalvertreter.nrw",
        LegalModel.Verwaltungsvereinbarung => "Verwaltungsvereinbarung",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, null),
    };

    /// <summary>Who may take an offer: Länder, Gemeinden, IT-Dienstleister.</summary>
    public static string Plural(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Bund => "Bund",
        OrganisationKind.Land => "Länder",
        OrganisationKind.Kreis => "Kreise",
        OrganisationKind.Gemeindeverband => "Gemeindeverbände",
        OrganisationKind.Gemeinde => "Gemeinden",
        OrganisationKind.ItProvider => "IT-Dienstleister",
        OrganisationKind.Aggregator => "Bündler",
        OrganisationKind.Vendor => "Hersteller von Fachverfahren",
        OrganisationKind.Operator => "Betreiber des Stores",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(CostKind kind) => kind switch
    {
        CostKind.Infrastructure => "Infrastruktur",
        CostKind.FurtherDevelopment => "Weiterentwicklung und Änderungsmanagement",
        CostKind.PlatformFee => "EfA-Anteil der Plattform",
        CostKind.Operation => "Betrieb, Pflege und Support",
        CostKind.DirectUse => "Kosten der einzelnen Nutzung",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(PriceNature nature) => nature switch
    {
        PriceNature.Binding => "verbindlicher Preis",
        PriceNature.Estimate => "Schätzung",
        PriceNature.Example => "Beispielwert",
        _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, null),
    };

    public static string Of(Financing financing) => financing switch
    {
        Financing.Adopters => "von den nachnutzenden Ländern",
        Financing.Joint => "gemeinsam von Bund und Ländern",
        _ => throw new ArgumentOutOfRangeException(nameof(financing), financing, null),
    };

    public static string Of(DataProtectionModel model) => model switch
    {
        DataProtectionModel.Para8aOzg => "§ 8a OZG: allein verantwortlich ist die betreibende Behörde",
        DataProtectionModel.Avv => "Auftragsverarbeitung (Art. 28 DSGVO)",
        DataProtectionModel.JointController26 => "Gemeinsam Verantwortliche (Art. 26 DSGVO)",
        DataProtectionModel.Verwaltungsabkommen => "Verwaltungsabkommen",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, null),
    };

    public static string Of(Provenance provenance) => provenance switch
    {
        Provenance.Declared => "Angabe der Organisation",
        Provenance.Reported => "aus öffentlichen Berichten",
        Provenance.Example => "Beispielangabe",
        _ => throw new ArgumentOutOfRangeException(nameof(provenance), provenance, null),
    };

    /// <summary>An item of a price sheet, whole: label, amount, how often, for whom.</summary>
    public static string Of(PriceItem item)
    {
        var often = item.Basis == PriceBasis.PerUse ? "" : item.Charge == Charge.Yearly ? " im Jahr" : " einmalig";
        var whole = item.Basis switch
        {
            PriceBasis.Allocated => $"{Amount(item)}{often} für alle zusammen" + (item.Key is { Count: > 0 } key ? $", geteilt {Of(key)}" : ""),
            PriceBasis.PerOrganisation => $"{Amount(item)}{often} je Organisation",
            PriceBasis.PerInhabitant => $"{Amount(item)}{often} je Einwohner",
            PriceBasis.SizeClass => $"{Amount(item)}{often} nach Größenklasse",
            PriceBasis.PerUse => $"{Amount(item)} je Nutzung",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.Basis, null),
        };
        var classes = item.SizeClasses is { Count: > 0 } sizes ? " (" + string.Join("; ", sizes.Select(size => $"{Of(size)}: {Of(size.Amount)}")) + ")" : "";
        return $"{item.Label}: {whole}{classes}";
    }

    public static string Months(int months) => months == 0 ? "keine" : Count(months, "Monat", "Monate");

    private static string Of(SizeClass size) => size.To is { } to
        ? $"{size.From.ToString("#,##0", German)} bis {to.ToString("#,##0", German)}{NoBreak}Einwohner"
        : $"ab {size.From.ToString("#,##0", German)}{NoBreak}Einwohner";

    private static string Amount(PriceItem item) => item.Basis switch
    {
        PriceBasis.PerInhabitant or PriceBasis.PerUse when item.UnitPrice is { } price => OfUnit(price),
        PriceBasis.SizeClass when item.SizeClasses is { Count: > 0 } classes =>
            Range(classes.MinBy(size => size.Amount.Cents)!.Amount, classes.MaxBy(size => size.Amount.Cents)!.Amount),
        _ when item.Amount is { } amount => Of(amount),
        _ => "noch nicht angegeben",
    };

    /// <summary>nach dem Königsteiner Schlüssel; for a mixture: zu 70 % nach …, zu 30 % ….</summary>
    private static string Of(IReadOnlyList<WeightedKey> keys) => keys.Count == 1
        ? By(keys[0])
        : string.Join(" und ", keys.Select(key => $"zu {(decimal.Parse(key.Weight, CultureInfo.InvariantCulture) * 100).ToString("#,##0.##", German)}{NoBreak}% {By(key)}"));

    public static string By(WeightedKey key) => key.Key switch
    {
        AllocationKey.Inhabitants => "nach der Einwohnerzahl",
        AllocationKey.Usage => "nach der tatsächlichen Nutzung im Vorjahr",
        AllocationKey.TargetGroup => key.TargetGroup is null ? "nach der Größe der Zielgruppe" : $"nach der Zielgruppe „{key.TargetGroup}“",
        AllocationKey.Koenigstein => "nach dem Königsteiner Schlüssel",
        AllocationKey.Equal => "zu gleichen Teilen",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Key, null),
    };
}
