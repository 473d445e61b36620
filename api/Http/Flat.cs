using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using FitStore.Contracts;

namespace FitStore.Api.Http;

/// <summary>
/// Any wire type as a table: nested members as <c>contact.email</c>, lists of values joined by "; ", lists of things as JSON.
/// Columns follow from the type, so they are the same for every file of it. Text cells that a spreadsheet would take for a
/// formula get a leading apostrophe, which importers remove.
/// </summary>
internal static class Flat
{
    /// <summary>What a table says it is.</summary>
    public const string CsvType = "text/csv; charset=utf-8; header=present";

    private const int DeepestNesting = 4;
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");

    /// <summary>The columns of a type, in the order of its members.</summary>
    public static IReadOnlyList<string> Columns(JsonTypeInfo type) => [.. Columns(type, "", DeepestNesting)];

    public static async Task WriteCsv<T>(PipeWriter output, IAsyncEnumerable<T> items, FieldSelection? fields, CancellationToken cancelled)
    {
        var columns = Columns(Answer.TypeInfo<T>()).Where(column => fields?.Has(column.Split('.')[0]) != false).ToList();
        await using var csv = CsvWriter.Create(output.AsStream(leaveOpen: true), CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns], cancelled);
        await foreach (var item in items.WithCancellation(cancelled))
        {
            var thing = JsonSerializer.SerializeToNode(item, Answer.TypeInfo<T>());
            await csv.WriteRecordAsync([.. columns.Select(column => Cell(thing, column))], cancelled);
        }

        await csv.FlushAsync(cancelled);
    }

    /// <summary>The text of one cell.</summary>
    public static string Cell(JsonNode? thing, string column)
    {
        foreach (var name in column.Split('.'))
        {
            thing = thing is JsonObject members ? members[name] : null;
        }

        return thing switch
        {
            null => "",
            JsonArray list when list.All(item => item is JsonValue) => Harmless(string.Join("; ", list.Select(item => item!.ToString()))),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => IsDateOrNumber(value.ToString()) ? value.ToString() : Harmless(value.ToString()),
            JsonValue value => value.ToJsonString(),
            _ => thing.ToJsonString(ContractsJson.Wire.Options),
        };
    }

    private static bool IsDateOrNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string Harmless(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;

    private static IEnumerable<string> Columns(JsonTypeInfo type, string prefix, int depth)
    {
        foreach (var property in type.Properties.Where(property => property.Get is not null))
        {
            var inner = type.Options.GetTypeInfo(property.PropertyType);
            if (inner.Kind == JsonTypeInfoKind.Object && depth > 1)
            {
                foreach (var column in Columns(inner, $"{prefix}{property.Name}.", depth - 1))
                {
                    yield return column;
                }
            }
            else
            {
                yield return prefix + property.Name;
            }
        }
    }
}
