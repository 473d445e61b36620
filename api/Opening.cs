using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FitStore.Api.Accounts;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Api.Sample;
using FitStore.Api.Search;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api;

/// <summary>From configuration to a store that is open: database, base and sample data, keys, read model.</summary>
internal static class Opening
{
    [StringSyntax("Sql")]
    private const string SelectKey = "select value from store_keys where name = @name";

    [StringSyntax("Sql")]
    private const string InsertKey = "insert into store_keys (name, value) values (@name, @value)";

    /// <summary>The connection string; by default a file below the content root. A path alone is a file as well.</summary>
    public static string ConnectionString(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration.GetConnectionString("FitStore") is { Length: > 0 } given
            ? given
            : Path.Combine(environment.ContentRootPath, "..", ".data", "fitstore.db");
        return configured.Contains('=', StringComparison.Ordinal) ? configured : $"Data Source={configured}";
    }

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connectionString = ConnectionString(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(_ => Dialect.Of(connectionString));
        builder.Services.AddSingleton(provider =>
            new FitDatabase(provider.GetRequiredService<Dialect>(), connectionString, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<LedgerFollowers>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<LedgerFollowers>());
    }

    /// <summary>Opens the store; false, with a plain sentence in the log, where it must not be opened.</summary>
    public static async Task<bool> Open(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("FitStore.Api.Opening");
        try
        {
            var database = app.Services.GetRequiredService<FitDatabase>();
            await Prepare(database);
            app.Services.GetRequiredService<FileStore>().Prepare();
            if (app.Environment.IsDevelopment())
            {
                if (app.Configuration.GetValue("Sample:Enabled", defaultValue: true))
                {
                    using var scope = app.Services.CreateScope();
                    await SampleData.Load(
                        database,
                        scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>(),
                        app.Configuration.GetValue("Sample:Accounts", defaultValue: true));
                }
            }
            else if (await SampleData.HasAccounts(database))
            {
                throw new Migrate.RefusedException(
                    "The database holds sample accounts, whose password everybody can read. Use another database, or start with ASPNETCORE_ENVIRONMENT=Development to try the store out.");
            }

            app.Services.GetRequiredService<Cursors>().Use(await Key(database, Cursors.KeyName));
            await app.Services.GetRequiredService<LedgerFollowers>().Load();
            var head = await database.Read(LedgerTable.Newest);
            log.LogInformation("The store is open. Ledger head {Head}", new VerifyLedger.WrittenHead(head.Sequence, head.Hash));
            return true;
        }
        catch (Migrate.RefusedException refused)
        {
            log.LogCritical("{Reason}", refused.Message);
            return false;
        }
        catch (Exception exception) when (exception is ProblemException { InnerException: not null } or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            log.LogCritical(
                "The database cannot be opened: {Reason} Check ConnectionStrings:FitStore, and that the folder can be written to.",
                (exception.InnerException ?? exception).Message);
            return false;
        }
    }

    /// <summary>Brings the database to the schema of this program and to what every store knows.</summary>
    public static async Task Prepare(FitDatabase database)
    {
        await Migrate.Run(database, Migrate.Known(database.Dialect));
        await BaseData.Load(database);
        await ReferenceBase.Load(database);
        await SynonymTable.LoadBase(database);
        await PaperTemplateTable.LoadBase(database);
    }

    /// <summary>A secret of the store, made at the first start and the same for all its instances.</summary>
    private static async Task<byte[]> Key(FitDatabase database, string name)
    {
        var kept = await database.Read(sql => sql.Row<string>(SelectKey, new { name }));
        if (kept is null)
        {
            await database.Write(new Act(), async write =>
            {
                kept = await write.Row<string>(SelectKey, new { name });
                if (kept is null)
                {
                    kept = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
                    await write.Execute(InsertKey, new { name, value = kept });
                }

                return new Gone();
            });
        }

        return Convert.FromHexString(kept!);
    }
}
