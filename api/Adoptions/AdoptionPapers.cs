using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>Gathers what the documents of an adoption are filled from, and has them made: always before the transaction that refers to them.</summary>
internal sealed class AdoptionPapers(PaperMaker maker, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, TimeProvider clock)
{
    public CostSources Sources => AskCost.Sources(register, catalogue, reference);

    public DateOnly Today => BerlinTime.Today(clock);

    public CatalogueOffer OfferOf(AdoptionRow row) => catalogue.Index.FindOffer(row.OfferId)!.Value;

    /// <summary>The Abstimmungsschreiben of what both sides confirm.</summary>
    public Task<IReadOnlyList<MadePaper>> Letter(AdoptionRow row, AgreementTerms agreed, AgreedPrice price) => maker.CoordinationLetter(Facts(row, agreed, price));

    /// <summary>Offer, contract and annexes of what was agreed.</summary>
    public Task<IReadOnlyList<MadePaper>> Offer(AdoptionRow row)
    {
        var start = ContractTerm.FirstDay(row.StartMonth!);
        var offer = OfferOf(row);
        var terms = offer.Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == row.TermsVersion);
        return maker.Offer(Facts(row, AgreedOf(row), AgreedPrice.Of(Sources, offer, terms, start, row.AdopterId)));
    }

    /// <summary>What a document would say now: of what was agreed, or else of what the store proposes to agree on.</summary>
    public Task<PaperDocument?> Preview(AdoptionRow row, AdoptionDocumentKind kind)
    {
        var agreed = row.StartMonth is null ? Agree.Proposal(row, this) : AgreedOf(row);
        var offer = OfferOf(row);
        var terms = offer.Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == agreed.TermsVersion);
        return maker.Preview(Facts(row, agreed, AgreedPrice.Of(Sources, offer, terms, ContractTerm.FirstDay(agreed.Start), row.AdopterId)), kind);
    }

    /// <summary>What was agreed, as the adoption keeps it.</summary>
    public static AgreementTerms AgreedOf(AdoptionRow row) => new()
    {
        TermsVersion = row.TermsVersion,
        Start = row.StartMonth!,
        Conditions = row.Conditions,
        FirstYear = row.FirstYear is { } cents ? Money.OfCents(cents) : null,
    };

    private PaperFacts Facts(AdoptionRow row, AgreementTerms agreed, AgreedPrice price)
    {
        var offer = OfferOf(row);
        return new PaperFacts
        {
            Adoption = row.Id,
            Line = row.Line,
            LegalModel = offer.Offer.LegalModel,
            Form = row.Form is { } form ? Names.Parse<ContractForm>(form) : PrepareOffer.FormOf(offer.Offer.LegalModel),
            Service = offer.Entry.Service,
            Offer = offer.Offer,
            Terms = price.Terms,
            Seller = register.Current.Find(row.AddresseeId)!,
            Buyer = register.Current.Find(row.AdopterId)!,
            Provider = register.Current.Find(row.ProviderId)!,
            Agreed = agreed,
            Cost = price.Preview,
            Scope = row.Scope,
            BindingUntil = row.BindingUntil,
            LegalBasis = row.LegalBasis,
            MadeOn = Today,
        };
    }
}
