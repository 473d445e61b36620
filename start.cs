// Starts the whole store on this machine: `dotnet run start.cs`. Ctrl-C ends it. `dotnet run start.cs -- --help` tells what can be set.
// It is a program of its own beside the solution: no lock file, no native compilation, and no namespace, which a file that begins
// with statements cannot have for all of it.
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property NoWarn=$(NoWarn);MA0047

using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

const int DefaultApiPort = 5080;
const int DefaultStorefrontPort = 5081;
var readyWithin = TimeSpan.FromMinutes(3);

using var stop = new CancellationTokenSource();
using var hurry = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopOnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, StopOnSignal);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, StopOnSignal);

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.HelpText);
        return 0;
    }

    var root = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Directory.GetCurrentDirectory();
    var apiPort = Ports.Choose("--api-port", options.ApiPort, DefaultApiPort);
    var storefrontPort = Ports.Choose("--storefront-port", options.StorefrontPort, DefaultStorefrontPort, apiPort);
    var connectionString = Environment.GetEnvironmentVariable("ConnectionStrings__FitStore");
    using var data = DataFolder.Open(options.Data ?? Path.Combine(root, ".data"));
    if (options.Reset)
    {
        if (!string.IsNullOrEmpty(connectionString))
        {
            throw new CannotStartException(
                "--reset starts the database in the data folder anew, but the variable ConnectionStrings__FitStore names another one. Unset it, or leave --reset out.");
        }

        data.Reset();
    }

    await Build.BringUpToDateAsync(root, stop.Token);

    var apiAddress = Invariant($"http://127.0.0.1:{apiPort}");
    var storefrontAddress = Invariant($"http://127.0.0.1:{storefrontPort}");
    var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } given ? given : "Development";
    var mailFolder = Environment.GetEnvironmentVariable("Mail__Folder") is { Length: > 0 } folder ? folder : Path.Combine(data.Path, "mail");
    await using var api = new ChildProgram("api", Path.Combine(root, "api"), Build.ApiOutput(root), new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        ["ASPNETCORE_URLS"] = apiAddress,
        ["ConnectionStrings__FitStore"] = string.IsNullOrEmpty(connectionString) ? data.ConnectionString : connectionString,
        ["Storefront__Address"] = storefrontAddress,
        ["Mail__Folder"] = mailFolder,
    }, hurry.Token);
    await using var storefront = new ChildProgram("storefront", Path.Combine(root, "storefront"), Build.StorefrontOutput(root), new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        ["ASPNETCORE_URLS"] = storefrontAddress,
        ["Api__Address"] = apiAddress,
    }, hurry.Token);

    var ready = Task.WhenAll(WaitUntilReadyAsync(apiAddress), WaitUntilReadyAsync(storefrontAddress));
    var ended = Task.WhenAny(api.Ended, storefront.Ended);
    if (await Task.WhenAny(ready, ended) == ready)
    {
        await ready;
        var sampleAccounts = await SampleAccounts.ReadAsync(apiAddress, stop.Token);
        Output.Write($"""

            FIT-Store is running.

              Store       {storefrontAddress}
              API         {apiAddress}
              Swagger UI  {apiAddress}/swagger
              Data        {(string.IsNullOrEmpty(connectionString) ? data.Path : "as ConnectionStrings__FitStore says")}
              Mail        {(Environment.GetEnvironmentVariable("Mail__Host") is { Length: > 0 } host ? $"by {host}" : mailFolder)}
            {sampleAccounts}
            Ctrl-C ends it.

            """);
        await ended.WaitAsync(stop.Token);
    }

    // Ctrl-C reaches both programs as well as this one: an end that follows it is no failure.
    await Task.Delay(TimeSpan.FromMilliseconds(500), stop.Token);
    var dead = api.Ended.IsCompleted ? api : storefront;
    throw new CannotStartException(Invariant(
        $"The program '{dead.Name}' has ended by itself with exit code {await dead.Ended}. Its last lines above say why. The other one is ended too."));
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Output.Write("FIT-Store has ended. Its data is kept.");
    return 0;
}
catch (CannotStartException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

void StopOnSignal(PosixSignalContext context)
{
    context.Cancel = true;
    // The second one means: do not wait for the programs to end in order.
    if (stop.IsCancellationRequested)
    {
        hurry.Cancel();
    }

    stop.Cancel();
}

async Task WaitUntilReadyAsync(string address)
{
    using var client = Local.Client(address);
    var since = Stopwatch.StartNew();
    while (true)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), stop.Token);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            // Not listening yet, or too busy to answer: asked again below.
        }

        if (since.Elapsed > readyWithin)
        {
            throw new CannotStartException(Invariant(
                $"{address}/readyz did not answer 200 within {readyWithin.TotalMinutes} minutes. The lines above say what the program was doing."));
        }

        await Task.Delay(TimeSpan.FromMilliseconds(200), stop.Token);
    }
}

