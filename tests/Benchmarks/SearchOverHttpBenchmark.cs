using System.Diagnostics;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FitStore.Benchmarks;

/// <summary>
/// The whole way of a search, from a socket through everything an operation passes to its bytes, beside an endpoint of the same
/// server that only writes the same bytes. Both are asked by the same client in this process, which takes its part of the time
/// and of the memory on both sides; the difference of the two is what the store itself takes. Nothing is compressed.
/// </summary>
[Config(typeof(QuickConfig))]
public class SearchOverHttpBenchmark
{
    /// <summary>How many ask at the same time.</summary>
    private const int Visitors = 4;

    private static readonly string[] Mix =
    [
        "/v1/services?q=wohngeldantrag",
        "/v1/services?q=F%C3%BChrerschein",
        "/v1/services?q=gewerbe%20ummeldung",
        "/v1/services?q=steuer",
        "/v1/services?q=erlaubnis&leadLand=MV&leadLand=HB",
        "/v1/services?q=99000000123000",
        "/v1/services?themenfeld=umwelt&free=true",
        "/v1/services?adoptedBy=TH&sort=-reusingLaender",
        "/v1/services?limit=20",
        "/v1/services?q=antrag&includeTotal=true",
    ];

    private ApiUnderTest api = null!;
    private CurrentCatalogue catalogue = null!;
    private WebApplication bare = null!;
    private HttpClient client = null!;
    private Uri[] searches = null!;
    private Uri[] bytes = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Services { get; set; }

    /// <summary>Waits itself: the toolchain within this process does not wait for a setup.</summary>
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Stop() => StopAsync().GetAwaiter().GetResult();

    private async Task StartAsync()
    {
        api = ApiUnderTest.Start(await TestDatabase.Empty(Databases.Sqlite), owns: true, ("environment", "Production"), ("Limits:VisitorPerMinute", "100000000"));
        var today = BerlinTime.Today(api.Clock);
        catalogue = api.Services.GetRequiredService<CurrentCatalogue>();
        Volatile.Write(ref IndexOf(catalogue), CatalogueIndex.Build(ManyServices.Make(Services), today, 1, ManyServices.Words));
        client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Visitors });
        searches = [.. Mix.Select(path => new Uri(api.Address, path))];
        var answers = new List<byte[]>();
        foreach (var search in searches)
        {
            answers.Add(await client.GetByteArrayAsync(search));
        }

        bare = Bare(answers);
        await bare.StartAsync();
        bytes = [.. answers.Select((_, number) => new Uri($"{bare.Urls.First()}/{number}"))];

        // Long enough for the runtime to have compiled for good what both go through; the short rounds that are measured are not.
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(8);)
        {
            await Ask(searches);
            await Ask(searches, before: Renew);
            await Ask(bytes);
        }

        Console.WriteLine($"// Answers of {answers.Min(answer => answer.Length)} to {answers.Max(answer => answer.Length)} bytes, {answers.Average(answer => answer.Length):0} on average.");
    }

    private async Task StopAsync()
    {
        client.Dispose();
        await bare.DisposeAsync();
        await api.DisposeAsync();
    }

    [Benchmark(Description = "the same bytes, bare", OperationsPerInvoke = 40, Baseline = true)]
    public Task Bytes() => Ask(bytes);

    [Benchmark(Description = "search that was asked before", OperationsPerInvoke = 40)]
    public Task Known() => Ask(searches);

    [Benchmark(Description = "search asked for the first time", OperationsPerInvoke = 40)]
    public Task New() => Ask(searches, before: Renew);

    private Task Ask(Uri[] addresses, Action? before = null) => Task.WhenAll(Enumerable.Range(0, Visitors).Select(async visitor =>
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            before?.Invoke();
            using var answer = await client.GetAsync(addresses[(i + visitor) % addresses.Length]);
            answer.EnsureSuccessStatusCode();
        }
    }));

    /// <summary>The next state of the catalogue, with nothing changed: of it no page is remembered.</summary>
    private void Renew()
    {
        ref var index = ref IndexOf(catalogue);
        var known = Volatile.Read(ref index)!;
        Volatile.Write(ref index, known.With([], [], known.Today, known.LedgerSequence + 1));
    }

    private static WebApplication Bare(List<byte[]> answers)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/{number:int}", async (HttpContext http, int number) =>
        {
            http.Response.ContentType = Answer.Json;
            await http.Response.BodyWriter.WriteAsync(answers[number]);
        });
        return app;
    }

    /// <summary>The generated services never were in a database: the index is put where the store keeps its own.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "index")]
    private static extern ref CatalogueIndex? IndexOf(CurrentCatalogue catalogue);
}
