using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The content of a listing as the API takes changes to it: by member, in a merge patch.</summary>
internal static class ListingContent
{
    /// <summary>Members that each part of the content must have as soon as it is there.</summary>
    private static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["operation"] = ["operatingAuthority"],
        ["reuseConcept"] = ["integration", "operation", "interfaces", "support"],
        ["requirements"] = ["catalogue"],
    };

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["access"] = "userAccounts",
        ["connection"] = "transports",
        ["support"] = "levels",
        ["requirements"] = "answers",
        ["principles"] = "evidence",
    };

    private static readonly HashSet<string> NamingProvenance = new(StringComparer.Ordinal)
    {
        "classification", "description", "operation", "access", "connection", "support", "reuseConcept", "requirements", "principles", "training",
    };

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
            if (path.Length == 1)
            {
                patch[path[0]] = Complete(field, value);
                continue;
            }

            if (value is null && field.IsWholeObject)
            {
                patch[path[0]] = null;
                continue;
            }

            if (patch[path[0]] is not JsonObject part)
            {
                patch[path[0]] = part = content[path[0]] is null ? New(path[0]) : [];
            }

            if (NamingProvenance.Contains(path[0]))
            {
                part["provenance"] = Declared;
            }

            if (path[0] == "requirements")
            {
                part["catalogue"] = catalogue;
            }

            part[path[1]] = Complete(field, value);
        }

        return patch;
    }

    private static string Declared => JsonNamingPolicy.CamelCase.ConvertName(nameof(Provenance.Declared));

    private static JsonNode? Complete(ListingField field, JsonNode? value)
    {
        if (value is null)
        {
            return field.Empty;
        }

        var whole = value.DeepClone();
        if (field is EntriesField { NamesProvenance: true } && whole is JsonArray entries)
        {
            foreach (var entry in entries.OfType<JsonObject>())
            {
                entry["provenance"] = Declared;
            }
        }

        return whole;
    }

    private static JsonObject New(string part)
    {
        var created = new JsonObject();
        foreach (var member in Texts.GetValueOrDefault(part, []))
        {
            created[member] = "";
        }

        if (Lists.TryGetValue(part, out var list))
        {
            created[list] = new JsonArray();
        }

        return created;
    }
}
