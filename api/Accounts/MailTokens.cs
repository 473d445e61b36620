using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;

namespace FitStore.Api.Accounts;

/// <summary>What the link of a mail is good for.</summary>
internal enum MailTokenPurpose
{
    Invitation,
    PasswordReset,
    EmailChangeFromOld,
    EmailChangeFromNew,
}

/// <summary>Secrets that came by mail: each works once and for a time. A used one is gone.</summary>
internal static class MailTokens
{
    [StringSyntax("Sql")]
    private const string Insert = """
        insert into mail_tokens (id, purpose, token_hash, account_id, invitation_id, email_change_id, expires_at)
        values (@id, @purpose, @hash, @account, @invitation, @emailChange, @expiresAt)
        """;

    [StringSyntax("Sql")]
    private const string Select = """
        select id, purpose, account_id, invitation_id, email_change_id
        from mail_tokens
        where token_hash = @hash and expires_at > @now
        """;

    [StringSyntax("Sql")]
    private const string DeleteOne = "delete from mail_tokens where id = @id";

    [StringSyntax("Sql")]
    private const string DeleteOfAccount = "delete from mail_tokens where account_id = @account";

    [StringSyntax("Sql")]
    private const string DeleteOfInvitation = "delete from mail_tokens where invitation_id = @invitation";

    public sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Purpose { get; init; }

        public Guid? AccountId { get; init; }

        public Guid? InvitationId { get; init; }

        public Guid? EmailChangeId { get; init; }

        public bool Is(MailTokenPurpose purpose) => Purpose == purpose.Name();
    }

    /// <summary>Makes a secret and keeps its hash; the secret goes into the mail alone.</summary>
    public static async Task<string> Issue(
        Write write, MailTokenPurpose purpose, TimeSpan lifetime, Guid? account = null, Guid? invitation = null, Guid? emailChange = null)
    {
        var token = Secrets.New(Secrets.Mail);
        await write.Execute(Insert, new
        {
            id = write.NewId(),
            purpose = purpose.Name(),
            hash = Secrets.Hash(token),
            account,
            invitation,
            emailChange,
            expiresAt = write.Now + lifetime,
        });
        return token;
    }

    /// <summary>What a secret is good for now; a problem at <c>/token</c> where it is unknown, used or too old.</summary>
    public static async Task<Row> Find(Sql sql, string token, DateTimeOffset now, params IReadOnlyList<MailTokenPurpose> purposes)
    {
        var found = token.StartsWith(Secrets.Mail, StringComparison.Ordinal) && token.Length <= Secrets.MaximumLength
            ? await sql.Row<Row>(Select, new { hash = Secrets.Hash(token), now })
            : null;
        return found is not null && purposes.Any(found.Is) ? found : throw Invalid();
    }

    /// <summary>Takes a secret: of two requests with the same one only the first succeeds.</summary>
    public static async Task<Row> Take(Write write, string token, params IReadOnlyList<MailTokenPurpose> purposes)
    {
        var found = await Find(write, token, write.Now, purposes);
        return await write.Execute(DeleteOne, new { id = found.Id }) == 1 ? found : throw Invalid();
    }

    public static Task RemoveOf(Write write, Guid account) => write.Execute(DeleteOfAccount, new { account });

    public static Task RemoveOfInvitation(Write write, Guid invitation) => write.Execute(DeleteOfInvitation, new { invitation });

    private static ProblemException Invalid() => Problems.Invalid(Problems.Member("/token", InputErrorCodes.InvalidToken, new(
        "Der Link gilt nicht mehr: Er ist abgelaufen oder wurde schon verwendet. Fordern Sie einen neuen an.",
        "The link is no longer good: it has expired or was used. Ask for a new one.")));
}
