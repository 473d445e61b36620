using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>An IT-Dienstleister starts the connections of three Kommunen at once; one was begun elsewhere in the meantime, and it is told.</summary>
internal sealed class MandatesDeskJourneyTests
{
    private const string Agent = "editor@it-mitte.example.org";

    [TestCase(1280, true)]
    [TestCase(360, false, Description = "A phone, and no JavaScript.")]
    public async Task ItProvider_WithThreeKommunen_StartsTheirConnectionsAtOnce(int width, bool javaScript)
    {
        await using var store = await StoreUnderTest.Start();
        var faster = await Arrange(store.Api);
        await using var person = await BrowserUnderTest.Person(width, javaScript, store);
        await person.SignIn(Agent);
        await person.Open("/konto/organisation");
        await person.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await person.Press("Für diese Organisation handeln");
        await person.Open("/schreibtisch");
        await person.PageIsSound();
        await person.Follow("Aufgaben aus Vollmachten");
        await person.SeesHeading("Aufgaben aus Vollmachten");
        await person.Sees("Zuweisungsdorf 16991 1");
        await person.PageIsSound();
        foreach (var box in await person.Page.Locator("input[name=vorgang]").AllAsync())
        {
            await box.CheckAsync();
        }

        await person.Press("Anbindungen beginnen …");
        await person.SeesHeading("Anbindungen beginnen: bitte prüfen");
        await person.Sees("3 Vorgänge werden bewegt");
        await person.PageIsSound();

        await GivenConnection.Move(store.Api, faster, AdoptionState.Onboarding);
        await person.Press("Anbindungen beginnen");
        await person.SeesHeading("Das ist geschehen");
        await person.Sees("2 von 3 Vorgängen sind erledigt");
        await person.Sees("Jemand war schneller");
        await person.PageIsSound();
        await person.Follow("Zurück: Aufgaben aus Vollmachten");

        // Acting on one switches to its Kommune, and there is a way back.
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Jetzt tun", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await Assertions.Expect(person.Page.Locator(".acting")).ToContainTextAsync("im Auftrag");
        await person.Open("/schreibtisch");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Zurück zu allen Auftraggebern" }).ClickAsync();
        await person.PageIsSound();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Wieder für" }).ClickAsync();
        await person.Sees("Zuweisungsdorf 16991 1");
    }

    /// <summary>Three Kommunen have a contract and gave the IT-Dienstleister a mandate; answers the adoption of one of them.</summary>
    private static async Task<Guid> Arrange(ApiUnderTest api)
    {
        using var desk = await api.As(Given.OperatorEditor);
        using var agent = await api.As(Agent);
        using var land = await api.As(Given.LandEditor);
        var agentId = (await agent.Get<Me>("/v1/me")).Memberships[0].Organisation.Id;
        var offer = await GivenAssignment.Contracted(land);
        var first = Guid.Empty;
        foreach (var ars in await GivenAssignment.Kommunen(desk, 3))
        {
            var kommune = (await desk.Get<Organisation>($"/v1/organisations/{ars}")).Id;
            await GivenAssignment.Contract(api, kommune, offer);
            await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
            {
                await MandateTable.Add(
                    write,
                    new MandateRow
                    {
                        Id = write.NewId(),
                        Version = 1,
                        State = MandateState.Accepted.Name(),
                        PrincipalId = kommune,
                        AgentId = agentId,
                        Roles = Role.Editor.Name(),
                        ValidUntil = BerlinTime.Today(api.Clock).AddDays(90),
                        GivenAt = write.Now,
                    },
                    account: null);
                first = (await AdoptionTable.FindOpen(write, kommune, (await write.Row<Guid?>("select service_id from offers where id = @id", new { id = offer.Id }))!.Value))!.Value;
                return new Gone();
            });
        }

        return first;
    }
}
