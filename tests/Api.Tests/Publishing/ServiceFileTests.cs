using System.Net;
using System.Security.Cryptography;
using FitStore.Api.Files;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Publishing;

/// <summary>Documents and pictures of a service: who uploads, who sees, what stays, what goes.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ServiceFileTests(string kind)
{
    private ApiUnderTest api = null!;
    private Client editor = null!;
    private Client visitor = null!;

    private FileStore Store => api.Services.GetRequiredService<FileStore>();

    private FileSweep Sweep => api.Services.GetRequiredService<FileSweep>();

    [SetUp]
    public async Task Start()
    {
        api = await ApiUnderTest.Start(kind);
        editor = await api.As(Given.LandEditor);
        visitor = api.Visitor();
    }

    [TearDown]
    public async Task Stop()
    {
        editor.Dispose();
        visitor.Dispose();
        await api.DisposeAsync();
    }

    [Test]
    public async Task Upload_Document_LiesUnderItsHashAndComesAsAttachment()
    {
        var draft = await GivenListing.Draft(editor);
        var words = GivenListing.Words();
        var file = await GivenListing.Upload(editor, draft.Service, "..\\Größe & Preis.txt", words);
        using var reply = await editor.Send(HttpMethod.Get, file.Address);
        var hash = Convert.ToHexStringLower(SHA256.HashData(words));
        Assert.Multiple(async () =>
        {
            Assert.That((file.Name, file.MediaType, file.Size, file.Sha256), Is.EqualTo(("Größe & Preis.txt", "text/plain", (long)words.Length, hash)));
            Assert.That(await File.ReadAllBytesAsync(Path.Combine(Store.Folder, hash[..2], hash)), Is.EqualTo(words));
            Assert.That(await reply.Content.ReadAsByteArrayAsync(), Is.EqualTo(words));
            Assert.That(reply.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(reply.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("Größe & Preis.txt"));
            Assert.That(string.Join(' ', reply.Headers.GetValues("Content-Security-Policy")), Does.Contain("sandbox"));
            Assert.That(reply.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(reply.Headers.CacheControl!.NoStore, Is.True, "of a draft");
        });
    }

    [Test]
    public async Task Upload_TheSameTwice_LiesThereOnce()
    {
        var draft = await GivenListing.Draft(editor);
        var words = GivenListing.Words();
        var first = await GivenListing.Upload(editor, draft.Service, "a.txt", words);
        var second = await GivenListing.Upload(editor, draft.Service, "b.csv", words);
        Assert.Multiple(() =>
        {
            Assert.That(second.Id, Is.Not.EqualTo(first.Id));
            Assert.That(second.Sha256, Is.EqualTo(first.Sha256));
            Assert.That(second.MediaType, Is.EqualTo("text/csv"));
            Assert.That(Directory.GetFiles(Path.Combine(Store.Folder, first.Sha256[..2])), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task Upload_Repeated_IsOneFile()
    {
        var draft = await GivenListing.Draft(editor);
        var (address, key, words) = ($"/v1/services/{draft.Service}/files?name=a.txt", Guid.NewGuid().ToString(), GivenListing.Words());
        using var first = await editor.SendFile(address, words, key);
        using var again = await editor.SendFile(address, words, key);
        using var other = await editor.SendFile(address, GivenListing.Words(), key);
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Read<ServiceFile>(again)).Id, Is.EqualTo((await Client.Read<ServiceFile>(first)).Id));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        });
    }

    [Test]
    public async Task Upload_TwentyMegabytesAndOneMore_TheFirstIsTaken()
    {
        var draft = await GivenListing.Draft(editor);
        var exact = new byte[FileStore.Limit];
        Array.Fill(exact, (byte)'x');
        var kept = await GivenListing.Upload(editor, draft.Service, "a.txt", exact);
        using var more = await editor.SendFile($"/v1/services/{draft.Service}/files?name=a.txt", [.. exact, (byte)'x'], Guid.NewGuid().ToString());
        Assert.Multiple(async () =>
        {
            Assert.That(kept.Size, Is.EqualTo(FileStore.Limit));
            Assert.That((await Client.Problem(more, HttpStatusCode.RequestEntityTooLarge)).Code, Is.EqualTo(ProblemCodes.TooLarge));
        });
    }

    [TestCase("a.svg", "<svg/>", "", null, InputErrorCodes.NotAllowedValue)]
    [TestCase("a.txt", "", "", null, InputErrorCodes.TooShort)]
    [TestCase("a.pdf", "Hallo", null, "name", InputErrorCodes.NotAllowedValue)]
    public async Task Upload_OfAnotherType_IsToldWhere(string name, string content, string? pointer, string? parameter, string code)
    {
        var draft = await GivenListing.Draft(editor);
        using var reply = await editor.SendFile($"/v1/services/{draft.Service}/files?name={name}", System.Text.Encoding.UTF8.GetBytes(content), Guid.NewGuid().ToString());
        var error = (await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single();
        Assert.Multiple(() =>
        {
            Assert.That((error.Pointer, error.Parameter, error.Code), Is.EqualTo((pointer, parameter, code)));
            Assert.That(Directory.GetFiles(Path.Combine(Store.Folder, "incoming")), Is.Empty);
        });
    }

    [Test]
    public async Task Upload_PictureWithoutWords_AsksForThem()
    {
        var draft = await GivenListing.Draft(editor);
        using var reply = await editor.SendFile($"/v1/services/{draft.Service}/files?name=a.png", GivenListing.Picture(), Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Single().Parameter, Is.EqualTo("alternativeText"));
    }

    [Test]
    public async Task Upload_TheFiftyFirst_HasNoRoom()
    {
        var draft = await GivenListing.Draft(editor);
        for (var number = 0; number < 50; number++)
        {
            await GivenListing.Upload(editor, draft.Service, "a.txt", [(byte)'a', (byte)('!' + number)]);
        }

        using var reply = await editor.SendFile($"/v1/services/{draft.Service}/files?name=a.txt", GivenListing.Words(), Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.FilesFull));
    }

    [Test]
    public async Task File_FromDraftToPublished_IsSeenByThoseWhoMayReadTheRevision()
    {
        using var reviewer = await api.As(Given.OperatorEditor);
        using var approver = await api.As(GivenListing.OperatorApprover);
        using var stranger = await api.As(Given.ProviderEditor);
        var draft = await GivenListing.ReadyDraft(api, editor);
        var named = await GivenListing.Upload(editor, draft.Service, "a.png", GivenListing.Picture(), "Ein Punkt");
        var unnamed = await GivenListing.Upload(editor, draft.Service, "b.txt", GivenListing.Words());
        async Task<string> Seen(ServiceFile file)
        {
            var seen = new List<string>();
            foreach (var (who, client) in new[] { ("provider", editor), ("operator", reviewer), ("stranger", stranger), ("visitor", visitor) })
            {
                foreach (var address in (string[])[file.Address, file.Address[..^"/content".Length]])
                {
                    using var reply = await client.Send(HttpMethod.Get, address);
                    seen.Add(reply.StatusCode == HttpStatusCode.OK ? who : reply.StatusCode == HttpStatusCode.NotFound ? "-" : $"{who} {reply.StatusCode}");
                }
            }

            return string.Join(' ', seen.Distinct().Where(who => who != "-"));
        }

        Assert.That(await Seen(named), Is.EqualTo("provider"), "uploaded");
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", Describing(draft, named), draft.Version);
        Assert.That(await Seen(named), Is.EqualTo("provider"), "named by a draft");
        var submitted = await GivenListing.Submit(editor, draft);
        Assert.That(await Seen(named), Is.EqualTo("provider operator"), "submitted");
        await GivenListing.Publish(approver, await GivenListing.TakeUp(reviewer, submitted));
        Assert.That(await Seen(named), Is.EqualTo("provider operator stranger visitor"), "published");
        Assert.That(await Seen(unnamed), Is.EqualTo("provider"), "named by none");
        Assert.That((await visitor.Get<Page<ServiceFile>>($"/v1/services/{draft.Service}/files")).Items.Select(file => file.Id), Is.EqualTo(new[] { named.Id }));
        Assert.That((await editor.Get<Page<ServiceFile>>($"/v1/services/{draft.Service}/files")).Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Draft_NamingAFileOfAnotherService_IsToldAtTheField()
    {
        var (own, other) = (await GivenListing.Draft(editor), await GivenListing.Draft(editor));
        var foreign = await GivenListing.Upload(editor, other.Service, "a.png", GivenListing.Picture(), "Ein Punkt");
        var text = await GivenListing.Upload(editor, own.Service, "b.txt", GivenListing.Words());
        var content = Describing(own, text) with { Documents = [Document(foreign)] };
        using var reply = await editor.Send(HttpMethod.Patch, $"/v1/services/{own.Service}/revisions/1", content, own.Version);
        var errors = (await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!;
        Assert.That(errors.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[]
        {
            ("/description/markdown", InputErrorCodes.NotAllowedValue),
            ("/documents/0/url", InputErrorCodes.DoesNotExist),
        }));
    }

    [Test]
    public async Task Remove_OnlyWhatNoRevisionNames()
    {
        var draft = await GivenListing.Draft(editor);
        var file = await GivenListing.Upload(editor, draft.Service, "a.txt", GivenListing.Words());
        var address = file.Address[..^"/content".Length];
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", draft.Content with { Documents = [Document(file)] }, draft.Version);
        using var used = await editor.Send(HttpMethod.Delete, address, version: 1);
        await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", draft.Content with { Documents = [] }, draft.Version);
        using var unused = await editor.Send(HttpMethod.Delete, address, version: 1);
        using var gone = await editor.Send(HttpMethod.Get, address);
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Problem(used, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.FileInUse));
            Assert.That(unused.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task Listing_CopiedAndImported_TakesItsOwnFilesAlongAndTellsOfOthers()
    {
        using var stranger = await api.As(Given.ProviderEditor);
        var draft = await GivenListing.Draft(editor);
        var picture = await GivenListing.Upload(editor, draft.Service, "a.png", GivenListing.Picture(), "Ein Punkt");
        var text = await GivenListing.Upload(editor, draft.Service, "b.txt", GivenListing.Words());
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", Describing(draft, picture) with { Documents = [Document(text)] }, draft.Version);
        var copy = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = GivenListing.NewName(), CopyOf = draft.Service });
        var files = (await editor.Get<Page<ServiceFile>>($"/v1/services/{copy.Service}/files")).Items;
        var foreign = await stranger.Post<ServiceRevision>("/v1/services", new NewService { Name = GivenListing.NewName(), Content = draft.Content });
        Assert.Multiple(() =>
        {
            Assert.That(copy.Unmapped, Is.Empty);
            Assert.That(files.Select(file => file.Sha256), Is.EquivalentTo(new[] { picture.Sha256, text.Sha256 }));
            Assert.That(copy.Content.Documents.Single().Url, Is.EqualTo(files.Single(file => file.Name == "b.txt").Address));
            Assert.That(copy.Content.Description!.Markdown, Is.EqualTo($"Vorher ![Ein Punkt]({files.Single(file => file.Name == "a.png").Address}) nachher"));
            Assert.That(foreign.Unmapped.Select(left => left.Key), Is.EqualTo(new[] { "description/markdown", "documents/0/url" }));
            Assert.That(foreign.Content.Description!.Markdown, Is.EqualTo("Vorher Ein Punkt nachher"));
            Assert.That(foreign.Content.Documents, Is.Empty);
        });
    }

    [Test]
    public async Task Sweep_AfterADay_TakesWhatNothingRefersTo()
    {
        var draft = await GivenListing.Draft(editor);
        var (named, removed) = (await GivenListing.Upload(editor, draft.Service, "a.txt", GivenListing.Words()), await GivenListing.Upload(editor, draft.Service, "b.txt", GivenListing.Words()));
        using var gone = await editor.Send(HttpMethod.Delete, removed.Address[..^"/content".Length], version: 1);
        var orphan = await Store.Keep(new MemoryStream(GivenListing.Words()), "c.txt", FileStore.Limit, CancellationToken.None);
        var remains = Path.Combine(Store.Folder, "incoming", "halb");
        await File.WriteAllTextAsync(remains, "halb");
        File.SetLastWriteTimeUtc(remains, api.Clock.GetUtcNow().UtcDateTime);
        Assert.That(await Sweep.Run(), Is.Zero, "in the day of grace");
        Assert.That(Lies(removed.Sha256) && Lies(orphan.Hash), Is.True);
        api.Clock.Forward(TimeSpan.FromHours(25));
        Assert.Multiple(async () =>
        {
            Assert.That(await Sweep.Run(), Is.EqualTo(3));
            Assert.That(Lies(named.Sha256), Is.True);
            Assert.That(Lies(removed.Sha256) || Lies(orphan.Hash) || File.Exists(remains), Is.False);
        });
    }

    [Test]
    public async Task Sweep_OfAFileThatCameAgain_LeavesIt()
    {
        var words = GivenListing.Words();
        var first = await Store.Keep(new MemoryStream(words), "a.txt", FileStore.Limit, CancellationToken.None);
        api.Clock.Forward(TimeSpan.FromHours(25));
        await Store.Keep(new MemoryStream(words), "a.txt", FileStore.Limit, CancellationToken.None);
        Assert.Multiple(async () =>
        {
            Assert.That(await Sweep.Run(), Is.Zero);
            Assert.That(Lies(first.Hash), Is.True);
        });
    }

    [Test]
    public async Task Sweep_AfterAProgramEndedInIt_BringsBackWhatIsReferredTo()
    {
        var draft = await GivenListing.Draft(editor);
        var file = await GivenListing.Upload(editor, draft.Service, "a.txt", GivenListing.Words());
        File.Move(Path.Combine(Store.Folder, file.Sha256[..2], file.Sha256), Path.Combine(Store.Folder, "leaving", file.Sha256));
        api.Clock.Forward(TimeSpan.FromHours(25));
        await Sweep.Run();
        Assert.That(Lies(file.Sha256), Is.True);
    }

    [Test]
    public async Task Discard_OfANewService_LetsItsFilesGo()
    {
        var draft = await GivenListing.Draft(editor);
        var file = await GivenListing.Upload(editor, draft.Service, "a.txt", GivenListing.Words());
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", draft.Content with { Documents = [Document(file)] }, draft.Version);
        using var discarded = await editor.Send(HttpMethod.Delete, $"/v1/services/{draft.Service}/revisions/1", version: draft.Version);
        api.Clock.Forward(TimeSpan.FromHours(25));
        Assert.Multiple(async () =>
        {
            Assert.That(discarded.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(await Sweep.Run(), Is.EqualTo(1));
            Assert.That(Lies(file.Sha256), Is.False);
        });
    }

    private static ServiceContent Describing(ServiceRevision draft, ServiceFile picture) => draft.Content with
    {
        Description = new Description { Markdown = $"Vorher ![Ein Punkt]({picture.Address}) nachher", Provenance = Provenance.Declared },
    };

    private static Document Document(ServiceFile file) => new() { Title = "Leitfaden", Kind = DocumentKind.ConnectionGuide, Url = file.Address, Provenance = Provenance.Declared };

    private bool Lies(string hash) => File.Exists(Path.Combine(Store.Folder, hash[..2], hash));
}
