using System.Globalization;
using FitStore.Api.Catalogue;
using FitStore.Api.Comparisons;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Publishing;

/// <summary>
/// A listing as <c>publiccode.yml</c>, the standard in which public administrations describe their software to each other. Pure: what it
/// says depends on the entry of the catalogue alone.
/// </summary>
internal static class Publiccode
{
    /// <summary>The version of the standard that is written.</summary>
    public const string StandardVersion = "0.4";

    /// <summary>Bounds of the long description.</summary>
    public const int ShortestDescription = 150;
    public const int LongestDescription = 10_000;

    /// <summary>The longest short description; the summary of a listing has the same bound.</summary>
    public const int LongestShortDescription = 150;

    /// <summary>The country and the language, which have the same code.</summary>
    private static readonly string[] Germany = ["de"];

    private const string LicenceOfOurOwn = "LicenseRef-";

    /// <summary>A Themenfeld in the words of the standard for fields of application.</summary>
    public static IReadOnlyDictionary<string, string> Scopes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["arbeit-ruhestand"] = "employment",
        ["bauen-wohnen"] = "infrastructures",
        ["bildung"] = "education",
        ["ein-auswanderung"] = "foreign-affairs",
        ["engagement-hobby"] = "culture",
        ["familie-kind"] = "welfare",
        ["forschung-foerderung"] = "research",
        ["gesundheit"] = "healthcare",
        ["mobilitaet-reisen"] = "transportation",
        ["querschnitt"] = "society",
        ["recht-ordnung"] = "justice",
        ["steuern-zoll"] = "finance-and-economic-development",
        ["umwelt"] = "environment",
        ["unternehmensfuehrung"] = "manufacturing",
    };

    /// <summary>The file.</summary>
    /// <param name="entry">What the catalogue knows of the service.</param>
    /// <param name="laender">Names of the Länder by code.</param>
    /// <param name="missing">What the standard demands and the listing does not say; then there is no file.</param>
    public static string? Of(CatalogueEntry entry, IReadOnlyDictionary<string, string> laender, out IReadOnlyList<InputError> missing)
    {
        var service = entry.Service;
        var licence = entry.Offers
            .Where(offer => offer.TermsInForce is not null)
            .Select(offer => entry.Terms.First(terms => terms.Offer == offer.Id && terms.Version == offer.TermsInForce).Licence)
            .FirstOrDefault(known => known.SourceRepository is not null && !known.Spdx.StartsWith(LicenceOfOurOwn, StringComparison.Ordinal));
        var description = LongDescription(service);
        var errors = new List<InputError>();
        if (licence is null)
        {
            errors.Add(Problems.Member("/offers", InputErrorCodes.Required, new(
                "Kein Angebot nennt in seinen geltenden Konditionen eine offene Lizenz mit öffentlichem Quelltext.", "No offer names an open licence with a public source repository in its terms in force.")));
        }

        if (description.Length < ShortestDescription)
        {
            errors.Add(Problems.Member("/description", InputErrorCodes.TooShort, new(
                $"Die Beschreibung hat weniger als {ShortestDescription} Zeichen.", $"The description has fewer than {ShortestDescription} characters.")));
        }

        missing = errors;
        return errors.Count == 0 ? Note(entry) + YamlWriter.Write(Keys(entry, laender, licence!, description)) : null;
    }

    private static IEnumerable<(string Name, object? Value)> Keys(CatalogueEntry entry, IReadOnlyDictionary<string, string> laender, Licence licence, string description)
    {
        var service = entry.Service;
        return
        [
            ("publiccodeYmlVersion", StandardVersion),
            ("name", service.Name),
            ("url", licence.SourceRepository),
            ("releaseDate", BerlinTime.DateOf(service.PublishedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("platforms", new[] { "web" }),
            ("categories", new[] { "digital-citizenship" }),
            ("usedBy", UsedBy(entry, laender)),
            ("developmentStatus", service.State is ServiceState.Retired ? "obsolete" : "stable"),
            ("softwareType", "standalone/web"),
            ("intendedAudience", Mapping(("countries", Germany), ("scope", ScopesOf(service)))),
            ("description", Mapping(("de", Mapping(
                ("localisedName", service.Name),
                ("shortDescription", service.Summary),
                ("longDescription", description),
                ("documentation", AddressOf(service, DocumentKind.ConnectionGuide)),
                ("apiDocumentation", AddressOf(service, DocumentKind.Specification)),
                ("features", Features(service)))))),
            ("legal", Mapping(("license", licence.Spdx), ("repoOwner", service.Provider.Name))),
            ("maintenance", Mapping(("type", "internal"), ("contacts", Contacts(service)))),
            ("localisation", Mapping(("localisationReady", false), ("availableLanguages", Germany))),
        ];
    }

    /// <summary>Länder that use it; of Kommunen the public hears numbers alone.</summary>
    private static List<string> UsedBy(CatalogueEntry entry, IReadOnlyDictionary<string, string> laender) =>
        [.. entry.Reuse.Laender.Where(reuse => reuse.State == AdoptionState.Live).Select(reuse => laender.GetValueOrDefault(reuse.Land, reuse.Land))];

    private static List<string> ScopesOf(Service service) =>
        Scopes.TryGetValue(service.Themenfeld, out var scope) ? [scope, "local-authorities"] : ["local-authorities"];

    /// <summary>Of a document that lies elsewhere: the standard wants whole addresses, and the file is read far from the store.</summary>
    private static string? AddressOf(Service service, DocumentKind kind) => service.Documents.FirstOrDefault(document => document.Kind == kind && ListedFiles.Read(document.Url) is null)?.Url;

    /// <summary>What a decision maker asks of it, each in a few words.</summary>
    private static List<string> Features(Service service)
    {
        var features = new List<string>();
        features.AddRange((service.Access?.UserAccounts ?? []).Where(account => account != UserAccount.None).Select(account => account == UserAccount.BundId ? "Anmeldung mit der BundID" : "Anmeldung mit Mein Unternehmenskonto"));
        features.AddRange((service.Connection?.Transports ?? []).Select(transport => transport switch
        {
            Transport.FitConnect => "Übermittlung über FIT-Connect",
            Transport.OsciXta => "Übermittlung über OSCI/XTA",
            _ => "Übermittlung als Datei",
        }));
        features.AddRange((service.Connection?.DataStandards ?? []).Select(standard => $"Datenstandard {standard}"));
        features.AddRange((service.Connection?.Fachverfahren ?? []).Where(system => system.State == InterfaceState.Productive).Select(system => $"Schnittstelle zu {system.Product}"));
        return features.Count > 0 ? features : [service.Summary];
    }

    /// <summary>Who may be written to; where nobody is named, who provides it.</summary>
    private static List<IEnumerable<(string Name, object? Value)>> Contacts(Service service) => service.Contacts.Count == 0
        ? [Mapping(("name", service.Provider.Name))]
        : [.. service.Contacts.Select(contact => Mapping(("name", contact.Purpose), ("email", contact.Email), ("affiliation", service.Provider.Name)))];

    private static string LongDescription(Service service)
    {
        var parts = new List<string> { service.Description?.Markdown.Trim() ?? "" };
        if (parts[0].Length < ShortestDescription)
        {
            parts.Insert(0, service.Summary);
            if (service.ReuseConcept is { } reuse)
            {
                parts.AddRange(new[] { ("Integration", reuse.Integration), ("Betrieb", reuse.Operation), ("Schnittstellen", reuse.Interfaces), ("Unterstützung", reuse.Support) }
                    .Select(part => (Name: part.Item1, Lines: ComparedWords.Of(part.Item2).ToList()))
                    .Where(part => part.Lines.Count > 0)
                    .Select(part => $"{part.Name}: {string.Join("\n\n", part.Lines)}"));
            }
        }

        var text = string.Join("\n\n", parts.Where(part => part.Length > 0));
        return text.Length > LongestDescription ? text[..LongestDescription] : text;
    }

    /// <summary>What is invented is called so, also here.</summary>
    private static string Note(CatalogueEntry entry)
    {
        var service = entry.Service;
        var isExample = service.Origin == ListingOrigin.Sample || entry.Reuse.Laender.Any(reuse => reuse.Provenance == Provenance.Example);
        return isExample ? "# Beispielangaben: Teile dieser Beschreibung sind erfunden.\n" : "";
    }

    private static IEnumerable<(string Name, object? Value)> Mapping(params IEnumerable<(string Name, object? Value)> members) => members;
}

/// <summary>A service as <c>publiccode.yml</c>.</summary>
internal static class ReadPubliccode
{
    /// <summary>Show a service as publiccode.yml</summary>
    /// <remarks>
    /// By version 0.4 of the standard, for catalogues of public software. `usedBy` names the Länder with a live adoption. The standard is for
    /// software whose source is public: where no offer names an open licence with a repository, or the description is too short for it, the
    /// answer is a conflict that names what is missing.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static TextFile Handle(string slug, CurrentCatalogue catalogue)
    {
        var entry = catalogue.Index.Find(slug) ?? throw Problems.NotFound();
        var yaml = Publiccode.Of(entry, catalogue.Index.Words.Laender, out var missing);
        return yaml is null
            ? throw Problems.NotDescribable(missing, entry.Service.State.Name())
            : new TextFile(yaml, PubliccodeYaml.MediaType);
    }
}
