using System.Globalization;
using System.Numerics;
using FitStore.Api.Comparisons;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>
/// How an amount comes about, in German sentences that a Kämmerer can follow. Whatever stands left of an equals sign can be computed, and is
/// what stands right of it: a test does so.
/// </summary>
internal static class CostWords
{
    private const string UpToEuros = "auf volle Euro aufgerundet";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>1.234,50 €.</summary>
    public static string Euro(long cents) => ComparedWords.Of(Money.OfCents(cents));

    /// <summary>Mai 2027.</summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", German);

    /// <summary>How an item comes about for who is charged.</summary>
    /// <param name="charged">The item.</param>
    /// <param name="land">The Land whose share it is; nothing for who is charged itself.</param>
    /// <param name="places">Its place among all Länder.</param>
    /// <param name="year">The sheet in its year.</param>
    /// <param name="start">First month.</param>
    /// <param name="months">Months of the first year that are paid.</param>
    public static IReadOnlyList<string> Derivation(ChargedItem charged, Organisation land, int places, OfferYear year, DateOnly start, int months)
    {
        var sentences = new List<string>();
        if (charged.Shared is { } shared)
        {
            Share(sentences, shared, places, year);
        }
        else if (!charged.Applies)
        {
            sentences.Add($"{land.Name} nimmt in dieser Rechnung nicht teil und zahlt diesen Posten nicht.");
        }
        else
        {
            sentences.Add(Units(charged));
        }

        if (charged.Item.Charge == Charge.Yearly && months < FirstYear.MonthsOfYear && charged.Prorated > 0)
        {
            sentences.Add(FirstYearOf(charged, start, months));
        }

        return sentences;
    }

    /// <summary>What a Kommune pays, and why.</summary>
    public static IReadOnlyList<string> Derivation(KommuneCost passed, Organisation kommune, Organisation land, IReadOnlyList<ChargedItem> items, DateOnly start, int months) => passed.Rule switch
    {
        PassingOn.LandPays => [$"{land.Name} zahlt selbst. {kommune.Name} zahlt nichts."],
        PassingOn.Levy when passed.Levies.Count == 0 => [kommune.Kind == OrganisationKind.Gemeindeverband
            ? $"{land.Name} erhebt eine Umlage von seinen Gemeinden und Kreisen. Ein Gemeindeverband zahlt sie nicht, seine Gemeinden zahlen sie."
            : $"{land.Name} erhebt eine Umlage, von dieser Ebene aber nichts."],
        PassingOn.Levy => [.. passed.Levies.SelectMany(levy => Levy(levy, KommuneCost.Passed(items), kommune, start, months))],
        PassingOn.CallOff when passed.CalledOff is { } seller =>
        [
            $"In {land.Name} rufen die Kommunen selbst ab. Es gilt das Preisblatt von {seller.Offer.Offer.Seller.Name} („{seller.Offer.Offer.Name}“).",
            .. passed.CalledOffItems.SelectMany(item => Derivation(item, kommune, 0, seller.Year, start, FirstYear.MonthsLeft(start)).Select(sentence => $"{item.Item.Label}: {sentence}")),
        ],
        PassingOn.CallOff => [$"In {land.Name} rufen die Kommunen selbst ab, nach dem Preisblatt des Verkäufers. Für diesen Dienst ist hier keines hinterlegt."],
        _ => Orientation(passed, kommune, land, CostSums.Of(items, months)),
    };

    /// <summary>Whether the first year's income covers the sheet.</summary>
    public static string Balance(long sheet, long income) => (income - sheet) switch
    {
        0 when sheet == 0 => "Das Preisblatt verteilt keine jährlichen Kosten auf die Länder.",
        0 => $"Die Einnahmen des ersten Jahres decken die verteilten Kosten von {Euro(sheet)} genau.",
        < 0 and var short_ => $"{Euro(sheet)} − {Euro(income)} = {Euro(-short_)}. Diesen Rest trägt der Bereitsteller.",
        var surplus => $"{Euro(income)} − {Euro(sheet)} = {Euro(surplus)}. Dieser Überschuss wird bei der nächsten Neufestsetzung verrechnet.",
    };

