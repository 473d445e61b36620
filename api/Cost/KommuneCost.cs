using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Cost;

/// <summary>What a Kommune pays at one level.</summary>
internal sealed record LeviedAt(LevyLevel Level, int Hundredths, LevelValue Inhabitants, LevyAmounts Amounts);

/// <summary>A Land's amount, as it is passed on to a Kommune.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="OnRecord">The rule as the Land recorded it; nothing where none is.</param>
/// <param name="Levies">For a levy, the levels.</param>
/// <param name="CalledOff">For a call-off, the seller's own offer, where there is one.</param>
/// <param name="CalledOffItems">For a call-off, what it comes to.</param>
/// <param name="ByInhabitants">Where no rule is on record, the inhabitants an orientation goes by.</param>
/// <param name="Sums">What the Kommune pays; nothing where no rule says.</param>
/// <param name="Orientation">The Land's amounts by inhabitants where no rule is on record.</param>
internal sealed record KommuneCost(
    PassingOn Rule,
    LandRule? OnRecord,
    IReadOnlyList<LeviedAt> Levies,
    OfferInMonth? CalledOff,
    IReadOnlyList<ChargedItem> CalledOffItems,
    LevelValue? ByInhabitants,
    CostSums? Sums,
    CostSums? Orientation)
{
    /// <summary>What a Kommune pays of what its Land is charged.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="kommune">A Gemeinde, a Gemeindeverband or a Kreis.</param>
    /// <param name="land">What the Land is charged.</param>
    /// <param name="months">Months of the first year that the Land is in.</param>
    /// <param name="uses">Uses per year where the question gives them.</param>
    public static KommuneCost Of(OfferInMonth offer, Organisation kommune, IReadOnlyList<ChargedItem> land, int months, long? uses)
    {
        var rule = offer.RuleOf(kommune.Land!);
        return rule?.Rule switch
        {
            null => Unknown(offer, kommune, land, months),
            PassingOnRule.LandPays => new(PassingOn.LandPays, rule, [], null, [], null, default(CostSums), null),
            PassingOnRule.CallOff => CallOff(offer, kommune, rule, uses),
            _ => Levy(offer, kommune, rule, land, months),
        };
    }

    /// <summary>A Land's amounts as a levy sees them.</summary>
    public static PassedSums Passed(IReadOnlyList<ChargedItem> items)
    {
        var sums = default(PassedSums);
        foreach (var item in items)
        {
            sums = item.Item.Charge == Contracts.Terms.Charge.OneOff
                ? sums with { OneOff = sums.OneOff + item.Amount }
                : sums with { Prorated = sums.Prorated + item.Prorated, Unprorated = sums.Unprorated + item.Unprorated };
        }

        return sums;
    }

    private static KommuneCost Levy(OfferInMonth offer, Organisation kommune, LandRule rule, IReadOnlyList<ChargedItem> land, int months)
    {
        var passed = Passed(land);
        var levies = new List<LeviedAt>(2);
        var sums = default(CostSums);
        foreach (var (level, reference) in LevelsOf(kommune))
        {
            if (rule.HundredthsOf(level) is not (var hundredths and > 0))
            {
                continue;
            }

            var inhabitants = offer.Year.Keys.InLevel(kommune, reference) ?? throw offer.Year.Keys.Missing(ReferenceKeys.Inhabitants, kommune.Name);
            var amounts = PassOnCost.Levy(passed, new LevyKey(hundredths, inhabitants.Value, inhabitants.Total), months);
            levies.Add(new(level, hundredths, inhabitants, amounts));
            sums += new CostSums(amounts.FirstYear, amounts.FullYear, amounts.OneOff);
        }

        return new(PassingOn.Levy, rule, levies, null, [], null, sums, null);
    }

    /// <summary>The levels that a Kommune stands in: a kreisfreie Stadt in two, a Gemeindeverband in none.</summary>
    private static IEnumerable<(LevyLevel Level, ReferenceLevel Reference)> LevelsOf(Organisation kommune)
    {
        if (kommune.CountsAs.Contains(OrganisationKind.Gemeinde))
        {
            yield return (LevyLevel.Gemeinde, ReferenceLevel.Gemeinde);
        }

        if (kommune.CountsAs.Contains(OrganisationKind.Kreis))
        {
            yield return (LevyLevel.Kreis, ReferenceLevel.Kreis);
        }
    }

    private static KommuneCost CallOff(OfferInMonth offer, Organisation kommune, LandRule rule, long? uses)
    {
        var calledOff = offer.CalledOffBy(kommune);
        IReadOnlyList<ChargedItem> items = calledOff?.Year.OfBody(kommune, uses) ?? [];
        return new(PassingOn.CallOff, rule, [], calledOff, items, null, calledOff is null ? null : CostSums.Of(items, offer.Months), null);
    }

    private static KommuneCost Unknown(OfferInMonth offer, Organisation kommune, IReadOnlyList<ChargedItem> land, int months)
    {
        // All Gemeinden together are the Land, and so are all Kreise with the kreisfreie Städte.
        var level = kommune.Kind == OrganisationKind.Kreis ? ReferenceLevel.Kreis : ReferenceLevel.Gemeinde;
        var inhabitants = offer.Year.Keys.InLevel(kommune, level);
        var whole = CostSums.Of(land, months);
        return new(PassingOn.None, null, [], null, [], inhabitants, null, inhabitants is null ? null : new(Part(whole.FirstYear), Part(whole.FullYear), Part(whole.OneOff)));

        long Part(long amount) => (long)new Fraction((System.Numerics.BigInteger)amount * inhabitants!.Value, inhabitants.Total).HalfUp();
    }
}
