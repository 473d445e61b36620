using FitStore.Api.LegalPaths;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Tests.LegalPaths;

/// <summary>The table of legal models and kinds of organisations, cell by cell.</summary>
internal sealed class LegalPathRulesTests
{
    private static readonly Guid Me = Guid.CreateVersion7();
    private static readonly Guid Seller = Guid.CreateVersion7();
    private static readonly Guid Land = Guid.CreateVersion7();
    private static readonly Guid OtherLand = Guid.CreateVersion7();
    private static readonly Guid Aggregator = Guid.CreateVersion7();
    private static readonly LegalFacts None = new();

    private static readonly OrganisationKind[] Kommunen = [OrganisationKind.Gemeinde, OrganisationKind.Gemeindeverband, OrganisationKind.Kreis];
    private static readonly OrganisationKind[] Resellers = [OrganisationKind.ItProvider, OrganisationKind.Aggregator];
    private static readonly OrganisationKind[] States = [OrganisationKind.Bund, OrganisationKind.Land];
    private static readonly OrganisationKind[] Others = [OrganisationKind.Vendor, OrganisationKind.Operator];

    [Test]
    public void FitStore_OfBundAndLand_NeedsAnOwnerOrMember([ValueSource(nameof(States))] OrganisationKind kind)
    {
        Expect(One(kind, LegalModel.FitStore, None), LegalPathOutcome.Closed, FactKind.FitkoOwner, Seller, Me);
        Expect(One(kind, LegalModel.FitStore, new() { IsFitkoOwner = true }), LegalPathOutcome.Open, FactKind.FitkoOwner, Seller, Me);
        Expect(One(kind, LegalModel.FitStore, new() { IsIoevMember = true }), LegalPathOutcome.Open, FactKind.IoevMember, Seller, Me);
        Expect(One(kind, LegalModel.FitStore, new() { IsGovdigitalMember = true, InhouseWith = Set(Land), FrameworkWith = Set(Seller) }), LegalPathOutcome.Closed, FactKind.FitkoOwner, Seller, Me);
    }

    [TestCase(false, null, LegalPathOutcome.Demand)]
    [TestCase(false, PassingOnRule.LandPays, LegalPathOutcome.Demand)]
    [TestCase(false, PassingOnRule.Levy, LegalPathOutcome.Demand)]
    [TestCase(false, PassingOnRule.CallOff, LegalPathOutcome.Demand)]
    [TestCase(true, PassingOnRule.LandPays, LegalPathOutcome.Open)]
    [TestCase(true, PassingOnRule.Levy, LegalPathOutcome.Open)]
    [TestCase(true, PassingOnRule.CallOff, LegalPathOutcome.Closed)]
    [TestCase(true, null, LegalPathOutcome.Unclear)]
    public void FitStore_OfAKommune_FollowsItsLand(bool hasContract, object? rule, LegalPathOutcome expected)
    {
        foreach (var kind in Kommunen)
        {
            Expect(One(kind, LegalModel.FitStore, None, new LandSituation(Land, hasContract, (PassingOnRule?)rule, None)), expected, null, Seller, Land, Me);
        }
    }

    [Test]
    public void FitStore_OfAKommuneWithoutALand_IsClosed([ValueSource(nameof(Kommunen))] OrganisationKind kind) =>
        Assert.That(One(kind, LegalModel.FitStore, new() { IsFitkoOwner = true }).Outcome, Is.EqualTo(LegalPathOutcome.Closed));

    [Test]
    public void FitStore_OfAKommune_ItsOwnMembershipOpensNothing([ValueSource(nameof(Kommunen))] OrganisationKind kind)
    {
        var facts = new LegalFacts { IsFitkoOwner = true, IsIoevMember = true, IsGovdigitalMember = true, InhouseWith = Set(Land), FrameworkWith = Set(Seller) };
        Assert.That(One(kind, LegalModel.FitStore, facts, new LandSituation(Land, HasContract: false, Rule: null, None)).Outcome, Is.EqualTo(LegalPathOutcome.Demand));
    }

    [TestCase(true, true, LegalPathOutcome.Open)]
    [TestCase(true, false, LegalPathOutcome.Closed)]
    [TestCase(false, true, LegalPathOutcome.Closed)]
    [TestCase(false, false, LegalPathOutcome.Closed)]
    public void FitStore_ThroughAnAggregator_NeedsInhouseOfKommuneAndLand(bool kommune, bool land, LegalPathOutcome expected)
    {
        LegalFacts Inhouse(bool with) => with ? new() { InhouseWith = Set(Aggregator) } : None;
        foreach (var kind in Kommunen)
        {
            var chains = LegalPathRules.Of(Question(kind, LegalModel.FitStore, Inhouse(kommune), new LandSituation(Land, false, null, Inhouse(land))) with { AggregatorsWithSub = [Aggregator] });
            var through = chains.Single(chain => chain.Parties.Contains(Aggregator));
            Expect(through, expected, FactKind.InhouseWith, Seller, Land, Aggregator, Me);
            Assert.That(chains.Single(chain => chain != through).Outcome, Is.EqualTo(LegalPathOutcome.Demand));
            Assert.That(chains[0].Outcome, Is.EqualTo(expected == LegalPathOutcome.Open ? LegalPathOutcome.Open : LegalPathOutcome.Demand), "open ones come first");
        }
    }

