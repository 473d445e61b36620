using System.Globalization;
using System.Text;

namespace FitStore.Api.Publishing;

/// <summary>Short names of services: they stand in addresses and never change.</summary>
internal static class Slugs
{
    /// <summary>The longest that anybody can choose.</summary>
    public const int Longest = 60;

    /// <summary>The shortest.</summary>
    public const int Shortest = 3;

    /// <summary>Words that stand in the storefront's addresses where the short name of a service does.</summary>
    public static readonly IReadOnlyList<string> Reserved = ["neu", "bausteine"];

    private const string Nameless = "online-dienst";

    /// <summary>The short name that a name makes: Wohngeld für Österreich is wohngeld-fuer-oesterreich.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            Add(slug, letter switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                _ => Plain(letter),
            });
        }

        var text = Cut(slug.ToString().Trim('-'), Longest);
        return text.Length < Shortest ? Nameless : text;
    }

    /// <summary>The same short name for the second, third … service of that name.</summary>
    public static string Numbered(string slug, int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return Cut(slug, Longest - end.Length) + end;
    }

    /// <summary>A letter without its marks; a hyphen for anything that is neither letter nor digit of ASCII.</summary>
    private static string Plain(char letter)
    {
        if (char.IsSurrogate(letter))
        {
            return "-";
        }

        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterLower(part) || char.IsAsciiDigit(part))
            {
                return part.ToString();
            }
        }

        return "-";
    }

    private static void Add(StringBuilder slug, string part)
    {
        if (part != "-")
        {
            slug.Append(part);
        }
        else if (slug.Length > 0 && slug[^1] != '-')
        {
            slug.Append('-');
        }
    }

    /// <summary>Ends with a whole word where there is one.</summary>
    private static string Cut(string slug, int longest)
    {
        if (slug.Length <= longest)
        {
            return slug;
        }

        var cut = slug[..longest];
        var end = slug[longest] == '-' ? longest : cut.LastIndexOf('-');
        return end >= Shortest ? cut[..end].TrimEnd('-') : cut.TrimEnd('-');
    }
}
