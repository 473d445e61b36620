using FitStore.Api.Cost;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Adoptions;

/// <summary>
/// What joining would cost a Land, and what the Kommunen that wait would pay of it: the figures of the cost preview with the Land joined.
/// Pure: from what lies in memory.
/// </summary>
internal static class CostOfJoining
{
    /// <summary>The cost, or why there is none.</summary>
    /// <param name="sources">What cost is computed from.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="land">The Land.</param>
    /// <param name="kommunen">Kommunen of the Land; at least one.</param>
    /// <param name="start">First month. Where none is given the next January, because budgets are made for calendar years.</param>
    public static (JoiningCost? Cost, Sentence? Missing) Of(CostSources sources, Guid offerId, Organisation land, IReadOnlyList<Organisation> kommunen, DateOnly? start)
    {
        if (sources.Catalogue.FindOffer(offerId) is not { } found || !CostQuery.HasPrices(found))
        {
            return (null, new("Zu diesem Angebot gibt es kein Preisblatt.", "This offer has no price sheet."));
        }

        var january = new DateOnly(sources.Catalogue.Today.Year + 1, 1, 1);
        var month = start ?? (CostQuery.DefaultStart(sources.Catalogue.Today, found) is var first && first > january ? first : january);
        if (CostQuery.TermsAt(found, month, out var outside) is not { } terms)
        {
            return (null, outside);
        }

        try
        {
            return (Of(new OfferInMonth(sources, found, terms, month), land, kommunen), null);
        }
        catch (ProblemException missing) when (missing.Kind.Code == ProblemCodes.ReferenceDataMissing)
        {
            return (null, missing.Detail);
        }
    }

    private static JoiningCost Of(OfferInMonth offer, Organisation land, IReadOnlyList<Organisation> kommunen)
    {
        var question = new CostQuestion(offer, land, land, offer.Default(offer.Year.PlaceOf(land.Land!)), IsAssumed: false, Uses: null);
        var figures = PreviewCost.Figures(question);
        return new JoiningCost
        {
            Offer = offer.Offer.Offer.Id,
            OfferName = offer.Offer.Offer.Name,
            Start = CostQuery.Written(offer.Start),
            Land = PreviewCost.Totals(figures.Charged, offer.Terms.PriceSheet.ConnectionCost),
            PassingOn = offer.RuleOf(land.Land!)?.Rule switch
            {
                PassingOnRule.LandPays => PassingOn.LandPays,
                PassingOnRule.Levy => PassingOn.Levy,
                PassingOnRule.CallOff => PassingOn.CallOff,
                _ => PassingOn.None,
            },
            Kommunen = Together(offer, kommunen, figures) is { } sums ? PreviewCost.Totals(sums, offer.Terms.PriceSheet.ConnectionCost) : null,
        };
    }

    private static CostSums? Together(OfferInMonth offer, IReadOnlyList<Organisation> kommunen, CostFigures land)
    {
        var together = default(CostSums);
        try
        {
            foreach (var kommune in kommunen)
            {
                if (KommuneCost.Of(offer, kommune, land.Items, land.Months, uses: null).Sums is not { } sums)
                {
                    return null;
                }

                together += sums;
            }
        }
        catch (ProblemException missing) when (missing.Kind.Code == ProblemCodes.ReferenceDataMissing)
        {
            // What the Land pays is known all the same.
            return null;
        }

        return together;
    }
}
