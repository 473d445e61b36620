using System.Net;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Api.Tests.Lists;

/// <summary>What listings are filled in from: requirements, keys, and the lists that all share.</summary>
[TestFixture]
internal sealed class ListsTests
{
    private const string Heading = "Schluessel;Typ;Veröffentlichungsdatum;Synonyme;Besondere Merkmale";

    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Client desk = null!;
    private Client editor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
        desk = await api.As(Given.OperatorEditor);
        editor = await api.As(Given.LandEditor);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        desk?.Dispose();
        editor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Requirements_OfTheSample_AreTheCatalogueThatItsServicesAnswer()
    {
        var entry = (await visitor.Get<Page<RequirementCatalogueEntry>>("/v1/requirement-catalogues?limit=100")).Items.Single(known => known.Provenance == Provenance.Example);
        var catalogue = await visitor.Get<RequirementCatalogue>($"/v1/requirement-catalogues/{entry.Id}");
        var answers = (await visitor.Get<Service>($"/v1/services/{Given.Slug}")).Requirements!;
        Assert.Multiple(() =>
        {
            Assert.That(answers.Catalogue, Is.EqualTo(catalogue.Title));
            Assert.That(catalogue.Requirements, Has.Count.EqualTo(24).And.Count.EqualTo(entry.Requirements));
            Assert.That(catalogue.Requirements.Select(requirement => requirement.Group).Distinct().Count(), Is.EqualTo(8));
            Assert.That(answers.Answers.Select(answer => (answer.Id, answer.Obligation, answer.Text)), Is.SubsetOf(catalogue.Requirements.Select(requirement => (requirement.Id, requirement.Obligation, requirement.Text))));
        });
    }

