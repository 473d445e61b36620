using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Feedback;
using FluentValidation;

namespace FitStore.Api.Feedback;

/// <summary>Messages about barriers and errors, from anybody to the operator.</summary>
internal static class FeedbackFeature
{
    public static void AddFeedback(this IServiceCollection services) =>
        services.AddSingleton<IValidator<NewFeedback>, NewFeedbackValidator>();

    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        var feedback = routes.MapGroup("/v1/feedback").WithTags("Feedback");
        feedback.MapPost("", SendFeedback.Handle).Public().Once().WithName("sendFeedback");
        feedback.MapGet("/{id:guid}", ReadFeedback.Handle).ForOperator(Role.Reader).WithName("readFeedback");
        feedback.MapGet("", ListFeedback.Handle).ForOperator(Role.Reader).WithName("listFeedback");
    }
}

/// <summary>Rules of <see cref="NewFeedback"/>.</summary>
internal sealed class NewFeedbackValidator : AbstractValidator<NewFeedback>
{
    public NewFeedbackValidator()
    {
        RuleFor(feedback => feedback.Text).Given().AtMost(4000).Plain();
        RuleFor(feedback => feedback.Page).AtMost(500).Plain();
        RuleFor(feedback => feedback.ReplyTo).AtMost(254).Email();
    }
}

/// <summary>Telling of a barrier.</summary>
internal static class SendFeedback
{
    [StringSyntax("Sql")]
    private const string Insert = """
        insert into feedback (id, received_at, text, salt, page, reply_to)
        values (@id, @receivedAt, @text, @salt, @page, @replyTo)
        """;

    /// <summary>Report a barrier or an error</summary>
    /// <remarks>No account needed. The message reaches the operator's desk.</remarks>
    public static Task<Made<FeedbackReceipt>> Handle(Body<NewFeedback> body, Act act, FitDatabase database)
    {
        var feedback = body.Valid();
        return database.Write(act, async write =>
        {
            var id = write.NewId();
            var digest = Digest.Of(feedback.Text);
            await write.Execute(Insert, new
            {
                id,
                receivedAt = write.Now,
                text = feedback.Text,
                salt = digest.Salt,
                page = feedback.Page,
                replyTo = feedback.ReplyTo,
            });
            write.Record("feedback.received", $"feedback/{id}", ("digest", digest.Value));
            return new Made<FeedbackReceipt>(new FeedbackReceipt { Id = id, ReceivedAt = write.Now }, $"/v1/feedback/{id}");
        });
    }
}

/// <summary>What was reported?</summary>
internal static class ReadFeedback
{
    [StringSyntax("Sql")]
    private const string Select = "select id, received_at, text, page, reply_to from feedback where id = @id";

    /// <summary>Show a report</summary>
    /// <remarks>For the operator. A report never changes.</remarks>
    /// <param name="id">Id of the report.</param>
    public static async Task<Found<FeedbackMessage>> Handle(Guid id, FitDatabase database) =>
        new(await database.Read(sql => sql.Row<FeedbackMessage>(Select, new { id })) ?? throw Problems.NotFound(), version: 1);
}

/// <summary>Which barriers were reported?</summary>
internal static class ListFeedback
{
    [StringSyntax("Sql")]
    private const string Forwards = """
        select id, received_at, text, page, reply_to
        from feedback
        where @at is null or received_at < @at or (received_at = @at and id < @id)
        order by received_at desc, id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = """
        select id, received_at, text, page, reply_to
        from feedback
        where received_at > @at or (received_at = @at and id > @id)
        order by received_at, id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = "select count(*) from feedback";

    /// <summary>List reports of barriers and errors</summary>
    /// <remarks>For the operator; newest first.</remarks>
    public static async Task<Listing<Page<FeedbackMessage>, FeedbackMessage>> Handle([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        var place = Keyset.At(from);
        return await database.Read(async sql => Listing.Of(
            Slice<FeedbackMessage>.OfRows(
                await sql.Rows<FeedbackMessage>(from is { Backwards: true } ? Backwards : Forwards, new { at = place.At, id = place.Id, take = page.Take + 1 }),
                message => Keyset.Key(message.ReceivedAt, message.Id),
                from,
                page.Take,
                page.IncludeTotal == true ? await sql.Value<int>(Count) : null),
            () => database.All<FeedbackMessage>(Forwards, new { at = (DateTimeOffset?)null, id = (Guid?)null, take = int.MaxValue })));
    }
}
