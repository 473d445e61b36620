using System.Diagnostics;
using FitStore.Contracts.Adoptions;
using FitStore.Support;

namespace FitStore.Browser.Tests;

/// <summary>The markup of every page, as the server sends it, judged by html-validate with the rules of tests/.htmlvalidate.cjs.</summary>
internal sealed class HtmlOfEveryPageTests
{
    private static readonly string Tools = Path.Combine(Approved.Root, "tests");

    [Test]
    public async Task PublicPages_AreValid()
    {
        await using var visitor = await BrowserUnderTest.Person();
        await AreValid(visitor, [.. EveryPageTests.PublicPages, .. await EveryPageTests.PagesOfTerms()]);
    }

    [Test]
    public async Task OwnPages_AreValid()
    {
        const string Email = "editor@kiel.example.org";
        using var api = await BrowserUnderTest.Store.Api.As(Email);
        var draft = await Given.CompleteDraft(api, "hundesteuer");
        var interest = await Given.Interest(api, "adoption-eines-kindes");
        var decision = await Given.Decision(api);
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(Email);
        await AreValid(person,
        [
            "/entscheidungen", $"/entscheidungen/{decision.Id}", $"/entscheidungen/{decision.Id}?pruefen=ja", "/vergleich/entscheidung?dienst=wohngeld-online&dienst=kurabgabe",
            $"/entscheidungen/{decision.Id}?handler=Document",
            "/schreibtisch", "/schreibtisch/fuer-sie", "/schreibtisch/fuer-andere", "/schreibtisch/warten", "/schreibtisch/vollmachten", "/mitteilungen", "/mitteilungen/einstellungen", "/schreibtisch/angefragt", "/schreibtisch/eingang", "/schreibtisch/unsere-dienste", "/konto", "/konto/organisation", "/abmelden",
            "/dienste/wohngeld-online/interesse", .. Steps(draft), $"/nachnutzungen/{interest.Id}", $"/nachnutzungen/{interest.Id}/bestaetigung", $"/nachnutzungen/{interest.Id}/zurueckziehen",
        ]);
    }

    [Test]
    public async Task AdministratorsPages_AreValid()
    {
        await using var admin = await BrowserUnderTest.Person();
        await admin.SignIn("admin@nordhausen.example.org");
        await AreValid(admin, EveryPageTests.AdministratorsPages);
    }

    [Test]
    public async Task OperatorsPages_AreValid()
    {
        await using var operation = await BrowserUnderTest.Person();
        await operation.SignIn(Given.OperatorEditor);
        await AreValid(operation, ["/schreibtisch", "/schreibtisch/rueckmeldungen", .. EveryPageTests.OperatorsPages, .. await EveryPageTests.PagesOfDataSets(), .. await EveryPageTests.PagesOfReview()]);
    }

    [Test]
    public async Task LaendersPages_AreValid()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("approver@thueringen.example.org");
        await AreValid(person, EveryPageTests.LaendersPages);
    }

    [Test]
    public async Task PagesOfDemand_AreValid()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(Given.LandEditor);
        await AreValid(person, await EveryPageTests.PagesOfDemand());
    }

    [Test]
    public async Task PagesOfPrices_AreValid()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn("editor@mecklenburg-vorpommern.example.org");
        await AreValid(person, await EveryPageTests.PagesOfPrices());
    }

    [Test]
    public async Task PagesOfPublishing_AreValid()
    {
        await using var person = await BrowserUnderTest.Person();
        await person.SignIn(Given.LandEditor);
        await AreValid(person, await EveryPageTests.PagesOfPublishing());
    }

    [Test]
    public async Task PagesOfAdoptions_AreValid()
    {
        foreach (var (email, paths) in await AdoptionPages.All())
        {
            await using var person = await BrowserUnderTest.Person();
            await person.SignIn(email);
            await AreValid(person, paths);
        }
    }

    private static IEnumerable<string> Steps(Adoption draft) =>
        new[] { "", "/umfang", "/kontakt", "/beginn", "/nachricht", "/pruefen", "/zurueckziehen" }.Select(step => $"/nachnutzungen/{draft.Id}{step}");

    /// <summary>All pages at once: the start of the tool takes longer than its work.</summary>
    private static async Task AreValid(Person person, string[] paths)
    {
        var folder = TestFolder.Make("html");
        try
        {
            for (var i = 0; i < paths.Length; i++)
            {
                var answer = await person.Page.Context.APIRequest.GetAsync(paths[i]);
                Assert.That(answer.Status, Is.LessThan(500), paths[i]);
                var name = string.Concat(paths[i].Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));
                await File.WriteAllTextAsync(Path.Combine(folder, $"{i:00}{name}.html"), await answer.TextAsync());
            }

            var (status, findings) = await Validate(folder);
            Assert.That(status, Is.Zero, findings);
        }
        finally
        {
            TestFolder.Remove(folder);
        }
    }

    private static async Task<(int Status, string Findings)> Validate(string folder)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(Tools, "node_modules", "html-validate", "bin", "html-validate.mjs"), "--config", Path.Combine(Tools, ".htmlvalidate.cjs"), "--formatter", "text", folder },
            WorkingDirectory = Tools,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var findings = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(findings));
    }
}
