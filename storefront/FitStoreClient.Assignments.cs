using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront;

/// <summary>Giving a service to many Kommunen at once.</summary>
internal sealed partial class FitStoreClient
{
    /// <summary>What an assignment would come to, with everything that is wrong in its list.</summary>
    public async Task<AssignmentCheck> CheckAssignmentAsync(NewAssignment assignment, CancellationToken cancel) =>
        (await SendAsync<AssignmentCheck>(HttpMethod.Post, "/v1/assignment-checks", new Call { Body = assignment }, cancel)).Value;

    public async Task<Assignment> CreateAssignmentAsync(NewAssignment assignment, string key, CancellationToken cancel) =>
        (await SendAsync<Assignment>(HttpMethod.Post, "/v1/assignments", new Call { Body = assignment, Key = key }, cancel)).Value;

    public async Task<Page<Assignment>> ListAssignmentsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Assignment>>($"/v1/assignments{Cursors.Query([new("cursor", cursor)])}", cancel)).Value;

    public async Task<Assignment> GetAssignmentAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Assignment>($"/v1/assignments/{id}", cancel)).Value;

    public async Task<AssignmentTransitions> GetAssignmentTransitionsAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<AssignmentTransitions>($"/v1/assignments/{id}/transitions", cancel)).Value;

    public async Task<Page<AssignedKommune>> ListAssignedKommunenAsync(Guid id, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<AssignedKommune>>($"/v1/assignments/{id}/kommunen{Cursors.Query([new("limit", "50"), new("cursor", cursor)])}", cancel)).Value;

    public Task<byte[]> GetAssignedKommunenTableAsync(Guid id, CancellationToken cancel) => DownloadAsync($"/v1/assignments/{id}/kommunen", "text/csv", cancel);

    public Task ReleaseAssignmentAsync(Guid id, int version, string key, CancellationToken cancel) =>
        SendAsync<Assignment>(HttpMethod.Post, $"/v1/assignments/{id}/releases", new Call { IfMatch = Tag(version), Key = key }, cancel);

    public Task CancelAssignmentAsync(Guid id, int version, string key, CancellationToken cancel) =>
        SendAsync<Assignment>(HttpMethod.Post, $"/v1/assignments/{id}/cancellations", new Call { IfMatch = Tag(version), Key = key }, cancel);
}
