using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of what services, terms, Länder and Kommunen are compared by.</content>
internal static partial class ApiExamples
{
    private static object[] OfComparing()
    {
        var item = Terms.PriceSheet.Items[0];
        return
        [
            new TermsComparison
            {
                Offer = Terms.Offer,
                Before = new TermsVersion { Version = 1, ValidFrom = Terms.ValidFrom, ValidUntil = new DateOnly(2026, 12, 31), Provenance = Provenance.Example },
                After = new TermsVersion { Version = 2, ValidFrom = new DateOnly(2027, 1, 1), Provenance = Provenance.Example },
                Differences = 2,
                Clauses =
                [
                    new ClauseComparison
                    {
                        Clause = TermsClause.PriceSheet,
                        Change = Change.Changed,
                        Values = [new ValueComparison { Pointer = "/priceSheet/free", Change = Change.Same, Before = "false", After = "false" }],
                        PriceItems = [new PriceItemComparison { Change = Change.Changed, Differing = ["amount"], Before = item, After = item with { Amount = Money.OfCents(114_000_000) } }],
                    },
                    new ClauseComparison
                    {
                        Clause = TermsClause.Duration,
                        Change = Change.Changed,
                        Values =
                        [
                            new ValueComparison { Pointer = "/minimumTermMonths", Change = Change.Changed, Before = "24", After = "12" },
                            new ValueComparison { Pointer = "/noticeMonths", Change = Change.Same, Before = "6", After = "6" },
                        ],
                    },
                ],
            },
            new SimilarServices
            {
                Services =
                [
                    new SimilarService
                    {
                        Slug = "breitband-wegerecht",
                        Name = "Breitbandausbau: Wegerecht beantragen",
                        Summary = "Leitungen in öffentlichen Wegen verlegen.",
                        LeadLand = "HE",
                        Themenfeld = "bauen-wohnen",
                        Reasons =
                        [
                            new SimilarityReason { Kind = SimilarityKind.Themenfeld, Shared = ["bauen-wohnen"] },
                            new SimilarityReason { Kind = SimilarityKind.LegalModel, Shared = ["fitStore"] },
                        ],
                    },
                ],
            },
            new ReusePeers
            {
                Organisation = Nordhausen,
                Size = new SizeBand { From = 20_000, To = 49_999 },
                Kommunen = 23,
                Using = 2,
                States = [new StateCount { State = AdoptionState.Live, Count = 2, Provenance = Provenance.Declared }],
                Asking = 4,
                Names = [new PeerUse { Organisation = Nordhausen with { Name = "Eisenach" }, State = AdoptionState.Live, AsOf = "2026-03", Provenance = Provenance.Declared }],
            },
            PageOf(new LandService
            {
                Service = "digitale-baugenehmigung",
                ServiceName = "Digitale Baugenehmigung",
                Themenfeld = "bauen-wohnen",
                LeadLand = "MV",
                Leads = false,
                State = AdoptionState.Live,
                AsOf = "2024-06",
                Provenance = Provenance.Reported,
                Kommunen = 12,
                KommunenProvenance = Provenance.Declared,
            }),
        ];
    }
}
