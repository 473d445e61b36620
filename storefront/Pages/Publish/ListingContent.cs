using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The content of a listing as the API takes changes to it: by member, in a merge patch.</summary>
internal static class ListingContent
{
    /// <summary>What each part must have as soon as it is there.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["operation"] = """{"operatingAuthority":""}""",
        ["access"] = """{"userAccounts":[]}""",
        ["connection"] = """{"transports":[]}""",
        ["support"] = """{"levels":[]}""",
        ["reuseConcept"] = """{"integration":{"text":""},"operation":{"text":""},"interfaces":{"text":""},"support":{"text":""}}""",
        ["requirements"] = """{"catalogue":"","answers":[]}""",
        ["principles"] = """{"evidence":[]}""",
        ["maintenance"] = """{"releaseRhythm":"","lawChanges":"","faultClasses":[]}""",
        ["licence"] = """{"spdx":"","rightsOfLaender":"","rightsOfKommunen":""}""",
        ["serviceLevel"] = """{"availabilityPercent":"","operatingHours":"","maintenanceWindow":""}""",
        ["dataProtection"] = """{"note":""}""",
        ["priceSheet"] = """{"nature":"estimate","free":false,"financing":"adopters","items":[],"keyUnanimous":true,"vat":{"added":false,"note":""}}""",
    };

    private static readonly HashSet<string> NamingProvenance = new(StringComparer.Ordinal)
    {
        "classification", "description", "operation", "access", "connection", "support", "reuseConcept", "requirements", "principles", "training",
    };

    public static JsonObject Of(TermsDraft draft) => JsonSerializer.SerializeToNode(draft, ContractsJson.Default.TermsDraft)!.AsObject();

    public static JsonObject Of(ServiceContent content) => JsonSerializer.SerializeToNode(content, ContractsJson.Default.ServiceContent)!.AsObject();

    /// <summary>The value at a pointer; null where there is none.</summary>
    public static JsonNode? At(JsonNode content, string pointer)
    {
        JsonNode? node = content;
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonObject parent ? parent[part] : null;
        }

        return node;
    }

    /// <summary>
    /// The change that some statements make. What a provider says is declared by it, whatever stood there before; a part of the content that
    /// was not there comes with the members it must have.
    /// </summary>
    /// <param name="content">The content as it is.</param>
    /// <param name="changes">The statements with their new values.</param>
    /// <param name="catalogue">Name and version of the catalogue of requirements that is answered.</param>
    public static JsonObject Patch(JsonObject content, IEnumerable<(ListingField Field, JsonNode? Value)> changes, string catalogue)
    {
        var patch = new JsonObject();
        foreach (var (field, value) in changes)
        {
            var path = field.Pointer[1..].Split('/');
            if (path.Length > 1 && value is null && field.IsWholeObject)
            {
                patch[path[0]] = null;
                continue;
            }

            var target = patch;
            JsonNode? there = content;
            for (var depth = 0; depth < path.Length - 1; depth++)
            {
                there = (there as JsonObject)?[path[depth]];
                if (target[path[depth]] is not JsonObject part)
                {
                    part = there is null && Parts.TryGetValue(path[depth], out var whole) ? JsonNode.Parse(whole)!.AsObject() : [];
                    target[path[depth]] = part;
                }

                target = part;
            }

            if (path.Length > 1 && NamingProvenance.Contains(path[0]))
            {
                patch[path[0]]!["provenance"] = Declared;
            }

            if (path[0] == "requirements")
            {
                patch[path[0]]!["catalogue"] = catalogue;
            }

            target[path[^1]] = Complete(field, value) is { } said ? Replacing(At(content, field.Pointer), said) : null;
        }

        return patch;
    }

    /// <summary>An object that takes the place of another: what it does not say any more is taken away, because a patch keeps what it does not name.</summary>
    private static JsonNode Replacing(JsonNode? there, JsonNode value)
    {
        if (there is JsonObject old && value is JsonObject now)
        {
            foreach (var (member, left) in old)
            {
                now[member] = now[member] is { } kept ? Replacing(left, kept.DeepClone()) : null;
            }
        }

        return value;
    }

    private static string Declared => JsonNamingPolicy.CamelCase.ConvertName(nameof(Provenance.Declared));

    private static JsonNode? Complete(ListingField field, JsonNode? value)
    {
        if (value is null)
        {
            return field.Empty;
        }

        var whole = value.DeepClone();
        if (field is EntriesField { NamesProvenance: true } or BlueprintField && whole is JsonArray entries)
        {
            foreach (var entry in entries.OfType<JsonObject>())
            {
                entry["provenance"] = Declared;
            }
        }

        return whole;
    }
}
