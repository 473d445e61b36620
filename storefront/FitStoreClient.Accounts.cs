using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront;

/// <content>People: entering, signing in, and their own accounts.</content>
internal sealed partial class FitStoreClient
{
    private static readonly Call Anonymous = new() { IsAnonymous = true };

    private static readonly Call Personal = new() { IsPersonal = true };

    // ----- Signing in -----

    public async Task<Session> SignInAsync(NewSession session, CancellationToken cancel) =>
        (await SendAsync<Session>(HttpMethod.Post, "/v1/sessions", Anonymous with { Body = session, Program = Browser() }, cancel)).Value;

    /// <summary>Ends the session of the person signed in; its token is worth nothing afterwards.</summary>
    public Task SignOutAsync(CancellationToken cancel) => ActAsync(HttpMethod.Delete, "/v1/sessions/current", Personal, cancel);

    /// <summary>The accounts to try the store out with; none where there is no sample data.</summary>
    public async Task<IReadOnlyList<SampleAccount>> ListSampleAccountsAsync(CancellationToken cancel)
    {
        try
        {
            return (await SendAsync<Page<SampleAccount>>(HttpMethod.Get, $"/v1/sample-accounts?limit={LongestPage}", Anonymous, cancel)).Value.Items;
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
    }

    /// <summary>Has a link for a new password sent, if the address has an account; nobody learns whether it has.</summary>
    public Task ResetPasswordAsync(string email, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/password-resets", Anonymous with { Body = new PasswordReset { Email = email } }, cancel);

    public Task CompletePasswordResetAsync(PasswordResetCompletion completion, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/password-reset-completions", Anonymous with { Body = completion }, cancel);

    // ----- Entering -----

    public async Task<ApplicationReceipt> ApplyAsync(NewApplication application, string key, CancellationToken cancel) =>
        (await SendAsync<ApplicationReceipt>(HttpMethod.Post, "/v1/applications", Anonymous with { Body = application, Key = key }, cancel)).Value;

    public async Task<InvitationPreview> PreviewInvitationAsync(string token, CancellationToken cancel) =>
        (await SendAsync<InvitationPreview>(
            HttpMethod.Post, "/v1/invitation-previews", Anonymous with { Body = new MailToken { Token = token } }, cancel)).Value;

    public Task AcceptInvitationAsync(InvitationAcceptance acceptance, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/invitation-acceptances", Personal with { Body = acceptance }, cancel);

    // ----- The own account -----

    /// <summary>Who is signed in, and for whom this request acts.</summary>
    public async Task<Me> GetMeAsync(CancellationToken cancel) => (await GetAsync<Me>("/v1/me", cancel)).Value;

    /// <summary>Who is signed in, and for whom she may act; also when she may no longer act for the organisation chosen.</summary>
    public async Task<Me> GetMyselfAsync(CancellationToken cancel) => (await SendAsync<Me>(HttpMethod.Get, "/v1/me", Personal, cancel)).Value;

    /// <summary>Password, and code where a second factor is enrolled, for one act within five minutes.</summary>
    /// <returns>The token to send with that act.</returns>
    public async Task<string> SignInFreshlyAsync(NewFreshSignIn fresh, CancellationToken cancel) =>
        (await SendAsync<FreshSignIn>(HttpMethod.Post, "/v1/fresh-sign-ins", Personal with { Body = fresh }, cancel)).Value.Token;

    public Task ChangePasswordAsync(PasswordChange change, string fresh, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/me/password-changes", Personal with { Body = change, FreshSignIn = fresh }, cancel);

    public Task ChangeEmailAsync(EmailChange change, string fresh, CancellationToken cancel) =>
        ActAsync(HttpMethod.Post, "/v1/me/email-changes", Personal with { Body = change, FreshSignIn = fresh }, cancel);

    public async Task<EmailChangeProgress> ConfirmEmailChangeAsync(string token, CancellationToken cancel) =>
        (await SendAsync<EmailChangeProgress>(
            HttpMethod.Post, "/v1/email-change-confirmations", Anonymous with { Body = new MailToken { Token = token } }, cancel)).Value;

    public async Task<SecondFactor> GetSecondFactorAsync(CancellationToken cancel) =>
        (await SendAsync<SecondFactor>(HttpMethod.Get, "/v1/me/second-factor", Personal, cancel)).Value;

    public async Task<SecondFactorEnrolment> EnrolSecondFactorAsync(string fresh, CancellationToken cancel) =>
        (await SendAsync<SecondFactorEnrolment>(HttpMethod.Post, "/v1/me/second-factor/enrolments", Personal with { FreshSignIn = fresh }, cancel)).Value;

    public async Task<RecoveryCodes> ConfirmSecondFactorAsync(string code, CancellationToken cancel) =>
        (await SendAsync<RecoveryCodes>(
            HttpMethod.Post, "/v1/me/second-factor/confirmations", Personal with { Body = new SecondFactorCode { Code = code } }, cancel)).Value;

    public async Task<RecoveryCodes> RenewRecoveryCodesAsync(string fresh, CancellationToken cancel) =>
        (await SendAsync<RecoveryCodes>(HttpMethod.Post, "/v1/me/second-factor/recovery-codes", Personal with { FreshSignIn = fresh }, cancel)).Value;

    public Task RemoveSecondFactorAsync(string fresh, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, "/v1/me/second-factor", Personal with { FreshSignIn = fresh }, cancel);

    /// <summary>The open sessions of the person signed in.</summary>
    public async Task<Page<SessionInfo>> ListSessionsAsync(CancellationToken cancel) =>
        (await SendAsync<Page<SessionInfo>>(HttpMethod.Get, $"/v1/sessions?limit={LongestPage}", Personal, cancel)).Value;

    public Task EndSessionAsync(Guid id, CancellationToken cancel) => ActAsync(HttpMethod.Delete, $"/v1/sessions/{id}", Personal, cancel);

    /// <summary>Ends every session, this one too.</summary>
    public Task EndAllSessionsAsync(CancellationToken cancel) => ActAsync(HttpMethod.Delete, "/v1/sessions", Personal, cancel);

    public async Task<PersonalData> GetPersonalDataAsync(CancellationToken cancel) =>
        (await SendAsync<PersonalData>(HttpMethod.Get, "/v1/me/personal-data", Personal, cancel)).Value;

    public Task EraseAccountAsync(string fresh, CancellationToken cancel) =>
        ActAsync(HttpMethod.Delete, "/v1/me", Personal with { FreshSignIn = fresh }, cancel);

    // ----- Data protection -----

    /// <summary>How long what is kept about people.</summary>
    public async Task<IReadOnlyList<RetentionRule>> ListRetentionRulesAsync(CancellationToken cancel) =>
        (await SendAsync<Page<RetentionRule>>(HttpMethod.Get, $"/v1/retention-rules?limit={LongestPage}", Anonymous, cancel)).Value.Items;

    private string? Browser() => contextAccessor.HttpContext?.Request.Headers.UserAgent.ToString() is { Length: > 0 } name ? name : null;
}
