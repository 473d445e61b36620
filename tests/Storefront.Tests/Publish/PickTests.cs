using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>Picking what a listing says from the catalogues and the lists that all share.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PickTests : WritingFor
{
    private const string Keys = "classification-leistungsschluessel";
    private const string Systems = "connection-fachverfahren";

    private static readonly Leistung Permit = new() { Key = "99012007005000", Name = "Baugenehmigung Erteilung", Synonyms = ["Baugenehmigung Erteilung", "Bauantrag"] };

    [Test]
    public async Task Open_KeysOfTheListing_AreNamedOrWarnedOf()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Answer("GET /v1/leistungen", PageOf(Permit));
        var page = await Visitor.Open($"{Home}/einordnung");

        var known = page.Document.QuerySelector(".picks__known")!.TextContent;
        Assert.That(known, Does.Contain("99012007005000: Baugenehmigung Erteilung"));
        Assert.That(known, Does.Contain("„99012007006000“ steht nicht im Leistungskatalog, Stand 01.11.2026. Prüfen Sie die Nummer."));
        Assert.That(Sent("GET /v1/leistungen").Query, Does.Contain("key=99012007005000").And.Contain("key=99012007006000"));
        Assert.That(page.Text, Does.Contain("Der Betreiber hat dazu noch keine Liste eingespielt."), "there are no OZG-IDs to look in");
    }

    [Test]
    public async Task Search_ByName_OffersAndTakesOverWhatIsTicked()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Answer("GET /v1/leistungen", PageOf(Permit, new Leistung { Key = "99012001000000", Name = "Baulast Eintragung" }));
        var found = await Search(await Visitor.Open($"{Home}/einordnung"), Keys, (Keys + "-suche", "bau"));

        Assert.That(found.Document.QuerySelectorAll($"[name='{Keys}-gefunden']").Select(box => box.GetAttribute("value")), Is.EqualTo((string[])["99012001000000"]), "what is there already is not offered");
        Assert.That(Patches, Is.Empty);

        var taken = await Search(found, Keys, (Keys + "-gefunden", "99012001000000"));
        Assert.That(taken.Value(Keys), Is.EqualTo("99012007005000\n99012007006000\n99012001000000"));
        Assert.That(taken.Value(Keys + "-suche"), Is.Empty);

        await Visitor.Submit(taken);
        Assert.That(Revision.Content.Classification.Leistungsschluessel, Has.Count.EqualTo(3).And.Contain("99012001000000"));
    }

    [Test]
    public async Task Save_TickedAndSaved_IsTakenOver()
    {
        await SignInEditor();
        Answer("GET /v1/leistungen", PageOf(Permit));
        var found = await Search(await Visitor.Open($"{Home}/einordnung"), Keys, (Keys + "-suche", "bau"));

        await Visitor.Submit(found, (Keys + "-gefunden", Permit.Key));

        Assert.That(Revision.Content.Classification.Leistungsschluessel, Is.EqualTo((string[])[Permit.Key]));
    }

    [Test]
    public async Task Save_WordsNobodyLookedAt_AsksWhatIsMeant()
    {
        await SignInEditor();
        Answer("GET /v1/leistungen", PageOf(Permit));
        var again = await Visitor.Submit(await Visitor.Open($"{Home}/einordnung"), (Keys + "-suche", "Baugenehmigung"));

        HasErrorAt(again, Keys + "-suche");
        Assert.That(again.Value(Keys + "-suche"), Is.EqualTo("Baugenehmigung"));
        Assert.That(again.Document.QuerySelector($"[name='{Keys}-gefunden']"), Is.Not.Null);

        // Who looked and wants none of it is not asked again.
        Assert.That((await Visitor.Submit(again)).Address.AbsolutePath, Is.EqualTo(Home));
    }

    [Test]
    public async Task Search_NothingToLookFor_Saves()
    {
        await SignInEditor();
        var after = await Search(await Visitor.Open($"{Home}/einordnung"), Keys, (Keys, Permit.Key));

        Assert.That(after.Address.AbsolutePath, Is.EqualTo(Home), "Enter in another field presses the first button of the form");
        Assert.That(Revision.Content.Classification.Leistungsschluessel, Is.EqualTo((string[])[Permit.Key]));
    }

    [Test]
    public async Task Search_Nothing_SaysSoAndKeepsTheWords()
    {
        await SignInEditor();
        var page = await Search(await Visitor.Open($"{Home}/einordnung"), Keys, (Keys + "-suche", "<b>xyz</b>"));

        Assert.That(page.Text, Does.Contain("Nichts gefunden zu „<b>xyz</b>“"));
        Assert.That(page.Value(Keys + "-suche"), Is.EqualTo("<b>xyz</b>"));
    }

    [Test]
    public async Task Fachverfahren_Ticked_FillsARowOfItsOwn()
    {
        Revision = Listings.Revision(Listings.Everything);
        await SignInEditor();
        Answer("GET /v1/fachverfahren-products", PageOf(
            new FachverfahrenProduct { Id = Guid.CreateVersion7(), Version = 1, Product = "Elbtal Bau", Vendor = "Elbtal GmbH", Provenance = FitStore.Contracts.Provenance.Declared },
            new FachverfahrenProduct { Id = Guid.CreateVersion7(), Version = 1, Product = "Amtwerk", Vendor = "Amtwerk Software", Provenance = FitStore.Contracts.Provenance.Declared }));
        var found = await Search(await Visitor.Open($"{Home}/fachverfahren"), Systems, (Systems + "-suche", "werk"));
        var taken = await Search(found, Systems, (Systems + "-gefunden", "Amtwerk\tAmtwerk Software"));

        Assert.That((taken.Value($"{Systems}-2-product"), taken.Value($"{Systems}-2-vendor")), Is.EqualTo(("Amtwerk", "Amtwerk Software")));
        Assert.That(taken.Document.GetElementById($"{Systems}-3-product"), Is.Not.Null, "one row is left to type in");
        Assert.That(taken.Text, Does.Contain("„Bauamt plus, Nordkiefer“ steht nicht in der gemeinsamen Liste.").And.Not.Contain("„Elbtal Bau, Elbtal GmbH“ steht nicht"));

        await Visitor.Submit(taken, ($"{Systems}-2-state", "productive"));
        Assert.That(Revision.Content.Connection!.Fachverfahren[^1], Is.EqualTo(new Fachverfahren { Product = "Amtwerk", Vendor = "Amtwerk Software", State = InterfaceState.Productive }));
    }

    [TestCase("leistungen", "Baugenehmigung Erteilung")]
    [TestCase("gibt-es-nicht", null)]
    public async Task List_ForTheScript_AnswersWhatIsFound(string list, string? text)
    {
        Answer("GET /v1/leistungen", PageOf(Permit));
        using var answer = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Browser.BaseAddress!, $"/listen/{list}?q=bau")));

        Assert.That((int)answer.StatusCode, Is.EqualTo(text is null ? 404 : 200));
        if (text is not null)
        {
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(Permit.Key).And.Contain(text));
        }
    }

    private Task<Shown> Search(Shown page, string field, params (string, string)[] typed) => Visitor.Submit(page, $"[data-for='{field}'] button[formaction]", typed);
}
