using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Http;

/// <summary>
/// Reads a file that somebody sends, and judges its form: CSV by RFC 4180 with one of the headings expected, UTF-8 without a
/// byte order mark, one thing per line. Every error is told with its line. Since no value may hold a line end, a quotation mark
/// that is left open spoils its own line and no other. Memory is bounded whatever comes: by the largest file and the longest line.
/// </summary>
/// <param name="headings">The headings that are taken, each a list of columns.</param>
/// <param name="nothing">What to say of a file without a line.</param>
/// <param name="loose">What is forgiven of files whose form others have settled; nothing where the form is ours.</param>
internal sealed class CsvFile(IReadOnlyList<IReadOnlyList<string>> headings, Sentence nothing, LooseForm? loose = null)
{
    /// <summary>Largest file that is read: twenty times the register of all Gemeinden.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    public const int MostErrors = 1000;

    private const int ProgressEvery = 1000;
    private const string FormulaStarts = "=+-@\t\r";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly List<LineError> errors = [];
    private readonly int longestLine = loose?.LongestLine ?? 2000;
    private bool isReadable = true;
    private char separator = ',';

    /// <summary>The columns of the heading that was found.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Number of the line that is being looked at, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Lines looked at, without the heading.</summary>
    public int Lines { get; private set; }

    /// <summary>What is wrong, by line; the first 1,000.</summary>
    public IReadOnlyList<LineError> Errors => errors;

    /// <summary>How many errors there are, also beyond those listed.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>What to say of a value that is not there.</summary>
    public static Sentence Missing => new("Diese Angabe fehlt.", "This value is missing.");

    /// <summary>Reads a file to its end, or to where reading on makes no sense.</summary>
    /// <param name="file">The file.</param>
    /// <param name="take">Takes the values of a line whose form is right.</param>
    /// <param name="progress">Is told now and then how many lines were looked at.</param>
    public async Task Read(Stream file, Action<IReadOnlyList<string>> take, Func<int, Task>? progress = null)
    {
        await ReadLines(file, take, progress ?? (_ => Task.CompletedTask));
        if (isReadable && Lines == 0)
        {
            Tell(1, column: null, InputErrorCodes.Required, nothing);
        }
    }

    /// <summary>Says what is wrong in the line that is being looked at.</summary>
    public void Tell(string? column, string code, Sentence detail) => Tell(Line, column, code, detail);

    /// <summary>Says what is wrong in a line.</summary>
    public void Tell(int at, string? column, string code, Sentence detail)
    {
        ErrorCount++;
        if (errors.Count < MostErrors)
        {
            errors.Add(new LineError { Line = at, Column = column, Code = code, Detail = detail.ToString() });
        }
    }

