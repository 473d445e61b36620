using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
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
        Message Show(Row row, ILookup<Guid?, AdoptionFile> files) => new()
        {
            Id = row.Id,
            At = row.At,
            By = register.Current.Ref(row.OrganisationId),
            Under = row.AgentId is { } agent ? register.Current.Ref(agent) : null,
            Person = row.Person,
            Text = row.Text,
            Files = [.. files[row.Id]],
        };
        return await database.Read(async sql =>
        {
            _ = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
            var files = (await AdoptionFileTable.All(sql, id)).Where(file => file.MessageId is not null).ToLookup(file => file.MessageId, file => file.Show(register.Current));
            var rows = await sql.Rows<Row>(from is { Backwards: true } ? Backwards : Forwards, Parameters(from, page.Take + 1));
            int? total = page.IncludeTotal == true ? await sql.Value<int>(Count, new { adoptionId = id }) : null;
            var slice = Slice<Row>.OfRows(rows, row => Keyset.Key(row.At, row.Id), from, page.Take, total);
            return Listing.Of(
                new Slice<Message>([.. slice.Items.Select(row => Show(row, files))], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<Row>(Forwards, Parameters(null, int.MaxValue)).Select(row => Show(row, files)));
        });
    }

    /// <summary>Write a message</summary>
    /// <remarks>From the state <c>interest</c> on, in every state, by editors of both sides, with up to ten files uploaded before. All other parties are told by mail.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Made<Message>> Write(Guid id, Body<NewMessage> body, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue) =>
        database.Write(act, async write =>
        {
            var row = await AdoptionTable.Find(write, id, act.For.Id) ?? throw Problems.NotFound();
            var asked = body.Valid();
            var text = asked.Text;
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
            await SendFiles(write, id, messageId, asked.Files ?? [], act);
            await Tell(write, row, act, catalogue);
            write.Record("adoption.messageWritten", $"adoption/{id}", ("message", messageId.ToString()), ("digest", digest.Value));
            var person = await write.Value<string>(SelectPerson, new { accountId = act.AccountId });
            var files = (await AdoptionFileTable.All(write, id)).Where(file => file.MessageId == messageId).Select(file => file.Show(register.Current));
            return new Made<Message>(
                new Message { Id = messageId, At = write.Now, By = register.Current.Ref(act.For.Id), Under = act.Mandate?.Agent, Person = person, Text = text, Files = [.. files] },
                $"/v1/adoptions/{id}/messages");
        });

    private static async Task SendFiles(Write write, Guid adoption, Guid message, IReadOnlyList<Guid> files, Act act)
    {
        for (var place = 0; place < files.Count; place++)
        {
            if (!await AdoptionFileTable.Send(write, adoption, files[place], message, act.For.Id))
            {
                throw Problems.Invalid(Problems.Member($"/files/{place}", InputErrorCodes.DoesNotExist, new(
                    "Nennen Sie eine Datei, die Ihre Organisation zu diesem Vorgang hochgeladen und noch nicht verschickt hat.",
                    "Name a file that your organisation uploaded to this adoption and has not sent yet.")));
            }
        }
    }

    /// <summary>All other parties are told that somebody wrote; what was written is read where it stands.</summary>
    private static async Task Tell(Write write, AdoptionRow row, Act act, CurrentCatalogue catalogue)
    {
        Guid[] parties = row.Route == AdoptionRoute.Demand.Name() ? [row.AdopterId, row.AddresseeId] : [row.AdopterId, row.AddresseeId, row.ProviderId];
        foreach (var party in parties.Distinct().Where(party => party != act.For.Id))
        {
            await Notices.Tell(write, party, MailKind.MessageWritten, new MailContent
            {
                Organisation = act.For.Name,
                Reference = row.Id,
                Services = [new MailedService(AdoptionView.NameOf(catalogue, row.OfferId, row.Slug), row.Slug)],
            });
        }
    }

    [StringSyntax("Sql")]
    private const string SelectPerson = "select name from accounts where id = @accountId";
}

/// <summary>Rules of <see cref="NewMessage"/>.</summary>
internal sealed class NewMessageValidator : AbstractValidator<NewMessage>
{
    private const int MostFiles = 10;

    public NewMessageValidator()
    {
        RuleFor(message => message.Text).Given().AtMost(4000).Plain();
        RuleFor(message => message.Files)
            .Must(files => files is null or { Count: <= MostFiles })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence($"Hängen Sie höchstens {MostFiles} Dateien an.", $"Send at most {MostFiles} files along.").ToString());
    }
}
