using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Storefront.Tests.People;

/// <summary>For whom one acts: as a member or under a mandate, always visible, and told to the API on every call.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ActingTests : StoreAndVisitor
{
    private const string Page = "/konto/organisation";

    private static readonly string UnderMandate = $"{StandInApi.Thueringen.Id}/{StandInApi.Mia.Mandates[0].Id}";

    [Test]
    public async Task Choose_Mandate_IsShownOnEveryPageAndSentOnEveryCall()
    {
        await Visitor.SignIn(StandInApi.Mia.Email);
        var chooser = await Visitor.Open(Page);
        Assert.That(chooser.Text, Does.Contain("im Auftrag, als Rechenzentrum Mitte, bis 30.06.2027"));
        await Visitor.Submit(chooser, ("Organisation", UnderMandate));

        var page = await Visitor.Open("/impressum");
        Assert.That(page.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Sie handeln für Thüringen (im Auftrag, als Rechenzentrum Mitte)"));
        var account = await Visitor.Open("/konto");
        Assert.That(account.Document.QuerySelector("tr:has(.kern-badge)")!.TextContent, Does.Contain("Thüringen"));

        Api.Answers["GET /v1/me"] = _ => StandInApi.Json(HttpStatusCode.OK, StandInApi.Mia);
        await Visitor.Open("/schreibtisch");
        var sent = Sent("GET /v1/me").Headers;
        Assert.That(sent["FitStore-Organisation"], Is.EqualTo(StandInApi.Thueringen.Id.ToString()));
        Assert.That(sent["FitStore-Mandate"], Is.EqualTo(StandInApi.Mia.Mandates[0].Id.ToString()));
    }

    [Test]
    public async Task SignIn_OneMembershipAndAMandate_HasToChoose()
    {
        var page = await Visitor.SignIn(StandInApi.Mia.Email);

        Assert.That(page.Address.AbsolutePath, Is.EqualTo(Page));
    }

    [Test]
    public async Task Choose_MandateThatIsNotOnes_IsRefused()
    {
        await Visitor.SignIn(StandInApi.Mia.Email);
        var page = await Visitor.Submit(await Visitor.Open(Page), ("Organisation", $"{StandInApi.Nordhausen.Id}/{StandInApi.Mia.Mandates[0].Id}"));

        HasErrorAt(page, "Organisation");
    }

    [Test]
    public async Task Open_MandateRevokedMeanwhile_CanStillChooseAnother()
    {
        await Visitor.SignIn(StandInApi.Mia.Email);
        await Visitor.Submit(await Visitor.Open(Page), ("Organisation", UnderMandate));
        Api.Answers["GET /v1/me"] = asked => asked.Headers.ContainsKey("FitStore-Mandate")
            ? StandInApi.Problem(HttpStatusCode.Forbidden, ProblemCodes.NotAllowed)
            : StandInApi.Json(HttpStatusCode.OK, StandInApi.Mia with { Mandates = [] });

        var refused = await Visitor.Open("/schreibtisch");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var way = refused.Document.QuerySelector($"main a[href='{Page}']")!;

        var chosen = await Visitor.Submit(await Visitor.Open(way.GetAttribute("href")!), ("Organisation", StandInApi.ItProvider.Id.ToString()));
        Assert.That(chosen.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Sie handeln für Rechenzentrum Mitte").And.Not.Contain("im Auftrag"));
    }

    [Test]
    public async Task Submit_FormOfTheMandateAfterChoosingTheOwnOrganisation_IsShownAgain()
    {
        await Visitor.SignIn(StandInApi.Mia.Email);
        await Visitor.Submit(await Visitor.Open(Page), ("Organisation", UnderMandate));
        var form = await Visitor.Open(Page);
        await Visitor.Submit(await Visitor.Open(Page), ("Organisation", StandInApi.ItProvider.Id.ToString()));

        Assert.That((await Visitor.Submit(form, ("Organisation", UnderMandate))).Text, Does.Contain("inzwischen für eine andere Organisation"));
    }

    [Test]
    public async Task SignIn_AfterALostForm_GoesOnUnderTheMandate()
    {
        await Visitor.SignIn(StandInApi.Mia.Email);
        await Visitor.Submit(await Visitor.Open(Page), ("Organisation", UnderMandate));
        var form = await Visitor.Open(Page);
        Visitor.LoseCookies();
        var signIn = await Visitor.Submit(form, ("Organisation", UnderMandate));
        var again = await Visitor.Submit(signIn, ("Input.Email", StandInApi.Mia.Email), ("Input.Password", StandInApi.Password));

        Assert.That(again.Document.QuerySelector(".acting")!.TextContent, Does.Contain("Thüringen (im Auftrag"));
    }

    [Test]
    public async Task Choose_SecondFactorMissing_LeadsToEnrolment()
    {
        var tim = StandInApi.Ben with
        {
            Email = "tim@nordhausen.example.org",
            Memberships = [StandInApi.Member(StandInApi.Nordhausen) with { SecondFactorMissing = true }, StandInApi.Member(StandInApi.ItProvider)],
        };
        Api.People.Add(tim);
        await Visitor.SignIn(tim.Email);
        var page = await Visitor.Open(Page);
        Assert.That(page.Document.QuerySelector("main a[href='/konto/zweiter-faktor']"), Is.Not.Null);
        Assert.That(page.Text, Does.Contain("Nordhausen, Stadt verlangt ihn"));

        HasErrorAt(await Visitor.Submit(page, ("Organisation", StandInApi.Nordhausen.Id.ToString())), "Organisation");
    }

    [Test]
    public async Task Privacy_Rules_ComeFromTheApi()
    {
        Api.Answers["GET /v1/retention-rules"] = _ => StandInApi.Json(HttpStatusCode.OK, new Page<RetentionRule>
        {
            Items = [new RetentionRule { Name = "sessions", What = "Beendete Sitzungen", Period = "30 Tage", Why = "Damit Sie sehen, wo Sie angemeldet waren" }],
        });
        var page = await Visitor.Open("/datenschutz");

        Assert.That(page.Document.QuerySelector("#fristen ~ * table")!.TextContent, Does.Contain("Beendete Sitzungen").And.Contain("30 Tage"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Privacy_RulesNotToBeHad_ShowsTheRest(bool isDown)
    {
        Api.IsDown = isDown;
        var page = await Visitor.Open("/datenschutz");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Die Fristen lassen sich gerade nicht abrufen").And.Contain("Ihre Rechte"));
    }
}
