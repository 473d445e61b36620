using System.Text.RegularExpressions;
using FitStore.Support;

namespace FitStore.Api.Tests;

/// <summary>
/// The order of usings in every file of the project, as <c>dotnet format</c> makes it: namespaces, those of System first, then statics, then
/// aliases. The build looks at style and .ci/run at spaces; the order belongs to neither, and asking the whole tool takes minutes.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed partial class UsingOrderTests
{
    private static readonly string[] Folders = ["api", "contracts", "storefront", "tests"];

    [Test]
    public void Usings_OfEveryFile_StandInOrder()
    {
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Approved.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Append(Path.Combine(Approved.Root, "start.cs"))
            .Select(file => Path.GetRelativePath(Approved.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "node_modules"))
            .ToList();
        Assert.That(files, Has.Count.GreaterThan(100), "the files are found");
        Assert.That(files.Where(file => !IsInOrder(File.ReadLines(Path.Combine(Approved.Root, file)))), Is.Empty, "mend them by: dotnet format FitStore.sln");
    }

    [TestCase(true, "using System;", "using System.Text;", "using FitStore.Api;", "using FitStore.Api.Http;", "using FitStore.Contracts;", "using static System.Math;", "using Access = FitStore.Api.Access;")]
    [TestCase(false, "using FitStore.Api;", "using System;")]
    [TestCase(false, "using FitStore.Api.Http;", "using FitStore.Api;")]
    [TestCase(false, "using Access = FitStore.Api.Access;", "using FitStore.Api;")]
    [TestCase(true, "// what stands above", "", "using A.B;", "using A.B2;", "using A.BC;", "namespace X;", "using (var file = Open())")]
    public void IsInOrder_Usings_AreComparedPartByPart(bool isInOrder, params string[] lines) => Assert.That(IsInOrder(lines), Is.EqualTo(isInOrder));

    private static bool IsInOrder(IEnumerable<string> lines)
    {
        var usings = lines.TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal)).Select(line => Using().Match(line)).Where(match => match.Success).ToList();
        return usings.SequenceEqual(usings
            .OrderBy(match => match.Groups["alias"].Success)
            .ThenBy(match => match.Groups["static"].Success)
            .ThenBy(match => !match.Groups["alias"].Success && match.Groups["name"].Value.Split('.')[0] != "System")
            .ThenBy(match => (match.Groups["alias"].Success ? match.Groups["alias"] : match.Groups["name"]).Value.Split('.'), Comparer<string[]>.Create(ByParts)));
    }

    private static int ByParts(string[] one, string[] other)
    {
        for (var place = 0; place < Math.Min(one.Length, other.Length); place++)
        {
            var order = string.Compare(one[place], other[place], StringComparison.OrdinalIgnoreCase);
            if (order != 0)
            {
                return order;
            }
        }

        return one.Length - other.Length;
    }

    [GeneratedRegex(@"^(global )?using (?<static>static )?((?<alias>\w+) = )?(?<name>[\w.]+);", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();
}
