using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Feedback;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront;

/// <summary>Adoptions, their conversation, demand, and the operator's messages.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>Starts an adoption as a draft.</summary>
    public async Task<Adoption> CreateAdoptionAsync(Guid offer, string key, CancellationToken cancel) =>
        (await SendAsync<Adoption>(HttpMethod.Post, "/v1/adoptions", new Call { Body = new NewAdoption { Offer = offer }, Key = key }, cancel)).Value;

    public async Task<Adoption> GetAdoptionAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Adoption>($"/v1/adoptions/{id}", cancel)).Value;

    /// <summary>What can be done with an adoption now, and by whom.</summary>
    public async Task<AdoptionTransitions> GetTransitionsAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<AdoptionTransitions>($"/v1/adoptions/{id}/transitions", cancel)).Value;

    /// <summary>Changes a draft: what is absent in the patch stays, what is null is taken away.</summary>
    public async Task<Adoption> ChangeAdoptionAsync(Guid id, int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<Adoption>(HttpMethod.Patch, $"/v1/adoptions/{id}", new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    public async Task<Adoption> ExpressInterestAsync(Guid id, int version, string key, CancellationToken cancel) =>
        (await SendAsync<Adoption>(HttpMethod.Post, $"/v1/adoptions/{id}/interests", new Call { IfMatch = Tag(version), Key = key }, cancel)).Value;

    /// <summary>The adoptions the organisation acted for has a part in, newest first, without their history.</summary>
    public async Task<Page<Adoption>> ListAdoptionsAsync(AdoptionFilter filter, CancellationToken cancel) =>
        (await GetAsync<Page<Adoption>>("/v1/adoptions" + filter.ToQuery(), cancel)).Value;

    /// <summary>What both sides wrote, oldest first.</summary>
    public async Task<Page<Message>> ListMessagesAsync(Guid id, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Message>>($"/v1/adoptions/{id}/messages{Cursors.Query([new("limit", "50"), new("cursor", cursor)])}", cancel)).Value;

    public Task WriteMessageAsync(Guid id, string text, string key, CancellationToken cancel) =>
        SendAsync<Message>(HttpMethod.Post, $"/v1/adoptions/{id}/messages", new Call { Body = new NewMessage { Text = text }, Key = key }, cancel);

    /// <summary>What Kommunen want that their Land has not contracted: for a Land its own, for a provider the numbers per Land.</summary>
    public async Task<IReadOnlyList<Demand>> ListDemandsAsync(CancellationToken cancel) =>
        (await GetAsync<Page<Demand>>("/v1/demands?limit=100", cancel)).Value.Items;

    /// <summary>Who wants what, one page: for a Land with what joining would cost it.</summary>
    public async Task<Page<Demand>> ListDemandsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Demand>>($"/v1/demands{Cursors.Query([new("cursor", cursor), new("includeTotal", "true")])}", cancel)).Value;

    public Task<byte[]> GetDemandTableAsync(CancellationToken cancel) => DownloadAsync("/v1/demands", "text/csv", cancel);

    public async Task<ServiceDemand> GetDemandAsync(string slug, string? start, CancellationToken cancel) =>
        (await GetAsync<ServiceDemand>($"/v1/demands/{Uri.EscapeDataString(slug)}{Cursors.Query([new("start", start)])}", cancel)).Value;

    /// <summary>The Kommunen that wait for their Land, who waits longest first; empty for everybody but the Land.</summary>
    public async Task<Page<WaitingKommune>> ListWaitingKommunenAsync(string slug, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<WaitingKommune>>($"/v1/demands/{Uri.EscapeDataString(slug)}/kommunen{Cursors.Query([new("limit", "50"), new("cursor", cursor)])}", cancel)).Value;

    public Task<byte[]> GetWaitingKommunenTableAsync(string slug, CancellationToken cancel) => DownloadAsync($"/v1/demands/{Uri.EscapeDataString(slug)}/kommunen", "text/csv", cancel);

    /// <summary>Messages about barriers and errors, for the operator; newest first.</summary>
    public async Task<Page<FeedbackMessage>> ListFeedbackAsync(string? cursor, int limit, CancellationToken cancel) =>
        (await GetAsync<Page<FeedbackMessage>>($"/v1/feedback{Cursors.Query([new("limit", German.Digits(limit)), new("cursor", cursor), new("includeTotal", "true")])}", cancel)).Value;

    private static string Tag(int version) => $"\"v{version}\"";
}

/// <summary>Which adoptions to list.</summary>
internal sealed record AdoptionFilter
{
    /// <summary>The part the own organisation has in them: adopter, addressee or provider.</summary>
    public required string Side { get; init; }

    public AdoptionState? State { get; init; }

    /// <summary>Slug of a service.</summary>
    public string? Service { get; init; }

    public int Limit { get; init; } = 20;

    public string? Cursor { get; init; }

    public string ToQuery() => Cursors.Query(
    [
        new("side", Side),
        new("state", State is { } state ? JsonNamingPolicy.CamelCase.ConvertName(state.ToString()) : null),
        new("service", Service),
        new("limit", German.Digits(Limit)),
        new("cursor", Cursor),
    ]);
}

/// <summary>Walking through lists: addresses of ours that carry the API's cursors.</summary>
internal static class Cursors
{
    /// <summary>The query of an address, without what is not given.</summary>
    public static string Query(IEnumerable<KeyValuePair<string, string?>> parts) =>
        QueryString.Create(parts.Where(part => !string.IsNullOrEmpty(part.Value))).ToString();

    /// <summary>The cursor in an address that the API gives for the next or previous page, to be put into an address of ours.</summary>
    public static string? Of(string? address)
    {
        var question = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        return question < 0 ? null : QueryHelpers.ParseQuery(address![question..]).GetValueOrDefault("cursor").ToString();
    }
}
