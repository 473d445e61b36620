using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Catalogue;

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

    [FromQuery(Name = "adoptedBy"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of a Land that reuses or leads the service; may be repeated.")]
    public string[]? AdoptedBy { get; init; }

    [FromQuery(Name = "includeRetired")]
    [Description("Whether to find services whose end has come, too.")]
    public bool? IncludeRetired { get; init; }

    [FromQuery(Name = "sort"), AllowedValues("relevance", "name", "-name", "publishedAt", "-publishedAt", "-reusingLaender")]
    [Description("Order of the results; by relevance when there are words to look for, else by name. Except by name and publication, a service whose rank changes while you page may be met twice or missed.")]
    public string? Sort { get; init; }

    public ServiceSearch ToSearch() => new()
    {
        Q = Q,
        Themenfeld = Themenfeld ?? [],
        LeadLand = LeadLand ?? [],
        LegalModel = [.. (LegalModel ?? []).Select(Names.Parse<LegalModel>)],
        Free = Free,
        AdoptedBy = AdoptedBy ?? [],
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
    public static Listing<ServiceList, ServiceCard> Handle([AsParameters] ServiceQuery query, HttpContext http, Cursors cursors, CurrentCatalogue catalogue, SearchCounts counts)
    {
        var index = catalogue.Index;
        var search = query.ToSearch();
        var from = cursors.Read(http);
        var page = index.Search(search, from, query.Take);
        if (from is null)
        {
            counts.Count(search.Q ?? "", page.Reading);
        }

        var slice = new Slice<ServiceCard>(page.Items, page.Keys, page.HasPrevious, page.HasNext, page.Total);
        return new(
            slice,
            plain => new ServiceList { Items = plain.Items, Next = plain.Next, Previous = plain.Previous, Total = plain.Total, Facets = page.Facets, Reading = page.Reading },
            () => index.All(search).ToAsyncEnumerable());
    }
}
