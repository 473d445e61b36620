using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Publishing;

/// <summary>What waits for the operator?</summary>
internal static class ListSubmissions
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select r.service_id, s.slug, r.number, r.state, r.content, s.provider_id, s.published_revision, r.submitted_at, nullif(p.name, '') as reviewer
        from service_revisions r
        join services s on s.id = r.service_id
        left join accounts p on p.id = r.reviewer_id
        where r.state in ('submitted', 'inReview')
        """;

    [StringSyntax("Sql")]
    private const string Forwards = $$"""
        {{Columns}} and (@at is null or r.submitted_at > @at or (r.submitted_at = @at and r.service_id > @id))
        order by r.submitted_at, r.service_id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = $$"""
        {{Columns}} and (r.submitted_at < @at or (r.submitted_at = @at and r.service_id < @id))
        order by r.submitted_at desc, r.service_id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = "select count(*) from service_revisions where state in ('submitted', 'inReview')";

    private sealed record Row
    {
        public required Guid ServiceId { get; init; }

        public required string Slug { get; init; }

        public required int Number { get; init; }

        public required string State { get; init; }

        public required string Content { get; init; }

        public required Guid ProviderId { get; init; }

        public int? PublishedRevision { get; init; }

        public required DateTimeOffset SubmittedAt { get; init; }

        public string? Reviewer { get; init; }
    }

    /// <summary>List the revisions that wait for review</summary>
    /// <remarks>For the operator: submitted and taken up, the longest waiting first.</remarks>
    public static async Task<Listing<Page<SubmittedRevision>, SubmittedRevision>> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database, OrganisationRegister register)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new { at = Keyset.At(place).At, id = Keyset.At(place).Id, take };
        SubmittedRevision Show(Row row) => new()
        {
            Service = row.Slug,
            Name = ListingContent.Read(row.Content).Name,
            Number = row.Number,
            First = row.PublishedRevision is null,
            State = Names.Parse<RevisionState>(row.State),
            Provider = register.Current.Ref(row.ProviderId),
            SubmittedAt = row.SubmittedAt,
            Reviewer = row.Reviewer,
        };
        return await database.Read(async sql =>
        {
            var rows = await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, Parameters(from, page.Take + 1));
            int? total = page.IncludeTotal == true ? await sql.Value<int>(Count) : null;
            var slice = Slice<Row>.OfRows(rows, row => Keyset.Key(row.SubmittedAt, row.ServiceId), from, page.Take, total);
            return Listing.Of(
                new Slice<SubmittedRevision>([.. slice.Items.Select(Show)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<Row>(Forwards, Parameters(null, int.MaxValue)).Select(Show));
        });
    }
}
