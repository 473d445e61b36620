using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Writing to the other side, and reading what was written.</summary>
internal static class Conversation
{
    [StringSyntax("Sql")]
    private const string Insert = """
        insert into messages (id, adoption_id, at, organisation_id, agent_id, account_id, text, salt)
        values (@id, @adoptionId, @at, @organisationId, @agentId, @accountId, @text, @salt)
        """;

    [StringSyntax("Sql")]
    private const string Columns = """
        select m.id, m.at, m.organisation_id, m.agent_id, nullif(p.name, '') as person, m.text
        from messages m
        left join accounts p on p.id = m.account_id
        where m.adoption_id = @adoptionId
        """;

    [StringSyntax("Sql")]
    private const string Forwards = $$"""
        {{Columns}} and (@at is null or m.at > @at or (m.at = @at and m.id > @id))
        order by m.at, m.id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Backwards = $$"""
        {{Columns}} and (m.at < @at or (m.at = @at and m.id < @id))
        order by m.at desc, m.id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string Count = "select count(*) from messages where adoption_id = @adoptionId";

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required Guid OrganisationId { get; init; }

        public Guid? AgentId { get; init; }

        public string? Person { get; init; }

        public required string Text { get; init; }
    }

    /// <summary>List the messages of an adoption</summary>
    /// <remarks>Oldest first; for everybody who may see the adoption.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Listing<Page<Message>, Message>> Read(
        Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new { adoptionId = id, at = Keyset.At(place).At, id = Keyset.At(place).Id, take };
        Message Show(Row row) => new()
        {
            Id = row.Id,
            At = row.At,
            By = register.Current.Ref(row.OrganisationId),
            Under = row.AgentId is { } agent ? register.Current.Ref(agent) : null,
            Person = row.Person,
            Text = row.Text,
        };
        return await database.Read(async sql =>
        {
            _ = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
            var rows = await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, Parameters(from, page.Take + 1));
            int? total = page.IncludeTotal == true ? await sql.Value<int>(Count, new { adoptionId = id }) : null;
            var slice = Slice<Row>.OfRows(rows, row => Keyset.Key(row.At, row.Id), from, page.Take, total);
            return Listing.Of(
                new Slice<Message>([.. slice.Items.Select(Show)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<Row>(Forwards, Parameters(null, int.MaxValue)).Select(Show));
        });
    }

    /// <summary>Write a message</summary>
    /// <remarks>From the state <c>interest</c> on, in every state, by editors of both sides.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Made<Message>> Write(Guid id, Body<NewMessage> body, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var row = await AdoptionTable.Find(write, id, act.For.Id) ?? throw Problems.NotFound();
            var text = body.Valid().Text;
            if (row.InterestAt is null)
            {
                throw Problems.StateConflict(
                    new("Nachrichten sind möglich, sobald das Interesse bekundet ist.", "Messages are possible once interest is expressed."),
                    row.State,
                    AdoptionLifeCycle.Possible(row.Stage));
            }

            var messageId = write.NewId();
            var digest = Digest.Of(text);
            await write.Execute(Insert, new
            {
                id = messageId,
                adoptionId = id,
                at = write.Now,
                organisationId = act.For.Id,
                agentId = act.Mandate?.Agent.Id,
                accountId = act.AccountId,
                text,
                salt = digest.Salt,
            });
            write.Record("adoption.messageWritten", $"adoption/{id}", ("message", messageId.ToString()), ("digest", digest.Value));
            var person = await write.Value<string>(SelectPerson, new { accountId = act.AccountId });
            return new Made<Message>(
                new Message { Id = messageId, At = write.Now, By = register.Current.Ref(act.For.Id), Under = act.Mandate?.Agent, Person = person, Text = text },
                $"/v1/adoptions/{id}/messages");
        });

    [StringSyntax("Sql")]
    private const string SelectPerson = "select name from accounts where id = @accountId";
}

/// <summary>Rules of <see cref="NewMessage"/>.</summary>
internal sealed class NewMessageValidator : AbstractValidator<NewMessage>
{
    public NewMessageValidator() => RuleFor(message => message.Text).Given().AtMost(4000).Plain();
}
