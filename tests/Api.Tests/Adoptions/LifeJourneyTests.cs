using System.Net;
using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>From coordination to the end of a contract: who signs, which contracts come about, how they end. Every test takes services of its own.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class LifeJourneyTests(string kind)
{
    private const string LandMailbox = "efa-koordinierung@thueringen.example.org";

    private ApiUnderTest api = null!;
    private GivenAdoption given = null!;

    [SetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        given = new GivenAdoption(api);
    }

    [TearDown]
    public async Task Close()
    {
        given?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    private DateOnly Today => BerlinTime.Today(api.Clock);

    [Test]
    public async Task Land_ThroughTheOperator_GoesLive_WithBothContracts()
    {
        var live = await given.In(AdoptionState.Live);
        var line = await given.Line(live);
        var operatorReader = await given.As("reader@betrieb.example.org");
        var above = await operatorReader.Get<ContractLine>($"/v1/contract-lines/{line.Above}");
        Assert.Multiple(() =>
        {
            Assert.That(live.History.Select(entry => entry.Act), Is.EqualTo(new[]
            {
                AdoptionAct.Create, AdoptionAct.ExpressInterest, AdoptionAct.Forward, AdoptionAct.Agree, AdoptionAct.Agree, AdoptionAct.PrepareOffer,
                AdoptionAct.MakeBindingOffer, AdoptionAct.Accept, AdoptionAct.StartOnboarding, AdoptionAct.StartTest, AdoptionAct.GoLive,
            }));
            Assert.That((live.Awaits, live.DueOn), Is.EqualTo(((Party?)null, (DateOnly?)null)));
            Assert.That((line.Kind, line.State, line.Seller.Kind, line.Buyer.Name, line.Form), Is.EqualTo((ContractLineKind.Nachnutzung, ContractLineState.InForce, OrganisationKind.Operator, "Thüringen", ContractForm.Text)));
            Assert.That((above.Kind, above.State, above.Seller.Name, above.Buyer.Kind, above.Adoption), Is.EqualTo((ContractLineKind.Bereitstellung, ContractLineState.InForce, "Mecklenburg-Vorpommern", OrganisationKind.Operator, (Guid?)null)));
            Assert.That((above.Number, line.Number), Is.EqualTo(($"FITST/{Today.Year}/0001", $"FITST/{Today.Year}/0002")));
            Assert.That(line.Signatures.Single().SignsAs, Is.EqualTo("Leiterin des Amtes für Digitalisierung"));
            Assert.That(line.StartsOn, Is.EqualTo(Today), "the month agreed had begun");
            Assert.That(live.ContractNumber, Is.EqualTo(line.Number));
        });
        Assert.That(await Entries(live), Is.EqualTo(live.History.Count), "one ledger entry for each act");
        var second = await given.In(AdoptionState.Contracted, live.Offer, "editor@nordrhein-westfalen.example.org");
        Assert.That((await given.Line(second)).Above, Is.EqualTo(line.Above), "one Bereitstellung for all");
        var provider = await given.As(Given.ProviderEditor);
        Assert.That((await provider.Get<Page<ContractLine>>("/v1/contract-lines?side=above")).Items, Has.Count.EqualTo(2), "the provider sees what lies below what it gives");
        using var strange = await (await given.As("editor@hessen.example.org")).Send(HttpMethod.Get, $"/v1/contract-lines/{line.Id}");
        Assert.That((int)strange.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Everybody_IsToldByMail_WhatToDo()
    {
        var offered = await given.In(AdoptionState.Offered);
        var mail = await api.Mailbox.Newest(LandMailbox);
        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Does.Contain("verbindliches Angebot"));
            Assert.That(mail.Plain, Does.Contain("die Unterlagen lesen und zeichnen").And.Contain($"/nachnutzungen/{offered.Id}"));
        });
    }

    [Test]
    public async Task Agreement_NeedsThePriceOfNow_AndTheSameOfBoth()
    {
        var adoption = await given.In(AdoptionState.Coordination);
        var adopter = await given.As(Given.LandEditor);
        var provider = await given.As("approver@mecklenburg-vorpommern.example.org");
        var proposal = (await adopter.Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement")).Proposal;
        Assert.That(proposal.FirstYear, Is.Not.Null);
        using var cheaper = await Confirm(adopter, adoption, proposal with { FirstYear = Money.OfCents(1) });
        using var unknown = await Confirm(adopter, adoption, proposal with { TermsVersion = 7 });
        using var past = await Confirm(adopter, adoption, proposal with { Start = "2020-01" });
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Problem(cheaper, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.PriceChanged));
            Assert.That((await Client.Problem(unknown, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/termsVersion" }));
            Assert.That((await Client.Problem(past, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/start" }));
        });

        adoption = await Ok(await Confirm(adopter, adoption, proposal));
        Assert.That((adoption.State, adoption.Awaits), Is.EqualTo((AdoptionState.Coordination, (Party?)Party.Provider)));
        adoption = await Ok(await Confirm(provider, adoption, proposal with { Conditions = "Schulung im ersten Monat." }));
        var agreement = await adopter.Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement");
        Assert.That(agreement.Confirmations.Select(confirmation => (confirmation.Party, confirmation.Conditions)), Is.EqualTo(new[] { (Party.Provider, (string?)"Schulung im ersten Monat.") }), "the other side's is gone");
        Assert.That(adoption.Awaits, Is.EqualTo(Party.Adopter));
        adoption = await Ok(await Confirm(adopter, adoption, proposal with { Conditions = "Schulung im ersten Monat.  " }));
        Assert.That((adoption.State, adoption.Start), Is.EqualTo((AdoptionState.Agreed, (string?)proposal.Start)));
    }

    [Test]
    public async Task FourEyes_HoldAcrossRoles()
    {
        var admin = await given.As(Given.LandAdmin);
        var person = await People.Person(api, admin, Role.Editor, Role.Approver, Role.Signatory);
        using var client = person.Client;
        var adoption = await given.In(AdoptionState.Coordination);
        adoption = await GivenAdoption.Confirm(client, adoption);
        adoption = await GivenAdoption.Confirm(await given.As("approver@mecklenburg-vorpommern.example.org"), adoption);
        adoption = await given.Do(adoption, AdoptionAct.MakeBindingOffer);
        var told = await Transition(client, adoption, AdoptionAct.Accept);
        using var accept = await client.Send(
            HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/acceptances", await given.AcceptanceOf(adoption), adoption.Version, Key(), ("FitStore-Fresh-Sign-In", await person.FreshSignIn(FreshAct.SignContract)));
        Assert.Multiple(async () =>
        {
            Assert.That((told.Allowed, told.NeedsFreshSignIn), Is.EqualTo((false, true)));
            Assert.That(told.Missing.Select(error => error.Code), Is.EqualTo(new[] { InputErrorCodes.FourEyes }));
            Assert.That((await Client.Problem(accept, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FourEyes));
        });

        adoption = await given.Do(await given.Do(adoption, AdoptionAct.Accept), AdoptionAct.StartOnboarding);
        var blocked = await Transition(client, adoption, AdoptionAct.StartTest);
        using var early = await client.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/test-starts", version: adoption.Version, key: Key());
        Assert.That(blocked.Missing, Is.Not.Empty, "the checklist is open");
        Assert.That((await Client.Problem(early, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.NotReady));
        await given.CompleteChecklist(adoption.Id);
        adoption = await client.Post<Adoption>($"/v1/adoptions/{adoption.Id}/test-starts", version: adoption.Version);
        using var live = await client.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/go-lives", version: adoption.Version, key: Key());
        Assert.That((await Client.Problem(live, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FourEyes));
        Assert.That((await given.Do(adoption, AdoptionAct.GoLive)).State, Is.EqualTo(AdoptionState.Live));
    }

    [Test]
    public async Task Offer_Lapses_AndIsMadeAnew()
    {
        var offered = await given.In(AdoptionState.Offered);
        var first = await given.Line(offered);
        var lapsed = await given.Do(offered, AdoptionAct.Lapse);
        var reader = await given.As(Given.LandEditor);
        Assert.Multiple(async () =>
        {
            Assert.That((lapsed.State, lapsed.Awaits, lapsed.BindingUntil), Is.EqualTo((AdoptionState.Lapsed, (Party?)Party.Seller, (DateOnly?)null)));
            Assert.That((await reader.Get<ContractLine>($"/v1/contract-lines/{first.Id}")).State, Is.EqualTo(ContractLineState.Void));
            Assert.That(await given.Clock(Today), Is.Zero, "once");
        });
        var approver = await given.As("approver@betrieb.example.org");
        using var unprepared = await approver.Send(HttpMethod.Post, $"/v1/adoptions/{lapsed.Id}/binding-offers", version: lapsed.Version, key: Key());
        Assert.That((await Client.Problem(unprepared, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.NotReady));
        var again = await given.Do(lapsed, AdoptionAct.MakeBindingOffer);
        Assert.That((await given.Do(again, AdoptionAct.Accept)).ContractNumber, Does.EndWith("/0002"));
    }

    [Test]
    public async Task Clock_OnTwoInstances_ActsOnce_AndCatchesUp()
    {
        await using var other = ApiUnderTest.Start(api.Database);
        var offered = new[] { await given.In(AdoptionState.Offered), await given.In(AdoptionState.Offered) };
        var late = offered[0].BindingUntil!.Value.AddDays(90).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        foreach (var one in (ApiUnderTest[])[api, other])
        {
            one.Clock.Forward(late - one.Clock.GetUtcNow().UtcDateTime);
        }

        var done = await Task.WhenAll(((ApiUnderTest[])[api, other, api, other]).Select(one => one.Services.GetRequiredService<AdoptionTurn>().Look()));
        Assert.That(done.Sum(), Is.EqualTo(2));
        foreach (var adoption in offered)
        {
            // The sessions have run out meanwhile: the database tells.
            Assert.That(await Entries(adoption, "adoption.lapsed"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Withdraw_OfAnOffer_VoidsItsLine()
    {
        var offered = await given.In(AdoptionState.Offered);
        var line = await given.Line(offered);
        var withdrawn = await given.Do(offered, AdoptionAct.Withdraw);
        Assert.That(withdrawn.State, Is.EqualTo(AdoptionState.Withdrawn));
        Assert.That((await (await given.As(Given.LandEditor)).Get<ContractLine>($"/v1/contract-lines/{line.Id}")).State, Is.EqualTo(ContractLineState.Void));
    }

    [Test]
    public async Task Decline_GivesTheReason()
    {
        var declined = await given.In(AdoptionState.Declined);
        Assert.That((declined.State, declined.History[^1].Reason), Is.EqualTo((AdoptionState.Declined, (string?)"Der Dienst wird abgelöst.")));
        Assert.That(await given.In(AdoptionState.Draft, declined.Offer), Has.Property(nameof(Adoption.State)).EqualTo(AdoptionState.Draft), "it may start anew");
    }

    [Test]
    public async Task Numbers_UnderConcurrentAcceptance_HaveNoGap()
    {
        var offer = await given.Offer();
        await given.In(AdoptionState.Contracted, offer, "editor@nordrhein-westfalen.example.org");
        var offered = new List<Adoption>();
        for (var number = 0; number < 5; number++)
        {
            offered.Add(await given.In(AdoptionState.Offered));
        }

        var signatory = await given.As("signatory@thueringen.example.org");
        var replies = await Task.WhenAll(offered.Select(adoption => given.Sign(signatory, adoption)));
        var numbers = new List<string>();
        foreach (var reply in replies)
        {
            numbers.Add((await Ok(reply)).ContractNumber!);
        }

        var all = await api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Rows<string>("select number from contract_lines where number is not null order by number"));
        Assert.That(numbers, Is.Unique);
        Assert.That(all, Is.EqualTo(Enumerable.Range(1, all.Count).Select(number => $"FITST/{Today.Year}/{number:0000}")), "gap-free, a Bereitstellung for each offer included");
    }

    [Test]
    public async Task Accept_TwiceAtTheSameTime_OneWins()
    {
        var offered = await given.In(AdoptionState.Offered);
        var signatory = await given.As("signatory@thueringen.example.org");
        var editor = await given.As(Given.LandEditor);
        var acceptance = await given.AcceptanceOf(offered);
        var tokens = new[] { await GivenAdoption.Fresh(signatory, FreshAct.SignContract), await GivenAdoption.Fresh(signatory, FreshAct.SignContract) };
        var replies = await Task.WhenAll(
        [
            .. tokens.Select(token => signatory.Send(HttpMethod.Post, $"/v1/adoptions/{offered.Id}/acceptances", acceptance, offered.Version, Key(), ("FitStore-Fresh-Sign-In", token))),
            editor.Send(HttpMethod.Post, $"/v1/adoptions/{offered.Id}/withdrawals", new Withdrawal(), offered.Version, Key()),
        ]);
        Assert.That(replies.Select(reply => (int)reply.StatusCode).Order(), Is.EqualTo(new[] { 200, 412, 412 }));
    }

    [Test]
    public async Task Accept_OtherDocumentsOrWithoutConsent_IsRefused()
    {
        var offered = await given.In(AdoptionState.Offered);
        var signatory = await given.As("signatory@thueringen.example.org");
        var acceptance = await given.AcceptanceOf(offered);
        using var other = await given.Sign(signatory, offered, acceptance: acceptance with { Documents = [new string('0', 64)] });
        using var unwilling = await given.Sign(signatory, offered, acceptance: acceptance with { Consent = false });
        using var copied = await given.Sign(signatory, offered, acceptance: acceptance with { SignedCopy = new string('0', 64) });
        using var stale = await signatory.Send(HttpMethod.Post, $"/v1/adoptions/{offered.Id}/acceptances", acceptance, offered.Version, Key());
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Problem(other, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.DocumentsChanged));
            Assert.That((await Client.Problem(unwilling, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/consent" }));
            Assert.That((await Client.Problem(copied, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/signedCopy" }));
            Assert.That((await Client.Problem(stale, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.FreshSignInRequired));
        });
    }

    [Test]
    public async Task Written_NeedsBothSignatoriesOfTheSameCopy()
    {
        var offer = await given.Offer(LegalModel.Verwaltungsvereinbarung);
        var adoption = await given.In(AdoptionState.Agreed, offer);
        var seller = await given.As(Given.ProviderEditor);
        using var text = await seller.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/offer-preparations", new NewOfferPreparation { BindingUntil = Today.AddDays(9), Form = ContractForm.Text }, adoption.Version, Key());
        Assert.That((await Client.Problem(text, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/form" }));
        adoption = await given.Do(adoption, AdoptionAct.MakeBindingOffer);
        Assert.That(adoption.Form, Is.EqualTo(ContractForm.Written));
        var buyers = await given.As("signatory@thueringen.example.org");
        var sellers = await given.As("signatory@mecklenburg-vorpommern.example.org");
        using var without = await given.Sign(buyers, adoption);
        using var unknown = await given.Sign(buyers, adoption, new string('0', 64));
        Assert.Multiple(async () =>
        {
            Assert.That((await Client.Problem(without, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/signedCopy" }));
            Assert.That((await Client.Problem(unknown, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Code), Is.EqualTo(new[] { InputErrorCodes.DoesNotExist }));
        });

        var first = await GivenAdoption.SignedCopy(await given.As(Given.LandEditor), adoption, "eine Fassung");
        var second = await GivenAdoption.SignedCopy(await given.As(Given.LandEditor), adoption, "die andere Fassung");
        adoption = await Ok(await given.Sign(buyers, adoption, first));
        Assert.That((adoption.State, adoption.Awaits), Is.EqualTo((AdoptionState.Offered, (Party?)Party.Seller)));
        adoption = await Ok(await given.Sign(sellers, adoption, second));
        Assert.That((adoption.State, adoption.Awaits), Is.EqualTo((AdoptionState.Offered, (Party?)Party.Adopter)), "they mean different papers");
        adoption = await Ok(await given.Sign(buyers, adoption, second));
        var line = await given.Line(adoption);
        Assert.Multiple(() =>
        {
            Assert.That((adoption.State, line.State, line.Kind, line.Above), Is.EqualTo((AdoptionState.Contracted, ContractLineState.InForce, ContractLineKind.Nachnutzung, (Guid?)null)));
            Assert.That(line.Signatures.Select(signature => signature.Organisation.Name), Is.EquivalentTo(new[] { "Thüringen", "Mecklenburg-Vorpommern" }));
        });
    }

    [Test]
    public async Task Demand_MovesOnWithItsLand_AndEndsWithIt()
    {
        var offer = await given.Offer();
        var waiting = await given.In(AdoptionState.Interest, offer, Given.KommuneEditor);
        Assert.That((waiting.Route, waiting.Awaits), Is.EqualTo((AdoptionRoute.Demand, (Party?)Party.Land)));
        var land = await given.In(AdoptionState.Contracted, offer);
        var moved = await given.Read(waiting);
        Assert.Multiple(() =>
        {
            Assert.That((moved.State, moved.Route, moved.Addressee.Name, moved.Awaits), Is.EqualTo((AdoptionState.Coordination, AdoptionRoute.Provider, "Thüringen", (Party?)Party.Seller)));
            Assert.That(moved.History[^1].Act, Is.EqualTo(AdoptionAct.Forward));
        });

        foreach (var act in (AdoptionAct[])[AdoptionAct.Agree, AdoptionAct.MakeBindingOffer, AdoptionAct.Accept])
        {
            moved = await given.Do(moved, act);
        }

        var sub = await given.Line(moved);
        var reuse = await given.Line(land);
        Assert.That((sub.Kind, sub.Above, sub.Seller.Name), Is.EqualTo((ContractLineKind.Sub, (Guid?)reuse.Id, "Thüringen")));
        Assert.That((await (await given.As(Given.OperatorEditor)).Get<ContractLine>($"/v1/contract-lines/{sub.Id}")).Adoption, Is.Null, "who sells above sees the line, not the adoption");

        var signatory = await given.As("signatory@thueringen.example.org");
        var effect = await signatory.Get<TerminationEffect>($"/v1/adoptions/{land.Id}/termination-effect");
        Assert.That((effect.LinesBelow, effect.Concerned.Single().Name), Is.EqualTo((1, "Nordhausen")));
        using var blind = await GivenAdoption.SendTermination(signatory, land, new NewTermination { Kind = TerminationKind.Ordinary, LinesBelow = 0 });
        Assert.That((await Client.Problem(blind, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.LinesBelowChanged));
        var ending = await GivenAdoption.Terminate(signatory, land);
        var below = await given.Read(moved);
        Assert.Multiple(async () =>
        {
            Assert.That((ending.State, ending.EndsOn), Is.EqualTo((AdoptionState.Terminating, (DateOnly?)effect.Ordinary)));
            Assert.That((below.State, below.EndsOn), Is.EqualTo((AdoptionState.Terminating, ending.EndsOn)));
            Assert.That((await given.Line(below)).State, Is.EqualTo(ContractLineState.Terminating));
            Assert.That(await Entries(below, "adoption.terminated"), Is.EqualTo(1));
        });
        Assert.That(await given.Clock(ending.EndsOn!.Value), Is.Zero, "the last day is not over");
        Assert.That(await given.Clock(ending.EndsOn.Value.AddDays(1)), Is.EqualTo(2));
        var states = await api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Rows<string>(
            "select state from contract_lines where offer_id = @offer order by created_at, kind", new { offer }));
        Assert.That(states.Order(StringComparer.Ordinal), Is.EqualTo(new[] { "ended", "ended", "inForce" }), "the Bereitstellung stays for others");
    }

    [Test]
    public async Task Kommune_WhoseLandHasSigned_IsForwardedAtOnce()
    {
        var land = await given.In(AdoptionState.Contracted);
        var kommune = await given.In(AdoptionState.Coordination, land.Offer, Given.KommuneEditor);
        Assert.That((kommune.State, kommune.Addressee.Name), Is.EqualTo((AdoptionState.Coordination, "Thüringen")));
        Assert.That(kommune.History.Select(entry => entry.Act), Is.EqualTo(new[] { AdoptionAct.Create, AdoptionAct.ExpressInterest, AdoptionAct.Forward }));
        Assert.That(await Entries(kommune), Is.EqualTo(3));
    }

    [Test]
    public async Task Dormant_IsResumedByTheSideThatPaused()
    {
        var dormant = await given.In(AdoptionState.Dormant);
        var provider = await given.As("approver@mecklenburg-vorpommern.example.org");
        using var other = await provider.Send(HttpMethod.Post, $"/v1/adoptions/{dormant.Id}/resumptions", version: dormant.Version, key: Key());
        Assert.That((await Client.Problem(other, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.NotAllowed));
        Assert.That((dormant.PausedBy, (await Transition(provider, dormant, AdoptionAct.Resume)).Allowed), Is.EqualTo(((Party?)Party.Adopter, false)));
        var live = await given.Do(dormant, AdoptionAct.Resume);
        Assert.That((live.State, live.PausedBy), Is.EqualTo((AdoptionState.Live, (Party?)null)));
        live = await provider.Post<Adoption>($"/v1/adoptions/{live.Id}/pauses", new Pause { Reason = "Ein Gesetz ändert sich." }, live.Version);
        Assert.That(live.PausedBy, Is.EqualTo(Party.Provider));
    }

    [Test]
    public async Task FailedTest_GoesBackToConnecting_WithItsChecklist()
    {
        var testing = await given.In(AdoptionState.Testing);
        var back = await given.Do(testing, AdoptionAct.FailTest);
        Assert.That((back.State, back.History[^1].Reason), Is.EqualTo((AdoptionState.Onboarding, (string?)"Die Zustellung kam nicht an.")));
        Assert.That((await given.Do(back, AdoptionAct.StartTest)).State, Is.EqualTo(AdoptionState.Testing));
    }

    [Test]
    public async Task Terms_ThatAreNewer_ApplyWithConsentOnly_AndGiveARight()
    {
        var consenting = await given.In(AdoptionState.Contracted);
        var silent = await given.In(AdoptionState.Contracted, consenting.Offer, "editor@nordrhein-westfalen.example.org");
        var validFrom = Today.AddDays(60);
        await given.NewTerms(consenting.Offer, validFrom);
        var signatory = await given.As("signatory@thueringen.example.org");
        var proposal = (await signatory.Get<Page<TermsProposal>>($"/v1/adoptions/{consenting.Id}/terms-proposals")).Items.Single();
        var right = (await signatory.Get<TerminationEffect>($"/v1/adoptions/{consenting.Id}/termination-effect")).Rights.Single();
        Assert.Multiple(() =>
        {
            Assert.That(proposal, Is.EqualTo(new TermsProposal { Version = 2, ValidFrom = validFrom, AnswerUntil = validFrom.AddDays(-1), State = TermsProposalState.Open }));
            Assert.That((right.Kind, right.Until, right.EndsOn), Is.EqualTo((TerminationRightKind.TermsChange, validFrom.AddDays(-1), validFrom.AddDays(-1))));
        });
        var answered = await signatory.Post<Adoption>($"/v1/adoptions/{consenting.Id}/terms-answers", new TermsAnswer { Version = 2, Consent = true }, consenting.Version);
        Assert.That(answered.TermsVersion, Is.EqualTo(1), "not yet");
        using var again = await signatory.Send(HttpMethod.Post, $"/v1/adoptions/{consenting.Id}/terms-answers", new TermsAnswer { Version = 2, Consent = false }, answered.Version, Key());
        Assert.That((int)again.StatusCode, Is.EqualTo(409));
        Assert.That(await given.Clock(validFrom), Is.EqualTo(2), "one applies, one is kept");
        var versions = await api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Rows<int>(
            "select terms_version from adoptions where id in (@a, @b) order by terms_version", new { a = consenting.Id, b = silent.Id }));
        Assert.That(versions, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task Right_OfAPriceReset_EndsTheContractOnItsDay()
    {
        var adoption = await given.In(AdoptionState.Live);
        var validFrom = new DateOnly(Today.Year + 1, 1, 1);
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await TermsProposals.ResetPrices(write, adoption.Offer, 2, validFrom, Today.AddDays(30));
            return new Gone();
        });
        var signatory = await given.As("signatory@thueringen.example.org");
        var effect = await signatory.Get<TerminationEffect>($"/v1/adoptions/{adoption.Id}/termination-effect");
        using var nobodys = await GivenAdoption.SendTermination(signatory, adoption, new NewTermination { Kind = TerminationKind.Special, Right = Guid.CreateVersion7(), LinesBelow = 0 });
        Assert.That((await Client.Problem(nobodys, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/right" }));
        Assert.That((await signatory.Get<Page<TermsProposal>>($"/v1/adoptions/{adoption.Id}/terms-proposals")).Items, Is.Empty, "a re-set needs no consent");

        // Who set the prices does not get out of notice and minimum term by it.
        var seller = await given.Of(adoption.Addressee, Role.Signatory);
        Assert.That((await seller.Get<TerminationEffect>($"/v1/adoptions/{adoption.Id}/termination-effect")).Rights, Is.Empty);
        using var sellers = await GivenAdoption.SendTermination(seller, adoption, new NewTermination { Kind = TerminationKind.Special, Right = effect.Rights.Single().Id, LinesBelow = 0 });
        Assert.That((await Client.Problem(sellers, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/right" }));
        var ending = await GivenAdoption.Terminate(signatory, adoption, effect.Rights.Single().Id);
        Assert.That((ending.EndsOn, effect.Ordinary > ending.EndsOn), Is.EqualTo(((DateOnly?)validFrom.AddDays(-1), true)));
    }

    [Test]
    public async Task Retirement_EndsEveryLine_OnItsDay()
    {
        var live = await given.In(AdoptionState.Live);
        var offered = await given.In(AdoptionState.Offered, live.Offer, "editor@nordrhein-westfalen.example.org");
        var provider = await given.As("approver@mecklenburg-vorpommern.example.org");
        var service = await provider.Get<Service>($"/v1/services/{live.Service}");
        var effect = await provider.Get<ServiceEffect>($"/v1/services/{live.Service}/effects?act=retire");
        await provider.Post<Service>(
            $"/v1/services/{live.Service}/retirements", new NewRetirement { EndsOn = effect.EarliestEnd, Reason = "Ein Gesetz hat sich geändert.", Adoptions = 1 }, service.Version);
        var ending = await given.Read(live);
        var line = await given.Line(ending);
        var above = await provider.Get<ContractLine>($"/v1/contract-lines/{line.Above}");
        using var late = await given.Sign(await given.As("signatory@nordrhein-westfalen.example.org"), offered);
        Assert.Multiple(async () =>
        {
            Assert.That((ending.State, ending.EndsOn), Is.EqualTo((AdoptionState.Terminating, (DateOnly?)effect.EarliestEnd)));
            Assert.That((line.State, line.EndsOn), Is.EqualTo((ContractLineState.Terminating, (DateOnly?)effect.EarliestEnd)));
            Assert.That((above.State, above.EndsOn), Is.EqualTo((ContractLineState.Terminating, (DateOnly?)effect.EarliestEnd)));
            Assert.That((await Client.Problem(late, HttpStatusCode.Conflict)).Code, Is.EqualTo(ProblemCodes.OfferNotAvailable));
            Assert.That(await Entries(ending, "adoption.terminated"), Is.EqualTo(1));
        });
        Assert.That(await given.Clock(effect.EarliestEnd.AddDays(1)), Is.EqualTo(3), "the adoption, the Bereitstellung, and the offer that lapsed");
    }

    [Test]
    public async Task CallOff_UnderAMandate_IsNotSigned()
    {
        var offer = await given.Offer(LegalModel.Kommunalvertreter);
        var seller = (await given.As(Given.KommuneEditor)).Get<Offer>($"/v1/offers/{offer}").Result.Seller.Id;
        var principal = await given.As("admin@nordhausen.example.org");
        var fact = await principal.Post<Fact>("/v1/facts", new NewFact { Kind = FactKind.FrameworkWith, With = seller, Evidence = "Rahmenvertrag vom 3. März" });
        await (await given.As("approver@betrieb.example.org")).Post<Fact>($"/v1/facts/{fact.Id}/confirmations", version: fact.Version);
        var adoption = await given.In(AdoptionState.Offered, offer, Given.KommuneEditor);

        var agentAdmin = await given.As("admin@buendler-nordost.example.org".Replace("admin", "signatory", StringComparison.Ordinal));
        var agent = (await agentAdmin.Get<Me>("/v1/me")).ActingFor!.Id;
        var mandate = await principal.Post<Mandate>("/v1/mandates", new NewMandate { Agent = agent, Roles = [Role.Signatory], Until = Today.AddDays(30) });
        await agentAdmin.Post<Mandate>($"/v1/mandates/{mandate.Id}/acceptances", version: mandate.Version);
        using var agentSignatory = await api.As("signatory@buendler-nordost.example.org", adoption.Adopter.Id);
        agentSignatory.Http.DefaultRequestHeaders.Add("FitStore-Mandate", mandate.Id.ToString());
        var told = await Transition(agentSignatory, adoption, AdoptionAct.Accept);
        using var refused = await given.Sign(agentSignatory, adoption);
        Assert.Multiple(async () =>
        {
            Assert.That((told.Allowed, told.Missing.Single().Code), Is.EqualTo((false, InputErrorCodes.MandateCannotSign)));
            Assert.That((await Client.Problem(refused, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.MandateCannotSign));
        });
        Assert.That((await given.Do(adoption, AdoptionAct.Accept)).State, Is.EqualTo(AdoptionState.Contracted));
    }

    [TestCase("1\u0662.00")]
    [TestCase("12.00\n")]
    [TestCase("12")]
    public async Task Agreement_WhosePriceIsNoAmount_IsToldSo(string amount)
    {
        var adoption = await given.In(AdoptionState.Coordination);
        var editor = await given.As(Given.LandEditor);
        var proposal = (await editor.Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement")).Proposal;
        using var refused = await Confirm(editor, adoption, proposal with { FirstYear = new Money { Amount = amount, Currency = "EUR" } });
        Assert.That((await Client.Problem(refused, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { "/firstYear/amount" }));
    }

    [Test]
    public async Task DryRun_SaysWhatWouldBe_AndKeepsNothing()
    {
        var offered = await given.In(AdoptionState.Offered);
        var signatory = await given.As("signatory@thueringen.example.org");
        var token = await GivenAdoption.Fresh(signatory, FreshAct.SignContract);
        using var tried = await signatory.Send(
            HttpMethod.Post, $"/v1/adoptions/{offered.Id}/acceptances?dryRun=true", await given.AcceptanceOf(offered), offered.Version, Key(), ("FitStore-Fresh-Sign-In", token));
        Assert.That((await Client.Read<Adoption>(tried)).State, Is.EqualTo(AdoptionState.Contracted));
        Assert.That((await given.Read(offered)).State, Is.EqualTo(AdoptionState.Offered));
        using var really = await signatory.Send(
            HttpMethod.Post, $"/v1/adoptions/{offered.Id}/acceptances", await given.AcceptanceOf(offered), offered.Version, Key(), ("FitStore-Fresh-Sign-In", token));
        Assert.That((await Ok(really)).ContractNumber, Does.EndWith("/0002"), "the try took no number");
    }

    [Test]
    public async Task Deadlines_TheOperatorChanges_CountFromThen()
    {
        var approver = await given.As("approver@betrieb.example.org");
        var known = await approver.Get<AdoptionDeadlines>("/v1/adoption-deadlines");
        await approver.Patch<AdoptionDeadlines>("/v1/adoption-deadlines", new AdoptionDeadlinesPatch { Coordination = 5 }, known.Version);
        var adoption = await given.In(AdoptionState.Coordination);
        Assert.That(adoption.DueOn, Is.EqualTo(Today.AddDays(5)));
        using var wrong = await approver.Send(HttpMethod.Patch, "/v1/adoption-deadlines", new AdoptionDeadlinesPatch { Agreed = 0 }, known.Version + 1);
        Assert.That((await Client.Problem(wrong, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ("/agreed", InputErrorCodes.OutOfRange) }));
    }

    private static string Key() => Guid.NewGuid().ToString();

    private static Task<HttpResponseMessage> Confirm(Client client, Adoption adoption, AgreementTerms terms) =>
        client.Send(HttpMethod.Post, $"/v1/adoptions/{adoption.Id}/agreements", terms, adoption.Version, Key());

    private static async Task<Adoption> Ok(HttpResponseMessage reply)
    {
        using (reply)
        {
            return await Client.Read<Adoption>(reply);
        }
    }

    private static async Task<AdoptionTransition> Transition(Client client, Adoption adoption, AdoptionAct act) =>
        (await client.Get<AdoptionTransitions>($"/v1/adoptions/{adoption.Id}/transitions")).Transitions.Single(transition => transition.Act == act);

    private Task<int> Entries(Adoption adoption, string? type = null) => api.Services.GetRequiredService<FitDatabase>().Read(sql => sql.Value<int>(
        "select count(*) from ledger where subject = @subject and (@type is null or type = @type)", new { subject = $"adoption/{adoption.Id}", type }));
}
