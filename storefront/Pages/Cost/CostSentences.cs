using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>What a preview says, in sentences that could stand alone.</summary>
internal static class CostSentences
{
    /// <summary>The answer: who pays what, and who the rest; and what connecting costs, because nobody else pays for that.</summary>
    public static string Answer(CostPreview preview) =>
        Shared(preview) + ((preview.Totals ?? preview.Charged).Connection is { To.Cents: > 0 } connection
            ? $" Dazu kommt einmalig die Anbindung: {Words.Range(connection.From, connection.To)}."
            : "");

    private static string Shared(CostPreview preview)
    {
        var who = Words.Short(preview.Organisation.Name);
        if (preview.Free)
        {
            return $"{who} zahlt nichts: Dieses Angebot ist kostenfrei.";
        }

        var land = Words.TheLand(preview.Land.Name);
        return preview.PassedOn switch
        {
            null => $"{who} zahlt {Amounts(preview.Charged, preview)}.",
            { Rule: PassingOn.LandPays } when IsNothing(preview.Charged) => $"{who} zahlt nichts, und auch {land} zahlt nichts.",
            { Rule: PassingOn.LandPays } => $"{who} zahlt {German.Digits(preview.Year)} nichts; {land} trägt {Borne(preview.Charged, preview)}.",
            { Rule: PassingOn.Levy, Levies.Count: 0 } => $"{who} zahlt keine Umlage; {land} zahlt {Amounts(preview.Charged, preview)}.",
            { Rule: PassingOn.Levy } => $"{who} zahlt als Umlage {Amounts(preview.Totals!, preview)}. Der ganze Betrag {Words.OfTheLand(preview.Land.Name)} ist {Borne(preview.Charged, preview)}.",
            { Rule: PassingOn.CallOff } when preview.Totals is { } totals => $"{who} ruft selbst ab und zahlt {Amounts(totals, preview)}{(preview.PassedOn.Seller is { } seller ? $" an {seller.Name}" : "")}.",
            { Rule: PassingOn.CallOff } => $"{who} ruft selbst beim Verkäufer ab. Dessen Preisblatt ist für diesen Dienst hier nicht hinterlegt.",
            { Orientation: { } orientation } => $"{Capital(land)} zahlt {Amounts(preview.Charged, preview)}. Wie es das an {who} weitergibt, ist nicht hinterlegt; nach Einwohnern wären es {Amounts(orientation, preview)}, nur zur Orientierung.",
            _ => $"{Capital(land)} zahlt {Amounts(preview.Charged, preview)}. Wie es das an {who} weitergibt, ist nicht hinterlegt.",
        };
    }

    /// <summary>One line: what is paid for implementation, operation and support, and who carries the rest.</summary>
    public static string WhoCarries(CostPreview preview)
    {
        var who = Words.Short(preview.Organisation.Name);
        if (preview.Totals is not { } totals)
        {
            return $"Was {who} für Einführung, Betrieb und Support zahlt, lässt sich nicht sagen: Es ist keine Regel dafür hinterlegt. Sicher ist: Die Anbindung bezahlt, wer anbindet.";
        }

        var connection = totals.Connection is { To.Cents: > 0 } range ? $" und für die Anbindung {Words.Range(range.From, range.To)}" : "";
        var start = $"{(totals.OneOff.Cents == 0 ? "nichts" : German.Money(totals.OneOff))}{connection}";
        var yearly = totals.FullYear.Cents == 0 ? "nichts" : $"{German.Money(totals.FullYear)} im Jahr";
        return $"{who} zahlt für die Einführung {start}, für Betrieb und Support zusammen {yearly}. {Rest(preview)}";
    }

    /// <summary>45.910,75 € im Jahr 2027; within a year: 30.607,16 € für 8 Monate 2027, danach 45.910,75 € im Jahr.</summary>
    /// <param name="totals">What is paid.</param>
    /// <param name="preview">The preview they are of.</param>
    /// <param name="saysYear">Whether the year has to be said.</param>
    public static string Amounts(CostTotals totals, CostPreview preview, bool saysYear = true)
    {
        var once = $"einmalig {German.Money(totals.OneOff)}";
        return (totals.FullYear.Cents, totals.OneOff.Cents) switch
        {
            (0, 0) => $"{German.Digits(preview.Year)} nichts",
            (0, _) => once,
            (_, 0) => Yearly(totals, preview, saysYear),
            _ => $"{Yearly(totals, preview, saysYear)} und {once}",
        };
    }

    /// <summary>Whether nobody pays anything by these totals; connecting apart.</summary>
    public static bool IsNothing(CostTotals totals) => totals.FirstYear.Cents == 0 && totals.FullYear.Cents == 0 && totals.OneOff.Cents == 0;

