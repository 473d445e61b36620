using System.Text.RegularExpressions;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>
/// Each act from two browsers in the same moment: one wins, the other is told in words what happened meanwhile and goes on from there; the act
/// happened once, in the history as in the ledger.
/// </summary>
internal sealed class RaceJourneyTests
{
    private const string Told = "Jemand war schneller";
    private const string LandEditor = Given.LandEditor;
    private const string LandApprover = "approver@thueringen.example.org";
    private const string LandSignatory = "signatory@thueringen.example.org";
    private const string ProviderApprover = "approver@mecklenburg-vorpommern.example.org";
    private const string ProviderSignatory = "signatory@mecklenburg-vorpommern.example.org";
    private const string DeskEditor = "editor@betrieb.example.org";
    private const string DeskApprover = "approver@betrieb.example.org";
    private const string CountEntries = "select count(*) from ledger where subject = @subject";

    private readonly GivenAdoption given = new(BrowserUnderTest.Store.Api);

    [OneTimeTearDown]
    public void Leave() => given.Dispose();

    /// <summary>An act at its page.</summary>
    /// <param name="Act">What is done.</param>
    /// <param name="Who">The account that does it, in both browsers.</param>
    /// <param name="Path">Its page, below that of the adoption.</param>
    /// <param name="Button">What is pressed last.</param>
    /// <param name="Done">What the winner reads.</param>
    /// <param name="Arrange">Brings an adoption to where the act is possible.</param>
    /// <param name="Before">What is filled in and pressed before.</param>
    internal sealed record Race(
        AdoptionAct Act, string Who, string Path, string Button, string Done, Func<GivenAdoption, Task<Adoption>> Arrange, Func<Person, Task>? Before = null);

    private static readonly Race[] Races =
    [
        new(AdoptionAct.Forward, DeskEditor, "weiterleiten", "In die Abstimmung weiterleiten", "Die Anfrage ist in der Abstimmung", given => given.In(AdoptionState.Interest)),
        new(AdoptionAct.Agree, ProviderApprover, "abstimmen", "Für Mecklenburg-Vorpommern bestätigen", "Ihre Bestätigung ist festgehalten", given => given.In(AdoptionState.Coordination), Press("Preis berechnen und prüfen")),
        new(AdoptionAct.Agree, LandEditor, "abstimmen", "Für Thüringen bestätigen", "Sie sind sich einig", ConfirmedByProvider, AnswerTheSame),
        new(AdoptionAct.Decline, ProviderApprover, "ablehnen", "Anfrage ablehnen", "Die Anfrage ist abgelehnt", given => given.In(AdoptionState.Coordination), Reason("Warum lehnen Sie ab?")),
        new(AdoptionAct.Withdraw, LandEditor, "zurueckziehen", "Anfrage zurückziehen", "Ihre Anfrage ist zurückgezogen", given => given.In(AdoptionState.Coordination)),
        new(AdoptionAct.PrepareOffer, DeskEditor, "angebot-vorbereiten", "Zur Freigabe geben", "Das Angebot wartet auf die Freigabe", given => given.In(AdoptionState.Agreed), Press("Weiter zum Prüfen")),
        new(AdoptionAct.MakeBindingOffer, DeskApprover, "angebot-freigeben", "Angebot verbindlich freigeben", "Das Angebot ist verbindlich", async given => await given.Do(await given.In(AdoptionState.Agreed), AdoptionAct.PrepareOffer)),
        new(AdoptionAct.Accept, LandSignatory, "zeichnen", "Verbindlich zeichnen", "Der Vertrag ist geschlossen", given => given.In(AdoptionState.Offered), Sign),
        new(AdoptionAct.Accept, LandSignatory, "zeichnen", "Ausfertigung bestätigen", "Ihre Bestätigung ist festgehalten", given => Written(given), Sign),
        new(AdoptionAct.Accept, ProviderSignatory, "zeichnen", "Ausfertigung bestätigen", "Der Vertrag ist geschlossen", WrittenAndConfirmed, Sign),
        new(AdoptionAct.StartOnboarding, LandEditor, "anbindung-beginnen", "Anbindung beginnen", "Die Anbindung hat begonnen", given => given.In(AdoptionState.Contracted)),
        new(AdoptionAct.StartTest, LandEditor, "test-beginnen", "Test beginnen", "Der Test hat begonnen", Connected),
        new(AdoptionAct.FailTest, LandEditor, "test-nicht-bestanden", "Test nicht bestanden melden", "Der Test ist als nicht bestanden gemeldet", given => given.In(AdoptionState.Testing), Reason("Was hat nicht funktioniert?")),
        new(AdoptionAct.GoLive, LandApprover, "betrieb-aufnehmen", "Betrieb aufnehmen", "Der Dienst ist im Betrieb", given => given.In(AdoptionState.Testing)),
        new(AdoptionAct.Pause, LandApprover, "ruhen-lassen", "Betrieb ruhen lassen", "Der Betrieb ruht", given => given.In(AdoptionState.Live), Reason("Warum ruht der Betrieb?")),
        new(AdoptionAct.Resume, LandApprover, "fortsetzen", "Betrieb fortsetzen", "Der Betrieb geht weiter", given => given.In(AdoptionState.Dormant)),
        new(AdoptionAct.Terminate, LandSignatory, "kuendigen", "Verbindlich kündigen", "Der Vertrag ist gekündigt", given => given.In(AdoptionState.Contracted), person => Terminate(person, person.Page.GetByRole(AriaRole.Radio).First)),
        new(AdoptionAct.Terminate, LandSignatory, "kuendigen", "Verbindlich kündigen", "Der Vertrag ist gekündigt", WithARight, person => Terminate(person, person.Page.GetByRole(AriaRole.Radio, new() { Name = "Neu festgesetzte Preise" }))),
    ];

