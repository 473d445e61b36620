using System.Net;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Notices;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Accounts;

/// <summary>Password, address, second factor, sessions, and leaving for good.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class OwnAccountTests(string database)
{
    private const string NewPassword = "ganz andere lange Wörter";
    private ApiUnderTest api = null!;
    private Client admin = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(database);
        admin = await api.As(Given.LandAdmin);
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        admin?.Dispose();
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task PasswordReset_KnownAndUnknownAddress_SameAnswer_OneMail()
    {
        var person = await People.Person(api, admin);
        var unknown = People.NewEmail();
        using var first = await visitor.Send(HttpMethod.Post, "/v1/password-resets", new PasswordReset { Email = person.Email });
        using var second = await visitor.Send(HttpMethod.Post, "/v1/password-resets", new PasswordReset { Email = unknown });
        var mails = await api.Mailbox.Read();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await first.Content.ReadAsStringAsync(), Is.EqualTo(await second.Content.ReadAsStringAsync()));
            Assert.That(mails.Count(mail => mail.To == person.Email && mail.Subject == "FIT-Store: neues Passwort"), Is.EqualTo(1));
            Assert.That(mails.Where(mail => mail.To == unknown), Is.Empty);
        });
    }

    [Test]
    public async Task PasswordReset_ByLink_CountsOnce_EndsSessions_AndIsTold()
    {
        var person = await People.Person(api, admin);
        await visitor.Post<Announcement>("/v1/password-resets", new PasswordReset { Email = person.Email }, idempotent: false);
        var completion = new PasswordResetCompletion { Token = (await api.Mailbox.Newest(person.Email)).Token, Password = NewPassword };
        using var common = await visitor.Send(HttpMethod.Post, "/v1/password-reset-completions", completion with { Password = "Passwort2026!" });
        await visitor.Post<Announcement>("/v1/password-reset-completions", completion, idempotent: false);
        using var again = await visitor.Send(HttpMethod.Post, "/v1/password-reset-completions", completion);
        using var session = await person.Client.Send(HttpMethod.Get, "/v1/me");
        using var old = await visitor.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password });
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await Client.Problem(common, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.TooCommon));
            await Client.Problem(again, HttpStatusCode.BadRequest);
            Assert.That(session.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            await People.SignIn(person.Client, person.Email, NewPassword);
            Assert.That((await api.Mailbox.Newest(person.Email)).Subject, Is.EqualTo("FIT-Store: Ihr Passwort wurde geändert"));
        });
    }

    [Test]
    public async Task Token_OfOnePurpose_IsWorthNothingForAnother()
    {
        var invitation = await People.Invite(admin);
        var token = (await api.Mailbox.Newest(invitation.Email)).Token;
        using var asReset = await visitor.Send(HttpMethod.Post, "/v1/password-reset-completions", new PasswordResetCompletion { Token = token, Password = NewPassword });
        using var asEmail = await visitor.Send(HttpMethod.Post, "/v1/email-change-confirmations", new MailToken { Token = token });
        await Client.Problem(asReset, HttpStatusCode.BadRequest);
        await Client.Problem(asEmail, HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task PasswordChange_NeedsAFreshSignInForItself_Once()
    {
        var person = await People.Person(api, admin);
        var change = new PasswordChange { Password = NewPassword };
        var other = await person.FreshSignIn(FreshAct.EraseAccount);
        using var without = await person.Client.Send(HttpMethod.Post, "/v1/me/password-changes", change);
        using var forAnother = await person.Client.Send(HttpMethod.Post, "/v1/me/password-changes", change, headers: ("FitStore-Fresh-Sign-In", other));
        var fresh = await person.FreshSignIn(FreshAct.ChangePassword);
        using var done = await person.Client.Send(HttpMethod.Post, "/v1/me/password-changes", change, headers: ("FitStore-Fresh-Sign-In", fresh));
        using var again = await person.Client.Send(HttpMethod.Post, "/v1/me/password-changes", change, headers: ("FitStore-Fresh-Sign-In", fresh));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await Client.Problem(without, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FreshSignInRequired));
            Assert.That((await Client.Problem(forAnother, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FreshSignInRequired));
            Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await Client.Problem(again, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FreshSignInRequired));
        });
    }

    [Test]
    public async Task FreshSignIn_OfAnotherSession_OrTooOld_IsNone()
    {
        await using var later = await ApiUnderTest.Start(database);
        using var landAdmin = await later.As(Given.LandAdmin);
        var person = await People.Person(later, landAdmin);
        using var second = later.Visitor();
        await People.SignIn(second, person.Email);
        var fresh = await person.FreshSignIn(FreshAct.EraseAccount);
        using var elsewhere = await second.Send(HttpMethod.Delete, "/v1/me", headers: ("FitStore-Fresh-Sign-In", fresh));
        later.Clock.Forward(TimeSpan.FromMinutes(5));
        using var late = await person.Client.Send(HttpMethod.Delete, "/v1/me", headers: ("FitStore-Fresh-Sign-In", fresh));
        await Client.Problem(elsewhere, HttpStatusCode.Forbidden);
        await Client.Problem(late, HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task EmailChange_CountsWhenBothSidesConfirmed()
    {
        var person = await People.Person(api, admin);
        var email = People.NewEmail();
        await person.ChangeEmail(email);
        var fromNew = await visitor.Post<EmailChangeProgress>("/v1/email-change-confirmations", new MailToken { Token = (await api.Mailbox.Newest(email)).Token }, idempotent: false);
        var before = await person.Client.Get<Me>("/v1/me");
        var fromOld = await visitor.Post<EmailChangeProgress>("/v1/email-change-confirmations", new MailToken { Token = (await api.Mailbox.Newest(person.Email)).Token }, idempotent: false);
        using var session = await person.Client.Send(HttpMethod.Get, "/v1/me");
        var me = (await People.SignIn(person.Client, email)).Me;
        Assert.Multiple(() =>
        {
            Assert.That(fromNew, Is.EqualTo(new EmailChangeProgress { ConfirmedFromOld = false, ConfirmedFromNew = true }));
            Assert.That(before.Email, Is.EqualTo(person.Email));
            Assert.That(fromOld, Is.EqualTo(new EmailChangeProgress { ConfirmedFromOld = true, ConfirmedFromNew = true }));
            Assert.That(session.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(me.Email, Is.EqualTo(email));
        });
    }

    [Test]
    public async Task EmailChange_ToAnAddressThatIsTaken_TellsNothingAndCannotBeCompleted()
    {
        var person = await People.Person(api, admin);
        var other = await People.Join(api, admin);
        var before = (await api.Mailbox.Read()).Count(mail => mail.To == other.Email);
        await person.ChangeEmail(other.Email);
        Assert.That((await api.Mailbox.Read()).Count(mail => mail.To == other.Email), Is.EqualTo(before));
    }

    [Test]
    public async Task SecondFactor_Enrolled_IsAskedForAtSignIn_AndACodeCountsOnce()
    {
        var person = await People.Person(api, admin);
        await person.GetSecret();
        var first = await person.Enrol();
        using var another = api.Visitor();
        using var without = await another.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password });
        using var wrong = await another.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password, Code = "000000" });

        using var confirmed = await another.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password, Code = first });
        var code = person.Code(stepsAhead: 1);
        var session = await People.SignIn(another, person.Email, code: code);
        using var replayed = await visitor.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password, Code = code });
        var recovery = person.RecoveryCodes[0].ToUpperInvariant();
        await People.SignIn(another, person.Email, code: recovery);
        using var usedUp = await visitor.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password, Code = recovery });
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await Client.Problem(without, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SecondFactorRequired));
            Assert.That((await Client.Problem(wrong, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SignInFailed));
            Assert.That((await Client.Problem(confirmed, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SignInFailed));
            Assert.That(session.Me.HasSecondFactor, Is.True);
            Assert.That((await Client.Problem(replayed, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SignInFailed));
            Assert.That((await Client.Problem(usedUp, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SignInFailed));
            Assert.That((await another.Get<SecondFactor>("/v1/me/second-factor")).RecoveryCodesLeft, Is.EqualTo(9));
            Assert.That((await api.Mailbox.Newest(person.Email)).Subject, Is.EqualTo("FIT-Store: zweiter Faktor eingerichtet"));
        });
    }

    [Test]
    public async Task Mail_ThatCannotBeMade_HoldsUpNoOther()
    {
        var database = api.Services.GetRequiredService<FitDatabase>();
        var good = People.NewEmail();
        await database.Write(new Act(), async write =>
        {
            await Outbox.Add(write, MailKind.PasswordChanged, "no\"address@example.org", new MailContent());
            await Outbox.Add(write, MailKind.PasswordChanged, good, new MailContent());
            return new Gone();
        });
        Assert.That((await api.Mailbox.Newest(good)).Subject, Is.EqualTo("FIT-Store: Ihr Passwort wurde geändert"));
    }

    [Test]
    public async Task SecondFactor_CodeOlderThanAUsedOne_IsWorthNothing()
    {
        await using var later = await ApiUnderTest.Start(database);
        using var landAdmin = await later.As(Given.LandAdmin);
        var person = await People.Person(later, landAdmin);
        await person.GetSecret();
        await person.Enrol();

        // To the beginning of a half minute, so that it is not over before the test is.
        later.Clock.Forward(TimeSpan.FromSeconds(120 - (later.Clock.GetUtcNow().ToUnixTimeSeconds() % 30)));
        var (before, now, after) = (person.Code(-1, later.Clock), person.Code(0, later.Clock), person.Code(1, later.Clock));
        var (tooOld, tooNew) = (person.Code(-2, later.Clock), person.Code(2, later.Clock));
        using var client = later.Visitor();
        await People.SignIn(client, person.Email, code: before);
        await People.SignIn(client, person.Email, code: now);
        foreach (var code in new[] { before, now, tooOld, tooNew })
        {
            using var refused = await client.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password, Code = code });
            Assert.That((await Client.Problem(refused, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SignInFailed));
        }

        await People.SignIn(client, person.Email, code: after);
    }

    [Test]
    public async Task SecondFactor_WrongPassword_DoesNotTellThatThereIsOne()
    {
        var person = await People.Person(api, admin);
        await person.GetSecret();
        await person.Enrol();
        using var reply = await visitor.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = "not the password" });
        Assert.That((await Client.Problem(reply, HttpStatusCode.Unauthorized)).Code, Is.EqualTo(ProblemCodes.SignInFailed));
    }

    [Test]
    public async Task SecondFactor_Removed_IsNotAskedForAnyMore()
    {
        var person = await People.Person(api, admin);
        await person.GetSecret();
        await person.Enrol();
        using var removed = await person.Do(HttpMethod.Delete, "/v1/me/second-factor", FreshAct.RemoveSecondFactor);
        Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await People.SignIn(visitor, person.Email);
        visitor.Http.DefaultRequestHeaders.Authorization = null;
        var mails = (await api.Mailbox.Read()).Where(mail => mail.To == person.Email).Select(mail => mail.Subject);
        Assert.That(mails, Does.Contain("FIT-Store: zweiter Faktor eingerichtet").And.Contain("FIT-Store: zweiter Faktor entfernt"));
    }

    [Test]
    public async Task Sessions_AreListed_AndEndedOneOrAll()
    {
        var person = await People.Person(api, admin);
        using var elsewhere = api.Visitor();
        elsewhere.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Telefon/1.0");
        await People.SignIn(elsewhere, person.Email);
        var sessions = (await person.Client.Get<Page<SessionInfo>>("/v1/sessions")).Items;
        var phone = sessions.Single(session => session.Program == "Telefon/1.0");
        using var foreign = await admin.Send(HttpMethod.Delete, $"/v1/sessions/{phone.Id}");
        using var ended = await person.Client.Send(HttpMethod.Delete, $"/v1/sessions/{phone.Id}");
        using var gone = await elsewhere.Send(HttpMethod.Get, "/v1/me");
        using var all = await person.Client.Send(HttpMethod.Delete, "/v1/sessions");
        using var here = await person.Client.Send(HttpMethod.Get, "/v1/me");
        Assert.Multiple(() =>
        {
            Assert.That(sessions.Count(session => session.IsThisOne), Is.EqualTo(1));
            Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(all.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(here.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        });
    }

    [Test]
    public async Task PersonalData_HoldsWhatOneDid_AndNobodyElsesThings()
    {
        var person = await People.Person(api, admin);
        var adoption = await Given.Draft(person.Client, "hundesteuer");
        await person.Client.Post<Adoption>($"/v1/adoptions/{adoption.Id}/withdrawals", new Withdrawal(), adoption.Version);
        await visitor.Post<ApplicationReceipt>("/v1/applications", Application("Fachverfahren Ost (Beispiel)", person.Email.ToUpperInvariant()));
        var data = await person.Client.Get<PersonalData>("/v1/me/personal-data");
        Assert.Multiple(() =>
        {
            Assert.That(data.Me.Email, Is.EqualTo(person.Email));
            Assert.That(data.Sessions, Has.Count.EqualTo(1));
            Assert.That(data.Acts.Select(act => act.Type), Is.EqualTo(new[] { "member.joined", "adoption.created", "adoption.withdrawn" }));
            Assert.That(data.Invitations.Select(invitation => invitation.Email), Is.EqualTo(new[] { person.Email }));
            Assert.That(data.Applications.Select(named => (named.Name, named.ResponsibleName)), Is.EqualTo(new[] { ("Fachverfahren Ost (Beispiel)", "Karim Yilmaz") }));
            Assert.That(data.Mails.Select(mail => mail.Kind), Does.Contain("invitation").And.Contain("applicationReceived"));
        });
    }

    [Test]
    public async Task PersonalData_HoldsSignaturesTextsFilesAndSettings()
    {
        using var given = new GivenAdoption(api);
        var person = await People.Person(api, admin, Role.Editor, Role.Approver, Role.Signatory);
        using var client = person.Client;
        var withdrawn = await given.In(AdoptionState.Coordination);
        var proposal = (await client.Get<Agreement>($"/v1/adoptions/{withdrawn.Id}/agreement")).Proposal;
        withdrawn = await client.Post<Adoption>($"/v1/adoptions/{withdrawn.Id}/agreements", proposal with { Conditions = "Nur mit Schulung." }, withdrawn.Version);
        await client.Post<Adoption>($"/v1/adoptions/{withdrawn.Id}/withdrawals", new Withdrawal { Reason = "Wir warten noch." }, withdrawn.Version);

        var adoption = await given.In(AdoptionState.Offered);
        using (var signed = await client.Send(
            HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/acceptances", await given.AcceptanceOf(adoption), adoption.Version, Guid.NewGuid().ToString(), ("FitStore-Fresh-Sign-In", await person.FreshSignIn(FreshAct.SignContract))))
        {
            adoption = await Client.Read<Adoption>(signed);
        }

        adoption = await given.Do(adoption, AdoptionAct.StartOnboarding);
        var checklist = await client.Get<AdoptionChecklist>($"/v1/adoptions/{adoption.Id}/checklist");
        var item = checklist.Entries.First(known => known.Owner == ChecklistOwner.Kommune);
        var address = $"/v1/adoptions/{adoption.Id}/checklist/{item.Key}";
        item = await client.Patch<ChecklistItem>(address, new ChecklistItemPatch { Note = "Anruf am Montag." }, item.Version);
        item = await client.Patch<ChecklistItem>(address, new ChecklistItemPatch { Note = "Anruf am Dienstag." }, item.Version);
        var colleague = await given.As(Given.LandEditor);
        var other = checklist.Entries.Last(known => known.Owner == ChecklistOwner.Kommune);
        await colleague.Patch<ChecklistItem>($"/v1/adoptions/{adoption.Id}/checklist/{other.Key}", new ChecklistItemPatch { Note = "Nicht von mir." }, other.Version);
        var file = await GivenConnection.Upload(client, adoption.Id, "testplan.txt");
        var settings = await client.Get<NoticeSettings>("/v1/notice-settings");
        await client.Patch<NoticeSettings>("/v1/notice-settings", new NoticeSettingsPatch { ToMe = NoticeMail.Daily }, settings.Version);

        var data = await client.Get<PersonalData>("/v1/me/personal-data");
        Assert.Multiple(() =>
        {
            Assert.That(data.Signatures.Select(signature => (signature.Organisation, signature.SignsAs)), Is.EqualTo(new[] { (adoption.Adopter.Id, "Leiterin des Amtes für Digitalisierung") }));
            Assert.That(data.Texts.Select(text => (text.Kind, text.Text)), Is.EqualTo(new[] { ("conditions", "Nur mit Schulung."), ("reason", "Wir warten noch."), ("note", "Anruf am Dienstag.") }));
            Assert.That(data.Texts.Select(text => text.Adoption), Is.EqualTo(new Guid?[] { withdrawn.Id, withdrawn.Id, adoption.Id }));
            Assert.That(data.Files.Select(known => (known.Name, known.Sha256, known.Adoption)), Is.EqualTo(new[] { ("testplan.txt", file.Sha256, (Guid?)adoption.Id) }));
            Assert.That(data.ChecklistChanges.Select(change => (change.Item, change.Changed)), Is.EqualTo(new[] { (item.Key, "note"), (item.Key, "note") }));
            Assert.That(data.NoticeSettings.Select(setting => setting.Mail), Is.EqualTo(new[] { "daily" }));
            Assert.That(data.Drafts, Is.Empty);
        });
    }

    [Test]
    public async Task PersonalData_NamesDraftsOneChangedLast()
    {
        using var desk = await api.As("admin@betrieb.example.org");
        var person = await People.Person(api, desk, Role.Editor);
        using var client = person.Client;
        var template = (await client.Get<Page<PaperTemplate>>("/v1/paper-templates?limit=1")).Items.Single();
        var text = (await client.Get<PaperTemplateVersion>($"/v1/paper-templates/{template.Id}/versions/1")).Body!;
        await client.Patch<PaperTemplate>($"/v1/paper-templates/{template.Id}", new PaperTemplatePatch { Body = text + "\nEin Satz mehr.\n" }, template.Version);
        var data = await client.Get<PersonalData>("/v1/me/personal-data");
        Assert.That(data.Drafts.Select(draft => (draft.Kind, draft.Id)), Is.EqualTo(new[] { ("paperTemplate", template.Id) }));
    }

    [Test]
    public async Task Erasure_TakesNameAndAddress_AndTheLedgerStillVerifies()
    {
        var person = await People.Person(api, admin);
        var adoption = await Given.Interest(person.Client);
        await person.Client.Post<Message>($"/v1/adoptions/{adoption.Id}/messages", new NewMessage { Text = "Wann können wir beginnen?" });
        using var erased = await person.Do(HttpMethod.Delete, "/v1/me", FreshAct.EraseAccount);
        using var colleague = await api.As(Given.LandEditor);
        var message = (await colleague.Get<Page<Message>>($"/v1/adoptions/{adoption.Id}/messages")).Items.Single();
        var known = await colleague.Get<Adoption>($"/v1/adoptions/{adoption.Id}");
        using var session = await person.Client.Send(HttpMethod.Get, "/v1/me");
        using var signIn = await visitor.Send(HttpMethod.Post, "/v1/sessions", new NewSession { Email = person.Email, Password = People.Password });
        var door = api.Services.GetRequiredService<FitDatabase>();
        var finding = await VerifyLedger.Run(door, null);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(erased.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((message.Text, message.Person), Is.EqualTo(("Wann können wir beginnen?", (string?)null)));
            Assert.That(known.History.Select(entry => entry.Person), Is.All.Null);
            Assert.That(session.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(signIn.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await admin.Get<Page<Member>>("/v1/members?limit=100")).Items.Select(member => member.Id), Does.Not.Contain(person.Id));
            Assert.That(finding.IsIntact, Is.True, finding.Broken);
        });
    }

    [Test]
    public async Task Erasure_TakesInvitationsOfOthers_DecidedApplications_AndMails()
    {
        var person = await People.Person(api, admin);
        using var elsewhere = await api.As("admin@nordhausen.example.org");
        using var approver = await api.As("approver@betrieb.example.org");
        var invitation = await People.Invite(elsewhere, person.Email);
        var token = (await api.Mailbox.Newest(person.Email)).Token;
        var application = await visitor.Post<ApplicationReceipt>("/v1/applications", Application("Fachverfahren Nord (Beispiel)", person.Email.ToUpperInvariant()));
        await approver.Post<OrganisationApplication>($"/v1/applications/{application.Id}/refusals", new Refusal { Reason = "Die Angaben passen nicht zusammen." }, 1);
        using var erased = await person.Do(HttpMethod.Delete, "/v1/me", FreshAct.EraseAccount);
        using var preview = await visitor.Send(HttpMethod.Post, "/v1/invitation-previews", new MailToken { Token = token });
        using var acceptance = await visitor.Send(HttpMethod.Post, "/v1/invitation-acceptances", new InvitationAcceptance { Token = token, Name = "Karim Yilmaz", Password = People.Password });
        using var listed = await elsewhere.Send(HttpMethod.Get, $"/v1/invitations/{invitation.Id}");
        var decided = await approver.Get<OrganisationApplication>($"/v1/applications/{application.Id}");
        var mails = await api.Services.GetRequiredService<FitDatabase>().Read(sql =>
            sql.Value<int>("select count(*) from mails where upper(recipient) = @email", new { email = person.Email.ToUpperInvariant() }));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(erased.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((await Client.Problem(preview, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.InvalidToken));
            Assert.That((await Client.Problem(acceptance, HttpStatusCode.BadRequest)).Errors!.Single().Code, Is.EqualTo(InputErrorCodes.InvalidToken));
            await Client.Problem(listed, HttpStatusCode.NotFound);
            Assert.That((decided.Responsible, decided.Version), Is.EqualTo(((ResponsiblePerson?)null, 3)));
            Assert.That(mails, Is.Zero);
        });
    }

    [Test]
    public async Task PasswordReset_AskedForOverAndOver_FloodsNobody()
    {
        var person = await People.Person(api, admin);
        for (var time = 0; time < 12; time++)
        {
            await visitor.Post<Announcement>("/v1/password-resets", new PasswordReset { Email = person.Email }, idempotent: false);
        }

        Assert.That((await api.Mailbox.Read()).Count(mail => mail.To == person.Email && mail.Subject == "FIT-Store: neues Passwort"), Is.EqualTo(10));
    }

    [Test]
    public async Task Erasure_OfTheLastAdmin_IsRefused()
    {
        using var onlyAdmin = await api.As("admin@nordhausen.example.org");
        var fresh = await onlyAdmin.Post<FreshSignIn>("/v1/fresh-sign-ins", new NewFreshSignIn { Act = FreshAct.EraseAccount, Password = ApiUnderTest.Password }, idempotent: false);
        using var refused = await onlyAdmin.Send(HttpMethod.Delete, "/v1/me", headers: ("FitStore-Fresh-Sign-In", fresh.Token));
        Assert.That((await Client.Problem(refused, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.LastAdmin));
    }

    [Test]
    public async Task Retention_RunsOnceADay_AndReportsWhatWent()
    {
        await using var later = await ApiUnderTest.Start(database);
        using var landAdmin = await later.As(Given.LandAdmin);
        var person = await People.Person(later, landAdmin);
        using var left = await landAdmin.Send(HttpMethod.Delete, $"/v1/members/{person.Id}", version: 1);
        using var anybody = later.Visitor();
        var undecided = await anybody.Post<ApplicationReceipt>("/v1/applications", Application("Fachverfahren West (Beispiel)", "karim.yilmaz@fachverfahren-west.example.org"));
        var door = later.Services.GetRequiredService<FitDatabase>();
        later.Clock.Forward(TimeSpan.FromDays(800));
        var first = await Retention.Run(door, TimeSpan.FromHours(23));
        var second = await Retention.Run(door, TimeSpan.FromHours(23));
        Assert.Multiple(() =>
        {
            Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(first!.Removed.Select(count => count.Rule), Is.SupersetOf(new[] { "sessions", "mails", "invitations", "undecidedApplications", "unusedAccounts" }));
            Assert.That(second, Is.Null);
        });
        Assert.That(await door.Read(sql => sql.Value<int>("select count(*) from applications where id = @id", new { id = undecided.Id })), Is.Zero);
    }

    private static NewApplication Application(string name, string responsible) => new()
    {
        Kind = OrganisationKind.Vendor,
        Name = name,
        Mailbox = "post@fachverfahren.example.org",
        Responsible = new ResponsiblePerson { Name = "Karim Yilmaz", Email = responsible },
    };
}
