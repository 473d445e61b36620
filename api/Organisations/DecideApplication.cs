using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Organisations;

/// <summary>The operator lets an organisation in, or tells it why not.</summary>
internal static class DecideApplication
{
    [StringSyntax("Sql")]
    private const string SelectById = "select id, version, kind, ars, accredited_at from organisations where id = @id";

    [StringSyntax("Sql")]
    private const string SelectByArs = "select id, version, kind, ars, accredited_at from organisations where ars = @ars";

    [StringSyntax("Sql")]
    private const string SelectBund = "select id, version, kind, ars, accredited_at from organisations where kind = 'bund'";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into organisations (id, version, kind, name, ars, land, mailbox, provenance, created_at, accredited_at)
        values (@id, 1, @kind, @name, @ars, @land, @mailbox, @provenance, @now, @now)
        """;

    [StringSyntax("Sql")]
    private const string Accredit = """
        update organisations
        set version = version + 1, mailbox = @mailbox, accredited_at = @now
        where id = @id and version = @version and accredited_at is null
        """;

    private sealed record EntryRow
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required string Kind { get; init; }

        public string? Ars { get; init; }

        public DateTimeOffset? AccreditedAt { get; init; }
    }

    /// <summary>Accredit an organisation</summary>
    /// <remarks>
    /// By an approver of the operator. Takes the entry of the register that is named, else the one with the same ARS, else makes a new
    /// one. The responsible person is invited by mail as the organisation's first administrator.
    /// </remarks>
    /// <param name="id">Id of the application.</param>
    public static Task<Found<OrganisationApplication>> Accept(Guid id, IfMatch ifMatch, Body<Accreditation> body, Act act, FitDatabase database) =>
        database.Write(act, async write =>
        {
            var row = await ApplicationTable.Require(write, id, ifMatch);
            var asked = body.Valid();
            ApplicationTable.RequireOpen(row);
            var organisation = await FindEntry(write, row, asked.Organisation) is { } entry ? await Enter(write, row, entry) : await Make(write, row);
            var decided = await ApplicationTable.Decide(write, row, ApplicationState.Accredited, act.AccountId, organisationId: organisation);
            write.Record("organisation.accredited", $"organisation/{organisation}", ("application", id.ToString()));
            var shown = decided.Show();
            await Invitations.Invite(write, shown.Organisation!, shown.Responsible!.Email, [Role.Admin], act.AccountId, shown.Responsible.Name, decided.Language);
            return new Found<OrganisationApplication>(shown, decided.Version);
        });

    /// <summary>Refuse an application</summary>
    /// <remarks>By an approver of the operator. The reason goes by mail to the responsible person and to the mailbox.</remarks>
    /// <param name="id">Id of the application.</param>
    public static Task<Found<OrganisationApplication>> Refuse(Guid id, IfMatch ifMatch, Body<Refusal> body, Act act, FitDatabase database) =>
        database.Write(act, async write =>
        {
            var row = await ApplicationTable.Require(write, id, ifMatch);
            var reason = body.Valid().Reason;
            ApplicationTable.RequireOpen(row);
            var digest = Digest.Of(reason);
            var decided = await ApplicationTable.Decide(write, row, ApplicationState.Refused, act.AccountId, reason, digest.Salt);
            write.Record("application.refused", $"application/{id}", ("reason", digest.Value));
            await Tell(write, MailKind.ApplicationRefused, decided, Outbox.Add);
            return new Found<OrganisationApplication>(decided.Show(), decided.Version);
        });

    /// <summary>Writes to the responsible person and to the mailbox; once where they are the same.</summary>
    public static async Task Tell(Write write, MailKind kind, ApplicationRow row, Func<Write, MailKind, string?, MailContent, string?, Task> add)
    {
        var content = new MailContent { Organisation = row.Name, Reason = row.Reason, Reference = row.Id };
        if (row.ResponsibleEmail is { } email)
        {
            await add(write, kind, email, content with { Person = row.ResponsibleName }, row.Language);
        }

        if (!string.Equals(row.Mailbox, row.ResponsibleEmail, StringComparison.OrdinalIgnoreCase))
        {
            await add(write, kind, row.Mailbox, content, row.Language);
        }
    }

    /// <summary>The entry of the register that the applicant is; nothing where there is none yet.</summary>
    private static async Task<EntryRow?> FindEntry(Write write, ApplicationRow row, Guid? named)
    {
        if (named is not { } id)
        {
            // There is one Bund, and it has no ARS.
            return row.Kind == OrganisationKind.Bund.Name() ? await write.Row<EntryRow>(SelectBund)
                : row.Ars is null ? null
                : await write.Row<EntryRow>(SelectByArs, new { ars = row.Ars });
        }

        var entry = await write.Row<EntryRow>(SelectById, new { id })
            ?? throw Problems.Invalid(Problems.Member("/organisation", InputErrorCodes.DoesNotExist, new("Diese Organisation gibt es nicht.", "There is no such organisation.")));
        return Ars.CountsAs(Names.Parse<OrganisationKind>(entry.Kind), entry.Ars).Contains(Names.Parse<OrganisationKind>(row.Kind))
            ? entry
            : throw Problems.Invalid(Problems.Member("/organisation", InputErrorCodes.NotAllowedValue, new(
                "Dieser Eintrag des Verzeichnisses ist von anderer Art als die Organisation, die sich beworben hat.",
                "This entry of the register is of another kind than the organisation that applied.")));
    }

    private static async Task<Guid> Enter(Write write, ApplicationRow row, EntryRow entry)
    {
        if (entry.AccreditedAt is not null)
        {
            throw Problems.AlreadyThere(
                new("Diese Organisation ist schon im FIT-Store. Ihre Verwaltung kann weitere Personen einladen.", "This organisation has entered the store already. Its administrator can invite more people."),
                $"/v1/organisations/{entry.Id}");
        }

        var touched = await write.Execute(Accredit, new { id = entry.Id, version = entry.Version, mailbox = row.Mailbox, now = write.Now });
        return touched == 1 ? entry.Id : throw Problems.Stale();
    }

    private static async Task<Guid> Make(Write write, ApplicationRow row)
    {
        var id = write.NewId();
        await write.Execute(Insert, new
        {
            id,
            kind = row.Kind,
            name = row.Name,
            ars = row.Ars,
            land = row.Land,
            mailbox = row.Mailbox,
            provenance = Provenance.Declared.Name(),
            now = write.Now,
        });
        return id;
    }
}

/// <summary>Rules of <see cref="Refusal"/>.</summary>
internal sealed class RefusalValidator : AbstractValidator<Refusal>
{
    public RefusalValidator() => RuleFor(refusal => refusal.Reason).Given().AtMost(2000).Plain();
}