    private static IEnumerable<TestCaseData> Acts() => Races.Select((race, number) => new TestCaseData(race).SetArgDisplayNames($"{number + 1} {race.Act} ({race.Done})"));

    [TestCaseSource(nameof(Acts))]
    public async Task Act_FromTwoBrowsersAtOnce_HappensOnceAndTheOtherIsTold(Race race)
    {
        var adoption = await race.Arrange(given);
        var (events, entries) = (await Events(adoption, race.Act), await Entries(adoption));
        await using var first = await At(race, adoption);
        await using var second = await At(race, adoption);

        var outcomes = await Both(first, second, race.Button, race.Done);
        Assert.That(outcomes.Count(told => told), Is.EqualTo(1), "one wins, the other is told");
        var loser = outcomes[0] ? first : second;
        await loser.Sees("hat sich der Vorgang geändert");
        await loser.PageIsSound();
        await Assertions.Expect(loser.Page.GetByRole(AriaRole.Main).Locator($"a[href='/nachnutzungen/{adoption.Id}']").First).ToBeVisibleAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await Events(adoption, race.Act), Is.EqualTo(events + 1), "events");
            Assert.That(await Entries(adoption), Is.EqualTo(entries + 1), "ledger entries");
        });
    }

    [Test]
    public async Task Land_JoiningFromTwoBrowsersAtOnce_HasOneRequestAndBothFindIt()
    {
        var offer = await given.Offer();
        await given.In(AdoptionState.Interest, offer, Given.KommuneEditor);
        var slug = (await (await given.As(LandEditor)).Get<Offer>($"/v1/offers/{offer}")).Service;
        await using var first = await BrowserUnderTest.Person();
        await using var second = await BrowserUnderTest.Person();
        foreach (var person in (Person[])[first, second])
        {
            await person.SignIn(LandEditor);
            await person.Open($"/bedarf/{slug}");
            await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Nachnutzung für Thüringen anfragen" }).First.ClickAsync();
            await person.SeesHeading("Interesse bekunden");
        }

        await Task.WhenAll(first.Press("Entwurf beginnen"), second.Press("Entwurf beginnen"));
        var outcomes = new List<bool>();
        foreach (var person in (Person[])[first, second])
        {
            await person.Sees(new Regex("Wofür möchten Sie den Dienst nutzen|hat schon einen Entwurf", RegexOptions.None, TimeSpan.FromSeconds(1)));
            outcomes.Add(await person.Page.GetByText("hat schon einen Entwurf").CountAsync() > 0);
        }

        Assert.That(outcomes.Count(told => told), Is.EqualTo(1));
        var loser = outcomes[0] ? first : second;
        await loser.PageIsSound();
        await loser.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Entwurf fertigstellen" }).ClickAsync();
        await loser.Sees("Wofür möchten Sie den Dienst nutzen");
        Assert.That((await (await given.As(LandEditor)).Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={slug}")).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Contract_SignedFromTwoBrowsersAtOnce_CarriesItsDemandOnOnce()
    {
        var offer = await given.Offer();
        var demand = await given.In(AdoptionState.Interest, offer, Given.KommuneEditor);
        var adoption = await given.In(AdoptionState.Offered, offer);
        var race = Races.First(race => race is { Act: AdoptionAct.Accept, Button: "Verbindlich zeichnen" });
        var entries = await Entries(demand);
        await using var first = await At(race, adoption);
        await using var second = await At(race, adoption);
        Assert.That((await Both(first, second, race.Button, race.Done)).Count(told => told), Is.EqualTo(1));
        Assert.Multiple(async () =>
        {
            Assert.That((await given.Read(demand)).State, Is.EqualTo(AdoptionState.Coordination));
            Assert.That(await Events(demand, AdoptionAct.Forward), Is.EqualTo(1));
            Assert.That(await Entries(demand), Is.EqualTo(entries + 1));
        });
    }

    [Test]
    public async Task Assignment_ReleasedFromTwoBrowsersAtOnce_IsReleasedOnceAndTheOtherIsTold()
    {
        await using var store = await StoreUnderTest.Start();
        var editor = await store.Api.As(LandEditor);
        var kommunen = await GivenAssignment.Kommunen(await store.Api.As(Given.OperatorEditor), 2);
        var prepared = await GivenAssignment.Prepare(editor, GivenAssignment.Of(await GivenAssignment.Contracted(editor), kommunen));
        await using var first = await BrowserUnderTest.Person(store: store);
        await using var second = await BrowserUnderTest.Person(store: store);
        foreach (var person in (Person[])[first, second])
        {
            await person.SignIn(LandApprover);
            await person.Open($"/zuweisungen/{prepared.Id}/freigeben");
            await person.SeesHeading("Zuweisung freigeben?");
        }

        const string Meanwhile = "Das hat sich inzwischen geändert";
        var outcomes = await Both(first, second, "Zuweisung freigeben", "Die Zuweisung ist freigegeben", Meanwhile);
        Assert.That(outcomes.Count(told => told), Is.EqualTo(1));
        var loser = outcomes[0] ? first : second;
        await loser.Sees("Jemand anderes war schneller");
        await loser.PageIsSound();
        await loser.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Zur Zuweisung" }).ClickAsync();
        await loser.PageIsSound();
        Assert.That(
            await store.Api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Value<int>(
                "select count(*) from ledger where subject = @subject and type = 'assignment.released'", new { subject = $"assignment/{prepared.Id}" })),
            Is.EqualTo(1));
    }

    /// <summary>Both press in the same moment; for each, whether it is told that somebody was faster.</summary>
    private static async Task<IReadOnlyList<bool>> Both(Person first, Person second, string button, string done, string told = Told)
    {
        await Task.WhenAll(first.Press(button), second.Press(button));
        var outcomes = new List<bool>();
        foreach (var person in (Person[])[first, second])
        {
            await person.Sees(new Regex($"{Regex.Escape(done)}|{Regex.Escape(told)}", RegexOptions.None, TimeSpan.FromSeconds(1)));
            outcomes.Add(await person.Page.GetByRole(AriaRole.Main).GetByText(told).CountAsync() > 0);
        }

        return outcomes;
    }

    /// <summary>Somebody at the page of the act, with all filled in: the next click does it.</summary>
    private static async Task<Person> At(Race race, Adoption adoption)
    {
        var person = await BrowserUnderTest.Person();
        await person.SignIn(race.Who);
        await person.Open($"/nachnutzungen/{adoption.Id}/{race.Path}");
        if (race.Before is { } before)
        {
            await before(person);
        }

        await Assertions.Expect(person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = race.Button, Exact = true })).ToBeVisibleAsync();
        return person;
    }

    private static Func<Person, Task> Press(string button) => person => person.Press(button);

    private static Func<Person, Task> Reason(string question) => async person =>
    {
        await person.Fill(question, "Ein Gesetz ändert sich.");
        await person.Press("Weiter zum Prüfen");
    };

    private static async Task AnswerTheSame(Person person)
    {
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = "Dasselbe bestätigen" }).CheckAsync();
        await person.Press("Weiter");
    }

    private static async Task Sign(Person person)
    {
        await person.Fill("In welcher Funktion zeichnen Sie?", "Leiterin des Amtes für Digitalisierung");
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await person.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
    }

    private static async Task Terminate(Person person, ILocator way)
    {
        await way.CheckAsync();
        await person.Press("Weiter zum Prüfen");
        await person.Fill("Zahl der Verträge, die mit enden", "0");
        await person.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
    }

    private static async Task<Adoption> ConfirmedByProvider(GivenAdoption given)
    {
        var adoption = await given.In(AdoptionState.Coordination);
        return await GivenAdoption.Confirm(await given.As(ProviderApprover), adoption);
    }

    private static async Task<Adoption> Connected(GivenAdoption given)
    {
        var adoption = await given.In(AdoptionState.Onboarding);
        await given.CompleteChecklist(adoption.Id);
        return adoption;
    }

    /// <summary>A Verwaltungsvereinbarung of which the signed copy was uploaded.</summary>
    private static async Task<Adoption> Written(GivenAdoption given, bool confirmed = false)
    {
        var adoption = await given.In(AdoptionState.Offered, await given.Offer(LegalModel.Verwaltungsvereinbarung));
        await using var land = await BrowserUnderTest.Person();
        await land.SignIn(LandEditor);
        await land.Open($"/nachnutzungen/{adoption.Id}/zeichnen");
        await land.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray() });
        await land.Press("Ausfertigung hochladen");
        await land.Sees("Die gezeichnete Ausfertigung ist hochgeladen");
        if (!confirmed)
        {
            return adoption;
        }

        var copy = (await (await given.As(LandEditor)).Get<Page<AdoptionFile>>($"/v1/adoptions/{adoption.Id}/files")).Items[0];
        using var reply = await given.Sign(await given.As(LandSignatory), adoption, copy.Sha256);
        return await Client.Read<Adoption>(reply);
    }

    private static Task<Adoption> WrittenAndConfirmed(GivenAdoption given) => Written(given, confirmed: true);

    private static async Task<Adoption> WithARight(GivenAdoption given)
    {
        var adoption = await given.In(AdoptionState.Contracted);
        var today = BerlinTime.Today(BrowserUnderTest.Store.Api.Clock);
        await BrowserUnderTest.Store.Api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await TerminationRights.Give(write, [adoption.Id], TerminationRightKind.PriceReset, today.AddDays(20), today.AddDays(60));
            return new Gone();
        });
        return adoption;
    }

    private async Task<int> Events(Adoption adoption, AdoptionAct act) => (await given.Read(adoption)).History.Count(entry => entry.Act == act);

    private static Task<int> Entries(Adoption adoption) => BrowserUnderTest.Store.Api.Services.GetRequiredService<FitDatabase>().Read(sql =>
        sql.Value<int>(CountEntries, new { subject = $"adoption/{adoption.Id}" }));
}
