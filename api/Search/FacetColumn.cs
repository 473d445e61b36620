using System.Text.Json;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Search;

/// <summary>The facets, in the order they are shown, with what a service holds of each and what a search asks for.</summary>
internal sealed class FacetKind
{
    private static readonly string[] LegalModels = NamesOf<LegalModel>();
    private static readonly string[] Kinds = NamesOf<OrganisationKind>();
    private static readonly string[] States = NamesOf<InterfaceState>();
    private static readonly string[] Transports = NamesOf<Transport>();
    private static readonly string[] Accounts = NamesOf<UserAccount>();
    private static readonly string[] Levels = NamesOf<TrustLevel>();
    private static readonly string[] Principles = NamesOf<Principle>();

    private FacetKind(string parameter, Func<CatalogueDocument, IEnumerable<string>> held, Func<ServiceSearch, IEnumerable<string>> chosen)
    {
        Parameter = parameter;
        Held = held;
        Chosen = chosen;
    }

    public static IReadOnlyList<FacetKind> All { get; } =
    [
        new("themenfeld", document => [document.Card.Themenfeld], search => search.Themenfeld),
        new("leadLand", document => [document.Card.LeadLand], search => search.LeadLand),
        new("legalModel", document => document.Card.LegalModels.Select(model => LegalModels[(int)model]), search => search.LegalModel.Select(model => LegalModels[(int)model])),
        YesOrNo("free", document => document.Card.Cost?.Free, search => search.Free),
        YesOrNo("costNeutral", document => document.Entry.Service.ReuseConcept?.CostNeutralForKommunen, search => search.CostNeutral),
        new("adoptedBy", document => document.Users, search => search.AdoptedBy),
        new("availableFor", document => document.Entry.Offers.SelectMany(offer => offer.Takers).Select(kind => Kinds[(int)kind]), search => search.AvailableFor.Select(kind => Kinds[(int)kind])),

        // A product and the state of its interface belong together: who asks for both asks for that product in that state.
        new("fachverfahren", document => Systems(document).Select(system => system.Product), search => search.Fachverfahren)
        {
            Partner = "interfaceState",
            HeldWithPartner = document => Systems(document).Select(system => (system.Product, States[(int)system.State])),
        },
        new("interfaceState", document => Systems(document).Select(system => States[(int)system.State]), search => search.InterfaceState.Select(state => States[(int)state]))
        {
            Partner = "fachverfahren",
            HeldWithPartner = document => Systems(document).Select(system => (States[(int)system.State], system.Product)),
        },
        new("transport", document => document.Card.Transports.Select(transport => Transports[(int)transport]), search => search.Transport.Select(transport => Transports[(int)transport])),
        new("userAccount",
            document => document.Entry.Service.Access?.UserAccounts.Select(account => Accounts[(int)account]) ?? [],
            search => search.UserAccount.Select(account => Accounts[(int)account])),
        new("trustLevel",
            document => document.Entry.Service.Access is { TrustLevel: { } level } ? [Levels[(int)level]] : [],
            search => search.TrustLevel.Select(level => Levels[(int)level])),
        new("reifegrad", document => document.Entry.Service.Classification.Reifegrad is { } grade ? [$"{grade.Scale}:{grade.Level}"] : [], search => search.Reifegrad),
        new("licence", document => document.Licences, search => search.Licence),
        new("principle",
            document => document.Entry.Service.Principles?.Evidence.Select(known => Principles[(int)known.Principle]).Distinct(StringComparer.Ordinal) ?? [],
            search => search.Principle.Select(principle => Principles[(int)principle])),
        YesOrNo("number115", document => document.Entry.Service.Support?.Number115, search => search.Number115),
    ];

    /// <summary>For each of <see cref="All"/> the place of its partner, or -1.</summary>
    public static IReadOnlyList<int> Partners { get; } = [.. All.Select(facet => All.ToList().FindIndex(other => other.Parameter == facet.Partner))];

    /// <summary>Name of the query parameter.</summary>
    public string Parameter { get; }

    /// <summary>Whether a search can ask for one value only, so that another one takes its place instead of joining it.</summary>
    public bool OneValue { get; private init; }

    public Func<CatalogueDocument, IEnumerable<string>> Held { get; }

    public Func<ServiceSearch, IEnumerable<string>> Chosen { get; }

    /// <summary>
    /// The facet this one is asked together with: where values of both are chosen, a service has to hold one of each in one pair. Two
    /// facets are partners of each other, or of none.
    /// </summary>
    public string? Partner { get; private init; }

    /// <summary>The pairs a document holds, the own value first; where there is a partner.</summary>
    public Func<CatalogueDocument, IEnumerable<(string Value, string Partner)>>? HeldWithPartner { get; private init; }

    private static FacetKind YesOrNo(string parameter, Func<CatalogueDocument, bool?> held, Func<ServiceSearch, bool?> chosen) =>
        new(parameter, document => NameOf(held(document)), search => NameOf(chosen(search))) { OneValue = true };

    private static string[] NameOf(bool? value) => value switch
    {
        null => [],
        true => ["true"],
        false => ["false"],
    };

    private static string[] NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static IReadOnlyList<Fachverfahren> Systems(CatalogueDocument document) => document.Entry.Service.Connection?.Fachverfahren ?? [];
}

/// <summary>For one facet and each of its values, which documents of a segment hold it. Immutable.</summary>
internal sealed class FacetColumn
{
    private readonly string[] values;
    private readonly ulong[][] documents;

    /// <summary>For each value of the partner and each own value, which documents hold both in one pair; absent where none does.</summary>
    private readonly Dictionary<string, ulong[]?[]> pairs = new(StringComparer.Ordinal);

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

        var column = new FacetColumn([.. columns.Keys], [.. columns.Values]);
        if (kind.HeldWithPartner is { } held)
        {
            column.AddPairs(held, documents);
        }

        return column;
    }

    public ReadOnlySpan<ulong> DocumentsOf(int value) => documents[value];

    /// <summary>Adds the documents that hold the value in one pair with any of the partner's.</summary>
    public void AddHolders(int value, IEnumerable<string> partners, Span<ulong> bits)
    {
        foreach (var partner in partners)
        {
            if (pairs.TryGetValue(partner, out var byValue) && byValue[value] is { } holders)
            {
                Bits.Or(bits, holders);
            }
        }
    }

    /// <summary>Adds the documents that hold one of the values; where values of the partner are given, in one pair with one of them.</summary>
    public void AddHolders(IEnumerable<string> values, IReadOnlyCollection<string> partners, Span<ulong> bits)
    {
        foreach (var value in values)
        {
            var index = Array.BinarySearch(this.values, value, StringComparer.Ordinal);
            if (index < 0)
            {
                continue;
            }

            if (partners.Count == 0)
            {
                Bits.Or(bits, documents[index]);
            }
            else
            {
                AddHolders(index, partners, bits);
            }
        }
    }

    private void AddPairs(Func<CatalogueDocument, IEnumerable<(string Value, string Partner)>> held, ReadOnlySpan<CatalogueDocument> all)
    {
        for (var document = 0; document < all.Length; document++)
        {
            foreach (var (value, partner) in held(all[document]))
            {
                if (!pairs.TryGetValue(partner, out var byValue))
                {
                    pairs.Add(partner, byValue = new ulong[]?[values.Length]);
                }

                Bits.Set(byValue[Array.BinarySearch(values, value, StringComparer.Ordinal)] ??= new ulong[Bits.WordsFor(all.Length)], document);
            }
        }
    }
}
