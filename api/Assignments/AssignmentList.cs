using FitStore.Api.Comparisons;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Assignments;

/// <summary>A line of a list that names something.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">What stands where the ARS is expected.</param>
internal sealed record ListedLine(int Line, string Text);

/// <summary>A Kommune of a list that nothing is wrong with.</summary>
internal sealed record Recipient(int Line, Organisation Kommune);

/// <summary>An adoption that a Kommune has under way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsSeen">Whether the assigner is a party of it and so may be told.</param>
internal sealed record OpenAdoption(Guid Id, AdoptionState State, bool IsSeen);

/// <summary>What is wrong in a line.</summary>
internal sealed record ListError(ListedLine At, string Code, Sentence Detail, Guid? Adoption = null)
{
    public AssignmentError Show() => new() { Line = At.Line, Text = At.Text, Code = Code, Detail = Detail.ToString(), Adoption = Adoption };
}

/// <summary>What has to be known to judge a list.</summary>
internal sealed record AssignmentSituation
{
    /// <summary>A Land or an aggregator.</summary>
    public required Organisation Assigner { get; init; }

    public required OrganisationRegister.Snapshot Register { get; init; }

    /// <summary>The kinds of organisations that may take the offer.</summary>
    public required IReadOnlyList<OrganisationKind> Takers { get; init; }

    /// <summary>For an aggregator: who is in an in-house relation with it, Kommunen and Länder.</summary>
    public IReadOnlySet<Guid> Inhouse { get; init; } = new HashSet<Guid>();

    /// <summary>Who has an adoption of the service under way.</summary>
    public required IReadOnlyDictionary<Guid, OpenAdoption> Open { get; init; }
}

/// <summary>
/// The list of an assignment (product.md, "Assignment"): read leniently, since it comes out of a spreadsheet or an e-mail, and judged line by
/// line, so that everything that is wrong is told at once. Pure.
/// </summary>
internal static class AssignmentList
{
    /// <summary>Most Kommunen of one assignment: all of them are written in one transaction.</summary>
    public const int Most = 2_000;

    private const int LongestShown = 40;

    private static readonly int[] ArsLengths = [2, 5, 9, 12];
    private static readonly char[] Separators = [';', ',', '\t', '|'];

    /// <summary>The lines that name something; a heading and empty lines are passed over.</summary>
    public static IReadOnlyList<ListedLine> Read(IReadOnlyList<string> lines)
    {
        var named = new List<ListedLine>(lines.Count);
        for (var place = 0; place < lines.Count; place++)
        {
            var text = Cell(lines[place]);
            var isHeading = named.Count == 0 && text.Length > 0 && !text.Any(char.IsAsciiDigit);
            if (text.Length > 0 && !isHeading)
            {
                named.Add(new(place + 1, text));
            }
        }

        return named;
    }

    /// <summary>The Kommunen that nothing is wrong with, and everything that is wrong.</summary>
    public static (IReadOnlyList<Recipient> Right, IReadOnlyList<ListError> Wrong) Judge(IReadOnlyList<ListedLine> lines, AssignmentSituation situation)
    {
        var (right, wrong) = (new List<Recipient>(lines.Count), new List<ListError>());
        var seen = new Dictionary<Guid, int>();
        foreach (var line in lines)
        {
            if (Find(line, situation, out var kommune) is { } unknown)
            {
                wrong.Add(unknown);
            }
            else if (!seen.TryAdd(kommune!.Id, line.Line))
            {
                wrong.Add(new(line, InputErrorCodes.GivenTwice, new(
                    $"{kommune.Name} steht schon in Zeile {seen[kommune.Id]}.", $"{kommune.Name} stands in line {seen[kommune.Id]} already.")));
            }
            else if (WhyNot(line, kommune, situation) is { } error)
            {
                wrong.Add(error);
            }
            else
            {
                right.Add(new(line.Line, kommune));
            }
        }

        if (right.Count > Most)
        {
            wrong.Add(new(lines[^1], InputErrorCodes.TooLong, new(
                $"Die Liste nennt {right.Count} Kommunen. Weisen Sie höchstens {Most} auf einmal zu.", $"The list names {right.Count} Kommunen. Assign at most {Most} at once.")));
        }

        return (right, wrong);
    }

