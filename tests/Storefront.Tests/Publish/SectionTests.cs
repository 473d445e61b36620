using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>Writing a section of a listing: what is saved, what is not, and what happens when two people write.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class SectionTests : WritingFor
{
    [Test]
    public async Task Save_NothingChanged_SendsNothing([ValueSource(typeof(Listings), nameof(Listings.Sections))] string section)
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/{section}");

        var after = await Visitor.Submit(form);

        Assert.That(Patches, Is.Empty, "the form says the same as the draft");
        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home), after.Document.QuerySelector(".error-summary")?.TextContent);
    }

    [Test]
    public async Task Save_EverySectionOfAFullListing_RebuildsItFromNothing()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var filled = new Dictionary<string, List<(string, string)>>();
        foreach (var section in Listings.Sections)
        {
            var page = await Visitor.Open($"{Home}/{section}");
            filled[section] = [.. Fields(page)];
        }

        // The requirements to answer are those of the catalogue; the rest is empty.
        Revision = Listings.Revision(Listings.Nothing with { Requirements = Listings.Everything.Requirements! with { Answers = [.. Listings.Everything.Requirements.Answers.Select(answer => answer with { Fulfilment = Fulfilment.Met, Reason = null })] } });
        foreach (var section in Listings.Sections)
        {
            var page = await Visitor.Open($"{Home}/{section}");
            var after = await Visitor.Submit(page, [.. filled[section]]);
            Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home), $"{section}: {after.Document.QuerySelector(".error-summary")?.TextContent}");
        }

        Assert.That(Json(Revision.Content), Is.EqualTo(Json(Listings.Everything)));
    }

    [Test]
    public async Task Save_OneStatement_ChangesThatAloneAndNamesTheVersion()
    {
        Revision = Listings.Revision(Listings.Everything, version: 8);
        await SignInEditor();
        var after = await Visitor.Submit(await Visitor.Open($"{Home}/betrieb"), ("operation-itProvider", "AKDB"));

        Assert.That(Patches.Single().ToJsonString(), Is.EqualTo("""{"operation":{"provenance":"declared","itProvider":"AKDB"}}"""));
        Assert.That(Sent($"PATCH {OfRevisions}/1").Headers["If-Match"], Is.EqualTo("\"v8\""));
        Assert.That(after.Text, Does.Contain("Der Abschnitt ist gespeichert."));
    }

    [Test]
    public async Task Save_FirstStatementOfAPart_BringsTheMembersThePartMustHave()
    {
        await SignInEditor();
        await Visitor.Submit(await Visitor.Open($"{Home}/zugang"), ("access-payment", "ePayBL"));

        Assert.That(Revision.Content.Access, Is.EqualTo(new Access { UserAccounts = Revision.Content.Access!.UserAccounts, Payment = "ePayBL", Provenance = Provenance.Declared }));
        Assert.That(Revision.Content.Access.UserAccounts, Is.Empty);
    }

    [Test]
    public async Task Save_TextEmptied_TakesTheStatementAway()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        await Visitor.Submit(await Visitor.Open($"{Home}/beschreibung"), ("description-markdown", "  "));
        await Visitor.Submit(await Visitor.Open($"{Home}/name"), ("summary", ""));
        await Visitor.Submit(await Visitor.Open($"{Home}/anbindung"), ("connection-duration", ""));

        Assert.That(Revision.Content.Description, Is.Null);
        Assert.That(Revision.Content.Summary, Is.Empty);
        Assert.That(Revision.Content.Connection!.Duration, Is.Null);
        Assert.That(Revision.Content.Connection.Steps, Is.Not.Empty);
    }

    [Test]
    public async Task Save_SampleStatement_BecomesTheProvidersOwn()
    {
        Revision = Listings.Revision(Listings.Everything with { Operation = Listings.Everything.Operation! with { Provenance = Provenance.Example } });
        await SignInEditor();
        await Visitor.Submit(await Visitor.Open($"{Home}/betrieb"), ("operation-operatingAuthority", "Bauministerium"));

        Assert.That(Revision.Content.Operation!.Provenance, Is.EqualTo(Provenance.Declared));
    }

    [Test]
    public async Task Save_ColleagueWroteAnotherStatement_BothStay()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/betrieb");
        ColleagueWrites(content => content with { Operation = content.Operation! with { ItProvider = "AKDB" }, Summary = "Neu." });

        var after = await Visitor.Submit(form, ("operation-operatingAuthority", "Bauministerium"));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home));
        Assert.That((Revision.Content.Operation!.OperatingAuthority, Revision.Content.Operation.ItProvider, Revision.Content.Summary), Is.EqualTo(("Bauministerium", "AKDB", "Neu.")));
    }

    [Test]
    public async Task Save_ColleagueWritesBetweenReadingAndWriting_IsTriedAgainOnTheNewVersion()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/betrieb");
        var change = Api.Answers[$"PATCH {OfRevisions}/1"];
        Api.Answers[$"PATCH {OfRevisions}/1"] = asked =>
        {
            Api.Answers[$"PATCH {OfRevisions}/1"] = change;
            ColleagueWrites(content => content with { Summary = "Neu." });
            return change(asked);
        };

        await Visitor.Submit(form, ("operation-itProvider", "AKDB"));

        Assert.That((Revision.Content.Operation!.ItProvider, Revision.Content.Summary), Is.EqualTo(("AKDB", "Neu.")));
    }

    [TestCase("meine", "Mein Text")]
    [TestCase("andere", "Text von Ben")]
    public async Task Save_ColleagueWroteTheSameStatement_ShowsBothAndKeepsTheChosen(string choice, string kept)
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/nachnutzungskonzept");
        ColleagueWrites(content => content with { ReuseConcept = content.ReuseConcept! with { Integration = new ReuseAnswer { Text = "Text von Ben" } } });

        var both = await Visitor.Submit(form, ("reuseConcept-integration", "Mein Text"), ("reuseConcept-support", "Auch neu."));

        Assert.That(Patches, Is.Empty, "nothing is saved before the choice");
        Assert.That(both.Document.QuerySelectorAll(".versions .as-written").Select(text => text.TextContent), Is.EqualTo((string[])["Kommune, 4.000,00 bis 9.000,00 €, einmalig\nMein Text\nnachnutzung@land.example.org", "Text von Ben"]));
        Assert.That(both.Text, Does.Contain("Fassung von Ben Krüger"));
        Assert.That(both.Value("reuseConcept-integration"), Is.EqualTo("Mein Text"));
        Assert.That(both.Value("reuseConcept-support"), Is.EqualTo("Auch neu."));
        Assert.That(both.Document.QuerySelector("[data-autosave]"), Is.Null, "nothing is chosen behind one's back");

        var asked = await Visitor.Submit(both);
        HasErrorAt(asked, "reuseConcept-integration-wahl");
        Assert.That(Patches, Is.Empty);
        Assert.That(asked.Text, Does.Contain("Text von Ben"));

        var after = await Visitor.Submit(asked, ("reuseConcept-integration-wahl", choice));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home));
        Assert.That((Revision.Content.ReuseConcept!.Integration.Text, Revision.Content.ReuseConcept.Support.Text), Is.EqualTo((kept, "Auch neu.")));
    }

    [Test]
    public async Task Blueprint_BlockChosenNewerTakenAndMoved_IsInItsNewOrder()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/blaupause");
        Assert.That(form.Text, Does.Contain("Es gibt Fassung 2 dieses Bausteins").And.Contain("Fassung 1, CC-BY-4.0"));

        await Visitor.Submit(form, ("blueprint-1-neuer", "2"), ("blueprint-1-platz", "1"), ("blueprint-2-art", "technical"), ("blueprint-2-titel", "Betrieb"), ("blueprint-2-text", "Container."));

        Assert.That(Revision.Content.Blueprint.Select(entry => (entry.Kind, entry.Title, entry.Text, entry.Block?.Number)), Is.EqualTo(new (BlueprintKind, string, string?, int?)[]
        {
            (BlueprintKind.DataProtection, "Rechtsgrundlage", null, 2),
            (BlueprintKind.Procurement, "Inhouse", "Ohne Ausschreibung,\nals Inhouse-Vergabe.", null),
            (BlueprintKind.Technical, "Betrieb", "Container.", null),
        }));

        form = await Visitor.Open($"{Home}/blaupause");
        await Visitor.Submit(form, ("blueprint-0-entfernen", "ja"), ("blueprint-3-baustein", $"{Listings.Shared.Id}:2:dataProtection"));
        Assert.That(Revision.Content.Blueprint.Select(entry => entry.Title), Is.EqualTo(["Inhouse", "Betrieb", "Rechtsgrundlage"]));
    }

    [Test]
    public async Task Blueprint_BlockAndOwnText_KeepsBothAndAsksForOne()
    {
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/blaupause");
        var asked = await Visitor.Submit(form, ("blueprint-0-baustein", $"{Listings.Shared.Id}:2:dataProtection"), ("blueprint-0-text", "Eigenes."));

        HasErrorAt(asked, "blueprint-0-text");
        Assert.That(asked.Value("blueprint-0-text"), Is.EqualTo("Eigenes."));
        Assert.That(Patches, Is.Empty);
    }

    [Test]
    public async Task Save_ColleagueWroteTheSameWords_IsNoConflict()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/name");
        ColleagueWrites(content => content with { Summary = "Dasselbe." });

        var after = await Visitor.Submit(form, ("summary", "Dasselbe."));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home));
        Assert.That(Patches, Is.Empty);
    }

    [Test]
    public async Task Save_SubmittedMeanwhile_KeepsWhatWasTyped()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/name");
        Revision = Revision with { State = RevisionState.Submitted, Version = 9 };

        var again = await Visitor.Submit(form, ("summary", "Mein neuer Satz."));

        Assert.That(again.Text, Does.Contain("Der Entwurf ist inzwischen nicht mehr offen"));
        Assert.That(again.Value("summary"), Is.EqualTo("Mein neuer Satz."));
        Assert.That(Patches, Is.Empty);
    }

    [Test]
    public async Task Open_NoDraft_LeadsToTheOverview()
    {
        Revision = Listings.Revision(Listings.Everything, RevisionState.Published);
        await SignInEditor();
        Answer("GET /v1/provided-services", PageOf(Listings.Provided(ServiceState.Published, open: null)));

        Assert.That((await Visitor.Open($"{Home}/name")).Address.AbsolutePath, Is.EqualTo(Home));
    }

    [Test]
    public async Task Open_Reader_SaysWhichRoleIsMissing()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        AnswerListing();

        IsNotAllowed(await Visitor.Open($"{Home}/name"), "die Rolle „Bearbeiten“");
    }

    [TestCase("gibt-es-nicht")]
    [TestCase("..%2f..%2fkonto")]
    public async Task Open_SectionThatIsNone_IsNotFound(string section)
    {
        await SignInEditor();
        Assert.That((await Visitor.Open($"{Home}/{section}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Save_ApiComplainsOfAnEntry_LeadsToItsRow()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Refuse($"PATCH {OfRevisions}/1", HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/connection/fachverfahren/1/vendor", "Kürzen Sie den Hersteller."));
        var form = await Visitor.Open($"{Home}/fachverfahren");

        // The first entry goes, and the new one is typed in the third row: it is the second of those that are sent.
        var again = await Visitor.Submit(form,
            ("connection-fachverfahren-0-entfernen", "ja"),
            ("connection-fachverfahren-2-product", "Neu"), ("connection-fachverfahren-2-vendor", "Lang"), ("connection-fachverfahren-2-state", "pilot"));

        HasErrorAt(again, "connection-fachverfahren-2-vendor");
        Assert.That(again.Value("connection-fachverfahren-2-vendor"), Is.EqualTo("Lang"));
        Assert.That(Patches.Single()["connection"]!["fachverfahren"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Save_EntryTakenAway_IsGone()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        await Visitor.Submit(await Visitor.Open($"{Home}/fachverfahren"), ("connection-fachverfahren-0-entfernen", "ja"));

        Assert.That(Revision.Content.Connection!.Fachverfahren.Select(system => system.Product), Is.EqualTo((string[])["Bauamt plus"]));
    }

    [Test]
    public async Task Save_FurtherEntry_ComesBackWithAnotherRow()
    {
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/ansprechstellen");
        var more = await Visitor.Submit(form, "button[value='contacts']", ("contacts-0-purpose", "Nachnutzung"), ("contacts-0-email", "a@land.example.org"), ("danach", "contacts"));

        Assert.That(Revision.Content.Contacts.Single().Provenance, Is.EqualTo(Provenance.Declared));
        Assert.That(more.Address.AbsolutePath, Is.EqualTo($"{Home}/ansprechstellen"));
        Assert.That(more.Document.GetElementById("contacts-1-purpose"), Is.Not.Null);
    }

    [TestCase("anbindung", "connection-duration", "bald", "connection-duration")]
    [TestCase("fachverfahren", "connection-fachverfahren-0-product", "Elbtal", "connection-fachverfahren-0-state")]
    [TestCase("anforderungen", "requirements-answers-XX-grund", "weil", null)]
    public async Task Save_WhatCannotBeMeant_LeadsToTheField(string section, string field, string typed, string? wrong)
    {
        await SignInEditor();
        var again = await Visitor.Submit(await Visitor.Open($"{Home}/{section}"), (field, typed));

        if (wrong is null)
        {
            Assert.That(again.Address.AbsolutePath, Is.EqualTo(Home), "fields that the form does not have mean nothing");
            return;
        }

        HasErrorAt(again, wrong);
        Assert.That(again.Value(field), Is.EqualTo(typed));
        Assert.That(Patches, Is.Empty);
    }

    [Test]
    public async Task Preview_Markdown_ShowsItAndSavesNothing()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var page = await Visitor.Submit(await Visitor.Open($"{Home}/beschreibung"), "button[formaction]", ("description-markdown", "Ein **fetter** Satz. <script>x</script>"));

        var preview = page.Document.QuerySelector("[data-preview]")!;
        Assert.That(preview.HasAttribute("hidden"), Is.False);
        Assert.That(preview.QuerySelector("strong")!.TextContent, Is.EqualTo("fetter"));
        Assert.That(preview.QuerySelector("script"), Is.Null);
        Assert.That(Patches, Is.Empty);
    }

    [Test]
    public async Task Autosave_SavesAndTellsWhatIsKnownNow()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var answer = await Autosave("name", ("summary", "Zwischendurch."));

        Assert.That(Revision.Content.Summary, Is.EqualTo("Zwischendurch."));
        Assert.That((string?)answer["saved"], Does.Match("^[0-9]{2}:[0-9]{2}$"));
        Assert.That(answer["before"]!.AsObject().Select(entry => entry.Key), Is.EquivalentTo((string[])["name-vorher", "summary-vorher"]));
    }

    [Test]
    public async Task Autosave_WhatIsNotFinishedYet_IsLeftOutAndNamed()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var change = Api.Answers[$"PATCH {OfRevisions}/1"];
        Api.Answers[$"PATCH {OfRevisions}/1"] = asked => asked.Body.Contains("990120\"", StringComparison.Ordinal)
            ? StandInApi.Problem(HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, Listings.Lacks("/classification/leistungsschluessel/0", "14 Ziffern"))
            : change(asked);

        var answer = await Autosave("einordnung", ("classification-leistungsschluessel", "990120"), ("classification-ozgIds", "10001"));

        Assert.That(answer["left"]!.AsArray().Select(label => (string?)label), Is.EqualTo((string[])["Leistungsschlüssel"]));
        Assert.That(Revision.Content.Classification.OzgIds, Is.EqualTo((string[])["10001"]));
        Assert.That(Revision.Content.Classification.Leistungsschluessel, Has.Count.EqualTo(2), "the former keys stay");
    }

    [Test]
    public async Task Autosave_ColleagueWroteTheSame_OverwritesNothing()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        var form = await Visitor.Open($"{Home}/name");
        ColleagueWrites(content => content with { Summary = "Text von Ben", Name = "Bau online" });

        var answer = await Autosave(form, ("summary", "Mein Text"));

        Assert.That(answer["conflicts"]!.AsArray().Select(label => (string?)label), Is.EqualTo((string[])["Kurzbeschreibung"]));
        Assert.That(answer["before"]!.AsObject(), Is.Empty, "what the form does not show stays unknown to it");
        Assert.That((Revision.Content.Summary, Revision.Content.Name), Is.EqualTo(("Text von Ben", "Bau online")));
    }

    [Test]
    public async Task Save_SessionLost_ComesBackFilledAfterSigningIn()
    {
        Revision = Listings.Revision(Listings.Everything);
        var me = await SignInEditor();
        var form = await Visitor.Open($"{Home}/nachnutzungskonzept");
        Visitor.LoseCookies();

        var signIn = await Visitor.Submit(form, ("reuseConcept-integration", "Lange überlegt."));
        Assert.That(signIn.Heading, Is.EqualTo("Anmelden"));
        var back = await Visitor.Submit(signIn, ("Input.Email", me.Email), ("Input.Password", StandInApi.Password));

        Assert.That(back.Value("reuseConcept-integration"), Is.EqualTo("Lange überlegt."));
        Assert.That(back.Text, Does.Contain("Noch nicht gesendet"));
        Assert.That(Patches, Is.Empty);
        await Visitor.Submit(back);
        Assert.That(Revision.Content.ReuseConcept!.Integration.Text, Is.EqualTo("Lange überlegt."));
    }

    [Test]
    public async Task Open_ReturnedDraft_ShowsTheRemarkAtItsField()
    {
        Revision = Listings.Revision(Listings.Everything) with
        {
            Remarks = [new Remark { Pointer = "/support/levels/0/hours", Text = "Auch am Freitag bis 16 Uhr?" }, new Remark { Pointer = "/summary", Text = "Zu allgemein." }],
        };
        await SignInEditor();
        var page = await Visitor.Open($"{Home}/support");

        Assert.That(page.Document.QuerySelectorAll(".remark .as-written").Select(text => text.TextContent), Is.EqualTo((string[])["Auch am Freitag bis 16 Uhr?"]));
    }

    [Test]
    public async Task Open_SomethingMissing_LinksToTheField()
    {
        Check = Listings.Check(Listings.Lacks("/support/levels", "Nennen Sie die erste Stufe des Supports."));
        await SignInEditor();
        var page = await Visitor.Open($"{Home}/support");

        var link = page.Document.QuerySelector(".box a")!;
        Assert.That(link.TextContent, Is.EqualTo("Nennen Sie die erste Stufe des Supports."));
        Assert.That(page.Document.GetElementById(link.GetAttribute("href")![1..]), Is.Not.Null);
    }

    private static string Json(ServiceContent content) => JsonSerializer.Serialize(content, ContractsJson.Default.ServiceContent);

    private async Task<JsonObject> Autosave(string section, params (string, string)[] typed) => await Autosave(await Visitor.Open($"{Home}/{section}"), typed);

    private async Task<JsonObject> Autosave(Shown form, params (string Name, string Value)[] typed)
    {
        var address = form.Document.QuerySelector("[data-autosave]")!.GetAttribute("data-autosave")!;
        var fields = Fields(form, hidden: true).Where(field => typed.All(entry => entry.Name != field.Name)).Concat(typed);
        var answer = await Visitor.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(form.Address, address))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>Ends of the names of hidden fields that are part of what is said.</summary>
    private static readonly string[] CarriedAlong = ["-anzahl", "-verweis", "-baustein", "-titel"];

    /// <summary>What the fields of a section show, as a browser would send it.</summary>
    private static IEnumerable<(string Name, string Value)> Fields(Shown page, bool hidden = false) =>
        from element in page.Document.QuerySelectorAll(".listing-form [name]")
        let name = element.GetAttribute("name")!
        let input = element as AngleSharp.Html.Dom.IHtmlInputElement
        where element is not AngleSharp.Html.Dom.IHtmlButtonElement
        where input is null || input.Type is not ("radio" or "checkbox") || input.IsChecked
        where hidden || input is not { Type: "hidden" } || CarriedAlong.Any(end => name.EndsWith(end, StringComparison.Ordinal))
        select (name, element switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            AngleSharp.Html.Dom.IHtmlSelectElement list => list.Value ?? "",
            _ => input!.Value,
        });
}
