using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Publishing;

/// <summary>The file that is read.</summary>
internal sealed class PubliccodeYaml : IFileKind
{
    public static string MediaType => TextFile.Yaml;

    public static long MaximumBytes => Body.MaximumBytes;

    public static string Example => """
        publiccodeYmlVersion: "0.4"
        name: Digitale Baugenehmigung
        url: https://code.example.org/efa/digitale-baugenehmigung
        platforms:
          - web
        categories:
          - digital-citizenship
        developmentStatus: stable
        softwareType: standalone/web
        description:
          de:
            shortDescription: Bauanträge online stellen und bearbeiten.
            longDescription: >
              Bauherrinnen und Bauherren stellen ihren Antrag online, die Bauaufsicht prüft ihn in einem gemeinsamen Vorgangsraum und beteiligt
              dort alle Stellen, die mitentscheiden.
            features:
              - Vorgangsraum für alle Beteiligten
        legal:
          license: EUPL-1.2
        maintenance:
          type: internal
          contacts:
            - name: Jana Petersen
        localisation:
          localisationReady: false
          availableLanguages:
            - de

        """;
}

/// <summary>Reading a <c>publiccode.yml</c> as the beginning of a listing.</summary>
internal static class ImportPubliccode
{
    /// <summary>Read a publiccode.yml</summary>
    /// <remarks>
    /// Takes a file of the standard (versions 0.1 to 0.4 and later ones of major version 0), UTF-8, up to 256 kB, and answers what of it can
    /// stand in a listing and in terms, and what could not be taken over, with the reason. It creates nothing and takes no `Idempotency-Key`:
    /// start a service with the `content`. Files that refer to other places of themselves (`*`) are refused.
    /// </remarks>
    public static async Task<Told<PubliccodeReading>> Handle(FileBody<PubliccodeYaml> file)
    {
        await using var stream = file.Take();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return new(PubliccodeReader.Read(YamlFile.Read(bytes.ToArray())));
    }
}

/// <summary>Says a <c>publiccode.yml</c> in the words of a listing. Pure: what it says depends on the file alone.</summary>
internal static class PubliccodeReader
{
    private const int LongestName = 120;
    private const int LongestValue = 200;

    private const int LongestAddress = 500;

    private static readonly DescriptionValidator Descriptions = new();
    private static readonly Sentence NoPlace = new("Für diese Angabe hat ein Eintrag keinen Platz.", "A listing has no place for this.");

    /// <summary>Keys that are not taken over, and why; those not named here have no place.</summary>
    private static readonly Dictionary<string, Sentence> Reasons = new(StringComparer.Ordinal)
    {
        ["usedBy"] = new("Wer den Dienst nachnutzt, zeigt der Store aus den Nachnutzungen selbst.", "Who reuses the service the store tells from the adoptions themselves."),
        ["maintenance"] = new(
            "Pflege und Fristen stehen in den Konditionen. Nennen Sie im Eintrag Funktionspostfächer statt Personen.", "Maintenance and its times stand in the terms. In the listing name functional mailboxes instead of persons."),
        ["logo"] = new("Laden Sie Bilder im Eintrag hoch.", "Upload pictures with the listing."),
        ["developmentStatus"] = new("Ob der Dienst angeboten wird, folgt aus seiner Veröffentlichung im Store.", "Whether the service is offered follows from its publication in the store."),
        ["categories"] = new("Wählen Sie Themenfeld und Leistungsschlüssel; sie ordnen den Dienst ein.", "Choose Themenfeld and Leistungsschlüssel; they file the service."),
        ["dependsOn"] = new("Nennen Sie Fachverfahren und Register unter „Anbindung“.", "Name Fachverfahren and registers under connection."),
        ["landingURL"] = new("Verweisen Sie in der Beschreibung darauf.", "Link to it in the description."),
    };

