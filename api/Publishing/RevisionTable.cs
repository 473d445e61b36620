using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>A service as it stands in the database.</summary>
internal sealed record ListingRow
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required Guid ProviderId { get; init; }

    public int? PublishedRevision { get; init; }

    public int? OpenRevision { get; init; }

    public string? SuspendedBy { get; init; }

    /// <summary>The revision that is shown while it is suspended.</summary>
    public int? SuspendedRevision { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>The revision that everybody reads.</summary>
    public int? ShownRevision => SuspendedRevision ?? PublishedRevision;

    public ServiceState ServiceState => Names.Parse<ServiceState>(State);
}

/// <summary>A revision as it stands in the database.</summary>
internal sealed record RevisionRow
{
    public required Guid ServiceId { get; init; }

    public required int Number { get; init; }

    public required int Version { get; init; }

    public required string State { get; init; }

    public required string Origin { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public Guid? ChangedBy { get; init; }

    public string? ChangedByName { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public Guid? SubmittedBy { get; init; }

    public string? SubmittedByName { get; init; }

    public string? SubmittedByEmail { get; init; }

    public Guid? ReviewerId { get; init; }

    public DateOnly? PublishOn { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public RevisionState RevisionState => Names.Parse<RevisionState>(State);
}

/// <summary>A remark as it stands in the database.</summary>
internal sealed record RemarkRow
{
    public required DateTimeOffset At { get; init; }

    public required string Pointer { get; init; }

    public required string Text { get; init; }
}

/// <summary>Something done with a revision, as it stands in the database.</summary>
internal sealed record RevisionEventRow
{
    public required int Place { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public Guid? OrganisationId { get; init; }

    public string? Person { get; init; }
}

/// <summary>
/// The statements on listings and their revisions. Who may see a row stands in the <c>where</c>: everybody what was published and is not
/// hidden, the provider all but what was discarded, the operator what was submitted.
/// </summary>
internal static class RevisionTable
{
    /// <summary>A service that the viewer may know of.</summary>
    [StringSyntax("Sql")]
    private const string SelectListing = """
        select s.id, s.slug, s.version, s.state, s.provider_id, s.published_revision, s.open_revision, s.suspended_by, s.suspended_revision,
          s.ends_on
        from services s
        where s.slug = @slug
          and (s.state <> 'unpublished'
            or (s.provider_id = @provider and s.open_revision is not null)
            or (@operator = 1 and exists (select 1 from service_revisions r where r.service_id = s.id and r.number = s.open_revision and r.state in ('submitted', 'inReview', 'scheduled'))))
        """;

    [StringSyntax("Sql")]
    private const string Columns = """
        select r.service_id, r.number, r.version, r.state, r.origin, r.content, coalesce(r.created_at, r.published_at, s.created_at) as created_at,
          coalesce(r.changed_at, r.published_at, s.created_at) as changed_at, r.changed_by, nullif(c.name, '') as changed_by_name,
          r.submitted_at, r.submitted_by, nullif(u.name, '') as submitted_by_name, u.email as submitted_by_email, r.reviewer_id,
          r.publish_on, r.published_at
        from service_revisions r
        join services s on s.id = r.service_id
        left join accounts c on c.id = r.changed_by
        left join accounts u on u.id = r.submitted_by
        """;

    /// <summary>A revision <c>r</c> of a service <c>s</c> that the viewer may read.</summary>
    public const string Visible = """
        r.service_id = @serviceId
          and ((r.state in ('published', 'superseded') and (s.suspended_revision is null or r.number <= s.suspended_revision))
            or (s.provider_id = @provider and r.state <> 'discarded')
            or (@operator = 1 and r.state in ('submitted', 'inReview', 'scheduled', 'published', 'superseded')))
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where {Visible} and r.number = @number";

    [StringSyntax("Sql")]
    public const string Forwards = $$"""
        {{Columns}}
        where {{Visible}} and (@number is null or r.number < @number)
        order by r.number desc
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Backwards = $$"""
        {{Columns}}
        where {{Visible}} and r.number > @number
        order by r.number
        {take}
        """;

    [StringSyntax("Sql")]
    public const string Count = $"select count(*) from service_revisions r join services s on s.id = r.service_id where {Visible}";

    [StringSyntax("Sql")]
    private const string CountSlug = "select count(*) from services where slug = @slug";

    [StringSyntax("Sql")]
    private const string InsertService = """
        insert into services (id, slug, version, state, provider_id, open_revision, created_at, changed_at)
        values (@id, @slug, 1, 'unpublished', @provider, 1, @now, @now)
        """;

    [StringSyntax("Sql")]
    private const string NextNumber = "select max(number) + 1 from service_revisions where service_id = @serviceId";

    [StringSyntax("Sql")]
    private const string InsertRevision = """
        insert into service_revisions (service_id, number, version, state, origin, content, created_at, changed_at, changed_by)
        values (@serviceId, @number, 1, 'draft', 'reviewed', @content, @now, @now, @account)
        """;

    [StringSyntax("Sql")]
    private const string OpenOne = "update services set open_revision = @number, changed_at = @now where id = @serviceId";

    [StringSyntax("Sql")]
    private const string UpdateContent = """
        update service_revisions
        set version = version + 1, content = @content, changed_at = @now, changed_by = @account
        where service_id = @serviceId and number = @number and version = @version and state = 'draft'
        """;

    [StringSyntax("Sql")]
    private const string UpdateState = """
        update service_revisions
        set version = version + 1, state = @state,
          submitted_at = case when @state = 'submitted' then @now else submitted_at end,
          submitted_by = case when @state = 'submitted' then @account else submitted_by end,
          reviewer_id = case when @state = 'inReview' then @account when @state = 'submitted' then null else reviewer_id end,
          publish_on = @publishOn,
          published_at = case when @state = 'published' then @now else published_at end
        where service_id = @serviceId and number = @number and version = @version
        """;

    [StringSyntax("Sql")]
    private const string TouchService = "update services set changed_at = @now, slug = @slug, open_revision = @open where id = @serviceId";

    [StringSyntax("Sql")]
    private const string Supersede = """
        update service_revisions
        set version = version + 1, state = 'superseded'
        where service_id = @serviceId and state = 'published' and number <> @number
        """;

    [StringSyntax("Sql")]
    private const string PublishService = """
        update services
        set version = version + 1, state = case when state = 'unpublished' then 'published' else state end, published_revision = @number,
          open_revision = null, changed_at = @now
        where id = @serviceId
        """;

    [StringSyntax("Sql")]
    private const string CountEvents = "select count(*) from revision_events where service_id = @serviceId";

    [StringSyntax("Sql")]
    private const string InsertEvent = """
        insert into revision_events (service_id, place, revision, at, act, state, organisation_id, agent_id, account_id)
        values (@serviceId, @place, @number, @now, @act, @state, @organisation, @agent, @account)
        """;

    // Others hear of what was done and by which organisation; the person is told to its own organisation alone.
    [StringSyntax("Sql")]
    private const string SelectEvents = """
        select e.place, e.revision, e.at, e.act, e.state, e.organisation_id,
          case when e.organisation_id = @organisation or e.agent_id = @organisation then nullif(p.name, '') end as person
        from revision_events e
        left join accounts p on p.id = e.account_id
        where e.service_id = @serviceId and e.revision = @number
          and (@operator = 0 or e.place >= (select min(f.place) from revision_events f where f.service_id = @serviceId and f.revision = @number and f.act = 'submit'))
        order by e.place
        """;

    [StringSyntax("Sql")]
    private const string CountRemarks = "select count(*) from revision_remarks where service_id = @serviceId and revision = @number";

    [StringSyntax("Sql")]
    private const string InsertRemark = """
        insert into revision_remarks (service_id, revision, place, at, pointer, text, salt)
        values (@serviceId, @number, @place, @now, @pointer, @text, @salt)
        """;

    // Of a revision that was returned several times, what was asked the last time.
    [StringSyntax("Sql")]
    private const string SelectRemarks = """
        select m.at, m.pointer, m.text
        from revision_remarks m
        where m.service_id = @serviceId and m.revision = @number
          and m.at = (select max(n.at) from revision_remarks n where n.service_id = @serviceId and n.revision = @number)
        order by m.place
        """;

    [StringSyntax("Sql")]
    private const string DeleteAccepted = "delete from accepted_reasons where service_id = @serviceId and revision = @number";

    [StringSyntax("Sql")]
    private const string InsertAccepted = """
        insert into accepted_reasons (service_id, revision, requirement, at, account_id)
        values (@serviceId, @number, @requirement, @now, @account)
        """;

    [StringSyntax("Sql")]
    private const string OfferColumns = """
        select o.service_id, o.id, t.content
        from offers o
        join services s on s.id = o.service_id
        left join terms t on t.offer_id = o.id and t.version = (select max(v.version) from terms v where v.offer_id = o.id)
        """;

    [StringSyntax("Sql")]
    private const string SelectOffers = $"{OfferColumns} where o.service_id = @serviceId order by o.position, o.id";

    [StringSyntax("Sql")]
    private const string SelectOffersOfProvider = $"{OfferColumns} where s.provider_id = @provider order by o.position, o.id";

    private sealed record OfferRow
    {
        public required Guid ServiceId { get; init; }

        public required Guid Id { get; init; }

        public string? Content { get; init; }

        public ListedOffer Show() => new(Id, Content is { } terms ? System.Text.Json.JsonSerializer.Deserialize(terms, Contracts.ContractsJson.Default.TermsContent) : null);
    }

    /// <summary>The service, when the viewer may know of it.</summary>
    public static Task<ListingRow?> Find(Sql sql, string slug, Viewer viewer) =>
        sql.Row<ListingRow>(SelectListing, new { slug, provider = viewer.Provider, @operator = viewer.IsOperator });

    /// <summary>A revision, when the viewer may read it.</summary>
    public static Task<RevisionRow?> Find(Sql sql, Guid serviceId, int number, Viewer viewer) =>
        sql.Row<RevisionRow>(SelectOne, Parameters(serviceId, viewer, number));

    /// <summary>What the statements on revisions ask for.</summary>
    public static object Parameters(Guid serviceId, Viewer viewer, int? number = null, int take = 0) =>
        new { serviceId, provider = viewer.Provider, @operator = viewer.IsOperator, number, take };

    public static async Task<bool> IsTaken(Sql sql, string slug) => Slugs.Reserved.Contains(slug, StringComparer.Ordinal) || await sql.Value<int>(CountSlug, new { slug }) > 0;

    /// <summary>Adds a service with its first draft.</summary>
    public static async Task AddService(Write write, Guid id, string slug, Guid provider, string content, Guid? account)
    {
        await write.Execute(InsertService, new { id, slug, provider, now = write.Now });
        await write.Execute(InsertRevision, new { serviceId = id, number = 1, content, now = write.Now, account });
    }

    /// <summary>Adds a draft to a service that has been published; answers its number.</summary>
    public static async Task<int> AddRevision(Write write, Guid serviceId, string content, Guid? account)
    {
        var number = await write.Value<int>(NextNumber, new { serviceId });
        await write.Execute(InsertRevision, new { serviceId, number, content, now = write.Now, account });
        await write.Execute(OpenOne, new { serviceId, number, now = write.Now });
        return number;
    }

    /// <param name="write">The act.</param>
    /// <param name="row">The draft.</param>
    /// <param name="content">What it says now.</param>
    /// <param name="files">The files it names.</param>
    /// <param name="account">Who changed it.</param>
    public static async Task ChangeContent(Write write, RevisionRow row, string content, IEnumerable<Guid> files, Guid? account)
    {
        Require(await write.Execute(UpdateContent, new { serviceId = row.ServiceId, number = row.Number, version = row.Version, content, now = write.Now, account }));
        await ServiceFileTable.Use(write, row.ServiceId, row.Number, files);
    }

    /// <summary>Moves a revision that stays open, or is given up.</summary>
    public static async Task Move(Write write, ListingRow listing, RevisionRow row, RevisionState to, Guid? account, DateOnly? publishOn = null)
    {
        Require(await write.Execute(UpdateState, new { serviceId = row.ServiceId, number = row.Number, version = row.Version, state = to.Name(), now = write.Now, account, publishOn }));

        // A service of which nothing is left gives its short name back.
        var isGone = to == RevisionState.Discarded && listing.ServiceState == ServiceState.Unpublished;
        int? open = to == RevisionState.Discarded ? null : row.Number;
        await write.Execute(TouchService, new { serviceId = row.ServiceId, now = write.Now, slug = isGone ? listing.Id.ToString() : listing.Slug, open });
        if (to == RevisionState.Discarded)
        {
            await ServiceFileTable.GiveUp(write, row.ServiceId, row.Number, isGone);
        }
    }

    /// <summary>Makes a revision the published one; the one before becomes superseded.</summary>
    public static async Task Publish(Write write, RevisionRow row, Guid? account)
    {
        await write.Execute(Supersede, new { serviceId = row.ServiceId, number = row.Number });
        Require(await write.Execute(UpdateState, new
        {
            serviceId = row.ServiceId,
            number = row.Number,
            version = row.Version,
            state = RevisionState.Published.Name(),
            now = write.Now,
            account,
            publishOn = (DateOnly?)null,
        }));
        await write.Execute(PublishService, new { serviceId = row.ServiceId, number = row.Number, now = write.Now });
    }

    /// <summary>Puts on record what was done with a revision; without an act the clock did it.</summary>
    public static async Task AddEvent(Write write, Guid serviceId, int number, RevisionAct done, RevisionState state, Act? act) =>
        await write.Execute(InsertEvent, new
        {
            serviceId,
            place = await write.Value<int>(CountEvents, new { serviceId }) + 1,
            number,
            now = write.Now,
            act = done.Name(),
            state = state.Name(),
            organisation = act?.Organisation?.Id,
            agent = act?.Mandate?.Agent.Id,
            account = act?.AccountId,
        });

    /// <summary>What was done with a revision, oldest first; for the operator from its first submission on.</summary>
    public static Task<IReadOnlyList<RevisionEventRow>> Events(Sql sql, Guid serviceId, int number, Viewer viewer, Guid organisation) =>
        sql.Rows<RevisionEventRow>(SelectEvents, new { serviceId, number, organisation, @operator = viewer.IsOperator });

    /// <summary>Adds remarks; answers the digest of each.</summary>
    public static async Task<IReadOnlyList<string>> AddRemarks(Write write, RevisionRow row, IReadOnlyList<Remark> remarks)
    {
        var place = await write.Value<int>(CountRemarks, new { serviceId = row.ServiceId, number = row.Number });
        var digests = new List<string>();
        foreach (var remark in remarks)
        {
            var digest = Digest.Of(remark.Text);
            await write.Execute(InsertRemark, new { serviceId = row.ServiceId, number = row.Number, place = ++place, now = write.Now, pointer = remark.Pointer, text = remark.Text, salt = digest.Salt });
            digests.Add(digest.Value);
        }

        return digests;
    }

    /// <summary>What was asked to be changed when it was last returned.</summary>
    public static Task<IReadOnlyList<RemarkRow>> Remarks(Sql sql, Guid serviceId, int number) => sql.Rows<RemarkRow>(SelectRemarks, new { serviceId, number });

    /// <summary>Keeps who accepted which reasons.</summary>
    public static async Task Accept(Write write, RevisionRow row, IReadOnlyList<string> requirements, Guid? account)
    {
        await write.Execute(DeleteAccepted, new { serviceId = row.ServiceId, number = row.Number });
        foreach (var requirement in requirements)
        {
            await write.Execute(InsertAccepted, new { serviceId = row.ServiceId, number = row.Number, requirement, now = write.Now, account });
        }
    }

    /// <summary>The offers of a service, each with its newest published terms.</summary>
    public static async Task<IReadOnlyList<ListedOffer>> Offers(Sql sql, Guid serviceId) =>
        [.. (await sql.Rows<OfferRow>(SelectOffers, new { serviceId })).Select(row => row.Show())];

    /// <summary>The same of all services of a provider.</summary>
    public static async Task<ILookup<Guid, ListedOffer>> OffersOf(Sql sql, Guid provider) =>
        (await sql.Rows<OfferRow>(SelectOffersOfProvider, new { provider })).ToLookup(row => row.ServiceId, row => row.Show());

    // One writer at a time, and the version was read in this transaction: a row that was not touched is a broken assumption.
    private static void Require(int touched)
    {
        if (touched != 1)
        {
            throw Problems.Stale();
        }
    }
}
