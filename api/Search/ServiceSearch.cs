using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Search;

/// <summary>What somebody looks for: words and filters. Values of one facet are OR, facets and words are AND.</summary>
internal sealed record ServiceSearch
{
    /// <summary>The words as typed.</summary>
    public string? Q { get; init; }

    /// <summary>Slugs of Themenfelder.</summary>
    public IReadOnlyList<string> Themenfeld { get; init; } = [];

    /// <summary>Codes of the Länder that lead.</summary>
    public IReadOnlyList<string> LeadLand { get; init; } = [];

    public IReadOnlyList<LegalModel> LegalModel { get; init; } = [];

    /// <summary>Free of charge or not; a service without prices is neither.</summary>
    public bool? Free { get; init; }

    /// <summary>Whether implementation, operation and support cost the Kommunen nothing; a service without a reuse concept is neither.</summary>
    public bool? CostNeutral { get; init; }

    /// <summary>Codes of Länder that use the service: under contract, or leading it.</summary>
    public IReadOnlyList<string> AdoptedBy { get; init; } = [];

    /// <summary>Kinds of organisations that may take one of the offers.</summary>
    public IReadOnlyList<OrganisationKind> AvailableFor { get; init; } = [];

    /// <summary>Products of Fachverfahren; together with <see cref="InterfaceState"/>: products whose interface is in one of those states.</summary>
    public IReadOnlyList<string> Fachverfahren { get; init; } = [];

    /// <summary>How far the interface of a Fachverfahren is, of any or of those asked for.</summary>
    public IReadOnlyList<InterfaceState> InterfaceState { get; init; } = [];

    public IReadOnlyList<Transport> Transport { get; init; } = [];

    public IReadOnlyList<UserAccount> UserAccount { get; init; } = [];

    public IReadOnlyList<TrustLevel> TrustLevel { get; init; } = [];

    /// <summary>Scale and level, as in <c>1.1:4</c>: a level says nothing without its scale.</summary>
    public IReadOnlyList<string> Reifegrad { get; init; } = [];

    /// <summary>SPDX ids of the licence in the terms in force.</summary>
    public IReadOnlyList<string> Licence { get; init; } = [];

    /// <summary>Principles of the EfA decision that the listing gives evidence for.</summary>
    public IReadOnlyList<Principle> Principle { get; init; } = [];

    /// <summary>Whether the number 115 answers first questions; a service without a support matrix is neither.</summary>
    public bool? Number115 { get; init; }

    /// <summary>Absent: by relevance where there are words, else by name.</summary>
    public ServiceSort? Sort { get; init; }

    /// <summary>Retired services are left out unless asked for.</summary>
    public bool IncludeRetired { get; init; }
}

/// <summary>The orders a list of services can be asked for in. Ties go by name, then slug.</summary>
internal enum ServiceSort
{
    /// <summary>Best first; the same as <see cref="Name"/> where there are no words.</summary>
    Relevance,
    Name,
    NameDescending,
    PublishedAt,
    PublishedAtDescending,
    ReusingLaenderDescending,
}

/// <summary>The names of the orders as the query parameter <c>sort</c> writes them.</summary>
internal static class ServiceSorts
{
    private static readonly (string Name, ServiceSort Sort)[] Known =
    [
        ("relevance", ServiceSort.Relevance),
        ("name", ServiceSort.Name),
        ("-name", ServiceSort.NameDescending),
        ("publishedAt", ServiceSort.PublishedAt),
        ("-publishedAt", ServiceSort.PublishedAtDescending),
        ("-reusingLaender", ServiceSort.ReusingLaenderDescending),
    ];

    /// <summary>All names, in the order they are documented.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Name)];

    public static string NameOf(ServiceSort sort) => Known.First(known => known.Sort == sort).Name;

    /// <summary>The order of that name; none where there is no such name.</summary>
    public static ServiceSort? Find(string name)
    {
        foreach (var known in Known)
        {
            if (known.Name == name)
            {
                return known.Sort;
            }
        }

        return null;
    }
}

/// <summary>One page of results.</summary>
internal sealed record SearchPage
{
    /// <summary>The cards, each with the places where words were found.</summary>
    public required IReadOnlyList<ServiceCard> Items { get; init; }

    /// <summary>Where each item stands in the whole list, for cursors.</summary>
    public required IReadOnlyList<SortKey> Keys { get; init; }

    public required bool HasNext { get; init; }

    public required bool HasPrevious { get; init; }

    /// <summary>Number of results on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Always all facets, in one order; values that would find nothing are left out unless chosen.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    /// <summary>How the words were understood; absent without words.</summary>
    public QueryReading? Reading { get; init; }
}
