using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>The way of a request, from the draft to the desk of who answers it. Every test takes a service of its own.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class AdoptionJourneyTests(string kind)
{
    private ApiUnderTest api = null!;
    private Client kommune = null!;
    private Client land = null!;
    private Client provider = null!;
    private Client operatorDesk = null!;
    private Client stranger = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        kommune = await api.As(Given.KommuneEditor);
        land = await api.As(Given.LandEditor);
        provider = await api.As(Given.ProviderEditor);
        operatorDesk = await api.As(Given.OperatorEditor);
        stranger = await api.As("editor@hessen.example.org");
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var client in (Client?[])[kommune, land, provider, operatorDesk, stranger])
        {
            client?.Dispose();
        }

        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Interest_OfALand_ReachesOperatorAndProvider()
    {
        var adoption = await Given.Interest(land);
        Assert.Multiple(() =>
        {
            Assert.That(adoption.State, Is.EqualTo(AdoptionState.Interest));
            Assert.That(adoption.Route, Is.EqualTo(AdoptionRoute.Provider));
            Assert.That(adoption.Adopter.Name, Is.EqualTo("Thüringen"));
            Assert.That(adoption.Provider.Name, Is.EqualTo("Mecklenburg-Vorpommern"));
            Assert.That(adoption.Addressee.Kind, Is.EqualTo(Contracts.Organisations.OrganisationKind.Operator));
            Assert.That(adoption.Awaits, Is.EqualTo(Party.Operator));
            Assert.That(adoption.DueOn, Is.GreaterThan(DateOnly.FromDateTime(adoption.StateSince.Date)));
            Assert.That(adoption.History.Select(entry => entry.Act), Is.EqualTo((AdoptionAct[])[AdoptionAct.Create, AdoptionAct.ExpressInterest]));
            Assert.That(adoption.History[^1].Person, Is.EqualTo("Anke Hoffmann"));
            Assert.That(adoption.Provenance, Is.EqualTo(Provenance.Declared));
        });
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Sides(land, adoption), Is.EqualTo("adopter"));
            Assert.That(await Sides(operatorDesk, adoption), Is.EqualTo("addressee"));
            Assert.That(await Sides(provider, adoption), Is.EqualTo("provider"));
            Assert.That(await Sides(kommune, adoption), Is.Empty);
            Assert.That(await Sides(stranger, adoption), Is.Empty);
        });
    }

    [Test]
    public async Task Interest_OfAKommuneWhoseLandHasNotContracted_IsDemandOfItsLand()
    {
        var before = await Demand(land, Given.Slug);
        var adoption = await Given.Interest(kommune);
        var after = await Demand(land, Given.Slug);
        Assert.Multiple(() =>
        {
            Assert.That(adoption.Route, Is.EqualTo(AdoptionRoute.Demand));
            Assert.That(adoption.Addressee.Name, Is.EqualTo("Thüringen"));
            Assert.That(adoption.Awaits, Is.EqualTo(Party.Land));
            Assert.That(after!.Kommunen, Is.EqualTo((before?.Kommunen ?? 0) + 1));
        });
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Sides(kommune, adoption), Is.EqualTo("adopter"));
            Assert.That(await Sides(land, adoption), Is.EqualTo("addressee"));
            Assert.That(await Sides(provider, adoption), Is.Empty);
            Assert.That(await Sides(operatorDesk, adoption), Is.Empty);
        });
        await Withdraw(kommune, adoption);
        Assert.That((await Demand(land, Given.Slug))?.Kommunen ?? 0, Is.EqualTo(before?.Kommunen ?? 0));
    }

    [Test]
    public async Task Create_Twice_NamesTheOneThereIs_UntilItIsWithdrawn()
    {
        const string slug = "geburt-digital";
        var first = await Given.Draft(land, slug);
        var offer = new NewAdoption { Offer = first.Offer };
        using var second = await land.Send(HttpMethod.Post, "/v1/adoptions", offer, key: Key());
        var problem = await Client.Problem(second, HttpStatusCode.Conflict);
        Assert.Multiple(() =>
        {
            Assert.That(problem.Code, Is.EqualTo(ProblemCodes.AdoptionExists));
            Assert.That(problem.Existing, Is.EqualTo($"/v1/adoptions/{first.Id}"));
        });
        var withdrawn = await Withdraw(land, first, "Wir warten die Haushaltsberatung ab.");
        Assert.Multiple(() =>
        {
            Assert.That(withdrawn.State, Is.EqualTo(AdoptionState.Withdrawn));
            Assert.That(withdrawn.Awaits, Is.Null);
            Assert.That(withdrawn.DueOn, Is.Null);
            Assert.That(withdrawn.History[^1].Reason, Is.EqualTo("Wir warten die Haushaltsberatung ab."));
        });
        var anew = await Given.Draft(land, slug);
        Assert.That(anew.Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task Draft_WithPartsMissing_ListsThemAllAtOnce()
    {
        string[] parts = ["/scope", "/contact", "/wishedStart"];
        var draft = await Given.Draft(land, "elfe");
        var told = await land.Get<AdoptionTransitions>($"/v1/adoptions/{draft.Id}/transitions");
        var step = told.Transitions.Single(transition => transition.Act == AdoptionAct.ExpressInterest);
        Assert.Multiple(() =>
        {
            Assert.That(told.State, Is.EqualTo(AdoptionState.Draft));
            Assert.That(step.Allowed, Is.True);
            Assert.That(step.Missing.Select(error => error.Pointer), Is.EqualTo(parts));
        });
        using var sent = await land.Send(HttpMethod.Post, step.Href, version: draft.Version, key: Key());
        var problem = await Client.Problem(sent, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(parts.Select(part => (part, InputErrorCodes.Required))));

        await land.Patch<Adoption>($"/v1/adoptions/{draft.Id}", Given.Wishes, draft.Version);
        told = await land.Get<AdoptionTransitions>($"/v1/adoptions/{draft.Id}/transitions");
        Assert.That(told.Transitions.Single(transition => transition.Act == AdoptionAct.ExpressInterest).Missing, Is.Empty);
        using var reader = await api.As("reader@thueringen.example.org");
        var seen = await reader.Get<AdoptionTransitions>($"/v1/adoptions/{draft.Id}/transitions");
        Assert.That(seen.Transitions.Select(transition => transition.Allowed), Has.None.True, "A reader may do none of it.");
    }

    [Test]
    public async Task Patch_ChangesWhatIsGiven_AndNullTakesAway()
    {
        var draft = await Given.CompleteDraft(land, "namensaenderung");
        var changed = await Patch(draft, """{"message": "Bitte um Rückruf", "contact": {"phone": "0361 12345"}}""");
        Assert.Multiple(() =>
        {
            Assert.That(changed.Version, Is.EqualTo(draft.Version + 1));
            Assert.That(changed.Scope, Is.EqualTo(draft.Scope));
            Assert.That(changed.Message, Is.EqualTo("Bitte um Rückruf"));
            Assert.That(changed.Contact, Is.EqualTo(draft.Contact! with { Phone = "0361 12345" }));
        });
        var without = await Patch(changed, """{"message": null, "contact": {"phone": null}, "wishedStart": null}""");
        Assert.Multiple(() =>
        {
            Assert.That(without.Message, Is.Null);
            Assert.That(without.Contact, Is.EqualTo(draft.Contact));
            Assert.That(without.WishedStart, Is.Null);
        });
        var empty = await Patch(without, """{"contact": null}""");
        Assert.That(empty.Contact, Is.Null);
        Assert.That(await land.Get<Adoption>($"/v1/adoptions/{draft.Id}"), Has.Property(nameof(Adoption.Contact)).Null.And.Property(nameof(Adoption.Version)).EqualTo(empty.Version));
    }

    [TestCase("2020-01", InputErrorCodes.OutOfRange)]
    [TestCase("2099-13", InputErrorCodes.Format)]
    [TestCase("05/2099", InputErrorCodes.Format)]
    [TestCase("", InputErrorCodes.Format)]
    public async Task Patch_WishedStartThatCannotBe_IsToldAtThatField(string month, string code)
    {
        var draft = await Reuse(land, "sportfoerderung");
        using var reply = await land.Send(HttpMethod.Patch, $"/v1/adoptions/{draft.Id}", new AdoptionPatch { WishedStart = month }, draft.Version);
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo((((string?, string)[])[("/wishedStart", code)])));
    }

    [Test]
    public async Task Act_InAnotherState_IsAConflictThatSaysWhatIsPossible()
    {
        var adoption = await Given.Interest(land, "einbuergerung");
        using var patched = await land.Send(HttpMethod.Patch, $"/v1/adoptions/{adoption.Id}", new AdoptionPatch { Scope = "Mehr" }, adoption.Version);
        await Conflicts(patched, "interest", ["forward", "withdraw"]);
        using var again = await land.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/interests", version: adoption.Version, key: Key());
        await Conflicts(again, "interest", ["forward", "withdraw"]);
        var withdrawn = await Withdraw(land, adoption);
        using var late = await land.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/withdrawals", new Withdrawal(), withdrawn.Version, Key());
        await Conflicts(late, "withdrawn", []);
        Assert.That((await land.Get<AdoptionTransitions>($"/v1/adoptions/{adoption.Id}/transitions")).Transitions, Is.Empty);
    }

    [Test]
    public async Task Create_WithoutAContractPath_SaysWhy()
    {
        var agreement = await Given.Offer(kommune, Given.Slug, LegalModel.Verwaltungsvereinbarung);
        using var byKommune = await kommune.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = agreement.Id }, key: Key());
        using var byProvider = await provider.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = (await Given.Offer(provider)).Id }, key: Key());
        using var byOperator = await operatorDesk.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = (await Given.Offer(provider)).Id }, key: Key());
        foreach (var reply in (HttpResponseMessage[])[byKommune, byProvider, byOperator])
        {
            var problem = await Client.Problem(reply, HttpStatusCode.Conflict);
            Assert.Multiple(() =>
            {
                Assert.That(problem.Code, Is.EqualTo(ProblemCodes.LegalPathClosed));
                Assert.That(problem.Detail, Has.Length.GreaterThan(20));
            });
        }

        Assert.That((await Client.Problem(byProvider, HttpStatusCode.Conflict)).Detail, Does.Contain("selbst"));
    }

    [Test]
    public async Task Create_ForAnOfferThatIsNotThere_IsToldAtThatField()
    {
        using var reply = await land.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = Guid.CreateVersion7() }, key: Key());
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo((((string?, string)[])[("/offer", InputErrorCodes.DoesNotExist)])));
    }

    [Test]
    public async Task Create_DoubleClick_MakesOne()
    {
        var offer = new NewAdoption { Offer = (await Given.Offer(land, "fischereischein")).Id };
        var key = Key();
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => land.Send(HttpMethod.Post, "/v1/adoptions", offer, key: key)));
        try
        {
            Assert.That(replies.Select(reply => reply.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
            Assert.That(replies.Select(reply => reply.Headers.Location).Distinct().Count(), Is.EqualTo(1));
            Assert.That(await Count("fischereischein"), Is.EqualTo(1));
        }
        finally
        {
            Array.ForEach(replies, reply => reply.Dispose());
        }
    }

    [Test]
    public async Task Create_TwoColleaguesAtOnce_OneMakesItAndOneIsShownIt()
    {
        var offer = new NewAdoption { Offer = (await Given.Offer(land, "buergergeld")).Id };
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => land.Send(HttpMethod.Post, "/v1/adoptions", offer, key: Key())));
        try
        {
            var made = replies.Single(reply => reply.StatusCode == HttpStatusCode.Created);
            var refused = await Client.Problem(replies.Single(reply => reply != made), HttpStatusCode.Conflict);
            Assert.That(refused.Existing, Is.EqualTo(made.Headers.Location!.ToString()));
            Assert.That(await Count("buergergeld"), Is.EqualTo(1));
        }
        finally
        {
            Array.ForEach(replies, reply => reply.Dispose());
        }
    }

    [Test]
    public async Task Patch_TwoAtOnce_OneIsStale()
    {
        var draft = await Given.Draft(land, "berufsanerkennung");
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(number =>
            land.Send(HttpMethod.Patch, $"/v1/adoptions/{draft.Id}", new AdoptionPatch { Scope = $"Fassung {number}" }, draft.Version)));
        try
        {
            Assert.That(replies.Select(reply => reply.StatusCode), Is.EquivalentTo((HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]));
        }
        finally
        {
            Array.ForEach(replies, reply => reply.Dispose());
        }
    }

    [Test]
    public async Task Messages_GoBothWays_AndToNobodyElse()
    {
        const string slug = "immissionsschutz-genehmigung";
        var draft = await Given.CompleteDraft(land, slug);
        using var early = await land.Send(HttpMethod.Post, $"/v1/adoptions/{draft.Id}/messages", new NewMessage { Text = "Zu früh" }, key: Key());
        await Conflicts(early, "draft", ["expressInterest", "withdraw"]);
        var adoption = await land.Post<Adoption>($"/v1/adoptions/{draft.Id}/interests", version: draft.Version);
        var address = $"/v1/adoptions/{adoption.Id}/messages";
        await land.Post<Message>(address, new NewMessage { Text = "Welche Schnittstellen gibt es?" });
        var answer = await operatorDesk.Post<Message>(address, new NewMessage { Text = "FIT-Connect und XBau." });
        using var byStranger = await stranger.Send(HttpMethod.Post, address, new NewMessage { Text = "Hallo" }, key: Key());
        using var readByStranger = await stranger.Send(HttpMethod.Get, address);
        var seen = await land.Get<Page<Message>>(address);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(byStranger.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(readByStranger.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.Person, Is.EqualTo("Deniz Arslan"));
            Assert.That(seen.Items.Select(message => message.Text), Is.EqualTo((string[])["Welche Schnittstellen gibt es?", "FIT-Connect und XBau."]));
            Assert.That((await operatorDesk.Get<Page<Message>>(address)).Items, Has.Count.EqualTo(2));
        });
        await Withdraw(land, adoption);
        await land.Post<Message>(address, new NewMessage { Text = "Danke trotzdem." });
    }

    [Test]
    public async Task List_ByStateAndService_OnlyThose()
    {
        const string slug = "schwangerschaft-familienfoerderung";
        var adoption = await Given.Interest(land, slug);
        var found = await land.Get<Page<Adoption>>($"/v1/adoptions?state=interest&service={slug}");
        var others = await land.Get<Page<Adoption>>($"/v1/adoptions?state=draft&service={slug}");
        Assert.Multiple(() =>
        {
            Assert.That(found.Items.Select(known => known.Id), Is.EqualTo((Guid[])[adoption.Id]));
            Assert.That(others.Items, Is.Empty);
        });
    }

    [Test]
    public async Task Account_OfTwoOrganisations_ActsForTheOneItNames()
    {
        const string email = "samira.nasser@suedharz.example.org";
        using var unsaid = await api.As(email);
        var me = await unsaid.Get<Me>("/v1/me");
        using var kreis = await api.As(email, me.Memberships.Single(membership => membership.Organisation.Name != "Nordhausen").Organisation.Id);
        var draft = await Given.Draft(kreis, "bafoeg-digital");
        using var asKommune = await kommune.Send(HttpMethod.Get, $"/v1/adoptions/{draft.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(draft.Adopter.Name, Is.Not.EqualTo("Nordhausen"));
            Assert.That(asKommune.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    private static string Key() => Guid.NewGuid().ToString();

    private static async Task Conflicts(HttpResponseMessage reply, string state, string[] possible)
    {
        var problem = await Client.Problem(reply, HttpStatusCode.Conflict);
        Assert.Multiple(() =>
        {
            Assert.That(problem.Code, Is.EqualTo(ProblemCodes.StateConflict));
            Assert.That(problem.State, Is.EqualTo(state));
            Assert.That(problem.Possible ?? [], Is.EqualTo(possible));
        });
    }

    private static Task<Adoption> Withdraw(Client adopter, Adoption adoption, string? reason = null) =>
        adopter.Post<Adoption>($"/v1/adoptions/{adoption.Id}/withdrawals", new Withdrawal { Reason = reason }, adoption.Version);

    /// <summary>The draft of a service that is there already, or a new one.</summary>
    private static async Task<Adoption> Reuse(Client adopter, string slug) =>
        (await adopter.Get<Page<Adoption>>($"/v1/adoptions?state=draft&service={slug}")).Items is [var known, ..] ? known : await Given.Draft(adopter, slug);

    private async Task<Adoption> Patch(Adoption adoption, string patch)
    {
        using var reply = await land.Send(HttpMethod.Patch, $"/v1/adoptions/{adoption.Id}", patch, adoption.Version);
        return await Client.Read<Adoption>(reply);
    }

    private async Task<int> Count(string slug) => (await land.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={slug}")).Items.Count;

    private static async Task<Demand?> Demand(Client client, string slug) =>
        (await client.Get<Page<Demand>>("/v1/demands?limit=100")).Items.FirstOrDefault(demand => demand.Service == slug);

    /// <summary>The sides on which an adoption stands on the desk of an organisation.</summary>
    private static async Task<string> Sides(Client client, Adoption adoption)
    {
        var sides = new List<string>();
        foreach (var side in (string[])["adopter", "addressee", "provider"])
        {
            var list = await client.Get<Page<Adoption>>($"/v1/adoptions?side={side}&limit=100");
            if (list.Items.Any(known => known.Id == adoption.Id))
            {
                sides.Add(side);
            }
        }

        return string.Join(' ', sides);
    }
}
