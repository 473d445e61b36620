using FitStore.Api.Catalogue;
using FitStore.Api.Search;
using FitStore.Api.Tests.Catalogue;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Search;

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

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Facets_OverSeveralSegments_CountTheSame(int seed)
    {
        var search = CatalogueSamples.AnySearch(new Random(seed));
        Assert.That(Grown.Search(search, null, 3).Written(), Is.EqualTo(CatalogueSamples.Index.Search(search, null, 3).Written()), search.ToString());
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Filter_AnotherFacet_NeverAdds(int seed)
    {
        var search = CatalogueSamples.AnySearch(new Random(seed));
        var found = CatalogueSamples.Index.Slugs(search);
        Assert.Multiple(() =>
        {
            foreach (var facet in CatalogueSamples.Index.Search(search, null, 1).Facets.Where(facet => facet.Values.All(value => !value.Chosen)))
            {
                foreach (var value in facet.Values)
                {
                    Assert.That(CatalogueSamples.Index.Slugs(With(search, facet.Parameter, value.Value)), Is.SubsetOf(found), $"{search}: {facet.Parameter}={value.Value}");
                }
            }
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Filter_ProductsAndStates_KeepsWhatHasOneOfTheProductsInOneOfTheStates(int seed)
    {
        var search = CatalogueSamples.AnySearch(new Random(seed));
        var either = search with { Fachverfahren = [], InterfaceState = [] };
        var expected = CatalogueSamples.Index.Slugs(either).ToHashSet(StringComparer.Ordinal);
        expected.IntersectWith(CatalogueSamples.Entries.Where(Fits).Select(entry => entry.Service.Slug));
        Assert.That(CatalogueSamples.Index.Slugs(search), Is.EquivalentTo(expected), search.ToString());

        bool Fits(CatalogueEntry entry) => (search.Fachverfahren.Count == 0 && search.InterfaceState.Count == 0)
            || entry.Service.Connection!.Fachverfahren.Any(system => (search.Fachverfahren.Count == 0 || search.Fachverfahren.Contains(system.Product))
                && (search.InterfaceState.Count == 0 || search.InterfaceState.Contains(system.State)));
    }

    [Test]
    public void All_Partners_ArePartnersOfEachOther() => Assert.Multiple(() =>
    {
        foreach (var kind in FacetKind.All.Where(kind => kind.Partner is not null))
        {
            Assert.That(FacetKind.All.Single(other => other.Parameter == kind.Partner).Partner, Is.EqualTo(kind.Parameter));
            Assert.That(kind.HeldWithPartner, Is.Not.Null);
            Assert.That(kind.OneValue, Is.False);
        }
    });

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
            Check(new ServiceSearch { CostNeutral = true }, entry => entry.Service.ReuseConcept is { CostNeutralForKommunen: true });
            Check(new ServiceSearch { CostNeutral = false }, entry => entry.Service.ReuseConcept is { CostNeutralForKommunen: false });
            Check(new ServiceSearch { AvailableFor = [OrganisationKind.ItProvider] }, entry => entry.Offers.Any(offer => offer.Takers.Contains(OrganisationKind.ItProvider)));
            Check(new ServiceSearch { Fachverfahren = ["Meldewerk"] }, entry => entry.Service.Connection!.Fachverfahren.Any(system => system.Product == "Meldewerk"));
            Check(new ServiceSearch { InterfaceState = [InterfaceState.Pilot] }, entry => entry.Service.Connection!.Fachverfahren.Any(system => system.State == InterfaceState.Pilot));
            Check(new ServiceSearch { Transport = [Transport.FitConnect, Transport.File] }, entry => entry.Service.Connection!.Transports[0] != Transport.OsciXta);
            Check(new ServiceSearch { UserAccount = [UserAccount.BundId] }, entry => entry.Service.Access?.UserAccounts.Contains(UserAccount.BundId) == true);
            Check(new ServiceSearch { TrustLevel = [TrustLevel.Hoch] }, entry => entry.Service.Access?.TrustLevel == TrustLevel.Hoch);
            Check(new ServiceSearch { Reifegrad = ["1.1:4"] }, entry => entry.Service.Classification.Reifegrad is { Scale: "1.1", Level: 4 });
            Check(new ServiceSearch { Licence = ["MIT"] }, entry => InForce(entry).Any(terms => terms.Licence.Spdx == "MIT"));
            Check(
                new ServiceSearch { Principle = [Principle.OpenStandards, Principle.Speed] },
                entry => entry.Service.Principles?.Evidence.Any(known => known.Principle is Principle.OpenStandards or Principle.Speed) == true);
            Check(new ServiceSearch { Number115 = true }, entry => entry.Service.Support is { Number115: true });
        });

        void Check(ServiceSearch search, Func<CatalogueEntry, bool> expected) => Assert.That(
            index.Slugs(search with { IncludeRetired = true }),
            Is.EquivalentTo(CatalogueSamples.Entries.Where(expected).Select(entry => entry.Service.Slug)));
    }

    private static readonly CatalogueIndex Grown = CatalogueSamples.Entries.Chunk(37).Aggregate(
        CatalogueIndex.Build([], ManyServices.Today, 0, ManyServices.Words),
        (index, some) => index.With(some, [], ManyServices.Today, index.LedgerSequence + 1));

    private static IEnumerable<OfferTerms> InForce(CatalogueEntry entry) => entry.Terms
        .Where(terms => terms.ValidFrom <= ManyServices.Today)
        .GroupBy(terms => terms.Offer)
        .Select(versions => versions.MaxBy(terms => (terms.ValidFrom, terms.Version))!);

    private static ServiceSearch With(ServiceSearch search, string parameter, string value) => parameter switch
    {
        "themenfeld" => search with { Themenfeld = [.. search.Themenfeld, value] },
        "leadLand" => search with { LeadLand = [.. search.LeadLand, value] },
        "legalModel" => search with { LegalModel = [.. search.LegalModel, Enum.Parse<LegalModel>(value, ignoreCase: true)] },
        "free" => search with { Free = value == "true" },
        "costNeutral" => search with { CostNeutral = value == "true" },
        "availableFor" => search with { AvailableFor = [.. search.AvailableFor, Enum.Parse<OrganisationKind>(value, ignoreCase: true)] },
        "fachverfahren" => search with { Fachverfahren = [.. search.Fachverfahren, value] },
        "interfaceState" => search with { InterfaceState = [.. search.InterfaceState, Enum.Parse<InterfaceState>(value, ignoreCase: true)] },
        "transport" => search with { Transport = [.. search.Transport, Enum.Parse<Transport>(value, ignoreCase: true)] },
        "userAccount" => search with { UserAccount = [.. search.UserAccount, Enum.Parse<UserAccount>(value, ignoreCase: true)] },
        "trustLevel" => search with { TrustLevel = [.. search.TrustLevel, Enum.Parse<TrustLevel>(value, ignoreCase: true)] },
        "reifegrad" => search with { Reifegrad = [.. search.Reifegrad, value] },
        "licence" => search with { Licence = [.. search.Licence, value] },
        "principle" => search with { Principle = [.. search.Principle, Enum.Parse<Principle>(value, ignoreCase: true)] },
        "number115" => search with { Number115 = value == "true" },
        "adoptedBy" => search with { AdoptedBy = [.. search.AdoptedBy, value] },
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, null),
    };
}