    public static PubliccodeReading Read(YamlNode file)
    {
        Require(file);
        var unmapped = new List<UnmappedKey>();
        var (language, texts) = Texts(file);
        var name = texts.Find("localisedName")?.Text ?? file.Find("name")!.Text!;
        var summary = texts.Find("shortDescription")?.Text?.Trim() ?? "";
        Shortened("name", ref name, LongestName);
        Shortened($"description/{language}/shortDescription", ref summary, Publiccode.LongestShortDescription);
        var content = new ServiceContent
        {
            Name = name,
            Summary = summary,
            LeadLand = "",
            Themenfeld = Themenfeld(),
            Classification = new Classification { Provenance = Provenance.Declared },
            Description = Checked(DescriptionOf(texts)),
            Documents = Documents(),
        };
        foreach (var (key, value) in file.Members.Where(member => member.Key is not ("publiccodeYmlVersion" or "name" or "url" or "description" or "legal" or "intendedAudience")))
        {
            Leave(key, value, Reasons.GetValueOrDefault(key, NoPlace));
        }

        LeaveRest("legal", ["license"]);
        LeaveRest("intendedAudience", ["scope"]);
        foreach (var (other, value) in file.Find("description")?.Members ?? [])
        {
            if (other != language)
            {
                Leave($"description/{other}", value, new("Der Store führt Einträge auf Deutsch.", "The store keeps listings in German."));
                continue;
            }

            foreach (var (key, text) in value.Members.Where(member => member.Key is not ("localisedName" or "shortDescription" or "longDescription" or "features" or "documentation" or "apiDocumentation")))
            {
                Leave($"description/{language}/{key}", text, key is "screenshots" or "videos" ? Reasons["logo"] : NoPlace);
            }
        }

        if (language is not null && !IsGerman(language))
        {
            Leave($"description/{language}", texts, new("Die Texte sind nicht auf Deutsch. Übersetzen Sie sie.", "The texts are not in German. Translate them."));
        }

        return new PubliccodeReading
        {
            StandardVersion = file.Find("publiccodeYmlVersion")!.Text!,
            Content = content,
            Licence = LicenceOf(),
            Unmapped = unmapped,
        };

        void Leave(string key, YamlNode value, Sentence reason) => unmapped.Add(new UnmappedKey { Key = key, Value = Said(value), Reason = reason.ToString() });

        void LeaveRest(string section, string[] taken)
        {
            foreach (var (key, value) in (file.Find(section)?.Members ?? []).Where(member => !taken.Contains(member.Key)))
            {
                Leave($"{section}/{key}", value, NoPlace);
            }
        }

        void Shortened(string key, ref string text, int most)
        {
            text = text.ReplaceLineEndings(" ").Trim();
            if (text.Length > most)
            {
                Leave(key, new YamlText(text), new($"Der Text wurde auf {most} Zeichen gekürzt.", $"The text was cut to {most} characters."));
                text = text[..most].TrimEnd();
            }
        }

        // What a listing does not take is left to the person, and not brought in by a back door.
        Description? Checked(Description? description)
        {
            if (description is null || Descriptions.Validate(description).Errors is not [{ ErrorMessage: var wrong }, ..])
            {
                return description;
            }

            Leave($"description/{language}/longDescription", new YamlText(description.Markdown), new(wrong, wrong));
            return null;
        }

        string Themenfeld()
        {
            var scopes = (file.Find("intendedAudience", "scope")?.Items ?? []).Select(scope => scope.Text).OfType<string>().ToList();
            var fields = Publiccode.Scopes.Where(known => scopes.Contains(known.Value, StringComparer.Ordinal)).Select(known => known.Key).ToList();
            if (fields.Count == 1)
            {
                return fields[0];
            }

            if (scopes.Count > 0)
            {
                Leave("intendedAudience/scope", file.Find("intendedAudience", "scope")!, new("Daraus folgt nicht genau ein Themenfeld. Wählen Sie es.", "Not exactly one Themenfeld follows from this. Choose it."));
            }

            return "";
        }

        List<Document> Documents()
        {
            var documents = new List<Document>();
            foreach (var (key, kind, title) in new[] { ("documentation", DocumentKind.ConnectionGuide, "Dokumentation"), ("apiDocumentation", DocumentKind.Specification, "Dokumentation der Schnittstelle") })
            {
                if (texts.Find(key) is { Text: { } address } node)
                {
                    if (IsHttps(address))
                    {
                        documents.Add(new Document { Title = title, Kind = kind, Url = address, Provenance = Provenance.Declared });
                    }
                    else
                    {
                        Leave($"description/{language}/{key}", node, new("Nur Adressen, die mit https:// beginnen, werden übernommen.", "Only addresses that begin with https:// are taken over."));
                    }
                }
            }

            return documents;
        }

        Licence? LicenceOf()
        {
            var (spdx, repository) = (file.Find("legal", "license")?.Text, file.Find("url")?.Text);
            if (repository is not null && !IsHttps(repository))
            {
                Leave("url", file.Find("url")!, new("Nur Adressen, die mit https:// beginnen, werden übernommen.", "Only addresses that begin with https:// are taken over."));
                repository = null;
            }

            return spdx is null ? null : new Licence { Spdx = spdx, SourceRepository = repository, RightsOfLaender = "", RightsOfKommunen = "" };
        }
    }