    /// <summary>The first year as a heading: 2027 (8 Monate).</summary>
    public static string FirstYear(CostPreview preview) => preview.Months == 12 ? German.Digits(preview.Year) : $"{German.Digits(preview.Year)} ({German.Count(preview.Months, "Monat", "Monate")})";

    /// <summary>What the participants of a question are, in a sentence.</summary>
    public static string Participants(CostPreview preview) => preview.Participants.Count == 0
        ? "In dieser Rechnung macht kein Land mit."
        : $"Gerechnet mit {German.Count(preview.Participants.Count, "Land", "Ländern")}: {German.List([.. preview.Participants.Select(land => $"{land.Name} ({Why(land)})")])}.";

    private static string Why(CostParticipant land) => land is { Reason: ParticipantReason.Asker, Joins: false } ? "schon dabei" : Words.Of(land.Reason);

    private static string Borne(CostTotals totals, CostPreview preview) => Amounts(totals, preview, saysYear: false);

    private static string Yearly(CostTotals totals, CostPreview preview, bool saysYear)
    {
        var year = German.Digits(preview.Year);
        return preview.Months == 12
            ? German.Money(totals.FirstYear) + (saysYear ? $" im Jahr {year}" : "")
            : $"{German.Money(totals.FirstYear)} für {German.Count(preview.Months, "Monat", "Monate")}{(saysYear ? " " + year : "")}, danach {German.Money(totals.FullYear)} im Jahr";
    }

    private static string Rest(CostPreview preview)
    {
        var land = Words.TheLand(preview.Land.Name);
        var others = preview.Financing == Contracts.Terms.Financing.Joint ? "der Bund und die anderen Länder" : "die anderen nachnutzenden Länder";
        return preview switch
        {
            { Free: true } => "Den Rest trägt der Bereitsteller.",
            { PassedOn.Rule: PassingOn.LandPays } => $"Den Rest tragen {land} und {others}.",
            { PassedOn.Rule: PassingOn.Levy } => $"Den Rest tragen die übrigen Kommunen, {land} und {others}.",
            { PassedOn.Rule: PassingOn.CallOff } => "Einen Rest, den andere tragen, gibt es beim eigenen Abruf nicht.",
            { Organisation.Kind: OrganisationKind.Land } when preview.Payers.Any(payer => payer.Land != preview.Land.Land && payer.FullYear.Cents + payer.OneOff.Cents > 0) => $"Den Rest tragen {others}.",
            _ => "Einen Rest, den andere tragen, gibt es nicht.",
        };
    }

    private static string Capital(string text) => char.ToUpper(text[0], German.Culture) + text[1..];
}

/// <summary>What is paid today, against what would be paid, over the minimum term.</summary>
/// <param name="Today">Own cost of today, cents in a year.</param>
/// <param name="Months">Months that are compared.</param>
/// <param name="Totals">What would be paid.</param>
internal sealed record OwnCost(long Today, int Months, CostTotals Totals)
{
    /// <summary>Own cost over the term, in cents, rounded half up.</summary>
    public long Before => Over(Today);

    /// <summary>Cost of the service over the term, with what is paid once.</summary>
    public long After => Over(Totals.FullYear.Cents) + Totals.OneOff.Cents;

    /// <summary>How the own cost comes about.</summary>
    public string BeforeDerivation => $"{Euro(Today)} × {German.Digits(Months)} ÷ 12 = {Euro(Before)}";

    /// <summary>How that of the service comes about.</summary>
    public string AfterDerivation => Totals.OneOff.Cents == 0
        ? $"{Euro(Totals.FullYear.Cents)} × {German.Digits(Months)} ÷ 12 = {Euro(After)}"
        : $"{Euro(Totals.FullYear.Cents)} × {German.Digits(Months)} ÷ 12 + {Euro(Totals.OneOff.Cents)} = {Euro(After)}";

    /// <summary>What it comes to, in a sentence.</summary>
    public string Text => (Before - After) switch
    {
        0 => $"Über {German.Digits(Months)} Monate kostet beides gleich viel.",
        > 0 and var saved => $"Über {German.Digits(Months)} Monate sparen Sie {Euro(saved)}.",
        var more => $"Über {German.Digits(Months)} Monate zahlen Sie {Euro(-more)} mehr als heute.",
    };

    private static string Euro(long cents) => German.Money(Money.OfCents(cents));

    private long Over(long yearly) => (long)decimal.Round(yearly * Months / 12m, 0, MidpointRounding.AwayFromZero);
}
