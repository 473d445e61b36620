using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Notices;
using FluentValidation;

namespace FitStore.Api.Notifications;

/// <summary>The statements on calendar addresses. Whose they are stands in the <c>where</c>; of the secret only the hash is kept.</summary>
internal static class CalendarFeedTable
{
    [StringSyntax("Sql")]
    private const string Select = """
        select id, name, created_at, last_read_at
        from calendar_feeds
        where organisation_id = @organisation
        order by created_at desc, id desc
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into calendar_feeds (id, organisation_id, name, secret_hash, created_at) values (@id, @organisation, @name, @hash, @now)
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from calendar_feeds where id = @id and organisation_id = @organisation";

    [StringSyntax("Sql")]
    private const string SelectOwner = """
        select f.id, f.organisation_id, o.name as organisation, f.last_read_at
        from calendar_feeds f
        join organisations o on o.id = f.organisation_id
        where f.secret_hash = @hash
        """;

    [StringSyntax("Sql")]
    private const string TouchRead = "update calendar_feeds set last_read_at = @now where id = @id";

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? LastReadAt { get; init; }
    }

    /// <summary>Whose dates an address shows.</summary>
    public sealed record Owner
    {
        public required Guid Id { get; init; }

        public required Guid OrganisationId { get; init; }

        public required string Organisation { get; init; }

        public DateTimeOffset? LastReadAt { get; init; }
    }

    public static async Task<IReadOnlyList<CalendarFeed>> Of(Sql sql, Guid organisation) =>
    [
        .. (await sql.Rows<Row>(Select, new { organisation })).Select(row => new CalendarFeed { Id = row.Id, Name = row.Name, CreatedAt = row.CreatedAt, LastReadAt = row.LastReadAt }),
    ];

    public static Task Add(Write write, Guid organisation, CalendarFeed feed, string secret) =>
        write.Execute(Insert, new { id = feed.Id, organisation, name = feed.Name, hash = Secrets.Hash(secret), now = feed.CreatedAt });

    public static async Task<bool> Remove(Write write, Guid organisation, Guid id) => await write.Execute(Delete, new { organisation, id }) == 1;

    public static Task<Owner?> Find(Sql sql, string secret) =>
        secret.StartsWith(Secrets.Calendar, StringComparison.Ordinal) && secret.Length <= Secrets.MaximumLength
            ? sql.Row<Owner>(SelectOwner, new { hash = Secrets.Hash(secret) })
            : Task.FromResult<Owner?>(null);

    public static Task MarkRead(Write write, Guid id) => write.Execute(TouchRead, new { id, now = write.Now });
}

/// <summary>Addresses at which calendar programs read the due dates of an organisation.</summary>
internal static class CalendarFeeds
{
    /// <summary>Addresses that one organisation may have.</summary>
    private const int Most = 20;

    /// <summary>List the calendar addresses of the organisation</summary>
    /// <remarks>Newest first, without their secrets.</remarks>
    public static async Task<Listing<Page<CalendarFeed>, CalendarFeed>> List(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var feeds = await database.Read(sql => CalendarFeedTable.Of(sql, act.For.Id));
        return Listing.Of(feeds, feed => new SortKey(-feed.CreatedAt.UtcTicks, "", feed.Id.ToString()), cursors.Read(http), page.Take);
    }

    /// <summary>Make a calendar address</summary>
    /// <remarks>
    /// By an administrator, at most 20 for an organisation. Whoever knows the address reads the due dates without signing in: names of
    /// services and organisations, and what is to be done. It is shown this once.
    /// </remarks>
    public static Task<Made<CalendarFeed>> Make(Body<NewCalendarFeed> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        if ((await CalendarFeedTable.Of(write, act.For.Id)).Count >= Most)
        {
            throw Problems.StateConflict(
                new($"Ihre Organisation hat schon {Most} Kalender-Adressen. Widerrufen Sie zuerst eine.", $"Your organisation has {Most} calendar addresses already. Revoke one first."),
                "full",
                ["revokeCalendarFeed"]);
        }

        var secret = Secrets.New(Secrets.Calendar);
        var feed = new CalendarFeed { Id = write.NewId(), Name = asked.Name.Trim(), CreatedAt = write.Now };
        await CalendarFeedTable.Add(write, act.For.Id, feed, secret);
        write.Record("organisation.calendarFeedMade", $"organisation/{act.For.Id}", ("feed", feed.Id.ToString()));
        return new Made<CalendarFeed>(feed with { Address = $"/v1/calendars/{secret}" }, "/v1/calendar-feeds");
    });

    /// <summary>Revoke a calendar address</summary>
    /// <remarks>By an administrator. It answers 404 from then on. An address never changes, so no <c>If-Match</c> is asked for.</remarks>
    /// <param name="id">Id of the feed.</param>
    public static Task<Gone> Revoke(Guid id, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        if (!await CalendarFeedTable.Remove(write, act.For.Id, id))
        {
            throw Problems.NotFound();
        }

        write.Record("organisation.calendarFeedRevoked", $"organisation/{act.For.Id}", ("feed", id.ToString()));
        return new Gone();
    });
}

/// <summary>Rules of <see cref="NewCalendarFeed"/>.</summary>
internal sealed class NewCalendarFeedValidator : AbstractValidator<NewCalendarFeed>
{
    public NewCalendarFeedValidator() => RuleFor(feed => feed.Name).Given().AtMost(80).OneLine();
}
