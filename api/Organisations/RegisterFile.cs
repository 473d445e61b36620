using System.Globalization;
using System.Text;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>A right line of a register file.</summary>
/// <param name="Ars">2, 5, 9 or 12 digits.</param>
/// <param name="Name">As the file spells it.</param>
/// <param name="Land">Code of the Land; fits the first two digits.</param>
/// <param name="Population">Inhabitants.</param>
internal sealed record RegisterRow(string Ars, string Name, string Land, long Population)
{
    public OrganisationKind Kind => Organisations.Ars.KindOf(Ars)!.Value;
}

/// <summary>What reading a register file came to.</summary>
/// <param name="Rows">The right lines, in their order.</param>
/// <param name="Lines">Lines looked at, without the heading.</param>
/// <param name="Errors">What is wrong, by line; the first 1,000.</param>
/// <param name="ErrorCount">How many errors there are, also beyond those listed.</param>
internal sealed record CheckedFile(IReadOnlyList<RegisterRow> Rows, int Lines, IReadOnlyList<LineError> Errors, int ErrorCount);

/// <summary>
/// Reads and judges a file of organisations: CSV by RFC 4180 with the heading <c>ars,name,land,population</c>, UTF-8 without
/// a byte order mark, one organisation per line. Every error is told with its line. Since no value may hold a line end, a
/// quotation mark that is left open spoils its own line and no other. Memory is bounded whatever comes: by the largest file
/// and the longest line.
/// </summary>
internal sealed class RegisterFile
{
    /// <summary>Largest file that is read: twenty times the register of all Gemeinden.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    public const int MostErrors = 1000;

    public const int LongestName = 200;

    private const int LongestLine = 2000;
    private const int ProgressEvery = 1000;
    private const string FormulaStarts = "=+-@\t\r";

