using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Accounts;

/// <summary>Invitations into organisations.</summary>
internal static class Invitations
{
    /// <summary>How long the link of an invitation works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private const string Columns = "id, version, organisation_id, email, roles, state, created_at, expires_at";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into invitations (id, version, organisation_id, email, normalized_email, roles, state, created_by, created_at, expires_at)
        values (@id, 1, @organisation, @email, @normalizedEmail, @roles, 'open', @createdBy, @now, @expiresAt)
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"select {Columns} from invitations where id = @id";

    [StringSyntax("Sql")]
    private const string SelectForwards = $$"""
        select {{Columns}}
        from invitations
        where organisation_id = @organisation and email is not null
          and (@at is null or created_at < @at or (created_at = @at and id < @id))
        order by created_at desc, id desc
        {take}
        """;

    [StringSyntax("Sql")]
    private const string SelectBackwards = $$"""
        select {{Columns}}
        from invitations
        where organisation_id = @organisation and email is not null and (created_at > @at or (created_at = @at and id > @id))
        order by created_at, id
        {take}
        """;

    [StringSyntax("Sql")]
    private const string CountAll = "select count(*) from invitations where organisation_id = @organisation and email is not null";

    [StringSyntax("Sql")]
    private const string SelectOpenTo = """
        select id
        from invitations
        where organisation_id = @organisation and normalized_email = @normalizedEmail and state = 'open'
        """;

    [StringSyntax("Sql")]
    private const string Settle = "update invitations set state = @state, version = version + 1, account_id = @account where id = @id and state = 'open'";

    public sealed record Row
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required Guid OrganisationId { get; init; }

        public string? Email { get; init; }

        public required string Roles { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public IReadOnlyList<Role> RoleList => [.. Roles.Split(' ').Select(Names.Parse<Role>)];

        /// <summary>An open invitation is expired from its instant on, whoever looks.</summary>
        public InvitationState StateAt(DateTimeOffset now) =>
            State == InvitationState.Open.Name() && ExpiresAt <= now ? InvitationState.Expired : Names.Parse<InvitationState>(State);

        /// <summary>Expiring is a change like any other: a tag names one representation.</summary>
        public int VersionAt(DateTimeOffset now) => StateAt(now) == InvitationState.Expired ? Version + 1 : Version;

        public Invitation Show(OrganisationRegister.Snapshot register, DateTimeOffset now) => new()
        {
            Id = Id,
            Version = VersionAt(now),
            Organisation = register.Ref(OrganisationId),
            Email = Email ?? "",
            Roles = RoleList,
            State = StateAt(now),
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
        };
    }

    /// <summary>
    /// Invites a person by mail. An earlier invitation to the same address is taken back, so that one link works. Answers the
    /// secret of the link, which belongs into the mail alone, or onto the screen of who runs the store.
    /// </summary>
    public static async Task<(Row Invitation, string Token)> Invite(
        Write write, OrganisationRef organisation, string email, IReadOnlyList<Role> roles, Guid? createdBy, string? person = null, string? language = null)
    {
        var normalizedEmail = email.ToUpperInvariant();
        foreach (var earlier in await write.Rows<Guid>(SelectOpenTo, new { organisation = organisation.Id, normalizedEmail }))
        {
            await Close(write, earlier, InvitationState.Revoked);
        }

        var invitation = new Row
        {
            Id = write.NewId(),
            Version = 1,
            OrganisationId = organisation.Id,
            Email = email,
            Roles = string.Join(' ', roles.Distinct().Order().Select(role => role.Name())),
            State = InvitationState.Open.Name(),
            CreatedAt = write.Now,
            ExpiresAt = write.Now + Lifetime,
        };
        await write.Execute(Insert, new
        {
            id = invitation.Id,
            organisation = organisation.Id,
            email,
            normalizedEmail,
            roles = invitation.Roles,
            createdBy,
            now = write.Now,
            expiresAt = invitation.ExpiresAt,
        });
        var token = await MailTokens.Issue(write, MailTokenPurpose.Invitation, Lifetime, invitation: invitation.Id);
        await Outbox.Add(write, MailKind.Invitation, email, new MailContent { Person = person, Organisation = organisation.Name, Roles = invitation.RoleList, Token = token }, language);
        write.Record("invitation.created", $"invitation/{invitation.Id}", ("organisation", organisation.Id.ToString()), ("roles", invitation.Roles));
        return (invitation, token);
    }

    /// <summary>Ends an open invitation and its link; answers false where somebody was faster.</summary>
    public static async Task<bool> Close(Write write, Guid id, InvitationState state, Guid? account = null)
    {
        await MailTokens.RemoveOfInvitation(write, id);
        return await write.Execute(Settle, new { id, state = state.Name(), account }) == 1;
    }

    public static Task<Row?> Find(Sql sql, Guid id) => sql.Row<Row>(SelectOne, new { id });

    /// <summary>Newest first, from a place on; one more than asked for.</summary>
    public static Task<IReadOnlyList<Row>> Page(Sql sql, Guid organisation, Position? from, int take)
    {
        var place = Keyset.At(from);
        return sql.Rows<Row>(from is { Backwards: true } ? SelectBackwards : SelectForwards, new { organisation, at = place.At, id = place.Id, take });
    }

    public static IAsyncEnumerable<Row> All(FitDatabase database, Guid organisation) =>
        database.All<Row>(SelectForwards, new { organisation, at = (DateTimeOffset?)null, id = (Guid?)null, take = int.MaxValue });

    public static Task<int> Count(Sql sql, Guid organisation) => sql.Value<int>(CountAll, new { organisation })!;
}
