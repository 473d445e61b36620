using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Catalogue;

/// <summary>Whether a service is offered.</summary>
public enum ServiceState
{
    /// <summary>Not published yet; nobody but its provider sees it.</summary>
    Unpublished,

    /// <summary>Published.</summary>
    Published,

    /// <summary>Takes no new adoptions for the time being; running ones go on.</summary>
    Suspended,

    /// <summary>Its end is announced.</summary>
    Retiring,

    /// <summary>Ended; stays readable at its address.</summary>
    Retired,
}

/// <summary>How a published revision came to be published.</summary>
public enum ListingOrigin
{
    /// <summary>Reviewed and published by the operator.</summary>
    Reviewed,

    /// <summary>Part of the sample data; entered past the gates.</summary>
    Sample,
}

/// <summary>A published service, whole.</summary>
public sealed record Service : ServiceContent
{
    /// <summary>For readers of JSON.</summary>
    [JsonConstructor]
    public Service()
    {
    }

    /// <summary>Takes over what a revision says.</summary>
    /// <param name="content">The content of the published revision.</param>
    [SetsRequiredMembers]
    public Service(ServiceContent content)
        : base(content)
    {
        Slug = "";
        Provider = null!;
    }

    /// <summary>Stable short name; part of its address.</summary>
    /// <example>digitale-baugenehmigung</example>
    public required string Slug { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it is offered.</summary>
    public required ServiceState State { get; init; }

    /// <summary>How it came to be published.</summary>
    public required ListingOrigin Origin { get; init; }

    /// <summary>The organisation that provides it.</summary>
    public required OrganisationRef Provider { get; init; }

    /// <summary>Number of the shown revision.</summary>
    public required int Revision { get; init; }

    /// <summary>When the shown revision was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Why it takes no new adoptions for the time being; while it is <c>suspended</c>.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>Its end; once that is announced.</summary>
    public Retirement? Retirement { get; init; }
}

/// <summary>Why a service takes no new adoptions for the time being.</summary>
public sealed record Suspension
{
    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The side that suspended it; only that side resumes it.</summary>
    public required ListingSide By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>The announced end of a service.</summary>
public sealed record Retirement
{
    /// <summary>Its last day (Europe/Berlin).</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Slug of the service that takes its place.</summary>
    public string? Successor { get; init; }
}

/// <summary>Who acts on a listing.</summary>
public enum ListingSide
{
    /// <summary>The organisation that provides the service.</summary>
    Provider,

    /// <summary>The operator of the store.</summary>
    Operator,
}

/// <summary>A service as it stands in a list of results: enough to compare at a glance.</summary>
public sealed record ServiceCard
{
    /// <summary>Stable short name; part of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in at most 150 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether it is offered.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Code of the Land that leads it.</summary>
    public required string LeadLand { get; init; }

    /// <summary>Slug of its Themenfeld.</summary>
    public required string Themenfeld { get; init; }

    /// <summary>The legal models of its offers.</summary>
    public required IReadOnlyList<LegalModel> LegalModels { get; init; }

    /// <summary>What it costs, at a glance; absent where no offer has a price sheet.</summary>
    public CostAtAGlance? Cost { get; init; }

    /// <summary>The ways an application reaches the authority.</summary>
    public IReadOnlyList<Transport> Transports { get; init => field = value ?? []; } = [];

    /// <summary>Number of Länder that reuse it, the leading one not counted.</summary>
    public required int ReusingLaender { get; init; }

    /// <summary>When the shown revision was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Why it was found; empty without a query.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init => field = value ?? []; } = [];
}

/// <summary>What the first offer with prices costs, over all who share it.</summary>
public sealed record CostAtAGlance
{
    /// <summary>Whether it is free of charge.</summary>
    public required bool Free { get; init; }

    /// <summary>Sum of the yearly allocated items, which the adopting Länder share.</summary>
    public Money? YearlyShared { get; init; }

    /// <summary>Whether implementation, operation and support cost the Kommunen nothing.</summary>
    public required bool CostNeutralForKommunen { get; init; }

    /// <summary>How firm the amounts are.</summary>
    public required PriceNature Nature { get; init; }
}

/// <summary>A place in a listing where words of the query were found.</summary>
public sealed record SearchHit
{
    /// <summary>The field.</summary>
    public required SearchField Field { get; init; }

    /// <summary>The text of the field, or the part of it around the words found.</summary>
    public required string Text { get; init; }