    private static readonly string[] Columns = ["ars", "name", "land", "population"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly IReadOnlyDictionary<string, string> prefixes;
    private readonly Dictionary<string, int> lineByArs = new(StringComparer.Ordinal);
    private readonly List<RegisterRow> rows = [];
    private readonly List<LineError> errors = [];
    private int errorCount;
    private int line;
    private int lines;
    private bool isReadable = true;

    private RegisterFile(IReadOnlyDictionary<string, string> prefixes) => this.prefixes = prefixes;

    /// <summary>Reads a file to its end, or to where reading on makes no sense.</summary>
    /// <param name="file">The file.</param>
    /// <param name="prefixes">The first two digits of the ARS by the code of each Land.</param>
    /// <param name="progress">Is told now and then how many lines were looked at.</param>
    public static async Task<CheckedFile> Read(Stream file, IReadOnlyDictionary<string, string> prefixes, Func<int, Task>? progress = null)
    {
        var reading = new RegisterFile(prefixes);
        await reading.ReadLines(file, progress ?? (_ => Task.CompletedTask));
        if (reading.isReadable && reading.lines == 0)
        {
            reading.Tell(1, column: null, InputErrorCodes.Required, new("Die Datei enthält keine Organisationen.", "The file holds no organisations."));
        }

        return new(reading.rows, reading.lines, reading.errors, reading.errorCount);
    }

    private async Task ReadLines(Stream file, Func<int, Task> progress)
    {
        var chunk = new byte[64 * 1024];
        var current = new byte[LongestLine];
        var (length, isTooLong, hasMore, total) = (0, false, false, 0L);
        int read;
        while (isReadable && (read = await file.ReadAsync(chunk)) > 0)
        {
            total += read;
            if (total > LargestFile)
            {
                line++;
                Stop(InputErrorCodes.TooLong, new(
                    $"Die Datei ist größer als {LargestFile / 1024 / 1024} MB. Ab hier wurde sie nicht gelesen.",
                    $"The file is larger than {LargestFile / 1024 / 1024} MB. It was not read from here on."));
                return;
            }

            for (var at = 0; at < read && isReadable; at++)
            {
                if (chunk[at] == '\n')
                {
                    Take(current.AsSpan(0, length), isTooLong);
                    (length, isTooLong, hasMore) = (0, false, false);
                    if (lines > 0 && lines % ProgressEvery == 0)
                    {
                        await progress(lines);
                    }
                }
                else if (length == LongestLine)
                {
                    isTooLong = true;
                }
                else
                {
                    current[length++] = chunk[at];
                    hasMore = true;
                }
            }
        }

        if (isReadable && hasMore)
        {
            Take(current.AsSpan(0, length), isTooLong);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, bool isTooLong)
    {
        line++;
        if (line == 1 && bytes.StartsWith(Mark))
        {
            Tell(1, column: null, InputErrorCodes.Format, new(
                "Die Datei beginnt mit einer Byte-Reihenfolge-Markierung (BOM). Speichern Sie sie als UTF-8 ohne BOM.",
                "The file begins with a byte order mark (BOM). Save it as UTF-8 without BOM."));
            bytes = bytes[Mark.Length..];
        }

        bytes = bytes.EndsWith("\r"u8) ? bytes[..^1] : bytes;
        var text = isTooLong ? null : Decode(bytes);
        if (line == 1)
        {
            TakeHeading(text);
        }
        else if (text is not { Length: 0 })
        {
            lines++;
            if (isTooLong)
            {
                Tell(column: null, InputErrorCodes.TooLong, new(
                    $"Die Zeile hat mehr als {LongestLine} Bytes.", $"The line has more than {LongestLine} bytes."));
            }
            else if (text is null)
            {
                Tell(column: null, InputErrorCodes.Format, new(
                    "Die Zeile ist nicht in UTF-8 geschrieben. Speichern Sie die Datei als UTF-8.", "The line is not written in UTF-8. Save the file as UTF-8."));
            }
            else if (Cells(text) is not { } cells)
            {
                Tell(column: null, InputErrorCodes.Format, new(
                    "Die Anführungszeichen stimmen nicht: Ein Wert in Anführungszeichen endet vor dem Komma oder dem Zeilenende, Anführungszeichen darin stehen doppelt.",
                    "The quotation marks are wrong: a quoted value ends before the comma or the end of the line, quotation marks inside are doubled."));
            }
            else if (cells.Count != Columns.Length)
            {
                Tell(column: null, InputErrorCodes.Format, new(
                    $"Die Zeile hat {cells.Count} Werte statt {Columns.Length}.", $"The line has {cells.Count} values instead of {Columns.Length}."));
            }
            else
            {
                TakeRow(cells);
            }
        }
    }

    private void TakeHeading(string? text)
    {
        if (text is null || Cells(text) is not { } cells || !cells.SequenceEqual(Columns))
        {
            Stop(text is null ? InputErrorCodes.Format : InputErrorCodes.NotAllowedValue, new(
                "Die erste Zeile muss ars,name,land,population lauten, in UTF-8. Die Datei wurde nicht weiter gelesen.",
                "The first line has to be ars,name,land,population, in UTF-8. The file was not read any further."));
        }
    }

    private void TakeRow(List<string> cells)
    {
        var before = errorCount;
        var ars = cells[0];
        CheckArs(ars);
        var name = Spoken(cells[1]);
        CheckName(name);
        CheckLand(ars, cells[2]);
        var population = CheckPopulation(cells[3]);
        if (errorCount == before)
        {
            rows.Add(new(ars, name, cells[2], population));
        }
    }

    private void CheckArs(string ars)
    {
        if (ars.Length == 0)
        {
            Tell(Columns[0], InputErrorCodes.Required, Missing);
        }
        else if (Ars.KindOf(ars) is null)
        {
            Tell(Columns[0], InputErrorCodes.Format, ars.All(char.IsAsciiDigit)
                ? new($"Der ARS hat {ars.Length} Ziffern. Richtig sind 2 (Land), 5 (Kreis), 9 (Gemeindeverband) oder 12 (Gemeinde); führende Nullen zählen mit.", $"The ARS has {ars.Length} digits. Right are 2 (Land), 5 (Kreis), 9 (Gemeindeverband) or 12 (Gemeinde); leading zeros count.")
                : new("Der ARS besteht nur aus Ziffern.", "The ARS consists of digits only."));
        }
        else if (!lineByArs.TryAdd(ars, line))
        {
            Tell(Columns[0], InputErrorCodes.GivenTwice, new($"Dieser ARS steht schon in Zeile {lineByArs[ars]}.", $"This ARS stands in line {lineByArs[ars]} already."));
        }
    }

    private void CheckName(string name)
    {
        if (!name.Any(char.IsLetterOrDigit))
        {
            Tell(Columns[1], InputErrorCodes.Required, Missing);
        }
        else if (name.Length > LongestName)
        {
            Tell(Columns[1], InputErrorCodes.TooLong, new($"Kürzen Sie den Namen auf höchstens {LongestName} Zeichen.", $"Shorten the name to at most {LongestName} characters."));
        }
        else if (name.Any(Rules.IsUnseen))
        {
            Tell(Columns[1], InputErrorCodes.Format, new("Entfernen Sie die Steuerzeichen aus dem Namen.", "Remove the control characters from the name."));
        }
    }

    private void CheckLand(string ars, string land)
    {
        if (land.Length == 0)
        {
            Tell(Columns[2], InputErrorCodes.Required, Missing);
        }
        else if (!prefixes.TryGetValue(land, out var prefix))
        {
            Tell(Columns[2], InputErrorCodes.NotAllowedValue, new("Dieses Land gibt es nicht. Geben Sie das zweistellige Kürzel an, zum Beispiel TH.", "There is no such Land. Give the code of two letters, TH for instance."));
        }
        else if (Ars.KindOf(ars) is not null && !ars.StartsWith(prefix, StringComparison.Ordinal))
        {
            Tell(Columns[2], InputErrorCodes.NotAllowedValue, new($"Der ARS beginnt mit {ars[..2]}, in {land} aber beginnt er mit {prefix}.", $"The ARS begins with {ars[..2]}, but in {land} it begins with {prefix}."));
        }
    }

    private long CheckPopulation(string text)
    {
        if (text.Length == 0)
        {
            Tell(Columns[3], InputErrorCodes.Required, Missing);
        }
        else if (text.Length <= 15 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && text[0] != '+')
        {
            // More than anybody could live there is a slip, and sums must stay far from the end of the number type.
            if (count is >= 0 and <= 1_000_000_000)
            {
                return count;
            }

            Tell(Columns[3], InputErrorCodes.OutOfRange, new("Geben Sie eine Zahl von 0 bis 1000000000 an.", "Give a number from 0 to 1000000000."));
        }
        else
        {
            Tell(Columns[3], InputErrorCodes.WrongType, new("Geben Sie eine ganze Zahl ohne Punkte und Leerzeichen an.", "Give a whole number without points and spaces."));
        }

        return 0;
    }

    private static Sentence Missing => new("Diese Angabe fehlt.", "This value is missing.");

    private void Stop(string code, Sentence detail)
    {
        Tell(column: null, code, detail);
        isReadable = false;
    }

    private void Tell(string? column, string code, Sentence detail) => Tell(line, column, code, detail);

    private void Tell(int at, string? column, string code, Sentence detail)
    {
        errorCount++;
        if (errors.Count < MostErrors)
        {
            errors.Add(new LineError { Line = at, Column = column, Code = code, Detail = detail.ToString() });
        }
    }

    /// <summary>Our own exports put an apostrophe before what a spreadsheet would take for a formula; here it goes again.</summary>
    private static string Spoken(string cell) => cell.Length > 1 && cell[0] == '\'' && FormulaStarts.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The values of a line; nothing where its quotation marks are wrong.</summary>
    private static List<string>? Cells(string text)
    {
        var cells = new List<string>(Columns.Length);
        var at = 0;
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                var cell = new StringBuilder();
                at++;
                while (true)
                {
                    var end = text.IndexOf('"', at);
                    if (end < 0)
                    {
                        return null;
                    }

                    cell.Append(text, at, end - at);
                    at = end + 1;
                    if (at >= text.Length || text[at] != '"')
                    {
                        break;
                    }

                    cell.Append('"');
                    at++;
                }

                if (at < text.Length && text[at] != ',')
                {
                    return null;
                }

                cells.Add(cell.ToString());
            }
            else
            {
                var comma = text.IndexOf(',', at);
                var cell = text[at..(comma < 0 ? text.Length : comma)];
                if (cell.Contains('"', StringComparison.Ordinal))
                {
                    return null;
                }

                cells.Add(cell);
                at += cell.Length;
            }

            if (at >= text.Length)
            {
                return cells;
            }

            at++;
        }
    }
}
