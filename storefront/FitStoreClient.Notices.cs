using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Notices;
using Told = FitStore.Contracts.Notices.Notice;

namespace FitStore.Storefront;

/// <content>What the organisation acted for is told: in the store, by mail, in a calendar.</content>
internal sealed partial class FitStoreClient
{
    public async Task<Page<Told>> ListNoticesAsync(bool unread, string? cursor, int? limit, CancellationToken cancel) =>
        (await GetAsync<Page<Told>>(
            "/v1/notices" + Cursors.Query([
                new("unread", unread ? "true" : null), new("limit", limit is { } most ? German.Digits(most) : null), new("cursor", cursor), new("includeTotal", "true")]),
            cancel)).Value;

    public Task MarkReadAsync(IReadOnlyList<Guid> notices, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/notice-reads", new Call { Body = new NewNoticeReads { Notices = notices } }, cancel);

    public async Task<NoticeSettings> GetNoticeSettingsAsync(CancellationToken cancel) => (await GetAsync<NoticeSettings>("/v1/notice-settings", cancel)).Value;

    public async Task<NoticeSettings> ChangeNoticeSettingsAsync(int version, JsonObject patch, CancellationToken cancel) =>
        (await SendAsync<NoticeSettings>(HttpMethod.Patch, "/v1/notice-settings", new Call { Patch = patch, IfMatch = Tag(version) }, cancel)).Value;

    public async Task<IReadOnlyList<CalendarFeed>> ListCalendarFeedsAsync(CancellationToken cancel) =>
        (await GetAsync<Page<CalendarFeed>>($"/v1/calendar-feeds?limit={LongestPage}", cancel)).Value.Items;

    public async Task<CalendarFeed> CreateCalendarFeedAsync(string name, CancellationToken cancel) =>
        (await SendAsync<CalendarFeed>(HttpMethod.Post, "/v1/calendar-feeds", new Call { Body = new NewCalendarFeed { Name = name } }, cancel)).Value;

    public Task RevokeCalendarFeedAsync(Guid id, CancellationToken cancel) => ActAsync(HttpMethod.Delete, $"/v1/calendar-feeds/{id}", new Call(), cancel);

    /// <summary>A calendar by its secret, as nobody in particular.</summary>
    public async Task<string> ReadCalendarAsync(string secret, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/v1/calendars/{Uri.EscapeDataString(secret)}", new Call { IsAnonymous = true, Accept = CalendarPage.MediaType }, cancel);
        return await response.Content.ReadAsStringAsync(cancel);
    }
}
