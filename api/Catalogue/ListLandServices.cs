using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Catalogue;

/// <summary>What does a Land lead and reuse, and what do its Kommunen use?</summary>
internal static class ListLandServices
{
    /// <summary>List the services of a Land</summary>
    /// <remarks>Those it leads, those it reuses with state and date, and those its Kommunen use, as numbers; by name. Services whose end has come are left out.</remarks>
    /// <param name="code">Code of the Land.</param>
    public static Listing<Page<LandService>, LandService> Handle(
        string code, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        _ = register.Current.Laender.FirstOrDefault(land => land.Code == code) ?? throw Problems.NotFound();
        var services = catalogue.Index.Entries
            .Where(entry => entry.Service.State != ServiceState.Retired)
            .Select(entry => Of(entry, code))
            .OfType<LandService>()
            .Select(service => (Service: service, Key: new SortKey(0, SearchText.Fold(service.ServiceName), service.Service)))
            .OrderBy(service => service.Key)
            .ToList();
        var keys = services.ToDictionary(service => service.Service.Service, service => service.Key, StringComparer.Ordinal);
        return Listing.Of([.. services.Select(service => service.Service)], service => keys[service.Service], cursors.Read(http), page.Take);
    }

    /// <summary>What a Land has to do with a service; nothing where it has nothing to do with it.</summary>
    public static LandService? Of(CatalogueEntry entry, string code)
    {
        var service = entry.Service;
        var reuse = entry.Reuse.Laender.FirstOrDefault(land => land.Land == code);
        var kommunen = entry.Kommunen.Where(use => use.Land == code && use.State >= AdoptionState.Contracted).ToList();
        return service.LeadLand != code && reuse is null && kommunen.Count == 0 ? null : new LandService
        {
            Service = service.Slug,
            ServiceName = service.Name,
            Themenfeld = service.Themenfeld,
            LeadLand = service.LeadLand,
            Leads = service.LeadLand == code,
            State = reuse?.State,
            AsOf = reuse?.AsOf,
            Provenance = reuse?.Provenance,
            Kommunen = kommunen.Count,
            KommunenProvenance = Provenances.OfAll(kommunen.Select(use => use.Provenance)),
        };
    }
}
