using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Support;

namespace FitStore.Benchmarks;

/// <summary>
/// The read model alone: a search with its page of 20 cards, hits and all facets, over catalogues of three sizes.
/// The mix is what a storefront asks: words, parts of words, numbers, filters, further pages.
/// </summary>
[Config(typeof(QuickConfig))]
public class SearchBenchmark
{
    private const int Limit = 20;

    private static readonly ServiceSearch[] Mix =
    [
        new() { Q = "wohngeldantrag" },
        new() { Q = "Führerschein" },
        new() { Q = "gewerbe ummeldung" },
        new() { Q = "Baugenehmigung familien" },
        new() { Q = "steuer" },
        new() { Q = "eltern" },
        new() { Q = "erlaubnis", LeadLand = ["MV", "HB"] },
        new() { Q = "99000000123000" },
        new() { Q = "99 000 000 456 000" },
        new() { Q = "kita geb", Themenfeld = ["familie-kind"] },
        new() { Themenfeld = ["umwelt"], Free = true },
        new() { AdoptedBy = ["TH"], Sort = ServiceSort.ReusingLaenderDescending },
        new(),
    ];

    /// <summary>The catalogue last built: cases of one size follow each other and share it.</summary>
    private static CatalogueIndex? kept;

    private CatalogueIndex index = null!;
    private Position middle;

    [Params(1_000, 10_000, 100_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Build()
    {
        if (kept?.Count != Services)
        {
            kept = CatalogueIndex.Build(ManyServices.Make(Services), ManyServices.Today, 1, ManyServices.Words);
        }

        index = kept;
        // Long enough for the runtime to have compiled for good what is measured; the short rounds are not.
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(3);)
        {
            Searches();
        }

        middle = new Position(index.Search(new ServiceSearch { Q = "antrag" }, null, Services / 20).Keys[^1], Backwards: false);
    }

    [Benchmark(Description = "mix, per search", OperationsPerInvoke = 13, Baseline = true)]
    public int Searches()
    {
        var total = 0;
        foreach (var search in Mix)
        {
            total += index.Search(search, null, Limit).Total;
        }

        return total;
    }

    [Benchmark(Description = "number")]
    public object Number() => index.Search(Mix[7], null, Limit);

    [Benchmark(Description = "part of words")]
    public object Part() => index.Search(Mix[6], null, Limit);

    [Benchmark(Description = "a word misspelt")]
    public object Misspelt() => index.Search(new ServiceSearch { Q = "Whongeldantrag" }, null, Limit);

    [Benchmark(Description = "words nothing holds together")]
    public object Some() => index.Search(new ServiceSearch { Q = "Führerschein Wohngeld Hundesteuer" }, null, Limit);

    [Benchmark(Description = "everything")]
    public object Everything() => index.Search(Mix[12], null, Limit);

    [Benchmark(Description = "a word nearly all hold, page in the middle")]
    public object Middle() => index.Search(new ServiceSearch { Q = "antrag" }, middle, Limit);
}

/// <summary>What building the read model takes, and what a change of one service takes.</summary>
[InProcess]
[WarmupCount(1)]
[IterationCount(3)]
[InvocationCount(1, 1)]
[MemoryDiagnoser]
public class SearchIndexBenchmark
{
    private CatalogueEntry[] entries = null!;
    private CatalogueIndex index = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Make()
    {
        entries = [.. ManyServices.Make(Services)];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        index = CatalogueIndex.Build(entries, ManyServices.Today, 1, ManyServices.Words);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"// The index of {Services} services holds {held / 1024.0 / 1024.0:0.0} MB beside the services themselves.");
    }

    [Benchmark(Description = "build", Baseline = true)]
    public object Build() => CatalogueIndex.Build(entries, ManyServices.Today, 1, ManyServices.Words);

    [Benchmark(Description = "change one service")]
    public object Change() => index.With([ManyServices.One(Services / 2, revision: 1)], [], ManyServices.Today, 2);
}
