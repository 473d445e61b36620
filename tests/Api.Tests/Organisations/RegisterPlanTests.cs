using FitStore.Api.Cost;
using FitStore.Api.Organisations;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Tests.Organisations;

/// <summary>What a register file changes: new, updated by a later day, or left as it is.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RegisterPlanTests
{
    private static readonly DateOnly Day = new(2022, 5, 15);
    private static readonly RegisterRow Nordhausen = new("160620041041", "Nordhausen, Stadt", "TH", 40_732);
    private static readonly RegisterRow Ellrich = new("160620005005", "Ellrich, Stadt", "TH", 5_000);
    private static readonly RegisterRow Erfurt = new("160510000000", "Erfurt, Stadt", "TH", 210_000);
    private static readonly RegisterRow Berlin = new("110000000000", "Berlin, Stadt", "BE", 3_596_999);

    [Test]
    public void Of_NewGemeinden_AddsThemAndTheirKreis()
    {
        var plan = Plan([Nordhausen, Ellrich, Erfurt], []);
        Assert.That(plan.Added.Select(entry => (entry.Ars, entry.Kind, entry.Name, entry.Inhabitants!.Count)), Is.EquivalentTo(((string, OrganisationKind, string, long)[])
        [
            ("160620041041", OrganisationKind.Gemeinde, "Nordhausen, Stadt", 40_732),
            ("160620005005", OrganisationKind.Gemeinde, "Ellrich, Stadt", 5_000),
            ("160510000000", OrganisationKind.Gemeinde, "Erfurt, Stadt", 210_000),
            ("16062", OrganisationKind.Kreis, "Kreis 16062", 45_732),
        ]), "A kreisfreie Stadt is one entry and makes up no Kreis.");
        Assert.That(plan.Updated, Is.Empty);
    }

    [Test]
    public void Of_TheSameAgain_ChangesNothing()
    {
        RegisterRow[] rows = [Nordhausen, Ellrich, Erfurt, new("16", "Thüringen", "TH", 2_110_396)];
        var plan = Plan(rows, Known(Plan(rows, [])));
        Assert.That((plan.Added.Count, plan.Updated.Count, plan.Unchanged, plan.Links.Count), Is.EqualTo((0, 0, 5, 0)));
    }

    [TestCase(1, 1)]
    [TestCase(0, 1)]
    [TestCase(-1, 0)]
    public void Of_OtherStatements_CountFromTheSameDayOn(int daysLater, int updated)
    {
        var known = Known(Plan([Erfurt], []));
        var plan = RegisterPlan.Of([Erfurt with { Name = "Erfurt", Population = 1 }], known, Day.AddDays(daysLater), "Fortschreibung");
        Assert.That(plan.Updated, Has.Count.EqualTo(updated));
        Assert.That(plan.Unchanged, Is.EqualTo(1 - updated));
        if (updated == 1)
        {
            Assert.That(plan.Updated[0], Is.EqualTo(new RegisterEntry(
                known[0].Id, Erfurt.Ars, "Erfurt", "TH", new Inhabitants { Count = 1, AsOf = Day.AddDays(daysLater), Source = "Fortschreibung" })));
        }
    }

    [Test]
    public void Of_AKreisThatAFileNames_KeepsItsName()
    {
        var gemeinden = Known(Plan([Nordhausen, Ellrich], []));
        var named = RegisterPlan.Of([new("16062", "Landkreis Nordhausen", "TH", 81_000)], gemeinden, Day.AddYears(-1), "Verzeichnis");
        Assert.That(named.Updated.Select(entry => (entry.Name, entry.Inhabitants!.Count)), Is.EqualTo(((string, long)[])[("Landkreis Nordhausen", 45_732)]), "An older file gives a name, no number.");

        var again = RegisterPlan.Of([Nordhausen with { Population = 50_000 }, Ellrich], Known(named, gemeinden), Day.AddYears(1), "Zensus");
        Assert.That(again.Updated.Single(entry => entry.Ars == "16062"), Has.Property("Name").EqualTo("Landkreis Nordhausen").And.Property("Inhabitants").Property("Count").EqualTo(55_000));
    }

    [Test]
    public void Of_APartOfAKreis_DoesNotShrinkIt()
    {
        var plan = RegisterPlan.Of([Nordhausen], Known(Plan([Nordhausen, Ellrich], [])), Day.AddYears(1), "Zensus");
        Assert.That(plan.Updated.Select(entry => entry.Ars), Is.EqualTo((string[])["160620041041"]));
    }

    [Test]
    public void Of_AKreisfreieStadt_IsOneEntryHoweverItIsListed()
    {
        var asKreis = new RegisterRow("16051", "Erfurt", "TH", 210_000);
        Assert.That(Plan([Erfurt, asKreis], []).Added.Select(entry => entry.Ars), Is.EqualTo((string[])["160510000000"]));
        Assert.That(Plan([asKreis], Known(Plan([Erfurt], []))).Added, Is.Empty);

        var known = Known(Plan([asKreis], []));
        var turned = Plan([Erfurt], known);
        Assert.That(turned.Added, Is.Empty);
        Assert.That(turned.Updated.Select(entry => (entry.Id, entry.Ars, entry.Kind)), Is.EqualTo(((Guid?, string, OrganisationKind)[])[(known[0].Id, "160510000000", OrganisationKind.Gemeinde)]));
    }

    [Test]
    public void Of_AStadtstaat_LinksLandAndGemeinde_AndLeavesTheLandsNumber()
    {
        var land = new KnownEntry { Id = Guid.CreateVersion7(), Ars = "11", Name = "Berlin", Inhabitants = 3_685_265, InhabitantsAsOf = new DateOnly(2024, 12, 31), InhabitantsSource = "Destatis" };
        var plan = Plan([Berlin], [land]);
        Assert.That(plan.Links, Is.EqualTo(((string, string)[])[("11", "110000000000")]));
        Assert.That(plan.Added.Select(entry => entry.Ars), Is.EqualTo((string[])["110000000000"]));
        Assert.That(plan.Updated, Is.Empty);
    }

    [Test]
    public void Of_AnyFile_BecomesADatedSetWithTotalsThatAreSumsOverIt()
    {
        var set = Plan([Nordhausen, Ellrich, Erfurt, Berlin], []).DataSet;
        Assert.That((set.Key, set.AsOf, set.Source), Is.EqualTo((ReferenceKeys.Inhabitants, Day, "Zensus 2022")));
        Assert.That(set.Values.Select(value => (value.Ars, value.Level, value.Value)), Is.EqualTo(((string, ReferenceLevel, long)[])
        [
            ("11", ReferenceLevel.Land, 3_596_999),
            ("110000000000", ReferenceLevel.Gemeinde, 3_596_999),
            ("16", ReferenceLevel.Land, 255_732),
            ("160510000000", ReferenceLevel.Gemeinde, 210_000),
            ("16062", ReferenceLevel.Kreis, 45_732),
            ("160620005005", ReferenceLevel.Gemeinde, 5_000),
            ("160620041041", ReferenceLevel.Gemeinde, 40_732),
        ]));
        Assert.That(set.Totals, Is.EquivalentTo((ReferenceTotal[])
        [
            new("BE", ReferenceLevel.Land, 3_596_999),
            new("BE", ReferenceLevel.Kreis, 3_596_999),
            new("BE", ReferenceLevel.Gemeinde, 3_596_999),
            new("TH", ReferenceLevel.Land, 255_732),
            new("TH", ReferenceLevel.Kreis, 255_732),
            new("TH", ReferenceLevel.Gemeinde, 255_732),
        ]), "A kreisfreie Stadt counts in both levels.");
    }

    private static RegisterPlan Plan(IReadOnlyList<RegisterRow> rows, IReadOnlyList<KnownEntry> known) => RegisterPlan.Of(rows, known, Day, "Zensus 2022");

    /// <summary>The register after a plan was carried out.</summary>
    private static IReadOnlyList<KnownEntry> Known(RegisterPlan plan, params IReadOnlyList<KnownEntry> before) =>
    [
        .. before.Where(entry => plan.Updated.All(updated => updated.Id != entry.Id)),
        .. plan.Added.Concat(plan.Updated).Select(entry => new KnownEntry
        {
            Id = entry.Id ?? Guid.CreateVersion7(),
            Ars = entry.Ars,
            Name = entry.Name,
            Inhabitants = entry.Inhabitants?.Count,
            InhabitantsAsOf = entry.Inhabitants?.AsOf,
            InhabitantsSource = entry.Inhabitants?.Source,
            LinkedTo = Ars.StadtstaatOf(entry.Ars) is null ? null : Guid.CreateVersion7(),
        }),
    ];
}
