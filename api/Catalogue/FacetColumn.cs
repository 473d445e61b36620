using System.Text.Json;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Catalogue;

/// <summary>The facets, in the order they are shown, with what a service holds of each and what a search asks for.</summary>
internal sealed class FacetKind
{
    private static readonly string[] NamesOfLegalModels =
        [.. Enum.GetNames<LegalModel>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private FacetKind(string parameter, bool oneValue, Func<CatalogueDocument, IEnumerable<string>> held, Func<ServiceSearch, IEnumerable<string>> chosen)
    {
        Parameter = parameter;
        OneValue = oneValue;
        Held = held;
        Chosen = chosen;
    }

    public static IReadOnlyList<FacetKind> All { get; } =
    [
        new("themenfeld", oneValue: false, document => [document.Card.Themenfeld], search => search.Themenfeld),
        new("leadLand", oneValue: false, document => [document.Card.LeadLand], search => search.LeadLand),
        new("legalModel", oneValue: false,
            document => document.Card.LegalModels.Select(model => NamesOfLegalModels[(int)model]),
            search => search.LegalModel.Select(model => NamesOfLegalModels[(int)model])),
        new("free", oneValue: true,
            document => document.Card.Cost is { } cost ? [NameOf(cost.Free)] : [],
            search => search.Free is { } free ? [NameOf(free)] : []),
        new("adoptedBy", oneValue: false, document => document.Users, search => search.AdoptedBy),
    ];

    /// <summary>Name of the query parameter.</summary>
    public string Parameter { get; }

    /// <summary>Whether a search can ask for one value only, so that another one takes its place instead of joining it.</summary>
    public bool OneValue { get; }

    public Func<CatalogueDocument, IEnumerable<string>> Held { get; }

    public Func<ServiceSearch, IEnumerable<string>> Chosen { get; }

    private static string NameOf(bool value) => value ? "true" : "false";
}

/// <summary>For one facet and each of its values, which documents of a segment hold it. Immutable.</summary>
internal sealed class FacetColumn
{
    private readonly string[] values;
    private readonly ulong[][] documents;

    private FacetColumn(string[] values, ulong[][] documents)
    {
        this.values = values;
        this.documents = documents;
    }

    /// <summary>The values that occur, in ordinal order.</summary>
    public ReadOnlySpan<string> Values => values;

    public static FacetColumn Build(FacetKind kind, ReadOnlySpan<CatalogueDocument> documents)
    {
        var columns = new SortedDictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var document = 0; document < documents.Length; document++)
        {
            foreach (var value in kind.Held(documents[document]))
            {
                if (!columns.TryGetValue(value, out var bits))
                {
                    columns.Add(value, bits = new ulong[Bits.WordsFor(documents.Length)]);
                }

                Bits.Set(bits, document);
            }
        }

        return new FacetColumn([.. columns.Keys], [.. columns.Values]);
    }

    public ReadOnlySpan<ulong> DocumentsOf(int value) => documents[value];

    /// <summary>Adds the documents that hold one of the values.</summary>
    public void AddHolders(IEnumerable<string> values, Span<ulong> bits)
    {
        foreach (var value in values)
        {
            var index = Array.BinarySearch(this.values, value, StringComparer.Ordinal);
            if (index >= 0)
            {
                Bits.Or(bits, documents[index]);
            }
        }
    }
}
