using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Api.Tests.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Search;

[TestFixture]
internal sealed class PagingTests
{
    // Grown by single changes, so that it has several segments.
    private static readonly CatalogueIndex Grown = Enumerable.Range(300, 60).Aggregate(
        CatalogueIndex.Build(ManyServices.Make(300), ManyServices.Today, 1, ManyServices.Words),
        (index, number) => index.With([ManyServices.One(number), ManyServices.One(number - 200, revision: 1)], [], ManyServices.Today, number));

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Turn_Pages_GivesEachItemOnceInOrder(int seed)
    {
        var random = new Random(seed);
        var search = CatalogueSamples.AnySearch(random) with { Themenfeld = [], LeadLand = [] };
        var limit = random.Next(1, 40);
        var expected = Grown.Slugs(search);
        var last = Grown.Search(search, null, int.MaxValue / 2);
        Assert.Multiple(() =>
        {
            Assert.That(last.Items.Select(card => card.Slug), Is.EqualTo(expected));
            Assert.That(last.Total, Is.EqualTo(expected.Length));
            Assert.That(Grown.Turn(search, limit, backwards: false), Is.EqualTo(expected), $"forwards by {limit}: {search}");
            if (expected.Length > 0)
            {
                Assert.That(Grown.Turn(search, limit, backwards: true, last.Keys[^1]), Is.EqualTo(expected[..^1]), $"backwards by {limit}: {search}");
            }
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Search_FromAPlace_SaysWhetherThereIsMore(int seed)
    {
        var random = new Random(seed);
        var search = CatalogueSamples.AnySearch(random) with { Themenfeld = [], LeadLand = [] };
        var all = Grown.Search(search, null, 1000);
        if (all.Items.Count == 0)
        {
            return;
        }

        var at = random.Next(all.Items.Count);
        var after = Grown.Search(search, new Position(all.Keys[at], Backwards: false), 5);
        var before = Grown.Search(search, new Position(all.Keys[at], Backwards: true), 5);
        Assert.Multiple(() =>
        {
            Assert.That(after.HasPrevious, Is.True);
            Assert.That(after.HasNext, Is.EqualTo(all.Items.Count - at - 1 > 5));
            Assert.That(before.HasNext, Is.True);
            Assert.That(before.HasPrevious, Is.EqualTo(at > 5));
            Assert.That(all.HasPrevious || all.HasNext, Is.False);
            Assert.That(after.Facets.Count, Is.EqualTo(FacetKind.All.Count));
            Assert.That(after.Total, Is.EqualTo(all.Total));
        });
    }

    [Test]
    public void Search_PlaceOfAServiceThatIsGone_GoesOnBehindIt()
    {
        var search = new ServiceSearch { Sort = ServiceSort.PublishedAtDescending };
        var page = Grown.Search(search, null, 10);
        var gone = Grown.FindOffer(Grown.Find(page.Items[9].Slug)!.Offers[0].Id)!.Value.Entry.ServiceId;
        var next = Grown.With([], [gone], ManyServices.Today, 1000).Search(search, new Position(page.Keys[9], Backwards: false), 10);
        Assert.That(next.Items.Select(card => card.Slug), Is.EqualTo(Grown.Slugs(search)[10..20]));
    }

    [TestCase(ServiceSort.Name)]
    [TestCase(ServiceSort.NameDescending)]
    [TestCase(ServiceSort.PublishedAt)]
    [TestCase(ServiceSort.PublishedAtDescending)]
    [TestCase(ServiceSort.ReusingLaenderDescending)]
    public void Search_EachSort_IsInThatOrder(ServiceSort sort)
    {
        var cards = Grown.All(new ServiceSearch { Sort = sort }).ToList();
        var sorted = sort switch
        {
            ServiceSort.NameDescending => cards.OrderByDescending(card => SearchText.Fold(card.Name), StringComparer.Ordinal),
            ServiceSort.PublishedAt => cards.OrderBy(card => card.PublishedAt),
            ServiceSort.PublishedAtDescending => cards.OrderByDescending(card => card.PublishedAt),
            ServiceSort.ReusingLaenderDescending => cards.OrderByDescending(card => card.ReusingLaender).ThenBy(card => SearchText.Fold(card.Name), StringComparer.Ordinal),
            _ => cards.OrderBy(card => SearchText.Fold(card.Name), StringComparer.Ordinal),
        };
        Assert.That(cards.Select(card => card.Slug), Is.EqualTo(sorted.Select(card => card.Slug)));
    }
}
