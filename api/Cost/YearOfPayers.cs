using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>What one payer pays in a year.</summary>
/// <param name="Payer">Who pays.</param>
/// <param name="Months">Months of the year it is in; 0 for who only pays what it pays anyway.</param>
/// <param name="Allocated">Of the allocated items.</param>
/// <param name="Other">Of the prices of a unit.</param>
internal sealed record PaidInYear(Organisation Payer, int Months, long Allocated, long Other)
{
    public long Amount => Allocated + Other;
}

/// <summary>What everybody pays for an offer in a calendar year, in full years and first years.</summary>
internal sealed record YearOfPayers(IReadOnlyList<PaidInYear> Payers, long Sheet, IReadOnlyList<ReferenceDataSet> Sets, bool MissesUses)
{
    /// <param name="year">The sheet in its year.</param>
    /// <param name="standing">Places of the Länder that have been in since 1 January, ascending.</param>
    /// <param name="joiners">Those that join within the year, the earliest first.</param>
    /// <param name="kommunen">Kommunen that are charged themselves, with their months.</param>
    /// <param name="register">All organisations.</param>
    public static YearOfPayers Of(OfferYear year, IReadOnlyList<int> standing, IReadOnlyList<Joiner> joiners, IEnumerable<(Organisation Kommune, int Months)> kommunen, OrganisationRegister.Snapshot register)
    {
        var all = (int[])[.. standing.Concat(joiners.Select(joiner => joiner.Land)).Order()];
        var shared = CostPayers.Of(year, all, standing, joiners);
        var payers = new List<PaidInYear>();
        var items = new List<ChargedItem>();
        for (var place = 0; place < year.Laender.Count; place++)
        {
            var months = standing.Contains(place) ? FirstYear.MonthsOfYear : joiners.FirstOrDefault(joiner => joiner.Land == place).Months;
            if (months == 0 && shared.Laender[place] == default)
            {
                continue;
            }

            var land = register.Find(year.Laender[place].OrganisationId)!;
            var charged = months == 0 ? [] : year.OfLand(land, all, uses: null);
            items.AddRange(charged);
            payers.Add(new(land, months, shared.Laender[place].FirstYear, Units(charged, months)));
        }

        if (shared.Bund != default && register.All.FirstOrDefault(organisation => organisation.Kind == OrganisationKind.Bund) is { } bund)
        {
            payers.Add(new(bund, 0, shared.Bund.FirstYear, 0));
        }

        foreach (var (kommune, months) in kommunen)
        {
            var charged = year.OfBody(kommune, uses: null);
            items.AddRange(charged);
            payers.Add(new(kommune, months, 0, Units(charged, months)));
        }

        var sets = items.SelectMany(item => (item.Shared?.Parts ?? []).Select(part => part.Values.Set).Append(item.UnitSet)).OfType<ReferenceDataSet>();
        return new(payers, shared.Sheet, [.. sets.DistinctBy(set => (set.Key, set.AsOf))], items.Exists(item => item is { Item.Basis: PriceBasis.PerUse, Applies: false }));
    }

    /// <summary>The sums.</summary>
    public YearOfOffer Sums()
    {
        var income = Payers.Sum(payer => payer.Allocated);
        return new()
        {
            Sheet = Money.OfCents(Sheet),
            Income = Money.OfCents(income),
            OtherIncome = Money.OfCents(Payers.Sum(payer => payer.Other)),
            Uncovered = Money.OfCents(Math.Max(0, Sheet - income)),
            Surplus = Money.OfCents(Math.Max(0, income - Sheet)),
        };
    }

    private static long Units(IReadOnlyList<ChargedItem> charged, int months) =>
        charged.Where(item => item.Shared is null && item.Item.Charge == Charge.Yearly).Sum(item => item.FirstYear(months));
}
