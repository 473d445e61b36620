using System.Globalization;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>Reference data and the rules of the Länder.</content>
public static partial class Words
{
    private const string UsagePrefix = "usage:";
    private const string TargetGroupPrefix = "targetGroup:";

    public static string Of(DataSetState state) => state switch
    {
        DataSetState.Draft => "Entwurf",
        _ => "gilt",
    };

    public static Mood MoodOf(DataSetState state) => state == DataSetState.Draft ? Mood.Warning : Mood.Success;

    public static string Of(ReferenceLevel level) => level switch
    {
        ReferenceLevel.Land => "Land",
        ReferenceLevel.Kreis => "Kreis",
        ReferenceLevel.Gemeindeverband => "Gemeindeverband",
        _ => "Gemeinde",
    };

    /// <summary>Several of a level: Gemeinden.</summary>
    public static string Many(ReferenceLevel level) => level switch
    {
        ReferenceLevel.Land => "Länder",
        ReferenceLevel.Kreis => "Kreise und kreisfreie Städte",
        ReferenceLevel.Gemeindeverband => "Gemeindeverbände",
        _ => "Gemeinden",
    };

    /// <summary>The service whose uses a key counts; nothing for other keys.</summary>
    public static string? ServiceOfKey(string key) => key.StartsWith(UsagePrefix, StringComparison.Ordinal) ? key[UsagePrefix.Length..] : null;

    /// <summary>What a key of reference data is, in German.</summary>
    public static string OfKey(string key) => key switch
    {
        "inhabitants" => Of(AllocationKey.Inhabitants),
        "koenigstein" => Of(AllocationKey.Koenigstein),
        _ when key.StartsWith(UsagePrefix, StringComparison.Ordinal) => "Nutzungen eines Dienstes",
        _ when key.StartsWith(TargetGroupPrefix, StringComparison.Ordinal) => $"Zielgruppe {key[TargetGroupPrefix.Length..]}",
        _ => key,
    };

    /// <summary>A value of a set: 2.100.277, or 13,04061 % where it is percent.</summary>
    public static string Value(string written, int decimals)
    {
        var number = decimal.Parse(written, CultureInfo.InvariantCulture);
        return decimals == 0 ? German.Number((long)number) : number.ToString("N" + German.Digits(decimals), German.Culture) + "\u00A0%";
    }

    /// <summary>A share or a change of one, with five decimals: 2,63211 %.</summary>
    public static string Share(string written) => decimal.Parse(written, CultureInfo.InvariantCulture).ToString("0.00000", German.Culture) + "\u00A0%";

    /// <summary>A change in percentage points with its sign: +0,11921.</summary>
    public static string Change(string written) => decimal.Parse(written, CultureInfo.InvariantCulture).ToString("+0.00000;−0.00000;0", German.Culture);

    public static string Of(PassingOnRule rule) => rule switch
    {
        PassingOnRule.LandPays => "Das Land trägt die Kosten",
        PassingOnRule.Levy => "Umlage",
        _ => "Eigener Abruf gegen Entgelt",
    };

    /// <summary>What a rule means for a Kommune, in a sentence.</summary>
    public static string Explain(PassingOnRule rule) => rule switch
    {
        PassingOnRule.LandPays => "Kommunen zahlen nichts.",
        PassingOnRule.Levy => "Jede Ebene trägt einen Anteil am Betrag des Landes; eine Kommune zahlt davon nach ihren Einwohnern, aufgerundet auf volle Euro. Eine Umlage ist ein öffentlich-rechtlicher Beitrag und kein Entgelt.",
        _ => "Jede Kommune ruft den Dienst selbst ab und zahlt nach dem Preisblatt des Verkäufers. Unentgeltlich über das Land nachnutzen kann sie ihn nicht.",
    };

    /// <summary>What a levy asks of whom: Gemeinden 30 %, Kreise 15 %, das Land den Rest von 55 %.</summary>
    public static string Of(LevyPercentages levy)
    {
        (string Who, decimal Percent)[] levels = [("Gemeinden", Read(levy.Gemeinde)), ("Kreise", Read(levy.Kreis)), ("Bezirke", Read(levy.Bezirk))];
        var rest = 100 - levels.Sum(level => level.Percent);
        var parts = levels.Where(level => level.Percent > 0).Select(level => $"die {level.Who} {German.Percent(level.Percent / 100)}").ToList();
        return German.List([.. parts, .. rest > 0 ? (string[])[$"das Land den Rest von {German.Percent(rest / 100)}"] : []]);

        static decimal Read(string written) => decimal.Parse(written, CultureInfo.InvariantCulture);
    }

    /// <summary>Of a Land's rules, the newest first, the one of a day.</summary>
    public static RecordedLandRule? InForce(IReadOnlyList<RecordedLandRule> rules, DateOnly day) => rules.FirstOrDefault(rule => rule.ValidFrom <= day);

    /// <summary>A rule as a sentence that can stand alone.</summary>
    public static string Sentence(RecordedLandRule rule) => rule switch
    {
        { Rule: PassingOnRule.LandPays } => "Das Land trägt die Kosten der Nachnutzung; Kommunen zahlen nichts.",
        { Rule: PassingOnRule.Levy, Levy: { } levy } => $"Das Land erhebt eine Umlage: Von seinem Betrag tragen {Of(levy)}.",
        _ => "Kommunen rufen Dienste selbst ab und zahlen nach dem Preisblatt des Verkäufers.",
    };
}
