using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.LegalPaths;

/// <summary>Gathers what the rules have to know, for everybody who asks: the public page and the start of an adoption alike.</summary>
internal static class AskLegalPaths
{
    [StringSyntax("Sql")]
    private const string SelectFacts = """
        select organisation_id, fact, with_organisation_id
        from organisation_facts
        where confirmed_at is not null and organisation_id in (@ids)
        """;

    [StringSyntax("Sql")]
    private const string SelectMembers = """
        select distinct organisation_id
        from organisation_facts
        where confirmed_at is not null and fact = 'govdigitalMember'
        """;

    [StringSyntax("Sql")]
    private const string SelectAggregators = """
        select distinct a.adopter_id
        from adoptions a
        join organisations o on o.id = a.adopter_id
        join offers f on f.id = a.offer_id
        where a.service_id = @serviceId and o.kind = 'aggregator' and f.legal_model = 'fitStore' and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        order by a.adopter_id
        """;

    private sealed record FactRow
    {
        public required Guid OrganisationId { get; init; }

        public required string Fact { get; init; }

        public Guid? WithOrganisationId { get; init; }
    }

    /// <summary>Every chain of contracts from the offer's seller to the organisation, open ones first.</summary>
    public static async Task<IReadOnlyList<LegalChain>> Of(
        Sql sql, CatalogueOffer offer, Organisation organisation, OrganisationRegister.Snapshot register, CurrentReferenceData reference) =>
        (await Of(sql, offer, [organisation], register, reference))[organisation.Id];

    /// <summary>The same for many organisations at once, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LegalChain>>> Of(
        Sql sql, CatalogueOffer offer, IReadOnlyList<Organisation> organisations, OrganisationRegister.Snapshot register, CurrentReferenceData reference)
    {
        var own = organisations.ToDictionary(organisation => organisation.Id, organisation => organisation.Land is { } code ? register.OfLand(code)?.Id : null);
        var facts = (await sql.RowsOf<FactRow>(SelectFacts, own.Keys.Concat(own.Values.OfType<Guid>()).Distinct())).ToLookup(fact => fact.OrganisationId);
        var aggregators = await sql.Rows<Guid>(SelectAggregators, new { serviceId = offer.Entry.ServiceId });
        var members = (await sql.Rows<Guid>(SelectMembers)).ToHashSet();
        var contracts = new Dictionary<Guid, bool>();
        var ways = new Dictionary<Guid, IReadOnlyList<LegalChain>>();
        foreach (var organisation in organisations)
        {
            var ownFacts = FactsOf(facts[organisation.Id]);
            var isSub = organisation.Kind is OrganisationKind.ItProvider or OrganisationKind.Aggregator;
            var inhouse = ownFacts.InhouseWith.Where(other => isSub && register.Find(other)?.Kind == OrganisationKind.Land).Order();
            var laender = new List<LandSituation>();
            foreach (var land in ((IEnumerable<Guid?>)[own[organisation.Id]]).OfType<Guid>().Concat(inhouse).Distinct())
            {
                if (!contracts.TryGetValue(land, out var hasContract))
                {
                    // Who provides the service has no need of a contract to pass it on.
                    hasContract = land == offer.Entry.Service.Provider.Id || await AdoptionTable.HasContract(sql, offer.Entry.ServiceId, land);
                    contracts.Add(land, hasContract);
                }

                laender.Add(new LandSituation(land, hasContract, reference.RuleToday(register.Find(land)!.Land!)?.Rule, FactsOf(facts[land])));
            }

            ways.Add(organisation.Id, LegalPathRules.Of(new LegalQuestion
            {
                Organisation = organisation.Id,
                Kind = organisation.Kind,
                Facts = ownFacts,
                Model = offer.Offer.LegalModel,
                Seller = offer.Offer.Seller.Id,
                IsProvider = organisation.Id == offer.Entry.Service.Provider.Id,
                IsTaker = organisation.CountsAs.Any(offer.Offer.Takers.Contains),
                Laender = laender,
                AggregatorsWithSub = aggregators,
                GovdigitalMembers = members,
            }));
        }

        return ways;
    }

    private static LegalFacts FactsOf(IEnumerable<FactRow> facts)
    {
        var own = facts.ToLookup(fact => Names.Parse<FactKind>(fact.Fact), fact => fact.WithOrganisationId);
        return new LegalFacts
        {
            IsFitkoOwner = own.Contains(FactKind.FitkoOwner),
            IsIoevMember = own.Contains(FactKind.IoevMember),
            IsGovdigitalMember = own.Contains(FactKind.GovdigitalMember),
            InhouseWith = own[FactKind.InhouseWith].OfType<Guid>().ToHashSet(),
            FrameworkWith = own[FactKind.FrameworkWith].OfType<Guid>().ToHashSet(),
        };
    }
}
