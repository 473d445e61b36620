using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>One store and one Chromium for all journeys; each journey has browser profiles of its own.</summary>
[SetUpFixture]
internal sealed class BrowserUnderTest
{
    private static IPlaywright playwright = null!;

    public static StoreUnderTest Store { get; private set; } = null!;

    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await InstalledBrowser.LaunchAsync(playwright);
        Store = await StoreUnderTest.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await Store.DisposeAsync();
    }

    /// <summary>A person at a browser of its own.</summary>
    public static async Task<Person> Person(int width = 1280, bool javaScript = true, StoreUnderTest? store = null)
    {
        var address = (store ?? Store).Address;
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = javaScript,
            Locale = "de-DE",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        return new Person(context, await context.NewPageAsync(), address, javaScript);
    }
}

/// <summary>Somebody who uses the store: clicks, types and reads, and notices what a person would complain of.</summary>
internal sealed class Person : IAsyncDisposable
{
    private const string Violations = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(violation => `${violation.id}: ${violation.help} ${violation.nodes.map(node => node.html).join('; ')}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> complaints = [];
    private readonly IBrowserContext context;
    private readonly bool runsScripts;

    public Person(IBrowserContext context, IPage page, Uri address, bool runsScripts)
    {
        this.context = context;
        this.runsScripts = runsScripts;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal) && !message.Text.Contains("400", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url} asks a third party: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public string Title { get; private set; } = "";

    public Task Open(string path) => Page.GotoAsync(path);

    public Task Press(string button) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task Fill(string label, string text) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Textbox, new() { Name = label }).First.FillAsync(text);

    public Task SeesHeading(string heading) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    public Task Sees(string text) => Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);

    /// <summary>Waits for one of several texts.</summary>
    public Task Sees(Regex text) => Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);

    public Task DoesNotSee(string text) => Assertions.Expect(Page.Locator("body")).Not.ToContainTextAsync(text);

    /// <summary>Until the page is elsewhere. Looks where it is, again and again: the event that says so may come before somebody waits for it.</summary>
    public Task Leaves(string address) =>
        Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex(address, RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });

    public async Task SignIn(string email)
    {
        await Open("/anmelden");
        await FillSignIn(email);
        await Leaves("/anmelden");
    }

    public async Task FillSignIn(string email)
    {
        await Page.Locator("#anmeldung input[type=email]").FillAsync(email);
        await Page.Locator("#anmeldung input[type=password]").FillAsync(ApiUnderTest.Password);
        await Page.Locator("#anmeldung").GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
    }

    /// <summary>Ends the session behind the person's back, as time or an operator may.</summary>
    public Task LoseSession() => context.ClearCookiesAsync();

    /// <summary>No violation of axe's rules, one h1 that equals the title, nothing wider than the window.</summary>
    public async Task PageIsSound()
    {
        Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1), Page.Url);
        var heading = (await Page.Locator("h1").InnerTextAsync()).Replace("\u00ad", "", StringComparison.Ordinal).Trim();
        Assert.That(await Page.TitleAsync(), Does.Contain(heading), Page.Url);

        // axe is a script itself, and so is measuring: a browser without scripts runs neither. The markup is the same.
        if (!runsScripts)
        {
            return;
        }

        // Within the page itself and once for both widths of a window: its script is larger than any page.
        Assert.That(Page.Frames, Has.Count.EqualTo(1), Page.Url);
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        var violations = await Page.EvaluateAsync<string[]>(Violations);
        Assert.That(violations, Is.Empty, Page.Url);
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(overflow, Is.LessThanOrEqualTo(0), $"{Page.Url} scrolls sideways.");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.That(complaints, Is.Empty);
    }
}
