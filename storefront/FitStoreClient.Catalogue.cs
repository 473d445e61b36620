using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Controlling;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront;

/// <summary>What everybody may read: services, offers, terms, organisations, progress.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>The longest page the API gives; enough for lists that are short by nature.</summary>
    private const int LongestPage = 100;

    /// <summary>Searches the catalogue; the query is what the API takes, with its question mark, or empty.</summary>
    public async Task<ServiceList> SearchServicesAsync(string query, CancellationToken cancel) =>
        (await GetAsync<ServiceList>("/v1/services" + query, cancel)).Value;

    /// <summary>What could become of words that somebody is typing.</summary>
    public async Task<IReadOnlyList<SearchSuggestion>> ListSearchSuggestionsAsync(string words, CancellationToken cancel) =>
        (await GetAsync<Page<SearchSuggestion>>("/v1/search-suggestions" + Cursors.Query([new("q", words)]), cancel)).Value.Items;

    /// <summary>What is looked for most, a handful.</summary>
    public async Task<IReadOnlyList<SoughtWords>> ListPopularSearchesAsync(CancellationToken cancel) =>
        (await GetAsync<Page<SoughtWords>>("/v1/popular-searches?limit=6", cancel)).Value.Items;

    public async Task<IReadOnlyList<SoughtWords>> ListVainSearchesAsync(CancellationToken cancel) =>
        (await GetAsync<Page<SoughtWords>>($"/v1/vain-searches?limit={LongestPage}", cancel)).Value.Items;

    /// <summary>All everyday words; there are a few hundred at most.</summary>
    public async Task<IReadOnlyList<Synonym>> ListSynonymsAsync(CancellationToken cancel)
    {
        var all = new List<Synonym>();
        for (string? address = $"/v1/synonyms?limit={LongestPage}"; address is not null;)
        {
            var page = (await GetAsync<Page<Synonym>>(address, cancel)).Value;
            all.AddRange(page.Items);
            address = page.Next;
        }

        return all;
    }

    public async Task<Synonym> GetSynonymAsync(Guid id, CancellationToken cancel) => (await GetAsync<Synonym>($"/v1/synonyms/{id}", cancel)).Value;

    public Task AddSynonymAsync(NewSynonym synonym, string key, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/synonyms", new Call { Body = synonym, Key = key }, cancel);

    public Task ChangeSynonymAsync(Guid id, int version, IReadOnlyList<string> means, CancellationToken cancel) =>
        ActAsync(HttpMethod.Patch, $"/v1/synonyms/{id}", new Call { Patch = new JsonObject { ["means"] = new JsonArray([.. means.Select(meaning => (JsonNode)meaning)]) }, IfMatch = Tag(version) }, cancel);

    public Task RemoveSynonymAsync(Guid id, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/synonyms/{id}", new Call { IfMatch = Tag(version) }, cancel);

    public async Task<Service> GetServiceAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<Service>($"/v1/services/{Uri.EscapeDataString(slug)}", cancel)).Value;

    public async Task<IReadOnlyList<Offer>> ListOffersAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<Page<Offer>>($"/v1/services/{Uri.EscapeDataString(slug)}/offers?limit={LongestPage}", cancel)).Value.Items;

    public async Task<ServiceReuse> GetReuseAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<ServiceReuse>($"/v1/services/{Uri.EscapeDataString(slug)}/reuse", cancel)).Value;

    public async Task<Offer> GetOfferAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Offer>($"/v1/offers/{id}", cancel)).Value;

    /// <summary>Which contracts an organisation, by id or ARS, may sign for each offer of a service.</summary>
    public async Task<ServiceLegalPaths> GetLegalPathsAsync(string slug, string organisation, CancellationToken cancel) =>
        (await GetAsync<ServiceLegalPaths>($"/v1/services/{Uri.EscapeDataString(slug)}/legal-paths?organisation={Uri.EscapeDataString(organisation)}", cancel)).Value;

    /// <summary>All versions of an offer's terms.</summary>
    public async Task<IReadOnlyList<OfferTerms>> ListTermsAsync(Guid offer, CancellationToken cancel) =>
        (await GetAsync<Page<OfferTerms>>($"/v1/offers/{offer}/terms?limit={LongestPage}", cancel)).Value.Items;

    public async Task<OfferTerms> GetTermsAsync(Guid offer, int version, CancellationToken cancel) =>
        (await GetAsync<OfferTerms>($"/v1/offers/{offer}/terms/{version}", cancel)).Value;

    /// <summary>Organisations by name or ARS, the first page; the query is what the API takes, with its question mark, or empty.</summary>
    public async Task<Page<Organisation>> SearchOrganisationsAsync(string query, CancellationToken cancel) =>
        (await GetAsync<Page<Organisation>>("/v1/organisations" + query, cancel)).Value;

    public async Task<Organisation> GetOrganisationAsync(string idOrArs, CancellationToken cancel) =>
        (await GetAsync<Organisation>($"/v1/organisations/{Uri.EscapeDataString(idOrArs)}", cancel)).Value;

    public async Task<IReadOnlyList<Land>> ListLaenderAsync(CancellationToken cancel) =>
        (await GetAsync<Page<Land>>($"/v1/laender?limit={LongestPage}", cancel)).Value.Items;

    public async Task<IReadOnlyList<Themenfeld>> ListThemenfelderAsync(CancellationToken cancel) =>
        (await GetAsync<Page<Themenfeld>>($"/v1/themenfelder?limit={LongestPage}", cancel)).Value.Items;

    /// <summary>How far reuse has come, over all services or those of one Themenfeld.</summary>
    public async Task<Progress> GetProgressAsync(CancellationToken cancel, string? themenfeld = null) =>
        (await GetAsync<Progress>("/v1/progress" + (themenfeld is null ? "" : $"?themenfeld={Uri.EscapeDataString(themenfeld)}"), cancel)).Value;

    public async Task<IReadOnlyList<SimilarService>> GetSimilarServicesAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<SimilarServices>($"/v1/services/{Uri.EscapeDataString(slug)}/similar", cancel)).Value.Services;

    /// <summary>How far Kommunen like one are with a service; with names for who acts for an organisation.</summary>
    public async Task<ReusePeers> GetReusePeersAsync(string slug, string organisation, CancellationToken cancel) =>
        (await GetAsync<ReusePeers>($"/v1/services/{Uri.EscapeDataString(slug)}/reuse/peers?organisation={Uri.EscapeDataString(organisation)}", cancel)).Value;

    public async Task<TermsComparison> GetTermsComparisonAsync(Guid offer, int before, int after, CancellationToken cancel) =>
        (await GetAsync<TermsComparison>($"/v1/offers/{offer}/terms/{German.Digits(before)}/comparison?with={German.Digits(after)}", cancel)).Value;

    /// <summary>Everything a Land has to do with, page after page.</summary>
    public async Task<IReadOnlyList<LandService>> ListLandServicesAsync(string code, CancellationToken cancel)
    {
        var all = new List<LandService>();
        string? next = $"/v1/laender/{Uri.EscapeDataString(code)}/services?limit={LongestPage}";
        while (next is not null)
        {
            var page = (await GetAsync<Page<LandService>>(next, cancel)).Value;
            all.AddRange(page.Items);
            next = page.Next;
        }

        return all;
    }

    /// <summary>The names of Länder and Themenfelder, which other answers name by code.</summary>
    public async Task<CatalogueNames> GetNamesAsync(CancellationToken cancel)
    {
        var laender = ListLaenderAsync(cancel);
        var themenfelder = ListThemenfelderAsync(cancel);
        return new CatalogueNames(await laender, await themenfelder);
    }
}

/// <summary>Länder and Themenfelder by their codes.</summary>
internal sealed class CatalogueNames(IReadOnlyList<Land> laender, IReadOnlyList<Themenfeld> themenfelder)
{
    private readonly Dictionary<string, string> laenderByCode = laender.ToDictionary(land => land.Code, land => land.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> themenfelderBySlug = themenfelder.ToDictionary(field => field.Slug, field => field.Name, StringComparer.Ordinal);

    /// <summary>The 16 Länder, by ARS prefix.</summary>
    public IReadOnlyList<Land> Laender => laender;

    public IReadOnlyList<Themenfeld> Themenfelder => themenfelder;

    /// <summary>The name of a Land; a code nobody knows is its own name.</summary>
    public string Land(string code) => laenderByCode.GetValueOrDefault(code, code);

    /// <summary>The name of a Themenfeld; a short name nobody knows is its own name.</summary>
    public string Themenfeld(string slug) => themenfelderBySlug.GetValueOrDefault(slug, slug);
}
