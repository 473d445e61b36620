using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>The 14 Themenfelder of the OZG programme.</summary>
internal static class ListThemenfelder
{
    /// <summary>List the Themenfelder</summary>
    /// <remarks>With the Länder that lead them and the number of services, by short name.</remarks>
    public static Listing<Page<Themenfeld>, Themenfeld> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, OrganisationRegister register, CurrentCatalogue catalogue)
    {
        var counts = catalogue.Index.All(new ServiceSearch()).GroupBy(card => card.Themenfeld).ToDictionary(group => group.Key, group => group.Count());
        var themenfelder = register.Current.Themenfelder.Select(field => field with { Services = counts.GetValueOrDefault(field.Slug) }).ToList();
        return Listing.Of(themenfelder, field => new SortKey(0, field.Slug, ""), cursors.Read(http), page.Take);
    }
}
