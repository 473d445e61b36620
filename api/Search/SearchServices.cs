using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Search;

/// <summary>What to look for in the catalogue. Values of one parameter are OR, parameters are AND.</summary>
internal sealed class ServiceQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(200)]
    [Description("Words of the name, keywords, summary or description, parts of compounds, a Leistungsschlüssel or an OZG-ID. Umlauts may be written ä, ae or a. Several words narrow down; where nothing holds all of them, what holds the most comes. Everyday words, other forms and small mistakes are understood; `reading` says how.")]
    public string? Q { get; init; }

    [FromQuery(Name = "themenfeld"), RegularExpression(WireFormats.Slug)]
    [Description("Short name of a Themenfeld; may be repeated.")]
    public string[]? Themenfeld { get; init; }

    [FromQuery(Name = "leadLand"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of the Land that leads; may be repeated.")]
    public string[]? LeadLand { get; init; }

    [FromQuery(Name = "legalModel"), AllowedValues("fitStore", "govdigital", "kommunalvertreter", "verwaltungsvereinbarung")]
    [Description("Legal model of an offer; may be repeated.")]
    public string[]? LegalModel { get; init; }

    [FromQuery(Name = "free")]
    [Description("Only services that are, or are not, free of charge.")]
    public bool? Free { get; init; }

    [FromQuery(Name = "costNeutral")]
    [Description("Only services that cost, or do not cost, the Kommunen nothing for implementation, operation and support.")]
    public bool? CostNeutral { get; init; }

    [FromQuery(Name = "adoptedBy"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of a Land that reuses or leads the service; may be repeated.")]
    public string[]? AdoptedBy { get; init; }

    [FromQuery(Name = "availableFor"), AllowedValues("bund", "land", "kreis", "gemeindeverband", "gemeinde", "itProvider", "aggregator", "vendor", "operator")]
    [Description("Kind of organisation that may take one of the offers; may be repeated.")]
    public string[]? AvailableFor { get; init; }

    [FromQuery(Name = "fachverfahren"), MaxLength(200)]
    [Description("Product of a Fachverfahren that the service works with; may be repeated. Together with `interfaceState` one of these products has to be in one of those states.")]
    public string[]? Fachverfahren { get; init; }

    [FromQuery(Name = "interfaceState"), AllowedValues("productive", "pilot", "planned")]
    [Description("How far the interface of a Fachverfahren is; may be repeated. Together with `fachverfahren` that of one of those products.")]
    public string[]? InterfaceState { get; init; }

    [FromQuery(Name = "transport"), AllowedValues("fitConnect", "osciXta", "file")]
    [Description("Way on which applications reach the authority; may be repeated.")]
    public string[]? Transport { get; init; }

    [FromQuery(Name = "userAccount"), AllowedValues("bundId", "unternehmenskonto", "none")]
    [Description("User account that is taken; may be repeated.")]
    public string[]? UserAccount { get; init; }

    [FromQuery(Name = "trustLevel"), AllowedValues("basis", "substanziell", "hoch")]
    [Description("Trust level that is asked for; may be repeated.")]
    public string[]? TrustLevel { get; init; }

    [FromQuery(Name = "reifegrad"), AllowedValues("1.1:0", "1.1:1", "1.1:2", "1.1:3", "1.1:4", "2.0:0", "2.0:1", "2.0:2", "2.0:3", "2.0:4", "2.0:5", "2.0:6", "2.0:7")]
    [Description("Reifegrad as scale and level; may be repeated. Levels of the two scales are never compared: each finds what was measured on its own scale.")]
    public string[]? Reifegrad { get; init; }

    [FromQuery(Name = "licence"), RegularExpression(WireFormats.Spdx)]
    [Description("SPDX id of the licence in the terms in force of one of the offers; may be repeated.")]
    public string[]? Licence { get; init; }

    [FromQuery(Name = "principle"), AllowedValues("relevance", "usability", "speed", "economy", "innovation", "openStandards")]
    [Description("Principle of the EfA decision of September 2020 that the listing gives evidence for; may be repeated.")]
    public string[]? Principle { get; init; }

    [FromQuery(Name = "number115")]
    [Description("Only services about which the number 115 answers, or does not answer, first questions.")]
    public bool? Number115 { get; init; }

    [FromQuery(Name = "includeRetired")]
    [Description("Whether to find services whose end has come, too.")]
    public bool? IncludeRetired { get; init; }

    [FromQuery(Name = "sort"), AllowedValues("relevance", "name", "-name", "publishedAt", "-publishedAt", "-reusingLaender")]
    [Description("Order of the results; by relevance when there are words to look for, else by name. Except by name and publication, a service whose rank changes while you page may be met twice or missed.")]
    public string? Sort { get; init; }

    /// <summary>The same out of a query that was judged already.</summary>
    public static ServiceQuery Of(IQueryCollection query)
    {
        return new()
        {
            Q = One("q"),
            Themenfeld = Several("themenfeld"),
            LeadLand = Several("leadLand"),
            LegalModel = Several("legalModel"),
            Free = YesOrNo("free"),
            CostNeutral = YesOrNo("costNeutral"),
            AdoptedBy = Several("adoptedBy"),
            AvailableFor = Several("availableFor"),
            Fachverfahren = Several("fachverfahren"),
            InterfaceState = Several("interfaceState"),
            Transport = Several("transport"),
            UserAccount = Several("userAccount"),
            TrustLevel = Several("trustLevel"),
            Reifegrad = Several("reifegrad"),
            Licence = Several("licence"),
            Principle = Several("principle"),
            Number115 = YesOrNo("number115"),
            IncludeRetired = YesOrNo("includeRetired"),
            Sort = One("sort"),
        };

        string? One(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

        bool? YesOrNo(string name) => One(name) is { } value ? value == "true" : null;

        string[]? Several(string name) => query.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : null;
    }

    public ServiceSearch ToSearch() => new()
    {
        Q = Q,
        Themenfeld = Themenfeld ?? [],
        LeadLand = LeadLand ?? [],
        LegalModel = [.. (LegalModel ?? []).Select(Names.Parse<LegalModel>)],
        Free = Free,
        CostNeutral = CostNeutral,
        AdoptedBy = AdoptedBy ?? [],
        AvailableFor = [.. (AvailableFor ?? []).Select(Names.Parse<OrganisationKind>)],
        Fachverfahren = Fachverfahren ?? [],
        InterfaceState = [.. (InterfaceState ?? []).Select(Names.Parse<InterfaceState>)],
        Transport = [.. (Transport ?? []).Select(Names.Parse<Transport>)],
        UserAccount = [.. (UserAccount ?? []).Select(Names.Parse<UserAccount>)],
        TrustLevel = [.. (TrustLevel ?? []).Select(Names.Parse<TrustLevel>)],
        Reifegrad = Reifegrad ?? [],
        Licence = Licence ?? [],
        Principle = [.. (Principle ?? []).Select(Names.Parse<Principle>)],
        Number115 = Number115,
        Sort = Sort is { } name ? ServiceSorts.Find(name) : null,
        IncludeRetired = IncludeRetired ?? false,
    };
}

/// <summary>Which services are there, and what could narrow them down?</summary>
internal static class SearchServices
{
    /// <summary>Search services</summary>
    /// <remarks>
    /// Answers cards with the reasons they were found, and facets: the count of a value is the number of results if it were
    /// added. Everything in the address, so that a search can be kept and sent.
    /// </remarks>
    public static Listing<ServiceList, ServiceCard> Handle(
        [AsParameters] ServiceQuery query, HttpContext http, Cursors cursors, CurrentCatalogue catalogue, RememberedPages pages, SearchCounts counts)
    {
        var index = catalogue.Index;
        var from = cursors.Read(http);
        var known = pages.Of(index, http.Request, () => index.Search(query.ToSearch(), from, query.Take));
        var page = known.Page;
        if (from is null)
        {
            counts.Count(query.Q ?? "", page.Reading);
        }

        var slice = new Slice<ServiceCard>(page.Items, page.Keys, page.HasPrevious, page.HasNext, page.Total);
        return new(
            slice,
            plain => new ServiceList { Items = plain.Items, Next = plain.Next, Previous = plain.Previous, Total = plain.Total, Facets = page.Facets, Reading = page.Reading },
            () => index.All(query.ToSearch()).ToAsyncEnumerable())
        {
            Written = known.Written,
        };
    }
}
