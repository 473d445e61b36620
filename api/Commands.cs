using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;

namespace FitStore.Api;

/// <summary>
/// What the program does instead of serving: <c>dotnet run --project api -- verify</c>, <c>-- operator</c>,
/// <c>-- import organisations</c>, <c>-- import reference-data</c> or <c>-- import keys</c>.
/// </summary>
internal static class Commands
{
    private const string OperatorUsage = "operator --name NAME --mailbox ADDRESS --admin ADDRESS";

    public static Func<Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "verify" => () => Verify(args[1..]),
        "operator" => () => Operator(args[1..]),
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

        return await WithDatabase(args, async (database, _) =>
        {
            var finding = await VerifyLedger.Run(database, written);
            await Console.Out.WriteLineAsync(finding.IsIntact
                ? $"The ledger is intact: {finding.Sequence} entries, head {finding.Sequence}:{finding.Hash}"
                : finding.Broken);
            return finding.IsIntact ? 0 : 1;
        });
    }

    /// <summary>Makes the operator's organisation and shows the link by which its first administrator comes in.</summary>
    private static async Task<int> Operator(string[] args)
    {
        if (Value(args, "--name") is not { } name || Value(args, "--mailbox") is not { } mailbox || Value(args, "--admin") is not { } admin
            || !Rules.IsEmail(mailbox) || !Rules.IsEmail(admin))
        {
            await Console.Error.WriteLineAsync($"It is: {OperatorUsage}, both addresses as name@place.example.org.");
            return 2;
        }

        return await WithDatabase(args, async (database, configuration) =>
        {
            var token = await CreateOperator.Run(database, name, mailbox, admin);
            await Console.Out.WriteLineAsync($"The link for {admin} works once and for 72 hours:");
            await Console.Out.WriteLineAsync($"{NotificationsFeature.Storefront(configuration)}einladung?token={token}");
            return 0;
        });
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && args[at + 1].Length > 0 ? args[at + 1] : null;

    private static async Task<int> WithDatabase(string[] args, Func<FitDatabase, IConfiguration, Task<int>> command)
    {
        var builder = WebApplication.CreateBuilder(args);
        var connectionString = Opening.ConnectionString(builder.Configuration, builder.Environment);
        try
        {
            using var database = new FitDatabase(Dialect.Of(connectionString), connectionString, TimeProvider.System);
            await Opening.Prepare(database);
            return await command(database, builder.Configuration);
        }
        catch (Migrate.RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task<int> Unknown(string name)
    {
        await Console.Error.WriteLineAsync($"There is no command '{name}'. There is: verify [--head SEQUENCE:HASH]; {OperatorUsage}; {ImportCommand.Usage}.");
        return 2;
    }
}
