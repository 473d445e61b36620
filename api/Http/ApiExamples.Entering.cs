using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of applications, facts, mandates and legal paths.</content>
internal static partial class ApiExamples
{
    // Made anew each time: fields of another part of the class would not be there yet when the list of all is made.
    private static ResponsiblePerson Responsible => new() { Name = "Jana Petersen", Email = "jana.petersen@nordhausen.example.org" };

    private static OrganisationRef RechenzentrumMitte => new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000020"),
        Name = "IT-Verbund Grüne Mitte (Beispiel)",
        Kind = OrganisationKind.ItProvider,
        Land = "TH",
    };

    private static OrganisationApplication Application => new()
    {
        Id = Id,
        Version = 2,
        State = ApplicationState.Accredited,
        ReceivedAt = Noon,
        Kind = OrganisationKind.Gemeinde,
        Name = "Stadt Nordhausen",
        Ars = "160620041041",
        Land = "TH",
        Mailbox = "poststelle@nordhausen.example.org",
        Responsible = Responsible,
        DecidedAt = Noon.AddDays(1),
        Organisation = Nordhausen,
    };

    private static Mandate Mandate => new()
    {
        Id = Id,
        Version = 2,
        State = MandateState.Accepted,
        Principal = Nordhausen,
        Agent = RechenzentrumMitte,
        Roles = [Role.Reader, Role.Editor],
        Until = new DateOnly(2027, 12, 31),
        GivenAt = Noon,
        AcceptedAt = Noon.AddDays(1),
    };

    private static Fact Fact => new()
    {
        Id = Id,
        Version = 1,
        State = FactState.Recorded,
        Organisation = Nordhausen,
        Kind = FactKind.InhouseWith,
        With = RechenzentrumMitte,
        Evidence = "Gesellschaftsvertrag vom 12.03.2021, § 4",
        RecordedAt = Noon,
        Provenance = Provenance.Declared,
    };

    private static object[] OfEntering() =>
    [
        new NewApplication { Kind = Application.Kind, Name = Application.Name, Ars = Application.Ars, Mailbox = Application.Mailbox, Responsible = Responsible },
        new ApplicationReceipt { Id = Id, ReceivedAt = Noon },
        Application,
        PageOf(Application),
        PageOf(new PossibleDuplicate { Organisation = Nordhausen, Name = Nordhausen.Name, Ars = Application.Ars, IsAccredited = false, SameArs = true, SimilarName = true }),
        new Accreditation { Organisation = Nordhausen.Id },
        new Refusal { Reason = "Der Nachweis fehlt: Bitte nennen Sie die Satzung." },
        new OrganisationSettings { Version = 3, Organisation = Nordhausen, Mailbox = Application.Mailbox, LeitwegId = "04011000-1234512345-06", DemandsSecondFactor = false, Capacities = [] },
        new OrganisationSettingsPatch { Mailbox = Application.Mailbox, LeitwegId = "04011000-1234512345-06", DemandsSecondFactor = false },
        new NewMandate { Agent = RechenzentrumMitte.Id, Roles = Mandate.Roles, Until = Mandate.Until },
        Mandate,
        PageOf(Mandate),
        new NewFact { Kind = FactKind.InhouseWith, With = RechenzentrumMitte.Id, Evidence = Fact.Evidence! },
        Fact,
        PageOf(Fact),
        new Contracts.Terms.LegalPaths
        {
            Organisation = Nordhausen,
            Offer = Adoption.Offer,
            Model = LegalModel.FitStore,
            Paths =
            [
                new LegalPath
                {
                    Outcome = LegalPathOutcome.Demand,
                    Reason = "Ihr Land hat den Dienst noch nicht vertraglich übernommen. Ihr Interesse wird Ihrem Land als Bedarf gezeigt.",
                    Parties = [Offer.Seller, Thueringen, Nordhausen],
                    Steps = ["Sie bekunden Interesse; Ihr Land sieht den Bedarf.", "Das Land schließt mit dem Betreiber den Nachnutzungsvertrag."],
                    OpensBy = "Ihr Land schließt den Nachnutzungsvertrag.",
                },
            ],
            Note = "Dies ist eine Orientierung nach den hinterlegten Angaben und keine Rechtsberatung.",
        },
    ];
}
