using FitStore.Api.Catalogue;
using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Catalogue;

[TestFixture]
internal sealed class CatalogueMovesTests
{
    /// <summary>Seeds at which it once did not: the spelling of a correction depended on which service of which segment was looked at first.</summary>
    [TestCase(40)]
    public void With_ARowOfChangesThatOnceDiffered_EqualsBuild(int seed) => With_AnyRowOfChanges_EqualsBuild(seed);

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void With_AnyRowOfChanges_EqualsBuild(int seed)
    {
        var random = new Random(seed);
        var truth = Enumerable.Range(0, random.Next(60)).Select(number => ManyServices.One(number)).ToDictionary(entry => entry.ServiceId);
        var today = ManyServices.Today;
        var moved = CatalogueIndex.Build(truth.Values, today, 0, ManyServices.Words);
        for (var step = 1; step <= 25; step++)
        {
            var changed = Enumerable.Range(0, random.Next(4)).Select(_ => ManyServices.One(random.Next(80), random.Next(1, 9))).ToArray();
            var removed = Enumerable.Range(0, random.Next(2)).Select(_ => ManyServices.One(random.Next(80)).ServiceId).ToArray();
            today = today.AddDays(random.Next(5) == 0 ? random.Next(-3, 200) : 0);
            foreach (var entry in changed)
            {
                truth[entry.ServiceId] = entry;
            }

            foreach (var id in removed)
            {
                truth.Remove(id);
            }

            moved = moved.With(changed, removed, today, step);
        }

        var built = CatalogueIndex.Build(truth.Values, today, 25, ManyServices.Words);
        Assert.Multiple(() =>
        {
            Assert.That(moved.LedgerSequence, Is.EqualTo(25));
            Assert.That(moved.Count, Is.EqualTo(truth.Count));
            Assert.That(moved.Entries.Select(entry => entry.ServiceId), Is.EquivalentTo(truth.Keys));
            foreach (var entry in truth.Values)
            {
                Assert.That(moved.Find(entry.Service.Slug), Is.Not.Null);
                Assert.That(moved.FindOffer(entry.Offers[0].Id)?.Offer, Is.EqualTo(built.FindOffer(entry.Offers[0].Id)?.Offer));
                Assert.That(moved.Terms(entry.Offers[0].Id), Is.EqualTo(entry.Terms.Where(terms => terms.Offer == entry.Offers[0].Id)));
            }

            for (var i = 0; i < 25; i++)
            {
                var search = CatalogueSamples.AnySearch(random);
                var page = built.Search(search, null, 7);
                Assert.That(moved.Search(search, null, 7).Written(), Is.EqualTo(page.Written()), search.ToString());
                if (page.HasNext)
                {
                    var next = new Api.Http.Position(page.Keys[^1], Backwards: false);
                    Assert.That(moved.Search(search, next, 7).Written(), Is.EqualTo(built.Search(search, next, 7).Written()));
                }
            }
        });
    }

    [Test]
    public void With_Change_LeavesTheSnapshotBeforeAsItWas()
    {
        var before = CatalogueIndex.Build(ManyServices.Make(10), ManyServices.Today, 1, ManyServices.Words);
        var everything = new ServiceSearch { IncludeRetired = true };
        var seen = before.Search(everything, null, 100).Written();
        var after = before.With([ManyServices.One(3, revision: 1)], [ManyServices.One(5).ServiceId], ManyServices.Today, 2);
        Assert.Multiple(() =>
        {
            Assert.That(before.Search(everything, null, 100).Written(), Is.EqualTo(seen));
            Assert.That(after.Count, Is.EqualTo(9));
            Assert.That(after.Find("dienst-000003")!.Service.Version, Is.EqualTo(2));
            Assert.That(after.Find("dienst-000005"), Is.Null);
            Assert.That(after.FindOffer(ManyServices.One(5).Offers[0].Id), Is.Null);
            Assert.That(after.Terms(ManyServices.One(5).Offers[0].Id), Is.Empty);
        });
    }

    [Test]
    public void With_DayOnWhichTermsStart_ChangesCardFacetAndOffer()
    {
        var made = ManyServices.One(1);
        var offer = made.Offers[0];
        var sample = ManyServices.Make(500).SelectMany(entry => entry.Terms).First(terms => !terms.PriceSheet.Free) with { Offer = offer.Id };
        var start = ManyServices.Today.AddDays(10);
        var entry = made with
        {
            Service = made.Service with { State = ServiceState.Published },
            Offers = [offer],
            Terms =
            [
                sample with { Version = 2, ValidFrom = start, PriceSheet = sample.PriceSheet with { Free = true, Items = [] } },
                sample with { Version = 1, ValidFrom = ManyServices.Today },
            ],
        };
        var before = CatalogueIndex.Build([entry], ManyServices.Today, 1, ManyServices.Words);
        var dayBefore = before.With([], [], start.AddDays(-1), 1);
        var onTheDay = dayBefore.With([], [], start, 1);
        Assert.Multiple(() =>
        {
            Assert.That(dayBefore.Search(new ServiceSearch { Free = false }, null, 1).Items.Single().Cost!.YearlyShared, Is.Not.Null);
            Assert.That(dayBefore.FindOffer(offer.Id)!.Value.Offer.TermsInForce, Is.EqualTo(1));
            Assert.That(onTheDay.Search(new ServiceSearch { Free = true }, null, 1).Items.Single().Cost!.Free, Is.True);
            Assert.That(onTheDay.FindOffer(offer.Id)!.Value.Offer.TermsInForce, Is.EqualTo(2));
            Assert.That(onTheDay.Terms(offer.Id).Select(terms => terms.Version), Is.EqualTo((int[])[1, 2]));
        });
    }
}
