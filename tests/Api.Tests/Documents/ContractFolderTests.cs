using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FitStore.Api.Documents;
using FitStore.Api.Files;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Documents;

/// <summary>The documents of an adoption: made from the templates, kept by hash, seen by its parties, confirmed by the ledger.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class ContractFolderTests(string kind)
{
    private ApiUnderTest api = null!;
    private GivenAdoption given = null!;

    [SetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        given = new GivenAdoption(api);
    }

    [TearDown]
    public async Task Close()
    {
        given?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Documents_OfAnOffer_AreAllMade_AndEachFileHasItsHash()
    {
        var adoption = await given.In(AdoptionState.Offered);
        var adopter = await given.As(Given.LandEditor);
        var documents = (await adopter.Get<Page<AdoptionDocument>>($"/v1/adoptions/{adoption.Id}/documents")).Items;
        Assert.That(documents.Select(document => document.Kind), Is.EqualTo(new[]
        {
            AdoptionDocumentKind.CoordinationLetter, AdoptionDocumentKind.Offer, AdoptionDocumentKind.Contract, AdoptionDocumentKind.ServiceDescription,
            AdoptionDocumentKind.PriceSheet, AdoptionDocumentKind.ServiceLevel, AdoptionDocumentKind.DataProtection,
        }));
        foreach (var document in documents)
        {
            using var response = await adopter.Http.GetAsync(new Uri($"/v1/adoptions/{adoption.Id}/documents/{document.Sha256}", UriKind.Relative));
            var bytes = await response.Content.ReadAsByteArrayAsync();
            var text = await adopter.Get<PaperDocument>($"/v1/adoptions/{adoption.Id}/documents/{document.Sha256}/text");
            Assert.Multiple(() =>
            {
                Assert.That(Convert.ToHexStringLower(SHA256.HashData(bytes)), Is.EqualTo(document.Sha256));
                Assert.That(bytes, Has.Length.EqualTo(document.Size));
                Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
                Assert.That(response.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
                Assert.That(text.Title, Is.EqualTo(document.Title));
                Assert.That(text.Reference, Does.Contain(adoption.Id.ToString()));
                Assert.That(document.Binding, Is.EqualTo(document.Kind != AdoptionDocumentKind.CoordinationLetter));
            });
        }
    }

    [Test]
    public async Task Folder_OfAContract_HoldsEverything_AndTheLedgerConfirmsItsHashes()
    {
        var adoption = await given.In(AdoptionState.Contracted);
        var adopter = await given.As(Given.LandEditor);
        var first = await Bytes(adopter, $"/v1/adoptions/{adoption.Id}/folder");
        var second = await Bytes(await given.As(Given.OperatorEditor), $"/v1/adoptions/{adoption.Id}/folder");
        Assert.That(second, Is.EqualTo(first), "both sides get the same bytes");

        await using var zip = new ZipArchive(new MemoryStream(first));
        using var reader = new StreamReader(await zip.GetEntry("manifest.json")!.OpenAsync());
        var manifest = JsonNode.Parse(await reader.ReadToEndAsync())!;
        var files = manifest["files"]!.AsArray();
        var verification = await adopter.Get<FolderVerification>($"/v1/adoptions/{adoption.Id}/folder/verification");
        Assert.Multiple(() =>
        {
            Assert.That((string?)manifest["contractNumber"], Is.EqualTo(adoption.ContractNumber).And.StartsWith("FITST/"));
            Assert.That(files.Select(file => (string)file!["name"]!).Append("manifest.json"), Is.EquivalentTo(zip.Entries.Select(entry => entry.FullName)));
            Assert.That(manifest["signatures"]!.AsArray(), Is.Not.Empty);
            Assert.That(verification.Confirmed, Is.True);
            Assert.That(verification.ContractNumber, Is.EqualTo(adoption.ContractNumber));
        });
        foreach (var file in files)
        {
            await using var body = await zip.GetEntry((string)file!["name"]!)!.OpenAsync();
            Assert.That(Convert.ToHexStringLower(await SHA256.HashDataAsync(body)), Is.EqualTo((string)file["sha256"]!));
            if (file["kind"] is not null)
            {
                var known = verification.Documents.Single(document => document.Sha256 == (string)file["sha256"]!);
                Assert.That(((long)file["ledger"]!["sequence"]!, (string)file["ledger"]!["hash"]!), Is.EqualTo((known.LedgerSequence!.Value, known.LedgerHash)));
            }
        }

        await using var cover = await zip.GetEntry("00-Deckblatt.pdf")!.OpenAsync();
        using var copy = new MemoryStream();
        await cover.CopyToAsync(copy);
        Assert.That(PaperPdf.Read(copy.ToArray())!.Reference, Is.EqualTo($"Vertrag {adoption.ContractNumber}"));
    }

    [Test]
    public async Task Acceptance_InTheLedger_NamesTheBindingDocuments()
    {
        var adoption = await given.In(AdoptionState.Contracted);
        var adopter = await given.As(Given.LandEditor);
        var binding = (await adopter.Get<Page<AdoptionDocument>>($"/v1/adoptions/{adoption.Id}/documents")).Items.Where(document => document.Binding).Select(document => document.Sha256);
        var verification = await adopter.Get<FolderVerification>($"/v1/adoptions/{adoption.Id}/folder/verification");
        var sequences = verification.Documents.Where(document => binding.Contains(document.Sha256)).Select(document => document.LedgerSequence).Distinct().ToList();
        Assert.That(sequences, Has.Count.EqualTo(1).And.None.Null, "one entry, the acceptance, names them all");
    }

    [Test]
    public async Task Verification_WhenAFileWasChanged_DoesNotConfirm()
    {
        var adoption = await given.In(AdoptionState.Offered);
        var adopter = await given.As(Given.LandEditor);
        var document = (await adopter.Get<Page<AdoptionDocument>>($"/v1/adoptions/{adoption.Id}/documents")).Items[0];
        var folder = api.Services.GetRequiredService<FileStore>().Folder;
        await File.AppendAllTextAsync(Path.Combine(folder, document.Sha256[..2], document.Sha256), " ");
        var verification = await adopter.Get<FolderVerification>($"/v1/adoptions/{adoption.Id}/folder/verification");
        Assert.Multiple(() =>
        {
            Assert.That(verification.Confirmed, Is.False);
            Assert.That(verification.Documents.Where(known => !known.FileAgrees).Select(known => known.Sha256), Is.EqualTo(new[] { document.Sha256 }));
        });
    }

    [Test]
    public async Task Documents_ForWhoIsNoParty_DoNotExist()
    {
        var adoption = await given.In(AdoptionState.Offered);
        var document = (await (await given.As(Given.LandEditor)).Get<Page<AdoptionDocument>>($"/v1/adoptions/{adoption.Id}/documents")).Items[0];
        var stranger = await given.As(Given.KommuneEditor);
        foreach (var path in (string[])["documents", $"documents/{document.Sha256}", $"documents/{document.Sha256}/text", "folder", "folder/verification", "document-previews/contract"])
        {
            using var response = await stranger.Http.GetAsync(new Uri($"/v1/adoptions/{adoption.Id}/{path}", UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    [Test]
    public async Task Preview_BeforeTheOffer_SaysDraft_AndAfterItIsAConflict()
    {
        var adopter = await given.As(Given.LandEditor);
        var agreed = await given.In(AdoptionState.Agreed);
        var preview = await adopter.Get<PaperDocument>($"/v1/adoptions/{agreed.Id}/document-previews/contract");
        Assert.That(preview.Watermark, Is.EqualTo("Entwurf"));
        using var unknown = await adopter.Http.GetAsync(new Uri($"/v1/adoptions/{agreed.Id}/document-previews/signedCopy", UriKind.Relative));
        Assert.That(unknown.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        var offered = await given.In(AdoptionState.Offered);
        using var late = await adopter.Http.GetAsync(new Uri($"/v1/adoptions/{offered.Id}/document-previews/contract", UriKind.Relative));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Template_Published_CountsForTheNextDocuments_AndChangesNoneThatAreMade()
    {
        var before = await given.In(AdoptionState.Agreed);
        var adopter = await given.As(Given.LandEditor);
        var made = (await adopter.Get<Page<AdoptionDocument>>($"/v1/adoptions/{before.Id}/documents")).Items.Single();
        var editor = await given.As(Given.OperatorEditor);
        var approver = await given.As("approver@betrieb.example.org");
        var template = (await editor.Get<Page<PaperTemplate>>("/v1/paper-templates?limit=100")).Items.Single(one => one.Kind == AdoptionDocumentKind.CoordinationLetter);

        var faulty = await editor.Patch<PaperTemplate>($"/v1/paper-templates/{template.Id}", new PaperTemplatePatch { Body = "# Neuer Brief\n{{nehmer.nam}}" }, template.Version);
        Assert.That(faulty.Draft!.Errors.Single().Detail, Does.StartWith("Zeile 2:").And.Contain("nehmer.name"));
        using var refused = await approver.Send(HttpMethod.Post, $"/v1/paper-templates/{template.Id}/publications", version: faulty.Version, key: Guid.NewGuid().ToString());
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        var draft = await editor.Patch<PaperTemplate>($"/v1/paper-templates/{template.Id}", new PaperTemplatePatch { Body = "# Neuer Brief\n{{nehmer.name}}" }, faulty.Version);
        using var alone = await editor.Send(HttpMethod.Post, $"/v1/paper-templates/{template.Id}/publications", version: draft.Version, key: Guid.NewGuid().ToString());
        Assert.That(alone.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "an editor releases nothing");
        using var published = await approver.Send(HttpMethod.Post, $"/v1/paper-templates/{template.Id}/publications", version: draft.Version, key: Guid.NewGuid().ToString());
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.Created));

        var after = await given.In(AdoptionState.Agreed);
        var old = await adopter.Get<PaperDocument>($"/v1/adoptions/{before.Id}/documents/{made.Sha256}/text");
        var @new = (await adopter.Get<Page<AdoptionDocument>>($"/v1/adoptions/{after.Id}/documents")).Items.Single();
        var versions = (await editor.Get<Page<PaperTemplateVersion>>($"/v1/paper-templates/{template.Id}/versions")).Items;
        Assert.Multiple(() =>
        {
            Assert.That((old.Title, @new.Title), Is.EqualTo(("Abstimmungsschreiben", "Neuer Brief")));
            Assert.That(versions.Select(version => (version.Number, version.Provenance)), Is.EqualTo(new[] { (2, Provenance.Declared), (1, Provenance.Example) }));
            Assert.That(versions[0].PreparedBy, Is.Not.Null.And.Not.EqualTo(versions[0].PublishedBy));
        });
    }

    private static async Task<byte[]> Bytes(Client client, string address)
    {
        using var response = await client.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/zip"));
        return await response.Content.ReadAsByteArrayAsync();
    }
}
