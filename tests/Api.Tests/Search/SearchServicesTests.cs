using System.Globalization;
using FitStore.Api.Catalogue;
using FitStore.Api.Search;
using FitStore.Api.Tests.Catalogue;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Search;

[TestFixture]
internal sealed class SearchServicesTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("");

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Search_OtherSpelling_FindsTheSame(int seed)
    {
        var random = new Random(seed);
        var query = CatalogueSamples.AnyQuery(random);
        var expected = Found(query);
        Assert.Multiple(() =>
        {
            Assert.That(Found(query.ToUpper(German)), Is.EqualTo(expected), "upper case");
            Assert.That(Found(query.ToLower(German)), Is.EqualTo(expected), "lower case");
            Assert.That(Found(Replaced(query, "ae", "oe", "ue", "ss")), Is.EqualTo(expected), "umlauts as two letters");
            Assert.That(Found(Replaced(query, "a", "o", "u", "ss")), Is.EqualTo(expected), "umlauts as one letter");
            Assert.That(Found(query.Normalize(System.Text.NormalizationForm.FormD)), Is.EqualTo(expected), "decomposed");
            Assert.That(Found(string.Join(' ', query.Split(' ').Reverse())), Is.EqualTo(Found(query.Replace(" ", " , "))), "word order");
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void Search_Words_FindsExactlyWhatHoldsThemAll(int seed)
    {
        var text = CatalogueSamples.AnyQuery(new Random(seed));
        var query = SearchQuery.Parse(text, Synonyms.None);
        var expected = CatalogueSamples.Entries
            .Select(entry => CatalogueDocument.Of(entry, ManyServices.Today, ManyServices.Words))
            .Where(document => query.Things.All(thing => Holds(document, thing)))
            .Select(document => document.Card.Slug)
            .ToList();
        var page = CatalogueSamples.Index.Search(new ServiceSearch { Q = text, IncludeRetired = true }, null, 1);
        Assert.That(page.Reading is { Found: WordsFound.All, Corrections.Count: 0 }, Is.EqualTo(expected.Count > 0), text);
        if (expected.Count > 0)
        {
            Assert.That(Found(text), Is.EquivalentTo(expected), text);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void Search_MoreFiltersOrWords_NeverAdds(int seed)
    {
        var random = new Random(seed);
        var search = CatalogueSamples.AnySearch(random) with { Free = null };
        var found = CatalogueSamples.Index.Slugs(search);
        Assert.Multiple(() =>
        {
            Assert.That(CatalogueSamples.Index.Slugs(search with { Free = true }), Is.SubsetOf(found));
            var longer = search with { Q = search.Q + " " + CatalogueSamples.AnyQuery(random) };
            if (CatalogueSamples.Index.Search(longer, null, 1).Reading is { Found: WordsFound.All, Corrections.Count: 0 })
            {
                Assert.That(CatalogueSamples.Index.Slugs(longer), Is.SubsetOf(found));
            }

            if (search.Themenfeld.Count == 0)
            {
                Assert.That(CatalogueSamples.Index.Slugs(search with { Themenfeld = ["bildung"] }), Is.SubsetOf(found));
            }
        });
    }

    [Test]
    public void Search_ExactName_FindsTheServiceFirstOrAmongItsNamesakes()
    {
        foreach (var entry in CatalogueSamples.Entries)
        {
            var search = new ServiceSearch { Q = entry.Service.Name, IncludeRetired = true };
            var first = CatalogueSamples.Index.All(search).TakeWhile(card => SearchText.Fold(card.Name) == SearchText.Fold(entry.Service.Name));
            Assert.That(first.Select(card => card.Slug), Does.Contain(entry.Service.Slug), entry.Service.Name);
        }
    }

    [Test]
    public void Search_EachNumber_FindsItsServicesAlone()
    {
        foreach (var entry in CatalogueSamples.Entries)
        {
            foreach (var number in entry.Service.Classification.Leistungsschluessel.Concat(entry.Service.Classification.OzgIds))
            {
                foreach (var typed in (string[])[number, number.Insert(2, " "), string.Join(' ', number.ToCharArray())])
                {
                    Assert.That(Found(typed), Is.EqualTo((string[])[entry.Service.Slug]), typed);
                }
            }
        }
    }

    [Test]
    public void Search_Fields_RankByWeight()
    {
        var made = ManyServices.One(0);
        CatalogueEntry Of(int number, Func<Service, Service> change)
        {
            var entry = ManyServices.One(number);
            var plain = entry.Service with { Name = $"Dienst {number}", Summary = "kurz", Keywords = [], Description = null, Connection = null, State = ServiceState.Published };
            return entry with { Service = change(plain) };
        }

        var index = CatalogueIndex.Build(
            [
                Of(1, service => service with { Description = new Description { Markdown = "mit Xylophon darin", Provenance = made.Service.Description!.Provenance } }),
                Of(2, service => service with { Summary = "Xylophon" }),
                Of(3, service => service with { Keywords = ["Xylophon"] }),
                Of(4, service => service with { Name = "Altes Bassxylophon" }),
                Of(5, service => service with { Name = "Altes Xylophonspiel" }),
                Of(6, service => service with { Name = "Altes Xylophon" }),
                Of(7, service => service with { Name = "Xylophon für alle" }),
                Of(8, service => service with { Name = "Xylophon" }),
                Of(9, service => service),
            ],
            ManyServices.Today, 1, ManyServices.Words);
        var order = index.All(new ServiceSearch { Q = "xylophon" }).Select(card => int.Parse(card.Slug[^1..], German));
        Assert.That(order, Is.EqualTo((int[])[8, 7, 6, 5, 4, 3, 2, 1]));
    }

    [Test]
    public void Search_States_RetiredOnlyWhenAskedForAndUnpublishedNever()
    {
        var entries = Enum.GetValues<ServiceState>()
            .Select((state, i) => ManyServices.One(i) with { Service = ManyServices.One(i).Service with { State = state, Slug = state.ToString() } })
            .ToArray();
        var index = CatalogueIndex.Build(entries, ManyServices.Today, 1, ManyServices.Words);
        Assert.Multiple(() =>
        {
            Assert.That(index.Slugs(new ServiceSearch()), Is.EquivalentTo((string[])["Published", "Suspended", "Retiring"]));
            Assert.That(index.Slugs(new ServiceSearch { IncludeRetired = true }), Is.EquivalentTo((string[])["Published", "Suspended", "Retiring", "Retired"]));
            Assert.That(index.Find("Retired"), Is.Not.Null);
            Assert.That(index.Find("Unpublished"), Is.Null);
        });
    }

    [Test]
    public void Search_EmptyCatalogue_FindsNothing()
    {
        var page = CatalogueIndex.Build([], ManyServices.Today, 0, ManyServices.Words).Search(new ServiceSearch { Q = "x", LeadLand = ["MV"] }, null, 20);
        Assert.Multiple(() =>
        {
            Assert.That(page.Items, Is.Empty);
            Assert.That(page.Total, Is.Zero);
            Assert.That(page.HasNext, Is.False);
            Assert.That(page.Facets.Select(facet => facet.Parameter), Is.EqualTo(FacetKind.All.Select(kind => kind.Parameter)));
            Assert.That(page.Facets.SelectMany(facet => facet.Values).Select(value => (value.Value, value.Count, value.Chosen)), Is.EqualTo(((string, int, bool)[])[("MV", 0, true)]));
        });
    }

    private static string[] Found(string query) => CatalogueSamples.Index.Slugs(new ServiceSearch { Q = query, IncludeRetired = true, Sort = ServiceSort.Name });

    private static bool Holds(CatalogueDocument document, SoughtThing thing) =>
        thing.Wordings.Any(wording => wording.Words.All(word => document.Texts.Any(place => Holds(place.Text, word))));

    private static bool Holds(string text, QueryWord word)
    {
        var words = new WordReader(text, new WordBuffer());
        while (words.Read())
        {
            if (words.Find(word, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static string Replaced(string text, string a, string o, string u, string ss) => text
        .Replace("ä", a, StringComparison.Ordinal).Replace("ö", o, StringComparison.Ordinal).Replace("ü", u, StringComparison.Ordinal)
        .Replace("Ä", a, StringComparison.Ordinal).Replace("Ö", o, StringComparison.Ordinal).Replace("Ü", u, StringComparison.Ordinal)
        .Replace("ß", ss, StringComparison.Ordinal);
}
