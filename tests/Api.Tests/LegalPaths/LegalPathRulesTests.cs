using FitStore.Api.LegalPaths;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Tests.LegalPaths;

/// <summary>The table of legal models and kinds of organisations, cell by cell.</summary>
internal sealed class LegalPathRulesTests
{
    private static readonly Guid Me = Guid.CreateVersion7();
    private static readonly Guid Seller = Guid.CreateVersion7();
    private static readonly Guid Land = Guid.CreateVersion7();
    private static readonly Guid Aggregator = Guid.CreateVersion7();
    private static readonly LegalFacts None = new();

    private static readonly OrganisationKind[] Kommunen = [OrganisationKind.Gemeinde, OrganisationKind.Gemeindeverband, OrganisationKind.Kreis];
    private static readonly OrganisationKind[] Resellers = [OrganisationKind.ItProvider, OrganisationKind.Aggregator];
    private static readonly OrganisationKind[] States = [OrganisationKind.Bund, OrganisationKind.Land];

    [Test]
    public void FitStore_OfBundAndLand_NeedsAnOwnerOrMember([ValueSource(nameof(States))] OrganisationKind kind)
    {
        Assert.That(Outcome(kind, LegalModel.FitStore, None), Is.EqualTo(PathOutcome.Closed));
        Assert.That(Outcome(kind, LegalModel.FitStore, new() { IsFitkoOwner = true }), Is.EqualTo(PathOutcome.Open));
        Assert.That(Outcome(kind, LegalModel.FitStore, new() { IsIoevMember = true }), Is.EqualTo(PathOutcome.Open));
        Assert.That(Outcome(kind, LegalModel.FitStore, new() { IsGovdigitalMember = true }), Is.EqualTo(PathOutcome.Closed));
    }

    [TestCase(false, null, PathOutcome.Demand)]
    [TestCase(false, PassingOnRule.LandPays, PathOutcome.Demand)]
    [TestCase(true, PassingOnRule.LandPays, PathOutcome.Open)]
    [TestCase(true, PassingOnRule.Levy, PathOutcome.Open)]
    [TestCase(true, PassingOnRule.CallOff, PathOutcome.Closed)]
    [TestCase(true, null, PathOutcome.Unclear)]
    public void FitStore_OfAKommune_FollowsItsLand(bool hasContract, object? rule, object expected)
    {
        foreach (var kind in Kommunen)
        {
            var path = LegalPathRules.Of(Question(kind, LegalModel.FitStore, None, new LandSituation(Land, hasContract, (PassingOnRule?)rule, None))).Single();
            Assert.That(path.Outcome, Is.EqualTo((PathOutcome)expected));
            Assert.That(path.Seller, path.Outcome == PathOutcome.Closed ? Is.Null : Is.EqualTo(Land));
        }
    }

    [TestCase(true, true, PathOutcome.Open)]
    [TestCase(true, false, PathOutcome.Closed)]
    [TestCase(false, true, PathOutcome.Closed)]
    public void FitStore_ThroughAnAggregator_NeedsInhouseOfKommuneAndLand(bool kommune, bool land, object expected)
    {
        LegalFacts Inhouse(bool with) => with ? new() { InhouseWith = new HashSet<Guid> { Aggregator } } : None;
        var question = Question(OrganisationKind.Gemeinde, LegalModel.FitStore, Inhouse(kommune), new LandSituation(Land, false, null, Inhouse(land))) with
        {
            AggregatorsWithSub = [Aggregator],
        };
        var paths = LegalPathRules.Of(question);
        Assert.That(paths.Select(path => path.Outcome), Is.EqualTo(new[] { PathOutcome.Demand, (PathOutcome)expected }));
    }

    [Test]
    public void FitStore_OfResellers_NeedsInhouseWithALandUnderContract([ValueSource(nameof(Resellers))] OrganisationKind kind)
    {
        var inhouse = new LegalFacts { InhouseWith = new HashSet<Guid> { Land } };
        Assert.That(Outcome(kind, LegalModel.FitStore, inhouse, new LandSituation(Land, true, null, None)), Is.EqualTo(PathOutcome.Open));
        Assert.That(Outcome(kind, LegalModel.FitStore, inhouse, new LandSituation(Land, false, null, None)), Is.EqualTo(PathOutcome.Closed));
        Assert.That(Outcome(kind, LegalModel.FitStore, None, new LandSituation(Land, true, null, None)), Is.EqualTo(PathOutcome.Closed));
    }

    [Test]
    public void Govdigital_NeedsMembershipOrInhouseWithAMember([Values] OrganisationKind kind)
    {
        var member = Guid.CreateVersion7();
        var question = Question(kind, LegalModel.Govdigital, None) with { GovdigitalMembers = new HashSet<Guid> { member } };
        Assert.That(LegalPathRules.Of(question).Single().Outcome, Is.EqualTo(PathOutcome.Closed));
        Assert.That(LegalPathRules.Of(question with { Facts = new() { IsGovdigitalMember = true } }).Single().Outcome, Is.EqualTo(PathOutcome.Open));
        Assert.That(LegalPathRules.Of(question with { Facts = new() { InhouseWith = new HashSet<Guid> { member } } }).Single().Outcome, Is.EqualTo(PathOutcome.Open));
    }

    [Test]
    public void Kommunalvertreter_IsForKommunenWithAFramework([Values] OrganisationKind kind)
    {
        Assert.That(Outcome(kind, LegalModel.Kommunalvertreter, None), Is.EqualTo(PathOutcome.Closed));
        var framework = new LegalFacts { FrameworkWith = new HashSet<Guid> { Seller } };
        Assert.That(Outcome(kind, LegalModel.Kommunalvertreter, framework), Is.EqualTo(Kommunen.Contains(kind) ? PathOutcome.Open : PathOutcome.Closed));
    }

    [Test]
    public void Verwaltungsvereinbarung_IsForLaender([Values] OrganisationKind kind) => Assert.That(
        Outcome(kind, LegalModel.Verwaltungsvereinbarung, None),
        Is.EqualTo(kind switch { OrganisationKind.Land => PathOutcome.Open, OrganisationKind.Bund => PathOutcome.Unclear, _ => PathOutcome.Closed }));

    [Test]
    public void Verwaltungsvereinbarung_WithOneself_IsClosed() => Assert.That(
        LegalPathRules.Of(Question(OrganisationKind.Land, LegalModel.Verwaltungsvereinbarung, None) with { Seller = Me }).Single().Outcome,
        Is.EqualTo(PathOutcome.Closed));

    private static PathOutcome Outcome(OrganisationKind kind, LegalModel model, LegalFacts facts, LandSituation? land = null) =>
        LegalPathRules.Of(Question(kind, model, facts, land)).Single().Outcome;

    private static LegalQuestion Question(OrganisationKind kind, LegalModel model, LegalFacts facts, LandSituation? land = null) => new()
    {
        Organisation = Me,
        Kind = kind,
        Facts = facts,
        Model = model,
        Seller = Seller,
        Land = land,
    };
}
