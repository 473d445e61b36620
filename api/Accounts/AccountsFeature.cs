using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>People at the door: coming in, signing in and out, for whom one acts, and leaving.</summary>
internal static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>()
            .AddUserStore<AccountStore>();
        services.AddSingleton<SignInBrake>();
        services.AddHostedService<RetentionClock>();
        services.AddSingleton<IValidator<NewSession>, NewSessionValidator>();
        services.AddSingleton<IValidator<NewFreshSignIn>, NewFreshSignInValidator>();
        services.AddSingleton<IValidator<NewInvitation>, NewInvitationValidator>();
        services.AddSingleton<IValidator<MailToken>, MailTokenValidator>();
        services.AddSingleton<IValidator<InvitationAcceptance>, InvitationAcceptanceValidator>();
        services.AddSingleton<IValidator<MemberPatch>, MemberPatchValidator>();
        services.AddSingleton<IValidator<PasswordReset>, PasswordResetValidator>();
        services.AddSingleton<IValidator<PasswordResetCompletion>, PasswordResetCompletionValidator>();
        services.AddSingleton<IValidator<PasswordChange>, PasswordChangeValidator>();
        services.AddSingleton<IValidator<EmailChange>, EmailChangeValidator>();
        services.AddSingleton<IValidator<SecondFactorCode>, SecondFactorCodeValidator>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/v1").WithTags("Accounts");

        accounts.MapPost("/sessions", OpenSession.Handle).Public().TakesPassword().WithName("openSession");
        accounts.MapGet("/sessions", ListSessions.Handle).SignedIn().WithName("listSessions");
        accounts.MapDelete("/sessions", CloseAllSessions.Handle).SignedIn().WithName("closeAllSessions");
        accounts.MapDelete("/sessions/current", CloseSession.Handle).SignedIn().WithName("closeSession");
        accounts.MapDelete("/sessions/{id:guid}", CloseOneSession.Handle).SignedIn().WithName("closeOneSession");
        accounts.MapPost("/fresh-sign-ins", OpenFreshSignIn.Handle).SignedIn().TakesPassword().WithName("openFreshSignIn");
        accounts.MapGet("/sample-accounts", ListSampleAccounts.Handle).Public().WithName("listSampleAccounts");

        accounts.MapPost("/password-resets", RequestPasswordReset.Handle).Public().TakesSecret().WithName("requestPasswordReset");
        accounts.MapPost("/password-reset-completions", CompletePasswordReset.Handle).Public().TakesSecret().WithName("completePasswordReset");
        accounts.MapPost("/email-change-confirmations", ConfirmEmailChange.Handle).Public().TakesSecret()
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere)).WithName("confirmEmailChange");
        accounts.MapPost("/invitation-previews", PreviewInvitation.Handle).Public().TakesSecret().WithName("previewInvitation");
        accounts.MapPost("/invitation-acceptances", AcceptInvitation.Handle).Public().TakesSecret().WithName("acceptInvitation");

        var me = accounts.MapGroup("/me");
        me.MapGet("", ReadMe.Handle).SignedIn().WithName("readMe");
        me.MapDelete("", EraseAccount.Handle).SignedIn().Fresh(FreshAct.EraseAccount).WithMetadata(new Conflicts(ProblemCodes.LastAdmin)).WithName("eraseAccount");
        me.MapGet("/personal-data", ReadPersonalData.Handle).SignedIn().WithName("readPersonalData");
        me.MapPost("/password-changes", ChangePassword.Handle).SignedIn().Secret().Fresh(FreshAct.ChangePassword).WithName("changePassword");
        me.MapPost("/email-changes", ChangeEmail.Handle).SignedIn().Secret().Fresh(FreshAct.ChangeEmail).WithName("changeEmail");
        me.MapGet("/second-factor", ReadSecondFactor.Handle).SignedIn().WithName("readSecondFactor");
        me.MapDelete("/second-factor", RemoveSecondFactor.Handle).SignedIn().Fresh(FreshAct.RemoveSecondFactor).WithName("removeSecondFactor");
        me.MapPost("/second-factor/enrolments", EnrolSecondFactor.Handle).SignedIn().Secret().Fresh(FreshAct.EnrolSecondFactor).WithName("enrolSecondFactor");
        me.MapPost("/second-factor/confirmations", ConfirmSecondFactor.Handle).SignedIn().Secret().WithName("confirmSecondFactor");
        me.MapPost("/second-factor/recovery-codes", RenewRecoveryCodes.Handle).SignedIn().Secret().Fresh(FreshAct.RenewRecoveryCodes).WithMetadata(new Conflicts(ProblemCodes.StateConflict)).WithName("renewRecoveryCodes");

        accounts.MapPost("/invitations", CreateInvitation.Handle).For(Role.Admin).Once().WithMetadata(new Conflicts(ProblemCodes.AlreadyThere)).WithName("createInvitation");
        accounts.MapGet("/invitations", ListInvitations.Handle).For(Role.Admin).WithName("listInvitations");
        accounts.MapGet("/invitations/{id:guid}", ReadInvitation.Handle).For(Role.Admin).WithName("readInvitation");
        accounts.MapDelete("/invitations/{id:guid}", RevokeInvitation.Handle).For(Role.Admin).WithMetadata(new Conflicts(ProblemCodes.StateConflict)).WithName("revokeInvitation");
        accounts.MapGet("/members", ListMembers.Handle).For(Role.Reader).Own().WithName("listMembers");
        accounts.MapGet("/members/{id:guid}", ReadMember.Handle).For(Role.Reader).Own().WithName("readMember");
        accounts.MapPatch("/members/{id:guid}", ChangeMember.Handle).For(Role.Admin).WithMetadata(new Conflicts(ProblemCodes.LastAdmin)).WithName("changeMember");
        accounts.MapDelete("/members/{id:guid}", RemoveMember.Handle).For(Role.Reader).Own().WithMetadata(new Conflicts(ProblemCodes.LastAdmin)).WithName("removeMember");

        accounts.MapGet("/retention-rules", ListRetentionRules.Handle).Public().WithName("listRetentionRules");
        accounts.MapGet("/retention-reports", RetentionReports.List).ForOperator(Role.Reader).WithName("listRetentionReports");
        accounts.MapGet("/retention-reports/{id:guid}", RetentionReports.Read).ForOperator(Role.Reader).WithName("readRetentionReport");
    }
}
