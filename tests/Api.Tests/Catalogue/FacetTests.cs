using FitStore.Api.Catalogue;
using FitStore.Contracts.Terms;
using NUnit.Framework;

namespace FitStore.Api.Tests.Catalogue;

[TestFixture]
internal sealed class FacetTests
{
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Facets_Counts_EqualWhatAClickGives(int seed)
    {
        var search = CatalogueSamples.AnySearch(new Random(seed));
        var page = CatalogueSamples.Index.Search(search, null, 1);
        Assert.Multiple(() =>
        {
            foreach (var facet in page.Facets)
            {
                foreach (var value in facet.Values)
                {
                    var clicked = CatalogueSamples.Index.Search(With(search, facet.Parameter, value.Value), null, 1).Total;
                    Assert.That(value.Count, Is.EqualTo(clicked), $"{search}: {facet.Parameter}={value.Value}");
                    Assert.That(value.Count > 0 || value.Chosen, $"{facet.Parameter}={value.Value} is shown without need");
                }

                Assert.That(facet.Values.Select(value => value.Value), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
                Assert.That(facet.Values.Select(value => value.Value), Is.Unique);
            }
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Facets_ValuesLeftOut_WouldFindNothing(int seed)
    {
        var search = CatalogueSamples.AnySearch(new Random(seed));
        var page = CatalogueSamples.Index.Search(search, null, 1);
        var all = CatalogueSamples.Index.Search(new ServiceSearch { IncludeRetired = true }, null, 1);
        foreach (var (facet, shown) in all.Facets.Zip(page.Facets))
        {
            foreach (var value in facet.Values.Where(value => shown.Values.All(other => other.Value != value.Value)))
            {
                Assert.That(CatalogueSamples.Index.Search(With(search, facet.Parameter, value.Value), null, 1).Total, Is.Zero);
            }
        }
    }

    [Test]
    public void Filter_EachFacet_KeepsWhatTheEntriesSay()
    {
        var index = CatalogueSamples.Index;
        bool Uses(CatalogueEntry entry, string land) => entry.Service.LeadLand == land
            || entry.Reuse.Laender.Any(reuse => reuse.Land == land && reuse.State != Contracts.Adoptions.AdoptionState.Ended);
        Assert.Multiple(() =>
        {
            Check(new ServiceSearch { Themenfeld = ["umwelt", "bildung"] }, entry => entry.Service.Themenfeld is "umwelt" or "bildung");
            Check(new ServiceSearch { LeadLand = ["MV"] }, entry => entry.Service.LeadLand == "MV");
            Check(new ServiceSearch { LegalModel = [LegalModel.Govdigital] }, entry => entry.Offers.Any(offer => offer.LegalModel == LegalModel.Govdigital));
            Check(new ServiceSearch { AdoptedBy = ["TH"] }, entry => Uses(entry, "TH"));
            Check(new ServiceSearch { AdoptedBy = ["TH", "HB"], LeadLand = ["BY"] }, entry => entry.Service.LeadLand == "BY" && (Uses(entry, "TH") || Uses(entry, "HB")));
            Check(new ServiceSearch { LeadLand = ["XX"] }, _ => false);
        });

        void Check(ServiceSearch search, Func<CatalogueEntry, bool> expected) => Assert.That(
            index.Slugs(search with { IncludeRetired = true }),
            Is.EquivalentTo(CatalogueSamples.Entries.Where(expected).Select(entry => entry.Service.Slug)));
    }

    private static ServiceSearch With(ServiceSearch search, string parameter, string value) => parameter switch
    {
        "themenfeld" => search with { Themenfeld = [.. search.Themenfeld, value] },
        "leadLand" => search with { LeadLand = [.. search.LeadLand, value] },
        "legalModel" => search with { LegalModel = [.. search.LegalModel, Enum.Parse<LegalModel>(value, ignoreCase: true)] },
        "free" => search with { Free = value == "true" },
        "adoptedBy" => search with { AdoptedBy = [.. search.AdoptedBy, value] },
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, null),
    };
}