    [Test]
    public async Task Requirements_ANewEdition_StandsBesideTheOldOne()
    {
        var first = new NewRequirementCatalogue { Name = "EfA-Mindestanforderungen", Edition = Guid.NewGuid().ToString("N"), Requirements = [Requirement("GE-01"), Requirement("GE-02")] };
        var made = await desk.Post<RequirementCatalogue>("/v1/requirement-catalogues", first);
        using var again = await desk.Send(HttpMethod.Post, "/v1/requirement-catalogues", first, key: Guid.NewGuid().ToString());
        var next = await desk.Post<RequirementCatalogue>("/v1/requirement-catalogues", first with { Edition = Guid.NewGuid().ToString("N") });
        var newest = (await visitor.Get<Page<RequirementCatalogueEntry>>("/v1/requirement-catalogues?limit=1")).Items.Single();
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Problem(again, HttpStatusCode.Conflict)).Existing, Is.EqualTo($"/v1/requirement-catalogues/{made.Id}"));
            Assert.That((newest.Id, newest.Muss), Is.EqualTo((next.Id, 2)));
            Assert.That(made.Requirements.Select(requirement => requirement.Id), Is.EqualTo(new[] { "GE-01", "GE-02" }));
        });
    }

    [Test]
    public async Task Requirements_TwiceOrOfNoGroup_AreToldByPointer()
    {
        var wrong = new NewRequirementCatalogue { Name = "Probe", Edition = "x", Requirements = [Requirement("GE-01"), Requirement("GE-01") with { Group = "Anderes" }] };
        using var reply = await desk.Send(HttpMethod.Post, "/v1/requirement-catalogues", wrong, key: Guid.NewGuid().ToString());
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EquivalentTo(new[] { "/requirements", "/requirements/1/group" }));
    }

    [Test]
    public async Task Leistungen_AsTheFimPortalWritesThem_AreFoundByNameSynonymAndNumber()
    {
        var file = $"{Heading}\r\n99400000000001;2/3;01.03.2024;Prüfung der Bücher|Buchprüfung für Öffentliche;Antrag|Bescheid\r\n99400000000002;3;;\"Grüner; Pass\";\r\n";
        var import = await Given.KeyImport(desk, Encoding.Latin1.GetBytes(file), KeyCatalogue.Leistungen);
        Assert.That((import.State, import.Added, import.Lines), Is.EqualTo((ImportState.Done, 2, 2)), string.Join("; ", import.Errors.Select(error => error.Detail)));
        var found = (await Leistungen("q=b%C3%BCcher")).Single();
        Assert.Multiple(async () =>
        {
            Assert.That((found.Key, found.Name, found.Type, found.PublishedOn), Is.EqualTo(("99400000000001", "Prüfung der Bücher", "2/3", (DateOnly?)new DateOnly(2024, 3, 1))));
            Assert.That(found.Synonyms, Is.EqualTo(new[] { "Prüfung der Bücher", "Buchprüfung für Öffentliche" }));
            Assert.That(found.Features, Is.EqualTo(new[] { "Antrag", "Bescheid" }));
            Assert.That((await Leistungen("q=oeffentliche%20buchpruefung")).Select(entry => entry.Key), Is.EqualTo(new[] { "99400000000001" }));
            Assert.That((await Leistungen("q=99%20400")).Select(entry => entry.Key), Is.EqualTo(new[] { "99400000000001", "99400000000002" }));
            Assert.That((await Leistungen("q=pass")).Select(entry => entry.Name), Is.EqualTo(new[] { "Grüner; Pass" }));
            Assert.That((await Leistungen("key=99400000000002&key=99999999999999")).Select(entry => entry.Key), Is.EqualTo(new[] { "99400000000002" }), "what is not told is not known");
        });
        var again = await Given.KeyImport(desk, Encoding.Latin1.GetBytes(file.Replace("Grüner", "Blauer", StringComparison.Ordinal)), KeyCatalogue.Leistungen);
        Assert.That((again.Added, again.Updated, again.Unchanged), Is.EqualTo((0, 1, 1)));
    }

    [TestCase("\uFEFF", ",", "utf-8")]
    [TestCase("", ",", "iso-8859-1")]
    [TestCase("", ";", "utf-8")]
    public async Task Leistungen_InOtherForms_AreRead(string mark, string separator, string encoding)
    {
        var key = $"995{Random.Shared.NextInt64(10_000_000_000, 99_999_999_999)}";
        var file = $"{mark}{Heading.Replace(";", separator, StringComparison.Ordinal)}{separator}Bezeichnung\n{string.Join(separator, key, "1", "2024-03-01", "Flurstück", "", "Förmliche Zustellung")}\n";
        var import = await Given.KeyImport(desk, Encoding.GetEncoding(encoding).GetBytes(file), KeyCatalogue.Leistungen);
        Assert.That(import.State, Is.EqualTo(ImportState.Done), string.Join("; ", import.Errors.Select(error => error.Detail)));
        Assert.That((await Leistungen($"key={key}")).Single().Name, Is.EqualTo("Förmliche Zustellung"));
    }

    [Test]
    public async Task Leistungen_WithWrongLines_AreNotImportedAtAll()
    {
        var file = $"{Heading}\n99600000000001;1;;Gut;\n996;1;;Kurz;\n99600000000001;1;;Doppelt;\n99600000000002;1;32.01.2024;Tag;\n";
        var import = await Given.KeyImport(desk, Encoding.Latin1.GetBytes(file), KeyCatalogue.Leistungen);
        Assert.Multiple(async () =>
        {
            Assert.That(import.State, Is.EqualTo(ImportState.Failed));
            Assert.That(import.Errors.Select(error => (error.Line, error.Column)), Is.EqualTo(new[] { (3, "Schluessel"), (4, "Schluessel"), (5, "Veröffentlichungsdatum") }));
            Assert.That(await Leistungen("key=99600000000001"), Is.Empty);
        });
        var heading = await Given.KeyImport(desk, Encoding.UTF8.GetBytes("Schluessel;Name\n99600000000001;Gut\n"), KeyCatalogue.Leistungen);
        Assert.That(heading.Errors.Single().Detail, Does.Contain("Besondere Merkmale"));
    }

    [Test]
    public async Task OzgIds_Imported_AreFoundByNameAndNumber()
    {
        var import = await Given.KeyImport(desk, Encoding.UTF8.GetBytes("id;name\n10991;Führungszeugnis\n10992;Fundbüro\n"), KeyCatalogue.OzgIds);
        var wrong = await Given.KeyImport(desk, Encoding.UTF8.GetBytes("id,name\n20001,Falsch\n10993,\n"), KeyCatalogue.OzgIds);
        Assert.Multiple(async () =>
        {
            Assert.That(import.State, Is.EqualTo(ImportState.Done));
            Assert.That((await visitor.Get<Page<OzgEntry>>("/v1/ozg-ids?q=fuehrungs")).Items.Select(entry => entry.Id), Is.EqualTo(new[] { "10991" }));
            Assert.That((await visitor.Get<Page<OzgEntry>>("/v1/ozg-ids?q=1099")).Items, Has.Count.EqualTo(2));
            Assert.That((await visitor.Get<Page<OzgEntry>>("/v1/ozg-ids?id=10992&id=10999")).Items.Select(entry => entry.Name), Is.EqualTo(new[] { "Fundbüro" }));
            Assert.That(wrong.Errors.Select(error => (error.Line, error.Column)), Is.EqualTo(new[] { (2, "id"), (3, "name") }));
        });
    }

    [Test]
    public async Task Product_MergedIntoAnother_IsNamedSoByListingsAndSearch()
    {
        const string slug = "hundesteuer";
        var before = await visitor.Get<Service>($"/v1/services/{slug}");
        var old = before.Connection!.Fachverfahren[0];
        var duplicate = (await visitor.Get<Page<FachverfahrenProduct>>($"/v1/fachverfahren-products?q={Uri.EscapeDataString(old.Product)}")).Items.Single(product => product.Product == old.Product);
        var kept = await editor.Post<FachverfahrenProduct>("/v1/fachverfahren-products", new NewFachverfahrenProduct { Product = "Kanzlei Abgaben", Vendor = "Kanzlei Software (Beispiel)" });
        var merged = await desk.Post<FachverfahrenProduct>($"/v1/fachverfahren-products/{duplicate.Id}/mergers", new NewMerger { Into = kept.Id }, duplicate.Version);
        var after = await visitor.Get<Service>($"/v1/services/{slug}");
        using var added = await editor.Send(HttpMethod.Post, "/v1/fachverfahren-products", new NewFachverfahrenProduct { Product = old.Product.ToUpperInvariant(), Vendor = old.Vendor }, key: Guid.NewGuid().ToString());
        using var twice = await desk.Send(HttpMethod.Post, $"/v1/fachverfahren-products/{duplicate.Id}/mergers", new NewMerger { Into = kept.Id }, merged.Version, Guid.NewGuid().ToString());
        using var itself = await desk.Send(HttpMethod.Post, $"/v1/fachverfahren-products/{kept.Id}/mergers", new NewMerger { Into = kept.Id }, kept.Version, Guid.NewGuid().ToString());
        Assert.Multiple(async () =>
        {
            Assert.That(merged.MergedInto, Is.EqualTo(kept.Id));
            Assert.That(after.Connection!.Fachverfahren.Select(system => system.Product), Does.Contain("Kanzlei Abgaben").And.Not.Contain(old.Product));
            Assert.That(after.Version, Is.EqualTo(before.Version + 1), "a tag names one representation");
            Assert.That((await visitor.Get<ServiceList>("/v1/services?fachverfahren=Kanzlei%20Abgaben")).Items.Select(card => card.Slug), Does.Contain(slug));
            Assert.That((await visitor.Get<ServiceList>($"/v1/services?fachverfahren={Uri.EscapeDataString(old.Product)}")).Items, Is.Empty);
            Assert.That((await visitor.Get<Page<FachverfahrenProduct>>($"/v1/fachverfahren-products?q={Uri.EscapeDataString(old.Product)}")).Items, Is.Empty);
            Assert.That((await Client.Problem(added, HttpStatusCode.Conflict)).Existing, Is.EqualTo($"/v1/fachverfahren-products/{kept.Id}"), "who types the old name is led to the one that is kept");
            Assert.That(twice.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(itself.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        });
    }

    [Test]
    public async Task Register_MergedIntoAnother_IsNamedSoByListings()
    {
        var service = await visitor.Get<Service>($"/v1/services/{Given.Slug}");
        var name = service.Connection!.Registers[0];
        var duplicate = (await visitor.Get<Page<SharedRegister>>($"/v1/registers?q={Uri.EscapeDataString(name)}")).Items.Single(register => register.Name == name);
        var kept = await editor.Post<SharedRegister>("/v1/registers", new NewSharedRegister { Name = "ALKIS (Liegenschaftskataster)" });
        await desk.Post<SharedRegister>($"/v1/registers/{duplicate.Id}/mergers", new NewMerger { Into = kept.Id }, duplicate.Version);
        Assert.That((await visitor.Get<Service>($"/v1/services/{Given.Slug}")).Connection!.Registers, Does.Contain("ALKIS (Liegenschaftskataster)").And.Not.Contain(name));
    }

    [Test]
    public async Task Licences_ByAPartOfIdOrName_AreFound()
    {
        var all = (await visitor.Get<Page<SpdxLicence>>("/v1/licences?limit=100")).Items;
        Assert.That(all.Select(licence => licence.Id), Does.Contain("EUPL-1.2").And.Contain("MIT").And.Contain("AGPL-3.0-or-later"));
        Assert.That(all.Select(licence => licence.Id), Is.Ordered.Using<string>(StringComparer.Ordinal).And.Unique);
        Assert.That((await visitor.Get<Page<SpdxLicence>>("/v1/licences?q=european")).Items.Select(licence => licence.Id), Is.EqualTo(new[] { "EUPL-1.0", "EUPL-1.1", "EUPL-1.2" }));
    }

    [Test]
    public async Task Principle_AsAFilter_FindsAndCountsWhatGivesEvidence()
    {
        var all = (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items;
        var facet = (await visitor.Get<ServiceList>("/v1/services")).Facets.Single(known => known.Parameter == "principle");
        var value = facet.Values.Single(known => known.Value == "openStandards");
        var found = await visitor.Get<ServiceList>("/v1/services?principle=openStandards&limit=100");
        var expected = new List<string>();
        foreach (var card in all)
        {
            if ((await visitor.Get<Service>($"/v1/services/{card.Slug}")).Principles?.Evidence.Any(evidence => evidence.Principle == Principle.OpenStandards) == true)
            {
                expected.Add(card.Slug);
            }
        }

        Assert.That(found.Items.Select(card => card.Slug), Is.EquivalentTo(expected).And.Not.Empty);
        Assert.That(value.Count, Is.EqualTo(expected.Count));
    }

    [Test]
    public async Task KeyCatalogues_AfterAnImport_SayOfWhichDayTheyAre()
    {
        await Given.KeyImport(desk, Encoding.UTF8.GetBytes("id,name\n10981,Jagdschein\n"), KeyCatalogue.OzgIds);
        var ids = (await visitor.Get<KeyCatalogues>("/v1/key-catalogues")).OzgIds;
        Assert.That((ids.Entries > 0, ids.AsOf, ids.Source), Is.EqualTo((true, (DateOnly?)new DateOnly(2024, 12, 31), "FIM-Portal")));
    }

    [Test]
    public async Task KeyEffect_OfAFile_TellsWhatWouldChangeAndChangesNothing()
    {
        await Given.KeyImport(desk, Encoding.UTF8.GetBytes("id,name\n10971,Alt\n10972,Gleich\n"), KeyCatalogue.OzgIds);
        using var reply = await Given.SendFile(desk, Encoding.UTF8.GetBytes("id,name\n10971,Neu\n10972,Gleich\n10973,Hinzu\n"), "/v1/key-import-effects?catalogue=ozgIds");
        var effect = await Client.Read<KeyImportEffect>(reply);
        Assert.Multiple(async () =>
        {
            Assert.That((effect.Lines, effect.Added, effect.Updated, effect.Unchanged), Is.EqualTo((3, 1, 1, 1)));
            Assert.That(effect.Changes.Select(change => (change.Key, change.Before, change.After)), Is.EqualTo(new[] { ("10971", "Alt", "Neu"), ("10973", (string?)null, "Hinzu") }));
            Assert.That((await visitor.Get<Page<OzgEntry>>("/v1/ozg-ids?id=10971&id=10973")).Items.Select(entry => entry.Name), Is.EqualTo(new[] { "Alt" }));
        });
    }

    [Test]
    public async Task KeyEffect_OfAWrongFile_NamesTheLines()
    {
        using var reply = await Given.SendFile(desk, Encoding.UTF8.GetBytes($"{Heading}\n996;1;;Kurz;\n"), "/v1/key-import-effects?catalogue=leistungen");
        var effect = await Client.Read<KeyImportEffect>(reply);
        Assert.That((effect.ErrorCount, effect.Errors.Single().Line, effect.Added), Is.EqualTo((1, 2, 0)));
    }

    [Test]
    public async Task SharedNames_OfAPublishedListing_AreInTheListsAndSayWhoNamesThem()
    {
        const string Query = "/v1/fachverfahren-products?q=baudialog";
        await GivenListing.Draft(editor);
        Assert.That((await visitor.Get<Page<FachverfahrenProduct>>(Query)).Items, Is.Empty, "what a draft names nobody else learns");

        var published = await GivenListing.Published(api);
        var product = (await visitor.Get<Page<FachverfahrenProduct>>(Query)).Items.Single();
        var use = await visitor.Get<SharedNameUse>($"/v1/fachverfahren-products/{product.Id}/use");
        Assert.Multiple(() =>
        {
            Assert.That((product.Product, product.Vendor, product.Provenance), Is.EqualTo(("BauDialog", "Beispiel GmbH", Provenance.Declared)));
            Assert.That(use.Services.Select(service => service.Slug), Is.EqualTo(new[] { published.Service }));
        });
    }

    private async Task<IReadOnlyList<Leistung>> Leistungen(string query) => (await visitor.Get<Page<Leistung>>($"/v1/leistungen?{query}")).Items;

    private static Requirement Requirement(string id) => new() { Id = id, Group = "Gestaltung", Obligation = Obligation.Muss, Text = $"Anforderung {id}" };
}
