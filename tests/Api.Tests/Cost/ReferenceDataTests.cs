using FitStore.Api.Cost;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Tests.Cost;

/// <summary>Which set and which rule stand, and what they say.</summary>
internal sealed class ReferenceDataTests
{
    private static readonly SampleFiles Files = SampleFiles.Read();
    private static readonly ReferenceData Data = new([.. ReferenceBase.Sets(Files.Laender), .. SampleReferenceData.Sets(Files)]);

    [TestCase(2025, "2024-12-31")]
    [TestCase(2026, "2024-12-31")]
    [TestCase(2024, "2022-05-15")]
    [TestCase(2023, "2022-05-15")]
    [TestCase(2022, null)]
    public void Newest_OfAYear_IsTheNewestFromBeforeIts1January(int year, string? asOf) =>
        Assert.That(Data.Newest(ReferenceKeys.Inhabitants, year)?.AsOf, Is.EqualTo(asOf is null ? null : (DateOnly?)DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)));

    [Test]
    public void Newest_OfTheLastDayOfTheYearItself_IsNotTaken()
    {
        var data = new ReferenceData([Set(new(2025, 12, 31), 1), Set(new(2026, 1, 1), 2)]);
        Assert.That(data.Newest("inhabitants", 2026)!.ValueOf("16"), Is.EqualTo(1));
        Assert.That(data.Newest("inhabitants", 2027)!.ValueOf("16"), Is.EqualTo(2));
    }

    [Test]
    public void Newest_OfTwoSetsOfOneDay_IsTheOneThatBeganToCountLater() =>
        Assert.That(new ReferenceData([Set(new(2025, 12, 31), 1), Set(new(2025, 12, 31), 2)]).Newest("inhabitants", 2026)!.ValueOf("16"), Is.EqualTo(2));

    [Test]
    public void Newest_InsideALand_IsTheNewestThatSaysTheWholeOfTheLevel()
    {
        var set = Data.Newest(ReferenceKeys.Inhabitants, 2027, "TH", ReferenceLevel.Gemeinde)!;
        Assert.That((set.AsOf, set.TotalOf("TH", ReferenceLevel.Gemeinde), set.ValueOf("160620041041")), Is.EqualTo((new DateOnly(2022, 5, 15), (long?)2_110_396, (long?)40_732)));
        Assert.That(Data.Newest(ReferenceKeys.Koenigstein, 2027, "TH", ReferenceLevel.Gemeinde), Is.Null);
    }

    [Test]
    public void ValueOf_AKreis_IsItsOwnOrThatOfTheKreisfreieStadt()
    {
        var zensus = Data.Newest(ReferenceKeys.Inhabitants, 2024)!;
        Assert.That((zensus.ValueOf("16062"), zensus.ValueOf("16051"), zensus.ValueOf("160510000000"), zensus.ValueOf("16099"), zensus.ValueOf("160620099099")), Is.EqualTo(((long?)81_415, (long?)218_200, (long?)218_200, (long?)null, (long?)null)));
    }

    [Test]
    public void Koenigstein_OfTheStore_IsWrittenWithFiveDecimalsAndNotConfirmed()
    {
        var key = Data.Newest(ReferenceKeys.Koenigstein, 2026)!;
        Assert.That((key.AsOf.Year, key.Confirmed, key.Values.Sum(value => value.Value), ReferenceKeys.Written(key.Key, key.ValueOf("08")!.Value), ReferenceKeys.Written(key.Key, key.ValueOf("04")!.Value)), Is.EqualTo((2019, false, 10_000_000L, "13.04061", "0.95379")));
    }

    [Test]
    public void Sets_OfTheSample_CoverEveryKeyThatASampleSheetReads()
    {
        foreach (var service in Files.Services)
        {
            foreach (var (version, item) in service.Offers.SelectMany(offer => offer.Terms).SelectMany(terms => terms.Content.PriceSheet.Items.Select(item => (terms.ValidFrom, item))))
            {
                foreach (var key in KeysOf(service.Slug, item))
                {
                    var set = Data.Newest(key, version.Year);
                    Assert.That(set?.Values.Count(value => value.Level == ReferenceLevel.Land), Is.EqualTo(16), $"{service.Slug} {key}");
                }
            }
        }
    }

    [Test]
    public void Sheets_OfTheSample_ShowEveryBasisKeyAndFinancing()
    {
        var sheets = Files.Services.SelectMany(service => service.Offers).SelectMany(offer => offer.Terms).Select(terms => terms.Content.PriceSheet).ToList();
        var items = sheets.SelectMany(sheet => sheet.Items).ToList();
        Assert.That(items.Select(item => item.Basis).Distinct(), Is.EquivalentTo(Enum.GetValues<Contracts.Terms.PriceBasis>()));
        Assert.That(items.SelectMany(item => item.Key ?? []).Select(key => key.Key).Distinct(), Is.EquivalentTo(Enum.GetValues<Contracts.Terms.AllocationKey>()));
        Assert.That(items.Select(item => item.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<Contracts.Terms.CostKind>()));
        Assert.That(items.Select(item => item.Charge).Distinct(), Is.EquivalentTo(Enum.GetValues<Contracts.Terms.Charge>()));
        Assert.That(sheets.Select(sheet => sheet.Financing).Distinct(), Is.EquivalentTo(Enum.GetValues<Contracts.Terms.Financing>()));
        Assert.That(items.Count(item => item.Key?.Count > 1), Is.GreaterThanOrEqualTo(3), "Mixtures.");
        Assert.That(sheets.Select(sheet => sheet.Nature), Is.All.EqualTo(Contracts.Terms.PriceNature.Example));
    }

    [Test]
    public void Totals_OfTheSample_AreNeverLessThanTheirBodies()
    {
        foreach (var set in SampleReferenceData.Sets(Files))
        {
            foreach (var total in set.Totals)
            {
                var prefix = Files.Laender.Single(land => land.Code == total.Land).ArsPrefix;
                var sum = set.Values.Where(value => value.Level == total.Level && value.Ars.StartsWith(prefix, StringComparison.Ordinal)).Sum(value => value.Value);
                Assert.That(sum, Is.LessThanOrEqualTo(total.Total), $"{set.Name} {total}");
            }
        }
    }

    [Test]
    public void ContentHash_OfOtherValuesTotalsOrCertainty_IsAnother()
    {
        var set = Set(new(2025, 12, 31), 5);
        Assert.That(
            ((ReferenceDataSet[])[set, set with { Values = [new("16", ReferenceLevel.Land, 6)] }, set with { Totals = [] }, set with { Estimated = true }]).Select(one => one.ContentHash()),
            Is.Unique);
        Assert.That((set with { Name = "anders", Confirmed = true }).ContentHash(), Is.EqualTo(set.ContentHash()));
    }

    [TestCase("2025-12-31", null)]
    [TestCase("2026-01-01", PassingOnRule.Levy)]
    [TestCase("2026-12-31", PassingOnRule.Levy)]
    [TestCase("2027-01-01", PassingOnRule.LandPays)]
    public void InForce_OnADay_IsTheLastRuleThatHasBegun(string day, PassingOnRule? expected)
    {
        var rules = new LandRules([Rule(PassingOnRule.LandPays, 2027, 1), Rule(PassingOnRule.CallOff, 2026, 1), Rule(PassingOnRule.Levy, 2026, 2)]);
        Assert.That(rules.InForce("BY", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Rule, Is.EqualTo(expected), "Of one day the one recorded later stands.");
        Assert.That(rules.InForce("TH", new(2030, 1, 1)), Is.Null);
    }

    private static IEnumerable<string> KeysOf(string service, Contracts.Terms.PriceItem item)
    {
        if (item.Basis == Contracts.Terms.PriceBasis.PerUse)
        {
            yield return ReferenceKeys.Usage(service);
        }

        foreach (var weighted in item.Key ?? [])
        {
            if (ReferenceKeys.Of(weighted, service) is { } key)
            {
                yield return key;
            }
        }
    }

    private static ReferenceDataSet Set(DateOnly asOf, long value) => new()
    {
        Key = ReferenceKeys.Inhabitants,
        Name = "Probe",
        Source = "Probe",
        AsOf = asOf,
        Values = [new("16", ReferenceLevel.Land, value)],
        Totals = [new("TH", ReferenceLevel.Land, value)],
    };

    private static LandRule Rule(PassingOnRule rule, int year, int minute) => new()
    {
        Id = Guid.CreateVersion7(),
        Land = "BY",
        Rule = rule,
        Source = "Probe",
        ValidFrom = new(year, 1, 1),
        RecordedAt = new(2025, 1, 1, 0, minute, 0, TimeSpan.Zero),
        Provenance = Provenance.Example,
    };
}
