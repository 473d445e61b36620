using System.Globalization;
using System.Numerics;
using FitStore.Api.Cost;
using FitStore.Contracts.Terms;
using FsCheck;
using FsCheck.Fluent;
using Property = FsCheck.Property;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace FitStore.Api.Tests.Cost;

/// <summary>The arithmetic of sharing: every check value of the product's rules, and what holds for any amount and any payers.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AllocateCostTests
{
    private const long Million = 120_000_000;

    private static readonly Gen<long> Amounts = Gen.Frequency(
    [
        (3, Gen.Choose(0, 2_000).Select(cents => (long)cents)),
        (3, from high in Gen.Choose(0, 999_999) from low in Gen.Choose(0, 999_999) select high * 1_000_000L + low),
        (1, Gen.Constant(AllocateCost.LargestAmount)),
    ]);

    /// <summary>Small weights, so that there are ties, and weights as large as they come.</summary>
    private static readonly Gen<long> Weights = Gen.Frequency(
    [
        (4, Gen.Choose(0, 5).Select(weight => (long)weight)),
        (3, Gen.Choose(0, 20_000_000).Select(weight => (long)weight)),
        (1, from high in Gen.Choose(0, int.MaxValue) from low in Gen.Choose(0, int.MaxValue) select ((long)high << 32) + low),
    ]);

    private static readonly Arbitrary<Case> Cases = (from amount in Amounts
                                                     from weights in Weights.NonEmptyListOf().Where(list => list.Any(weight => weight > 0))
                                                     from seed in Gen.Choose(0, int.MaxValue)
                                                     select new Case(amount, [.. weights], seed)).ToArbitrary();

    internal sealed record Case(long Amount, long[] Weights, int Seed)
    {
        /// <summary>The ARS of each, all different, in no order.</summary>
        public string[] Ars { get; } = Numbers(Weights.Length, Seed);

        private static string[] Numbers(int count, int seed)
        {
            var numbers = Enumerable.Range(0, count).Select(number => (number % 16 + 1).ToString("00", CultureInfo.InvariantCulture) + number.ToString("0000000000", CultureInfo.InvariantCulture)).ToArray();
            new Random(seed).Shuffle(numbers);
            return numbers;
        }

        public override string ToString() => $"{Amount} by {string.Join(' ', Weights)}";
    }

    // ----- The check values -----

    [TestCase("BW", "156487.32")]
    [TestCase("NW", "252911.04")]
    [TestCase("HB", "11445.48")]
    [TestCase("TH", "31585.32")]
    public void Koenigstein_OverAll_IsAsInTheRules(string land, string expected) =>
        Expect(KnownKeys.Share(KnownKeys.Item(Million, (AllocationKey.Koenigstein, "1")), Everyone).OfAdopter(KnownKeys.Place(land)), expected);

    [TestCase("BW", "246255.12")]
    [TestCase("HB", "18011.09")]
    [TestCase("NW", "397991.59")]
    [TestCase("MV", "37398.25")]
    public void Koenigstein_OverTen_IsAdjusted(string land, string expected) =>
        Expect(KnownKeys.Share(KnownKeys.Item(Million, (AllocationKey.Koenigstein, "1")), KnownKeys.Ten).OfAdopter(KnownKeys.Place(land)), expected);

    [TestCase("BW", "250639.57")]
    [TestCase("HB", "15709.82")]
    [TestCase("NW", "401937.48")]
    [TestCase("MV", "35071.07")]
    public void Inhabitants_OverTen_IsAsInTheRules(string land, string expected) =>
        Expect(KnownKeys.Share(KnownKeys.Item(Million, (AllocationKey.Inhabitants, "1")), KnownKeys.Ten).OfAdopter(KnownKeys.Place(land)), expected);

    [TestCase("MV", "18699.12", "5941.35")]
    [TestCase("HB", null, null, "11866.92")]
    [TestCase("NW", null, null, "262223.56")]
    [TestCase("BY", "0.00", "46682.16")]
    public void Joint_OverTen_IsAsInTheRules(string land, string? adopter, string? anyway, string? together = null)
    {
        var shared = KnownKeys.Share(KnownKeys.Item(Million, (AllocationKey.Koenigstein, "1")), KnownKeys.Ten, Financing.Joint);
        var place = KnownKeys.Place(land);
        Expect(shared.OfAdopter(place), adopter);
        Expect(shared.Anyway(place), anyway);
        Expect(shared.OfAdopter(place) + shared.Anyway(place), together);
        Expect(shared.Bund, "300000.00");
    }

    [Test]
    public void FirstYear_OfTenFromMay_IsAsInTheRules()
    {
        var shared = KnownKeys.Share(KnownKeys.Item(100_000, (AllocationKey.Koenigstein, "1")), KnownKeys.Ten);
        var months = FirstYear.MonthsLeft(new DateOnly(2027, 5, 1));
        var full = shared.OfAdopter(KnownKeys.Place("BW"));
        Assert.Multiple(() =>
        {
            Assert.That(months, Is.EqualTo(8));
            Expect(full, "205.21");
            Expect(FirstYear.Of(full, months), "136.80");
            Expect(KnownKeys.Places(KnownKeys.Ten).Sum(land => FirstYear.Of(shared.OfAdopter(land), months)), "666.61");
        });
    }

    // ----- Ties -----

    [TestCase(1, "1 1 1", "1 0 0")]
    [TestCase(2, "1 1 1", "1 1 0")]
    [TestCase(100, "1 1 1", "34 33 33")]
    [TestCase(1, "0 1 1", "0 1 0", Description = "Who has no weight gets no cent.")]
    [TestCase(10, "1 2 3", "2 3 5")]
    [TestCase(0, "1 2", "0 0")]
    [TestCase(1_000_000_000_000, "9223372036854775807 9223372036854775807", "500000000000 500000000000")]
    public void Split_Ties_GoInTheOrderGiven(long amount, string weights, string shares) =>
        Assert.That(string.Join(' ', AllocateCost.Split(amount, [.. weights.Split(' ').Select(long.Parse)])), Is.EqualTo(shares));

    [Test]
    public void Among_Ties_GoByLandAndThenByArs() => Assert.That(
        AllocateCost.Among(3, ["130030000000", "010510044044", "010030000000", "160620041041", "010020000000"], [7, 7, 7, 7, 7]),
        Is.EqualTo(new[] { 0L, 1, 1, 0, 1 }));

    [TestCase(1, 50, 25, 25, "1 0 0")]
    [TestCase(2, 50, 25, 25, "1 1 0")]
    [TestCase(3, 50, 25, 25, "1 1 1")]
    [TestCase(101, 50, 25, 25, "51 25 25")]
    public void Joint_Ties_GoToAdoptersThenBund(long amount, int adopters, int bund, int all, string expected) =>
        Assert.That(string.Join(' ', AllocateCost.Split(amount, [adopters, bund, all])), Is.EqualTo(expected));

    [TestCase(100, "0.6 0.4", "60 40")]
    [TestCase(1, "0.5 0.5", "1 0")]
    [TestCase(10, "0.333333333333333333333333333333 0.333333333333333333333333333333 0.333333333333333333333333333334", "3 3 4")]
    [TestCase(100, "0.25 0.5 0.25", "25 50 25")]
    public void ByWeights_AnyDecimals_AreExact(long amount, string weights, string shares) =>
        Assert.That(string.Join(' ', AllocateCost.ByWeights(amount, weights.Split(' '))), Is.EqualTo(shares));

    [TestCase(3, "0.0015", 0)]
    [TestCase(10, "0.0005", 1, Description = "Half a cent goes up.")]
    [TestCase(9, "0.000555", 0)]
    [TestCase(12_345, "0.001250", 1_543)]
    [TestCase(84_000_000, "1000000", 8_400_000_000_000_000)]
    public void Units_TimesPrice_AreRoundedHalfUp(long units, string price, long cents) => Assert.That(AllocateCost.OfUnits(units, ChargeUnits.MicroEuro(price)), Is.EqualTo(cents));

    [Test]
    public void Among_AllGemeinden_IsSharedToTheCent()
    {
        var weights = Enumerable.Range(0, 10_786).Select(number => number * 7_919L % 50_021 + 1).ToArray();
        var ars = Enumerable.Range(0, 10_786).Select(number => number.ToString("000000000000", CultureInfo.InvariantCulture)).ToArray();
        Assert.That(AllocateCost.Among(123_456_789, ars, weights).Sum(), Is.EqualTo(123_456_789));
    }

    [Test]
    public void Split_WithoutWeight_IsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => AllocateCost.Split(1, [0, 0]), Throws.ArgumentException);
        Assert.That(() => AllocateCost.Split(1, []), Throws.ArgumentException);
        Assert.That(() => AllocateCost.Split(1, [1, -1, 1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => AllocateCost.Split(-1, [1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    // ----- What holds for all -----

    [Property(MaxTest = 500)]
    public Property Shares_SumToTheAmount() => Prop.ForAll(Cases, one => Of(one).Sum() == one.Amount);

    [Property(MaxTest = 500)]
    public Property Shares_AreNeverNegativeAndOffByLessThanACent() => Prop.ForAll(Cases, one =>
    {
        var total = one.Weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        return Of(one).Zip(one.Weights).All(share =>
            share.First >= 0
            && BigInteger.Abs(share.First * total - (BigInteger)one.Amount * share.Second) < total);
    });

    [Property(MaxTest = 500)]
    public Property Shares_OfPermutedPayers_AreTheSame() => Prop.ForAll(Cases, one =>
    {
        var places = Enumerable.Range(0, one.Weights.Length).ToArray();
        new Random(one.Seed + 1).Shuffle(places);
        var permuted = AllocateCost.Among(one.Amount, [.. places.Select(place => one.Ars[place])], [.. places.Select(place => one.Weights[place])]);
        var shares = Of(one);
        return places.Select((place, now) => shares[place] == permuted[now]).All(same => same);
    });

    [Property(MaxTest = 500)]
    public Property Shares_WhoWeighsMore_NeverPaysLess() => Prop.ForAll(Cases, one =>
    {
        var shares = Of(one).Zip(one.Weights, (share, weight) => (Share: share, Weight: weight)).OrderBy(payer => payer.Weight).ThenBy(payer => payer.Share).ToList();
        return shares.Zip(shares.Skip(1)).All(pair => pair.First.Share <= pair.Second.Share);
    });

    [Property(MaxTest = 500)]
    public Property Shares_OfScaledWeights_AreTheSame() => Prop.ForAll(Cases, Gen.Choose(2, 1_000).ToArbitrary(), (one, factor) =>
        one.Weights.Max() > long.MaxValue / factor
        || AllocateCost.Among(one.Amount, one.Ars, [.. one.Weights.Select(weight => weight * factor)]).SequenceEqual(Of(one)));

    [Property(MaxTest = 300)]
    public Property Joint_Parts_SumToTheItem() => Prop.ForAll(Amounts.ToArbitrary(), Gen.Choose(1, 0xFFFF).ToArbitrary(), (amount, members) =>
    {
        var participants = KnownKeys.All.Where(land => (members & (1 << land)) != 0).ToList();
        var shared = SharePriceItem.Of(KnownKeys.Item(amount, (AllocationKey.Inhabitants, "0.7"), (AllocationKey.Equal, "0.3")), Financing.Joint, participants, KnownKeys.All, KnownKeys.Of);
        return shared.Bund + KnownKeys.All.Sum(land => shared.OfAdopter(land) + shared.Anyway(land)) == amount
            && KnownKeys.All.Except(participants).All(land => shared.OfAdopter(land) == 0)
            && shared.Parts.Sum(part => part.Pool) + shared.Bund == amount;
    });

    [Property(MaxTest = 300)]
    public Property FirstYear_IsNeverMoreThanAFullOne() => Prop.ForAll(Amounts.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (amount, months) =>
        FirstYear.Of(amount, months) <= amount
        && FirstYear.Of(amount, 12) == amount
        && FirstYear.Of(amount, months) * 12 <= amount * months
        && (FirstYear.Of(amount, months) + 1) * 12 > amount * months);

    [Property(MaxTest = 300)]
    public Property Levy_NeverFallsShortAndExceedsByLessThanAEuro() => Prop.ForAll(Cases, Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(1, LandRule.Whole).ToArbitrary(), (one, months, percent) =>
    {
        var bodies = one.Weights.Select(weight => weight % 4_000_000).ToList();
        var level = bodies.Sum();
        var land = new PassedSums(one.Amount, one.Amount / 3, one.Amount / 7);
        return level == 0 || bodies.TrueForAll(inhabitants =>
        {
            var levy = PassOnCost.Levy(land, new LevyKey(percent, inhabitants, level), months);
            var part = new Fraction((BigInteger)percent * inhabitants, (BigInteger)LandRule.Whole * level);
            return IsRoundedUp(levy.FullYear, part * new Fraction(land.Prorated + land.Unprorated, 1))
                && IsRoundedUp(levy.FirstYear, part * new Fraction((BigInteger)land.Prorated * months + (BigInteger)land.Unprorated * 12, 12))
                && IsRoundedUp(levy.OneOff, part * new Fraction(land.OneOff, 1))
                && levy.FirstYear <= levy.FullYear
                && levy.Excess is >= 0 and < 100;
        });
    });

    [Test]
    public void Year_WithJoiners_DoesNotRecalculateThoseInBefore()
    {
        var item = KnownKeys.Item(100_000, (AllocationKey.Koenigstein, "1"));
        SharedItem Share(IReadOnlyList<int> participants) => SharePriceItem.Of(item, Financing.Adopters, participants, KnownKeys.All, KnownKeys.Of);
        var standing = KnownKeys.Places("HB NI NW RP SL SN ST SH MV");
        var year = FirstYear.OfItem(standing, [new Joiner(KnownKeys.Place("BW"), 8)], 16, Share);
        Assert.Multiple(() =>
        {
            Expect(year.Laender[KnownKeys.Place("BW")], "136.80");
            Expect(standing.Sum(land => year.Laender[land]), "1000.00");
            Expect(year.Income, "1136.80");
        });
    }

    [Test]
    public void Year_InWhichAllStartInMay_LeavesARest()
    {
        var item = KnownKeys.Item(100_000, (AllocationKey.Koenigstein, "1"));
        var year = FirstYear.OfItem([], [.. KnownKeys.Places(KnownKeys.Ten).Select(land => new Joiner(land, 8))], 16, participants => SharePriceItem.Of(item, Financing.Adopters, participants, KnownKeys.All, KnownKeys.Of));
        Expect(year.Income, "666.61");
    }

    [Test]
    public void Year_OfWhoStartsInJanuary_IsAFullOneForAll()
    {
        var item = KnownKeys.Item(100_000, (AllocationKey.Koenigstein, "1"));
        var year = FirstYear.OfItem(KnownKeys.Places("MV HB"), [new Joiner(KnownKeys.Place("BW"), 12)], 16, participants => SharePriceItem.Of(item, Financing.Joint, participants, KnownKeys.All, KnownKeys.Of));
        Expect(year.Income, "1000.00");
    }

    private const string Everyone = "SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH";

    private static long[] Of(Case one) => AllocateCost.Among(one.Amount, one.Ars, one.Weights);

    private static bool IsRoundedUp(long cents, Fraction exact) =>
        cents % 100 == 0 && cents * exact.Denominator >= exact.Numerator && (cents - 100) * exact.Denominator < exact.Numerator;

    private static void Expect(long cents, string? euro)
    {
        if (euro is not null)
        {
            Assert.That(Contracts.Money.OfCents(cents).Amount, Is.EqualTo(euro));
        }
    }
}
