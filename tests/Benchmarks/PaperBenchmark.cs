using BenchmarkDotNet.Attributes;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Files;
using FitStore.Contracts.Adoptions;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Benchmarks;

/// <summary>
/// Drawing the documents of a contract as PDF, as an assignment does for thousands of Kommunen: all six beside the longest of them. Filling the
/// templates and writing the files to the disk are not in it.
/// </summary>
[Config(typeof(QuickConfig))]
public class PaperBenchmark
{
    private ApiUnderTest api = null!;
    private PaperDocument[] folder = [];

    /// <summary>Waits itself: the toolchain within this process does not wait for a setup.</summary>
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Stop() => api.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task StartAsync()
    {
        api = await ApiUnderTest.Start();
        using var given = new GivenAdoption(api);
        var adoption = await given.In(AdoptionState.Offered);
        var papers = await api.Services.GetRequiredService<FitDatabase>().Read(sql => PaperTable.List(sql, adoption.Id));
        var drawn = new List<PaperDocument>();
        foreach (var paper in papers.Where(paper => paper.Binding))
        {
            using var content = new MemoryStream();
            await using var file = api.Services.GetRequiredService<FileStore>().Open(paper.Sha256);
            await file.CopyToAsync(content);
            drawn.Add(PaperPdf.Read(content.ToArray())!);
        }

        folder = [.. drawn.OrderByDescending(document => document.Blocks.Count)];
    }

    [Benchmark(Description = "the longest document", Baseline = true)]
    public int Longest() => PaperPdf.Draw(folder[0]).Length;

    [Benchmark(Description = "all documents of a contract")]
    public int Folder() => folder.Sum(document => PaperPdf.Draw(document).Length);
}
