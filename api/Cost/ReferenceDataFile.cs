using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>What is known of a Land when a file is judged.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Prefix">The first two digits of every ARS in it.</param>
/// <param name="Gemeinden">How many Gemeinden it has.</param>
internal sealed record KnownLand(string Code, string Prefix, int Gemeinden);

/// <summary>What reading a file came to; without a set where anything is wrong.</summary>
internal sealed record CheckedSet(ReferenceDataSet? Set, CsvFile File);

/// <summary>
/// Reads and judges a file of reference data. Each line is a value of the body that its ARS names, or, with two digits and
/// another level, what all bodies of that level come to in the Land. The whole of a Land is what its own line says, else what a
/// line with a total says, else the sum of its Gemeinden where the file has all of them: bodies that happen to be listed never
/// make up a denominator.
/// </summary>
internal sealed class ReferenceDataFile
{
    /// <summary>More than anybody could count is a slip, and sums must stay far from the end of the number type.</summary>
    private const long LargestCount = 1_000_000_000;

    private const int AllLaender = 16;

    private static readonly string[][] Headings = [["ars", "value"], ["ars", "level", "value"], ["ars", "name", "level", "value"]];

    private readonly CsvFile csv = new(Headings, new("Die Datei enthält keine Werte.", "The file holds no values."));
    private readonly Dictionary<string, KnownLand> byPrefix;
    private readonly string key;
    private readonly int decimals;
    private readonly Dictionary<string, (long Value, int Line)> values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Land, ReferenceLevel Level), (long Total, int Line)> totals = [];

    private ReferenceDataFile(string key, IEnumerable<KnownLand> laender)
    {
        this.key = key;
        decimals = ReferenceKeys.DecimalsOf(key);
        byPrefix = laender.ToDictionary(land => land.Prefix, StringComparer.Ordinal);
    }

    /// <summary>Reads a file to its end, or to where reading on makes no sense.</summary>
    /// <param name="file">The file.</param>
    /// <param name="about">What the set is called, and its day and source; its values come from the file.</param>
    /// <param name="laender">The 16 Länder.</param>
    /// <param name="progress">Is told now and then how many lines were looked at.</param>
    public static async Task<CheckedSet> Read(Stream file, ReferenceDataSet about, IReadOnlyList<KnownLand> laender, Func<int, Task>? progress = null)
    {
        var reading = new ReferenceDataFile(about.Key, laender);
        await reading.csv.Read(file, reading.TakeRow, progress);
        if (reading.csv.ErrorCount > 0)
        {
            return new(null, reading.csv);
        }

        var set = about.Key == ReferenceKeys.Koenigstein ? reading.JudgeShares(about) : reading.JudgeCounts(about);
        return new(reading.csv.ErrorCount > 0 ? null : set, reading.csv);
    }

    private void TakeRow(IReadOnlyList<string> cells)
    {
        var ars = cells[0];
        var own = CheckArs(ars);
        var levelCell = csv.Columns.Count == 2 ? "" : cells[^2];
        var level = CheckLevel(levelCell, own);
        if (CheckValue(cells[^1]) is not { } value || own is not { } body || level is not { } about)
        {
            return;
        }

        var earlier = 0;
        if (about == body && !values.TryAdd(ars, (value, csv.Line)))
        {
            earlier = values[ars].Line;
        }
        else if (about != body && !totals.TryAdd((ars, about), (value, csv.Line)))
        {
            earlier = totals[(ars, about)].Line;
        }

        if (earlier > 0)
        {
            csv.Tell("ars", InputErrorCodes.GivenTwice, new($"Dieser Wert steht schon in Zeile {earlier}.", $"This value stands in line {earlier} already."));
        }
    }

    private ReferenceLevel? CheckArs(string ars)
    {
        if (ars.Length == 0)
        {
            csv.Tell("ars", InputErrorCodes.Required, CsvFile.Missing);
            return null;
        }

        if (ReferenceLevels.Of(ars) is not { } level)
        {
            csv.Tell("ars", InputErrorCodes.Format, Ars.WrongForm(ars));
            return null;
        }

        if (!byPrefix.ContainsKey(ars[..2]))
        {
            csv.Tell("ars", InputErrorCodes.DoesNotExist, new($"Mit {ars[..2]} beginnt der ARS in keinem Land.", $"In no Land does the ARS begin with {ars[..2]}."));
            return null;
        }

        if (key == ReferenceKeys.Koenigstein && level != ReferenceLevel.Land)
        {
            csv.Tell("ars", InputErrorCodes.NotAllowedValue, new("Der Königsteiner Schlüssel hat nur Werte für Länder. Geben Sie zwei Ziffern an.", "The Königsteiner Schlüssel has values for Länder only. Give two digits."));
            return null;
        }

        return level;
    }

    /// <summary>The level that a line is about: its own, or another one of a Land.</summary>
    private ReferenceLevel? CheckLevel(string cell, ReferenceLevel? own)
    {
        if (cell.Length == 0)
        {
            return own;
        }

        if (!Names.TryParse<ReferenceLevel>(cell, out var level))
        {
            csv.Tell("level", InputErrorCodes.NotAllowedValue, new(
                $"Die Ebene ist leer oder eine von {string.Join(", ", Names.All<ReferenceLevel>())}.", $"The level is empty or one of {string.Join(", ", Names.All<ReferenceLevel>())}."));
            return null;
        }

        if (own is { } body && level != body && (body != ReferenceLevel.Land || key == ReferenceKeys.Koenigstein))
        {
            csv.Tell("level", InputErrorCodes.NotAllowedValue, new(
                "Eine andere Ebene als die eigene steht nur bei zwei Ziffern: als Summe aller Kommunen der Ebene in dem Land.",
                "Another level than its own stands with two digits only: as the total of all Kommunen of that level in the Land."));
            return null;
        }

        return level;
    }

    private long? CheckValue(string text)
    {
        if (text.Length == 0)
        {
            csv.Tell("value", InputErrorCodes.Required, CsvFile.Missing);
            return null;
        }

        if (text.Length > 20 || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number.Scale > decimals
            || !text.Any(char.IsAsciiDigit) || text.Any(letter => !char.IsAsciiDigit(letter) && letter is not ('.' or '-' or '+')))
        {
            csv.Tell("value", InputErrorCodes.WrongType, decimals == 0
                ? new("Geben Sie eine ganze Zahl ohne Punkte und Leerzeichen an.", "Give a whole number without points and spaces.")
                : new($"Geben Sie eine Zahl mit Dezimalpunkt und höchstens {decimals} Nachkommastellen an, zum Beispiel 13.04061.", $"Give a number with a decimal point and at most {decimals} decimals, 13.04061 for instance."));
            return null;
        }

        var most = decimals == 0 ? LargestCount : 100;
        if (number < 0 || number > most)
        {
            csv.Tell("value", InputErrorCodes.OutOfRange, new($"Geben Sie eine Zahl von 0 bis {most} an.", $"Give a number from 0 to {most}."));
            return null;
        }

        return (long)(number * ReferenceKeys.UnitOf(key));
    }

    /// <summary>Shares have to be those of all Länder, and to come to a hundred.</summary>
    private ReferenceDataSet JudgeShares(ReferenceDataSet about)
    {
        var missing = byPrefix.Values.Where(land => !values.ContainsKey(land.Prefix)).Select(land => land.Code).Order(StringComparer.Ordinal).ToList();
        var sum = values.Values.Sum(entry => entry.Value);
        var whole = 100 * ReferenceKeys.UnitOf(key);
        if (missing.Count > 0)
        {
            csv.Tell(1, "ars", InputErrorCodes.Required, new(
                $"Es fehlen Werte für {string.Join(", ", missing)}. Der Schlüssel braucht alle {AllLaender} Länder.", $"Values of {string.Join(", ", missing)} are missing. The key needs all {AllLaender} Länder."));
        }
        else if (Math.Abs(sum - whole) > AllLaender)
        {
            // Each share may have been rounded; more than that is a slip.
            csv.Tell(1, "value", InputErrorCodes.OutOfRange, new(
                $"Die Werte ergeben zusammen {ReferenceKeys.Written(key, sum)} statt 100.", $"The values come to {ReferenceKeys.Written(key, sum)} instead of 100."));
        }

        return SetOf(about, byPrefix.Values.Where(land => values.ContainsKey(land.Prefix)).ToDictionary(land => land.Code, land => values[land.Prefix].Value, StringComparer.Ordinal), []);
    }

    private ReferenceDataSet JudgeCounts(ReferenceDataSet about)
    {
        var wholes = new Dictionary<string, long>(StringComparer.Ordinal);
        var levels = new List<ReferenceTotal>();
        foreach (var land in byPrefix.Values)
        {
            JudgeLand(land, wholes, levels);
        }

        return SetOf(about, wholes, levels);
    }

    private void JudgeLand(KnownLand land, Dictionary<string, long> wholes, List<ReferenceTotal> levels)
    {
        var bodies = values.Where(entry => entry.Key.Length > 2 && entry.Key.StartsWith(land.Prefix, StringComparison.Ordinal)).ToList();
        var gemeinden = bodies.Where(entry => ReferenceLevels.Of(entry.Key) == ReferenceLevel.Gemeinde).ToList();
        JudgeKreisfreie(bodies);
        var isWhole = gemeinden.Count > 0 && gemeinden.Count >= land.Gemeinden;
        var ofGemeinden = gemeinden.Sum(entry => entry.Value.Value);
        var known = values.TryGetValue(land.Prefix, out var own) ? own.Value
            : TotalOf(ReferenceLevel.Gemeinde) ?? TotalOf(ReferenceLevel.Kreis) ?? (isWhole ? ofGemeinden : (long?)null);
        if (known is not { } whole)
        {
            if (bodies.Count > 0 || TotalOf(ReferenceLevel.Gemeindeverband) is not null)
            {
                var line = bodies.Count > 0 ? bodies.Min(entry => entry.Value.Line) : totals[(land.Prefix, ReferenceLevel.Gemeindeverband)].Line;
                csv.Tell(line, "ars", InputErrorCodes.Required, new(
                    $"Für {land.Code} fehlt das Ganze: Die Datei nennt {gemeinden.Count} von {land.Gemeinden} Gemeinden. Ergänzen Sie eine Zeile mit {land.Prefix} und dem Wert des Landes, oder mit {land.Prefix}, gemeinde und der Summe aller Gemeinden.",
                    $"The whole of {land.Code} is missing: the file lists {gemeinden.Count} of {land.Gemeinden} Gemeinden. Add a line with {land.Prefix} and the value of the Land, or with {land.Prefix}, gemeinde and the total of all Gemeinden."));
            }

            return;
        }

        wholes[land.Code] = whole;
        if (isWhole)
        {
            DeriveKreise(gemeinden);
        }

        var kreise = values.Where(entry => entry.Key.StartsWith(land.Prefix, StringComparison.Ordinal) && ReferenceLevels.Of(entry.Key) == ReferenceLevel.Kreis).ToList();
        var kreisfreie = gemeinden.Where(entry => Ars.IsKreisfrei(entry.Key) && !values.ContainsKey(Ars.KreisOf(entry.Key))).ToList();
        Add(ReferenceLevel.Kreis, [.. kreise, .. kreisfreie], fallback: whole);
        Add(ReferenceLevel.Gemeinde, gemeinden, fallback: whole);
        Add(ReferenceLevel.Gemeindeverband, [.. bodies.Where(entry => ReferenceLevels.Of(entry.Key) == ReferenceLevel.Gemeindeverband)], fallback: null);

        long? TotalOf(ReferenceLevel level) => totals.TryGetValue((land.Prefix, level), out var total) ? total.Total : null;

        void Add(ReferenceLevel level, IReadOnlyCollection<KeyValuePair<string, (long Value, int Line)>> ofLevel, long? fallback)
        {
            if ((TotalOf(level) ?? (ofLevel.Count > 0 ? fallback : null)) is not { } total)
            {
                return;
            }

            levels.Add(new(land.Code, level, total));
            if (ofLevel.Sum(entry => entry.Value.Value) is var sum && sum > total)
            {
                var line = totals.TryGetValue((land.Prefix, level), out var given) ? given.Line : values.TryGetValue(land.Prefix, out var ownLine) ? ownLine.Line : 1;
                csv.Tell(line, "value", InputErrorCodes.OutOfRange, new(
                    $"Die Werte der Ebene {level.Name()} in {land.Code} ergeben {sum}, mehr als das Ganze von {total}.",
                    $"The values of the level {level.Name()} in {land.Code} come to {sum}, more than the whole of {total}."));
            }
        }
    }

    /// <summary>Some files list a kreisfreie Stadt as Kreis, too; then both lines have to say the same, and it stays one value.</summary>
    private void JudgeKreisfreie(IEnumerable<KeyValuePair<string, (long Value, int Line)>> bodies)
    {
        foreach (var (kreis, entry) in bodies.Where(entry => ReferenceLevels.Of(entry.Key) == ReferenceLevel.Kreis))
        {
            if (!values.TryGetValue(Ars.KreisfreieStadtOf(kreis), out var stadt))
            {
                continue;
            }

            if (stadt.Value != entry.Value)
            {
                csv.Tell(entry.Line, "value", InputErrorCodes.NotAllowedValue, new(
                    $"Dieselbe Stadt steht in Zeile {stadt.Line} mit einem anderen Wert.", $"The same town stands in line {stadt.Line} with another value."));
            }

            values.Remove(kreis);
        }
    }

    /// <summary>Kreise that a file with all Gemeinden leaves out have the sum of theirs.</summary>
    private void DeriveKreise(IEnumerable<KeyValuePair<string, (long Value, int Line)>> gemeinden)
    {
        foreach (var kreis in gemeinden.Where(entry => !Ars.IsKreisfrei(entry.Key)).GroupBy(entry => Ars.KreisOf(entry.Key), StringComparer.Ordinal))
        {
            values.TryAdd(kreis.Key, (kreis.Sum(entry => entry.Value.Value), kreis.Min(entry => entry.Value.Line)));
        }
    }

    private ReferenceDataSet SetOf(ReferenceDataSet about, Dictionary<string, long> wholes, IEnumerable<ReferenceTotal> levels)
    {
        foreach (var land in byPrefix.Values.Where(land => wholes.ContainsKey(land.Code)))
        {
            values.TryAdd(land.Prefix, (wholes[land.Code], 0));
        }

        return about with
        {
            Values = [.. values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new ReferenceValue(entry.Key, ReferenceLevels.Of(entry.Key)!.Value, entry.Value.Value))],
            Totals = [.. wholes.Select(entry => new ReferenceTotal(entry.Key, ReferenceLevel.Land, entry.Value)), .. levels],
        };
    }
}