    private static ListError? Find(ListedLine line, AssignmentSituation situation, out Organisation? found)
    {
        found = null;
        var ars = line.Text.Replace(" ", "", StringComparison.Ordinal);
        if (!ars.All(char.IsAsciiDigit) || !ArsLengths.Contains(ars.Length))
        {
            // A spreadsheet that takes an ARS for a number drops its first zero.
            var lostZero = ars.All(char.IsAsciiDigit) && ArsLengths.Contains(ars.Length + 1) && situation.Register.FindByArs("0" + ars) is not null;
            return new(line, InputErrorCodes.Format, lostZero
                ? new($"Dem Regionalschlüssel fehlt vorn eine Null: 0{ars}. Tabellenprogramme streichen sie, wenn die Spalte keine Textspalte ist.", $"The ARS lacks a zero at its beginning: 0{ars}. Spreadsheets drop it where the column is not text.")
                : new("Das ist kein Regionalschlüssel (ARS). Er hat 5, 9 oder 12 Ziffern.", "This is no ARS. It has 5, 9 or 12 digits."));
        }

        found = situation.Register.FindByArs(ars);
        return found is not null ? null : new(line, InputErrorCodes.DoesNotExist, new(
            "Dieser Regionalschlüssel steht nicht im Verzeichnis. Prüfen Sie, ob die Kommune seitdem eingemeindet wurde.",
            "This ARS is not in the register. Check whether the Kommune was merged since."));
    }

    private static ListError? WhyNot(ListedLine line, Organisation kommune, AssignmentSituation situation)
    {
        var assigner = situation.Assigner;
        Sentence? why = kommune switch
        {
            _ when kommune.Id == assigner.Id => new("Das sind Sie selbst.", "That is yourself."),
            _ when !kommune.Kind.IsKommune() => new($"{kommune.Name} ist keine Kommune.", $"{kommune.Name} is no Kommune."),
            _ when assigner.Kind == OrganisationKind.Land && kommune.Land != assigner.Land =>
                new($"{kommune.Name} liegt nicht in {assigner.Name}.", $"{kommune.Name} does not lie in {assigner.Name}."),
            _ when assigner.Kind == OrganisationKind.Aggregator && !situation.Inhouse.Contains(kommune.Id) => new(
                $"Für {kommune.Name} ist kein bestätigtes Inhouse-Verhältnis mit Ihnen erfasst.", $"No confirmed in-house relation of {kommune.Name} with you is on record."),
            _ when assigner.Kind == OrganisationKind.Aggregator && situation.Register.OfLand(kommune.Land!) is { } land && !situation.Inhouse.Contains(land.Id) => new(
                $"Für das Land {land.Name} ist kein bestätigtes Inhouse-Verhältnis mit Ihnen erfasst.", $"No confirmed in-house relation of the Land {land.Name} with you is on record."),
            _ when !kommune.CountsAs.Any(situation.Takers.Contains) => new(
                $"Das Angebot richtet sich nicht an Organisationen wie {kommune.Name}.", $"The offer is not for organisations such as {kommune.Name}."),
            _ => null,
        };
        if (why is { } sentence)
        {
            return new(line, InputErrorCodes.NotAllowedValue, sentence);
        }

        if (!situation.Open.TryGetValue(kommune.Id, out var open))
        {
            return null;
        }

        // What the assigner is no party of, such as a draft, is nobody's business but the Kommune's.
        return new(line, InputErrorCodes.AlreadyThere, open.IsSeen
            ? new(
                $"{kommune.Name} hat zu diesem Dienst schon einen Vorgang: {ComparedWords.Of(open.State)}. Führen Sie ihn weiter, und nehmen Sie die Zeile heraus.",
                $"{kommune.Name} already has an adoption of this service: {open.State.Name()}. Go on with that one, and take the line out.")
            : new(
                $"{kommune.Name} hat zu diesem Dienst schon einen eigenen Vorgang. Nehmen Sie die Zeile heraus.",
                $"{kommune.Name} has an adoption of this service of its own already. Take the line out."), open.IsSeen ? open.Id : null);
    }

    /// <summary>The first cell of a line, without quotation marks, the apostrophe of our own exports, and a byte order mark.</summary>
    private static string Cell(string line)
    {
        var end = line.IndexOfAny(Separators);
        var cell = (end < 0 ? line : line[..end]).Trim().Trim('\uFEFF', '"', '\'').Trim();
        return cell.Length > LongestShown ? cell[..LongestShown] : cell;
    }
}
