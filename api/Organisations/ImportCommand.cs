using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>Imports organisations from the command line; the store may be open meanwhile.</summary>
internal static class ImportCommand
{
    public const string Usage = "import organisations FILE --as-of DATE --source TEXT";

    private const int WrongUse = 2;

    /// <summary>Progress on standard output, what is wrong by line on standard error; 1 where nothing could be imported.</summary>
    public static async Task<int> Run(string[] args)
    {
        // What people read here is English, like all other lines of the program's output.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var rest = args.ToList();
        var asOf = TakeOption(rest, "--as-of");
        var source = TakeOption(rest, "--source");
        if (rest.Count < 2 || rest[0] != "organisations" || rest[1].StartsWith("--", StringComparison.Ordinal) || asOf is null || source is null)
        {
            return await Refuse($"Use it as: {Usage}. DATE is a day as 2022-05-15, TEXT says who published the file.");
        }

        if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return await Refuse($"--as-of {asOf} is no day. Give one as 2022-05-15.");
        }

        if ((RegisterImportQuery.ErrorOf(day, TimeProvider.System) ?? RegisterImportQuery.ErrorOf(source)) is { } wrong)
        {
            return await Refuse(wrong.English);
        }

        try
        {
            await using var file = File.OpenRead(rest[1]);
            return await Import(file, day, source, [.. rest[2..]]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{rest[1]} cannot be read: {exception.Message}");
            return 1;
        }
        catch (Exception exception) when (exception is Migrate.RefusedException or ProblemException)
        {
            await Console.Error.WriteLineAsync((exception.InnerException ?? exception).Message);
            return 1;
        }
    }

    private static async Task<int> Import(Stream file, DateOnly asOf, string source, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        var connectionString = Opening.ConnectionString(builder.Configuration, builder.Environment);
        using var database = new FitDatabase(Dialect.Of(connectionString), connectionString, TimeProvider.System);
        await Opening.Prepare(database);
        RegisterImport import = null!;
        await database.Write(new Act(), async write =>
        {
            import = await ImportTable.Add(write, asOf, source, startedBy: null);
            return new Gone();
        });
        import = await new ImportRegister(database).Run(new Act(), import, file, progress => Console.Out.WriteLineAsync(
            progress.Import.State == ImportState.Checking
                ? $"{progress.Import.Lines} lines checked"
                : $"{progress.Written} of {progress.ToWrite} rows written"));
        foreach (var error in import.Errors)
        {
            await Console.Error.WriteLineAsync($"Line {error.Line}{(error.Column is null ? "" : $", {error.Column}")}: {error.Detail}");
        }

        if (import.State != ImportState.Done)
        {
            await Console.Error.WriteLineAsync(import.ErrorCount == 1
                ? "1 error: nothing was imported."
                : $"{import.ErrorCount} errors: nothing was imported.{(import.ErrorCount > import.Errors.Count ? $" The first {import.Errors.Count} are listed." : "")}");
            return 1;
        }

        await Console.Out.WriteLineAsync($"Done: {import.Lines} lines; organisations added {import.Added}, updated {import.Updated}, unchanged {import.Unchanged}.");
        return 0;
    }

    private static string? TakeOption(List<string> args, string name)
    {
        var at = args.IndexOf(name);
        if (at < 0 || at + 1 >= args.Count)
        {
            return null;
        }

        var value = args[at + 1];
        args.RemoveRange(at, 2);
        return value;
    }

    private static async Task<int> Refuse(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return WrongUse;
    }
}
