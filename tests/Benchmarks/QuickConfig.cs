using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace FitStore.Benchmarks;

/// <summary>
/// Short runs within this process: the figures wanted are ratios and orders of magnitude, and the whole set is to be
/// done in two minutes. (The toolchain that builds a project of its own does not know this version of .NET.)
/// </summary>
internal sealed class QuickConfig : ManualConfig
{
    public QuickConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithWarmupCount(2)
            .WithIterationCount(5));
        AddDiagnoser(MemoryDiagnoser.Default);
    }
}
