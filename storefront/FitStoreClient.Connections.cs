using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront;

/// <summary>Connecting: checklists, what is under way, what vendors are asked for.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>The checklist of an adoption; nothing before its connection began.</summary>
    public async Task<AdoptionChecklist?> FindChecklistAsync(Guid adoption, CancellationToken cancel)
    {
        try
        {
            return (await GetAsync<AdoptionChecklist>($"/v1/adoptions/{adoption}/checklist", cancel)).Value;
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    public async Task<AdoptionChecklist> ChangeChecklistAsync(Guid adoption, int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<AdoptionChecklist>(HttpMethod.Patch, $"/v1/adoptions/{adoption}/checklist", new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    /// <summary>An item with its history.</summary>
    public async Task<ChecklistItem> GetChecklistItemAsync(Guid adoption, string item, CancellationToken cancel) =>
        (await GetAsync<ChecklistItem>(OfItem(adoption, item), cancel)).Value;

    public async Task<ChecklistItem> ChangeChecklistItemAsync(Guid adoption, string item, int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<ChecklistItem>(HttpMethod.Patch, OfItem(adoption, item), new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    /// <summary>Uploads a file to an adoption, or to an item of its checklist.</summary>
    public async Task<AdoptionFile> UploadAdoptionFileAsync(Guid adoption, string name, Stream file, string? item, string key, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var query = Cursors.Query([new("name", name), new("item", item)]);
        return (await SendAsync<AdoptionFile>(HttpMethod.Post, $"/v1/adoptions/{adoption}/files{query}", new Call { File = content, Key = key }, cancel)).Value;
    }

    /// <summary>Writes a message that files go with.</summary>
    public Task WriteMessageAsync(Guid id, string text, IReadOnlyList<Guid> files, string key, CancellationToken cancel) =>
        SendAsync<Message>(HttpMethod.Post, $"/v1/adoptions/{id}/messages", new Call { Body = new NewMessage { Text = text, Files = files.Count == 0 ? null : files }, Key = key }, cancel);

    /// <summary>A file of the API as it comes, for handing on; the caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string accept, CancellationToken cancel) =>
        SendAsync(HttpMethod.Get, path, new Call { Accept = accept, IsStream = true }, cancel);

    /// <summary>Connections of services that one provides or sells, the oldest first.</summary>
    public async Task<Page<AdoptionConnection>> ListConnectionsAsync(ConnectionFilter filter, ConnectionStage? stage, int limit, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<AdoptionConnection>>(
            $"/v1/connections{Cursors.Query([.. filter.Parts, new("stage", stage is { } known ? Camel(known) : null), new("limit", German.Digits(limit)), new("cursor", cursor)])}", cancel)).Value;

    /// <summary>What they can be narrowed down by, and how many there are of each.</summary>
    public async Task<ConnectionFacets> GetConnectionFacetsAsync(ConnectionFilter filter, ConnectionStage? stage, CancellationToken cancel) =>
        (await GetAsync<ConnectionFacets>($"/v1/connection-facets{Cursors.Query([.. filter.Parts, new("stage", stage is { } known ? Camel(known) : null)])}", cancel)).Value;

    /// <summary>What an IT-Dienstleister carries by quarter, and what is wished for.</summary>
    public async Task<IReadOnlyList<QuarterLoad>> ListConnectionCapacitiesAsync(CancellationToken cancel) =>
        (await GetAsync<Page<QuarterLoad>>("/v1/connection-capacities?limit=100", cancel)).Value.Items;

    public async Task<Page<VendorItem>> ListVendorItemsAsync(bool? late, string? service, ChecklistItemState? state, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<VendorItem>>(
            $"/v1/vendor-items{Cursors.Query([new("late", late is { } known ? known ? "true" : "false" : null), new("service", service), new("state", state is { } asked ? Camel(asked) : null), new("limit", "50"), new("cursor", cursor), new("includeTotal", "true")])}", cancel)).Value;

    public async Task<VendorItem> GetVendorItemAsync(Guid id, CancellationToken cancel) => (await GetAsync<VendorItem>($"/v1/vendor-items/{id}", cancel)).Value;

    public async Task<VendorItem> ChangeVendorItemAsync(Guid id, int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<VendorItem>(HttpMethod.Patch, $"/v1/vendor-items/{id}", new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    /// <summary>Uploads a file to what a vendor is asked for.</summary>
    public async Task<AdoptionFile> UploadVendorFileAsync(Guid item, string name, Stream file, string key, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return (await SendAsync<AdoptionFile>(HttpMethod.Post, $"/v1/vendor-items/{item}/files{Cursors.Query([new("name", name)])}", new Call { File = content, Key = key }, cancel)).Value;
    }

    /// <summary>The template that connections begin with now.</summary>
    public async Task<ChecklistTemplate> GetChecklistTemplateAsync(CancellationToken cancel) =>
        (await GetAsync<Page<ChecklistTemplate>>("/v1/checklist-templates?limit=1", cancel)).Value.Items[0];

    public Task RecordChecklistTemplateAsync(NewChecklistTemplate template, string key, CancellationToken cancel) =>
        SendAsync<ChecklistTemplate>(HttpMethod.Post, "/v1/checklist-templates", new Call { Body = template, Key = key }, cancel);

    /// <summary>The IT-Dienstleister of the register.</summary>
    public async Task<IReadOnlyList<Organisation>> ListItProvidersAsync(CancellationToken cancel) =>
        (await GetAsync<Page<Organisation>>("/v1/organisations?kind=itProvider&limit=100", cancel)).Value.Items;

    /// <summary>The Fachverfahren that a service says it works with.</summary>
    public async Task<IReadOnlyList<Fachverfahren>> ListFachverfahrenOfAsync(string service, CancellationToken cancel) =>
        (await GetAsync<Service>($"/v1/services/{Uri.EscapeDataString(service)}", cancel)).Value.Connection?.Fachverfahren ?? [];

    private static string OfItem(Guid adoption, string item) => $"/v1/adoptions/{adoption}/checklist/{Uri.EscapeDataString(item)}";

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Which connections to show.</summary>
internal sealed record ConnectionFilter(string? Land, string? Service, string? Fachverfahren, bool OverdueOnly)
{
    /// <summary>As the API takes it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parts =>
        [new("land", Land), new("service", Service), new("fachverfahren", Fachverfahren), new("overdue", OverdueOnly ? "true" : null)];
}
