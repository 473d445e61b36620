using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FitStore.Browser.Tests;

/// <summary>The life of an adoption at the pages: each journey walks its own part, what lies before it is arranged through the API.</summary>
internal sealed class AdoptionJourneyTests
{
    private const string Function = "Leiterin des Amtes für Digitalisierung";

    private readonly GivenAdoption given = new(BrowserUnderTest.Store.Api);

    [OneTimeTearDown]
    public void Leave() => given.Dispose();

    [Test]
    public async Task Land_AdoptsOverTheFitStore_FromInterestToLiveWithAllSides()
    {
        var adoption = await given.In(AdoptionState.Interest);

        await using (var desk = await Somebody("editor@betrieb.example.org", adoption))
        {
            await desk.PageIsSound();
            await Take(desk, AdoptionAct.Forward);
            await desk.PageIsSound();
            await desk.Press("In die Abstimmung weiterleiten");
            await desk.SeesHeading("Die Anfrage ist in der Abstimmung");
            await desk.PageIsSound();
        }

        await using (var provider = await Somebody("approver@mecklenburg-vorpommern.example.org", adoption))
        {
            await Take(provider, AdoptionAct.Agree);
            await provider.PageIsSound();
            await provider.Press("Preis berechnen und prüfen");
            await provider.SeesHeading("Prüfen Sie, was Sie bestätigen");
            await provider.PageIsSound();
            await provider.Press("Für Mecklenburg-Vorpommern bestätigen");
            await provider.SeesHeading("Ihre Bestätigung ist festgehalten");
        }

        await using (var land = await Somebody(Given.LandEditor, adoption))
        {
            await Take(land, AdoptionAct.Agree);
            await land.SeesHeading("Mecklenburg-Vorpommern hat bestätigt");
            await land.PageIsSound();
            await land.Page.GetByRole(AriaRole.Radio, new() { Name = "Dasselbe bestätigen" }).CheckAsync();
            await land.Press("Weiter");
            await land.Sees("Mit Ihrer Bestätigung sind sich beide Seiten einig");
            await land.Press("Für Thüringen bestätigen");
            await land.SeesHeading("Sie sind sich einig");
        }

        await using (var desk = await Somebody("editor@betrieb.example.org", adoption))
        {
            await Take(desk, AdoptionAct.PrepareOffer);
            await desk.PageIsSound();
            await desk.Press("Weiter zum Prüfen");
            await desk.Press("Zur Freigabe geben");
            await desk.SeesHeading("Das Angebot wartet auf die Freigabe");
        }

        await using (var desk = await Somebody("approver@betrieb.example.org", adoption))
        {
            await Take(desk, AdoptionAct.MakeBindingOffer);
            await desk.PageIsSound();
            await desk.Press("Angebot verbindlich freigeben");
            await desk.SeesHeading("Das Angebot ist verbindlich");
            await desk.PageIsSound();
        }

        await using (var signatory = await Somebody("signatory@thueringen.example.org", adoption))
        {
            await signatory.PageIsSound();
            await Take(signatory, AdoptionAct.Accept);
            await signatory.PageIsSound();
            await signatory.Press("Verbindlich zeichnen");
            await signatory.Sees("Geben Sie die Funktion ein, in der Sie zeichnen");
            await signatory.PageIsSound();
            await Sign(signatory, "Verbindlich zeichnen");
            await signatory.SeesHeading("Der Vertrag ist geschlossen");
            await signatory.Sees("Vertragsnummer FITST/");
            await signatory.PageIsSound();
            await signatory.Open($"/nachnutzungen/{adoption.Id}/vertraege");
            await signatory.Sees("Dieser Vertrag beruht auf einem zwischen anderen Parteien");
            await signatory.Sees(Function);
            await signatory.PageIsSound();
            await signatory.Open("/vertraege");
            await signatory.PageIsSound();
        }

        await using (var land = await Somebody(Given.LandEditor, adoption))
        {
            await Take(land, AdoptionAct.StartOnboarding);
            await land.Press("Anbindung beginnen");
            await land.SeesHeading("Die Anbindung hat begonnen");
            await given.CompleteChecklist(adoption.Id);
            await land.Open($"/nachnutzungen/{adoption.Id}");
            await Take(land, AdoptionAct.StartTest);
            await land.Press("Test beginnen");
            await land.SeesHeading("Der Test hat begonnen");
        }

        await using (var approver = await Somebody("approver@thueringen.example.org", adoption))
        {
            await Take(approver, AdoptionAct.GoLive);
            await approver.Press("Betrieb aufnehmen");
            await approver.SeesHeading("Der Dienst ist im Betrieb");
            await approver.Open($"/nachnutzungen/{adoption.Id}");
            await approver.Sees("Dr. Claudia Seidel hat für Thüringen gezeichnet");
            await approver.PageIsSound();
        }
    }

