using System.Runtime.InteropServices;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Cost;

/// <summary>What would all of these cost all of us? For a Kreis or a Bündler that plans at once.</summary>
internal static class ComputeCostPreviews
{
    /// <summary>Compute a shopping list</summary>
    /// <remarks>
    /// What each of up to 100 offers costs each of up to 500 organisations, with sums per offer, per organisation and over all. With the
    /// participants of today and each organisation's own Land. It changes nothing and takes no `Idempotency-Key`. Everything that is wrong
    /// with the list is told at once. By `Accept: text/csv` as a table with a row for each organisation and offer.
    /// </remarks>
    public static Computed<CostPreviews, ListedCostRow> Handle(Body<NewCostPreviews> body, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference) =>
        new(Of(body.Valid(), AskCost.Sources(register, catalogue, reference)), Rows);

    private static IEnumerable<ListedCostRow> Rows(CostPreviews list) => list.Organisations.SelectMany(organisation =>
        list.Offers.Zip(organisation.Costs, (offer, cost) => new ListedCostRow
        {
            Ars = organisation.Ars,
            Organisation = organisation.Organisation.Name,
            Service = offer.Service,
            ServiceName = offer.ServiceName,
            OfferName = offer.OfferName,
            Start = list.Start,
            PassedOn = cost.PassedOn,
            FirstYear = cost.FirstYear,
            FullYear = cost.FullYear,
            OneOff = cost.OneOff,
        }));

    /// <summary>The list, computed. What a Land is charged for an offer is computed once for all its Kommunen.</summary>
    public static CostPreviews Of(NewCostPreviews asked, CostSources sources)
    {
        var errors = new List<InputError>();
        var organisations = Organisations(asked.Organisations, sources, errors);
        var start = asked.Start is null ? (DateOnly?)null : CostQuery.Month(asked.Start);
        if (asked.Start is not null && start is null)
        {
            errors.Add(Problems.Member("/start", InputErrorCodes.OutOfRange, new("Diesen Monat gibt es nicht.", "There is no such month.")));
        }

        var month = start ?? new DateOnly(sources.Catalogue.Today.Year, sources.Catalogue.Today.Month, 1).AddMonths(1);
        var offers = Offers(asked.Offers, month, sources, errors);
        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }

        var laender = sources.Register.Laender.ToDictionary(land => land.Code, land => sources.Register.Find(land.OrganisationId)!, StringComparer.Ordinal);
        var perOffer = new Listed[offers.Count];
        var perOrganisation = new Listed[organisations.Count];
        var costs = organisations.ConvertAll(_ => new ListedCost[offers.Count]);
        var warnings = offers.ConvertAll(_ => new SortedSet<CostWarningCode>());
        for (var column = 0; column < offers.Count; column++)
        {
            var offer = offers[column];
            var charged = new Dictionary<string, LandCharge>(StringComparer.Ordinal);
            for (var row = 0; row < organisations.Count; row++)
            {
                var organisation = organisations[row];
                try
                {
                    var (rule, sums) = CostOf(offer, organisation, laender, charged, asked.UsesPerYear, warnings[column]);
                    costs[row][column] = Show(rule, sums);
                    perOffer[column].Add(sums);
                    perOrganisation[row].Add(sums);
                }
                catch (ProblemException missing) when (missing.Kind.Code == ProblemCodes.ReferenceDataMissing)
                {
                    throw Problems.ReferenceDataMissing(missing.Detail, Problems.Member($"/offers/{column}", InputErrorCodes.DoesNotExist, missing.Detail));
                }
            }
        }

        var all = default(Listed);
        foreach (var sums in perOffer)
        {
            all.Add(sums);
        }

