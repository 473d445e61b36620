using FitStore.Api.Publishing;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Publishing;

/// <summary>What a listing lacks: each gate alone, all of them, and how complete it is.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ListingGatesTests
{
    private static readonly ServiceContent Whole = GivenListing.Complete("Antrag");
    private static readonly TermsContent Terms = SampleTerms();
    private static readonly Dictionary<string, IReadOnlySet<string>> Catalogues = new(StringComparer.Ordinal)
    {
        [Whole.Requirements!.Catalogue] = new HashSet<string>(Whole.Requirements.Answers.Where(answer => answer.Obligation == Obligation.Muss).Select(answer => answer.Id)),
    };

    private static readonly Guid Id = Guid.CreateVersion7();

    private static IEnumerable<TestCaseData> Gaps()
    {
        static TestCaseData Case(string name, GateKind gate, string pointer, Func<ServiceContent, ServiceContent> change) => new TestCaseData(gate, pointer, change).SetArgDisplayNames(name);

        yield return Case("no summary", GateKind.Text, "/summary", content => content with { Summary = "" });
        yield return Case("no description", GateKind.Text, "/description", content => content with { Description = null });
        yield return Case("blank description", GateKind.Text, "/description", content => content with { Description = content.Description! with { Markdown = "" } });
        yield return Case("begun contact", GateKind.Text, "/contacts/0/email", content => content with { Contacts = [content.Contacts[0] with { Email = "" }] });
        yield return Case("begun training", GateKind.Text, "/training/text", content => content with { Training = content.Training! with { Text = "" } });
        yield return Case("no key", GateKind.Leistungsschluessel, "/classification/leistungsschluessel", content => content with { Classification = content.Classification with { Leistungsschluessel = [] } });
        yield return Case("no Themenfeld", GateKind.Themenfeld, "/themenfeld", content => content with { Themenfeld = "" });
        yield return Case("no leading Land", GateKind.OperatingAuthority, "/leadLand", content => content with { LeadLand = "" });
        yield return Case("no authority", GateKind.OperatingAuthority, "/operation/operatingAuthority", content => content with { Operation = null });
        yield return Case("115 open", GateKind.Support, "/support/number115", content => content with { Support = content.Support! with { Number115 = null } });
        yield return Case("no first level", GateKind.Support, "/support/levels", content => content with { Support = content.Support! with { Levels = [] } });
        yield return Case("level without hours", GateKind.Support, "/support/levels/0/hours", content => content with { Support = content.Support! with { Levels = [content.Support.Levels[0] with { Hours = "" }] } });
        yield return Case("no support", GateKind.Support, "/support/number115", content => content with { Support = null });
        yield return Case("no answer on operation", GateKind.ReuseConcept, "/reuseConcept/operation", content => content with { ReuseConcept = content.ReuseConcept! with { Operation = new ReuseAnswer { Text = "" } } });
        yield return Case("operation not settled", GateKind.ReuseConcept, "/reuseConcept/operation", content => content with { ReuseConcept = content.ReuseConcept! with { Operation = new ReuseAnswer { Text = " ", Bearer = ReuseBearer.NotSettled } } });
        yield return Case("neutrality open", GateKind.ReuseConcept, "/reuseConcept/costNeutralForKommunen", content => content with { ReuseConcept = content.ReuseConcept! with { CostNeutralForKommunen = null } });
        yield return Case("no requirements", GateKind.Requirements, "/requirements", content => content with { Requirements = null });
        yield return Case("another catalogue", GateKind.Requirements, "/requirements/catalogue", content => content with { Requirements = content.Requirements! with { Catalogue = "Eigener Katalog 1" } });
        yield return Case("MUSS left out", GateKind.Requirements, "/requirements/answers", content => content with { Requirements = content.Requirements! with { Answers = [.. content.Requirements.Answers.Where(answer => answer.Id != GivenListing.Reasons[0])] } });
        yield return Case("MUSS answered as KANN", GateKind.Requirements, Reasoned, content => Answered(content, answer => answer with { Obligation = Obligation.Kann, Reason = null }));
        yield return Case("MUSS without reason", GateKind.Requirements, Reasoned, content => Answered(content, answer => answer with { Reason = null }));
        yield return Case("MUSS not applicable without reason", GateKind.Requirements, Reasoned, content => Answered(content, answer => answer with { Fulfilment = Fulfilment.NotApplicable, Reason = " " }));
    }

    private static string Reasoned => $"/requirements/answers/{Whole.Requirements!.Answers.ToList().FindIndex(answer => answer.Id == GivenListing.Reasons[0])}/reason";

    /// <summary>The listing with another answer to the MUSS that it does not meet.</summary>
    private static ServiceContent Answered(ServiceContent content, Func<RequirementAnswer, RequirementAnswer> change) => content with
    {
        Requirements = content.Requirements! with { Answers = [.. content.Requirements.Answers.Select(answer => answer.Id == GivenListing.Reasons[0] ? change(answer) : answer)] },
    };

    private static IEnumerable<TestCaseData> OfferGaps()
    {
        static TestCaseData Case(string name, GateKind gate, string pointer, Func<TermsContent, TermsContent> change) => new TestCaseData(gate, pointer, change).SetArgDisplayNames(name);

        yield return Case("no items", GateKind.PriceSheet, "priceSheet", terms => terms with { PriceSheet = terms.PriceSheet with { Items = [], Free = false } });
        yield return Case("direct use only", GateKind.PriceSheet, "priceSheet", terms => terms with { PriceSheet = terms.PriceSheet with { Free = false, Items = [PricedOffers.Unit(PriceBasis.PerUse, "1.00")] } });
        yield return Case("allocated without key", GateKind.PriceSheet, "priceSheet", terms => terms with { PriceSheet = terms.PriceSheet with { Free = false, Items = [PricedOffers.Shared(100) with { Key = null }] } });
        yield return Case("no licence", GateKind.Licence, "licence/spdx", terms => terms with { Licence = terms.Licence with { Spdx = "" } });
        yield return Case("no rights of Kommunen", GateKind.Licence, "licence/rightsOfKommunen", terms => terms with { Licence = terms.Licence with { RightsOfKommunen = "" } });
        yield return Case("no rights of Länder", GateKind.Licence, "licence/rightsOfLaender", terms => terms with { Licence = terms.Licence with { RightsOfLaender = "" } });
        yield return Case("no word on data protection", GateKind.DataProtection, "dataProtection", terms => terms with { DataProtection = terms.DataProtection with { Note = "" } });
    }

    [Test]
    public void Complete_HasNoGap()
    {
        var check = ListingGates.Of(Whole, [new ListedOffer(Id, Terms)], Catalogues);
        Assert.Multiple(() =>
        {
            Assert.That(check.Ready, Is.True, string.Join(", ", ListingGates.Unmet(check).Select(error => error.Pointer)));
            Assert.That(check.CompletePercent, Is.EqualTo(100));
            Assert.That(check.Gates.Select(gate => gate.Kind), Is.EqualTo(Enum.GetValues<GateKind>()));
            Assert.That(check.Wanted, Is.Empty);
            Assert.That(ListingGates.Reasoned(Whole, Catalogues), Is.EqualTo(GivenListing.Reasons));
        });
    }

    [Test]
    public void Empty_MeetsNoGate()
    {
        var check = ListingGates.Of(ListingContent.Empty("", null), [], Catalogues);
        Assert.Multiple(() =>
        {
            Assert.That(check.Ready, Is.False);
            Assert.That(check.CompletePercent, Is.Zero);
            Assert.That(check.Gates.Where(gate => gate.Met), Is.Empty);
            Assert.That(check.Gates.All(gate => gate.Missing.Count > 0), Is.True);
            Assert.That(check.Wanted, Is.Not.Empty);
        });
    }

    [TestCaseSource(nameof(Gaps))]
    public void Gap_InTheContent_IsToldAtItsPlace_AndClosesThatGateAlone(GateKind gate, string pointer, Func<ServiceContent, ServiceContent> change) =>
        OnlyUnmet(ListingGates.Of(change(Whole), [new ListedOffer(Id, Terms)], Catalogues), gate, pointer);

    [TestCaseSource(nameof(OfferGaps))]
    public void Gap_InTheTerms_IsToldAtItsPlace_AndClosesThatGateAlone(GateKind gate, string pointer, Func<TermsContent, TermsContent> change) =>
        OnlyUnmet(ListingGates.Of(Whole, [new ListedOffer(Id, change(Terms)), new ListedOffer(Guid.CreateVersion7(), null)], Catalogues), gate, $"/offers/{Id}/{pointer}");

    [Test]
    public void Offers_WithoutTerms_AreMissing()
    {
        var none = ListingGates.Of(Whole, [], Catalogues);
        var bare = ListingGates.Of(Whole, [new ListedOffer(Id, null)], Catalogues);
        Assert.Multiple(() =>
        {
            Assert.That(Missing(none, GateKind.Offer), Is.EqualTo(new[] { "/offers" }));
            Assert.That(Missing(bare, GateKind.Offer), Is.EqualTo(new[] { $"/offers/{Id}" }));
            foreach (var kind in (GateKind[])[GateKind.PriceSheet, GateKind.Licence, GateKind.DataProtection])
            {
                Assert.That(Missing(none, kind), Is.Not.Empty, kind.ToString());
            }
        });
    }

    [Test]
    public void Free_IsAPriceSheet() =>
        Assert.That(ListingGates.Of(Whole, [new ListedOffer(Id, Terms with { PriceSheet = Terms.PriceSheet with { Free = true, Items = [] } })], Catalogues).Ready, Is.True);

    [Test]
    public void Wanted_IsNoGate()
    {
        var check = ListingGates.Of(Whole with { DemoUrl = null, Keywords = [] }, [new ListedOffer(Id, Terms)], Catalogues);
        Assert.Multiple(() =>
        {
            Assert.That(check.Ready, Is.True);
            Assert.That(check.CompletePercent, Is.LessThan(100));
            Assert.That(check.Wanted.Select(wish => wish.Pointer), Is.EqualTo(new[] { "/demoUrl", "/keywords" }));
        });
    }

    private static void OnlyUnmet(ListingCheck check, GateKind gate, string pointer) => Assert.Multiple(() =>
    {
        Assert.That(check.Ready, Is.False);
        Assert.That(check.Gates.Where(known => !known.Met).Select(known => known.Kind), Is.EqualTo(new[] { gate }));
        Assert.That(Missing(check, gate), Does.Contain(pointer));
        Assert.That(check.CompletePercent, Is.LessThanOrEqualTo(100));
    });

    private static IEnumerable<string?> Missing(ListingCheck check, GateKind kind) => check.Gates.Single(gate => gate.Kind == kind).Missing.Select(error => error.Pointer);

    private static TermsContent SampleTerms()
    {
        var service = Api.Sample.SampleFiles.Read().Services.First(service => service.Slug == Given.Slug);
        return service.Offers[0].Terms[0].Content;
    }
}
