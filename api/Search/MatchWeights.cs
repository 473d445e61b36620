using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Search;

/// <summary>
/// What a place where a word was found is worth: weight of the field times how well the word fits, less where it is not
/// what was typed. Whole numbers that depend on the service and the query alone, never on what else is in the catalogue,
/// so that a list does not reorder when another service changes. Per thing the best place counts; the things are summed.
/// </summary>
internal static class MatchWeights
{
    /// <summary>The word itself.</summary>
    public const int Exact = 10;

    /// <summary>A word that begins with it.</summary>
    public const int Beginning = 8;

    /// <summary>A compound that holds it.</summary>
    public const int Part = 6;

    /// <summary>What was typed, in tenths of what a place is worth.</summary>
    public const int AsTyped = 10;

    /// <summary>Another form of the word typed.</summary>
    public const int OtherForm = 9;

    /// <summary>What the word typed means in the language of the administration.</summary>
    public const int Synonym = 9;

    /// <summary>A word that the one typed may have been meant to be.</summary>
    public const int Misspelt = 6;

    /// <summary>The query is the whole name.</summary>
    public const int WholeName = 2000;

    /// <summary>The name begins with the query.</summary>
    public const int BeginningOfName = 100;

    /// <summary>Number of searched fields.</summary>
    public const int Fields = 6;

    // The field counts before the fit: a part of a word in the name outweighs the whole word in a keyword, and so on down.
    private static readonly int[] OfField = [100, 95, 59, 35, 20, 11];

    /// <summary>For each field, what a fit is worth there.</summary>
    /// <param name="fit">How well a word fits.</param>
    /// <param name="worth">How near the word is to what was typed, in tenths.</param>
    /// <param name="scores">Room for one number per field.</param>
    public static void ScoresOf(int fit, int worth, Span<ushort> scores)
    {
        for (var field = 0; field < Fields; field++)
        {
            scores[field] = (ushort)(OfField[field] * fit * worth / AsTyped);
        }
    }

    /// <summary>The fields in the order of their weight are the values of the enum.</summary>
    public static int NumberOf(SearchField field) => (int)field;
}