    /// <summary>What makes a file one of this standard.</summary>
    private static void Require(YamlNode file)
    {
        var errors = new List<InputError>();
        if (file is not YamlMapping)
        {
            throw Problems.Invalid(Problems.Member("", InputErrorCodes.WrongType, new("Das ist keine publiccode.yml: Erwartet werden Schlüssel mit Werten.", "This is no publiccode.yml: keys with values are expected.")));
        }

        var version = file.Find("publiccodeYmlVersion")?.Text;
        if (version is null || !version.Trim().StartsWith("0.", StringComparison.Ordinal))
        {
            errors.Add(Problems.Member("/publiccodeYmlVersion", version is null ? InputErrorCodes.Required : InputErrorCodes.NotAllowedValue, new(
                "Nennen Sie die Fassung des Standards, zum Beispiel \"0.4\".", "Name the version of the standard, for instance \"0.4\".")));
        }

        if (string.IsNullOrWhiteSpace(file.Find("name")?.Text))
        {
            errors.Add(Problems.Member("/name", InputErrorCodes.Required, new("Der Name fehlt.", "The name is missing.")));
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }
    }

    /// <summary>The texts in German; without them those in English, and else the first.</summary>
    private static (string? Language, YamlNode Texts) Texts(YamlNode file)
    {
        var all = file.Find("description")?.Members ?? [];
        var found = all.Where(member => IsGerman(member.Key))
            .Concat(all.Where(member => member.Key.StartsWith("en", StringComparison.OrdinalIgnoreCase)))
            .Concat(all)
            .FirstOrDefault();
        return (found.Key, found.Value ?? new YamlMapping([]));
    }

    private static bool IsGerman(string language) => language.Split('-')[0].Equals("de", StringComparison.OrdinalIgnoreCase);

    private static bool IsHttps(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && address.Length <= LongestAddress;

    /// <summary>The long description with the features as a list below it.</summary>
    private static Description? DescriptionOf(YamlNode texts)
    {
        var features = (texts.Find("features")?.Items ?? []).Select(feature => feature.Text?.ReplaceLineEndings(" ").Trim()).Where(feature => !string.IsNullOrEmpty(feature)).Select(feature => $"- {feature}");
        var list = string.Join('\n', features);
        var markdown = string.Join("\n\n", new[] { texts.Find("longDescription")?.Text?.Trim() ?? "", list }.Where(part => part.Length > 0));
        return markdown.Length == 0 ? null : new Description { Markdown = markdown, Provenance = Provenance.Declared };
    }

    /// <summary>What somebody can recognise the statement by.</summary>
    private static string? Said(YamlNode node)
    {
        var text = string.Join(", ", Texts(node));
        return text.Length == 0 ? null : text.Length > LongestValue ? text[..(LongestValue - 1)] + "…" : text;

        static IEnumerable<string> Texts(YamlNode piece) => piece switch
        {
            YamlText { Value.Length: > 0 } known => [known.Value.ReplaceLineEndings(" ").Trim()],
            YamlList list => list.Entries.SelectMany(Texts),
            YamlMapping mapping => mapping.Entries.SelectMany(member => Texts(member.Value)),
            _ => [],
        };
    }
}
