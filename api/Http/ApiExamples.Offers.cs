using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of offers and terms as their provider writes them.</content>
internal static partial class ApiExamples
{
    private static object[] OfOffers()
    {
        var offer = new ProvidedOffer
        {
            Id = Id,
            Version = 2,
            Service = "digitale-baugenehmigung",
            Name = "Nachnutzung über den FIT-Store",
            LegalModel = LegalModel.FitStore,
            Seller = Provider,
            Takers = [OrganisationKind.Land],
            Published = true,
            TermsInForce = 1,
            NewestTerms = 1,
            NewestValidFrom = new DateOnly(2026, 1, 1),
            Draft = new TermsDraftState { Version = 3, ChangedAt = Noon, ChangedBy = "Jana Petersen", Missing = 1 },
            Running = 4,
        };
        var sections = new TermsSections
        {
            ConditionsOfUse = "Die Nachnutzung steht allen Behörden des Landes offen.",
            Licence = new Licence { Spdx = "EUPL-1.2", RightsOfLaender = "Nutzen, ändern, weitergeben.", RightsOfKommunen = "Nutzen." },
            MinimumTermMonths = 12,
            NoticeMonths = 6,
        };
        return
        [
            PageOf(offer),
            new NewOffer { Name = offer.Name, LegalModel = offer.LegalModel, Takers = offer.Takers },
            new OfferPatch { Name = "Nachnutzung über den FIT-Store, mit Druck und Versand" },
            sections,
            new TermsDraft(sections) { Offer = Id, Version = 3, BasedOn = 1, ChangedAt = Noon, ChangedBy = "Jana Petersen" },
            new TermsDraftCheck
            {
                Ready = false,
                Missing = [new InputError { Pointer = "/exit", Code = InputErrorCodes.Required, Detail = "Sagen Sie, was am Ende geschieht: Rückgabe der Daten, Nachfolge." }],
            },
            new TermsEffects
            {
                Offer = Id,
                TermsVersion = 2,
                EarliestFrom = new DateOnly(2026, 11, 22),
                Differences = 3,
                NeedsConsent = true,
                Adopters = [new TermsAdopter { Organisation = Thueringen, State = AdoptionState.Live, Since = new DateOnly(2026, 3, 1), TermsVersion = 1, Told = true }],
            },
            new PubliccodeReading
            {
                StandardVersion = "0.4",
                Content = new ServiceContent
                {
                    Name = "Digitale Baugenehmigung",
                    Summary = "Bauanträge online stellen und bearbeiten.",
                    LeadLand = "",
                    Themenfeld = "bauen-wohnen",
                    Classification = new Classification { Provenance = Provenance.Declared },
                },
                Licence = new Licence { Spdx = "EUPL-1.2", SourceRepository = "https://code.example.org/efa/digitale-baugenehmigung", RightsOfLaender = "", RightsOfKommunen = "" },
                Unmapped = [new UnmappedKey { Key = "usedBy", Value = "Hamburg", Reason = "Wer den Dienst nachnutzt, zeigt der Store aus den Nachnutzungen selbst." }],
            },
            new NewTermsPublication { ValidFrom = new DateOnly(2027, 1, 1) },
        ];
    }
}
