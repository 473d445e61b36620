namespace FitStore.Api.Search;

/// <summary>Words that people type and that say nothing about what they look for.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Folded = [.. Words.Select(word => SearchText.Fold(word))];

    private static IEnumerable<string> Words =>
    [
        "der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen",
        "ich", "du", "er", "wir", "ihr", "sie", "man", "mich", "mir", "uns", "sich", "es",
        "mein", "meine", "meinen", "meinem", "meiner", "unser", "unsere", "unseren", "unserem", "sein", "seine", "ihre", "ihren",
        "und", "oder", "aber", "als", "dass", "wenn", "weil", "nicht",
        "am", "an", "auf", "aus", "bei", "beim", "für", "fürs", "im", "in", "ins", "mit", "nach", "ohne", "über", "von", "vom", "vor", "zu", "zum", "zur",
        "wie", "was", "wo", "wann", "wer", "welche", "welcher", "welches",
        "ist", "sind", "bin", "war", "wird", "werde", "werden", "habe", "hat", "haben", "kann", "können", "muss", "müssen", "möchte", "möchten",
        "will", "wollen", "soll", "sollen", "darf", "brauche", "braucht", "brauchen", "bitte",
    ];

    /// <param name="word">In the form of <see cref="SearchText"/>.</param>
    public static bool Contains(string word) => Folded.Contains(word);
}
