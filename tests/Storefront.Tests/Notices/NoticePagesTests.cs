using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Notices;
using FitStore.Storefront.Tests.Organisations;
using Told = FitStore.Contracts.Notices.Notice;

namespace FitStore.Storefront.Tests.Notices;

/// <summary>What one is told, who is told by mail, and which calendars show the due dates; before a stand-in for the API.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class NoticePagesTests : ActingFor
{
    private const string Settings = "/mitteilungen/einstellungen";

    private static readonly NoticeSettings Saved = new() { Version = 3, Organisation = StandInApi.Nordhausen, Mailbox = "efa@nordhausen.example.org", ToMailbox = NoticeMail.AtOnce, ToMe = NoticeMail.Never };

    private static readonly CalendarFeed Feed = new() { Id = Guid.CreateVersion7(), Name = "Teamkalender", CreatedAt = DateTimeOffset.UnixEpoch };

    private static readonly Told New = new()
    {
        Id = Guid.CreateVersion7(),
        At = DateTimeOffset.UnixEpoch,
        Subject = "FIT-Store: Angebot",
        Text = ["Zeichnen Sie <b>bald</b>."],
        Page = "/nachnutzungen/x",
        PageText = "Zum Angebot",
        Read = false,
    };

    [SetUp]
    public void Know()
    {
        Answer("GET /v1/notice-settings", Saved);
        Answer("GET /v1/calendar-feeds", PageOf(Feed));
    }

    [Test]
    public async Task Notices_New_SayWhatToDo_AndAreMarkedAsRead()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Answer("GET /v1/notices", new Page<Told> { Items = [New, New with { Id = Guid.CreateVersion7(), Read = true, Page = null }], Total = 1, Next = "/v1/notices?cursor=abc" });
        Answer("POST /v1/notice-reads", new UnreadNotices { Unread = 0 });
        var page = await Visitor.Open("/mitteilungen");
        Assert.Multiple(() =>
        {
            Assert.That(page.Text.Replace('\u00A0', ' '), Does.Contain("1 Mitteilung ist neu für Sie.").And.Contain("Zeichnen Sie <b>bald</b>."));
            Assert.That(page.Document.QuerySelectorAll("main a[href='/nachnutzungen/x']").Single().TextContent, Does.StartWith("Zum Angebot"));
            Assert.That(page.Document.QuerySelector("a[href='/mitteilungen?cursor=abc']"), Is.Not.Null);
            Assert.That(page.Document.QuerySelectorAll("input[name='Ids']"), Has.Length.EqualTo(1));
        });
        await Visitor.Submit(page);
        Assert.That(Sent("POST /v1/notice-reads").As<NewNoticeReads>().Notices, Is.EqualTo((Guid[])[New.Id]));
    }

    [TestCase("/mitteilungen", "Noch keine Mitteilungen")]
    [TestCase("/mitteilungen?neu=true", "Nichts Neues")]
    public async Task Notices_None_SaySo(string address, string title)
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        Answer("GET /v1/notices", PageOf<Told>());
        var page = await Visitor.Open(address);
        Assert.That(page.Text, Does.Contain(title).And.Contain("Hier steht, was für Nordhausen, Stadt geschieht"));
        Assert.That(page.Document.QuerySelectorAll("main form"), Is.Empty);
    }

    [Test]
    public async Task Settings_OfAMember_AreItsOwnMail_TheRestIsTheAdministrators()
    {
        await SignIn(StandInApi.Nordhausen, Role.Reader);
        var page = await Visitor.Open(Settings);
        Assert.Multiple(() =>
        {
            Assert.That(page.Value("Input.ToMe"), Is.EqualTo("Never"));
            Assert.That(page.Document.QuerySelector("[name='Input.ToMailbox'], [name='FeedName'], form[action*='Revoke']"), Is.Null);
            Assert.That(page.Text, Does.Contain("Teamkalender").And.Contain("Anlegen und widerrufen kann, wer Ihre Organisation verwaltet."));
        });
        Answer("PATCH /v1/notice-settings", Saved);
        Assert.That((await Visitor.Submit(page, ("Input.ToMe", "Daily"))).Text, Does.Contain("Die Einstellungen sind gespeichert."));
        Assert.That(Sent("PATCH /v1/notice-settings").Body, Is.EqualTo("{\"toMe\":\"daily\"}"));
    }

    [Test]
    public async Task Settings_ChangedMeanwhile_KeepTheChoice_AndGoOnFromThere()
    {
        await SignInAdmin();
        Refuse("PATCH /v1/notice-settings", HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        var page = await Visitor.Open(Settings);
        Answer("GET /v1/notice-settings", Saved with { Version = 9, ToMailbox = NoticeMail.Never });
        var again = await Visitor.Submit(page, ("Input.ToMailbox", "Daily"));
        TellsOfChange(again);
        Assert.That((again.Value("Input.ToMailbox"), again.Value("Version")), Is.EqualTo(("Daily", "9")));
    }

    [Test]
    public async Task Calendar_Address_IsShownOnce_AndRevoked()
    {
        await SignInAdmin();
        Answer("POST /v1/calendar-feeds", Feed with { Address = "/v1/calendars/fitc_geheim" }, HttpStatusCode.Created);
        var page = await Visitor.Open(Settings);
        var empty = await Visitor.Submit(page, "form[action*='Feed']:not([action*='Revoke'])", ("FeedName", " "));
        HasErrorAt(empty, "FeedName");
        var made = await Visitor.Submit(empty, "form[action*='Feed']:not([action*='Revoke'])", ("FeedName", "Amtskalender"));
        Assert.Multiple(() =>
        {
            Assert.That(made.Document.QuerySelector("code")!.TextContent, Does.EndWith("fitc_geheim.ics").Or.Contain("fitc_geheim"));
            Assert.That(made.Text, Does.Contain("Sie wird nur dieses eine Mal gezeigt."));
            Assert.That(made.Value("FeedName"), Is.Empty);
        });
        Assert.That((await Visitor.Open(Settings)).Text, Does.Not.Contain("fitc_geheim"));

        var revoke = $"DELETE /v1/calendar-feeds/{Feed.Id}";
        Api.Answers[revoke] = _ => new HttpResponseMessage(HttpStatusCode.NoContent);
        Assert.That((await Visitor.Submit(made, "form[action*='Revoke']")).Text, Does.Contain("Die Kalender-Adresse ist widerrufen."));
        Refuse(revoke, HttpStatusCode.NotFound, ProblemCodes.NotFound);
        Assert.That((await Visitor.Submit(made, "form[action*='Revoke']")).Text, Does.Contain("Die Kalender-Adresse ist widerrufen."), "somebody else was faster");
    }

    [Test]
    public async Task Calendar_MoreThanThereMayBe_IsToldAtTheField_AndKeepsTheName()
    {
        await SignInAdmin();
        Refuse("POST /v1/calendar-feeds", HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        var again = await Visitor.Submit(await Visitor.Open(Settings), "form[action*='Feed']:not([action*='Revoke'])", ("FeedName", "Noch einer"));
        HasErrorAt(again, "FeedName");
        Assert.That(again.Value("FeedName"), Is.EqualTo("Noch einer"));
        Assert.That(again.Text, Does.Not.Contain("Jemand hat die Einstellungen"));
    }

    [Test]
    public async Task Calendar_NoneYet_SaysSo()
    {
        await SignInAdmin();
        Answer("GET /v1/calendar-feeds", PageOf<CalendarFeed>());
        Answer("GET /v1/notice-settings", Saved with { Mailbox = null });
        Assert.That((await Visitor.Open(Settings)).Text, Does.Contain("Es gibt noch keine Kalender-Adresse.").And.Contain("noch kein Funktionspostfach"));
    }
}
