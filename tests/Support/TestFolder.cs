namespace FitStore.Support;

/// <summary>Folders that tests make below the system's folder for temporary files.</summary>
internal static class TestFolder
{
    /// <summary>Makes an empty folder with a name of its own.</summary>
    /// <param name="purpose">Begins the name, so that people know what lies there.</param>
    public static string Make(string purpose) => Directory.CreateTempSubdirectory($"fitstore-{purpose}-").FullName;

    /// <summary>
    /// Removes a folder. What another thread puts there in the same moment, such as a database that closes its log, is left to the
    /// system: no test is about temporary files, and a failure here would be told of no test.
    /// </summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} could not be removed: {exception.Message}");
        }
    }
}