    [Test]
    public void FitStore_OfAKommuneInhouseWithAnAggregatorWithoutSub_IsNoPath()
    {
        var inhouse = new LegalFacts { InhouseWith = Set(Aggregator) };
        Assert.That(One(OrganisationKind.Gemeinde, LegalModel.FitStore, inhouse, new LandSituation(Land, false, null, inhouse)).Outcome, Is.EqualTo(LegalPathOutcome.Demand));
    }

    [TestCase(true, true, LegalPathOutcome.Open)]
    [TestCase(true, false, LegalPathOutcome.Closed)]
    [TestCase(false, true, LegalPathOutcome.Closed)]
    [TestCase(false, false, LegalPathOutcome.Closed)]
    public void FitStore_OfResellers_NeedsInhouseWithALandUnderContract(bool inhouse, bool hasContract, LegalPathOutcome expected)
    {
        foreach (var kind in Resellers)
        {
            var facts = inhouse ? new LegalFacts { InhouseWith = Set(Land) } : None;
            Expect(One(kind, LegalModel.FitStore, facts, new LandSituation(Land, hasContract, null, None)), expected, FactKind.InhouseWith, Seller, Land, Me);
        }
    }

    [Test]
    public void FitStore_OfResellersOfSeveralLaender_HasAChainOverEach([ValueSource(nameof(Resellers))] OrganisationKind kind)
    {
        var question = Question(kind, LegalModel.FitStore, new() { InhouseWith = Set(Land, OtherLand) }) with
        {
            Laender = [new LandSituation(Land, false, null, None), new LandSituation(OtherLand, true, null, None)],
        };
        Assert.That(LegalPathRules.Of(question).Select(chain => (chain.Outcome, chain.Partner)), Is.EqualTo(new[] { (LegalPathOutcome.Open, OtherLand), (LegalPathOutcome.Closed, Land) }));
    }

    [Test]
    public void FitStore_OfResellersWithoutALand_IsClosed([ValueSource(nameof(Resellers))] OrganisationKind kind) =>
        Expect(One(kind, LegalModel.FitStore, new() { IsFitkoOwner = true, IsIoevMember = true }), LegalPathOutcome.Closed, FactKind.InhouseWith, Seller, Me);

    [Test]
    public void FitStore_OfOthers_IsClosed([ValueSource(nameof(Others))] OrganisationKind kind) =>
        Assert.That(One(kind, LegalModel.FitStore, new() { IsFitkoOwner = true, IsIoevMember = true }, new LandSituation(Land, true, PassingOnRule.LandPays, None)).Outcome, Is.EqualTo(LegalPathOutcome.Closed));

    [Test]
    public void Govdigital_NeedsMembershipOrInhouseWithAMember([Values] OrganisationKind kind)
    {
        var member = Guid.CreateVersion7();
        var question = Question(kind, LegalModel.Govdigital, None) with { GovdigitalMembers = Set(member) };
        Expect(LegalPathRules.Of(question).Single(), LegalPathOutcome.Closed, FactKind.GovdigitalMember, Seller, Me);
        Expect(LegalPathRules.Of(question with { Facts = new() { IsGovdigitalMember = true } }).Single(), LegalPathOutcome.Open, FactKind.GovdigitalMember, Seller, Me);
        Expect(LegalPathRules.Of(question with { Facts = new() { InhouseWith = Set(member) } }).Single(), LegalPathOutcome.Open, FactKind.InhouseWith, Seller, Me);
        Assert.That(LegalPathRules.Of(question with { Facts = new() { InhouseWith = Set(Land), IsFitkoOwner = true, IsIoevMember = true } }).Single().Outcome, Is.EqualTo(LegalPathOutcome.Closed));
    }

