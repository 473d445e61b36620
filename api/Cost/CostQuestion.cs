using FitStore.Api.Catalogue;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>All that cost is computed from, as of one moment, in memory.</summary>
internal sealed record CostSources(OrganisationRegister.Snapshot Register, CatalogueIndex Catalogue, ReferenceData Data, LandRules Rules);

/// <summary>Which Länder share.</summary>
/// <param name="Standing">Those that have been in since 1 January, ascending.</param>
/// <param name="Joining">Those that start with the month asked about, ascending.</param>
internal sealed record CostScenario(IReadOnlyList<int> Standing, IReadOnlyList<int> Joining)
{
    public IReadOnlyList<int> All { get; } = [.. Standing.Concat(Joining).Order()];
}

/// <summary>An offer from a month on: its terms of that month, in the year of it.</summary>
internal sealed class OfferInMonth
{
    private readonly CostSources sources;

    public OfferInMonth(CostSources sources, CatalogueOffer offer, OfferTerms terms, DateOnly start)
    {
        this.sources = sources;
        Offer = offer;
        Terms = terms;
        Start = start;
        var laender = sources.Register.Laender;
        Year = new(terms.PriceSheet, new CostKeys(sources.Data, start.Year, offer.Entry.Service.Slug, laender), offer.Entry.Service.Slug, laender);
        Participating = [.. ParticipantsOf(offer.Entry).Select(Year.PlaceOf).Distinct().Order()];
    }

    public CatalogueOffer Offer { get; }

    public OfferTerms Terms { get; }

    public DateOnly Start { get; }

    public OfferYear Year { get; }

    /// <summary>Months of the first year, for who starts with the month.</summary>
    public int Months => FirstYear.MonthsLeft(Start);

    /// <summary>The providing Land and every Land with an adoption from contracted to terminating, ascending.</summary>
    public IReadOnlyList<int> Participating { get; }

    /// <summary>The rule of a Land at the start; nothing where none is on record.</summary>
    public LandRule? RuleOf(string land) => sources.Rules.InForce(land, Start);

    /// <summary>The codes of the Länder that take part in a service today.</summary>
    public static IEnumerable<string> ParticipantsOf(CatalogueEntry entry) => entry.Reuse.Laender
        .Where(land => land.State is >= AdoptionState.Contracted and <= AdoptionState.Terminating)
        .Select(land => land.Land)
        .Prepend(ProviderOf(entry));

    /// <summary>The Land that provides a service.</summary>
    public static string ProviderOf(CatalogueEntry entry) => entry.Service.Provider.Land ?? entry.Service.LeadLand;

    /// <summary>Those of today, with the Land of the asker, who starts with the month where it is not in yet.</summary>
    public CostScenario Default(int asker) => Participating.Contains(asker) ? new(Participating, []) : new(Participating, [asker]);

    /// <summary>
    /// Whether an organisation is charged itself: a Land always, a Kommune where the legal model lets it buy and nothing is shared among
    /// Länder.
    /// </summary>
    public ChargedTo ChargedTo(Organisation organisation) =>
        organisation.Kind == OrganisationKind.Land || (Offer.Offer.LegalModel is LegalModel.Kommunalvertreter or LegalModel.Govdigital && !Year.IsAllocated)
            ? Contracts.Cost.ChargedTo.Itself
            : Contracts.Cost.ChargedTo.Land;

    /// <summary>
    /// The offer of the service that a Kommune calls off by itself, in force at the start: the seller's own price sheet where the Land's
    /// rule is <c>callOff</c>.
    /// </summary>
    public OfferInMonth? CalledOffBy(Organisation kommune)
    {
        foreach (var offer in Offer.Entry.Offers.Where(offer =>
            offer.LegalModel is LegalModel.Kommunalvertreter or LegalModel.Govdigital && kommune.CountsAs.Any(offer.Takers.Contains)))
        {
            if (TermsAt(Offer.Entry, offer.Id, Start) is { } terms && new OfferInMonth(sources, new(Offer.Entry, offer), terms, Start) is { Year.IsAllocated: false } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The terms version of an offer that is in force on a day.</summary>
    public static OfferTerms? TermsAt(CatalogueEntry entry, Guid offer, DateOnly day) =>
        entry.Terms.Where(terms => terms.Offer == offer && terms.ValidFrom <= day && (terms.ValidUntil is not { } last || day <= last)).MaxBy(terms => terms.Version);
}
