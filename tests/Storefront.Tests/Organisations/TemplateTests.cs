using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Tests.Organisations;

/// <summary>The operator's templates: clauses of contracts, and what connecting takes.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class TemplateTests : ActingFor
{
    private const string Old = "# Vertrag\nErster Satz.\nZweiter Satz.";

    private static readonly DateTimeOffset Then = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly PaperTemplate Template = new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-0000000000c1"),
        Version = 3,
        Kind = AdoptionDocumentKind.Contract,
        LegalModel = LegalModel.FitStore,
        Title = "Vertrag",
        Published = 1,
        PublishedAt = Then,
    };

    private static readonly PaperTemplateDraft Draft = new() { Body = Old + "\nDritter Satz.", BasedOn = 1, ChangedAt = Then, ChangedBy = "Ole Brandt", Errors = [] };

    private static readonly ChecklistTemplateItem Plan = new() { Key = "testPlan", Title = "Testplan vereinbart", Explanation = "Wer testet was?", Owner = ChecklistOwner.Kommune, Mandatory = true, BeforeTest = true, Days = 28 };

    private static readonly ChecklistTemplate Checklist = new() { Version = 2, RecordedAt = Then, Entries = [Plan, Plan with { Key = "training", Title = "Personal geschult" }] };

    private static string Home => $"/betrieb/vertragsmuster/{Template.Id}";

    private static string Address => $"/v1/paper-templates/{Template.Id}";

    private static string Plain(Shown page) => page.Text.Replace('\u00a0', ' ');

    private void Tell(PaperTemplate template, params PaperTemplateVersion[] more)
    {
        var first = new PaperTemplateVersion { Template = Template.Id, Number = 1, Body = Old, PublishedAt = Then, PreparedBy = "Ole Brandt", PublishedBy = "Vera Walter", Provenance = Provenance.Example };
        Answer("GET /v1/paper-templates", PageOf(template));
        Answer("GET " + Address, template);
        Answer($"GET {Address}/versions", PageOf([.. more, first]));
        Answer($"GET {Address}/versions/1", first);
        Answer("GET /v1/paper-placeholders", PageOf(
            new PaperPlaceholder { Name = "nehmer.name", Type = PaperPlaceholderType.Text, Meaning = "Wer nachnutzt" },
            new PaperPlaceholder { Name = "preisposten", Type = PaperPlaceholderType.List, Meaning = "Posten" }));
    }

    private void TellChecklist(ChecklistTemplate checklist) => Answer("GET /v1/checklist-templates", PageOf(checklist));

    [Test]
    public async Task Templates_AreTheOperatorsOnly()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor, Role.Approver);

        IsNotAllowed(await Visitor.Open("/betrieb/vertragsmuster"), "Betreiber");
        IsNotAllowed(await Visitor.Open(Home), "Betreiber");
        IsNotAllowed(await Visitor.Open("/betrieb/checkliste"), "Betreiber");
    }

    [Test]
    public async Task Templates_Listed_SayWhatCountsAndWhatWaits()
    {
        await SignInOperator();
        Tell(Template with { Draft = Draft });

        var ready = await Visitor.Open("/betrieb/vertragsmuster");
        Answer("GET /v1/paper-templates", PageOf(Template with { Published = null, PublishedAt = null, Draft = Draft with { Errors = [new InputError { Pointer = "/body", Code = InputErrorCodes.Format, Detail = "Zeile 2: fehlt" }] } }));
        var wrong = await Visitor.Open("/betrieb/vertragsmuster");

        Assert.That(Plain(ready), Does.Contain("Fassung 1").And.Contain("zur Freigabe bereit"));
        Assert.That(Plain(wrong), Does.Contain("noch keine").And.Contain("1 Fehler"));
    }

    [Test]
    public async Task Template_ForACaseThatHasOne_IsSaidInWords()
    {
        await SignInOperator();
        Tell(Template);
        Refuse("POST /v1/paper-templates", HttpStatusCode.Conflict, ProblemCodes.AlreadyThere);

        var again = await Visitor.Submit(await Visitor.Open("/betrieb/vertragsmuster"), ("Kind", "Contract"), ("LegalModel", "FitStore"));

        Assert.That(again.Document.QuerySelector("main .kern-alert--danger"), Is.Not.Null);
        Assert.That(again.Value("LegalModel"), Is.EqualTo("FitStore"));
    }

    [Test]
    public async Task Template_Read_ShowsTextPlaceholdersAndVersions()
    {
        await SignInOperator();
        Tell(Template);

        var page = await Visitor.Open(Home);

        Assert.That(page.Value("Body"), Is.EqualTo(Old));
        Assert.That(page.Text, Does.Contain("Es gilt Fassung 1").And.Contain("{{nehmer.name}}").And.Contain("{{#je preisposten}}").And.Contain("freigegeben von Vera Walter"));
        Assert.That(page.Document.QuerySelector("button[formaction$='handler=Release']"), Is.Null, "nothing waits to be released");
    }

    [Test]
    public async Task Template_ByWhoMayOnlyRelease_HasNoField()
    {
        await SignIn(Operation, Role.Reader, Role.Approver);
        Tell(Template with { Draft = Draft });

        var page = await Visitor.Open(Home);

        Assert.That(page.Document.QuerySelector("[name=Body]"), Is.Null);
        Assert.That(page.Document.QuerySelector("button[formaction$='handler=Release']"), Is.Not.Null);
        Assert.That(page.Text, Does.Contain("Ein Entwurf wartet auf die Freigabe").And.Contain("Ole Brandt"));
    }

    [TestCase("")]
    [TestCase(40_001)]
    public async Task Template_Mistake_ComesBackAtTheField(object typed)
    {
        await SignInOperator();
        Tell(Template);
        var text = typed as string ?? new string('ü', (int)typed);

        var again = await Visitor.Submit(await Visitor.Open(Home), ("Body", text));

        HasErrorAt(again, "Body");
        Assert.That(again.Value("Body"), Is.EqualTo(text));
        Assert.That(Api.Calls, Has.None.EqualTo("PATCH " + Address));
    }

    [Test]
    public async Task Template_ThatTheApiRefuses_NamesTheLineAtTheField()
    {
        await SignInOperator();
        Tell(Template);
        Refuse("PATCH " + Address, HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Pointer = "/body", Code = InputErrorCodes.Format, Detail = "Zeile 2: {{niemand}} gibt es nicht." });

        var again = await Visitor.Submit(await Visitor.Open(Home), ("Body", "# Vertrag\n{{niemand}}"));

        HasErrorAt(again, "Body");
        Assert.That(again.Text, Does.Contain("Zeile 2: {{niemand}} gibt es nicht."));
        Assert.That(again.Value("Body"), Does.Contain("{{niemand}}"));
    }

    [Test]
    public async Task Template_ChangedMeanwhile_ShowsBothTexts_AndGoesOnFromThere()
    {
        await SignInOperator();
        Tell(Template);
        var form = await Visitor.Open(Home);
        Tell(Template with { Version = 4, Draft = Draft });
        Refuse("PATCH " + Address, HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);

        var again = await Visitor.Submit(form, ("Body", "# Vertrag\nErster Satz.\nMein Satz."));

        TellsOfChange(again);
        Assert.That(again.Value("Body"), Is.EqualTo("# Vertrag\nErster Satz.\nMein Satz."));
        Assert.That(again.Value("Version"), Is.EqualTo("4"));
        Assert.That(again.Document.QuerySelector("pre.template-text")!.TextContent, Is.EqualTo(Draft.Body));
        Assert.That(again.Document.QuerySelectorAll(".template-changes del").Select(gone => gone.TextContent), Has.Some.Contains("Dritter Satz."));
        Assert.That(again.Document.QuerySelectorAll(".template-changes ins").Select(added => added.TextContent), Has.Some.Contains("Mein"));
    }

    [Test]
    public async Task Template_ReleasedByWhoWroteIt_SaysWhoMay()
    {
        await SignInOperator();
        Tell(Template with { Draft = Draft });
        Refuse($"POST {Address}/publications", HttpStatusCode.Forbidden, ProblemCodes.FourEyes);

        var again = await Visitor.Submit(await Visitor.Open(Home), "main form:has(button[formaction$='handler=Release']) button[formaction$='handler=Release']");

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(again.Document.QuerySelector("main .kern-alert--danger"), Is.Not.Null);
        Assert.That(again.Value("Body"), Is.EqualTo(Draft.Body));
    }

    [Test]
    public async Task Changes_AreMarkedForTheEyeAndForScreenReaders()
    {
        await SignInOperator();
        Tell(Template with { Draft = Draft with { Body = "# Vertrag\nErster Satz gilt.\nZweiter Satz." } });

        var page = await Visitor.Open($"{Home}/vergleich");

        Assert.That(page.Heading, Is.EqualTo("Fassung 1 und Entwurf"));
        Assert.That(Plain(page), Does.Contain("1 Zeile ist anders"));
        Assert.That(page.Document.QuerySelector(".template-changes ins")!.TextContent, Does.Contain("gilt"));
        Assert.That(page.Document.QuerySelectorAll(".template-changes .unseen").Select(word => word.TextContent.Trim()), Has.Member("neu:"));
    }

    [Test]
    public async Task Sample_OfATextWithErrors_ListsThem()
    {
        await SignInOperator();
        Tell(Template with { Draft = Draft });
        Answer($"GET {Address}/preview", new PaperTemplatePreview { Errors = [new InputError { Pointer = "/body", Code = InputErrorCodes.Format, Detail = "Zeile 7: offen." }] });

        var page = await Visitor.Open($"{Home}/ansicht");

        Assert.That(page.Heading, Is.EqualTo("Keine Ansicht"));
        Assert.That(page.Text, Does.Contain("Zeile 7: offen."));
    }

    [Test]
    public async Task Checklist_ByAReader_IsWithoutWaysToChange()
    {
        await SignIn(Operation, Role.Reader);
        TellChecklist(Checklist);

        var page = await Visitor.Open("/betrieb/checkliste");

        Assert.That(page.Text, Does.Contain("Testplan vereinbart").And.Contain("Fassung 2"));
        Assert.That(page.Document.QuerySelectorAll("main a[href^='/betrieb/checkliste/']"), Is.Empty);
        IsNotAllowed(await Visitor.Open("/betrieb/checkliste/testPlan"), "Bearbeit");
    }

    [TestCase("Input.Title", "")]
    [TestCase("Input.Days", "bald")]
    [TestCase("Input.Days", "366")]
    [TestCase("Input.Explanation", "")]
    public async Task ChecklistItem_Mistake_ComesBackAtTheFieldWithTheRest(string field, string typed)
    {
        await SignInOperator();
        TellChecklist(Checklist);

        var again = await Visitor.Submit(await Visitor.Open("/betrieb/checkliste/testPlan"), (field, typed));

        HasErrorAt(again, field.Replace('.', '_'));
        Assert.That(again.Value(field), Is.EqualTo(typed));
        Assert.That(again.Value(field == "Input.Title" ? "Input.Explanation" : "Input.Title"), Is.EqualTo(field == "Input.Title" ? Plan.Explanation : Plan.Title));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/checklist-templates"));
    }

    [Test]
    public async Task ChecklistItem_Changed_IsRecordedAsANewVersionOfAll()
    {
        await SignInOperator();
        TellChecklist(Checklist);
        Answer("POST /v1/checklist-templates", Checklist with { Version = 3 }, HttpStatusCode.Created);

        await Visitor.Submit(await Visitor.Open("/betrieb/checkliste/testPlan"), ("Input.Title", "Neuer Titel"));

        var sent = Sent("POST /v1/checklist-templates").As<NewChecklistTemplate>();
        Assert.That((sent.BasedOn, string.Join(", ", sent.Entries.Select(item => item.Title))), Is.EqualTo((2, "Neuer Titel, Personal geschult")));
    }

    [Test]
    public async Task ChecklistItem_ChangedMeanwhile_ShowsBothTexts_AndGoesOnFromTheNewVersion()
    {
        await SignInOperator();
        TellChecklist(Checklist);
        var form = await Visitor.Open("/betrieb/checkliste/testPlan");
        TellChecklist(Checklist with { Version = 3, Entries = [Plan with { Title = "Testplan steht", Days = 21 }] });
        Refuse("POST /v1/checklist-templates", HttpStatusCode.Conflict, ProblemCodes.AlreadyThere);

        var again = await Visitor.Submit(form, ("Input.Title", "Mein Titel"));

        TellsOfChange(again);
        Assert.That(again.Document.QuerySelectorAll("main .kern-description-list").Select(facts => facts.TextContent), Has.Some.Contains("Testplan steht").And.Some.Contains("21"));
        Assert.That(again.Value("Input.Title"), Is.EqualTo("Mein Titel"));
        Assert.That(again.Value("Version"), Is.EqualTo("3"));

        Answer("POST /v1/checklist-templates", Checklist with { Version = 4 }, HttpStatusCode.Created);
        await Visitor.Submit(again);
        Assert.That(Sent("POST /v1/checklist-templates").As<NewChecklistTemplate>().BasedOn, Is.EqualTo(3));
    }

    [Test]
    public async Task ChecklistItem_TakenOutMeanwhile_LosesNothingTyped()
    {
        await SignInOperator();
        TellChecklist(Checklist);
        var form = await Visitor.Open("/betrieb/checkliste/testPlan");
        TellChecklist(Checklist with { Version = 3, Entries = [Checklist.Entries[1]] });

        var again = await Visitor.Submit(form, ("Input.Title", "Mein Titel"));

        TellsOfChange(again);
        Assert.That(again.Text, Does.Contain("steht nicht mehr in der Vorlage"));
        Assert.That(again.Value("Input.Title"), Is.EqualTo("Mein Titel"));

        Answer("POST /v1/checklist-templates", Checklist with { Version = 4 }, HttpStatusCode.Created);
        await Visitor.Submit(again);
        Assert.That(Sent("POST /v1/checklist-templates").As<NewChecklistTemplate>().Entries.Select(item => item.Title), Is.EqualTo(new[] { "Personal geschult", "Mein Titel" }));
    }
}