    [Test]
    public async Task Kommune_WhoseLandJoined_GoesOnFromDemandToLive()
    {
        var offer = await given.Offer();
        var demand = await given.In(AdoptionState.Interest, offer, Given.KommuneEditor);
        await given.In(AdoptionState.Contracted, offer);

        await using (var land = await Somebody("approver@thueringen.example.org", demand, width: 360))
        {
            await land.Sees("in Abstimmung");
            await Take(land, AdoptionAct.Agree);
            await land.Press("Preis berechnen und prüfen");
            await land.PageIsSound();
            await land.Press("Für Thüringen bestätigen");
            await land.SeesHeading("Ihre Bestätigung ist festgehalten");
        }

        await using (var kommune = await Somebody(Given.KommuneEditor, demand, width: 360, javaScript: false))
        {
            await kommune.Sees("Sie sind am Zug");
            await Take(kommune, AdoptionAct.Agree);
            await kommune.Page.GetByRole(AriaRole.Radio, new() { Name = "Dasselbe bestätigen" }).CheckAsync();
            await kommune.Press("Weiter");
            await kommune.Press($"Für {demand.Adopter.Name} bestätigen");
            await kommune.SeesHeading("Sie sind sich einig");
        }

        var adoption = await given.Do(await given.Read(demand), AdoptionAct.MakeBindingOffer);
        await using (var signatory = await Somebody("signatory@nordhausen.example.org", adoption))
        {
            await Take(signatory, AdoptionAct.Accept);
            await Sign(signatory, "Verbindlich zeichnen");
            await signatory.SeesHeading("Der Vertrag ist geschlossen");
            await signatory.Open($"/nachnutzungen/{adoption.Id}/vertraege");
            await signatory.Sees("Weitergabe: Thüringen an Nordhausen");
            await signatory.PageIsSound();
        }

        adoption = await given.Do(await given.Do(await given.Read(adoption), AdoptionAct.StartOnboarding), AdoptionAct.StartTest);
        await using var approver = await Somebody("approver@nordhausen.example.org", adoption);
        await Take(approver, AdoptionAct.GoLive);
        await approver.Press("Betrieb aufnehmen");
        await approver.SeesHeading("Der Dienst ist im Betrieb");
    }

