using FitStore.Api.Catalogue;
using FitStore.Api.Search;
using FitStore.Api.Tests.Catalogue;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Search;

[TestFixture]
internal sealed class HitTests
{
    [Test]
    public void Search_WordInSeveralFields_MarksThemInEach()
    {
        var hits = HitsOf("gebaeude", service => service with { Name = "Gebäudepläne", Summary = "Für Baugebäude & Gebaeude.", Keywords = ["ohne", "Gebäude"] });
        Assert.That(hits.Select(Shown), Is.EqualTo((string[])["Name: [Gebäude]pläne", "Keyword: [Gebäude]", "Summary: Für Bau[gebäude] & [Gebaeude]."]));
    }

    [Test]
    public void Search_WordOnlyInDescription_ShowsThePartAround()
    {
        var filler = string.Join(' ', Enumerable.Repeat("Füllwort", 40));
        var hits = HitsOf("dienst xylophon", service => service with
        {
            Name = "Dienst",
            Description = new Description { Markdown = $"# Oben\n{filler} ein **Bass-Xylophon** im Dienst {filler}", Provenance = Provenance.Example },
        });
        Assert.Multiple(() =>
        {
            Assert.That(hits.Select(hit => hit.Field), Is.EqualTo((SearchField[])[SearchField.Name, SearchField.Description]));
            Assert.That(Shown(hits[1]), Does.StartWith("Description: …Füllwort ").And.EndsWith(" Füllwort…").And.Contain("ein Bass-[Xylophon] im [Dienst] Füllwort"));
            Assert.That(hits[1].Text, Has.Length.LessThan(200));
        });
    }

    [Test]
    public void Search_NumberTypedWithSpaces_MarksTheKey()
    {
        var hits = HitsOf("99 115 005 104 000", service => service with { Classification = new Classification { Provenance = Provenance.Example, Leistungsschluessel = ["99115005104000", "99115005104001"] } });
        Assert.That(hits.Select(Shown), Is.EqualTo((string[])["Key: [99115005104000]"]));
    }

    [Test]
    public void Search_NamesBehindCodes_AreContext()
    {
        var hits = HitsOf("vorpommern mobilität bauamt", service => service with
        {
            LeadLand = "MV",
            Themenfeld = "mobilitaet-reisen",
            Connection = new Connection
            {
                Transports = [],
                Fachverfahren = [new Fachverfahren { Product = "Bauamt 3", Vendor = "Beispielwerk", State = InterfaceState.Planned }],
                Provenance = Provenance.Example,
            },
        });
        Assert.That(hits.Select(Shown), Is.EqualTo((string[])["Context: [Mobilität] & Reisen", "Context: Mecklenburg-[Vorpommern]", "Context: [Bauamt] 3"]));
    }

    [Test]
    public void Search_WithoutWords_HasNoHits() =>
        Assert.That(CatalogueSamples.Index.Search(new ServiceSearch { Q = " " }, null, 50).Items.SelectMany(card => card.Hits), Is.Empty);

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void Search_AnyQuery_MarksLieInTheTextAndExplainEveryWord(int seed)
    {
        var query = CatalogueSamples.AnyQuery(new Random(seed));
        // What was typed, and for words that stand nowhere or in other forms what they were read as.
        var read = CatalogueSamples.Index.Search(new ServiceSearch { Q = query }, null, 20).Reading;
        var things = SearchQuery.Parse(query, Synonyms.None).Things;
        var words = things.SelectMany(thing => thing.Wordings).SelectMany(wording => wording.Words).Select(word => word.Text).ToList();
        if (read is { Found: not WordsFound.All } or { Corrections.Count: > 0 })
        {
            return;
        }

        foreach (var card in CatalogueSamples.Index.Search(new ServiceSearch { Q = query }, null, 20).Items)
        {
            foreach (var hit in card.Hits)
            {
                var end = 0;
                Assert.That(hit.Marks, Is.Not.Empty);
                foreach (var mark in hit.Marks)
                {
                    Assert.That(mark.Start, Is.GreaterThanOrEqualTo(end));
                    Assert.That(mark.Length, Is.Positive);
                    end = mark.Start + mark.Length;
                    Assert.That(end, Is.LessThanOrEqualTo(hit.Text.Length));
                    var marked = SearchText.Fold(hit.Text.Substring(mark.Start, mark.Length)).Replace(" ", "", StringComparison.Ordinal);
                    Assert.That(words.Any(word => marked.Contains(word, StringComparison.Ordinal)), $"{query}: {Shown(hit)}");
                }
            }

            Assert.That(things.Where(thing => card.Hits.All(hit => hit.Field != SearchField.Description && !Explains(hit, thing))), Is.Empty, query);
        }
    }

    private static bool Explains(SearchHit hit, SoughtThing thing)
    {
        var text = SearchText.Fold(hit.Text).Replace(" ", "", StringComparison.Ordinal);
        return thing.Wordings.Any(wording => wording.Words.All(word => text.Contains(word.Text, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<SearchHit> HitsOf(string query, Func<Service, Service> change)
    {
        var entry = ManyServices.One(1);
        var plain = entry.Service with { Name = "Name", Summary = "kurz", Keywords = [], Description = null, Connection = null, State = ServiceState.Published };
        var index = CatalogueIndex.Build([entry with { Service = change(plain) }], ManyServices.Today, 1, ManyServices.Words);
        return index.Search(new ServiceSearch { Q = query }, null, 20).Items.Single().Hits;
    }

    private static string Shown(SearchHit hit)
    {
        var text = hit.Text;
        foreach (var mark in hit.Marks.Reverse())
        {
            text = text.Insert(mark.Start + mark.Length, "]").Insert(mark.Start, "[");
        }

        return $"{hit.Field}: {text}";
    }
}
