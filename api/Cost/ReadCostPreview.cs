using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>What does an offer cost us, who pays the rest, and what changes if more take part?</summary>
internal static class ReadCostPreview
{
    /// <summary>Show what an offer costs an organisation</summary>
    /// <remarks>
    /// For the first calendar year, a full one, and once; item by item, with shares as exact fractions and a German derivation from which
    /// each amount can be recomputed; with who else pays what, and how the Land passes it on to its Kommunen. By the terms in force at the
    /// start. The providing Land, every Land with a contract and the organisation's own share, unless the query says otherwise. By
    /// `Accept: text/csv` as a table.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Computed<CostPreview, CostPreviewRow> Handle(
        Guid id, [AsParameters] CostPreviewQuery query, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference) =>
        new(PreviewCost.Of(AskCost.Of(id, query, AskCost.Sources(register, catalogue, reference))), CostPreviewRows.Of);

    /// <summary>Show what a full year costs with 1 to 16 Länder</summary>
    /// <remarks>
    /// The organisation's own Land shares first, then the provider's, those with a contract, and the others by ARS. That one more joins can
    /// raise a share by a cent. By `Accept: text/csv` as a table.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Computed<CostCurve, CostCurvePoint> Curve(
        Guid id, [AsParameters] CostQuery query, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference)
    {
        var asked = AskCost.Of(id, query, AskCost.Sources(register, catalogue, reference));
        return new(CurveOf(asked), curve => curve.Points);
    }

    /// <summary>The curve that answers a question.</summary>
    public static CostCurve CurveOf(CostQuestion asked)
    {
        var (offer, year) = (asked.Offer, asked.Offer.Year);
        var order = (int[])[year.PlaceOf(asked.Land.Land!), year.PlaceOf(OfferInMonth.ProviderOf(offer.Offer.Entry)), .. offer.Participating, .. Enumerable.Range(0, year.Laender.Count)];
        var points = new List<CostCurvePoint>(year.Laender.Count);
        var members = new List<int>();
        foreach (var added in order.Distinct())
        {
            members.Add(added);
            var figures = PreviewCost.Figures(asked with { Scenario = new([.. members.Order()], []) });
            points.Add(new CostCurvePoint
            {
                Laender = members.Count,
                Added = year.Laender[added].Code,
                Charged = Money.OfCents(figures.Charged.FullYear),
                FullYear = figures.Sums is { } sums ? Money.OfCents(sums.FullYear) : null,
            });
        }

        return new CostCurve
        {
            Offer = offer.Offer.Offer.Id,
            TermsVersion = offer.Terms.Version,
            Organisation = asked.Organisation.ToRef(),
            Start = CostQuery.Written(offer.Start),
            Today = offer.Default(year.PlaceOf(asked.Land.Land!)).All.Count,
            Points = points,
        };
    }
}
