using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront;

/// <content>What is to be done, here and for those whose mandates one holds.</content>
internal sealed partial class FitStoreClient
{
    /// <summary>What is to be done, or waited for; the earliest day first.</summary>
    public async Task<Page<DeskTask>> ListTasksAsync(TaskFilter filter, CancellationToken cancel) =>
        (await GetAsync<Page<DeskTask>>("/v1/tasks" + filter.ToQuery(), cancel)).Value;

    /// <summary>An adoption as one's own organisation sees it, or the one whose mandate is named.</summary>
    public async Task<Adoption> GetAdoptionAsync(Guid id, MandateRef? mandate, CancellationToken cancel) =>
        (await SendAsync<Adoption>(HttpMethod.Get, $"/v1/adoptions/{id}", new Call { Mandate = mandate }, cancel)).Value;

    /// <summary>Moves an adoption of one's own organisation, or under the mandate that is named, without a body.</summary>
    public Task MoveAsync(Guid adoption, string path, AdoptionMove move, MandateRef? mandate, CancellationToken cancel) => ActAsync(
        HttpMethod.Post,
        $"/v1/adoptions/{adoption}/{path}",
        new Call { Body = move.Body, IfMatch = Tag(move.Version), Key = move.Key, Mandate = mandate },
        cancel);
}

/// <summary>Which tasks to list.</summary>
internal sealed record TaskFilter
{
    /// <summary>What others have to do, instead of what is to be done here.</summary>
    public bool Others { get; init; }

    /// <summary>Of all whose mandates are held, instead of the own ones.</summary>
    public bool Mandates { get; init; }

    public string? Principal { get; init; }

    public bool? MayAct { get; init; }

    public string? Role { get; init; }

    public string? Service { get; init; }

    public bool IsOverdue { get; init; }

    public string? Land { get; init; }

    public int Limit { get; init; } = 20;

    public string? Cursor { get; init; }

    public string ToQuery() => Cursors.Query(
    [
        new("whose", Others ? "others" : null),
        new("mandates", Mandates ? "true" : null),
        new("principal", Principal),
        new("mayAct", MayAct is { } may ? may ? "true" : "false" : null),
        new("role", Role),
        new("service", Service),
        new("overdue", IsOverdue ? "true" : null),
        new("land", Land),
        new("limit", German.Digits(Limit)),
        new("cursor", Cursor),
        new("includeTotal", "true"),
    ]);
}
