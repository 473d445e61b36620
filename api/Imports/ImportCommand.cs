using System.Globalization;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Api.Organisations;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Imports;

/// <summary>Imports organisations, reference data or keys from the command line; the store may be open meanwhile.</summary>
internal static class ImportCommand
{
    public const string Usage = $"{OrganisationsUsage}; {ReferenceDataUsage}; {KeysUsage}";

    private const string OrganisationsUsage = "import organisations FILE --as-of DATE --source TEXT";
    private const string ReferenceDataUsage = "import reference-data FILE --key KEY --name TEXT --as-of DATE --source TEXT [--confirmed] [--estimated]";
    private const string KeysUsage = "import keys FILE --catalogue leistungen|ozgIds --as-of DATE --source TEXT";
    private const int WrongUse = 2;

    private static readonly Dictionary<string, ImportKind> Kinds = new(StringComparer.Ordinal)
    {
        ["organisations"] = ImportKind.Organisations,
        ["reference-data"] = ImportKind.ReferenceData,
        ["keys"] = ImportKind.Keys,
    };

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
        var catalogue = TakeOption(rest, "--catalogue");
        var (isConfirmed, isEstimated) = (rest.Remove("--confirmed"), rest.Remove("--estimated"));
        var kind = rest is [var what, ..] && Kinds.TryGetValue(what, out var known) ? known : (ImportKind?)null;
        var isComplete = kind switch
        {
            ImportKind.Organisations => key is null && name is null && catalogue is null && !isConfirmed && !isEstimated,
            ImportKind.ReferenceData => key is not null && name is not null && catalogue is null,
            ImportKind.Keys => catalogue is "leistungen" or "ozgIds" && key is null && name is null && !isConfirmed && !isEstimated,
            _ => false,
        };
        if (rest is not [_, var path, ..] || path.StartsWith("--", StringComparison.Ordinal) || asOf is null || source is null || !isComplete)
        {
            var usage = kind switch { ImportKind.ReferenceData => ReferenceDataUsage, ImportKind.Keys => KeysUsage, ImportKind.Organisations => OrganisationsUsage, _ => Usage };
            return await Refuse($"Use it as: {usage}. DATE is a day as 2022-05-15, TEXT for --source says who published the file.");
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
            var set = kind switch
            {
                ImportKind.ReferenceData => new ImportedSet(key!, name!, isConfirmed, isEstimated),
                ImportKind.Keys => new ImportedSet(catalogue!, catalogue!, Confirmed: false, Estimated: false),
                _ => null,
            };
            return await Import(kind!.Value, file, day, source, set, [.. rest[2..]]);
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

    private static async Task<int> Import(ImportKind kind, Stream file, DateOnly asOf, string source, ImportedSet? set, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        var connectionString = Opening.ConnectionString(builder.Configuration, builder.Environment);
        using var database = new FitDatabase(Dialect.Of(connectionString), connectionString, TimeProvider.System);
        await Opening.Prepare(database);
        if (kind == ImportKind.ReferenceData && await database.Read(sql => ReferenceDataRules.ErrorOfKey(sql, set!.Key)) is { } wrongKey)
        {
            return await Refuse(wrongKey.English);
        }

        IFileImporter importer = kind switch
        {
            ImportKind.ReferenceData => new ImportReferenceData(database),
            ImportKind.Keys => new ImportKeys(database),
            _ => new ImportRegister(database),
        };
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

        await Console.Out.WriteLineAsync(kind switch
        {
            ImportKind.ReferenceData => import.Added > 0
                ? $"Done: {import.Lines} lines. The set {import.SetId} is a draft; it changes nothing until the operator lets it count, under /betrieb/bezugsdaten."
                : $"Done: {import.Lines} lines. The same set is there already: {import.SetId}.",
            _ => $"Done: {import.Lines} lines; {(kind == ImportKind.Keys ? "keys" : "organisations")} added {import.Added}, updated {import.Updated}, unchanged {import.Unchanged}.",
        });
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
