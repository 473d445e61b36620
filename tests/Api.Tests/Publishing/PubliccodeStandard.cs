using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace FitStore.Api.Tests.Publishing;

/// <summary>
/// What the standard publiccode.yml (version 0.4) asks of a file: keys, types, controlled vocabularies and lengths, as its documentation
/// states them. Written from the facts of the standard, and independent of the code that writes the files: no package of it is to be had.
/// </summary>
internal static class PubliccodeStandard
{
    private static readonly string[] Categories =
    [
        "accounting", "agile-project-management", "applicant-tracking", "application-development", "appointment-scheduling", "backup",
        "billing-and-invoicing", "blog", "budgeting", "business-intelligence", "business-process-management", "cad", "call-center-management",
        "cloud-management", "collaboration", "communications", "compliance-management", "contact-management", "content-management", "crm",
        "customer-service-and-support", "data-analytics", "data-collection", "data-visualization", "design", "design-system",
        "digital-asset-management", "digital-citizenship", "document-management", "e-commerce", "e-signature", "educational-content",
        "geographic-information-systems", "grant-management", "identity-management", "it-service-management", "online-booking",
        "payment-gateway", "procurement", "project-management", "survey", "task-management", "taxes-management", "workflow-management",
    ];

    private static readonly string[] Scopes =
    [
        "agriculture", "culture", "defence", "education", "emergency-services", "employment", "energy", "environment",
        "finance-and-economic-development", "foreign-affairs", "healthcare", "infrastructures", "justice", "local-authorities",
        "manufacturing", "research", "science-and-technology", "security", "society", "sport", "tourism", "transportation", "welfare",
    ];

    private static readonly string[] TopLevel =
    [
        "publiccodeYmlVersion", "name", "applicationSuite", "url", "landingURL", "isBasedOn", "softwareVersion", "releaseDate", "logo",
        "monochromeLogo", "inputTypes", "outputTypes", "platforms", "categories", "usedBy", "roadmap", "developmentStatus", "softwareType",
        "intendedAudience", "description", "legal", "maintenance", "localisation", "dependsOn", "it",
    ];

    /// <summary>Everything in which a file is not as the standard says.</summary>
    public static IReadOnlyList<string> Errors(string yaml)
    {
        var errors = new List<string>();
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        if (stream.Documents is not [{ RootNode: YamlMappingNode file }])
        {
            return ["is not one document with keys"];
        }

        Keys("", file, TopLevel);
        Text("publiccodeYmlVersion", text => text == "0.4");
        Text("name", _ => true);
        Text("url", IsAddress);
        Text("releaseDate", IsDay);
        Listed("platforms", _ => true);
        Listed("categories", category => Categories.Contains(category));
        Listed("usedBy", _ => true, isMandatory: false);
        Text("developmentStatus", text => text is "concept" or "development" or "beta" or "stable" or "obsolete");
        Text("softwareType", text => text is "standalone/mobile" or "standalone/iot" or "standalone/desktop" or "standalone/web" or "standalone/backend" or "standalone/other" or "addon" or "library" or "configurationFiles");
        if (Section("intendedAudience") is { } audience)
        {
            Keys("intendedAudience", audience, ["countries", "unsupportedCountries", "scope"]);
            Listed("intendedAudience/countries", country => Regex.IsMatch(country, "^[a-z]{2}$", RegexOptions.NonBacktracking), isMandatory: false);
            Listed("intendedAudience/scope", scope => Scopes.Contains(scope), isMandatory: false);
        }

        foreach (var (language, texts) in Section("description")?.Children.ToArray() ?? [])
        {
            var path = $"description/{language}";
            Expect(Regex.IsMatch(language.ToString(), "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture), $"{path} is no language");
            Keys(path, (YamlMappingNode)texts, ["localisedName", "genericName", "shortDescription", "longDescription", "documentation", "apiDocumentation", "features", "screenshots", "videos", "awards"]);
            Text($"{path}/shortDescription", text => text.Length <= 150 && !text.Contains('\n', StringComparison.Ordinal));
            Text($"{path}/longDescription", text => text.Length is >= 150 and <= 10_000);
            Text($"{path}/documentation", IsAddress, isMandatory: false);
            Text($"{path}/apiDocumentation", IsAddress, isMandatory: false);
            Listed($"{path}/features", _ => true);
        }

        Expect(Section("description") is { Children.Count: > 0 }, "description has no language");
        Keys("legal", Section("legal"), ["license", "mainCopyrightOwner", "repoOwner", "authorsFile"]);
        Text("legal/license", text => Regex.IsMatch(text, "^[A-Za-z0-9.+-]+$", RegexOptions.NonBacktracking) && !text.StartsWith("LicenseRef", StringComparison.Ordinal));
        Keys("maintenance", Section("maintenance"), ["type", "contractors", "contacts"]);
        Text("maintenance/type", text => text is "internal" or "contract" or "community" or "none");
        if (Find("maintenance/type")?.ToString() is "internal" or "community")
        {
            var contacts = Find("maintenance/contacts") as YamlSequenceNode;
            Expect(contacts is { Children.Count: > 0 }, "maintenance/contacts is missing");
            foreach (var contact in contacts?.Children.OfType<YamlMappingNode>() ?? [])
            {
                Keys("maintenance/contacts", contact, ["name", "email", "phone", "affiliation"]);
                Expect(contact.Children.ContainsKey("name"), "a contact has no name");
            }
        }

        Keys("localisation", Section("localisation"), ["localisationReady", "availableLanguages"]);
        Expect(Find("localisation/localisationReady") is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" }, "localisation/localisationReady is no boolean");
        Listed("localisation/availableLanguages", _ => true);
        return errors;

        YamlNode? Find(string path)
        {
            YamlNode? found = file;
            foreach (var name in path.Split('/'))
            {
                found = found is YamlMappingNode mapping && mapping.Children.TryGetValue(name, out var inner) ? inner : null;
            }

            return found;
        }

        YamlMappingNode? Section(string path)
        {
            var found = Find(path) as YamlMappingNode;
            Expect(found is not null, $"{path} is missing");
            return found;
        }

        void Expect(bool holds, string error)
        {
            if (!holds)
            {
                errors.Add(error);
            }
        }

        void Keys(string path, YamlMappingNode? mapping, string[] known)
        {
            foreach (var key in mapping?.Children.Keys ?? [])
            {
                Expect(known.Contains(key.ToString()), $"{path}/{key} is not of the standard");
            }
        }

        // A text that a parser would take for a number, a date or a yes is none.
        void Text(string path, Func<string, bool> rule, bool isMandatory = true)
        {
            if (Find(path) is not { } node)
            {
                Expect(!isMandatory, $"{path} is missing");
                return;
            }

            Expect(node is YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain, Value.Length: > 0 } scalar && rule(scalar.Value), $"{path} is {node}");
        }

        void Listed(string path, Func<string, bool> rule, bool isMandatory = true)
        {
            if (Find(path) is not { } node)
            {
                Expect(!isMandatory, $"{path} is missing");
                return;
            }

            Expect(node is YamlSequenceNode { Children.Count: > 0 } list && list.Children.All(entry => entry is YamlScalarNode { Value.Length: > 0 } scalar && rule(scalar.Value)), $"{path} is {node}");
        }
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
