using System.Globalization;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Search;

/// <summary>
/// Searches as clerks type them, each with the service that has to come and the rank it has to reach at least. The list
/// (judged-queries.csv) was written down before the search was tuned; who tunes it further adds to it first.
/// </summary>
[TestFixture]
internal sealed class JudgedSearchTests
{
    private const double LeastMeanReciprocalRank = 0.9;

    /// <summary>A line of the list.</summary>
    public sealed record Judged(string Kind, string Query, string Service, int Rank);

    private static IEnumerable<Judged> List() => File.ReadLines(Path.Combine(Approved.Root, "tests", "Api.Tests", "Search", "judged-queries.csv"))
        .Skip(1)
        .Select(line => line.Split(';'))
        .Select(cells => new Judged(cells[0], cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture)));

    [Test]
    public async Task Search_JudgedQueries_ReachTheirRanks()
    {
        await using var api = await ApiUnderTest.Start();
        using var visitor = api.Visitor();
        var judged = new List<(Judged Judged, int Rank)>();
        foreach (var one in List())
        {
            var found = await visitor.Get<ServiceList>($"/v1/services?limit=50&q={Uri.EscapeDataString(one.Query)}");
            judged.Add((one, 1 + found.Items.Select(card => card.Slug).ToList().IndexOf(one.Service)));
        }

        foreach (var kind in judged.GroupBy(entry => entry.Judged.Kind))
        {
            TestContext.Out.WriteLine($"{kind.Key}: {kind.Count()} queries, mean reciprocal rank {Mean(kind):0.000}");
            foreach (var (one, rank) in kind)
            {
                TestContext.Out.WriteLine($"  {(rank == 0 ? "not found" : rank)} (at most {one.Rank}): {one.Query} -> {one.Service}");
            }
        }

        TestContext.Out.WriteLine($"All: {judged.Count} queries, mean reciprocal rank {Mean(judged):0.000}");
        Assert.Multiple(() =>
        {
            Assert.That(judged, Has.Count.AtLeast(100));
            Assert.That(judged.Where(entry => entry.Rank == 0 || entry.Rank > entry.Judged.Rank).Select(entry => $"{entry.Judged.Query} -> {entry.Judged.Service}: {entry.Rank} instead of {entry.Judged.Rank}"), Is.Empty);
            Assert.That(Mean(judged), Is.GreaterThan(LeastMeanReciprocalRank));
        });
    }

    private static double Mean(IEnumerable<(Judged Judged, int Rank)> judged) => judged.Average(entry => entry.Rank == 0 ? 0 : 1.0 / entry.Rank);
}
