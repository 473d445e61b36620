using FitStore.Api.Catalogue;
using FitStore.Api.Comparisons;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Comparisons;

/// <summary>Laying services side by side: which rows there are, what they say, which of them differ.</summary>
internal sealed class SideBySideTests
{
    private static readonly CatalogueEntry[] Entries = [.. CatalogueIndex.Build(ManyServices.Make(200), ManyServices.Today, 1, ManyServices.Words).Entries];

    [Test]
    public void Of_TheSameTwice_DiffersNowhere([Range(2, 4)] int columns)
    {
        foreach (var entry in Entries)
        {
            var comparison = Compare([.. Enumerable.Repeat(entry, columns)]);
            Assert.That(Differing(comparison), Is.Empty, entry.Service.Slug);
        }
    }

    [Test]
    public void Of_ColumnsInAnotherOrder_MarksTheSameRows()
    {
        var random = new Random(4711);
        for (var round = 0; round < 300; round++)
        {
            CatalogueEntry[] some = [.. random.GetItems(Entries, random.Next(2, 5)).Distinct()];
            if (some.Length < 2)
            {
                continue;
            }

            CatalogueEntry[] shuffled = [.. some];
            random.Shuffle(shuffled);
            var (comparison, other) = (Compare(some), Compare(shuffled));
            Assert.That(Differing(other), Is.EqualTo(Differing(comparison)));
            foreach (var (row, same) in Rows(comparison).Zip(Rows(other)))
            {
                Assert.That(same.Values.Select(Written), Is.EquivalentTo(row.Values.Select(Written)), row.Key);
            }
        }
    }

