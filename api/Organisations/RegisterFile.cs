using System.Globalization;
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
/// <param name="File">The file that was read, with what is wrong in it.</param>
internal sealed record CheckedFile(IReadOnlyList<RegisterRow> Rows, CsvFile File)
{
    public int Lines => File.Lines;

    public IReadOnlyList<LineError> Errors => File.Errors;

    public int ErrorCount => File.ErrorCount;
}

/// <summary>Reads and judges a file of organisations, with the heading <c>ars,name,land,population</c>.</summary>
internal sealed class RegisterFile
{
    public const int LongestName = 200;

    private static readonly string[] Columns = ["ars", "name", "land", "population"];

    private readonly IReadOnlyDictionary<string, string> prefixes;
    private readonly CsvFile csv = new([Columns], new("Die Datei enthält keine Organisationen.", "The file holds no organisations."));
    private readonly Dictionary<string, int> lineByArs = new(StringComparer.Ordinal);
    private readonly List<RegisterRow> rows = [];

    private RegisterFile(IReadOnlyDictionary<string, string> prefixes) => this.prefixes = prefixes;

    /// <summary>Reads a file to its end, or to where reading on makes no sense.</summary>
    /// <param name="file">The file.</param>
    /// <param name="prefixes">The first two digits of the ARS by the code of each Land.</param>
    /// <param name="progress">Is told now and then how many lines were looked at.</param>
    public static async Task<CheckedFile> Read(Stream file, IReadOnlyDictionary<string, string> prefixes, Func<int, Task>? progress = null)
    {
        var reading = new RegisterFile(prefixes);
        await reading.csv.Read(file, reading.TakeRow, progress);
        return new(reading.rows, reading.csv);
    }

    private void TakeRow(IReadOnlyList<string> cells)
    {
        var before = csv.ErrorCount;
        var ars = cells[0];
        CheckArs(ars);
        var name = CsvFile.Spoken(cells[1]);
        CheckName(name);
        CheckLand(ars, cells[2]);
        var population = CheckPopulation(cells[3]);
        if (csv.ErrorCount == before)
        {
            rows.Add(new(ars, name, cells[2], population));
        }
    }

    private void CheckArs(string ars)
    {
        if (ars.Length == 0)
        {
            csv.Tell(Columns[0], InputErrorCodes.Required, CsvFile.Missing);
        }
        else if (Ars.KindOf(ars) is null)
        {
            csv.Tell(Columns[0], InputErrorCodes.Format, Ars.WrongForm(ars));
        }
        else if (!lineByArs.TryAdd(ars, csv.Line))
        {
            csv.Tell(Columns[0], InputErrorCodes.GivenTwice, new($"Dieser ARS steht schon in Zeile {lineByArs[ars]}.", $"This ARS stands in line {lineByArs[ars]} already."));
        }
    }

    private void CheckName(string name)
    {
        if (!name.Any(char.IsLetterOrDigit))
        {
            csv.Tell(Columns[1], InputErrorCodes.Required, CsvFile.Missing);
        }
        else if (name.Length > LongestName)
        {
            csv.Tell(Columns[1], InputErrorCodes.TooLong, new($"Kürzen Sie den Namen auf höchstens {LongestName} Zeichen.", $"Shorten the name to at most {LongestName} characters."));
        }
        else if (name.Any(Rules.IsUnseen))
        {
            csv.Tell(Columns[1], InputErrorCodes.Format, new("Entfernen Sie die Steuerzeichen aus dem Namen.", "Remove the control characters from the name."));
        }
    }

    private void CheckLand(string ars, string land)
    {
        if (land.Length == 0)
        {
            csv.Tell(Columns[2], InputErrorCodes.Required, CsvFile.Missing);
        }
        else if (!prefixes.TryGetValue(land, out var prefix))
        {
            csv.Tell(Columns[2], InputErrorCodes.NotAllowedValue, new("Dieses Land gibt es nicht. Geben Sie das zweistellige Kürzel an, zum Beispiel TH.", "There is no such Land. Give the code of two letters, TH for instance."));
        }
        else if (Ars.KindOf(ars) is not null && !ars.StartsWith(prefix, StringComparison.Ordinal))
        {
            csv.Tell(Columns[2], InputErrorCodes.NotAllowedValue, new($"Der ARS beginnt mit {ars[..2]}, in {land} aber beginnt er mit {prefix}.", $"The ARS begins with {ars[..2]}, but in {land} it begins with {prefix}."));
        }
    }

    private long CheckPopulation(string text)
    {
        if (text.Length == 0)
        {
            csv.Tell(Columns[3], InputErrorCodes.Required, CsvFile.Missing);
        }
        else if (text.Length <= 15 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && text[0] != '+')
        {
            // More than anybody could live there is a slip, and sums must stay far from the end of the number type.
            if (count is >= 0 and <= 1_000_000_000)
            {
                return count;
            }

            csv.Tell(Columns[3], InputErrorCodes.OutOfRange, new("Geben Sie eine Zahl von 0 bis 1000000000 an.", "Give a number from 0 to 1000000000."));
        }
        else
        {
            csv.Tell(Columns[3], InputErrorCodes.WrongType, new("Geben Sie eine ganze Zahl ohne Punkte und Leerzeichen an.", "Give a whole number without points and spaces."));
        }

        return 0;
    }
}
