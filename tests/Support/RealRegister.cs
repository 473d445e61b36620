using NUnit.Framework;

namespace FitStore.Support;

/// <summary>The register of all Gemeinden, which is too large to carry in the project.</summary>
internal static class RealRegister
{
    /// <summary>Variable with the path of a file with the columns <c>ars,name,land,population</c>.</summary>
    public const string Variable = "FITSTORE_TEST_GEMEINDEN";

    /// <summary>The file; the test is ignored where there is none.</summary>
    public static string File
    {
        get
        {
            var file = Environment.GetEnvironmentVariable(Variable);
            if (!System.IO.File.Exists(file))
            {
                Assert.Ignore($"No register of all Gemeinden: set {Variable} to the path of a file with the columns ars,name,land,population.");
            }

            return file!;
        }
    }
}