    /// <summary>The words found, as ranges of the text.</summary>
    public required IReadOnlyList<TextRange> Marks { get; init; }
}

/// <summary>A range of a text, in UTF-16 units.</summary>
public sealed record TextRange
{
    /// <summary>First unit.</summary>
    public required int Start { get; init; }

    /// <summary>Number of units.</summary>
    public required int Length { get; init; }
}

/// <summary>A searched field, the weightier first.</summary>
public enum SearchField
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>A Leistungsschlüssel or OZG-ID.</summary>
    Key,

    /// <summary>A keyword.</summary>
    Keyword,

    /// <summary>The summary.</summary>
    Summary,

    /// <summary>Themenfeld, Land or Fachverfahren.</summary>
    Context,

    /// <summary>The description.</summary>
    Description,
}

/// <summary>Results of a search, with what could narrow it down.</summary>
public sealed record ServiceList : Page<ServiceCard>
{
    /// <summary>The facets; the count of a value is the number of results if it were added.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Facet> Facets { get; init; }

    /// <summary>How the words looked for were understood; absent without words.</summary>
    [JsonPropertyOrder(2)]
    public QueryReading? Reading { get; init; }
}

/// <summary>How the words of a query were understood.</summary>
public sealed record QueryReading
{
    /// <summary>Whether the results hold all words.</summary>
    public required WordsFound Found { get; init; }

    /// <summary>Words that stand nowhere, and what they were read as.</summary>
    public IReadOnlyList<Correction> Corrections { get; init => field = value ?? []; } = [];

    /// <summary>Words that no service holds, not even misspelt.</summary>
    public IReadOnlyList<string> Missing { get; init => field = value ?? []; } = [];

    /// <summary>Where nothing was found: words that may have been meant, the likeliest first, at most three.</summary>
    public IReadOnlyList<string> Suggestions { get; init => field = value ?? []; } = [];
}

/// <summary>How much of a query the results hold.</summary>
public enum WordsFound
{
    /// <summary>Each result holds all words.</summary>
    All,

    /// <summary>No service holds all words; the results hold as many as any service does.</summary>
    Some,

    /// <summary>No service holds any of the words.</summary>
    None,
}

/// <summary>A word that was read as another.</summary>
public sealed record Correction
{
    /// <summary>The word as typed.</summary>
    /// <example>Whongeld</example>
    public required string Typed { get; init; }

    /// <summary>The word, or the beginning of words, that was looked for instead.</summary>
    /// <example>Wohngeld</example>
    public required string Read { get; init; }
}

/// <summary>One way to narrow a search down.</summary>
public sealed record Facet
{
    /// <summary>Name of the query parameter.</summary>
    /// <example>themenfeld</example>
    public required string Parameter { get; init; }

    /// <summary>Its values; those that would find nothing are left out unless they are chosen.</summary>
    public required IReadOnlyList<FacetValue> Values { get; init; }
}

/// <summary>One value of a facet.</summary>
public sealed record FacetValue
{
    /// <summary>The value for the query parameter.</summary>
    public required string Value { get; init; }

    /// <summary>Number of results if it were added to the values chosen in this facet.</summary>
    public required int Count { get; init; }

    /// <summary>Whether it is part of this search.</summary>
    public required bool Chosen { get; init; }
}

/// <summary>Who reuses a service.</summary>
public sealed record ServiceReuse
{
    /// <summary>The Länder with a public adoption, by ARS prefix.</summary>
    public required IReadOnlyList<LandReuse> Laender { get; init; }

    /// <summary>Number of Länder that reuse it (contracted or further on), the leading one not counted.</summary>
    public required int ReusingLaender { get; init; }

    /// <summary>Kommunen by state; only numbers, a Kommune's request is its own affair.</summary>
    public required IReadOnlyList<StateCount> Kommunen { get; init; }
}

/// <summary>The reuse of a service by one Land.</summary>
public sealed record LandReuse
{
    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    /// <summary>How far it is; never one of the states before a contract.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>Since when, as exact as known: year, month or day. Absent where no date was reported.</summary>
    /// <example>2024-06</example>
    public string? AsOf { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A number of adoptions in one state.</summary>
public sealed record StateCount
{
    /// <summary>The state.</summary>
    public required AdoptionState State { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>Where the number comes from; <c>example</c> as soon as one of them is invented.</summary>
    public required Provenance Provenance { get; init; }
}
