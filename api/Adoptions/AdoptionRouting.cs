using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.LegalPaths;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Adoptions;

/// <summary>To whom a request goes: settled when it is made, and again when interest is expressed, because a Land may have signed meanwhile.</summary>
internal sealed record AdoptionRouting(AdoptionRoute Route, Guid Addressee)
{
    [StringSyntax("Sql")]
    private const string SelectFacts = """
        select organisation_id, fact, with_organisation_id
        from organisation_facts
        where confirmed_at is not null and (organisation_id = @organisation or organisation_id = @land or fact = 'govdigitalMember')
        """;

    private sealed record FactRow
    {
        public required Guid OrganisationId { get; init; }

        public required string Fact { get; init; }

        public Guid? WithOrganisationId { get; init; }
    }

    /// <summary>The way from the adopter to the offer; a problem where there is none.</summary>
    public static async Task<AdoptionRouting> Find(Sql sql, CatalogueOffer offer, OrganisationRef adopter, OrganisationRegister.Snapshot register)
    {
        RequireAvailable(offer);
        var provider = offer.Entry.Service.Provider.Id;
        if (adopter.Id == provider)
        {
            throw Problems.LegalPathClosed(new("Ihre Organisation stellt diesen Dienst selbst bereit.", "Your organisation provides this service itself."));
        }

        if (!offer.Offer.Takers.Contains(adopter.Kind))
        {
            throw Problems.LegalPathClosed(new(
                "Dieses Angebot richtet sich nicht an Organisationen Ihrer Art.", "This offer is not for organisations of your kind."));
        }

        var land = adopter.Land is { } code ? register.OfLand(code)?.Id : null;
        var facts = await sql.Rows<FactRow>(SelectFacts, new { organisation = adopter.Id, land });
        var paths = LegalPathRules.Of(new LegalQuestion
        {
            Organisation = adopter.Id,
            Kind = adopter.Kind,
            Facts = FactsOf(facts, adopter.Id),
            Model = offer.Offer.LegalModel,
            Seller = offer.Offer.Seller.Id,
            Land = land is { } landId
                ? new LandSituation(landId, landId == provider || await AdoptionTable.HasContract(sql, offer.Entry.ServiceId, landId), Rule: null, FactsOf(facts, landId))
                : null,
            GovdigitalMembers = facts.Where(fact => fact.Fact == "govdigitalMember").Select(fact => fact.OrganisationId).ToHashSet(),
        });

        if (paths.FirstOrDefault(path => path.Outcome is PathOutcome.Open) is { } open)
        {
            return new(AdoptionRoute.Provider, open.Seller!.Value);
        }

        if (paths.FirstOrDefault(path => path.Outcome is PathOutcome.Unclear) is { } unclear)
        {
            return new(AdoptionRoute.Provider, unclear.Seller!.Value);
        }

        return paths.FirstOrDefault(path => path.Outcome is PathOutcome.Demand) is { } demand
            ? new(AdoptionRoute.Demand, demand.Seller!.Value)
            : throw Problems.LegalPathClosed(paths[0].Reason);
    }

    private static void RequireAvailable(CatalogueOffer offer)
    {
        if (offer.Entry.Service.State != ServiceState.Published)
        {
            throw Problems.OfferNotAvailable(new(
                "Der Dienst nimmt zurzeit keine neuen Nachnutzungen an.", "The service takes no new adoptions at present."));
        }

        if (offer.Offer.TermsInForce is null)
        {
            throw Problems.OfferNotAvailable(new(
                "Die Konditionen dieses Angebots gelten noch nicht.", "The terms of this offer are not in force yet."));
        }
    }

    private static LegalFacts FactsOf(IReadOnlyList<FactRow> facts, Guid organisation)
    {
        var own = facts.Where(fact => fact.OrganisationId == organisation).ToList();
        return new LegalFacts
        {
            IsFitkoOwner = own.Exists(fact => fact.Fact == "fitkoOwner"),
            IsIoevMember = own.Exists(fact => fact.Fact == "ioevMember"),
            IsGovdigitalMember = own.Exists(fact => fact.Fact == "govdigitalMember"),
            InhouseWith = own.Where(fact => fact.Fact == "inhouseWith").Select(fact => fact.WithOrganisationId!.Value).ToHashSet(),
            FrameworkWith = own.Where(fact => fact.Fact == "frameworkWith").Select(fact => fact.WithOrganisationId!.Value).ToHashSet(),
        };
    }
}
