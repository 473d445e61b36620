using System.Buffers;

namespace FitStore.Api.Search;

/// <summary>
/// What the forms of a German word have in common: "Wohnungen" and "wohnen" both become "wohn". Only endings are taken off, never
/// so much that fewer than four letters stay; changes within a word ("Häuser") are the business of <see cref="SearchText"/>.
/// </summary>
internal static class GermanStem
{
    private const int Shortest = 4;

    /// <summary>An s is an ending only after these ("Scheins", "Autos"); after others it belongs to the word ("Ausweis").</summary>
    private static readonly SearchValues<char> BeforeS = SearchValues.Create("abdfghklmnort");

    /// <summary>The longest first; an ending counts where what stays is long enough.</summary>
    private static readonly string[] Endings = ["ungen", "innen", "ung", "ern", "en", "er", "es", "e", "n", "s"];

    /// <summary>The stem of a word as typed, in the form of <see cref="SearchText"/>; null where the word has no ending to take off.</summary>
    public static string? Of(ReadOnlySpan<char> typed)
    {
        Span<char> letters = stackalloc char[WordBuffer.Longest];
        var length = 0;
        foreach (var c in typed)
        {
            var letter = SearchText.FoldOf(c);
            if (letter > SearchText.Nothing && length < letters.Length)
            {
                letters[length++] = letter;
            }
        }

        var word = letters[..length];
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending) && Allows(word[..^ending.Length], ending))
            {
                var stem = SearchText.Fold(word[..^ending.Length].ToString());
                if (stem.Length >= Shortest)
                {
                    return stem;
                }
            }
        }

        return null;
    }

    private static bool Allows(ReadOnlySpan<char> stem, string ending) => ending switch
    {
        "s" => stem.Length > 0 && BeforeS.Contains(stem[^1]),
        "n" => stem.EndsWith("el") || stem.EndsWith("er"),
        "ung" or "ungen" => stem.Length > Shortest,
        _ => true,
    };
}