    /// <summary>Our own exports put an apostrophe before what a spreadsheet would take for a formula; here it goes again.</summary>
    public static string Spoken(string cell) => cell.Length > 1 && cell[0] == '\'' && FormulaStarts.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    private async Task ReadLines(Stream file, Action<IReadOnlyList<string>> take, Func<int, Task> progress)
    {
        var chunk = new byte[64 * 1024];
        var current = new byte[longestLine];
        var (length, isTooLong, hasMore, total) = (0, false, false, 0L);
        int read;
        while (isReadable && (read = await file.ReadAsync(chunk)) > 0)
        {
            total += read;
            if (total > LargestFile)
            {
                Line++;
                Stop(InputErrorCodes.TooLong, new(
                    $"Die Datei ist größer als {LargestFile / 1024 / 1024} MB. Ab hier wurde sie nicht gelesen.",
                    $"The file is larger than {LargestFile / 1024 / 1024} MB. It was not read from here on."));
                return;
            }

            for (var at = 0; at < read && isReadable; at++)
            {
                if (chunk[at] == '\n')
                {
                    Take(current.AsSpan(0, length), isTooLong, take);
                    (length, isTooLong, hasMore) = (0, false, false);
                    if (Lines > 0 && Lines % ProgressEvery == 0)
                    {
                        await progress(Lines);
                    }
                }
                else if (length == longestLine)
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
            Take(current.AsSpan(0, length), isTooLong, take);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, bool isTooLong, Action<IReadOnlyList<string>> take)
    {
        Line++;
        if (Line == 1 && bytes.StartsWith(Mark))
        {
            if (loose is null)
            {
                Tell(1, column: null, InputErrorCodes.Format, new(
                    "Die Datei beginnt mit einer Byte-Reihenfolge-Markierung (BOM). Speichern Sie sie als UTF-8 ohne BOM.",
                    "The file begins with a byte order mark (BOM). Save it as UTF-8 without BOM."));
            }

            bytes = bytes[Mark.Length..];
        }

        bytes = bytes.EndsWith("\r"u8) ? bytes[..^1] : bytes;
        var text = isTooLong ? null : Decode(bytes);
        if (Line == 1)
        {
            TakeHeading(text);
        }
        else if (text is not { Length: 0 })
        {
            Lines++;
            if (isTooLong)
            {
                Tell(column: null, InputErrorCodes.TooLong, new(
                    $"Die Zeile hat mehr als {longestLine} Bytes.", $"The line has more than {longestLine} bytes."));
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
            else if (cells.Count != Columns.Count)
            {
                Tell(column: null, InputErrorCodes.Format, new(
                    $"Die Zeile hat {cells.Count} Werte statt {Columns.Count}.", $"The line has {cells.Count} values instead of {Columns.Count}."));
            }
            else
            {
                take(cells);
            }
        }
    }

    private void TakeHeading(string? text)
    {
        if (loose is not null)
        {
            TakeLooseHeading(text, loose);
            return;
        }

        if (text is not null && Cells(text) is { } cells && headings.FirstOrDefault(heading => heading.SequenceEqual(cells)) is { } found)
        {
            Columns = found;
            return;
        }

        var lines = headings.Select(heading => string.Join(',', heading)).ToList();
        Stop(text is null ? InputErrorCodes.Format : InputErrorCodes.NotAllowedValue, new(
            $"Die erste Zeile muss {string.Join(" oder ", lines)} lauten, in UTF-8. Die Datei wurde nicht weiter gelesen.",
            $"The first line has to be {string.Join(" or ", lines)}, in UTF-8. The file was not read any further."));
    }

    /// <summary>A heading that names the columns needed, in any order and among others.</summary>
    private void TakeLooseHeading(string? text, LooseForm form)
    {
        separator = text?.Count(letter => letter == ';') > text?.Count(letter => letter == ',') ? ';' : ',';
        if (text is not null && Cells(text) is { } cells && cells.Distinct(StringComparer.Ordinal).Count() == cells.Count && form.Needed.All(cells.Contains))
        {
            Columns = cells;
            return;
        }

        var needed = string.Join(", ", form.Needed);
        Stop(InputErrorCodes.NotAllowedValue, new(
            $"Die erste Zeile muss diese Spalten nennen, jede einmal, getrennt durch Semikolon oder Komma: {needed}. Die Datei wurde nicht weiter gelesen.",
            $"The first line has to name these columns, each once, separated by semicolon or comma: {needed}. The file was not read any further."));
    }

    private void Stop(string code, Sentence detail)
    {
        Tell(column: null, code, detail);
        isReadable = false;
    }

    private string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return loose is null ? null : Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>The values of a line; nothing where its quotation marks are wrong.</summary>
    private List<string>? Cells(string text)
    {
        var cells = new List<string>();
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

                if (at < text.Length && text[at] != separator)
                {
                    return null;
                }

                cells.Add(cell.ToString());
            }
            else
            {
                var comma = text.IndexOf(separator, at);
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

/// <summary>A form of files that others have settled: the separator is found out, lines that are no UTF-8 are ISO-8859-1, further columns are passed over.</summary>
/// <param name="Needed">Columns that have to be there.</param>
/// <param name="LongestLine">Bytes of a line.</param>
internal sealed record LooseForm(IReadOnlyList<string> Needed, int LongestLine);
