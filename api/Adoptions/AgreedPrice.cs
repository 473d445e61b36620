using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Adoptions;

/// <summary>What an adopter pays by a terms version from a month on, as both sides agree on it: the cost preview, computed now.</summary>
/// <param name="Terms">The terms version.</param>
/// <param name="Preview">The whole preview; nothing where none can be computed.</param>
internal sealed record AgreedPrice(OfferTerms Terms, CostPreview? Preview)
{
    /// <summary>The price of the first calendar year; nothing where none can be computed, such as a price per use alone.</summary>
    public Money? FirstYear => Preview is { } preview && !(Terms.PriceSheet.Items.Count > 0 && Terms.PriceSheet.Items.All(item => item.Basis == PriceBasis.PerUse))
        ? preview.Totals?.FirstYear
        : null;

    /// <summary>The terms that can be agreed for a month: those in force on its first day, and those in force today.</summary>
    public static IReadOnlyList<OfferTerms> Possible(CatalogueOffer offer, DateOnly start, DateOnly today) =>
    [
        .. ((OfferTerms?[])[OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, start), OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, today)])
            .OfType<OfferTerms>().DistinctBy(terms => terms.Version),
    ];

    /// <summary>The price of terms from a month on.</summary>
    public static AgreedPrice Of(CostSources sources, CatalogueOffer offer, OfferTerms terms, DateOnly start, Guid adopter)
    {
        var organisation = sources.Register.Find(adopter)!;
        if (!CostQuery.HasPrices(offer) || organisation is not { Ars: not null, Land: { } code } || (organisation.Kind != OrganisationKind.Land && !organisation.Kind.IsKommune()))
        {
            return new(terms, null);
        }

        try
        {
            var month = new OfferInMonth(sources, offer, terms, start);
            var land = sources.Register.OfLand(code)!;
            return new(terms, PreviewCost.Of(new CostQuestion(month, organisation, land, month.Default(month.Year.PlaceOf(code)), IsAssumed: false, Uses: null)));
        }
        catch (ProblemException problem) when (problem.Kind.Code is ProblemCodes.ReferenceDataMissing or ProblemCodes.OfferWithoutPrices)
        {
            return new(terms, null);
        }
    }
}
