using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>Who pays what of the allocated items: each Land by its place among all, and the Bund.</summary>
/// <param name="Participants">Places of the Länder that take part.</param>
/// <param name="Laender">What each Land pays.</param>
/// <param name="Bund">What the Bund pays.</param>
/// <param name="Sheet">The yearly items of the sheet together.</param>
internal sealed record CostPayers(IReadOnlyList<int> Participants, IReadOnlyList<CostSums> Laender, CostSums Bund, long Sheet)
{
    /// <summary>What comes in within the first year.</summary>
    public long FirstIncome => Laender.Sum(land => land.FirstYear) + Bund.FirstYear;

    public static CostPayers Of(OfferInMonth offer, CostScenario scenario) =>
        Of(offer.Year, scenario.All, scenario.Standing, [.. scenario.Joining.Select(land => new Joiner(land, offer.Months))]);

    /// <param name="year">The sheet in its year.</param>
    /// <param name="participants">All that share a full year.</param>
    /// <param name="standing">Those that have been in since 1 January.</param>
    /// <param name="joiners">Those that join within the year, the earliest first.</param>
    public static CostPayers Of(OfferYear year, IReadOnlyList<int> participants, IReadOnlyList<int> standing, IReadOnlyList<Joiner> joiners)
    {
        var laender = new CostSums[year.Laender.Count];
        var bund = default(CostSums);
        var sheet = 0L;
        for (var i = 0; i < year.Sheet.Items.Count; i++)
        {
            var (item, place) = (year.Sheet.Items[i], i);
            if (item.Basis != PriceBasis.Allocated)
            {
                continue;
            }

            var shared = year.Share(i, participants);
            var isYearly = item.Charge == Charge.Yearly;
            var first = isYearly ? FirstYear.OfItem(standing, joiners, laender.Length, members => year.Share(place, members)) : null;
            sheet += isYearly ? shared.Amount : 0;
            for (var land = 0; land < laender.Length; land++)
            {
                laender[land] += Sums(shared.OfAdopter(land) + shared.Anyway(land), first?.Laender[land]);
            }

            bund += Sums(shared.Bund, first?.Bund);
        }

        return new(participants, laender, bund, sheet);

        static CostSums Sums(long amount, long? first) => first is { } known ? new(known, amount, 0) : new(0, 0, amount);
    }

    /// <summary>By ARS, the Bund last; who pays nothing and does not take part is left out.</summary>
    public IReadOnlyList<CostPayer> Show(IReadOnlyList<Land> laender)
    {
        var payers = new List<CostPayer>();
        for (var place = 0; place < Laender.Count; place++)
        {
            if (Participants.Contains(place) || Laender[place] != default)
            {
                payers.Add(Show(OrganisationKind.Land, laender[place].Code, laender[place].Name, Participants.Contains(place), Laender[place]));
            }
        }

        if (Bund != default)
        {
            payers.Add(Show(OrganisationKind.Bund, null, "Bund", takesPart: false, Bund));
        }

        return payers;
    }

    /// <summary>The first year's income against the sheet.</summary>
    public CostBalance Balance() => new()
    {
        Sheet = Money.OfCents(Sheet),
        Income = Money.OfCents(FirstIncome),
        Uncovered = Money.OfCents(Math.Max(0, Sheet - FirstIncome)),
        Surplus = Money.OfCents(Math.Max(0, FirstIncome - Sheet)),
        Text = CostWords.Balance(Sheet, FirstIncome),
    };

    private static CostPayer Show(OrganisationKind kind, string? land, string name, bool takesPart, CostSums sums) => new()
    {
        Kind = kind,
        Land = land,
        Name = name,
        Participates = takesPart,
        FullYear = Money.OfCents(sums.FullYear),
        FirstYear = Money.OfCents(sums.FirstYear),
        OneOff = Money.OfCents(sums.OneOff),
    };
}
