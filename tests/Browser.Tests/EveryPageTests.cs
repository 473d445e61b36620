using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>What holds for every page: accessible, not wider than a phone, light, nothing from elsewhere.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class EveryPageTests
{
    private const int LargestFirstVisit = 200_000;

    internal static readonly string[] PublicPages =
    [
        "/", "/dienste", "/dienste?q=geld", "/dienste?q=xyzzy", "/dienste?q=Whongeld", "/dienste?q=Wohngeld+xyzzyx", "/dienste?themenfeld=familie-kind&free=false", "/dienste?fachverfahren=Elbtal%20Soziales&interfaceState=productive&number115=true", "/dienste/digitale-baugenehmigung",
        "/dienste/kurabgabe", "/dienste/i-kfz/vertragswege", "/dienste/i-kfz/vertragswege?fuer=160620041041", "/vertragswege", "/vertragswege?dienst=", "/dienste/digitale-baugenehmigung/vertragswege?fuer=16", "/dienste/bafoeg-digital", "/fortschritt", "/anmelden", "/barrierefreiheit", "/barrierefreiheit/melden", "/impressum",
        "/datenschutz", "/leichte-sprache", "/entwickler", "/gibt-es-nicht", "/dienste/gibt-es-nicht",
        "/themenfelder", "/themenfelder/bauen-wohnen", "/themenfelder/gibt-es-nicht", "/laender", "/laender/MV", "/laender/BY", "/laender/XX", "/kosten/bezugsdaten",
        "/kosten", "/kosten?dienst=", "/kosten?wer.Words=Neustadt&dienst=i-kfz", "/dienste/wohngeld-online/kosten", "/dienste/wohngeld-online/kosten?fuer=160620041041&beginn=2027-05&mit=HE&mit=BY&ohne=SH&heute=12.000",
        "/dienste/bafoeg-digital/kosten?fuer=091620000000&beginn=2027-05", "/dienste/bafoeg-digital/kosten?fuer=064120000000&beginn=2027-01", "/dienste/wohngeld-online/kosten?fuer=053140000000&beginn=2027-01&heute=viel",
        "/dienste/adoption-eines-kindes/kosten?fuer=13", "/dienste/kurabgabe/kosten?fuer=130755553109&beginn=2020-01",
        "/kosten/merkliste", "/kosten/merkliste?dienst=wohngeld-online&dienst=bafoeg-digital&fuer=160620041041", "/kosten/merkliste?dienst=wohngeld-online&dienst=kurabgabe&dienst=i-kfz&fuer=160620041041&fuer=091620000000&fuer=064120000000&beginn=2027-05",
        "/dienste/hundesteuer?Kommune.Words=Eisenach", "/dienste/hundesteuer?Kommune.Words=xyzzy",
        "/passwort-vergessen", "/passwort-vergessen?gesendet=true", "/passwort-neu", "/passwort-neu?token=fitm_x", "/einladung?token=fitm_x",
        "/adresse-bestaetigen", "/adresse-bestaetigen?token=fitm_x", "/aufnahme", "/aufnahme/angaben?art=Gemeinde", "/aufnahme/angaben?art=Vendor",
        "/vergleich", "/vergleich?dienst=wohngeld-online", "/vergleich?dienst=wohngeld-online&dienst=digitale-baugenehmigung",
        "/vergleich?dienst=wohngeld-online&dienst=digitale-baugenehmigung&dienst=i-kfz&dienst=kurabgabe&nur=unterschiede",
        "/vergleich?dienst=wohngeld-online&dienst=gibt-es-nicht", "/dienste?vergleich=kurabgabe&vergleich=elfe",
    ];

    private static readonly string[] OwnPages =
    [
        "/schreibtisch", "/schreibtisch/fuer-sie", "/schreibtisch/fuer-andere", "/schreibtisch/warten?ueberfaellig=ja", "/schreibtisch/vollmachten", "/schreibtisch/mehrere",
        "/mitteilungen", "/mitteilungen/einstellungen", "/konto", "/konto/organisation", "/dienste/i-kfz/interesse",
        "/entscheidungen", "/vergleich/entscheidung?dienst=wohngeld-online&dienst=kurabgabe&dienst=i-kfz",
        "/konto/passwort", "/konto/adresse", "/konto/zweiter-faktor", "/konto/sitzungen", "/konto/daten", "/konto/loeschen",
        "/konto/suchen", "/konto/suchen/neu?q=geld&reifegrad=1.1:4",
    ];

    internal static readonly string[] AdministratorsPages =
    [
        "/organisation", "/organisation/mitglieder", "/organisation/einladen", "/organisation/einstellungen", "/organisation/merkmale",
        "/organisation/merkmale/neu", "/organisation/vollmachten", "/organisation/vollmachten/neu",
    ];

    internal static readonly string[] OperatorsPages = ["/betrieb", "/betrieb/pruefung", "/betrieb/antraege", "/betrieb/merkmale", "/betrieb/register", "/betrieb/bezugsdaten", "/betrieb/bezugsdaten/einspielen", "/betrieb/suche", "/betrieb/suche/neu", "/betrieb/aufbewahrung", "/betrieb/checkliste", "/betrieb/checkliste/testPlan", "/betrieb/checkliste/neu", "/anbindungen", "/anbindungen?stand=test&ansicht=liste"];

    /// <summary>What the providing Land sees of the prices of an offer of its own.</summary>
    internal static async Task<string[]> PagesOfPrices()
    {
        using var visitor = BrowserUnderTest.Store.Api.Visitor();
        var offer = (await Given.Offer(visitor, "digitale-baugenehmigung", LegalModel.FitStore)).Id;
        return
        [
            $"/angebote/{offer}/preise", $"/angebote/{offer}/preise?neu%5B0%5D=%2B3+%25", $"/angebote/{offer}/preise?neu%5B0%5D=viel",
            $"/angebote/{offer}/neufestsetzung", $"/angebote/{offer}/neufestsetzung?neu%5B0%5D=%2B3+%25&schritt=wirkung", $"/angebote/{offer}/neufestsetzung?neu%5B0%5D=%2B3+%25&schritt=pruefen", $"/angebote/{offer}/neufestsetzung?schritt=wirkung",
        ];
    }

    /// <summary>What a Land sees of what its Kommunen want, and of what it gives to many of them.</summary>
    internal static async Task<string[]> PagesOfDemand()
    {
        var api = BrowserUnderTest.Store.Api;
        using var land = await api.As(Given.LandEditor);
        using var desk = await api.As(Given.OperatorEditor);
        using var kreis = await api.As("editor@landkreis-nordhausen.example.org");
        if ((await kreis.Get<Page<Adoption>>("/v1/adoptions?side=adopter&service=wohngeld-online")).Items.Count == 0)
        {
            await Given.Interest(kreis, "wohngeld-online");
        }

        var offer = await GivenAssignment.Contracted(land);
        var prepared = await GivenAssignment.Prepare(land, GivenAssignment.Of(offer, await GivenAssignment.Kommunen(desk, 3, "16993")));
        var page = $"/zuweisungen/{prepared.Id}";
        return ["/bedarf", "/bedarf/wohngeld-online", "/bedarf/wohngeld-online?beginn=2028-05", "/bedarf/i-kfz", "/zuweisungen", "/zuweisungen/neu", page, $"{page}/freigeben", $"{page}/abbrechen"];
    }

    internal static readonly string[] LaendersPages = ["/organisation", "/organisation/weitergabe"];

    /// <summary>What somebody sees who describes services: a published one, and a draft with all its sections and an offer.</summary>
    internal static async Task<string[]> PagesOfPublishing()
    {
        using var editor = await BrowserUnderTest.Store.Api.As(Given.LandEditor);
        var draft = (await GivenListing.ReadyDraft(BrowserUnderTest.Store.Api, editor)).Service;
        var offer = (await editor.Get<Page<ProvidedOffer>>($"/v1/services/{draft}/provided-offers")).Items.Single().Id;
        var home = $"/bereitstellen/{draft}";
        return
        [
            "/bereitstellen", "/bereitstellen/neu", home, .. Sections.Select(section => $"{home}/{section}"),
            $"{home}/dateien", $"{home}/vorschau", $"{home}/einreichen", $"{home}/verwerfen", $"{home}/versionen", $"{home}/verlauf", $"/bereitstellen/neu?vorlage={draft}",
            $"{home}/angebote", $"{home}/angebote/neu", $"{home}/angebote/{offer}", .. Clauses.Select(clause => $"{home}/angebote/{offer}/{clause}"), $"{home}/angebote/{offer}/veroeffentlichen",
        ];
    }

    /// <summary>What the operator sees of a revision that it reviews.</summary>
    internal static async Task<string[]> PagesOfReview() => [$"/betrieb/pruefung/{(await GivenListing.InReview(BrowserUnderTest.Store.Api)).Service}"];

    private static readonly string[] Sections =
    [
        "name", "beschreibung", "einordnung", "betrieb", "zugang", "anbindung", "fachverfahren", "support", "nachnutzungskonzept", "anforderungen", "prinzipien", "unterlagen",
        "ansprechstellen", "stichwoerter",
    ];

    private static readonly string[] Clauses = ["preise", "nutzung", "lizenz", "pflege", "betriebszeiten", "datenschutz", "laufzeit"];

    /// <summary>A counted set and a draft, whose addresses hold ids.</summary>
    internal static async Task<string[]> PagesOfDataSets()
    {
        using var desk = await BrowserUnderTest.Store.Api.As(Given.OperatorEditor);
        var zensus = (await desk.Get<Page<DataSet>>("/v1/reference-data-sets?key=inhabitants&state=counted")).Items.Single(set => set.AsOf.Year == 2022);
        var draft = await Given.DataSetImport(desk, "ars,value\n16,5\n11,7\n", "key=inhabitants&name=Probe&source=Probe&asOf=2025-12-31");
        var failed = await Given.DataSetImport(desk, "ars,value\n16,viele\n", "key=inhabitants&name=Probe&source=Probe&asOf=2025-12-31");
        return
        [
            $"/kosten/bezugsdaten/{zensus.Id}", $"/kosten/bezugsdaten/{zensus.Id}?ebene=Gemeinde&ars=16062", $"/kosten/bezugsdaten/{zensus.Id}?ars=99",
            $"/betrieb/bezugsdaten/{draft.DataSet}", $"/betrieb/bezugsdaten/{zensus.Id}", $"/betrieb/bezugsdaten/einspielung/{draft.Id}", $"/betrieb/bezugsdaten/einspielung/{failed.Id}",
        ];
    }

    /// <summary>The pages of an offer's terms, whose addresses hold an id.</summary>
    internal static async Task<string[]> PagesOfTerms()
    {
        using var visitor = BrowserUnderTest.Store.Api.Visitor();
        var changed = $"/dienste/i-kfz/konditionen/{(await Given.Offer(visitor, "i-kfz", LegalModel.Verwaltungsvereinbarung)).Id}";
        var single = $"/dienste/kurabgabe/konditionen/{(await Given.Offer(visitor, "kurabgabe", LegalModel.Kommunalvertreter)).Id}";
        return [$"{changed}/1", $"{changed}/vergleich", $"{changed}/vergleich?von=2&bis=1", $"{changed}/vergleich?von=1&bis=9", $"{single}/vergleich"];
    }

    [Test]
    public async Task PublicPages_AreSound()
    {
        await using var visitor = await BrowserUnderTest.Person();
        await AreSound(visitor, [.. PublicPages, .. await PagesOfTerms()]);
    }

    [Test]
    public async Task OwnPages_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("editor@bonn.example.org");
        await AreSound(person, OwnPages);
    }

    [Test]
    public async Task AdministratorsPages_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("admin@nordhausen.example.org");
        await AreSound(person, AdministratorsPages);
    }

    [Test]
    public async Task OperatorsPages_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(Given.OperatorEditor);
        await AreSound(person, [.. OperatorsPages, .. await PagesOfDataSets(), .. await PagesOfReview()]);
    }

    [Test]
    public async Task LaendersPages_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("approver@thueringen.example.org");
        await AreSound(person, LaendersPages);
    }

    [Test]
    public async Task PagesOfDemand_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(Given.LandEditor);
        await AreSound(person, await PagesOfDemand());
    }

    [Test]
    public async Task PagesOfPrices_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("editor@mecklenburg-vorpommern.example.org");
        await AreSound(person, await PagesOfPrices());
    }

    [Test]
    public async Task PagesOfAdoptions_AreSound()
    {
        foreach (var (email, paths) in await AdoptionPages.All())
        {
            await using var person = await BrowserUnderTest.Person();
            await person.SignIn(email);
            await AreSound(person, paths);
        }
    }

    [Test]
    public async Task PagesOfPublishing_AreSound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(Given.LandEditor);
        await AreSound(person, await PagesOfPublishing());
    }

    [Test]
    public async Task PagesOfAService_ForItsApprover_AreSound()
    {
        var service = (await GivenListing.Published(BrowserUnderTest.Store.Api)).Service;
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(GivenListing.LandApprover);
        await AreSound(person, [$"/bereitstellen/{service}", $"/bereitstellen/{service}/aussetzen", $"/bereitstellen/{service}/ende"]);
    }

    [Test]
    public async Task PickOrganisation_ByKeyboard_IsAComboboxThatTellsWhatItFound()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("admin@nordhausen.example.org");
        await person.Open("/organisation/vollmachten/neu");
        var field = person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox);
        var options = person.Page.GetByRole(AriaRole.Option);

        await field.PressSequentiallyAsync("IT-Verb");
        await options.First.WaitForAsync();
        Assert.That(await field.GetAttributeAsync("aria-expanded"), Is.EqualTo("true"));
        Assert.That(await person.Page.Locator(".pick [role=status]").TextContentAsync(), Does.Contain("gefunden"));
        await field.PressAsync("ArrowDown");
        Assert.That(await field.GetAttributeAsync("aria-activedescendant"), Is.EqualTo(await options.First.GetAttributeAsync("id")));
        await person.PageIsSound();

        await field.PressAsync("Escape");
        Assert.That(await options.CountAsync(), Is.Zero);
        await field.PressAsync("ArrowDown");
        await options.First.WaitForAsync();
        await field.PressAsync("ArrowDown");
        await field.PressAsync("Enter");

        Assert.That(await field.InputValueAsync(), Does.StartWith("IT-Verbund"));
        Assert.That(await person.Page.Locator("input[name='Agent.Id']").InputValueAsync(), Is.Not.Empty);
        Assert.That(person.Page.Url, Does.EndWith("/organisation/vollmachten/neu"), "choosing sends nothing");
    }

    [Test]
    public async Task FirstVisit_IsLight([Values("/", "/dienste", "/dienste/digitale-baugenehmigung")] string path)
    {
        await using var visitor = await BrowserUnderTest.Person();
        var sizes = new List<Task<(string Url, int Size)>>();
        visitor.Page.RequestFinished += (_, request) => sizes.Add(Size(request));
        await visitor.Open(path);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var files = (await Task.WhenAll(sizes)).Where(file => !file.Url.EndsWith(".woff2", StringComparison.Ordinal)).ToList();
        Assert.That(files.Sum(file => file.Size), Is.LessThan(LargestFirstVisit), string.Join('\n', files));
        static async Task<(string Url, int Size)> Size(IRequest request)
        {
            var sizes = await request.SizesAsync();
            return (request.Url, sizes.ResponseBodySize + sizes.ResponseHeadersSize);
        }
    }

    [Test]
    public async Task Feedback_WithoutAnAccount_ReachesTheOperatorsDesk()
    {
        await using var visitor = await BrowserUnderTest.Person(360, javaScript: false);
        await visitor.Open("/barrierefreiheit/melden");
        await visitor.Fill("Was hindert Sie?", "Die Karte ist ohne Maus nicht bedienbar.");
        await visitor.Page.GetByRole(AriaRole.Main).Locator("form[method=post] button[type=submit], form[method=post] button:not([type])").First.ClickAsync();
        await visitor.DoesNotSee("Was hindert Sie?");

        await using var operation = await BrowserUnderTest.Person();
        await operation.SignIn("reader@betrieb.example.org");
        await operation.Open("/schreibtisch/rueckmeldungen");
        await operation.Sees("Die Karte ist ohne Maus nicht bedienbar.");
        await operation.PageIsSound();
    }

    /// <summary>
    /// On a phone, and then in a wide window. One browser walks through all of them, because Chromium takes longer to start a window than
    /// axe to look at a page; each page that is not sound is told.
    /// </summary>
    private static async Task AreSound(Person person, string[] paths)
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var path in paths)
        {
            await person.Page.SetViewportSizeAsync(360, 900);
            await person.Open(path);
            await person.PageIsSound();
            await person.Page.SetViewportSizeAsync(1280, 900);
            await person.PageIsSound();
        }
    }
}
