using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>What does an offer bring in, and what does it leave to its provider?</summary>
internal static class ReadOfferIncome
{
    private const int MostYears = 10;

    /// <summary>Show income, uncovered rest and surplus of an offer</summary>
    /// <remarks>
    /// For the organisation that provides the service, year by year up to the next one: who was in on 1 January pays a full year, who joined
    /// within the year pays its months. What is charged once is not in it.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static async Task<Told<OfferIncome>> Handle(
        Guid id, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, TimeProvider clock)
    {
        var offer = PriceSheetEffects.OfProvider(id, act, catalogue);
        var sources = AskCost.Sources(register, catalogue, reference);
        var adopters = await database.Read(sql => Adopters.Read(sql, offer, sources.Register));
        var versions = catalogue.Index.Terms(id);
        if (versions.Count == 0)
        {
            throw Problems.OfferWithoutPrices();
        }

        var last = BerlinTime.Today(clock).Year + 1;
        var first = Math.Max(versions.Min(terms => terms.ValidFrom).Year, last - MostYears + 1);
        return new(new OfferIncome
        {
            Offer = id,
            Years = [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Reverse().Select(year => Of(sources, offer, adopters, versions, year))],
        });
    }

    private static IncomeOfYear Of(CostSources sources, CatalogueOffer offer, Adopters adopters, IReadOnlyList<OfferTerms> versions, int calendarYear)
    {
        // The prices of a year are those of its 1 January, in the first year those it begins with.
        var terms = OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, new DateOnly(calendarYear, 1, 1)) ?? versions.First(known => known.ValidFrom.Year == calendarYear);
        var slug = offer.Entry.Service.Slug;
        var laender = sources.Register.Laender;
        var year = new OfferYear(terms.PriceSheet, new CostKeys(sources.Data, calendarYear, slug, laender), slug, laender) { LeavesOutUnknownUses = true };
        var kommunen = adopters.Kommunen(year, new DateOnly(calendarYear, 12, 31))
            .Select(adopter => (adopter.Organisation, adopter.Since.Year == calendarYear ? FirstYear.MonthsLeft(adopter.Since) : FirstYear.MonthsOfYear));
        var paid = YearOfPayers.Of(year, adopters.Laender(year, new DateOnly(calendarYear - 1, 12, 31)), adopters.Joining(year, calendarYear), kommunen, sources.Register);
        return new IncomeOfYear
        {
            Year = calendarYear,
            TermsVersion = terms.Version,
            Nature = terms.PriceSheet.Nature,
            Sums = paid.Sums(),
            Payers = [.. paid.Payers.Select(payer => new IncomeFromPayer { Payer = payer.Payer.ToRef(), Months = payer.Months, Amount = Money.OfCents(payer.Amount) })],
        };
    }
}
