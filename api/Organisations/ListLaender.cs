using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>The 16 Länder.</summary>
internal static class ListLaender
{
    /// <summary>List the Länder</summary>
    /// <remarks>With the figures that cost is shared by, each with its date and whether it was confirmed; by ARS prefix.</remarks>
    public static Listing<Page<Land>, Land> Handle([AsParameters] PageQuery page, HttpContext http, Cursors cursors, OrganisationRegister register) =>
        Listing.Of(register.Current.Laender, land => new SortKey(0, land.ArsPrefix, land.Code), cursors.Read(http), page.Take);
}