static string Invariant(FormattableString text) => FormattableString.Invariant(text);

/// <summary>A reason not to go on, in a sentence for the person at the terminal.</summary>
internal sealed class CannotStartException(string message) : Exception(message);

internal sealed record Options(bool Help, bool Reset, string? Data, int? ApiPort, int? StorefrontPort)
{
    public const string HelpText = """
        Starts FIT-Store on this machine, API and storefront, with sample data. Ctrl-C ends it; the data is kept.

          dotnet run start.cs
          dotnet run start.cs -- [options]

        Options
          --reset                   deletes the database and the files in the data folder, then starts anew
          --data DIR                the data folder; .data beside start.cs unless given
          --api-port PORT           port of the API on 127.0.0.1; 5080, or a free one where that is taken
          --storefront-port PORT    port of the storefront on 127.0.0.1; 5081, or a free one where that is taken
          --help                    this text

        Taken from the environment where set
          ASPNETCORE_ENVIRONMENT           Development unless set
          ConnectionStrings__FitStore      another database than fitstore.db in the data folder
          Every other setting of the two programs (the README has the table)
        """;

    public static Options Parse(string[] args)
    {
        var options = new Options(false, false, null, null, null);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--help" or "-h" => options with { Help = true },
                "--reset" => options with { Reset = true },
                "--data" => options with { Data = Path.GetFullPath(Value(args, ref i)) },
                "--api-port" => options with { ApiPort = Port(args, ref i) },
                "--storefront-port" => options with { StorefrontPort = Port(args, ref i) },
                var unknown => throw new CannotStartException($"'{unknown}' is not an option. 'dotnet run start.cs -- --help' shows those there are."),
            };
        }

        return options;
    }

    private static string Value(string[] args, ref int i) => i + 1 < args.Length && args[i + 1].Length > 0
        ? args[++i]
        : throw new CannotStartException($"{args[i]} needs a value after it.");

    private static int Port(string[] args, ref int i)
    {
        var option = args[i];
        var text = Value(args, ref i);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new CannotStartException($"{option} needs a port from 1 to 65535, not '{text}'.");
    }
}

internal static class Ports
{
    /// <summary>The port asked for, which must be free; else the default where that is free; else any free one.</summary>
    public static int Choose(string option, int? asked, int standard, int taken = 0)
    {
        if (asked is { } port)
        {
            return port != taken && TryBind(port) is not null
                ? port
                : throw new CannotStartException(FormattableString.Invariant(
                    $"Port {port} on 127.0.0.1 is taken by another program (or may not be used by this one). Give {option} another port, or leave it out and a free one is chosen."));
        }

        if (standard != taken && TryBind(standard) is not null)
        {
            return standard;
        }

        int free;
        do
        {
            free = TryBind(0) ?? throw new CannotStartException("No port on 127.0.0.1 could be opened.");
        }
        while (free == taken);
        return free;
    }

    private static int? TryBind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}

/// <summary>The folder that holds what the store keeps. One start at a time uses it, so that a reset never takes a database from under a running store.</summary>
internal sealed class DataFolder : IDisposable
{
    /// <summary>Says that this folder was made for the store, so that everything in it may be deleted by a reset.</summary>
    private const string Marker = "made-by-fit-store";
    private const string LockName = "start.lock";
    private static readonly string[] DatabaseFiles = ["fitstore.db", "fitstore.db-wal", "fitstore.db-shm", "fitstore.db-journal"];

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    public string ConnectionString =>
        new DbConnectionStringBuilder { ["Data Source"] = System.IO.Path.Combine(Path, DatabaseFiles[0]) }.ConnectionString;

