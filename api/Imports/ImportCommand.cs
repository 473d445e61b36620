using System.Globalization;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Imports;

/// <summary>Imports organisations or reference data from the command line; the store may be open meanwhile.</summary>
internal static class ImportCommand
{
    public const string Usage = $"{OrganisationsUsage}; {ReferenceDataUsage}";

    private const string OrganisationsUsage = "import organisations FILE --as-of DATE --source TEXT";
    private const string ReferenceDataUsage = "import reference-data FILE --key KEY --name TEXT --as-of DATE --source TEXT [--confirmed] [--estimated]";
    private const int WrongUse = 2;

    /// <summary>Progress on standard output, what is wrong by line on standard error; 1 where nothing could be imported.</summary>
    public static async Task<int> Run(string[] args)
    {
        // What people read here is English, like all other lines of the program's output.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var rest = args.ToList();
        var asOf = TakeOption(rest, "--as-of");
        var source = TakeOption(rest, "--source");
        var key = TakeOption(rest, "--key");
        var name = TakeOption(rest, "--name");
        var (isConfirmed, isEstimated) = (rest.Remove("--confirmed"), rest.Remove("--estimated"));
        var isReferenceData = rest is ["reference-data", ..];
        if (rest is not ["organisations" or "reference-data", var path, ..] || path.StartsWith("--", StringComparison.Ordinal) || asOf is null || source is null
            || (isReferenceData ? key is null || name is null : key is not null || name is not null || isConfirmed || isEstimated))
        {
            return await Refuse($"Use it as: {(isReferenceData ? ReferenceDataUsage : OrganisationsUsage)}. DATE is a day as 2022-05-15, TEXT for --source says who published the file.");
        }

        if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return await Refuse($"--as-of {asOf} is no day. Give one as 2022-05-15.");
        }

        if ((RegisterImportQuery.ErrorOf(day, TimeProvider.System) ?? RegisterImportQuery.ErrorOf(source) ?? (name is null ? null : ReferenceDataRules.ErrorOfName(name))) is { } wrong)
        {
            return await Refuse(wrong.English);
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await Import(file, day, source, isReferenceData ? new(key!, name!, isConfirmed, isEstimated) : null, [.. rest[2..]]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{path} cannot be read: {exception.Message}");
            return 1;
        }
        catch (Exception exception) when (exception is Migrate.RefusedException or ProblemException)
        {
            await Console.Error.WriteLineAsync((exception.InnerException ?? exception).Message);
            return 1;
        }
    }

    private static async Task<int> Import(Stream file, DateOnly asOf, string source, ImportedSet? set, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        var connectionString = Opening.ConnectionString(builder.Configuration, builder.Environment);
        using var database = new FitDatabase(Dialect.Of(connectionString), connectionString, TimeProvider.System);
        await Opening.Prepare(database);
        if (set is not null && await database.Read(sql => ReferenceDataRules.ErrorOfKey(sql, set.Key)) is { } wrongKey)
        {
            return await Refuse(wrongKey.English);
        }

        IFileImporter importer = set is null ? new ImportRegister(database) : new ImportReferenceData(database);
        FileImport import = null!;
        await database.Write(new Act(), async write =>
        {
            import = await ImportTable.Add(write, importer.Kind, asOf, source, set, startedBy: null);
            return new Gone();
        });
        import = await importer.Run(new Act(), import, file, progress => Console.Out.WriteLineAsync(
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

        await Console.Out.WriteLineAsync(set is null
            ? $"Done: {import.Lines} lines; organisations added {import.Added}, updated {import.Updated}, unchanged {import.Unchanged}."
            : import.Added > 0
                ? $"Done: {import.Lines} lines. The set {import.SetId} is a draft; it changes nothing until the operator lets it count, under /betrieb/bezugsdaten."
                : $"Done: {import.Lines} lines. The same set is there already: {import.SetId}.");
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
