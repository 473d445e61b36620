using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of comparisons and decision files.</content>
internal static partial class ApiExamples
{
    private const string SomeHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static Comparison Comparison => new()
    {
        AsOf = new DateOnly(2026, 11, 22),
        Fingerprint = SomeHash,
        Entries =
        [
            new ComparedEntry
            {
                Service = "digitale-baugenehmigung",
                ServiceName = "Digitale Baugenehmigung",
                ServiceVersion = 1,
                State = ServiceState.Published,
                Offer = Guid.Parse("019aab6e-5c00-7000-8000-000000000006"),
                OfferName = "Nachnutzung über den FIT-Store",
                OfferVersion = 1,
                LegalModel = LegalModel.FitStore,
                TermsVersion = 1,
                TermsValidFrom = new DateOnly(2026, 1, 1),
            },
            new ComparedEntry { Service = "wohngeld-online", ServiceName = "Wohngeld Online", ServiceVersion = 1, State = ServiceState.Published },
        ],
        Sections =
        [
            new ComparisonSection
            {
                Key = "terms",
                Title = "Zu welchen Konditionen?",
                Rows =
                [
                    new ComparisonRow
                    {
                        Key = "minimumTerm",
                        Title = "Mindestlaufzeit",
                        Differs = true,
                        Values = [new ComparedValue { Lines = ["12\u00A0Monate"], Provenance = Provenance.Example }, new ComparedValue { Lines = [] }],
                    },
                ],
            },
        ],
    };

    private static DecisionFileSummary DecisionSummary => new()
    {
        Id = Id,
        Title = "Online-Dienst für Bauanträge",
        RecordedAt = new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero),
        Person = "Jana Petersen",
        Compared = ["Digitale Baugenehmigung (Nachnutzung über den FIT-Store)", "Wohngeld Online"],
        Chosen = "Digitale Baugenehmigung (Nachnutzung über den FIT-Store)",
        Hash = SomeHash,
        LedgerSequence = 42,
    };

    private static DecisionContent DecisionContent => new()
    {
        Format = 1,
        Id = Id,
        Title = DecisionSummary.Title,
        RecordedAt = DecisionSummary.RecordedAt,
        RecordedBy = Guid.Parse("019aab6e-5c00-7000-8000-000000000005"),
        Organisation = Nordhausen,
        Entries = [new DecisionEntry { Chosen = true, Reason = "Passt zu unserem Fachverfahren." }, new DecisionEntry { Chosen = false }],
        Summary = "Der einzige Dienst mit einer Schnittstelle, die im Betrieb ist.",
        Comparison = Comparison,
        Salt = SomeHash,
    };

    private static object[] OfComparisons() =>
    [
        Comparison,
        new NewDecisionFile
        {
            Title = DecisionSummary.Title,
            Entries =
            [
                new NewDecisionEntry { Service = "digitale-baugenehmigung", Chosen = true, Reason = "Passt zu unserem Fachverfahren." },
                new NewDecisionEntry { Service = "wohngeld-online" },
            ],
            Summary = DecisionContent.Summary,
        },
        DecisionSummary,
        PageOf(DecisionSummary),
        DecisionContent,
        new DecisionFile(DecisionSummary) { Content = DecisionContent, Canonical = Comparisons.RecordDecisionFile.Canonical(DecisionContent) },
        PageOf(new DecisionRow
        {
            Number = 24,
            Section = "Zu welchen Konditionen?",
            Title = "Mindestlaufzeit",
            Differs = true,
            First = new DecisionCell { Text = "12\u00A0Monate", Provenance = Provenance.Example },
            Second = new DecisionCell { Text = "noch nicht angegeben" },
        }),
        new DecisionVerification { Intact = true, Hash = SomeHash, Computed = SomeHash, Recorded = SomeHash, LedgerSequence = 42 },
    ];
}
