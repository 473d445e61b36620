using AngleSharp.Html.Parser;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Browser.Tests;

/// <summary>The check values of the rules of cost, as a Kämmerer reads them on the page.</summary>
internal sealed class CostCheckValuesTests
{
    private static readonly DateOnly LongAgo = new(2025, 3, 1);
    private static readonly string[] Ten = ["01", "03", "04", "05", "07", "08", "10", "13", "14", "15"];
    private static readonly string[] All = [.. Enumerable.Range(1, 16).Select(number => $"{number:00}")];

    private StoreUnderTest store = null!;
    private HttpClient visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        store = await StoreUnderTest.Start();
        visitor = new HttpClient { BaseAddress = store.Address };
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor.Dispose();
        await store.DisposeAsync();
    }

    [TestCase("08", "156.487,32")]
    [TestCase("05", "252.911,04")]
    [TestCase("04", "11.445,48")]
    [TestCase("16", "31.585,32")]
    public async Task Koenigstein_OverAll_IsAsInTheRules(string land, string amount) =>
        Assert.That(await Page(120_000_000, AllocationKey.Koenigstein, Financing.Adopters, All, land), Does.Contain($"zahlt {amount} € im Jahr 2027"));

    [TestCase("08", "246.255,12", "250.639,57")]
    [TestCase("04", "18.011,09", "15.709,82")]
    [TestCase("05", "397.991,59", "401.937,48")]
    [TestCase("13", "37.398,25", "35.071,07")]
    public async Task OverTen_ByKoenigsteinAndInhabitants_IsAsInTheRules(string land, string byKoenigstein, string byInhabitants)
    {
        var adjusted = await Page(120_000_000, AllocationKey.Koenigstein, Financing.Adopters, Ten, land);
        Assert.That(adjusted, Does.Contain($"zahlt {byKoenigstein} € im Jahr 2027").And.Contain("angepasst").And.Contain("unbestätigt"));
        Assert.That(await Page(120_000_000, AllocationKey.Inhabitants, Financing.Adopters, Ten, land), Does.Contain($"zahlt {byInhabitants} € im Jahr 2027"));
    }

    [TestCase("13", "24.640,47", "5.941,35")]
    [TestCase("04", "11.866,92", "2.861,37")]
    [TestCase("05", "262.223,56", "63.227,76")]
    public async Task Joint_OverTen_IsAsInTheRules(string land, string whole, string anyway) =>
        Assert.That(
            await Page(120_000_000, AllocationKey.Koenigstein, Financing.Joint, Ten, land),
            Does.Contain($"zahlt {whole} € im Jahr 2027").And.Contain($"{anyway} €").And.Contain("ohnehin").And.Contain("300.000,00 €"));

    [Test]
    public async Task Joint_OfALandThatDoesNotAdopt_IsAsInTheRules() =>
        Assert.That(await Page(120_000_000, AllocationKey.Koenigstein, Financing.Joint, Ten, "09", "&ohne=BY"), Does.Contain("46.682,16 €").And.Contain("ohnehin"));

    [Test]
    public async Task FirstYear_FromMay_IsAsInTheRules()
    {
        var text = await Page(100_000, AllocationKey.Koenigstein, Financing.Adopters, [.. Ten.Where(land => land != "08")], "08", start: "2027-05");
        Assert.That(text, Does.Contain("zahlt 136,80 € für 8 Monate 2027, danach 205,21 € im Jahr"));
    }

    /// <summary>The text of the calculator of an offer with one item, shared by these Länder.</summary>
    private async Task<string> Page(long cents, AllocationKey key, Financing financing, IReadOnlyList<string> adopters, string land, string scenario = "", string start = "2027-01")
    {
        var sheet = PricedOffers.Sheet(PricedOffers.Shared(cents, (key, "1"))) with { Financing = financing };
        var offer = await PricedOffers.Add(store.Api, sheet, adopters: [.. adopters.Where(ars => ars != PricedOffers.Provider).Select(ars => (ars, LongAgo))]);
        using var api = store.Api.Visitor();
        var preview = await api.Get<CostPreview>($"/v1/offers/{offer}/cost-preview?organisation={land}&start={start}");
        var html = await visitor.GetStringAsync(new Uri($"/dienste/{preview.Service}/kosten?fuer={land}&beginn={start}{scenario}", UriKind.Relative));
        using var page = new HtmlParser().ParseDocument(html);
        return string.Join(' ', page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
