using FitStore.Contracts.Accounts;

namespace FitStore.Api.Http;

/// <content>Examples of accounts, sessions and second factors.</content>
internal static partial class ApiExamples
{
    private const string MailSecret = "fitm_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo";

    private static object[] OfAccounts()
    {
        var invitation = new Invitation
        {
            Id = Id,
            Version = 1,
            Organisation = Nordhausen,
            Email = "karim.yilmaz@nordhausen.example.org",
            Roles = [Role.Editor],
            State = InvitationState.Open,
            CreatedAt = Noon,
            ExpiresAt = Noon.AddHours(72),
        };
        var member = new Member { Id = Me.Id, Version = 1, Name = Me.Name, Email = Me.Email, Roles = [Role.Editor], JoinedAt = Noon, HasSecondFactor = true };
        var session = new SessionInfo { Id = Id, CreatedAt = Noon, LastUsedAt = Noon.AddMinutes(20), ExpiresAt = Noon.AddHours(8), Program = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", IsThisOne = true };
        var report = new RetentionReport { Id = Id, At = Noon, Removed = [new RetentionCount { Rule = "sessions", Count = 12 }] };
        return
        [
            new NewInvitation { Email = invitation.Email, Roles = invitation.Roles },
            invitation,
            PageOf(invitation),
            new MailToken { Token = MailSecret },
            new InvitationPreview { Organisation = Nordhausen, Email = invitation.Email, Roles = invitation.Roles, ExpiresAt = invitation.ExpiresAt, HasAccount = false },
            new InvitationAcceptance { Token = MailSecret, Name = "Karim Yilmaz", Password = "vier Wörter ohne Bezug" },
            member,
            PageOf(member),
            new MemberPatch { Roles = [Role.Editor, Role.Approver] },
            new SecondFactor { Enrolled = true, Since = Noon, RecoveryCodesLeft = 10, DemandedBy = [Nordhausen] },
            new SecondFactorEnrolment
            {
                Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                Uri = "otpauth://totp/FIT-Store:editor%40nordhausen.example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=FIT-Store&algorithm=SHA1&digits=6&period=30",
            },
            new SecondFactorCode { Code = "492039" },
            new RecoveryCodes { Codes = ["k7pq-3mzt-9dhw", "x2cv-8fjr-4nby"] },
            new NewFreshSignIn { Act = FreshAct.ChangePassword, Password = "Beispiel-Passwort", Code = "492039" },
            new FreshSignIn { Token = "fitf_Vt0pJx3m2vQm0l2S9Qd5m0cJ2m3nq8Yw1Zk4uXr7bEo", Act = FreshAct.ChangePassword, ExpiresAt = Noon.AddMinutes(5) },
            PageOf(session),
            new PasswordReset { Email = Me.Email },
            new PasswordResetCompletion { Token = MailSecret, Password = "vier Wörter ohne Bezug" },
            new PasswordChange { Password = "vier Wörter ohne Bezug" },
            new EmailChange { Email = "jana.petersen@nordhausen.example.org" },
            new EmailChangeProgress { ConfirmedFromOld = true, ConfirmedFromNew = false },
            new Announcement { Text = "If this address has an account, a mail with a link is on its way. It works for one hour." },
            new PersonalData
            {
                At = Noon,
                Me = Me,
                CreatedAt = Noon,
                Sessions = [session],
                Messages = [new OwnMessage { At = Noon, Adoption = Id, Text = Message.Text }],
                Signatures = [new OwnSignature { At = Noon, ContractLine = Id, Organisation = Nordhausen.Id, Name = Me.Name, SignsAs = "Leiterin des Amtes für Digitalisierung", Digest = new string('a', 64) }],
                Texts = [new OwnText { At = Noon, Kind = "reason", Adoption = Id, Text = "Die Zustellung kam nicht an." }],
                Files = [new OwnFile { At = Noon, Name = "testplan.pdf", Sha256 = new string('b', 64), Adoption = Id }],
                ChecklistChanges = [new OwnChecklistChange { At = Noon, Adoption = Id, Item = "testPlan", Changed = "state note" }],
                Drafts = [new OwnDraft { Kind = "terms", Id = Id }],
                NoticeSettings = [new OwnNoticeSetting { Organisation = Nordhausen.Id, Mail = "daily" }],
                ReadNotices = [Id],
                Decisions = [new OwnDecision { At = Noon, DecisionFile = Id, Title = "Online-Dienst für Bauanträge" }],
                SavedSearches = [SavedSearch],
                Invitations = [new OwnInvitation { At = Noon, Organisation = Nordhausen.Id, Email = Me.Email }],
                Applications = [new OwnApplication { At = Noon, Name = Nordhausen.Name, ResponsibleName = Me.Name }],
                Mails = [new OwnMail { At = Noon, Kind = "invitation", SentAt = Noon }],
                Acts = [new OwnAct { Sequence = 42, At = Noon, Type = "adoption.interestExpressed", Subject = $"adoption/{Id}", Organisation = Nordhausen.Id }],
            },
            PageOf(new RetentionRule { Name = "sessions", What = "Sitzungen", Period = "höchstens 8 Stunden", Why = "damit Sie angemeldet bleiben" }),
            report,
            PageOf(report),
        ];
    }
}
