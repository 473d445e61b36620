using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Http;

/// <content>Examples of the way from coordination to the end of a contract.</content>
internal static partial class ApiExamples
{
    private static object[] OfLife()
    {
        const string hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        var line = Guid.Parse("019aab6e-5c00-7000-8000-0000000000a1");
        var right = new TerminationRight
        {
            Id = Guid.Parse("019aab6e-5c00-7000-8000-0000000000a2"),
            Kind = TerminationRightKind.PriceReset,
            Until = new DateOnly(2027, 10, 15),
            EndsOn = new DateOnly(2027, 12, 31),
        };
        var terms = new AgreementTerms { TermsVersion = 1, Start = "2027-05", Conditions = "Schulung im ersten Monat.", FirstYear = Money.OfCents(98_000) };
        var contract = new ContractLine
        {
            Id = line,
            Number = "FITST/2026/0001",
            Kind = ContractLineKind.Sub,
            State = ContractLineState.InForce,
            Service = Adoption.Service,
            ServiceName = Adoption.ServiceName,
            Offer = Adoption.Offer,
            Adoption = Adoption.Id,
            Seller = Thueringen,
            Buyer = Nordhausen,
            TermsVersion = 1,
            Form = ContractForm.Text,
            StartsOn = new DateOnly(2027, 5, 1),
            MinimumUntil = new DateOnly(2028, 4, 30),
            NoticeMonths = 6,
            ToSign = [],
            Signatures =
            [
                new ContractSignature
                {
                    Organisation = Nordhausen,
                    Name = "Mehmet Aydin",
                    SignsAs = "Leiter des Amtes für Digitalisierung",
                    At = Noon,
                    Digest = hash,
                },
            ],
        };
        return
        [
            new Agreement
            {
                Adoption = Adoption.Id,
                Proposal = terms with { Conditions = null },
                TermsInForce = terms.TermsVersion,
                Confirmations =
                [
                    new AgreementConfirmation
                    {
                        Party = Party.Provider,
                        By = Thueringen,
                        Person = "Anke Hoffmann",
                        At = Noon,
                        TermsVersion = terms.TermsVersion,
                        Start = terms.Start,
                        Conditions = terms.Conditions,
                        FirstYear = terms.FirstYear,
                    },
                ],
            },
            terms,
            new Decline { Reason = "Der Dienst wird zum Jahresende abgelöst." },
            new NewOfferPreparation { BindingUntil = new DateOnly(2027, 2, 28), Form = ContractForm.Text },
            new Acceptance { Consent = true, Documents = [hash], SignsAs = "Leiter des Amtes für Digitalisierung" },
            new TestFailure { Reason = "Die Zustellung an das Fachverfahren kam nicht an." },
            new Pause { Reason = "Das Landesrecht ändert sich; die Formulare werden angepasst." },
            new NewTermination { Kind = TerminationKind.Special, Right = right.Id, Reason = "Die neuen Preise tragen wir nicht.", LinesBelow = 0 },
            new TerminationEffect { Ordinary = new DateOnly(2028, 12, 31), Rights = [right], LinesBelow = 1, Concerned = [Nordhausen] },
            contract,
            PageOf(contract with { Signatures = [] }),
            PageOf(new TermsProposal { Version = 2, ValidFrom = new DateOnly(2027, 7, 1), AnswerUntil = new DateOnly(2027, 6, 30), State = TermsProposalState.Open }),
            new TermsAnswer { Version = 2, Consent = true },
            new AdoptionDeadlines { Version = 1, Interest = 14, Coordination = 28, Agreed = 14, Contracted = 28, Onboarding = 84, Testing = 28 },
            new AdoptionDeadlinesPatch { Coordination = 42 },
        ];
    }
}
