using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>The operator's review: the queue, the listing beside its gates and what is published, remarks, release.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ReviewTests : WritingFor
{
    private const string Page = "/betrieb/pruefung/" + Listings.Slug;

    private static readonly string OfService = $"/v1/services/{Listings.Slug}";

    [Test]
    public async Task Queue_SomethingWaits_SaysWhoSinceWhen()
    {
        await SignInReviewer(Role.Editor);
        Answer("GET /v1/submissions", PageOf(new SubmittedRevision
        {
            Service = Listings.Slug,
            Name = "Digitale Baugenehmigung",
            Number = 1,
            First = true,
            State = RevisionState.InReview,
            Provider = StandInApi.Thueringen,
            SubmittedAt = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero),
            Reviewer = "Deniz Arslan",
        }));
        var page = await Visitor.Open("/betrieb/pruefung");

        Assert.That(page.Text, Does.Contain("1\u00a0Fassung wartet").And.Contain("neuer Dienst").And.Contain("02.11.2026").And.Contain("in Prüfung").And.Contain("Deniz Arslan"));
        Assert.That(page.Document.QuerySelector($"main a[href='{Page}']"), Is.Not.Null);
    }

    [Test]
    public async Task Queue_NothingWaits_SaysSo()
    {
        await SignInReviewer(Role.Editor);
        Answer("GET /v1/submissions", PageOf<SubmittedRevision>());
        Assert.That((await Visitor.Open("/betrieb/pruefung")).Text, Does.Contain("Nichts wartet auf Prüfung."));
    }

    [Test]
    public async Task Review_ChangedStatement_IsMarkedBesideWhatIsPublished()
    {
        Revision = Listings.Revision(Listings.Everything with { Summary = "Bauen geht jetzt online." }, RevisionState.InReview, number: 2);
        Older.Add(Listings.Revision(Listings.Everything with { Summary = "Bauen geht online." }, RevisionState.Published));
        await SignInReviewer(Role.Editor, RevisionAct.Return);
        Answer($"GET {OfRevisions}/1/comparison", new RevisionComparison
        {
            Service = Listings.Slug,
            Before = 1,
            After = 2,
            Differences = [new RevisionDifference { Pointer = "/summary", Label = "Kurzbeschreibung", Before = "Bauen geht online.", After = "Bauen geht jetzt online." }],
        });
        var page = await Visitor.Open(Page);

        Assert.That(page.Text, Does.Contain("Eine Angabe ist anders als in der veröffentlichten Fassung 1"));
        Assert.That(page.Document.QuerySelector(".reviewed--changed ins")!.TextContent, Does.Contain("jetzt"));
        Assert.That(page.Document.QuerySelectorAll("details[open] .reviewed--changed"), Has.Length.EqualTo(1));
        Assert.That(page.Document.QuerySelectorAll(".reviewed--changed"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task TakeUp_Submitted_NamesTheVersion()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Submitted, version: 4);
        await SignInReviewer(Role.Editor, RevisionAct.TakeUp);
        Api.Answers[$"POST {OfService}/reviews"] = _ => StandInApi.Json(HttpStatusCode.OK, Revision);
        await Visitor.Submit(await Visitor.Open(Page), "form[action*='TakeUp']");

        Assert.That(Sent($"POST {OfService}/reviews").Headers["If-Match"], Is.EqualTo("\"v4\""));
    }

    [Test]
    public async Task Return_RemarksAtStatements_SendsEachWithItsPlace()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview);
        await SignInReviewer(Role.Editor, RevisionAct.Return);
        Answer("GET /v1/submissions", PageOf<SubmittedRevision>());
        Api.Answers[$"POST {OfService}/returns"] = _ => StandInApi.Json(HttpStatusCode.OK, Revision);
        var page = await Visitor.Submit(await Visitor.Open(Page), "#rueckgabe", ("anmerkung-summary", "Zu allgemein."), ("anmerkung-support-levels", "Wer hilft am Freitag?"), ("anmerkung", "Sonst gut."));

        Assert.That(Sent($"POST {OfService}/returns").As<NewReturn>().Remarks, Is.EqualTo((Remark[])
        [
            new() { Pointer = "/summary", Text = "Zu allgemein." },
            new() { Pointer = "/support/levels", Text = "Wer hilft am Freitag?" },
            new() { Pointer = "", Text = "Sonst gut." },
        ]));
        Assert.That(page.Text, Does.Contain("mit Ihren Anmerkungen zurückgegeben"));
    }

    [Test]
    public async Task Return_NoRemark_AsksForOne()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview);
        await SignInReviewer(Role.Editor, RevisionAct.Return);
        HasErrorAt(await Visitor.Submit(await Visitor.Open(Page), "#rueckgabe"), "anmerkung");
    }

    [Test]
    public async Task Return_RemarkRefused_KeepsEveryRemarkAtItsField()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview);
        await SignInReviewer(Role.Editor, RevisionAct.Return);
        Refuse($"POST {OfService}/returns", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/remarks/1/text", "Kürzen Sie die Anmerkung."));
        var again = await Visitor.Submit(await Visitor.Open(Page), "#rueckgabe", ("anmerkung-summary", "Zu allgemein."), ("anmerkung-keywords", "Lang."));

        HasErrorAt(again, "anmerkung-keywords");
        Assert.That((again.Value("anmerkung-summary"), again.Value("anmerkung-keywords")), Is.EqualTo(("Zu allgemein.", "Lang.")));
    }

    [Test]
    public async Task Publish_ReasonsAcceptedAndDayNamed_SendsBoth()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview, version: 6);
        await SignInReviewer(Role.Approver, RevisionAct.Publish);
        Answer("GET /v1/submissions", PageOf<SubmittedRevision>());
        Api.Answers[$"POST {OfService}/publications"] = _ => StandInApi.Json(HttpStatusCode.OK, Revision);
        var form = await Visitor.Open(Page);
        Assert.That(form.Text, Does.Contain("RT-02").And.Contain("Kommt im März 2027."));
        await Visitor.Submit(form, "form[action*='Publish']", ("Accepted", "RT-02"), ("PublishOn", "2027-01-04"));

        var sent = Sent($"POST {OfService}/publications");
        Assert.That(sent.As<NewPublication>().AcceptedReasons, Is.EqualTo((string[])["RT-02"]));
        Assert.That(sent.As<NewPublication>().PublishOn, Is.EqualTo(new DateOnly(2027, 1, 4)));
        Assert.That(sent.Headers["If-Match"], Is.EqualTo("\"v6\""));
    }

    [Test]
    public async Task Publish_ReasonNotAccepted_LeadsToTheReasons()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview);
        await SignInReviewer(Role.Approver, RevisionAct.Publish);
        Refuse($"POST {OfService}/publications", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/acceptedReasons", "Nehmen Sie jeden Grund an, oder geben Sie zurück."));
        HasErrorAt(await Visitor.Submit(await Visitor.Open(Page), "form[action*='Publish']"), "Accepted");
    }

    [Test]
    public async Task Publish_OwnSubmission_SaysFourEyes()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.InReview);
        await SignInReviewer(Role.Approver);
        Answer($"GET {OfRevisions}/1/transitions", new RevisionTransitions
        {
            Items = [new RevisionTransition { Act = RevisionAct.Publish, Href = "/", Missing = [new InputError { Pointer = "", Code = InputErrorCodes.FourEyes, Detail = "Wer eingereicht hat, gibt nicht frei." }] }],
        });
        var page = await Visitor.Open(Page);

        Assert.That(page.Text, Does.Contain("Wer eingereicht hat, gibt nicht frei."));
        Assert.That(page.Document.QuerySelector("form[action*='Publish']"), Is.Null);
    }

    [Test]
    public async Task Review_AnotherOrganisation_SaysWhoseThePageIs()
    {
        await SignInEditor();
        IsNotAllowed(await Visitor.Open(Page), "Diese Seite ist für den Betreiber");
    }

    private async Task SignInReviewer(Role role, params RevisionAct[] acts)
    {
        await SignIn(Operation, Role.Reader, role);
        AnswerListing();
        Allow(acts);
    }
}
