using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront;

/// <summary>The organisation acted for: its people, settings, facts and mandates; and what the operator decides about organisations.</summary>
internal sealed partial class FitStoreClient
{
    // ----- Members -----

    public async Task<Page<Member>> ListMembersAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Member>>("/v1/members" + Cursors.Query([new("limit", German.Digits(LongestPage)), new("cursor", cursor), new("includeTotal", "true")]), cancel)).Value;

    public async Task<Member> GetMemberAsync(Guid id, CancellationToken cancel) => (await GetAsync<Member>($"/v1/members/{id}", cancel)).Value;

    public async Task<Member> ChangeMemberAsync(Guid id, int version, IEnumerable<Role> roles, CancellationToken cancel) =>
        (await SendAsync<Member>(HttpMethod.Patch, $"/v1/members/{id}", new Call { Patch = new JsonObject { ["roles"] = Names(roles) }, IfMatch = Tag(version) }, cancel)).Value;

    public Task EndMembershipAsync(Guid id, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/members/{id}", new Call { IfMatch = Tag(version) }, cancel);

    public async Task<Page<Invitation>> ListInvitationsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Invitation>>("/v1/invitations" + Cursors.Query([new("limit", German.Digits(LongestPage)), new("cursor", cursor)]), cancel)).Value;

    public async Task<Invitation> InviteAsync(NewInvitation invitation, string key, CancellationToken cancel) =>
        (await SendAsync<Invitation>(HttpMethod.Post, "/v1/invitations", new Call { Body = invitation, Key = key }, cancel)).Value;

    public Task RevokeInvitationAsync(Guid id, int version, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, $"/v1/invitations/{id}", new Call { IfMatch = Tag(version) }, cancel);

    // ----- Settings -----

    public async Task<OrganisationSettings> GetSettingsAsync(CancellationToken cancel) =>
        (await GetAsync<OrganisationSettings>("/v1/organisation-settings", cancel)).Value;

    /// <summary>Changes the settings: what is absent in the patch stays, what is null is taken away.</summary>
    public async Task<OrganisationSettings> ChangeSettingsAsync(int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<OrganisationSettings>(HttpMethod.Patch, "/v1/organisation-settings", new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    // ----- Facts -----

    /// <summary>Facts about the organisation acted for, newest first; about all of them where that is the operator.</summary>
    public async Task<Page<Fact>> ListFactsAsync(FactState? state, Guid? organisation, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Fact>>(
            "/v1/facts" + Cursors.Query([new("state", state is null ? null : Name(state.Value)), new("organisation", organisation?.ToString()), new("cursor", cursor), new("includeTotal", "true")]),
            cancel)).Value;

    public async Task<Fact> GetFactAsync(Guid id, CancellationToken cancel) => (await GetAsync<Fact>($"/v1/facts/{id}", cancel)).Value;

    public async Task<Fact> RecordFactAsync(NewFact fact, string key, CancellationToken cancel) =>
        (await SendAsync<Fact>(HttpMethod.Post, "/v1/facts", new Call { Body = fact, Key = key }, cancel)).Value;

    public async Task<Fact> ConfirmFactAsync(Guid id, int version, string key, CancellationToken cancel) =>
        (await SendAsync<Fact>(HttpMethod.Post, $"/v1/facts/{id}/confirmations", new Call { IfMatch = Tag(version), Key = key }, cancel)).Value;

    public async Task<Fact> RefuseFactAsync(Guid id, int version, string reason, string key, CancellationToken cancel) =>
        (await SendAsync<Fact>(HttpMethod.Post, $"/v1/facts/{id}/refusals", new Call { Body = new Refusal { Reason = reason }, IfMatch = Tag(version), Key = key }, cancel)).Value;

    public async Task<Fact> EndFactAsync(Guid id, int version, string key, CancellationToken cancel) =>
        (await SendAsync<Fact>(HttpMethod.Post, $"/v1/facts/{id}/endings", new Call { IfMatch = Tag(version), Key = key }, cancel)).Value;

    // ----- Mandates -----

    /// <summary>Mandates that the organisation acted for has given, or has been given.</summary>
    public async Task<Page<Mandate>> ListMandatesAsync(bool given, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<Mandate>>("/v1/mandates" + Cursors.Query([new("side", given ? "given" : "taken"), new("limit", German.Digits(LongestPage)), new("cursor", cursor)]), cancel)).Value;

    public async Task<Mandate> GetMandateAsync(Guid id, CancellationToken cancel) => (await GetAsync<Mandate>($"/v1/mandates/{id}", cancel)).Value;

    public async Task<Mandate> GiveMandateAsync(NewMandate mandate, string key, CancellationToken cancel) =>
        (await SendAsync<Mandate>(HttpMethod.Post, "/v1/mandates", new Call { Body = mandate, Key = key }, cancel)).Value;

    public Task<Answer<Mandate>> AcceptMandateAsync(Guid id, int version, string key, CancellationToken cancel) => MoveMandateAsync(id, "acceptances", version, key, cancel);

    public Task<Answer<Mandate>> DeclineMandateAsync(Guid id, int version, string key, CancellationToken cancel) => MoveMandateAsync(id, "declines", version, key, cancel);

    public Task<Answer<Mandate>> RevokeMandateAsync(Guid id, int version, string key, CancellationToken cancel) => MoveMandateAsync(id, "revocations", version, key, cancel);

    private Task<Answer<Mandate>> MoveMandateAsync(Guid id, string act, int version, string key, CancellationToken cancel) =>
        SendAsync<Mandate>(HttpMethod.Post, $"/v1/mandates/{id}/{act}", new Call { IfMatch = Tag(version), Key = key }, cancel);

    // ----- Applications, for the operator -----

    public async Task<Page<OrganisationApplication>> ListApplicationsAsync(ApplicationState? state, string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<OrganisationApplication>>(
            "/v1/applications" + Cursors.Query([new("state", state is null ? null : Name(state.Value)), new("cursor", cursor), new("includeTotal", "true")]), cancel)).Value;

    public async Task<OrganisationApplication> GetApplicationAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<OrganisationApplication>($"/v1/applications/{id}", cancel)).Value;

    /// <summary>What may be the same body as the applicant.</summary>
    public async Task<IReadOnlyList<PossibleDuplicate>> ListDuplicatesAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<Page<PossibleDuplicate>>($"/v1/applications/{id}/duplicates?limit={LongestPage}", cancel)).Value.Items;

    public async Task<OrganisationApplication> AccreditAsync(Guid id, int version, Guid? organisation, string key, CancellationToken cancel) =>
        (await SendAsync<OrganisationApplication>(
            HttpMethod.Post, $"/v1/applications/{id}/accreditations", new Call { Body = new Accreditation { Organisation = organisation }, IfMatch = Tag(version), Key = key }, cancel)).Value;

    public async Task<OrganisationApplication> RefuseApplicationAsync(Guid id, int version, string reason, string key, CancellationToken cancel) =>
        (await SendAsync<OrganisationApplication>(
            HttpMethod.Post, $"/v1/applications/{id}/refusals", new Call { Body = new Refusal { Reason = reason }, IfMatch = Tag(version), Key = key }, cancel)).Value;

    // ----- Register and retention, for the operator -----

    public async Task<Page<RegisterImport>> ListImportsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<RegisterImport>>("/v1/register-imports" + Cursors.Query([new("cursor", cursor)]), cancel)).Value;

    public async Task<RegisterImport> GetImportAsync(Guid id, CancellationToken cancel) =>
        (await GetAsync<RegisterImport>($"/v1/register-imports/{id}", cancel)).Value;

    public async Task<RegisterImport> ImportAsync(Stream file, DateOnly asOf, string source, string key, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var query = Cursors.Query([new("asOf", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("source", source)]);
        return (await SendAsync<RegisterImport>(HttpMethod.Post, "/v1/register-imports" + query, new Call { File = content, Key = key }, cancel)).Value;
    }

    public async Task<Page<RetentionReport>> ListRetentionReportsAsync(string? cursor, CancellationToken cancel) =>
        (await GetAsync<Page<RetentionReport>>("/v1/retention-reports" + Cursors.Query([new("cursor", cursor)]), cancel)).Value;

    /// <summary>An enum as the wire has it.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static JsonArray Names(IEnumerable<Role> roles) => [.. roles.Select(role => (JsonNode)Name(role))];
}
