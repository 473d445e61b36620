using FitStore.Api.Database;

namespace FitStore.Api.Files;

/// <summary>Files that people upload and documents that the store makes; what refers to them belongs to the rooms that do.</summary>
internal static class FilesFeature
{
    /// <summary>The setting that names the folder; all instances on one database share it.</summary>
    public const string FolderKey = "Files:Folder";

    public static void AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new FileStore(Folder(builder.Configuration, builder.Environment), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<FileSweep>();
        builder.Services.AddHostedService<FileClock>();
    }

    /// <summary>The folder that is configured; else, where the database is a file, one beside it with its name.</summary>
    public static string Folder(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[FolderKey] is { Length: > 0 } configured)
        {
            return Path.GetFullPath(configured);
        }

        var connectionString = Opening.ConnectionString(configuration, environment);
        if (Dialect.Of(connectionString).FileOf(connectionString) is { } database)
        {
            return Path.Combine(Path.GetDirectoryName(database)!, $"{Path.GetFileNameWithoutExtension(database)}-files");
        }

        throw new Migrate.RefusedException($"{FolderKey} is not set. Name the folder in which uploaded files lie; all instances on one database share it.");
    }
}
