using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>Am I protected by a second factor?</summary>
internal static class ReadSecondFactor
{
    /// <summary>Show the second factor</summary>
    /// <remarks>Whether one is enrolled, how many recovery codes are left, and which organisations demand one.</remarks>
    public static Task<Told<SecondFactor>> Handle(Act act, FitDatabase database) => database.Read(async sql =>
    {
        var account = (await AccountTable.Find(sql, act.AccountId!.Value))!;
        return new Told<SecondFactor>(new SecondFactor
        {
            Enrolled = account.HasSecondFactor,
            Since = account.AuthenticatorSince,
            RecoveryCodesLeft = await SecondFactors.RecoveryCodesLeft(sql, account.Id),
            DemandedBy = await SessionTable.DemandingSecondFactor(sql, account.Id),
        });
    });
}

/// <summary>Getting a secret for an authenticator app.</summary>
internal static class EnrolSecondFactor
{
    private const string Issuer = "FIT-Store";

    /// <summary>Get a secret for a second factor</summary>
    /// <remarks>
    /// Needs a fresh sign-in for <c>enrolSecondFactor</c>. The secret is shown this once and counts when a code made with it was
    /// confirmed; until then nothing changes.
    /// </remarks>
    public static async Task<Told<SecondFactorEnrolment>> Handle(Act act, FitDatabase database)
    {
        var key = SecondFactors.NewKey();
        var account = (await database.Read(sql => AccountTable.Find(sql, act.AccountId!.Value)))!;
        await database.Write(act, async write =>
        {
            await SecondFactors.Offer(write, account.Id, key);
            return new Gone();
        });
        return new(new SecondFactorEnrolment
        {
            Secret = key,
            Uri = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer={Issuer}&algorithm=SHA1&digits=6&period=30",
        });
    }
}

/// <summary>Confirming that the app has the secret.</summary>
internal static class ConfirmSecondFactor
{
    /// <summary>Confirm a second factor</summary>
    /// <remarks>
    /// With a code of the app. From then on sign-in asks for one. Answers ten recovery codes, shown this once. All other sessions
    /// of the account end.
    /// </remarks>
    public static async Task<Told<RecoveryCodes>> Handle(Body<SecondFactorCode> body, Act act, SignInBrake brake, FitDatabase database, TimeProvider clock)
    {
        var code = body.Valid().Code;
        await brake.TakeTurn(act.AccountId!.Value);
        var account = (await database.Read(sql => AccountTable.Find(sql, act.AccountId!.Value)))!;
        if (account.PendingAuthenticatorKey is not { } key
            || SecondFactors.StepOf(key, code, clock.GetUtcNow()) is not { } step)
        {
            brake.FailedCode(account.Id);
            throw Problems.Invalid(Problems.Member("/code", InputErrorCodes.InvalidToken, new(
                "Der Code passt nicht. Prüfen Sie die Uhrzeit Ihres Geräts und geben Sie den neuesten Code ein.",
                "The code does not fit. Check the clock of your device and give the newest code.")));
        }

        IReadOnlyList<string> codes = [];
        await database.Write(act, async write =>
        {
            await SecondFactors.Set(write, account.Id, key, step);
            codes = await SecondFactors.NewRecoveryCodes(write, account.Id);
            await SessionTable.CloseOthers(write, account.Id, act.SessionId);
            await Outbox.Add(write, MailKind.SecondFactorEnrolled, account.Email, new MailContent { Person = account.Name });
            write.Record("account.secondFactorEnrolled", $"account/{account.Id}");
            return new Gone();
        });
        return new(new RecoveryCodes { Codes = codes });
    }
}

/// <summary>Getting new recovery codes.</summary>
internal static class RenewRecoveryCodes
{
    /// <summary>Get new recovery codes</summary>
    /// <remarks>Needs a fresh sign-in for <c>renewRecoveryCodes</c>. All earlier ones are worth nothing from then on.</remarks>
    public static async Task<Told<RecoveryCodes>> Handle(Act act, FitDatabase database)
    {
        IReadOnlyList<string> codes = [];
        await database.Write(act, async write =>
        {
            var account = (await AccountTable.Find(write, act.AccountId!.Value))!;
            if (!account.HasSecondFactor)
            {
                throw Problems.StateConflict(new("Sie haben keinen zweiten Faktor eingerichtet.", "You have no second factor."), "notEnrolled", ["enrolSecondFactor"]);
            }

            codes = await SecondFactors.NewRecoveryCodes(write, account.Id);
            write.Record("account.recoveryCodesRenewed", $"account/{account.Id}");
            return new Gone();
        });
        return new(new RecoveryCodes { Codes = codes });
    }
}

/// <summary>Going back to the password alone.</summary>
internal static class RemoveSecondFactor
{
    /// <summary>Remove the second factor</summary>
    /// <remarks>Needs a fresh sign-in for <c>removeSecondFactor</c>. The owner is told by mail.</remarks>
    public static Task<Gone> Handle(Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var account = (await AccountTable.Find(write, act.AccountId!.Value))!;
        if (account.HasSecondFactor)
        {
            await SecondFactors.Remove(write, account.Id);
            await Outbox.Add(write, MailKind.SecondFactorRemoved, account.Email, new MailContent { Person = account.Name });
            write.Record("account.secondFactorRemoved", $"account/{account.Id}");
        }

        return new Gone();
    });
}

/// <summary>Rules of <see cref="SecondFactorCode"/>.</summary>
internal sealed class SecondFactorCodeValidator : AbstractValidator<SecondFactorCode>
{
    public SecondFactorCodeValidator() => RuleFor(code => code.Code).Given().AtMost(20);
}
