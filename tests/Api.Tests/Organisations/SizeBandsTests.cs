using FitStore.Api.Organisations;

namespace FitStore.Api.Tests.Organisations;

/// <summary>Every Kommune is in one class of size.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class SizeBandsTests
{
    [TestCase(0, 0)]
    [TestCase(9, 0)]
    [TestCase(999, 0)]
    [TestCase(1_000, 1_000)]
    [TestCase(4_999, 1_000)]
    [TestCase(5_000, 5_000)]
    [TestCase(19_999, 5_000)]
    [TestCase(20_000, 20_000)]
    [TestCase(49_999, 20_000)]
    [TestCase(50_000, 50_000)]
    [TestCase(99_999, 50_000)]
    [TestCase(100_000, 100_000)]
    [TestCase(3_596_999, 100_000)]
    public void Of_Inhabitants_IsTheClassThatBeginsBelow(long inhabitants, long from) => Assert.That(SizeBands.Of(inhabitants).From, Is.EqualTo(from));

    [Test]
    public void All_Bounds_HaveNeitherGapNorOverlap() => Assert.Multiple(() =>
    {
        Assert.That(SizeBands.All[0].From, Is.Zero);
        Assert.That(SizeBands.All[^1].To, Is.Null);
        Assert.That(SizeBands.All.Zip(SizeBands.All.Skip(1)).Select(pair => pair.Second.From - pair.First.To), Is.All.EqualTo(1));
    });
}
