using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Organisations;

/// <summary>What to look for in the register.</summary>
internal sealed class OrganisationQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(200)]
    [Description("Parts of the name, or the first digits of the ARS.")]
    public string? Q { get; init; }

    [FromQuery(Name = "kind"), AllowedValues("bund", "land", "kreis", "gemeindeverband", "gemeinde", "itProvider", "aggregator", "vendor", "operator")]
    [Description("Kind of organisation; a kreisfreie Stadt is found as `gemeinde` and as `kreis`.")]
    public string? Kind { get; init; }

    [FromQuery(Name = "land"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of the Land it lies in.")]
    public string? Land { get; init; }
}

/// <summary>Which organisations are there?</summary>
internal static class ListOrganisations
{
    /// <summary>List organisations</summary>
    /// <remarks>The register of the Bund, Länder, Kreise, Gemeinden and their partners, by name.</remarks>
    public static Listing<Page<Organisation>, Organisation> Handle(
        [AsParameters] OrganisationQuery query, HttpContext http, Cursors cursors, OrganisationRegister register)
    {
        var found = register.Current.Search(query.Q, query.Kind is { } kind ? Names.Parse<OrganisationKind>(kind) : null, query.Land);
        return Listing.Of(found, OrganisationRegister.Snapshot.Key, cursors.Read(http), query.Take);
    }
}
