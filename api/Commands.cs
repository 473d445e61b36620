using FitStore.Api.Database;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;

namespace FitStore.Api;

/// <summary>
/// What the program does instead of serving: <c>dotnet run --project api -- verify [--head SEQUENCE:HASH]</c> or
/// <c>-- import organisations FILE --as-of DATE --source TEXT</c>.
/// </summary>
internal static class Commands
{
    public static Func<Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "verify" => () => Verify(args[1..]),
        "import" => () => ImportCommand.Run(args[1..]),
        { } name when !name.StartsWith('-') => () => Unknown(name),
        _ => null,
    };

    private static async Task<int> Verify(string[] args)
    {
        VerifyLedger.WrittenHead? written = null;
        var at = Array.IndexOf(args, "--head");
        if (at >= 0)
        {
            written = at + 1 < args.Length ? VerifyLedger.WrittenHead.Parse(args[at + 1]) : null;
            if (written is null)
            {
                await Console.Error.WriteLineAsync("--head takes SEQUENCE:HASH, as the start of the store and the daily export write it.");
                return 2;
            }
        }

        var builder = WebApplication.CreateBuilder(args);
        var connectionString = Opening.ConnectionString(builder.Configuration, builder.Environment);
        using var database = new FitDatabase(Dialect.Of(connectionString), connectionString, TimeProvider.System);
        try
        {
            await Migrate.Run(database, Migrate.Known(database.Dialect));
        }
        catch (Migrate.RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        var finding = await VerifyLedger.Run(database, written);
        await Console.Out.WriteLineAsync(finding.IsIntact
            ? $"The ledger is intact: {finding.Sequence} entries, head {finding.Sequence}:{finding.Hash}"
            : finding.Broken);
        return finding.IsIntact ? 0 : 1;
    }

    private static async Task<int> Unknown(string name)
    {
        await Console.Error.WriteLineAsync($"There is no command '{name}'. There is: verify [--head SEQUENCE:HASH]; {ImportCommand.Usage}.");
        return 2;
    }
}
