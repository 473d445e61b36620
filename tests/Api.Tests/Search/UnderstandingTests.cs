using FitStore.Api.Catalogue;
using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Search;

/// <summary>What the search makes of words that do not stand in a service just as typed.</summary>
[TestFixture]
internal sealed class UnderstandingTests
{
    private static readonly Synonyms Everyday = Synonyms.Of(
    [
        ("umziehen", ["Wohnsitz anmelden"]),
        ("Kind kommt zur Welt", ["Geburt"]),
        ("Kind", ["Kindergeld"]),
        ("Auto", ["Kfz", "Fahrzeug"]),
    ]);

    private static readonly CatalogueIndex Index = Of(
        ("wohnsitz", "Elektronische Wohnsitzanmeldung", "Den Wohnsitz anmelden"),
        ("wohngeld", "Wohngeld Online", "Zuschuss zur Miete beantragen"),
        ("geburt", "Geburt anzeigen", "Dem Standesamt anzeigen"),
        ("kfz", "i-Kfz", "Fahrzeuge zulassen und abmelden"),
        ("beruf", "Anerkennung von Berufsqualifikationen", "Abschlüsse anerkennen"),
        ("kinder", "Kindergeld", "Für Häuser voller Kinder"));

    [TestCase("Wohnungen", "wohnung")]
    [TestCase("wohnen", "wohn")]
    [TestCase("Anmeldung", "anmeld")]
    [TestCase("Häuser", "haus")]
    [TestCase("haeuser", "haus")]
    [TestCase("Scheins", "schein")]
    [TestCase("Autos", "auto")]
    [TestCase("Ausweis", null)]
    [TestCase("Kreis", null)]
    [TestCase("Züge", null, Description = "too short")]
    [TestCase("Zuege", null)]
    [TestCase("Regeln", "regel")]
    [TestCase("bauen", null)]
    [TestCase("", null)]
    public void Stem_OfAWord_IsWhatItsFormsHaveInCommon(string word, string? stem) => Assert.That(GermanStem.Of(word), Is.EqualTo(stem));

    [TestCase("umziehen", "wohnsitz")]
    [TestCase("ich will umziehen", "wohnsitz")]
    [TestCase("Auto", "kfz")]
    [TestCase("Autos abmelden", "kfz")]
    [TestCase("zur Welt kommt ein Kind", "geburt")]
    [TestCase("Mieten", "wohngeld", Description = "plural")]
    [TestCase("Haus", "kinder", Description = "umlaut of the plural")]
    [TestCase("wohnen geld", "wohngeld")]
    public void Search_EverydayWordsAndOtherForms_FindAsIfTyped(string query, string slug)
    {
        var page = Search(query);
        Assert.That(page.Items.Select(card => card.Slug), Does.Contain(slug));
        Assert.That(page.Reading, Is.EqualTo(new QueryReading { Found = WordsFound.All }).Using<QueryReading>((a, b) => a.Found == b.Found && a.Corrections.Count == b.Corrections.Count));
    }

    [TestCase("Whongeld", "wohngeld", "Wohngeld", Description = "swapped")]
    [TestCase("Wohgeld", "wohngeld", "Wohngeld", Description = "missing")]
    [TestCase("Wohnngeld", "wohngeld", "Wohngeld", Description = "too many")]
    [TestCase("Wohngelt", "wohngeld", "Wohngeld", Description = "wrong")]
    [TestCase("Gebrut", "geburt", "Geburt")]
    [TestCase("Berufsqualivikatoinen", "beruf", "Berufsqualifikationen", Description = "two wrong in a long word")]
    [TestCase("Wohnsizt", "wohnsitz", "Wohnsitz")]
    [TestCase("Anrkennung", "beruf", "Anerkennung")]
    [TestCase("Berufsanerkennung", "beruf", "Berufs Anerkennung", Description = "a compound nobody wrote")]
    [TestCase("Berufsanerkenung", "beruf", "Berufs Anerkennung", Description = "and misspelt")]
    public void Search_MisspeltWord_IsReadAsTheNearestAndSaysSo(string query, string slug, string read)
    {
        var page = Search(query);
        Assert.That(page.Items.Select(card => card.Slug), Is.EqualTo(new[] { slug }));
        Assert.That(page.Reading!.Corrections.Select(correction => (correction.Typed, correction.Read)), Is.EqualTo(new[] { (query, read) }));
        Assert.That(page.Items[0].Hits, Is.Not.Empty);
    }

    [TestCase("Hous", Description = "short words are taken as they are")]
    [TestCase("Wxhngxlt", Description = "too much is wrong")]
    public void Search_FarFromAnything_FindsNothing(string query) => Assert.That(Search(query).Items, Is.Empty);

    [Test]
    public void Search_NothingHoldsAllWords_WhatHoldsTheMostComesAndItIsSaid()
    {
        var page = Search("Wohngeld Miete Kindergeld");
        Assert.Multiple(() =>
        {
            Assert.That(page.Items.Select(card => card.Slug), Is.EqualTo(new[] { "wohngeld" }));
            Assert.That(page.Reading!.Found, Is.EqualTo(WordsFound.Some));
            Assert.That(page.Reading.Missing, Is.Empty);
            Assert.That(Search("Wohngeld xyzzyx").Reading!.Missing, Is.EqualTo(new[] { "xyzzyx" }));
            Assert.That(Search("Wohngeld xyzzyx").Items.Select(card => card.Slug), Is.EqualTo(new[] { "wohngeld" }));
        });
    }

    [Test]
    public void Search_Nothing_AsksWhatWasMeant()
    {
        var page = Search("Wohnugsgld");
        Assert.Multiple(() =>
        {
            Assert.That(page.Items, Is.Empty);
            Assert.That(page.Reading!.Found, Is.EqualTo(WordsFound.None));
            Assert.That(page.Reading.Suggestions, Does.Contain("Wohngeld"));
            Assert.That(page.Reading.Missing, Is.EqualTo(new[] { "Wohnugsgld" }));
        });
    }

    [Test]
    public void Search_Neighbours_TypedApartOrTogether_RankTheCompoundFirst() =>
        Assert.That(Search("kinder geld").Items.Select(card => card.Slug).First(), Is.EqualTo("kinder"));

    private static SearchPage Search(string query) => Index.Search(new ServiceSearch { Q = query }, null, 20);

    private static CatalogueIndex Of(params (string Slug, string Name, string Summary)[] services) => CatalogueIndex.Build(
        services.Select((service, number) =>
        {
            var entry = ManyServices.One(number);
            return entry with
            {
                Service = entry.Service with
                {
                    Slug = service.Slug,
                    Name = service.Name,
                    Summary = service.Summary,
                    State = ServiceState.Published,
                    Keywords = [],
                    Description = null,
                    Connection = null,
                    Classification = entry.Service.Classification with { Leistungsschluessel = [], OzgIds = [] },
                },
            };
        }),
        ManyServices.Today,
        1,
        ManyServices.Words with { Synonyms = Everyday });
}