    [Test]
    public async Task KommuneOfNordrheinWestfalen_WithAFrameworkAgreement_SignsItsOwnCallOffAndNobodyForIt()
    {
        var api = BrowserUnderTest.Store.Api;
        using var visitor = api.Visitor();
        var offer = (await Given.Offer(visitor, "einbuergerung", LegalModel.Kommunalvertreter)).Id;
        var adoption = await given.In(AdoptionState.Offered, offer, "editor@bonn.example.org");
        Assert.That(adoption.Addressee.Name, Is.EqualTo("Digitalverbund West (Beispiel)"));

        // A Bündler to which Bonn gave a mandate for everything that may be given sees who signs instead.
        var principal = await given.As("admin@bonn.example.org");
        var agent = await given.As("signatory@buendler-nordost.example.org");
        var mandate = await principal.Post<Mandate>("/v1/mandates", new NewMandate
        {
            Agent = (await agent.Get<Me>("/v1/me")).ActingFor!.Id,
            Roles = [Role.Reader, Role.Editor, Role.Signatory],
            Until = BerlinTime.Today(api.Clock).AddDays(30),
        });
        await agent.Post<Mandate>($"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version);
        await using (var bundler = await BrowserUnderTest.Person())
        {
            await bundler.SignIn("signatory@buendler-nordost.example.org");
            await bundler.Open("/konto/organisation");
            await bundler.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("Bonn", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.CheckAsync();
            await bundler.Press("Für diese Organisation handeln");
            await bundler.Open($"/nachnutzungen/{adoption.Id}/zeichnen");
            await bundler.Sees("Diesen Abruf unterschreibt die Kommune selbst");
            await bundler.Sees("der bei Bonn selbst die Rolle");
            await Assertions.Expect(bundler.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Verbindlich zeichnen" })).ToHaveCountAsync(0);
            await bundler.PageIsSound();
        }

        await using var signatory = await Somebody("signatory@bonn.example.org", adoption);
        await Take(signatory, AdoptionAct.Accept);
        await signatory.Sees("kommunalvertreter.nrw");
        await signatory.PageIsSound();
        await Sign(signatory, "Verbindlich zeichnen");
        await signatory.SeesHeading("Der Vertrag ist geschlossen");
        await signatory.Open($"/nachnutzungen/{adoption.Id}/vertraege");
        await signatory.Sees("Digitalverbund West (Beispiel)");
        await signatory.Sees(Function);
        await signatory.PageIsSound();
    }

    [Test]
    public async Task Provider_Declines_AndTheLandReadsWhy()
    {
        var adoption = await given.In(AdoptionState.Coordination);
        await using var provider = await Somebody("approver@mecklenburg-vorpommern.example.org", adoption);
        await Take(provider, AdoptionAct.Decline);
        await provider.Press("Weiter zum Prüfen");
        await provider.Sees("Schreiben Sie, warum Sie ablehnen");
        await provider.PageIsSound();
        await provider.Fill("Warum lehnen Sie ab?", "Der Dienst wird im Frühjahr abgelöst.");
        await provider.Press("Weiter zum Prüfen");
        await provider.PageIsSound();
        await provider.Press("Anfrage ablehnen");
        await provider.SeesHeading("Die Anfrage ist abgelehnt");

        await using var land = await Somebody(Given.LandEditor, adoption);
        await land.Sees("Der Dienst wird im Frühjahr abgelöst.");
        await land.PageIsSound();
    }

    [Test]
    public async Task Land_WhoseTestFails_GoesBackAndLaterPausesResumesAndTerminates()
    {
        var adoption = await given.In(AdoptionState.Testing);
        await using (var land = await Somebody(Given.LandEditor, adoption))
        {
            await Take(land, AdoptionAct.FailTest);
            await land.Fill("Was hat nicht funktioniert?", "Die Zustellung kam nicht an.");
            await land.Press("Weiter zum Prüfen");
            await land.Press("Test nicht bestanden melden");
            await land.SeesHeading("Der Test ist als nicht bestanden gemeldet");
            await land.Open($"/nachnutzungen/{adoption.Id}");
            await land.Sees("Grund: Die Zustellung kam nicht an.");
        }

        adoption = await given.Do(await given.Do(await given.Read(adoption), AdoptionAct.StartTest), AdoptionAct.GoLive);
        await using (var approver = await Somebody("approver@thueringen.example.org", adoption))
        {
            await Take(approver, AdoptionAct.Pause);
            await approver.Fill("Warum ruht der Betrieb?", "Ein Gesetz ändert sich.");
            await approver.Press("Weiter zum Prüfen");
            await approver.Press("Betrieb ruhen lassen");
            await approver.SeesHeading("Der Betrieb ruht");
            await approver.Open($"/nachnutzungen/{adoption.Id}");
            await Take(approver, AdoptionAct.Resume);
            await approver.Press("Betrieb fortsetzen");
            await approver.SeesHeading("Der Betrieb geht weiter");
        }

        await using var signatory = await Somebody("signatory@thueringen.example.org", adoption);
        await Take(signatory, AdoptionAct.Terminate);
        await signatory.PageIsSound();
        await signatory.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await signatory.Press("Weiter zum Prüfen");
        await signatory.PageIsSound();
        await signatory.Fill("Zahl der Verträge, die mit enden", "1");
        await signatory.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
        await signatory.Press("Verbindlich kündigen");
        await signatory.Sees("Mit enden keine Verträge (0)");
        await signatory.Fill("Zahl der Verträge, die mit enden", "0");
        await signatory.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
        await signatory.Press("Verbindlich kündigen");
        await signatory.SeesHeading("Der Vertrag ist gekündigt");
    }

    [Test]
    public async Task Land_WithASpecialRight_LeavesOnItsDayAndWhatLiesBelowWithIt()
    {
        var offer = await given.Offer();
        var demand = await given.In(AdoptionState.Interest, offer, Given.KommuneEditor);
        var land = await given.In(AdoptionState.Contracted, offer);
        var kommune = await given.Do(await given.Do(await given.Do(await given.Read(demand), AdoptionAct.Agree), AdoptionAct.MakeBindingOffer), AdoptionAct.Accept);
        var today = BerlinTime.Today(BrowserUnderTest.Store.Api.Clock);
        var last = today.AddDays(60);
        await BrowserUnderTest.Store.Api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await TerminationRights.Give(write, [land.Id], TerminationRightKind.PriceReset, today.AddDays(20), last);
            return new Gone();
        });

        await using (var signatory = await Somebody("signatory@thueringen.example.org", land))
        {
            await Take(signatory, AdoptionAct.Terminate);
            await signatory.Sees("1 weiterer Vertrag endet am selben Tag");
            await signatory.Sees("Nordhausen");
            await signatory.Page.GetByRole(AriaRole.Radio, new() { Name = "Neu festgesetzte Preise" }).CheckAsync();
            await signatory.Press("Weiter zum Prüfen");
            await signatory.Fill("Zahl der Verträge, die mit enden", "1");
            await signatory.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
            await signatory.Press("Verbindlich kündigen");
            await signatory.SeesHeading("Der Vertrag ist gekündigt");
        }

        await using var editor = await Somebody(Given.KommuneEditor, kommune);
        await editor.Sees("gekündigt");
        await editor.Sees(last.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await editor.PageIsSound();
    }

    [Test]
    public async Task Land_ThatTerminates_EndsWhatItsBuendlerAndTheirKommunenHave()
    {
        var api = BrowserUnderTest.Store.Api;
        var bundler = await given.As("editor@buendler-nordost.example.org");
        var offer = await FreeOfNordrheinWestfalen(await given.As("editor@mecklenburg-vorpommern.example.org"), bundler);
        var land = await given.In(AdoptionState.Contracted, offer.Id, "editor@mecklenburg-vorpommern.example.org");
        var sub = await given.In(AdoptionState.Contracted, offer.Id, "editor@buendler-nordost.example.org");

        // Two Kommunen have it from the Bündler, in an in-house relation as their Land is.
        using var desk = await api.As(Given.OperatorEditor);
        var kommunen = await GivenAssignment.Kommunen(desk, 2, "13993", "MV");
        var inhouse = new List<Guid>();
        foreach (var ars in kommunen.Append("13"))
        {
            inhouse.Add((await desk.Get<Organisation>($"/v1/organisations/{ars}")).Id);
        }

        await GivenAssignment.Inhouse(api, sub.Adopter.Id, inhouse);
        await GivenAssignment.Release(
            await given.As("signatory@buendler-nordost.example.org"), await GivenAssignment.Prepare(bundler, GivenAssignment.ByLaw(offer, kommunen)));
        await GivenAssignment.Work(api);

        await using (var signatory = await Somebody("signatory@mecklenburg-vorpommern.example.org", land))
        {
            await Take(signatory, AdoptionAct.Terminate);
            await signatory.Sees("weitere Verträge enden");
            await signatory.Sees(sub.Adopter.Name);
            await signatory.Sees("Zuweisungsdorf 13993 1");
            await signatory.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
            await signatory.Press("Weiter zum Prüfen");
            await signatory.Fill("Zahl der Verträge, die mit enden", "3");
            await signatory.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
            await signatory.Press("Verbindlich kündigen");
            await signatory.SeesHeading("Der Vertrag ist gekündigt");
        }

        var ends = (await given.Read(land)).EndsOn;
        await using var agent = await Somebody("editor@buendler-nordost.example.org", sub);
        await agent.Sees("gekündigt");
        await agent.Open($"/nachnutzungen/{sub.Id}/vertraege");
        await agent.Sees("Zuweisungsdorf 13993 2");
        await agent.PageIsSound();
        var below = await bundler.Get<Page<ContractLine>>($"/v1/contract-lines?side=seller&state=terminating&limit=100");
        Assert.That(below.Items.Where(line => line.Offer == offer.Id).Select(line => line.EndsOn), Is.EqualTo(new[] { ends, ends }));
    }

    /// <summary>An offer over the FIT-Store of a Land that has accounts, of which neither has anything under way.</summary>
    private static async Task<Offer> FreeOfNordrheinWestfalen(params IReadOnlyList<Client> who)
    {
        var taken = new HashSet<string>();
        foreach (var client in who)
        {
            taken.UnionWith((await client.Get<Page<Adoption>>("/v1/adoptions?side=adopter&limit=100")).Items.Select(adoption => adoption.Service));
        }

        string[] services = ["sozialplattform", "berufsanerkennung", "sportfoerderung", "wirtschafts-service-portal", "einbuergerung"];
        return await Given.Offer(who[0], services.First(service => !taken.Contains(service)));
    }

    [Test]
    public async Task Laender_WithAVerwaltungsvereinbarung_SignByHandAndBothConfirmTheCopy()
    {
        var adoption = await given.In(AdoptionState.Offered, await given.Offer(LegalModel.Verwaltungsvereinbarung));
        await using (var land = await Somebody(Given.LandEditor, adoption))
        {
            await land.Open($"/nachnutzungen/{adoption.Id}/zeichnen");
            await land.SeesHeading("Vertrag von Hand zeichnen");
            await land.PageIsSound();
            await land.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray() });
            await land.Press("Ausfertigung hochladen");
            await land.Sees("Die gezeichnete Ausfertigung ist hochgeladen");
            await land.Sees("SHA-256");
        }

        await using (var signatory = await Somebody("signatory@thueringen.example.org", adoption))
        {
            await Take(signatory, AdoptionAct.Accept);
            await Sign(signatory, "Ausfertigung bestätigen");
            await signatory.SeesHeading("Ihre Bestätigung ist festgehalten");
        }

        await using var provider = await Somebody("signatory@mecklenburg-vorpommern.example.org", adoption);
        await provider.Sees("Sie sind am Zug");
        await Take(provider, AdoptionAct.Accept);
        await provider.Sees("Dr. Claudia Seidel");
        await provider.PageIsSound();
        await Sign(provider, "Ausfertigung bestätigen");
        await provider.SeesHeading("Der Vertrag ist geschlossen");
        await provider.Sees("Vertragsnummer FITST/");
    }

