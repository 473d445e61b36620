using System.Globalization;
using FitStore.Contracts;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Pages.Services;

/// <summary>One statement in both versions of the terms, in the words of the page.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Before">What it said; nothing where it said nothing.</param>
/// <param name="After">What it says; nothing where it says nothing.</param>
/// <param name="More">What the difference comes to, where it can be counted.</param>
internal sealed record ComparedStatement(string Name, Change Change, string? Before, string? After, string? More = null);

/// <summary>Puts a comparison of terms into words.</summary>
internal static class ComparedTerms
{
    public static string Title(TermsClause clause) => clause switch
    {
        TermsClause.PriceSheet => "Preisblatt",
        TermsClause.ConditionsOfUse => Clause.Use.Title(),
        TermsClause.Licence => Clause.Licence.Title(),
        TermsClause.Maintenance => Clause.Maintenance.Title(),
        TermsClause.ServiceLevel => Clause.ServiceLevel.Title(),
        TermsClause.DataProtection => Clause.DataProtection.Title(),
        TermsClause.Duration => Clause.Duration.Title(),
        TermsClause.Exit => Clause.Exit.Title(),
        _ => clause.ToString(),
    };

    /// <summary>geändert, neu, entfällt, gleich.</summary>
    public static string Word(Change change) => change switch
    {
        Change.Changed => "geändert",
        Change.Added => "neu",
        Change.Removed => "entfällt",
        _ => "gleich",
    };

    /// <summary>Every statement of a clause, in its order.</summary>
    public static IReadOnlyList<ComparedStatement> Of(ClauseComparison clause) =>
    [
        .. clause.PriceItems.SelectMany(Of),
        .. clause.Values.Where(value => value.Before is not null || value.After is not null).Select(Of),
        .. clause.FaultClasses.Select(Of),
    ];

    private static ComparedStatement Of(ValueComparison value) => new(
        NameOf(value.Pointer),
        value.Change,
        value.Before is null ? null : Value(value.Pointer, value.Before),
        value.After is null ? null : Value(value.Pointer, value.After),
        value.Pointer.StartsWith("/priceSheet/connectionCost/", StringComparison.Ordinal) && value is { Before: { } before, After: { } after, Change: Change.Changed } ? Difference(before, after) : null);

    private static ComparedStatement Of(FaultClassComparison fault) =>
        new("Störung", fault.Change, fault.Before is { } before ? Sentence(before) : null, fault.After is { } after ? Sentence(after) : null);

    private static string Sentence(FaultClass fault) => $"{fault.Name}. Reaktion: {fault.Reaction}. Behebung: {fault.Resolution}.";

    /// <summary>An item that changed says what of it did; any other stands whole.</summary>
    private static IEnumerable<ComparedStatement> Of(PriceItemComparison item)
    {
        if (item is not { Change: Change.Changed, Before: { } before, After: { } after })
        {
            var one = (item.After ?? item.Before)!;
            yield return new(one.Label, item.Change, item.Before is null ? null : Whole(item.Before), item.After is null ? null : Whole(item.After));
            yield break;
        }

        foreach (var (name, value, members) in Aspects)
        {
            if (item.Differing.Any(members.Contains))
            {
                yield return new(
                    $"{before.Label}: {name}",
                    Change.Changed,
                    value(before),
                    value(after),
                    members.Contains("amount") && before.Amount is { } old && after.Amount is { } @new ? Difference(old.Amount, @new.Amount) : null);
            }
        }
    }

    private static readonly (string Name, Func<PriceItem, string> Value, string[] Members)[] Aspects =
    [
        ("Bezeichnung", item => item.Label, ["label"]),
        ("Kostenart", item => Words.Of(item.Kind), ["kind"]),
        ("Zahlung", item => Words.Of(item.Charge), ["charge"]),
        ("Berechnung", Words.BasisOf, ["basis", "key"]),
        ("Betrag", Amounts, ["amount", "unitPrice", "sizeClasses"]),
    ];

    private static string Amounts(PriceItem item) => item.SizeClasses is { Count: > 0 } classes
        ? string.Join("; ", classes.Select(size => $"{Words.Of(size)}: {German.Money(size.Amount)}"))
        : Words.AmountOf(item);

    private static string Whole(PriceItem item) => $"{Amounts(item)}, {Words.Of(item.Charge)}. {Words.BasisOf(item)}. Kostenart: {Words.Of(item.Kind)}.";

    /// <summary>60.000,00 € weniger.</summary>
    private static string? Difference(string before, string after)
    {
        var difference = decimal.Parse(after, CultureInfo.InvariantCulture) - decimal.Parse(before, CultureInfo.InvariantCulture);
        return difference == 0 ? null : $"{German.Money(Math.Abs(difference))} {(difference > 0 ? "mehr" : "weniger")}";
    }

    private static string NameOf(string pointer) => pointer switch
    {
        "/priceSheet/nature" => "Verbindlichkeit der Beträge",
        "/priceSheet/free" => "Kostenfrei",
        "/priceSheet/financing" => "Finanzierung",
        "/priceSheet/keyUnanimous" => "Schlüssel einstimmig beschlossen",
        "/priceSheet/connectionCost/from" => "Anbindung, mindestens",
        "/priceSheet/connectionCost/to" => "Anbindung, höchstens",
        "/priceSheet/connectionCost/note" => "Anbindung, Erläuterung",
        "/priceSheet/vat/added" => "Umsatzsteuer kommt hinzu",
        "/priceSheet/vat/note" => "Umsatzsteuer, Begründung",
        "/conditionsOfUse" => "Nutzungsbedingungen",
        "/licence/spdx" => "Lizenz",
        "/licence/sourceRepository" => "Quelltext",
        "/licence/rightsOfLaender" => "Rechte der Länder",
        "/licence/rightsOfKommunen" => "Rechte der Kommunen",
        "/maintenance/releaseRhythm" => "Releases",
        "/maintenance/lawChanges" => "Änderungen des Rechts",
        "/serviceLevel/availabilityPercent" => "Verfügbarkeit im Monat",
        "/serviceLevel/operatingHours" => "Betriebszeiten",
        "/serviceLevel/maintenanceWindow" => "Wartungsfenster",
        "/dataProtection/model" => "Modell",
        "/dataProtection/note" => "Was Sie tun",
        "/minimumTermMonths" => "Mindestlaufzeit",
        "/noticeMonths" => "Kündigungsfrist zum Jahresende",
        "/exit" => "Ende des Vertrags",
        _ => pointer,
    };

    /// <summary>A value as the other pages write it; the API gives it in the notation of the terms.</summary>
    private static string Value(string pointer, string value) => pointer switch
    {
        "/priceSheet/nature" => Words.Of(Enum.Parse<PriceNature>(value, ignoreCase: true)),
        "/priceSheet/financing" => Words.Of(Enum.Parse<Financing>(value, ignoreCase: true)),
        "/priceSheet/free" or "/priceSheet/keyUnanimous" or "/priceSheet/vat/added" => value == "true" ? "ja" : "nein",
        "/priceSheet/connectionCost/from" or "/priceSheet/connectionCost/to" => German.Money(decimal.Parse(value, CultureInfo.InvariantCulture)),
        "/serviceLevel/availabilityPercent" => German.Percent(decimal.Parse(value, CultureInfo.InvariantCulture) / 100),
        "/dataProtection/model" => Words.Of(Enum.Parse<DataProtectionModel>(value, ignoreCase: true)),
        "/minimumTermMonths" or "/noticeMonths" => Words.Months(int.Parse(value, CultureInfo.InvariantCulture)),
        _ => value,
    };
}
