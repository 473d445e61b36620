using System.Net;
using FitStore.Api.Documents;
using FitStore.Api.Files;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>What was agreed stays what is offered, whoever joins between; and who offers is told what a preview of now would say.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class AgreedPriceTests(string kind)
{
    private const string ThirdLand = "editor@nordrhein-westfalen.example.org";

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
    public async Task Offer_AfterAThirdLandJoined_StatesWhatWasAgreed_AndTheDifferenceIsToldBefore()
    {
        var agreed = await given.In(AdoptionState.Agreed);
        var seller = await given.As(Given.OperatorEditor);
        var before = await seller.Get<Agreement>($"/v1/adoptions/{agreed.Id}/agreement");
        Assert.That(before.Now, Is.Null, "nothing has changed yet");

        await given.In(AdoptionState.Contracted, agreed.Offer, ThirdLand);
        var after = await seller.Get<Agreement>($"/v1/adoptions/{agreed.Id}/agreement");
        var (then, now) = (after.Now!.Agreed!, after.Now.Current!);
        Assert.Multiple(() =>
        {
            Assert.That(after.Proposal, Is.EqualTo(before.Proposal), "what was agreed stays");
            Assert.That(then.FirstYear, Is.EqualTo(before.Proposal.FirstYear));
            Assert.That((then.FullYear.Cents, now.FullYear.Cents), Is.EqualTo((600_000L, 400_000L)), "12,000 by two, and by three");
            Assert.That(now.FirstYear.Cents, Is.LessThan(then.FirstYear.Cents));
            Assert.That(after.Now.Joined.Select(land => land.Land), Is.EqualTo(new[] { "NW" }));
            Assert.That((after.Now.Left, after.Now.NewData), Is.EqualTo((Array.Empty<object>(), Array.Empty<object>())));
        });

        var preview = Words(await seller.Get<PaperDocument>($"/v1/adoptions/{agreed.Id}/document-previews/priceSheet"));
        Assert.That(preview, Does.Contain(Euro(then.FirstYear)).And.Not.Contain(Euro(now.FirstYear)));

        var offered = await given.Do(agreed, AdoptionAct.MakeBindingOffer);
        foreach (var kindOfPaper in (AdoptionDocumentKind[])[AdoptionDocumentKind.PriceSheet, AdoptionDocumentKind.Offer, AdoptionDocumentKind.Contract])
        {
            var text = await Text(offered, kindOfPaper);
            Assert.That(text, Does.Contain(Euro(then.FirstYear)).And.Not.Contain(Euro(now.FirstYear)).And.Not.Contain(Euro(now.FullYear)), $"{kindOfPaper}");
        }

        var sheet = await Text(offered, AdoptionDocumentKind.PriceSheet);
        Assert.Multiple(async () =>
        {
            Assert.That(sheet, Does.Contain("Konditionen in Fassung 1").And.Contain("Herleitung").And.Not.Contain("Nordrhein-Westfalen"));
            Assert.That(await Derivation(offered, AdoptionDocumentKind.PriceSheet), Is.EqualTo(await Derivation(offered, AdoptionDocumentKind.CoordinationLetter)), "line by line what was agreed");
            Assert.That((await seller.Get<Agreement>($"/v1/adoptions/{agreed.Id}/agreement")).Now, Is.Null, "the offer is made");
        });
    }

    [Test]
    public async Task Offer_MadeAnewLongAfter_StillStatesWhatWasAgreed()
    {
        var agreed = await given.In(AdoptionState.Agreed);
        var price = (await (await given.As(Given.LandEditor)).Get<Agreement>($"/v1/adoptions/{agreed.Id}/agreement")).Proposal.FirstYear!;
        var lapsed = await given.Do(await given.Do(agreed, AdoptionAct.MakeBindingOffer), AdoptionAct.Lapse);
        await given.In(AdoptionState.Contracted, agreed.Offer, ThirdLand);
        var sweep = api.Services.GetRequiredService<FileSweep>();
        await sweep.Run();
        await given.Clock(api.Clock.GetUtcNow().Date is var day ? DateOnly.FromDateTime(day).AddDays(3) : default);
        await sweep.Run();

        var again = await given.Do(lapsed, AdoptionAct.MakeBindingOffer);
        Assert.That(await Text(again, AdoptionDocumentKind.PriceSheet), Does.Contain(Euro(price)).And.Not.Contain("4.000,00"));
    }

    [Test]
    public async Task Agreement_AskedForAStart_HasThePriceOfThatStart()
    {
        var adoption = await given.In(AdoptionState.Coordination);
        var client = await given.As(Given.LandEditor);
        var year = api.Clock.GetUtcNow().Year + 1;
        var agreement = await client.Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement?start={year}-07&termsVersion=1");
        using var past = await client.Send(HttpMethod.Get, $"/v1/adoptions/{adoption.Id}/agreement?start=2020-01");
        using var unknown = await client.Send(HttpMethod.Get, $"/v1/adoptions/{adoption.Id}/agreement?termsVersion=7");
        Assert.Multiple(async () =>
        {
            Assert.That((agreement.Proposal.Start, agreement.Proposal.TermsVersion, agreement.TermsInForce, agreement.Proposal.FirstYear!.Cents), Is.EqualTo(($"{year}-07", 1, 1, 300_000L)), "half a year of 6,000");
            Assert.That((await Client.Problem(past, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Parameter), Is.EqualTo(new[] { "start" }));
            Assert.That((await Client.Problem(unknown, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Parameter), Is.EqualTo(new[] { "termsVersion" }));
        });
    }

    private async Task<PaperDocument> Read(Adoption adoption, AdoptionDocumentKind kindOfPaper)
    {
        var reader = await given.As(Given.LandEditor);
        var listed = (await reader.Get<Page<AdoptionDocument>>($"/v1/adoptions/{adoption.Id}/documents?limit=100")).Items.Last(document => document.Kind == kindOfPaper);
        return await reader.Get<PaperDocument>($"/v1/adoptions/{adoption.Id}/documents/{listed.Sha256}/text");
    }

    private async Task<string> Text(Adoption adoption, AdoptionDocumentKind kindOfPaper) => Words(await Read(adoption, kindOfPaper));

    /// <summary>The rows that say how the price comes about.</summary>
    private async Task<IReadOnlyList<string>> Derivation(Adoption adoption, AdoptionDocumentKind kindOfPaper) =>
    [
        .. (await Read(adoption, kindOfPaper)).Blocks.Where(block => block.Columns.Any(column => column.Title == "Herleitung"))
            .SelectMany(block => block.Rows).Select(row => string.Join(" | ", row.Cells.Select(cell => Paper.Plain(cell.Text)))),
    ];

    private static string Words(PaperDocument document) => string.Join('\n', document.Blocks.SelectMany(block => (IEnumerable<string>)
    [
        Paper.Plain(block.Text),
        .. block.Items.Select(item => Paper.Plain(item.Text)),
        .. block.Rows.SelectMany(row => row.Cells).Select(cell => Paper.Plain(cell.Text)),
    ])).Replace('\u00a0', ' ');

    private static string Euro(Money money) => (money.Cents / 100m).ToString("N2", System.Globalization.CultureInfo.GetCultureInfo("de-DE"));
}
