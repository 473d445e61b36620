namespace FitStore.Storefront.Kern;

/// <summary>What a message or badge says beside its words. Colour carries it, an icon and the words do too.</summary>
public enum Mood
{
    Info,
    Success,
    Warning,
    Danger,
}

internal static class Moods
{
    /// <summary>The name of the mood in KERN's class names, which is also the name of its icon.</summary>
    public static string ClassName(this Mood mood) => mood switch
    {
        Mood.Success => "success",
        Mood.Warning => "warning",
        Mood.Danger => "danger",
        _ => "info",
    };
}