        return new CostPreviews
        {
            Start = CostQuery.Written(month),
            Offers = [.. offers.Select((offer, column) => new OfferCost
            {
                Offer = offer.Offer.Offer.Id,
                OfferName = offer.Offer.Offer.Name,
                Service = offer.Offer.Entry.Service.Slug,
                ServiceName = offer.Offer.Entry.Service.Name,
                TermsVersion = offer.Terms.Version,
                Totals = perOffer[column].Show(),
                Warnings = [.. warnings[column]],
            })],
            Organisations = [.. organisations.Select((organisation, row) => new OrganisationCost
            {
                Organisation = organisation.ToRef(),
                Ars = organisation.Ars!,
                Totals = perOrganisation[row].Show(),
                Costs = costs[row],
            })],
            Totals = all.Show(),
        };
    }

    private static (PassingOn? Rule, CostSums? Sums) CostOf(
        OfferInMonth offer, Organisation organisation, Dictionary<string, Organisation> laender, Dictionary<string, LandCharge> charged, long? uses, SortedSet<CostWarningCode> warnings)
    {
        var land = laender[organisation.Land!];
        var isLand = organisation.Kind == OrganisationKind.Land;
        if (!isLand && offer.ChargedTo(organisation) == ChargedTo.Itself)
        {
            var own = offer.Year.OfBody(organisation, uses);
            warnings.UnionWith(CostWarnings.OfSheet(offer.Terms.PriceSheet, own, laender.Count).Select(warning => warning.Code));
            return (null, CostSums.Of(own, offer.Months));
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(charged, land.Land!, out var isThere);
        if (!isThere)
        {
            var scenario = offer.Default(offer.Year.PlaceOf(land.Land!));
            var items = offer.Year.OfLand(land, scenario.All, uses);
            known = new(items, scenario.Joining.Count > 0 ? offer.Months : FirstYear.MonthsOfYear);
            var figures = new CostFigures(ChargedTo.Itself, items, known.Months, default, null);
            warnings.UnionWith(CostWarnings.OfSheet(offer.Terms.PriceSheet, items, laender.Count).Concat(CostWarnings.OfSets(CostWarnings.SetsOf(figures))).Select(warning => warning.Code));
        }

        if (isLand)
        {
            return (null, CostSums.Of(known.Items, known.Months));
        }

        var passed = KommuneCost.Of(offer, organisation, known.Items, known.Months, uses);
        if (passed.Rule == PassingOn.None)
        {
            warnings.Add(CostWarningCode.NoRuleOnRecord);
        }

        return (passed.Rule, passed.Sums);
    }

    private static List<Organisation> Organisations(IReadOnlyList<string> asked, CostSources sources, List<InputError> errors)
    {
        var found = new List<Organisation>(asked.Count);
        var seen = new HashSet<Guid>();
        for (var place = 0; place < asked.Count; place++)
        {
            if (CostQuery.Find(asked[place], sources.Register, out var error) is not { } organisation)
            {
                errors.Add(Problems.Member($"/organisations/{place}", error.Code, error.Detail));
            }
            else if (!seen.Add(organisation.Id))
            {
                errors.Add(Problems.Member($"/organisations/{place}", InputErrorCodes.GivenTwice, new($"{organisation.Name} steht schon in der Liste.", $"{organisation.Name} is in the list already.")));
            }
            else
            {
                found.Add(organisation);
            }
        }

        return found;
    }

    private static List<OfferInMonth> Offers(IReadOnlyList<Guid> asked, DateOnly start, CostSources sources, List<InputError> errors)
    {
        var found = new List<OfferInMonth>(asked.Count);
        var seen = new HashSet<Guid>();
        for (var place = 0; place < asked.Count; place++)
        {
            var at = $"/offers/{place}";
            if (sources.Catalogue.FindOffer(asked[place]) is not { } offer)
            {
                errors.Add(Problems.Member(at, InputErrorCodes.DoesNotExist, new($"Das Angebot {asked[place]} gibt es nicht.", $"There is no offer {asked[place]}.")));
                continue;
            }

            if (!seen.Add(offer.Offer.Id))
            {
                errors.Add(Problems.Member(at, InputErrorCodes.GivenTwice, new("Dieses Angebot steht schon in der Liste.", "This offer is in the list already.")));
                continue;
            }

            if (!CostQuery.HasPrices(offer))
            {
                errors.Add(Problems.Member(at, InputErrorCodes.NotAllowedValue, new($"„{offer.Entry.Service.Name}“ hat kein Preisblatt oder ist eingestellt.", $"“{offer.Entry.Service.Name}” has no price sheet or is retired.")));
            }
            else if (CostQuery.TermsAt(offer, start, out var outside) is not { } terms)
            {
                errors.Add(Problems.Member(at, InputErrorCodes.OutOfRange, outside));
            }
            else
            {
                found.Add(new OfferInMonth(sources, offer, terms, start));
            }
        }

        return found;
    }

    private static ListedCost Show(PassingOn? rule, CostSums? sums) => sums is not { } known ? new() { PassedOn = rule } : new()
    {
        PassedOn = rule,
        FirstYear = Money.OfCents(known.FirstYear).Amount,
        FullYear = Money.OfCents(known.FullYear).Amount,
        OneOff = Money.OfCents(known.OneOff).Amount,
    };

    /// <summary>What a Land is charged for an offer, and for how many months of the first year.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct LandCharge(IReadOnlyList<ChargedItem> Items, int Months);

    /// <summary>Sums that grow.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Listed
    {
        private CostSums sums;
        private int unknown;

        public void Add(CostSums? more)
        {
            sums += more ?? default;
            unknown += more is null ? 1 : 0;
        }

        public void Add(Listed more)
        {
            sums += more.sums;
            unknown += more.unknown;
        }

        public readonly ListedTotals Show() => new()
        {
            FirstYear = Money.OfCents(sums.FirstYear),
            FullYear = Money.OfCents(sums.FullYear),
            OneOff = Money.OfCents(sums.OneOff),
            Unknown = unknown,
        };
    }
}

/// <summary>Rules of <see cref="NewCostPreviews"/>.</summary>
internal sealed class NewCostPreviewsValidator : AbstractValidator<NewCostPreviews>
{
    public NewCostPreviewsValidator()
    {
        RuleFor(list => list.Offers)
            .Must(offers => offers is null or { Count: >= 1 and <= 100 })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Nennen Sie 1 bis 100 Angebote.", "Name 1 to 100 offers.").ToString());
        RuleFor(list => list.Organisations)
            .Must(organisations => organisations is null or { Count: >= 1 and <= 500 })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Nennen Sie 1 bis 500 Organisationen.", "Name 1 to 500 organisations.").ToString());
        RuleForEach(list => list.Organisations).Given().AtMost(36).OneLine();
        RuleFor(list => list.Start)
            .Must(month => month is null || WireFormats.Fits(month, WireFormats.Month))
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie einen Monat in der Form JJJJ-MM an.", "Give a month as yyyy-MM.").ToString());
        RuleFor(list => list.UsesPerYear)
            .InclusiveBetween(0, 1_000_000_000)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie eine Zahl von 0 bis 1.000.000.000 an.", "Give a number from 0 to 1,000,000,000.").ToString());
    }
}
