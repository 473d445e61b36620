using FitStore.Api.Search;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// Whether two names may mean the same body: the same words in another spelling, with or without "Stadt" or "Gemeinde" before
/// them, or a letter or two apart.
/// </summary>
internal static class SimilarNames
{
    /// <summary>Words that say what kind of body it is, and are left out as often as not.</summary>
    private static readonly HashSet<string> Kinds = new(
        new[]
        {
            "Stadt", "Gemeinde", "Markt", "Flecken", "Landkreis", "Kreis", "Kreisstadt", "Land", "Freistaat", "Hansestadt", "Landeshauptstadt", "Verbandsgemeinde",
            "Samtgemeinde", "Verwaltungsgemeinschaft", "Amt", "Freie", "Hanse", "Stadtverwaltung", "Gemeindeverwaltung", "Universitätsstadt", "und", "die", "der",
        }.Select(SearchText.Fold),
        StringComparer.Ordinal);

    /// <summary>Entries of the register and other applications that may be the same as an applicant.</summary>
    public static IEnumerable<PossibleDuplicate> Duplicates(string name, string? ars, IEnumerable<Organisation> register, IEnumerable<ApplicationRow> others)
    {
        var core = Core(name);
        var ofRegister = register.Select(known => new PossibleDuplicate
        {
            Organisation = known.ToRef(),
            Name = known.Name,
            Ars = known.Ars,
            IsAccredited = known.Accredited,
            SameArs = ars is not null && known.Ars == ars,
            SimilarName = AreAlike(core, Core(known.Name)),
        });
        var ofOthers = others.Select(other => new PossibleDuplicate
        {
            Application = other.Id,
            Name = other.Name,
            Ars = other.Ars,
            IsAccredited = false,
            SameArs = ars is not null && other.Ars == ars,
            SimilarName = AreAlike(core, Core(other.Name)),
        });
        return ofRegister.Concat(ofOthers).Where(found => found.SameArs || found.SimilarName);
    }

    public static bool Are(string one, string other) => AreAlike(Core(one), Core(other));

    /// <summary>The name in one spelling, without the words that only say what kind of body it is.</summary>
    private static string Core(string name)
    {
        var words = SearchText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var own = words.Where(word => !Kinds.Contains(word)).ToArray();
        return string.Join(' ', own.Length > 0 ? own : words);
    }

    private static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        // Short names are often a letter apart and yet other places: Aach and Aich.
        var allowed = Math.Min(one.Length, other.Length) switch { < 6 => 0, < 12 => 1, _ => 2 };
        return Math.Abs(one.Length - other.Length) <= allowed && (one.SequenceEqual(other) || (allowed > 0 && Distance(one, other) <= allowed));
    }

    /// <summary>How many letters have to be changed, added or left out (Levenshtein).</summary>
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var row = new int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= one.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var change = diagonal + (one[line - 1] == other[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(change, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