    /// <summary>The value of a key as its set states it: 13,04061 or 40.732.</summary>
    public static string Value(ReferenceDataSet? set, long value)
    {
        var decimals = set is null ? 0 : ReferenceKeys.DecimalsOf(set.Key);
        return (value / (decimal)BigInteger.Pow(10, decimals)).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), German);
    }

    /// <summary>Königsteiner Schlüssel 2019, Stand 31.12.2019, Quelle: GWK, nicht bestätigt.</summary>
    public static string Of(ReferenceDataSet set) =>
        $"{set.Name}, Stand {ComparedWords.Of(set.AsOf)}, Quelle: {set.Source}"
        + (set.Confirmed ? "" : ", nicht bestätigt")
        + (set.Estimated ? ", geschätzt" : "");

    private static void Share(List<string> sentences, SharedItem shared, int land, OfferYear year)
    {
        var adopters = shared.Parts.Where(part => part.Carrier == CostCarrier.Adopters).ToList();
        if (year.Sheet.Financing == Financing.Joint)
        {
            var quarter = shared.Parts.First(part => part.Carrier == CostCarrier.AllLaender).Pool;
            sentences.Add($"Gemeinsam finanziert: {Euro(shared.Amount - shared.Bund - quarter)} tragen die nachnutzenden Länder, {Euro(shared.Bund)} der Bund, {Euro(quarter)} alle {year.Laender.Count} Länder.");
        }

        if (adopters.Count > 1)
        {
            sentences.Add($"Gemischter Schlüssel: {string.Join(", ", adopters.Select(part => $"{Euro(part.Pool)} {ComparedWords.By(part.Key)} (Gewicht {part.Key.Weight.Replace('.', ',')})"))}.");
        }

        var terms = new List<long>();
        foreach (var part in shared.Parts)
        {
            var place = part.PlaceOf(land);
            if (place < 0)
            {
                sentences.Add($"{year.Laender[land].Name} nimmt in dieser Rechnung nicht teil und trägt vom Anteil der nachnutzenden Länder nichts.");
                continue;
            }

            terms.Add(part.Shares[place]);
            sentences.Add(Part(part, place, year.Laender));
        }

        if (terms.Count > 1)
        {
            sentences.Add($"Zusammen {string.Join(" + ", terms.Select(Euro))} = {Euro(terms.Sum())}.");
        }
    }

    private static string Part(SharedPart part, int place, IReadOnlyList<Land> laender)
    {
        var (value, share) = (part.Values.Values[place], part.Shares[place]);
        var who = part.Carrier == CostCarrier.AllLaender
            ? $"Anteil aller {laender.Count} Länder (das zahlt {laender[part.Laender[place]].Name} ohnehin)"
            : part.Laender.Count == 1 ? "Anteil des einen nachnutzenden Landes" : $"Anteil der {part.Laender.Count} nachnutzenden Länder";
        var adjusted = IsAdjusted(part, laender.Count) ? $", angepasst auf {ComparedWords.Count(part.Laender.Count, "Land", "Länder")}" : "";
        var set = part.Values.Set is { } known ? $" ({Of(known)}{adjusted})" : "";
        var numerator = (BigInteger)part.Pool * value;
        var down = (long)(numerator / part.Sum);
        var (own, all) = (Value(part.Values.Set, value), Value(part.Values.Set, part.Sum));
        var values = part.Values.Set is null ? "" : $". {laender[part.Laender[place]].Name} hat {own}, alle zusammen {all}";
        return $"{who} {ComparedWords.By(part.Key)}{set}{values}: {Euro(part.Pool)} × {own} ÷ {all} = "
            + Rounded(numerator, part.Sum, "abgerundet", down)
            + (share > down ? $", mit einem der übrigen Cent {Euro(share)}." : ".");
    }

    /// <summary>Whether the Königsteiner Schlüssel is shared by fewer than all Länder.</summary>
    public static bool IsAdjusted(SharedPart part, int laender) => part.Key.Key == AllocationKey.Koenigstein && part.Laender.Count < laender;

    private static string Units(ChargedItem charged)
    {
        var (item, units) = (charged.Item, charged.Units.ToString("N0", German));
        var from = charged.UnitSet is { } set ? $" ({Of(set)})" : "";
        switch (item.Basis)
        {
            case PriceBasis.PerOrganisation:
                return $"Je Organisation {Euro(charged.Amount)}.";
            case PriceBasis.SizeClass:
                var row = ChargeUnits.ClassOf(item, charged.Units);
                var span = row.To is { } to ? $"{row.From.ToString("N0", German)} bis {to.ToString("N0", German)}" : $"ab {row.From.ToString("N0", German)}";
                return $"{units} Einwohner{from} fallen in die Größenklasse {span} Einwohner: {Euro(charged.Amount)}.";
            default:
                var things = item.Basis == PriceBasis.PerInhabitant ? "Einwohner" : "Nutzungen im Jahr";
                var exact = decimal.Parse(ChargeUnits.Exact(charged.Units, item.UnitPrice!), CultureInfo.InvariantCulture);
                return $"{things}{from} mal Preis: {units} × {ComparedWords.OfUnit(item.UnitPrice!)} = "
                    + (exact * 100 == charged.Amount ? $"{Euro(charged.Amount)}." : $"{exact.ToString("#,##0.00####", German)} €, kaufmännisch gerundet {Euro(charged.Amount)}.");
        }
    }

    private static string FirstYearOf(ChargedItem charged, DateOnly start, int months)
    {
        var part = FirstYear.Of(charged.Prorated, months);
        return $"Erstes Jahr ab {Month(start)}: {Euro(charged.Prorated)} × {months} ÷ {FirstYear.MonthsOfYear} = "
            + Rounded((BigInteger)charged.Prorated * months, FirstYear.MonthsOfYear, "abgerundet", part) + "."
            + (charged.Unprorated > 0 ? $" Der Anteil aller Länder gilt für das ganze Jahr: {Euro(part)} + {Euro(charged.Unprorated)} = {Euro(part + charged.Unprorated)}." : "");
    }

    private static IEnumerable<string> Levy(LeviedAt levy, PassedSums land, Organisation kommune, DateOnly start, int months)
    {
        var level = levy.Level switch
        {
            LevyLevel.Gemeinde => "Gemeinden",
            LevyLevel.Kreis => "Kreise und kreisfreien Städte",
            _ => "Bezirke",
        };
        var percent = (levy.Hundredths / 100m).ToString("0.##", German);
        var part = $"{percent} ÷ 100 × {levy.Inhabitants.Value.ToString("N0", German)} ÷ {levy.Inhabitants.Total.ToString("N0", German)}";
        var year = land.Prorated + land.Unprorated;
        var (numerator, denominator) = ((BigInteger)levy.Hundredths * levy.Inhabitants.Value, (BigInteger)LandRule.Whole * levy.Inhabitants.Total);
        yield return $"Die {level} zahlen {percent} % des Landesbetrags, verteilt nach Einwohnern ({Of(levy.Inhabitants.Set)}). {kommune.Name} im Jahr: {Euro(year)} × {part} = "
            + Rounded(year * numerator, denominator, UpToEuros, levy.Amounts.FullYear) + ".";
        if (months < FirstYear.MonthsOfYear && land.Prorated > 0)
        {
            var first = land.Unprorated > 0
                ? $"({Euro(land.Prorated)} × {months} ÷ {FirstYear.MonthsOfYear} + {Euro(land.Unprorated)})"
                : $"{Euro(land.Prorated)} × {months} ÷ {FirstYear.MonthsOfYear}";
            yield return $"Erstes Jahr ab {Month(start)}: {first} × {part} = "
                + Rounded(
                    ((BigInteger)land.Prorated * months + (BigInteger)land.Unprorated * FirstYear.MonthsOfYear) * numerator,
                    denominator * FirstYear.MonthsOfYear,
                    UpToEuros,
                    levy.Amounts.FirstYear)
                + ".";
        }

        if (land.OneOff > 0)
        {
            yield return $"Einmalig: {Euro(land.OneOff)} × {part} = " + Rounded(land.OneOff * numerator, denominator, UpToEuros, levy.Amounts.OneOff) + ".";
        }
    }

    private static IReadOnlyList<string> Orientation(KommuneCost passed, Organisation kommune, Organisation land, CostSums whole)
    {
        var unknown = $"Wie {land.Name} die Kosten an seine Kommunen weitergibt, ist hier nicht hinterlegt.";
        if (passed is not { ByInhabitants: { } inhabitants, Orientation: { } orientation })
        {
            return [unknown];
        }

        var part = $"{inhabitants.Value.ToString("N0", German)} ÷ {inhabitants.Total.ToString("N0", German)}";
        return
        [
            unknown,
            $"Nur zur Orientierung nach Einwohnern ({Of(inhabitants.Set)}), im Jahr: {Euro(whole.FullYear)} × {part} = "
                + Rounded((BigInteger)whole.FullYear * inhabitants.Value, inhabitants.Total, "gerundet", orientation.FullYear) + ".",
        ];
    }

    /// <summary>A fraction of cents in euro with four decimals, an ellipsis where there are more, and what it is rounded to; that alone where nothing is to be rounded.</summary>
    private static string Rounded(BigInteger numerator, BigInteger denominator, string how, long cents)
    {
        if (numerator == cents * denominator)
        {
            return Euro(cents);
        }

        var (hundredths, rest) = BigInteger.DivRem(numerator * 100, denominator);
        return $"{((decimal)hundredths / 10_000m).ToString("#,##0.0000", German)}{(rest.IsZero ? "" : "…")} €, {how} {Euro(cents)}";
    }
}
