using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Publishing;

/// <summary>What a listing says, as it is kept.</summary>
internal static class ListingContent
{
    /// <summary>Characters of JSON that a whole listing may have: no cell of the database is larger than 50,000.</summary>
    public const int Longest = 45_000;

    /// <summary>How a reuse concept begins whose answers are plain texts; within a text of the listing the quotation marks would be escaped.</summary>
    private const string PlainAnswers = "\"reuseConcept\":{\"integration\":\"";

    /// <summary>As it stands in the database: German letters as themselves, so that what is written is as long as it looks.</summary>
    public static string Write(ServiceContent content) => JsonSerializer.Serialize(content, ContractsJson.Wire.ServiceContent);

    /// <summary>
    /// As it was written, also before the four answers of the reuse concept had fields of their own: then each was its text. A revision is
    /// kept as it was submitted, so the old form is read here instead of being rewritten in the database.
    /// </summary>
    public static ServiceContent Read(string json) =>
        (json.Contains(PlainAnswers, StringComparison.Ordinal) ? WithAnswers(json) : JsonSerializer.Deserialize(json, ContractsJson.Default.ServiceContent))!;

    private static ServiceContent? WithAnswers(string json)
    {
        var content = JsonNode.Parse(json)!.AsObject();
        var concept = content["reuseConcept"]!.AsObject();
        foreach (var (question, text) in concept.Where(member => member.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && member.Key != "provenance").ToList())
        {
            concept[question] = new JsonObject { ["text"] = text!.DeepClone() };
        }

        return content.Deserialize(ContractsJson.Default.ServiceContent);
    }

    /// <summary>A new draft in which nothing is said but a name and the Land of who provides it.</summary>
    public static ServiceContent Empty(string name, string? land) => new()
    {
        Name = name,
        Summary = "",
        LeadLand = land ?? "",
        Themenfeld = "",
        Classification = new Classification { Provenance = Provenance.Declared },
    };

    /// <summary>The same without texts that may be absent and are empty: an empty field of a form says the same as none.</summary>
    public static ServiceContent Tidy(ServiceContent content) => content with
    {
        DemoUrl = Given(content.DemoUrl),
        Reported = [.. content.Reported.Select(fact => fact with { AsOf = Given(fact.AsOf) })],
        Operation = content.Operation is { } operation ? operation with { ItProvider = Given(operation.ItProvider) } : null,
        Access = content.Access is { } access ? access with { Payment = Given(access.Payment) } : null,
        Connection = content.Connection is { } connection
            ? connection with { Fachverfahren = [.. connection.Fachverfahren.Select(system => system with { FromVersion = Given(system.FromVersion) })] }
            : null,
        Support = content.Support is { } support
            ? support with { Levels = [.. support.Levels.Select(level => level with { Contact = Given(level.Contact) })] }
            : null,
        ReuseConcept = content.ReuseConcept is { } concept
            ? concept with { Integration = Tidy(concept.Integration), Operation = Tidy(concept.Operation), Interfaces = Tidy(concept.Interfaces), Support = Tidy(concept.Support) }
            : null,
        Blueprint = [.. content.Blueprint.Select(entry => entry with { Text = Given(entry.Text) })],
        Requirements = content.Requirements is { } requirements
            ? requirements with { Answers = [.. requirements.Answers.Select(answer => answer with { Reason = Given(answer.Reason) })] }
            : null,
    };

    /// <summary>A problem where all of it together is too long; each text alone is bounded by its rule.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="pointer">Where it stands in the body.</param>
    public static void RequireFits(ServiceContent content, string pointer)
    {
        var length = Write(content).Length;
        if (length > Longest)
        {
            throw Problems.Invalid(Problems.Member(pointer, InputErrorCodes.TooLong, new(
                $"Der Eintrag ist mit {length} Zeichen insgesamt zu lang. Kürzen Sie ihn auf höchstens {Longest} Zeichen.",
                $"With {length} characters the listing is too long as a whole. Shorten it to at most {Longest} characters.")));
        }
    }

    private static ReuseAnswer Tidy(ReuseAnswer answer) => answer with { Contact = Given(answer.Contact) };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