    [Test]
    public void Of_Anything_HasAnAnswerForEachColumnAndEachKeyOnce()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            CatalogueEntry[] some = random.GetItems(Entries, random.Next(2, 5));
            var rows = Rows(Compare(some)).ToList();
            Assert.That(rows.Select(row => row.Values.Count), Is.All.EqualTo(some.Length));
            Assert.That(rows.Select(row => row.Key), Is.Unique);
            Assert.That(rows.Where(row => row.Differs != IsDifferent(row)).Select(row => row.Key), Has.All.StartsWith("reifegrad"));
            Assert.That(rows.SelectMany(row => row.Values).Where(value => value.Lines.Count == 0 && value.Provenance is not null), Is.Empty, "where nothing is stated, nothing comes from anywhere");
        }
    }

    [Test]
    public void Of_OneMoreColumn_KeepsEveryDifference()
    {
        var random = new Random(2);
        for (var round = 0; round < 200; round++)
        {
            CatalogueEntry[] some = random.GetItems(Entries, random.Next(3, 5));
            var fewer = Differing(Compare(some[..^1]));
            Assert.That(fewer.Except(Differing(Compare(some))), Is.Empty);
        }
    }

    [Test]
    public void Fingerprint_ChangesWithWhatIsCompared_AndNotWithTheDay()
    {
        var sides = Entries.Take(3).Select(Side.Of).ToList();
        var comparison = SideBySide.Of(sides, ManyServices.Today, ManyServices.Words);
        var tomorrow = SideBySide.Of(sides, ManyServices.Today.AddDays(1), ManyServices.Words);
        var renamed = sides[0].Entry with { Service = sides[0].Service with { Summary = "Ein anderer Satz." } };
        var changed = SideBySide.Of([Side.Of(renamed), .. sides.Skip(1)], ManyServices.Today, ManyServices.Words);
        Assert.Multiple(() =>
        {
            Assert.That(comparison.Fingerprint, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(tomorrow.Fingerprint, Is.EqualTo(comparison.Fingerprint));
            Assert.That(changed.Fingerprint, Is.Not.EqualTo(comparison.Fingerprint));
            Assert.That(Differing(changed), Does.Contain("summary"));
        });
    }

    [TestCase("1.1:4 1.1:4", "reifegrad11=-")]
    [TestCase("1.1:4 1.1:3", "reifegrad11=x")]
    [TestCase("1.1:4 2.0:4", "reifegrad11=- reifegrad20=-", Description = "Never across scales.")]
    [TestCase("1.1:4 2.0:7 1.1:3", "reifegrad11=x reifegrad20=-")]
    [TestCase("1.1:4 none", "reifegrad11=x")]
    [TestCase("none none", "reifegrad=-")]
    public void Reifegrad_IsComparedWithinItsScaleOnly(string grades, string expected)
    {
        var sides = grades.Split(' ').Select(grade => Graded(grade == "none" ? null : new Reifegrad { Scale = grade.Split(':')[0], Level = int.Parse(grade.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) })).ToArray();
        var rows = Rows(Compare(sides)).Where(row => row.Key.StartsWith("reifegrad", StringComparison.Ordinal)).ToList();
        Assert.That(string.Join(' ', rows.Select(row => $"{row.Key}={(row.Differs ? 'x' : '-')}")), Is.EqualTo(expected));
        Assert.That(rows.Any(row => row.Note is not null), Is.EqualTo(rows.Count > 1), "two scales are explained");
    }

    [Test]
    public void Transports_InAnotherOrder_AreTheSame()
    {
        var one = With([Transport.FitConnect, Transport.File]);
        var other = With([Transport.File, Transport.FitConnect]);
        Assert.That(Differing(Compare(one, other)), Does.Not.Contain("transports"));
        Assert.That(Differing(Compare(one, With([Transport.File]))), Does.Contain("transports"));
    }

    [Test]
    public void Side_OfAService_IsItsFirstOfferWithTermsInForce()
    {
        var entry = Entries.First(known => known.Offers.Any(offer => offer.TermsInForce is not null));
        var inForce = entry.Offers.First(offer => offer.TermsInForce is not null);
        var later = inForce with { Id = Guid.CreateVersion7(), TermsInForce = null };
        Assert.Multiple(() =>
        {
            Assert.That(Side.Of(entry with { Offers = [later, inForce] }).Offer!.Id, Is.EqualTo(inForce.Id));
            Assert.That(Side.Of(entry with { Offers = [later] }).Offer, Is.Null);
            Assert.That(Side.Of(new CatalogueOffer(entry, later)).Terms, Is.Null);
        });
    }

    [Test]
    public void Amounts_InventedForTheSample_AreMarkedSo_WhoeverStatesTheTerms()
    {
        var entry = Entries.First(known => Side.Of(known).Terms is { PriceSheet: { Nature: PriceNature.Example, Items.Count: > 0 } });
        var declared = entry with { Terms = [.. entry.Terms.Select(terms => terms with { Provenance = Provenance.Declared })] };
        var rows = Rows(Compare(entry, declared)).ToDictionary(row => row.Key);
        Assert.That(rows["free"].Values.Select(value => value.Provenance), Is.All.EqualTo(Provenance.Example));
        Assert.That(rows["minimumTerm"].Values[1].Provenance, Is.EqualTo(Provenance.Declared));
    }

    [Test]
    public void Cost_WithoutAPrice_IsNotStated_AndNotNothing()
    {
        var priced = Entries.First(known => Side.Of(known).Terms is { PriceSheet: { Free: false, Items.Count: > 0 } });
        CatalogueEntry With(bool free) => priced with { Terms = [.. priced.Terms.Select(terms => terms with { PriceSheet = terms.PriceSheet with { Free = free, Items = [] } })] };
        var kind = $"cost{Side.Of(priced).Terms!.PriceSheet.Items[0].Kind}";
        var values = Rows(Compare(priced, With(free: false), With(free: true))).Single(row => row.Key == kind).Values;
        Assert.That(values[1].Lines, Is.Empty);
        Assert.That(values[2].Lines, Is.EqualTo(new[] { "fällt nicht an" }));
    }

    private static CatalogueEntry Graded(Reifegrad? grade) => Entries[0] with
    {
        Service = Entries[0].Service with { Classification = Entries[0].Service.Classification with { Reifegrad = grade } },
    };

    private static CatalogueEntry With(Transport[] transports) => Entries[0] with
    {
        Service = Entries[0].Service with { Connection = new Connection { Transports = transports, Provenance = Provenance.Declared } },
    };

    private static Comparison Compare(params CatalogueEntry[] entries) => SideBySide.Of([.. entries.Select(Side.Of)], ManyServices.Today, ManyServices.Words);

    private static IEnumerable<ComparisonRow> Rows(Comparison comparison) => comparison.Sections.SelectMany(section => section.Rows);

    private static List<string> Differing(Comparison comparison) => [.. Rows(comparison).Where(row => row.Differs).Select(row => row.Key)];

    private static bool IsDifferent(ComparisonRow row) => row.Values.Select(Written).Distinct().Count() > 1;

    private static string Written(ComparedValue value) => string.Join('\n', value.Lines);
}
