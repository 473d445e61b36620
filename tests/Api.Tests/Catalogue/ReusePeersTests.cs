using FitStore.Api.Catalogue;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Tests.Catalogue;

/// <summary>Who is like a Kommune, and what is told of them to whom.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class ReusePeersTests
{
    private static readonly Organisation Own = Kommune("Eigen", 40_000);
    private static readonly Organisation Alpha = Kommune("Alpha", 20_000);
    private static readonly Organisation Beta = Kommune("Beta", 49_999);
    private static readonly Organisation Gamma = Kommune("Gamma", 30_000, OrganisationKind.Kreis);
    private static readonly Organisation Small = Kommune("Klein", 19_999);
    private static readonly Organisation Elsewhere = Kommune("Anderswo", 40_000) with { Land = "HE" };
    private static readonly Organisation Provider = Kommune("Rechenzentrum", 40_000, OrganisationKind.ItProvider);
    private static readonly Organisation Uncounted = Kommune("Ungezählt", 1) with { Inhabitants = null };

    private static readonly OrganisationRegister.Snapshot Register = new([Own, Alpha, Beta, Gamma, Small, Elsewhere, Provider, Uncounted], [], []);

    [Test]
    public void Of_OtherLandOrSizeOrKind_IsNoPeer()
    {
        var peers = Of([.. ((Organisation[])[Own, Small, Elsewhere, Provider, Uncounted]).Select(kommune => Use(kommune, AdoptionState.Live))]);
        Assert.Multiple(() =>
        {
            Assert.That(peers.Kommunen, Is.EqualTo(3));
            Assert.That(peers.Using, Is.Zero);
            Assert.That(peers.States, Is.Empty);
            Assert.That(peers.Names, Is.Empty);
            Assert.That(peers.Size, Is.EqualTo(new SizeBand { From = 20_000, To = 49_999 }));
        });
    }

    [TestCase(AdoptionState.Contracted)]
    [TestCase(AdoptionState.Onboarding)]
    [TestCase(AdoptionState.Testing)]
    [TestCase(AdoptionState.Live)]
    [TestCase(AdoptionState.Dormant)]
    [TestCase(AdoptionState.Terminating)]
    public void Of_ContractedOrFurther_IsNamedToMembersAlone(AdoptionState state)
    {
        var uses = (KommuneUse[])[Use(Alpha, state)];
        Assert.Multiple(() =>
        {
            Assert.That(Of(uses).Names!.Single(), Is.EqualTo(new PeerUse { Organisation = Alpha.ToRef(), State = state, AsOf = "2026", Provenance = Provenance.Declared }));
            Assert.That(Of(uses, withNames: false).Names, Is.Null);
            Assert.That(Of(uses, withNames: false).Using, Is.EqualTo(1));
        });
    }

    [TestCase(AdoptionState.Interest)]
    [TestCase(AdoptionState.Coordination)]
    [TestCase(AdoptionState.Agreed)]
    [TestCase(AdoptionState.Offered)]
    public void Of_OnlyAsked_IsNeverNamedNorCountedAlone(AdoptionState state)
    {
        var two = Of([Use(Alpha, state), Use(Beta, state)]);
        var three = Of([Use(Alpha, state), Use(Beta, state), Use(Gamma, state)]);
        Assert.Multiple(() =>
        {
            Assert.That(two.Asking, Is.Null);
            Assert.That(three.Asking, Is.EqualTo(3));
            Assert.That(three.Names, Is.Empty);
            Assert.That(three.States, Is.Empty);
            Assert.That(three.Using, Is.Zero);
        });
    }

    [Test]
    public void Of_Several_LiveFirstThenByName()
    {
        var peers = Of([Use(Gamma, AdoptionState.Live), Use(Beta, AdoptionState.Terminating), Use(Alpha, AdoptionState.Live) with { Provenance = Provenance.Example }]);
        Assert.Multiple(() =>
        {
            Assert.That(peers.Names!.Select(peer => peer.Organisation.Name), Is.EqualTo(new[] { "Alpha", "Gamma", "Beta" }));
            Assert.That(peers.States.Select(count => (count.State, count.Count, count.Provenance)), Is.EqualTo(new[]
            {
                (AdoptionState.Live, 2, Provenance.Example),
                (AdoptionState.Terminating, 1, Provenance.Declared),
            }));
        });
    }

    [Test]
    public void Of_KommuneWithoutInhabitants_HasNoSizeAndNoPeers()
    {
        var peers = ReadReusePeers.Of(Uncounted, [Use(Alpha, AdoptionState.Live)], Register, withNames: true);
        Assert.Multiple(() =>
        {
            Assert.That(peers.Size, Is.Null);
            Assert.That(peers.Kommunen, Is.Zero);
            Assert.That(peers.Using, Is.Zero);
        });
    }

    private static ReusePeers Of(IReadOnlyList<KommuneUse> uses, bool withNames = true) => ReadReusePeers.Of(Own, uses, Register, withNames);

    private static KommuneUse Use(Organisation kommune, AdoptionState state) => new(kommune.Id, kommune.Land!, state, "2026", Provenance.Declared);

    private static Organisation Kommune(string name, long inhabitants, OrganisationKind kind = OrganisationKind.Gemeinde) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Kind = kind,
        CountsAs = [kind],
        Name = name,
        Land = "TH",
        Inhabitants = new Inhabitants { Count = inhabitants, AsOf = new DateOnly(2024, 12, 31), Source = "Destatis" },
        Provenance = Provenance.Reported,
    };
}
