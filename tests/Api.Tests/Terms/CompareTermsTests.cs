using FitStore.Api.Terms;
using FitStore.Contracts;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Tests.Terms;

/// <summary>Two versions of terms side by side: every statement is told, none is told twice, and each stands beside the one it became.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class CompareTermsTests
{
    private static readonly PriceItem Operation = new()
    {
        Kind = CostKind.Operation,
        Label = "Betrieb und Support",
        Charge = Charge.Yearly,
        Basis = PriceBasis.Allocated,
        Amount = Money.OfCents(100_000_00),
        Key = [new WeightedKey { Key = AllocationKey.Koenigstein, Weight = "1" }],
    };

    private static readonly PriceItem Post = new() { Kind = CostKind.DirectUse, Label = "Bescheid versenden", Charge = Charge.Yearly, Basis = PriceBasis.PerUse, UnitPrice = "1.150000" };

    private static readonly OfferTerms First = new()
    {
        Offer = Guid.CreateVersion7(),
        Version = 1,
        ValidFrom = new DateOnly(2026, 1, 1),
        ValidUntil = new DateOnly(2026, 12, 31),
        PublishedAt = DateTimeOffset.UnixEpoch,
        PriceSheet = new PriceSheet
        {
            Nature = PriceNature.Binding,
            Free = false,
            Financing = Financing.Adopters,
            Items = [Operation, Post],
            KeyUnanimous = true,
            Vat = new VatTreatment { Added = false, Note = "hoheitlich" },
        },
        Maintenance = new Maintenance
        {
            ReleaseRhythm = "vierteljährlich",
            LawChanges = "zum Inkrafttreten",
            FaultClasses = [new FaultClass { Name = "Ausfall", Reaction = "1 Stunde", Resolution = "8 Stunden" }, new FaultClass { Name = "leicht", Reaction = "2 Tage", Resolution = "nächstes Release" }],
        },
        ConditionsOfUse = "Für die eigenen Aufgaben.",
        Licence = new Licence { Spdx = "EUPL-1.2", RightsOfLaender = "alle", RightsOfKommunen = "alle" },
        ServiceLevel = new ServiceLevel { AvailabilityPercent = "99.5", OperatingHours = "8 bis 18 Uhr", MaintenanceWindow = "sonntags" },
        DataProtection = new DataProtection { Model = DataProtectionModel.Avv, Note = "Vertrag schließen." },
        MinimumTermMonths = 24,
        NoticeMonths = 6,
        Exit = "Daten als Datei.",
        Provenance = Provenance.Declared,
    };

    private static readonly OfferTerms Second = First with { Version = 2, ValidFrom = new DateOnly(2027, 1, 1), ValidUntil = null };

    public static IEnumerable<TestCaseData> OneStatement =>
    [
        Case("/priceSheet/nature", TermsClause.PriceSheet, "binding", "estimate", terms => terms with { PriceSheet = terms.PriceSheet with { Nature = PriceNature.Estimate } }),
        Case("/priceSheet/financing", TermsClause.PriceSheet, "adopters", "joint", terms => terms with { PriceSheet = terms.PriceSheet with { Financing = Financing.Joint } }),
        Case("/priceSheet/keyUnanimous", TermsClause.PriceSheet, "true", "false", terms => terms with { PriceSheet = terms.PriceSheet with { KeyUnanimous = false } }),
        Case("/priceSheet/vat/added", TermsClause.PriceSheet, "false", "true", terms => terms with { PriceSheet = terms.PriceSheet with { Vat = new VatTreatment { Added = true, Note = "hoheitlich" } } }),
        Case("/conditionsOfUse", TermsClause.ConditionsOfUse, "Für die eigenen Aufgaben.", "Für alle.", terms => terms with { ConditionsOfUse = "Für alle." }),
        Case("/licence/spdx", TermsClause.Licence, "EUPL-1.2", "MIT", terms => terms with { Licence = terms.Licence with { Spdx = "MIT" } }),
        Case("/licence/sourceRepository", TermsClause.Licence, null, "https://code.example.org/a", terms => terms with { Licence = terms.Licence with { SourceRepository = "https://code.example.org/a" } }),
        Case("/maintenance/lawChanges", TermsClause.Maintenance, "zum Inkrafttreten", "ein Jahr danach", terms => terms with { Maintenance = terms.Maintenance with { LawChanges = "ein Jahr danach" } }),
        Case("/serviceLevel/availabilityPercent", TermsClause.ServiceLevel, "99.5", "99.9", terms => terms with { ServiceLevel = terms.ServiceLevel with { AvailabilityPercent = "99.9" } }),
        Case("/dataProtection/model", TermsClause.DataProtection, "avv", "para8aOzg", terms => terms with { DataProtection = terms.DataProtection with { Model = DataProtectionModel.Para8aOzg } }),
        Case("/minimumTermMonths", TermsClause.Duration, "24", "12", terms => terms with { MinimumTermMonths = 12 }),
        Case("/noticeMonths", TermsClause.Duration, "6", "3", terms => terms with { NoticeMonths = 3 }),
        Case("/exit", TermsClause.Exit, "Daten als Datei.", "Nichts.", terms => terms with { Exit = "Nichts." }),
    ];

    [Test]
    public void Of_SameClauses_HasNoDifference()
    {
        var compared = CompareTerms.Of(First, Second);
        Assert.Multiple(() =>
        {
            Assert.That(compared.Differences, Is.Zero);
            Assert.That(compared.Clauses.Select(clause => clause.Clause), Is.EqualTo(Enum.GetValues<TermsClause>()));
            Assert.That(compared.Clauses.Select(clause => clause.Change), Is.All.EqualTo(Change.Same));
            Assert.That((compared.Before.Version, compared.After.Version), Is.EqualTo((1, 2)));
            Assert.That(compared.Before.ValidUntil, Is.EqualTo(new DateOnly(2026, 12, 31)));
        });
    }

    [TestCaseSource(nameof(OneStatement))]
    public void Of_OneStatementElse_IsTheOnlyDifference(object clause, string pointer, string? before, string? after, OfferTerms changed)
    {
        var there = CompareTerms.Of(First, changed);
        var back = CompareTerms.Of(changed, First);
        var value = there.Clauses.SelectMany(one => one.Values).Single(one => one.Change != Change.Same);
        Assert.Multiple(() =>
        {
            Assert.That((value.Pointer, value.Before, value.After), Is.EqualTo((pointer, before, after)));
            Assert.That(value.Change, Is.EqualTo(before is null ? Change.Added : Change.Changed));
            Assert.That(there.Differences, Is.EqualTo(1));
            Assert.That(there.Clauses.Where(one => one.Change == Change.Changed).Select(one => one.Clause), Is.EqualTo(new[] { (TermsClause)clause }));
            Assert.That(back.Clauses.SelectMany(one => one.Values).Single(one => one.Change != Change.Same).Change, Is.EqualTo(before is null ? Change.Removed : Change.Changed));
        });
    }

    [Test]
    public void Of_AnotherAmount_NamesTheMembersOfTheItem()
    {
        var item = Items(Operation with { Amount = Money.OfCents(90_000_00), Key = [new WeightedKey { Key = AllocationKey.Usage, Weight = "1" }] }, Post)[0];
        Assert.Multiple(() =>
        {
            Assert.That(item.Change, Is.EqualTo(Change.Changed));
            Assert.That(item.Differing, Is.EqualTo(new[] { "amount", "key" }));
            Assert.That(item.Before, Is.EqualTo(Operation));
        });
    }

    [Test]
    public void Of_ItemWithAnotherLabel_IsTheItemOfTheSameKindAndBasis()
    {
        var items = Items(Post, Operation with { Label = "Betrieb, Pflege und Support" });
        Assert.Multiple(() =>
        {
            Assert.That(items.Select(item => item.Change), Is.EqualTo(new[] { Change.Changed, Change.Same }));
            Assert.That(items[0].Differing, Is.EqualTo(new[] { "label" }));
        });
    }

    [Test]
    public void Of_ItemGoneAndItemNew_AreTold()
    {
        var fee = new PriceItem { Kind = CostKind.PlatformFee, Label = "Anteil", Charge = Charge.Yearly, Basis = PriceBasis.PerOrganisation, Amount = Money.OfCents(500_00) };
        var items = Items(Operation, fee);
        Assert.Multiple(() =>
        {
            Assert.That(items.Select(item => item.Change), Is.EqualTo(new[] { Change.Same, Change.Removed, Change.Added }));
            Assert.That(items[1].After, Is.Null);
            Assert.That(items[2].After, Is.EqualTo(fee));
        });
    }

    [Test]
    public void Of_TwoItemsOfOneLabel_EachHasOnePartner()
    {
        var other = Operation with { Kind = CostKind.Infrastructure };
        var compared = CompareTerms.Of(
            First with { PriceSheet = First.PriceSheet with { Items = [Operation, other] } },
            First with { PriceSheet = First.PriceSheet with { Items = [other, Operation] } });
        Assert.That(compared.Differences, Is.Zero);
    }

    [Test]
    public void Of_FaultClassesRenamed_StandByTheirPlace()
    {
        var renamed = First with
        {
            Maintenance = First.Maintenance with { FaultClasses = [new FaultClass { Name = "Stufe 1", Reaction = "1 Stunde", Resolution = "6 Stunden" }, First.Maintenance.FaultClasses[1], new FaultClass { Name = "Wunsch", Reaction = "-", Resolution = "-" }] },
        };
        var faults = CompareTerms.Of(First, renamed).Clauses.Single(clause => clause.Clause == TermsClause.Maintenance).FaultClasses;
        Assert.Multiple(() =>
        {
            Assert.That(faults.Select(fault => fault.Change), Is.EqualTo(new[] { Change.Changed, Change.Same, Change.Added }));
            Assert.That(faults[0].After!.Name, Is.EqualTo("Stufe 1"));
        });
    }

    private static IReadOnlyList<PriceItemComparison> Items(params PriceItem[] items) =>
        CompareTerms.Of(First, First with { PriceSheet = First.PriceSheet with { Items = items } }).Clauses.Single(clause => clause.Clause == TermsClause.PriceSheet).PriceItems;

    private static TestCaseData Case(string pointer, TermsClause clause, string? before, string? after, Func<OfferTerms, OfferTerms> change) =>
        new TestCaseData(clause, pointer, before, after, change(Second)).SetArgDisplayNames(pointer);
}
