using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront;

/// <summary>Writing listings, submitting and reviewing them, and taking services out.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>The services of the organisation acted for, page after page.</summary>
    public async Task<IReadOnlyList<ProvidedService>> ListProvidedServicesAsync(CancellationToken cancel) =>
        await AllAsync<ProvidedService>($"/v1/provided-services?limit={LongestPage}", cancel);

    /// <summary>The same as a file of comma separated values.</summary>
    public async Task<byte[]> ExportProvidedServicesAsync(CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Get, "/v1/provided-services", new Call { Accept = "text/csv" }, cancel);
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>Starts the listing of a new service.</summary>
    public async Task<ServiceRevision> CreateServiceAsync(NewService service, string key, CancellationToken cancel) =>
        (await SendAsync<ServiceRevision>(HttpMethod.Post, "/v1/services", new Call { Body = service, Key = key }, cancel)).Value;

    /// <summary>All revisions of a listing that the caller may see, the newest first.</summary>
    public async Task<IReadOnlyList<ServiceRevision>> ListRevisionsAsync(string slug, CancellationToken cancel) =>
        [.. (await AllAsync<ServiceRevision>($"{Revisions(slug)}?limit={LongestPage}", cancel)).OrderByDescending(revision => revision.Number)];

    public async Task<ServiceRevision> GetRevisionAsync(string slug, int number, CancellationToken cancel) =>
        (await GetAsync<ServiceRevision>(Revision(slug, number), cancel)).Value;

    /// <summary>Starts a revision from the published one, or from an earlier one that is brought back.</summary>
    public async Task<ServiceRevision> ReviseAsync(string slug, int? from, string key, CancellationToken cancel) =>
        (await SendAsync<ServiceRevision>(HttpMethod.Post, Revisions(slug), new Call { Body = new NewRevision { From = from }, Key = key }, cancel)).Value;

    /// <summary>Changes a draft: what is absent in the patch stays, what is null is taken away.</summary>
    public async Task<ServiceRevision> ChangeRevisionAsync(string slug, int number, int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<ServiceRevision>(HttpMethod.Patch, Revision(slug, number), new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    public Task DiscardRevisionAsync(string slug, int number, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, Revision(slug, number), new Call { IfMatch = Tag(version) }, cancel);

    /// <summary>What a listing still lacks.</summary>
    public async Task<ListingCheck> GetGatesAsync(string slug, int number, CancellationToken cancel) =>
        (await GetAsync<ListingCheck>($"{Revision(slug, number)}/gates", cancel)).Value;

    public async Task<IReadOnlyList<RevisionTransition>> GetRevisionTransitionsAsync(string slug, int number, CancellationToken cancel) =>
        (await GetAsync<RevisionTransitions>($"{Revision(slug, number)}/transitions", cancel)).Value.Items;

    /// <summary>What was done with one revision, oldest first.</summary>
    public async Task<IReadOnlyList<RevisionEvent>> ListRevisionEventsAsync(string slug, int number, CancellationToken cancel) =>
        await AllAsync<RevisionEvent>($"{Revision(slug, number)}/events?limit={LongestPage}", cancel);

    public async Task<RevisionComparison> CompareRevisionsAsync(string slug, int before, int after, CancellationToken cancel) =>
        (await GetAsync<RevisionComparison>($"{Revision(slug, before)}/comparison?with={German.Digits(after)}", cancel)).Value;

    public Task SubmitRevisionAsync(string slug, int version, string key, CancellationToken cancel) => MoveAsync(slug, "submissions", version, body: null, key, cancel);

    public Task RecallRevisionAsync(string slug, int version, string key, CancellationToken cancel) => MoveAsync(slug, "recalls", version, body: null, key, cancel);

    public Task TakeUpRevisionAsync(string slug, int version, string key, CancellationToken cancel) => MoveAsync(slug, "reviews", version, body: null, key, cancel);

    public Task ReturnRevisionAsync(string slug, int version, NewReturn with, string key, CancellationToken cancel) => MoveAsync(slug, "returns", version, with, key, cancel);

    public Task PublishRevisionAsync(string slug, int version, NewPublication publication, string key, CancellationToken cancel) =>
        MoveAsync(slug, "publications", version, publication, key, cancel);

    public Task SuspendServiceAsync(string slug, int version, string reason, string key, CancellationToken cancel) =>
        MoveAsync(slug, "suspensions", version, new NewSuspension { Reason = reason }, key, cancel);

    public Task ResumeServiceAsync(string slug, int version, string key, CancellationToken cancel) => MoveAsync(slug, "resumptions", version, body: null, key, cancel);

    public Task RetireServiceAsync(string slug, int version, NewRetirement retirement, string key, CancellationToken cancel) =>
        MoveAsync(slug, "retirements", version, retirement, key, cancel);

    /// <summary>Whom it would concern to suspend or end a service.</summary>
    public async Task<ServiceEffect> GetEffectAsync(string slug, string act, CancellationToken cancel) =>
        (await GetAsync<ServiceEffect>($"{OfService(slug)}/effects?act={act}", cancel)).Value;

    /// <summary>The newest catalogue of requirements; none where the operator has not brought one in yet.</summary>
    public async Task<RequirementCatalogue?> GetNewestRequirementsAsync(CancellationToken cancel)
    {
        var catalogues = (await GetAsync<Page<RequirementCatalogueEntry>>($"/v1/requirement-catalogues?limit={LongestPage}", cancel)).Value.Items;
        return catalogues.MaxBy(catalogue => catalogue.ImportedAt) is { } newest
            ? (await GetAsync<RequirementCatalogue>($"/v1/requirement-catalogues/{newest.Id}", cancel)).Value
            : null;
    }

    /// <summary>What waits for the operator's review, the oldest first.</summary>
    public async Task<IReadOnlyList<SubmittedRevision>> ListSubmissionsAsync(CancellationToken cancel) =>
        await AllAsync<SubmittedRevision>($"/v1/submissions?limit={LongestPage}", cancel);

    // ----- Offers and terms -----

    /// <summary>The offers of a service of one's own, with what is not public yet.</summary>
    public async Task<IReadOnlyList<ProvidedOffer>> ListProvidedOffersAsync(string slug, CancellationToken cancel) =>
        await AllAsync<ProvidedOffer>($"{OfService(slug)}/provided-offers?limit={LongestPage}", cancel);

    public async Task<Offer> CreateOfferAsync(string slug, NewOffer offer, string key, CancellationToken cancel) =>
        (await SendAsync<Offer>(HttpMethod.Post, $"{OfService(slug)}/offers", new Call { Body = offer, Key = key }, cancel)).Value;

    /// <summary>Changes what an offer says of itself: a merge patch.</summary>
    public Task ChangeOfferAsync(Guid id, int version, JsonObject patch, CancellationToken cancel) =>
        ActAsync(HttpMethod.Patch, $"/v1/offers/{id}", new Call { Patch = patch, IfMatch = Tag(version) }, cancel);

    public Task RemoveOfferAsync(Guid id, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/offers/{id}", new Call { IfMatch = Tag(version) }, cancel);

    public async Task<TermsDraft> GetTermsDraftAsync(Guid offer, CancellationToken cancel) => (await GetAsync<TermsDraft>($"/v1/offers/{offer}/terms-draft", cancel)).Value;

    public async Task<TermsDraft> ChangeTermsDraftAsync(Guid offer, int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<TermsDraft>(HttpMethod.Patch, $"/v1/offers/{offer}/terms-draft", new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    public Task DiscardTermsDraftAsync(Guid offer, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/offers/{offer}/terms-draft", new Call { IfMatch = Tag(version) }, cancel);

    public async Task<TermsDraftCheck> GetTermsDraftCheckAsync(Guid offer, CancellationToken cancel) => (await GetAsync<TermsDraftCheck>($"/v1/offers/{offer}/terms-draft/check", cancel)).Value;

    /// <summary>The draft beside the version in force.</summary>
    public async Task<TermsComparison> CompareTermsDraftAsync(Guid offer, CancellationToken cancel) => (await GetAsync<TermsComparison>($"/v1/offers/{offer}/terms-draft/comparison", cancel)).Value;

    public async Task<TermsEffects> GetTermsEffectsAsync(Guid offer, CancellationToken cancel) => (await GetAsync<TermsEffects>($"/v1/offers/{offer}/terms-draft/effects", cancel)).Value;

    public Task PublishTermsAsync(Guid offer, int version, DateOnly validFrom, string key, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, $"/v1/offers/{offer}/terms-publications", new Call { Body = new NewTermsPublication { ValidFrom = validFrom }, IfMatch = Tag(version), Key = key }, cancel);

    /// <summary>Licences that software of the administration is usually published under.</summary>
    public async Task<IReadOnlyList<SpdxLicence>> ListLicencesAsync(CancellationToken cancel) => await AllAsync<SpdxLicence>($"/v1/licences?limit={LongestPage}", cancel);

    // ----- Lists that listings are filled in from -----

    /// <summary>Of which day the catalogues of keys are.</summary>
    public async Task<KeyCatalogues> GetKeyCataloguesAsync(CancellationToken cancel) => (await GetAsync<KeyCatalogues>("/v1/key-catalogues", cancel)).Value;

    /// <summary>Leistungen by words or the beginning of the number.</summary>
    public async Task<Page<Leistung>> SearchLeistungenAsync(string words, int limit, CancellationToken cancel) =>
        (await GetAsync<Page<Leistung>>("/v1/leistungen" + Sought(words, limit), cancel)).Value;

    /// <summary>Those of the keys that the catalogue knows.</summary>
    public async Task<IReadOnlyList<Leistung>> ListLeistungenAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        (await GetAsync<Page<Leistung>>("/v1/leistungen" + Named("key", keys), cancel)).Value.Items;

    public async Task<Page<OzgEntry>> SearchOzgIdsAsync(string words, int limit, CancellationToken cancel) =>
        (await GetAsync<Page<OzgEntry>>("/v1/ozg-ids" + Sought(words, limit), cancel)).Value;

    /// <summary>Those of the ids that the catalogue knows.</summary>
    public async Task<IReadOnlyList<OzgEntry>> ListOzgIdsAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        (await GetAsync<Page<OzgEntry>>("/v1/ozg-ids" + Named("id", ids), cancel)).Value.Items;

    public async Task<Page<FachverfahrenProduct>> SearchProductsAsync(string words, int limit, CancellationToken cancel) =>
        (await GetAsync<Page<FachverfahrenProduct>>(Products + Sought(words, limit), cancel)).Value;

    /// <summary>All products of the shared list.</summary>
    public async Task<IReadOnlyList<FachverfahrenProduct>> ListProductsAsync(CancellationToken cancel) => await AllAsync<FachverfahrenProduct>($"{Products}?limit={LongestPage}", cancel);

    public async Task<FachverfahrenProduct> GetProductAsync(Guid id, CancellationToken cancel) => (await GetAsync<FachverfahrenProduct>($"{Products}/{id}", cancel)).Value;

    /// <summary>Who names a product.</summary>
    public async Task<SharedNameUse> GetProductUseAsync(Guid id, CancellationToken cancel) => (await GetAsync<SharedNameUse>($"{Products}/{id}/use", cancel)).Value;

    /// <summary>Says that a product is the same as another one, which is kept.</summary>
    public Task MergeProductAsync(Guid id, int version, Guid into, string key, CancellationToken cancel) => MergeAsync(Products, id, version, into, key, cancel);

    public async Task<Page<SharedRegister>> SearchRegistersAsync(string words, int limit, CancellationToken cancel) =>
        (await GetAsync<Page<SharedRegister>>(Registers + Sought(words, limit), cancel)).Value;

    /// <summary>All registers of the shared list.</summary>
    public async Task<IReadOnlyList<SharedRegister>> ListRegistersAsync(CancellationToken cancel) => await AllAsync<SharedRegister>($"{Registers}?limit={LongestPage}", cancel);

    public async Task<SharedRegister> GetRegisterAsync(Guid id, CancellationToken cancel) => (await GetAsync<SharedRegister>($"{Registers}/{id}", cancel)).Value;

    /// <summary>Who names a register.</summary>
    public async Task<SharedNameUse> GetRegisterUseAsync(Guid id, CancellationToken cancel) => (await GetAsync<SharedNameUse>($"{Registers}/{id}/use", cancel)).Value;

    /// <summary>Says that a register is the same as another one, which is kept.</summary>
    public Task MergeRegisterAsync(Guid id, int version, Guid into, string key, CancellationToken cancel) => MergeAsync(Registers, id, version, into, key, cancel);

    private const string Products = "/v1/fachverfahren-products";
    private const string Registers = "/v1/registers";

    private Task MergeAsync(string list, Guid id, int version, Guid into, string key, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, $"{list}/{id}/mergers", new Call { Body = new NewMerger { Into = into }, IfMatch = Tag(version), Key = key }, cancel);

    private static string Sought(string words, int limit) => Cursors.Query([new("q", words), new("limit", German.Digits(limit))]);

    private static string Named(string parameter, IEnumerable<string> values) => Cursors.Query([.. values.Select(value => new KeyValuePair<string, string?>(parameter, value)), new("limit", German.Digits(LongestPage))]);

    // ----- Catalogues that the operator brings in -----

    /// <summary>What a file of keys would change.</summary>
    public async Task<KeyImportEffect> ComputeKeyImportAsync(Stream file, KeyCatalogue catalogue, CancellationToken cancel)
    {
        using var content = Csv(file);
        return (await SendAsync<KeyImportEffect>(HttpMethod.Post, "/v1/key-import-effects" + Cursors.Query([new("catalogue", Name(catalogue))]), new Call { File = content }, cancel)).Value;
    }

    public async Task<KeyImport> ImportKeysAsync(Stream file, KeyCatalogue catalogue, DateOnly asOf, string source, string key, CancellationToken cancel)
    {
        using var content = Csv(file);
        var query = Cursors.Query([new("catalogue", Name(catalogue)), new("asOf", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("source", source)]);
        return (await SendAsync<KeyImport>(HttpMethod.Post, "/v1/key-imports" + query, new Call { File = content, Key = key }, cancel)).Value;
    }

    public async Task<Page<KeyImport>> ListKeyImportsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<KeyImport>>("/v1/key-imports" + Cursors.Query([new("cursor", cursor)]), cancel)).Value;

    public async Task<KeyImport> GetKeyImportAsync(Guid id, CancellationToken cancel) => (await GetAsync<KeyImport>($"/v1/key-imports/{id}", cancel)).Value;

    /// <summary>All catalogues of requirements, the newest first.</summary>
    public async Task<IReadOnlyList<RequirementCatalogueEntry>> ListRequirementCataloguesAsync(CancellationToken cancel) =>
        await AllAsync<RequirementCatalogueEntry>($"/v1/requirement-catalogues?limit={LongestPage}", cancel);

    public async Task<RequirementCatalogue> GetRequirementCatalogueAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<RequirementCatalogue>($"/v1/requirement-catalogues/{id}", cancel)).Value;

    public async Task<RequirementCatalogue> ImportRequirementsAsync(NewRequirementCatalogue catalogue, string key, CancellationToken cancel) =>
        (await SendAsync<RequirementCatalogue>(HttpMethod.Post, "/v1/requirement-catalogues", new Call { Body = catalogue, Key = key }, cancel)).Value;

    private static StreamContent Csv(Stream file)
    {
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }

    // ----- publiccode.yml -----

    /// <summary>Reads a <c>publiccode.yml</c> as the beginning of a listing; creates nothing.</summary>
    public async Task<PubliccodeReading> ReadPubliccodeAsync(Stream file, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        return (await SendAsync<PubliccodeReading>(HttpMethod.Post, "/v1/publiccode-imports", new Call { File = content }, cancel)).Value;
    }

    /// <summary>The public listing as a <c>publiccode.yml</c>.</summary>
    public async Task<byte[]> GetPubliccodeAsync(string slug, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Get, $"{OfService(slug)}/publiccode.yml", new Call { Accept = "application/yaml" }, cancel);
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>An act whose If-Match names the open revision, or the service.</summary>
    private Task MoveAsync(string slug, string act, int version, object? body, string key, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, $"{OfService(slug)}/{act}", new Call { Body = body, IfMatch = Tag(version), Key = key }, cancel);

    private async Task<IReadOnlyList<T>> AllAsync<T>(string first, CancellationToken cancel)
    {
        var all = new List<T>();
        for (string? address = first; address is not null;)
        {
            var page = (await GetAsync<Page<T>>(address, cancel)).Value;
            all.AddRange(page.Items);
            address = page.Next;
        }

        return all;
    }

    private static string OfService(string slug) => $"/v1/services/{Uri.EscapeDataString(slug)}";

    private static string Revisions(string slug) => $"{OfService(slug)}/revisions";

    private static string Revision(string slug, int number) => $"{Revisions(slug)}/{German.Digits(number)}";
}