    public static DataFolder Open(string path)
    {
        FileStream @lock;
        try
        {
            var isNew = !Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any();
            Directory.CreateDirectory(path);
            if (isNew)
            {
                File.WriteAllText(System.IO.Path.Combine(path, Marker), "This folder belongs to FIT-Store; 'dotnet run start.cs -- --reset' empties it.\n");
            }

            File.WriteAllText(System.IO.Path.Combine(path, LockName + ".try"), "");
            File.Delete(System.IO.Path.Combine(path, LockName + ".try"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The data folder {path} cannot be written ({exception.Message}). Make it writable for you, or name another one: dotnet run start.cs -- --data DIR");
        }

        try
        {
            @lock = new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The data folder {path} is in use by a store that is running. End that one with Ctrl-C, or name another folder: dotnet run start.cs -- --data DIR");
        }

        return new DataFolder(path, @lock);
    }

    /// <summary>Deletes what the store keeps. In a folder that was not made for the store, only its database goes.</summary>
    public void Reset()
    {
        try
        {
            if (!File.Exists(System.IO.Path.Combine(Path, Marker)))
            {
                foreach (var name in DatabaseFiles)
                {
                    File.Delete(System.IO.Path.Combine(Path, name));
                }

                return;
            }

            foreach (var entry in new DirectoryInfo(Path).EnumerateFileSystemInfos().Where(entry => entry.Name is not (Marker or LockName)))
            {
                // A link is removed as a link: what it points to lies outside and stays.
                if (entry is DirectoryInfo { LinkTarget: null } folder)
                {
                    folder.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data folder {Path} could not be emptied: {exception.Message}");
        }
    }

    public void Dispose() => _lock.Dispose();
}

/// <summary>Builds the two programs when a file they are made from, or what was made, has changed since the last start.</summary>
internal static class Build
{
    private static readonly string[] Folders = ["contracts", "api", "storefront"];
    private static readonly string[] Files = ["Directory.Build.props", "Directory.Packages.props", "global.json", "nuget.config", "NuGet.config", ".editorconfig"];

    public static string ApiOutput(string root) => Assembly(root, "api", "FitStore.Api.dll");

    public static string StorefrontOutput(string root) => Assembly(root, "storefront", "FitStore.Storefront.dll");

    public static async Task BringUpToDateAsync(string root, CancellationToken stop)
    {
        var stamp = Path.Combine(root, "api", "obj", "start.fingerprint");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, stop) == Fingerprint(root))
        {
            return;
        }

        await CheckNodeAsync(root, stop);
        Output.Write("Building api and storefront. The first time this brings packages and takes a minute or two.");
        foreach (var project in new[] { "api", "storefront" })
        {
            var (exitCode, text) = await RunAsync(root, Dotnet, ["build", project, "--nologo", "--verbosity", "minimal"], stop);
            if (exitCode == 0)
            {
                continue;
            }

            Output.Write(text);
            throw new CannotStartException($"The build of '{project}' failed. What the build says stands above.");
        }

        await File.WriteAllTextAsync(stamp, Fingerprint(root), stop);
    }

    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static string Assembly(string root, string project, string file) => Path.Combine(root, project, "bin", "Debug", "net10.0", file);

    private static async Task CheckNodeAsync(string root, CancellationToken stop)
    {
        const string Advice = "The storefront takes its design system from npm during the build. Install Node.js 20 or later, which brings npm, open a new terminal and start again.";
        var node = await TryVersionAsync("node");
        if (node is null)
        {
            throw new CannotStartException($"Node.js was not found. {Advice}");
        }

        if (node.Major < 20)
        {
            throw new CannotStartException($"Node.js {node} is too old. {Advice}");
        }

        if (await TryVersionAsync("npm") is null)
        {
            throw new CannotStartException($"npm was not found. {Advice}");
        }

        async Task<Version?> TryVersionAsync(string tool)
        {
            try
            {
                // On Windows npm is a command file, which only the command interpreter starts.
                var (exitCode, text) = OperatingSystem.IsWindows()
                    ? await RunAsync(root, "cmd.exe", ["/c", tool, "--version"], stop)
                    : await RunAsync(root, tool, ["--version"], stop);
                var line = text.Split('\n').LastOrDefault(line => line.Trim().TrimStart('v') is [>= '0' and <= '9', ..]);
                return exitCode == 0 && Version.TryParse(line?.Trim().TrimStart('v').Split('-')[0], out var version) ? version : null;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(string folder, string tool, string[] arguments, CancellationToken stop)
    {
        var text = new StringBuilder();
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(tool, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (text)
        {
            return (process.ExitCode, text.ToString());
        }

        void Append(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
            {
                return;
            }

            lock (text)
            {
                text.Append(line.Data).Append('\n');
            }
        }
    }

    /// <summary>Path, size and date of every file the two programs are made from, and of the two programs.</summary>
    private static string Fingerprint(string root)
    {
        var lines = Folders.SelectMany(folder => FilesBelow(new DirectoryInfo(Path.Combine(root, folder))))
            .Concat(Files.Select(file => new FileInfo(Path.Combine(root, file))))
            .Concat([new FileInfo(ApiOutput(root)), new FileInfo(StorefrontOutput(root))])
            .Where(file => file.Exists)
            .Select(file => FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"))
            .Order(StringComparer.Ordinal);
        var all = $"{RuntimeInformation.FrameworkDescription}\n{string.Join('\n', lines)}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder) => !folder.Exists
        ? []
        : folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(child => child.Name is not ("bin" or "obj" or "node_modules" or ".data") && child.LinkTarget is null)
            .SelectMany(FilesBelow));
}

/// <summary>One of the two programs: started here, its output shown line by line, ended with this object.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly CancellationToken _hurry;

    public ChildProgram(string name, string folder, string assembly, Dictionary<string, string> settings, CancellationToken hurry)
    {
        Name = name;
        _hurry = hurry;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Build.Dotnet, [assembly])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            },
        };
        foreach (var (key, value) in settings)
        {
            _process.StartInfo.Environment[key] = value;
        }

        _process.OutputDataReceived += Show;
        _process.ErrorDataReceived += Show;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Ended = EndAsync();
    }

    public string Name { get; }

    /// <summary>Completes with the exit code once the program has ended and its last line is shown.</summary>
    public Task<int> Ended { get; }

    /// <summary>Asks the program to end, and ends it when it has not done so in time.</summary>
    public async ValueTask DisposeAsync()
    {
        // Windows knows no signal for one process; there Ctrl-C reaches the program by itself.
        if (!OperatingSystem.IsWindows() && !Ended.IsCompleted)
        {
            _ = SendSignal(_process.Id, Sigterm);
        }

        try
        {
            await Ended.WaitAsync(EndWithin, _hurry);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Output.Write($"The program '{Name}' is ended by force.");
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Show(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            Output.Write($"{Name,-10} | {line.Data}");
        }
    }
}

internal static class SampleAccounts
{
    /// <summary>A table of the accounts that exist for trying the store out; empty where there are none.</summary>
    public static async Task<string> ReadAsync(string apiAddress, CancellationToken stop)
    {
        using var client = Local.Client(apiAddress);
        using var answer = await client.GetAsync(new Uri("/v1/sample-accounts?limit=100", UriKind.Relative), stop);
        if (!answer.IsSuccessStatusCode)
        {
            return "";
        }

        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
        string[][] rows = [.. body.RootElement.GetProperty("items").EnumerateArray().Select(Row)];
        if (rows.Length == 0)
        {
            return "";
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder("\nSample accounts (e-mail, password, who, for which organisation, roles)\n\n");
        foreach (var row in rows)
        {
            text.Append("  ").AppendLine(string.Join("  ", row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd());
        }

        return text.ToString();
    }

    private static string[] Row(JsonElement account) =>
    [
        account.GetProperty("email").GetString() ?? "",
        account.GetProperty("password").GetString() ?? "",
        account.GetProperty("name").GetString() ?? "",
        account.GetProperty("organisation").GetString() ?? "",
        string.Join(", ", account.GetProperty("roles").EnumerateArray().Select(role => role.GetString())),
    ];
}

internal static class Local
{
    /// <summary>A client for this machine alone: a proxy set for the network knows nothing of it.</summary>
    public static HttpClient Client(string address) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };
}

internal static class Output
{
    private static readonly Lock OneAtATime = new();

    public static void Write(string text)
    {
        lock (OneAtATime)
        {
            Console.Out.WriteLine(text);
        }
    }
}
