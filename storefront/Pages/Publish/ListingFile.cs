using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>
/// A listing that comes as a file: as this store gives it out (JSON), or as a <c>publiccode.yml</c>. What was read travels on in a hidden
/// field while the person looks at it; nothing is kept in between.
/// </summary>
internal static class ListingFile
{
    /// <summary>Larger than any listing can be.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The field in which the file is chosen.</summary>
    public const string Field = "Datei";

    /// <summary>The hidden field with what was read.</summary>
    public const string ReadField = "Gelesen";

    public const string Accept = ".json,.yml,.yaml,application/json,application/yaml";

    /// <summary>A reading that names no standard is of a file of this store.</summary>
    public static bool IsPubliccode(PubliccodeReading reading) => reading.StandardVersion.Length > 0;

    /// <summary>Reads the file; what is wrong with it is said at the field.</summary>
    public static async Task<PubliccodeReading?> ReadAsync(FitStoreClient store, IFormFile file, ModelStateDictionary state, CancellationToken cancel)
    {
        await using var stream = file.OpenReadStream();
        if (Path.GetExtension(file.FileName).ToUpperInvariant() is not (".YML" or ".YAML"))
        {
            try
            {
                if (await JsonSerializer.DeserializeAsync(stream, ContractsJson.Default.ServiceContent, cancel) is { } content)
                {
                    return new PubliccodeReading { StandardVersion = "", Content = content, Unmapped = [] };
                }
            }
            catch (JsonException)
            {
                // Said below, as for a file that holds nothing.
            }

            state.AddModelError(Field, "Die Datei ist weder eine Beschreibung, wie dieser Store sie ausgibt, noch eine publiccode.yml. Wählen Sie eine Datei, die Sie bei einem Dienst heruntergeladen haben, oder eine mit der Endung .yml.");
            return null;
        }

        try
        {
            return await store.ReadPubliccodeAsync(stream, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            foreach (var error in problem.Problem.Errors ?? [])
            {
                state.AddModelError(Field, error.Detail);
            }

            if (problem.Problem.Errors is not { Count: > 0 })
            {
                state.AddModelError(Field, problem.Problem.Detail);
            }

            return null;
        }
    }

    public static string Carried(PubliccodeReading reading) => JsonSerializer.Serialize(reading, ContractsJson.Default.PubliccodeReading);

    /// <summary>What a hidden field carried on; nothing where somebody tampered with it.</summary>
    public static PubliccodeReading? Carried(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, ContractsJson.Default.PubliccodeReading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The statements that a file makes, in the order of the sections.</summary>
    public static IReadOnlyList<(ListingField Field, string Text)> Statements(ListingSections sections, ServiceContent content)
    {
        var json = ListingContent.Of(content);
        return [.. sections.Fields.Select(field => (field, field.Read(field.In(json)))).Where(each => each.Item2.Length > 0)];
    }

    /// <summary>Enough of a text to recognise it by.</summary>
    public static string Beginning(string text) => text.Length <= 200 ? text : text[..200].TrimEnd() + " …";
}
