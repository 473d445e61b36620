using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>A Bündler gives a service to 300 Kommunen: one wrong line is told, somebody else releases, progress is shown, a Kommune finds its offer.</summary>
internal sealed class AssignmentJourneyTests
{
    private const int Kommunen = 300;

    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task Buendler_With300Kommunen_AssignsThemAtOnce(int width, bool javaScript)
    {
        await using var store = await StoreUnderTest.Start();
        var offer = await Arrange(store.Api);

        // The editor pastes a list in which one line is wrong.
        await using var editor = await BrowserUnderTest.Person(width, javaScript, store);
        await editor.SignIn("editor@buendler-nordost.example.org");
        await editor.Open("/zuweisungen/neu");
        await editor.PageIsSound();
        await editor.Page.Locator("[name=Offer]").SelectOptionAsync(offer.Id.ToString());
        var lines = GivenAssignment.Ars(Kommunen, "13991").ToList();
        await editor.Page.Locator("[name=List]").FillAsync(string.Join('\n', lines.Append("139919999999")));
        await editor.Press("Liste prüfen");
        await editor.SeesHeading("Liste berichtigen");
        await editor.PageIsSound();
        await editor.Sees("Zeile 301");
        await editor.Sees("Dieser Regionalschlüssel steht nicht im Verzeichnis.");
        await editor.Page.Locator("[name=List]").FillAsync(string.Join('\n', lines));
        await editor.Press("Liste prüfen");
        await editor.SeesHeading("Prüfen und vorbereiten");
        await editor.PageIsSound();
        await editor.Press("Zuweisung vorbereiten");
        await editor.Sees("Die Zuweisung ist vorbereitet.");
        await editor.PageIsSound();
        var address = new Uri(editor.Page.Url).AbsolutePath;

        // Who prepared it cannot release it.
        await editor.Open(address + "/freigeben");
        await editor.Sees("Freigeben muss jemand anderes");

        // Somebody else does.
        await using var approver = await BrowserUnderTest.Person(width, javaScript, store);
        await approver.SignIn("signatory@buendler-nordost.example.org");
        await approver.Open("/zuweisungen");
        await approver.PageIsSound();
        await approver.Open(address + "/freigeben");
        await approver.PageIsSound();
        await approver.Press("Zuweisung freigeben");
        await approver.Sees("Die Zuweisung ist freigegeben.");
        await Assertions.Expect(approver.Page.Locator("progress")).ToBeVisibleAsync();
        await approver.PageIsSound();

        // With a script the page moves on by itself, without one by its link.
        await GivenAssignment.Work(store.Api);
        if (!javaScript)
        {
            await approver.Follow("Stand aktualisieren");
        }

        await approver.Sees("Erledigt");
        await Assertions.Expect(approver.Page.Locator("progress")).ToHaveCountAsync(0);
        await approver.Sees("Zuweisungsdorf 13991 1");
        await approver.PageIsSound();

        // Each Kommune has its own adoption, which leads to its page.
        await Assertions.Expect(approver.Page.GetByRole(AriaRole.Link, new() { Name = "Zuweisungsdorf 13991 1", Exact = true })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/nachnutzungen/", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>The Bündler has a contract, and 300 Kommunen and their Land are in an in-house relation with it.</summary>
    private static async Task<Offer> Arrange(ApiUnderTest api)
    {
        using var bundler = await api.As("editor@buendler-nordost.example.org");
        using var desk = await api.As(Given.OperatorEditor);
        var me = (await bundler.Get<Me>("/v1/me")).ActingFor!;
        var offer = await GivenAssignment.Free(bundler);
        await GivenAssignment.Contract(api, me.Id, offer);
        var inhouse = new List<Guid> { (await desk.Get<Organisation>("/v1/organisations/13")).Id };
        foreach (var ars in await GivenAssignment.Kommunen(desk, Kommunen, "13991", "MV"))
        {
            inhouse.Add((await desk.Get<Organisation>($"/v1/organisations/{ars}")).Id);
        }

        await GivenAssignment.Inhouse(api, me.Id, inhouse);
        return offer;
    }
}
