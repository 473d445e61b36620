using System.Net;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Api.Tests.Blueprints;

/// <summary>Blocks of blueprints: who sees which version, what a service keeps, and that nothing private gets out.</summary>
[TestFixture]
internal sealed class BlueprintTests
{
    private const string Blocks = "/v1/blueprint-blocks";

    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Client editor = null!;
    private Client approver = null!;
    private Client other = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
        editor = await api.As(Given.LandEditor);
        approver = await api.As(GivenListing.LandApprover);
        other = await api.As(Given.ProviderEditor);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        editor?.Dispose();
        approver?.Dispose();
        other?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Block_KeptToItself_IsNotThereForStrangers()
    {
        var word = Word();
        var block = await Keep($"Technik {word}");

        foreach (var stranger in new[] { visitor, other })
        {
            foreach (var address in new[] { $"{Blocks}/{block.Id}", $"{Blocks}/{block.Id}/versions" })
            {
                using var reply = await stranger.Send(HttpMethod.Get, address);
                Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), address);
            }

            Assert.That(await Found(stranger, word), Is.Empty);
            Assert.That((await stranger.Get<Page<BlueprintBlockEntry>>($"{Blocks}?limit=100")).Items.Select(entry => entry.Id), Has.No.Member(block.Id));
        }

        Assert.That((await Found(editor, word)).Single().Id, Is.EqualTo(block.Id));
        Assert.That((await editor.Get<Page<BlueprintBlockEntry>>($"{Blocks}?own=true&kind=technical&q={word}")).Items, Has.Count.EqualTo(1));
        Assert.That((await editor.Get<Page<BlueprintBlockEntry>>($"{Blocks}?own=true&kind=procurement&q={word}")).Items, Is.Empty);
    }

    [Test]
    public async Task Change_OfASharedBlock_IsANewVersionThatOthersSeeOnceItIsShared()
    {
        var word = Word();
        var shared = await Share(await Keep($"Vergabe {word}"));
        var changed = await editor.Patch<BlueprintBlock>($"{Blocks}/{shared.Id}", new BlueprintBlockPatch { Text = "Neu" }, shared.Version);

        Assert.That((changed.Number, changed.SharedNumber, changed.Text), Is.EqualTo((2, 1, "Neu")));
        Assert.That((await Found(other, word)).Single().Number, Is.EqualTo(1));
        Assert.That((await other.Get<BlueprintBlock>($"{Blocks}/{shared.Id}")).Text, Is.EqualTo(shared.Text));
        Assert.That((await visitor.Get<Page<BlueprintBlockVersion>>($"{Blocks}/{shared.Id}/versions")).Items.Select(version => version.Number), Is.EqualTo([1]));
        Assert.That((await editor.Get<Page<BlueprintBlockVersion>>($"{Blocks}/{shared.Id}/versions")).Items.Select(version => (version.Number, version.Shared)), Is.EqualTo([(2, false), (1, true)]));

        await Share(changed);
        Assert.That((await visitor.Get<BlueprintBlock>($"{Blocks}/{shared.Id}")).Text, Is.EqualTo("Neu"));
    }

    [Test]
    public async Task Change_ToTheSame_MakesNoVersion()
    {
        var block = await Keep("Gleich");
        var same = await editor.Patch<BlueprintBlock>($"{Blocks}/{block.Id}", new BlueprintBlockPatch { Title = " Gleich " }, block.Version);
        Assert.That((same.Number, same.Version), Is.EqualTo((1, block.Version)));
    }

    [Test]
    public async Task Acts_OfTheWrongRoleOrOrganisation_AreRefused()
    {
        var block = await Keep("Rollen");
        await Refused(await Post(editor, $"{Blocks}/{block.Id}/sharings", new NewBlueprintSharing { Number = 1 }, block.Version), HttpStatusCode.Forbidden);
        await Refused(await other.Send(HttpMethod.Patch, $"{Blocks}/{block.Id}", new BlueprintBlockPatch { Title = "Fremd" }, block.Version), HttpStatusCode.NotFound);
        await Refused(await Post(approver, $"{Blocks}/{block.Id}/sharings", new NewBlueprintSharing { Number = 2 }, block.Version), HttpStatusCode.BadRequest);
        await Refused(await Post(approver, $"{Blocks}/{block.Id}/withdrawals", null, block.Version), HttpStatusCode.Conflict);
        var shared = await Share(block);
        await Refused(await other.Send(HttpMethod.Patch, $"{Blocks}/{block.Id}", new BlueprintBlockPatch { Title = "Fremd" }, shared.Version), HttpStatusCode.Forbidden);
        await Refused(await Post(approver, $"{Blocks}/{block.Id}/sharings", new NewBlueprintSharing { Number = 1 }, shared.Version), HttpStatusCode.Conflict);
    }

    [Test]
    public async Task Copy_OfAnothersBlock_NamesItsOrigin()
    {
        var shared = await Share(await Keep("Datenschutz für alle"));
        var copy = await other.Post<BlueprintBlock>(Blocks, new NewBlueprintBlock { Kind = shared.Kind, Title = "Unsere Fassung", Text = "Anders", Licence = "EUPL-1.2", CopyOf = new BlueprintReference { Id = shared.Id, Number = 1 } });

        Assert.That((copy.Origin?.Id, copy.Origin?.Title, copy.Origin?.Owner.Id), Is.EqualTo(((Guid?)shared.Id, "Datenschutz für alle", (Guid?)shared.Owner.Id)));
        var own = await editor.Post<BlueprintBlock>(Blocks, new NewBlueprintBlock { Kind = shared.Kind, Title = "Noch eine", Text = "Anders", Licence = "EUPL-1.2", CopyOf = new BlueprintReference { Id = shared.Id, Number = 1 } });
        Assert.That(own.Origin, Is.Null);

        var secret = await Keep("Nicht zu kopieren");
        await Refused(
            await Post(other, Blocks, new NewBlueprintBlock { Kind = secret.Kind, Title = "T", Text = "T", Licence = "L", CopyOf = new BlueprintReference { Id = secret.Id, Number = 1 } }),
            HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Service_ReferringToASharedVersion_KeepsItAfterTheSharingEnds()
    {
        var shared = await Share(await Keep($"Betrieb {Word()}"));
        var draft = await other.Post<ServiceRevision>("/v1/services", new NewService { Name = GivenListing.NewName() });
        draft = await other.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", Referring(shared, 1), draft.Version);
        Assert.That(draft.Content.Blueprint.Single().Title, Is.EqualTo(shared.Title));
        Assert.That((await Blueprint(other, draft)).Newer, Is.Null);

        var changed = await Share(await editor.Patch<BlueprintBlock>($"{Blocks}/{shared.Id}", new BlueprintBlockPatch { Text = "Zweite" }, shared.Version));
        Assert.That((await Blueprint(other, draft)).Newer, Is.EqualTo(2));

        await approver.Post<BlueprintBlock>($"{Blocks}/{shared.Id}/withdrawals", version: changed.Version);
        var kept = await Blueprint(other, draft);
        Assert.That((kept.Text, kept.Owner?.Id, kept.Newer, kept.Unshared), Is.EqualTo((shared.Text, (Guid?)shared.Owner.Id, (int?)null, (bool?)true)));

        // What was taken stays: the draft is written on, and its content makes another draft.
        await other.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", """{"summary":"Neu."}""", draft.Version);
        var again = await other.Post<ServiceRevision>("/v1/services", new NewService { Name = GivenListing.NewName(), Content = draft.Content });
        Assert.That(again.Content.Blueprint, Is.EqualTo(draft.Content.Blueprint));

        // The second version, which it never took, is not there for it any more.
        await Refused(await other.Send(HttpMethod.Patch, $"/v1/services/{again.Service}/revisions/1", Referring(shared, 2), again.Version), HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Service_ReferringToWhatIsNotTheirs_IsToldTheSameAsOfNothing()
    {
        var secret = await Keep("Geheim");
        var draft = await other.Post<ServiceRevision>("/v1/services", new NewService { Name = GivenListing.NewName() });
        using var real = await other.Send(HttpMethod.Patch, $"/v1/services/{draft.Service}/revisions/1", Referring(secret, 1), draft.Version);
        using var absent = await other.Send(HttpMethod.Patch, $"/v1/services/{draft.Service}/revisions/1", Referring(secret with { Id = Guid.NewGuid() }, 1), draft.Version);

        var (told, never) = (await Client.Problem(real, HttpStatusCode.BadRequest), await Client.Problem(absent, HttpStatusCode.BadRequest));
        Assert.That(told.Errors!.Single().Pointer, Is.EqualTo("/blueprint/0/block"));
        Assert.That(told.Errors, Is.EqualTo(never.Errors));
    }

    [Test]
    public async Task Published_ReferringToAPrivateBlock_ShowsItsTextAndNothingElseOfIt()
    {
        var secret = await Keep($"Intern {Word()}");
        var draft = await GivenListing.ReadyDraft(api, editor);
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", Referring(secret, 1), draft.Version);
        Assert.That((await Blueprint(editor, draft)).Unshared, Is.True, "the provider is warned");
        await Refused(await visitor.Send(HttpMethod.Get, $"/v1/services/{draft.Service}/revisions/1/blueprint"), HttpStatusCode.NotFound);

        using var reviewer = await api.As(Given.OperatorEditor);
        using var publisher = await api.As(GivenListing.OperatorApprover);
        var published = await GivenListing.Publish(publisher, await GivenListing.TakeUp(reviewer, await GivenListing.Submit(editor, draft)));

        var shown = await Blueprint(visitor, published);
        Assert.That((shown.Title, shown.Text, shown.Unshared, shown.Newer), Is.EqualTo((secret.Title, secret.Text, (bool?)null, (int?)null)));
        await Refused(await visitor.Send(HttpMethod.Get, $"{Blocks}/{secret.Id}"), HttpStatusCode.NotFound);

        // Who copies the listing copies the text that everybody reads.
        var copy = await other.Post<ServiceRevision>("/v1/services", new NewService { Name = GivenListing.NewName(), CopyOf = published.Service });
        Assert.That((copy.Content.Blueprint.Single().Block, copy.Content.Blueprint.Single().Text), Is.EqualTo(((BlueprintReference?)null, secret.Text)));
    }

    private static string Word() => $"wort{Guid.NewGuid():n}"[..20];

    private static string Referring(BlueprintBlock block, int number) => new JsonObject
    {
        ["blueprint"] = new JsonArray(new JsonObject
        {
            ["kind"] = "technical",
            ["title"] = "",
            ["block"] = new JsonObject { ["id"] = block.Id, ["number"] = number },
            ["provenance"] = "declared",
        }),
    }.ToJsonString();

    private static Task<HttpResponseMessage> Post(Client caller, string address, object? body, int? version = null) =>
        caller.Send(HttpMethod.Post, address, body, version, Guid.NewGuid().ToString());

    private static async Task Refused(HttpResponseMessage reply, HttpStatusCode status)
    {
        using (reply)
        {
            Assert.That(reply.StatusCode, Is.EqualTo(status), await reply.Content.ReadAsStringAsync());
        }
    }

    private static async Task<ShownBlueprintBlock> Blueprint(Client caller, ServiceRevision revision) =>
        (await caller.Get<ShownBlueprint>($"/v1/services/{revision.Service}/revisions/{revision.Number}/blueprint")).Blocks.Single();

    private static async Task<IReadOnlyList<BlueprintBlockEntry>> Found(Client caller, string word) => (await caller.Get<Page<BlueprintBlockEntry>>($"{Blocks}?q={word}")).Items;

    private Task<BlueprintBlock> Keep(string title) =>
        editor.Post<BlueprintBlock>(Blocks, new NewBlueprintBlock { Kind = BlueprintKind.Technical, Title = title, Text = "Container, **Linux**.", Licence = "CC-BY-4.0" });

    private Task<BlueprintBlock> Share(BlueprintBlock block) =>
        approver.Post<BlueprintBlock>($"{Blocks}/{block.Id}/sharings", new NewBlueprintSharing { Number = block.Number }, block.Version);
}
