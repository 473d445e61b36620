using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Texts;

/// <content>Accounts, sessions and entering the store.</content>
public static partial class Words
{
    public const int PasswordMinimum = 12;

    public const string PasswordLength = "Nehmen Sie für das Passwort 12 bis 200 Zeichen.";

    public const string PasswordRule = "Mindestens 12 Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben. Ziffern und Sonderzeichen müssen nicht sein.";

    /// <summary>The kinds of bodies that can ask to enter, in the order in which most people look for theirs.</summary>
    public static IReadOnlyList<OrganisationKind> Applicants { get; } =
    [
        OrganisationKind.Gemeinde, OrganisationKind.Gemeindeverband, OrganisationKind.Kreis, OrganisationKind.Land, OrganisationKind.Bund,
        OrganisationKind.ItProvider, OrganisationKind.Aggregator, OrganisationKind.Vendor,
    ];

    public static string? Explain(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Gemeinde => "auch kreisfreie Städte",
        OrganisationKind.Gemeindeverband => "Amt, Samtgemeinde, Verbandsgemeinde, Verwaltungsgemeinschaft",
        OrganisationKind.Land => "ein Ministerium oder eine Koordinierungsstelle für das ganze Land",
        OrganisationKind.Bund => "eine Behörde des Bundes",
        OrganisationKind.ItProvider => "öffentlich, arbeitet für Kommunen oder Länder",
        OrganisationKind.Aggregator => "kauft einmal ein und gibt an viele Kommunen weiter",
        _ => null,
    };

    /// <summary>How many digits the ARS of such a body has; none where it has no ARS.</summary>
    public static int? ArsLength(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Land => 2,
        OrganisationKind.Kreis => 5,
        OrganisationKind.Gemeindeverband => 9,
        OrganisationKind.Gemeinde => 12,
        _ => null,
    };

    /// <summary>A browser by the name it gives itself, in words by which its owner knows it again.</summary>
    public static string OfProgram(string? program)
    {
        if (string.IsNullOrWhiteSpace(program))
        {
            return "Unbekanntes Programm";
        }

        var browser = First(("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = First(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"));
        return (browser, system) switch
        {
            (not null, not null) => $"{browser} unter {system}",
            (not null, null) => browser,
            _ => program.Split(' ', '/')[0],
        };

        string? First(params ReadOnlySpan<(string Sign, string Name)> known)
        {
            foreach (var (sign, name) in known)
            {
                if (program.Contains(sign, StringComparison.Ordinal))
                {
                    return name;
                }
            }
            return null;
        }
    }
}
