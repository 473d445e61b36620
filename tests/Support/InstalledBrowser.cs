using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Playwright;

namespace FitStore.Support;

/// <summary>
/// The Chromium that browser tests drive: the one named by <see cref="Variable"/>, else one that is installed, else Playwright's own
/// download, else Debian's package. Looked for once per test run; where there is none, every browser test fails with what to do.
/// </summary>
internal static class InstalledBrowser
{
    /// <summary>The environment variable that names the browser to use, by its full path.</summary>
    public const string Variable = "FITSTORE_TEST_BROWSER";

    private static readonly TimeSpan DownloadWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PackageWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<string>> Found = new(FindOrBringAsync);

    /// <summary>The path of the browser.</summary>
    public static Task<string> PathAsync() => Found.Value;

    /// <summary>Starts the browser, headless. It looks nothing up in the network by itself, so that what tests see comes from the page.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // Chromium refuses to run as root with its sandbox, which protects from hostile pages: there are none here.
        string[] asRoot = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        // Names of downloads keep their umlauts whatever language the machine speaks.
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await PathAsync(),
            Headless = true,
            Env = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Where(entry => entry.Key is not "LANG")
                .Select(entry => KeyValuePair.Create((string)entry.Key, (string)entry.Value!)).Append(KeyValuePair.Create("LANG", "C.UTF-8")),
            Args =
            [
                .. asRoot,
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    /// <summary>The browser that <see cref="Variable"/> names, or null where it is not set.</summary>
    /// <exception cref="InvalidOperationException">It names a file that is not there.</exception>
    internal static string? Named(string? value) => string.IsNullOrWhiteSpace(value) ? null
        : File.Exists(value) ? value
        : throw new InvalidOperationException($"{Variable} names the browser '{value}', but no file is there. Set it to the full path of a Chromium or Chrome, or unset it.");

    /// <summary>
    /// Where an installed Chromium or Chrome may lie, best first: the folders of PATH, then the usual places. The headless shell comes
    /// first: it is the same engine without the windows of a desktop, which cost more than the pages do.
    /// </summary>
    internal static IEnumerable<string> Places(string? searchPath)
    {
        string[] names = OperatingSystem.IsWindows()
            ? ["chromium.exe", "chrome.exe", "msedge.exe"]
            : ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
        string[] folders = searchPath?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Concat(UsualPlaces());
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsWindows())
        {
            string[] products = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];
            string?[] roots =
            [
                Environment.GetEnvironmentVariable("ProgramFiles"),
                Environment.GetEnvironmentVariable("ProgramFiles(x86)"),
                Environment.GetEnvironmentVariable("LocalAppData"),
            ];
            return products.SelectMany(product => roots.OfType<string>().Select(root => Path.Combine(root, product)));
        }

        if (OperatingSystem.IsMacOS())
        {
            string[] products = ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"];
            string[] roots = ["/Applications", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Applications")];
            return products.SelectMany(product => roots.Select(root => Path.Combine(root, product)));
        }

        return
        [
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/local/bin/chromium",
            "/usr/lib/chromium/chromium",
            "/opt/google/chrome/chrome",
            "/snap/bin/chromium",
        ];
    }

    private static async Task<string> FindOrBringAsync()
    {
        if (await FindAsync() is { } found)
        {
            return found;
        }

        var download = await DownloadAsync();
        if (await FindAsync() is { } downloaded)
        {
            return downloaded;
        }

        var package = await InstallPackageAsync();
        if (await FindAsync() is { } installed)
        {
            return installed;
        }

        throw new InvalidOperationException(
            $"The browser tests need Chromium, and none was found. Install Chromium or Google Chrome (on Debian: apt-get install chromium-headless-shell), or set {Variable} to the full path of one, and run the tests again. "
            + $"Tried: PATH and the usual places; Playwright's download ({download}); Debian's package ({package}).");
    }

    private static async Task<string?> FindAsync()
    {
        if (Named(Environment.GetEnvironmentVariable(Variable)) is { } named)
        {
            return named;
        }

        foreach (var place in Places(Environment.GetEnvironmentVariable("PATH")).Where(File.Exists))
        {
            if (await AnswersAsync(place))
            {
                return place;
            }
        }

        using var playwright = await Playwright.CreateAsync();
        return File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;
    }

    /// <summary>Some systems have a script in the browser's place that only tells how to install it.</summary>
    private static async Task<bool> AnswersAsync(string browser)
    {
        // On Windows the question for the version opens a window.
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            return (await RunAsync(browser, ["--version"], AnswerWithin)).ExitCode == 0;
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            return false;
        }
    }

    private static async Task<string> DownloadAsync()
    {
        try
        {
            var exitCode = await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"])).WaitAsync(DownloadWithin);
            return $"exit code {exitCode}";
        }
        catch (Exception exception) when (exception is TimeoutException or PlaywrightException)
        {
            return exception.Message;
        }
    }

    private static async Task<string> InstallPackageAsync()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get"))
        {
            return "this is no Debian";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "only root may install it";
        }

        try
        {
            var update = await RunAsync("apt-get", ["update"], PackageWithin);
            var install = await InstallAsync("chromium-headless-shell");
            if (install.ExitCode != 0)
            {
                // Older releases have the whole browser alone.
                install = await InstallAsync("chromium");
            }

            return install.ExitCode == 0
                ? "installed, but it does not start"
                : $"apt-get update ended with {update.ExitCode}, apt-get install with {install.ExitCode}: {install.LastLine}";

            static Task<(int ExitCode, string LastLine)> InstallAsync(string package) =>
                RunAsync("apt-get", ["install", "--yes", "--no-install-recommends", package], PackageWithin);
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            return exception.Message;
        }
    }

    private static async Task<(int ExitCode, string LastLine)> RunAsync(string program, string[] arguments, TimeSpan within)
    {
        var lastLine = "";
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            },
        };
        process.OutputDataReceived += (_, line) => lastLine = line.Data is { Length: > 0 } text ? text : lastLine;
        process.ErrorDataReceived += (_, line) => lastLine = line.Data is { Length: > 0 } text ? text : lastLine;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = new CancellationTokenSource(within);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {within.TotalMinutes} minutes", exception);
        }

        return (process.ExitCode, lastLine);
    }
}
