using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.Organisations;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Adoptions;

/// <summary>An adoption of Thüringen at Hessen over the operator, before a stand-in for the API that knows all that its pages ask.</summary>
internal abstract class BetweenTwoSides : ActingFor
{
    protected const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    protected static readonly Guid Id = Guid.CreateVersion7();

    protected static readonly Guid LineId = Guid.CreateVersion7();

    protected static readonly DateTimeOffset Then = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    protected static string Call(string path = "") => $"/v1/adoptions/{Id}{path}";

    protected static string At(AdoptionAct act) => $"/nachnutzungen/{Id}/" + act switch
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
        AdoptionAct.AnswerTerms => "neue-konditionen",
        AdoptionAct.Terminate => "kuendigen",
        _ => "zurueckziehen",
    };

    protected static AgreementTerms Agreed { get; } = new() { TermsVersion = 1, Start = "2027-05", Conditions = "Erst nach der Umstellung.", FirstYear = Money.OfCents(4_591_075) };

    protected static AdoptionDocument Contract { get; } = new()
    {
        Kind = AdoptionDocumentKind.Contract,
        Title = "Nachnutzungsvertrag",
        FileName = "vertrag.pdf",
        MediaType = "application/pdf",
        Size = 48_000,
        Sha256 = Hash,
        MadeAt = Then,
        Binding = true,
    };

    protected static ContractLine Line { get; } = new()
    {
        Id = LineId,
        Kind = ContractLineKind.Nachnutzung,
        State = ContractLineState.Offered,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Offer = Fixtures.Offer.Id,
        Adoption = Id,
        Seller = Operation,
        Buyer = StandInApi.Thueringen,
        TermsVersion = 1,
        Form = ContractForm.Text,
        NoticeMonths = 6,
        ToSign = [StandInApi.Thueringen],
        Signatures = [],
    };

    protected static AdoptionEvent Event(AdoptionAct act, AdoptionState state, OrganisationRef by, string? person = "Jana Petersen") =>
        new() { At = Then, Act = act, State = state, By = by, Person = person };

    protected static Adoption In(AdoptionState state, params AdoptionEvent[] more) => new()
    {
        Id = Id,
        Version = 4 + more.Length,
        State = state,
        StateSince = Then,
        Route = AdoptionRoute.Provider,
        Service = "hundesteuer",
        ServiceName = "Hundesteuer",
        Offer = Fixtures.Offer.Id,
        LegalModel = LegalModel.FitStore,
        TermsVersion = 1,
        Adopter = StandInApi.Thueringen,
        Provider = Fixtures.Provider,
        Addressee = Operation,
        Scope = "Alle Gemeinden",
        Contact = new ContactPerson { Name = "Jana Petersen", Email = "jana@example.org" },
        WishedStart = "2027-05",
        Start = "2027-05",
        Form = ContractForm.Text,
        BindingUntil = state is AdoptionState.Agreed or AdoptionState.Offered ? new DateOnly(2099, 1, 31) : null,
        DueOn = new DateOnly(2099, 1, 31),
        History = [Event(AdoptionAct.ExpressInterest, AdoptionState.Interest, StandInApi.Thueringen), .. more],
        Provenance = Provenance.Declared,
    };

    protected static AdoptionTransition May(AdoptionAct act, Role role, Party party, bool allowed = true, params InputError[] missing) => new()
    {
        Act = act,
        To = AdoptionState.Live,
        Href = Call("/x"),
        Parties = [party],
        Role = role,
        Allowed = allowed,
        NeedsFreshSignIn = act is AdoptionAct.Accept or AdoptionAct.Terminate,
        Missing = missing,
    };

    /// <summary>Has the API tell of an adoption in which this can be done.</summary>
    protected void Tell(Adoption adoption, params AdoptionTransition[] transitions)
    {
        Answer("GET " + Call(), adoption);
        Answer("GET " + Call("/transitions"), new AdoptionTransitions { State = adoption.State, Transitions = transitions });
        Answer("GET " + Call("/messages"), PageOf<Message>());
        Answer("GET " + Call("/agreement"), new Agreement { Adoption = Id, TermsInForce = 1, Proposal = Agreed, Confirmations = [] });
        Answer("GET " + Call("/documents"), PageOf(Contract));
        Answer("GET " + Call("/terms-proposals"), PageOf<TermsProposal>());
        Answer("GET /v1/contract-lines", PageOf(Line));
        Answer($"GET /v1/contract-lines/{LineId}", Line);
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms", PageOf(Fixtures.First, Fixtures.Second));
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms/1", Fixtures.First);
    }

    /// <summary>Takes an act, and tells of the adoption as it is then.</summary>
    protected void Take(string path, Adoption after) => Api.Answers["POST " + Call(path)] = asked =>
    {
        if (path is "/acceptances" or "/terminations" && !asked.Headers.ContainsKey("FitStore-Fresh-Sign-In"))
        {
            return StandInApi.Problem(HttpStatusCode.Forbidden, ProblemCodes.FreshSignInRequired);
        }

        if (!asked.Query.Contains("dryRun=true", StringComparison.Ordinal))
        {
            Answer("GET " + Call(), after);
            Answer("GET " + Call("/transitions"), new AdoptionTransitions { State = after.State, Transitions = [] });
        }

        return StandInApi.Json(HttpStatusCode.OK, after);
    };

    /// <summary>What a page says, with every space as one kind.</summary>
    protected static string Plain(Shown page) => page.Text.Replace('\u00a0', ' ');

    /// <summary>What was sent to be done, not to be tried.</summary>
    protected IReadOnlyList<Received> Done(string path) =>
        [.. Api.Received.Where(received => received.Call == "POST " + Call(path) && !received.Query.Contains("dryRun=true", StringComparison.Ordinal))];
}
