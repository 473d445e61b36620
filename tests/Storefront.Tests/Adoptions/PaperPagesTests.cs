using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Tests.Adoptions;

/// <summary>Documents and contracts to read: every state that their pages can show.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PaperPagesTests : BetweenTwoSides
{
    private static readonly AdoptionDocument Letter = Contract with { Kind = AdoptionDocumentKind.CoordinationLetter, Title = "Abstimmungsschreiben", Sha256 = new string('b', 64), Binding = false };

    private static readonly AdoptionDocument Copy = Contract with { Kind = AdoptionDocumentKind.SignedCopy, Title = "Gezeichnete Ausfertigung", MediaType = "image/png", Sha256 = new string('c', 64) };

    private static readonly PaperDocument Text = new()
    {
        Title = "Nachnutzungsvertrag",
        Reference = $"Nachnutzung {Id}",
        MadeOn = new DateOnly(2026, 11, 2),
        Blocks =
        [
            new PaperBlock { Type = PaperBlockType.Heading, Level = 1, Text = [new PaperRun { Text = "Nachnutzungsvertrag" }] },
            new PaperBlock { Type = PaperBlockType.Heading, Level = 2, Text = [new PaperRun { Text = "§ 1 Gegenstand" }] },
            new PaperBlock { Type = PaperBlockType.Heading, Level = 3, Text = [new PaperRun { Text = "Umfang" }] },
            new PaperBlock { Type = PaperBlockType.Note, Text = [new PaperRun { Text = "Muster" }] },
            new PaperBlock { Type = PaperBlockType.Paragraph, Text = [new PaperRun { Text = "Zwischen " }, new PaperRun { Text = "A <b>", Strong = true }] },
            new PaperBlock { Type = PaperBlockType.List, Items = [new PaperItem { Mark = "1.", Text = [new PaperRun { Text = "Erstens" }] }] },
            new PaperBlock
            {
                Type = PaperBlockType.Table,
                Caption = "Preise",
                Columns = [new PaperColumn { Title = "Posten" }, new PaperColumn { Title = "Betrag", Numeric = true }],
                Rows = [new PaperTableRow { Cells = [new PaperCell { Text = [new PaperRun { Text = "Betrieb" }] }, new PaperCell { Text = [new PaperRun { Text = "1,00 €" }] }] }],
            },
            new PaperBlock { Type = PaperBlockType.Signatures, Items = [new PaperItem { Mark = "Ort, Datum", Text = [new PaperRun { Text = "Thüringen" }] }] },
        ],
    };

    private static DocumentVerification Checked(AdoptionDocument document, bool agrees = true, long? entry = 42) =>
        new() { Kind = document.Kind, Sha256 = document.Sha256, FileName = document.FileName, FileAgrees = agrees, LedgerSequence = entry };

    private void Verify(bool confirmed, params DocumentVerification[] documents) =>
        Answer("GET " + Call("/folder/verification"), new FolderVerification { Confirmed = confirmed, Documents = documents });

    private async Task Papers(Adoption adoption, params AdoptionDocument[] documents)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Tell(adoption);
        Answer("GET " + Call("/documents"), PageOf(documents));
        Verify(documents.Length > 0, [.. documents.Select(document => Checked(document))]);
    }

    [Test]
    public async Task Papers_BeforeTheAgreement_SaysWhenTheFirstComes()
    {
        await Papers(In(AdoptionState.Coordination));

        var page = await Visitor.Open($"/nachnutzungen/{Id}/unterlagen");

        Assert.That(Plain(page), Does.Contain("Noch gibt es keine Unterlage"));
        Assert.That(page.Document.QuerySelector("main a[href$='/unterlagen/mappe']"), Is.Null);
        Assert.That(page.Document.QuerySelectorAll("main a[href*='/vorschau/']").Select(link => link.GetAttribute("href")!.Split('/')[^1]), Is.EqualTo(new[]
        {
            "coordinationLetter", "offer", "contract", "serviceDescription", "priceSheet", "serviceLevel", "dataProtection",
        }));
    }

    [Test]
    public async Task Papers_OfAContract_StandWithHashEntryAndFolder()
    {
        await Papers(In(AdoptionState.Contracted) with { ContractNumber = "FITST/2026/0001" }, Letter, Contract, Copy);

        var page = await Visitor.Open($"/nachnutzungen/{Id}/unterlagen");

        Assert.That(Plain(page), Does.Contain("3 Unterlagen. Das Protokoll bestätigt jede Prüfsumme.").And.Contain("Vertrag FITST/2026/0001").And.Contain("Frühere und andere Unterlagen").And.Contain("Eintrag 42"));
        Assert.That(page.Document.QuerySelector("main a[href$='/unterlagen/mappe']"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector($"main a[href$='/unterlagen/{Contract.Sha256}']"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector($"main a[href$='/unterlagen/{Copy.Sha256}']"), Is.Null, "a scan has no text to read");
        Assert.That(page.Document.QuerySelector($"main a[href$='/unterlagen/{Copy.Sha256}/datei']")!.TextContent, Does.StartWith("Datei"));
        Assert.That(page.Document.QuerySelectorAll("main a[href*='/vorschau/']"), Is.Empty);
    }

    [TestCase(false, true, "Datei weicht ab")]
    [TestCase(true, false, "kein Eintrag")]
    public async Task Papers_ThatTheLedgerDoesNotConfirm_SaySo(bool agrees, bool isEntered, string says)
    {
        await Papers(In(AdoptionState.Contracted), Contract);
        Verify(confirmed: false, Checked(Contract, agrees, isEntered ? 42 : null));

        var page = await Visitor.Open($"/nachnutzungen/{Id}/unterlagen");

        Assert.That(Plain(page), Does.Contain("Nicht jede Prüfsumme ist bestätigt").And.Contain(says));
    }

    [Test]
    public async Task PaperText_ShowsEveryKindOfBlock_AndRunsNothing()
    {
        await Papers(In(AdoptionState.Contracted) with { ContractNumber = "FITST/2026/0001" }, Contract);
        Answer("GET " + Call($"/documents/{Hash}/text"), Text);

        var page = await Visitor.Open($"/nachnutzungen/{Id}/unterlagen/{Hash}");

        Assert.That(page.Heading, Is.EqualTo("Nachnutzungsvertrag"));
        var paper = page.Document.QuerySelector("article.paper")!;
        Assert.Multiple(() =>
        {
            Assert.That(paper.QuerySelector("strong")!.TextContent, Is.EqualTo("A <b>"));
            Assert.That(paper.QuerySelectorAll("b"), Is.Empty);
            Assert.That(paper.QuerySelector("ol li")!.TextContent, Does.Contain("1.").And.Contain("Erstens"));
            Assert.That(paper.QuerySelector("table caption")!.TextContent, Is.EqualTo("Preise"));
            Assert.That(paper.QuerySelector("table tbody th")!.TextContent, Is.EqualTo("Betrieb"));
            Assert.That(paper.QuerySelector(".paper__signatures li")!.TextContent, Does.Contain("Thüringen"));
            Assert.That(Plain(page), Does.Contain("gehört zum Vertrag FITST/2026/0001").And.Contain(Hash));
        });
    }

    [Test]
    public async Task PaperText_ThatBindsNobody_SaysSo()
    {
        await Papers(In(AdoptionState.Agreed), Letter);
        Answer("GET " + Call($"/documents/{Letter.Sha256}/text"), Text with { Title = Letter.Title });

        Assert.That(Plain(await Visitor.Open($"/nachnutzungen/{Id}/unterlagen/{Letter.Sha256}")), Does.Contain("bindet niemanden"));
    }

    [Test]
    public async Task PaperText_OfAnUnknownHash_IsNotFound()
    {
        await Papers(In(AdoptionState.Agreed), Letter);

        Assert.That((await Visitor.Open($"/nachnutzungen/{Id}/unterlagen/{new string('0', 64)}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task PaperPreview_IsADraft_AndOverOnceThereIsAnOffer()
    {
        await Papers(In(AdoptionState.Agreed), Letter);
        Answer("GET " + Call("/document-previews/contract"), Text with { Watermark = "Entwurf" });
        var draft = await Visitor.Open($"/nachnutzungen/{Id}/unterlagen/vorschau/contract");
        Refuse("GET " + Call("/document-previews/contract"), HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        var over = await Visitor.Open($"/nachnutzungen/{Id}/unterlagen/vorschau/contract");

        Assert.That(draft.Heading, Is.EqualTo("Entwurf: Nachnutzungsvertrag"));
        Assert.That(Plain(draft), Does.Contain("Der Entwurf bindet niemanden"));
        Assert.That((over.Status, over.Heading), Is.EqualTo((HttpStatusCode.OK, "Keine Vorschau")));
        Assert.That(over.Document.QuerySelector("article.paper"), Is.Null);
    }

    [TestCase("", "Ein Vertrag entsteht, wenn ein verbindliches Angebot freigegeben wird")]
    [TestCase("?seite=gibt&stand=Ended", "Alle Verträge zeigen")]
    public async Task Contracts_None_SaysWhyAndWhatNext(string query, string says)
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Answer("GET /v1/contract-lines", PageOf<ContractLine>());

        Assert.That(Plain(await Visitor.Open("/vertraege" + query)), Does.Contain("Hier liegt kein Vertrag").And.Contain(says));
    }

    [Test]
    public async Task Contracts_ManyOrWithRubbish_ArePagedByTheFilter()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Answer("GET /v1/contract-lines", PageOf(Line with { Adoption = null, Number = "FITST/2026/0007", EndsOn = new DateOnly(2027, 12, 31) }) with { Total = 30, Next = "/v1/contract-lines?cursor=abc&limit=20" });

        var page = await Visitor.Open("/vertraege?seite=irgendwer&stand=99");

        Assert.That(Sent("GET /v1/contract-lines").Query, Does.Not.Contain("side=").And.Not.Contain("state="));
        Assert.That(Plain(page), Does.Contain("30 Verträge").And.Contain("FITST/2026/0007").And.Contain("31.12.2027"));
        Assert.That(page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")), Has.Some.Contains("cursor=abc"));
    }

    [Test]
    public async Task Chain_BeforeAnOffer_SaysWhatComesNext()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Tell(In(AdoptionState.Coordination));
        Answer("GET /v1/contract-lines", PageOf<ContractLine>());

        var page = await Visitor.Open($"/nachnutzungen/{Id}/vertraege");

        Assert.That(Plain(page), Does.Contain("Noch gibt es keinen Vertrag"));
        Assert.That(page.Document.QuerySelector(".contract-chain"), Is.Null);
    }

    [Test]
    public async Task Chain_OnAContractOfOthers_WithOnesBelow_TellsBoth()
    {
        await SignIn(StandInApi.Thueringen, Role.Reader);
        Tell(In(AdoptionState.Live));
        var signed = Line with
        {
            State = ContractLineState.InForce,
            Number = "FITST/2026/0002",
            Above = Guid.CreateVersion7(),
            ToSign = [],
            Signatures = [new ContractSignature { Organisation = StandInApi.Thueringen, Under = StandInApi.Nordhausen, Name = "Claudia Seidel", SignsAs = "Leiterin", At = Then, Digest = Hash }],
        };
        Answer($"GET /v1/contract-lines/{LineId}", signed);
        Refuse($"GET /v1/contract-lines/{signed.Above}", HttpStatusCode.NotFound, ProblemCodes.NotFound);
        Api.Answers["GET /v1/contract-lines"] = asked => StandInApi.Json(HttpStatusCode.OK, asked.Query.Contains("above=", StringComparison.Ordinal)
            ? PageOf(Line with { Id = Guid.CreateVersion7(), Kind = ContractLineKind.Sub, Seller = StandInApi.Thueringen, Buyer = StandInApi.Nordhausen }) with { Total = 1 }
            : PageOf(signed));

        var page = await Visitor.Open($"/nachnutzungen/{Id}/vertraege");

        Assert.That(Plain(page), Does.Contain("Dieser Vertrag beruht auf einem zwischen anderen Parteien").And.Contain("1 Vertrag endet, wenn dieser endet").And.Contain("Claudia Seidel, Leiterin").And.Contain("im Auftrag, als Nordhausen"));
    }
}
