using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Tests.Organisations;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>Blocks of blueprints: found, written, shared, copied.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class BlockTests : ActingFor
{
    private const string Home = "/bereitstellen/bausteine";

    private static readonly BlueprintBlock Own = new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-0000000000b2"),
        Version = 4,
        Kind = BlueprintKind.Technical,
        Number = 3,
        Title = "Betrieb",
        Text = "Container, **Linux**.",
        Licence = "EUPL-1.2",
        Owner = StandInApi.Thueringen,
        SharedNumber = 2,
        ChangedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
    };

    private static readonly BlueprintBlock Theirs = Own with { Id = Listings.Shared.Id, Title = "Rechtsgrundlage", Kind = BlueprintKind.DataProtection, Number = 2, Owner = StandInApi.Nordhausen };

    private static string Address(BlueprintBlock block) => $"/v1/blueprint-blocks/{block.Id}";

    [Test]
    public async Task Search_WordsAndKind_AreAskedOfTheApiAndKept()
    {
        await SignIn(StandInApi.Thueringen, Role.Editor);
        Answer("GET /v1/blueprint-blocks", PageOf(Listings.Shared) with { Next = "/v1/blueprint-blocks?q=recht&cursor=abc" });
        var page = await Visitor.Open($"{Home}?q=recht&art=dataProtection&wessen=eigene");

        Assert.That(Sent("GET /v1/blueprint-blocks").Query, Is.EqualTo("?q=recht&kind=dataProtection&own=true"));
        Assert.That(page.Document.QuerySelector("main [name=q]")!.GetAttribute("value"), Is.EqualTo("recht"));
        Assert.That(page.Text, Does.Contain("Rechtsgrundlage"));
        Assert.That(page.Document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Has.Member($"{Home}?q=recht&art=dataProtection&wessen=eigene&weiter=abc"));
    }

    [Test]
    public async Task Search_Rubbish_CountsAsNotAsked()
    {
        await SignIn(StandInApi.Thueringen, Role.Editor);
        Answer("GET /v1/blueprint-blocks", PageOf<BlueprintBlockEntry>());
        var page = await Visitor.Open($"{Home}?q={new string('x', 500)}&art=%3Cb%3E&wessen=niemand");

        Assert.That(Sent("GET /v1/blueprint-blocks").Query, Is.EqualTo($"?q={new string('x', 100)}"));
        Assert.That(page.Text, Does.Contain("Kein Baustein gefunden"));
    }

    [Test]
    public async Task New_WithoutAWord_KeepsWhatIsTypedAndSaysWhatIsMissing()
    {
        await SignIn(StandInApi.Thueringen, Role.Editor);
        var asked = await Visitor.Submit(await Visitor.Open($"{Home}/neu"), ("BlockTitle", "Betrieb"));

        HasErrorAt(asked, "Text");
        HasErrorAt(asked, "Licence");
        Assert.That(asked.Value("BlockTitle"), Is.EqualTo("Betrieb"));
    }

    [Test]
    public async Task Copy_OfAnothersBlock_StartsWithItsTextAndNamesIt()
    {
        await SignIn(StandInApi.Thueringen, Role.Editor);
        Answer($"GET {Address(Theirs)}", Theirs);
        Answer($"GET {Address(Own)}", Own);
        Answer($"GET {Address(Own)}/versions", PageOf<BlueprintBlockVersion>());
        Answer("POST /v1/blueprint-blocks", Own, HttpStatusCode.Created);
        var form = await Visitor.Open($"{Home}/neu?vorlage={Theirs.Id}");
        Assert.That(form.Value("Text"), Is.EqualTo(Theirs.Text));

        await Visitor.Submit(form, ("BlockTitle", "Unsere Fassung"));

        Assert.That(Sent("POST /v1/blueprint-blocks").Body, Does.Contain("Unsere Fassung").And.Contain("\"copyOf\":{\"id\":\"" + Theirs.Id + "\",\"number\":2}"));
    }

    [Test]
    public async Task Block_OfOneself_IsSharedByWhoReleases([Values(Role.Editor, Role.Approver)] Role role)
    {
        await SignIn(StandInApi.Thueringen, role);
        Answer($"GET {Address(Own)}", Own);
        Answer($"GET {Address(Own)}/versions", PageOf(new BlueprintBlockVersion { Number = 3, Title = Own.Title, Text = Own.Text, Licence = Own.Licence, Shared = false, CreatedAt = Own.ChangedAt }));
        Answer($"POST {Address(Own)}/sharings", Own);
        var page = await Visitor.Open($"{Home}/{Own.Id}");
        var button = page.Document.QuerySelectorAll("button").Any(each => each.TextContent.Contains("Fassung 3 für alle freigeben", StringComparison.Ordinal));

        Assert.That(button, Is.EqualTo(role == Role.Approver));
    }

    [Test]
    public async Task Change_ColleagueWasFaster_ShowsBothTexts()
    {
        await SignIn(StandInApi.Thueringen, Role.Editor);
        Answer($"GET {Address(Own)}", Own);
        Api.Answers[$"PATCH {Address(Own)}"] = _ => StandInApi.Problem(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        var form = await Visitor.Open($"{Home}/{Own.Id}/aendern");
        Answer($"GET {Address(Own)}", Own with { Version = 5, Number = 4, Text = "Text von Ben" });

        var both = await Visitor.Submit(form, ("Text", "Mein Text"));

        Assert.That(both.Value("Text"), Is.EqualTo("Mein Text"));
        Assert.That(both.Text, Does.Contain("Text von Ben"));
        Assert.That(both.Value("Version"), Is.EqualTo("5"), "saving again is a choice");
    }

    [Test]
    public async Task Change_OfAnothersBlock_IsRefused()
    {
        await SignIn(StandInApi.Thueringen, Role.Editor);
        Answer($"GET {Address(Theirs)}", Theirs);
        var page = await Visitor.Open($"{Home}/{Theirs.Id}/aendern");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
