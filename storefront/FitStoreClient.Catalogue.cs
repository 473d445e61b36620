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

    public async Task<Service> GetServiceAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<Service>($"/v1/services/{Uri.EscapeDataString(slug)}", cancel)).Value;

    public async Task<IReadOnlyList<Offer>> ListOffersAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<Page<Offer>>($"/v1/services/{Uri.EscapeDataString(slug)}/offers?limit={LongestPage}", cancel)).Value.Items;

    public async Task<ServiceReuse> GetReuseAsync(string slug, CancellationToken cancel) =>
        (await GetAsync<ServiceReuse>($"/v1/services/{Uri.EscapeDataString(slug)}/reuse", cancel)).Value;

    public async Task<Offer> GetOfferAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Offer>($"/v1/offers/{id}", cancel)).Value;

    /// <summary>Which contracts an organisation, by id or ARS, may sign for an offer.</summary>
    public async Task<LegalPaths> GetLegalPathsAsync(Guid offer, string organisation, CancellationToken cancel) =>
        (await GetAsync<LegalPaths>($"/v1/offers/{offer}/legal-paths?organisation={Uri.EscapeDataString(organisation)}", cancel)).Value;

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

    public async Task<Progress> GetProgressAsync(CancellationToken cancel) =>
        (await GetAsync<Progress>("/v1/progress", cancel)).Value;

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

    /// <summary>The name of a Land; a code nobody knows is its own name.</summary>
    public string Land(string code) => laenderByCode.GetValueOrDefault(code, code);

    /// <summary>The name of a Themenfeld; a short name nobody knows is its own name.</summary>
    public string Themenfeld(string slug) => themenfelderBySlug.GetValueOrDefault(slug, slug);
}
