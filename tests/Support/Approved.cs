using NUnit.Framework;

namespace FitStore.Support;

/// <summary>Files at the root of the project that tests guard: what the program makes must be what lies there.</summary>
internal static class Approved
{
    /// <summary>Variable that makes the tests write the files anew instead of failing.</summary>
    public const string Variable = "FITSTORE_APPROVE";

    public static string Root { get; } = FindRoot();

    public static void Guard(string file, string made)
    {
        var path = Path.Combine(Root, file);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            File.WriteAllText(path, made);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved != made)
        {
            var lines = approved.Split('\n').Zip(made.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
            Assert.Fail($"{file} is not what the program makes; the first difference is in line {lines + 1}. If the change is meant, run the tests with {Variable}=1 and look at the difference before you commit it.");
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FitStore.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("FitStore.sln is in no folder above the tests.");
    }
}