    [Test]
    public void Kommunalvertreter_IsForKommunenWithAFramework([Values] OrganisationKind kind)
    {
        Assert.That(One(kind, LegalModel.Kommunalvertreter, None).Outcome, Is.EqualTo(LegalPathOutcome.Closed));
        Assert.That(One(kind, LegalModel.Kommunalvertreter, new() { FrameworkWith = Set(Aggregator), IsFitkoOwner = true }).Outcome, Is.EqualTo(LegalPathOutcome.Closed), "a framework with another seller");
        var framework = new LegalFacts { FrameworkWith = Set(Seller) };
        Assert.That(One(kind, LegalModel.Kommunalvertreter, framework).Outcome, Is.EqualTo(Kommunen.Contains(kind) ? LegalPathOutcome.Open : LegalPathOutcome.Closed));
        if (Kommunen.Contains(kind))
        {
            Assert.That(One(kind, LegalModel.Kommunalvertreter, None).DecidedBy, Is.EqualTo(FactKind.FrameworkWith));
        }
    }

    [Test]
    public void Verwaltungsvereinbarung_IsForLaender([Values] OrganisationKind kind) => Expect(
        One(kind, LegalModel.Verwaltungsvereinbarung, None),
        kind switch { OrganisationKind.Land => LegalPathOutcome.Open, OrganisationKind.Bund => LegalPathOutcome.Unclear, _ => LegalPathOutcome.Closed },
        null,
        Seller,
        Me);

    [Test]
    public void Verwaltungsvereinbarung_WithOneself_IsClosed() => Assert.That(
        LegalPathRules.Of(Question(OrganisationKind.Land, LegalModel.Verwaltungsvereinbarung, None) with { Seller = Me }).Single().Outcome,
        Is.EqualTo(LegalPathOutcome.Closed));

    [Test]
    public void AnyModel_OfTheProviderOrOfWhomItIsNotFor_IsClosed([Values] LegalModel model, [Values] OrganisationKind kind)
    {
        var everything = new LegalFacts { IsFitkoOwner = true, IsIoevMember = true, IsGovdigitalMember = true, FrameworkWith = Set(Seller), InhouseWith = Set(Land) };
        var question = Question(kind, model, everything, new LandSituation(Land, true, PassingOnRule.LandPays, None));
        Assert.That(LegalPathRules.Of(question with { IsProvider = true }).Single().Outcome, Is.EqualTo(LegalPathOutcome.Closed));
        Assert.That(LegalPathRules.Of(question with { IsTaker = false }).Single().Outcome, Is.EqualTo(LegalPathOutcome.Closed));
    }

    [Test]
    public void AnyChain_OfAnyQuestion_SaysWhyAndWhatIsToBeDone([Values] LegalModel model, [Values] OrganisationKind kind, [Values] bool hasContract, [Values(null, PassingOnRule.LandPays, PassingOnRule.Levy, PassingOnRule.CallOff)] object? rule)
    {
        foreach (var facts in (LegalFacts[])[None, new() { IsFitkoOwner = true, IsGovdigitalMember = true, FrameworkWith = Set(Seller), InhouseWith = Set(Land, Aggregator) }])
        {
            var question = Question(kind, model, facts, new LandSituation(Land, hasContract, (PassingOnRule?)rule, facts)) with { AggregatorsWithSub = [Aggregator] };
            var chains = LegalPathRules.Of(question);
            Assert.That(chains, Is.Not.Empty);
            Assert.That(chains.Select(chain => chain.Outcome), Is.Ordered);
            foreach (var chain in chains)
            {
                Assert.That(chain.Reason.German, Is.Not.Empty.And.Not.EqualTo(chain.Reason.English));
                Assert.That(chain.Parties[0], Is.EqualTo(Seller));
                Assert.That(chain.Parties[^1], Is.EqualTo(Me));
                Assert.That(chain.Steps, chain.Outcome == LegalPathOutcome.Closed ? Is.Empty : Is.Not.Empty);
                Assert.That(chain.OpensBy, chain.Outcome == LegalPathOutcome.Open ? Is.Null : chain.DecidedBy is null && chain.Outcome == LegalPathOutcome.Closed ? Is.Null.Or.Not.Null : Is.Not.Null);
            }
        }
    }

    private static void Expect(LegalChain chain, LegalPathOutcome outcome, FactKind? decidedBy, params Guid[] parties)
    {
        Assert.That(chain.Outcome, Is.EqualTo(outcome));
        Assert.That(chain.DecidedBy, Is.EqualTo(decidedBy));
        Assert.That(chain.Parties, Is.EqualTo(parties));
        Assert.That(chain.Partner, Is.EqualTo(parties[^2]));
    }

    private static LegalChain One(OrganisationKind kind, LegalModel model, LegalFacts facts, LandSituation? land = null) =>
        LegalPathRules.Of(Question(kind, model, facts, land)).Single();

    private static HashSet<Guid> Set(params Guid[] organisations) => [.. organisations];

    private static LegalQuestion Question(OrganisationKind kind, LegalModel model, LegalFacts facts, LandSituation? land = null) => new()
    {
        Organisation = Me,
        Kind = kind,
        Facts = facts,
        Model = model,
        Seller = Seller,
        Laender = land is null ? [] : [land],
    };
}