    [Test]
    public async Task Offer_ThatLapses_IsMadeAnewAndThenWithdrawnFrom()
    {
        await using var store = await StoreUnderTest.Start();
        using var arranged = new GivenAdoption(store.Api);
        var adoption = await arranged.In(AdoptionState.Lapsed);
        await using (var desk = await Somebody("editor@betrieb.example.org", adoption, store: store))
        {
            await desk.Sees("Angebot abgelaufen");
            await desk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Neues Angebot vorbereiten" }).First.ClickAsync();

            // The store's clock stands where the offer had lapsed, the storefront's does not.
            await desk.Page.Locator("input[type=date]").FillAsync(BerlinTime.Today(store.Api.Clock).AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await desk.Press("Weiter zum Prüfen");
            await desk.Press("Zur Freigabe geben");
            await desk.SeesHeading("Das Angebot wartet auf die Freigabe");
        }

        await using (var desk = await Somebody("approver@betrieb.example.org", adoption, store: store))
        {
            await Take(desk, AdoptionAct.MakeBindingOffer);
            await desk.Press("Angebot verbindlich freigeben");
            await desk.SeesHeading("Das Angebot ist verbindlich");
        }

        await using var land = await Somebody(Given.LandEditor, adoption, store: store);
        await Take(land, AdoptionAct.Withdraw);
        await land.Fill("Grund", "Der Haushalt gibt es nicht her.");
        await land.Press("Anfrage zurückziehen");
        await land.Sees("zurückgezogen");
        await land.PageIsSound();
    }

    [Test]
    public async Task Contract_SignedFromTwoBrowsers_IsConcludedOnceAndTheOtherIsTold()
    {
        var adoption = await given.In(AdoptionState.Offered);
        await using var first = await Somebody("signatory@thueringen.example.org", adoption);
        await using var second = await Somebody("signatory@thueringen.example.org", adoption);
        await Take(first, AdoptionAct.Accept);
        await Take(second, AdoptionAct.Accept);
        await Sign(first, "Verbindlich zeichnen");
        await first.SeesHeading("Der Vertrag ist geschlossen");

        await Sign(second, "Verbindlich zeichnen");
        await second.Sees("Jemand war schneller");
        await second.Sees("Dr. Claudia Seidel hat für Thüringen gezeichnet");
        await second.Sees(Function);
        await second.PageIsSound();
        Assert.That((await given.Read(adoption)).History.Count(entry => entry.Act == AdoptionAct.Accept), Is.EqualTo(1));
    }

    [Test]
    public async Task Request_DeclinedInOneBrowserAndWithdrawnInAnother_EndsOnceAndKeepsWhatWasTyped()
    {
        var adoption = await given.In(AdoptionState.Coordination);
        await using var provider = await Somebody("approver@mecklenburg-vorpommern.example.org", adoption);
        await Take(provider, AdoptionAct.Decline);
        await using var land = await Somebody(Given.LandEditor, adoption);
        await Take(land, AdoptionAct.Withdraw);
        await land.Press("Anfrage zurückziehen");
        await land.Sees("zurückgezogen");

        await provider.Fill("Warum lehnen Sie ab?", "Keine Kapazität in diesem Jahr.");
        await provider.Press("Weiter zum Prüfen");
        await provider.Sees("Jemand war schneller");
        await provider.Sees("Keine Kapazität in diesem Jahr.");
        await provider.PageIsSound();
    }

    [Test]
    public async Task GoLive_ClickedTwiceAndFromTwoBrowsers_HappensOnce()
    {
        var adoption = await given.In(AdoptionState.Testing);
        await using var first = await Somebody("approver@thueringen.example.org", adoption);
        await using var second = await Somebody("approver@thueringen.example.org", adoption);
        await Take(first, AdoptionAct.GoLive);
        await Take(second, AdoptionAct.GoLive);
        await first.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Betrieb aufnehmen" }).DblClickAsync();
        await first.SeesHeading("Der Dienst ist im Betrieb");
        await second.Press("Betrieb aufnehmen");
        await second.Sees("Jemand war schneller");

        Assert.That((await given.Read(adoption)).History.Count(entry => entry.Act == AdoptionAct.GoLive), Is.EqualTo(1));
    }

    /// <summary>Signs in and opens the page of an adoption.</summary>
    private static async Task<Person> Somebody(string email, Adoption adoption, int width = 1280, bool javaScript = true, StoreUnderTest? store = null)
    {
        var person = await BrowserUnderTest.Person(width, javaScript, store);
        await person.SignIn(email);
        await person.Open($"/nachnutzungen/{adoption.Id}");
        return person;
    }

    /// <summary>Follows the way to an act from the page of the adoption, and is there.</summary>
    private static async Task Take(Person person, AdoptionAct act)
    {
        var path = act switch
        {
            AdoptionAct.Forward => "weiterleiten",
            AdoptionAct.Agree => "abstimmen",
            AdoptionAct.Decline => "ablehnen",
            AdoptionAct.PrepareOffer => "angebot-vorbereiten",
            AdoptionAct.MakeBindingOffer => "angebot-freigeben",
            AdoptionAct.Accept => "zeichnen",
            AdoptionAct.StartOnboarding => "anbindung-beginnen",
            AdoptionAct.StartTest => "test-beginnen",
            AdoptionAct.FailTest => "test-nicht-bestanden",
            AdoptionAct.GoLive => "betrieb-aufnehmen",
            AdoptionAct.Pause => "ruhen-lassen",
            AdoptionAct.Resume => "fortsetzen",
            AdoptionAct.Terminate => "kuendigen",
            _ => "zurueckziehen",
        };
        await person.Page.GetByRole(AriaRole.Main).Locator($"a[href$='/{path}']").First.ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/{path}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Gives function, consent and password, and presses.</summary>
    private static async Task Sign(Person person, string button)
    {
        await person.Fill("In welcher Funktion zeichnen Sie?", Function);
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await person.Page.GetByLabel("Ihr jetziges Passwort").FillAsync(ApiUnderTest.Password);
        await person.Press(button);
    }
}
