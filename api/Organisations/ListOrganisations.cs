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
    [Description("Name or parts of it, with a slip in longer words forgiven; or the first digits of the ARS, or the AGS.")]
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
    /// <remarks>
    /// The register of the Bund, Länder, Kreise, Gemeinden and their partners, by name. With `q` the best come first: the same
    /// name, names that begin with it, words that begin with it, parts of words, and at last names with a slip in the
    /// spelling; among equals the larger first. An import may move an entry while pages are walked.
    /// </remarks>
    public static Listing<Page<Organisation>, Organisation> Handle(
        [AsParameters] OrganisationQuery query, HttpContext http, Cursors cursors, OrganisationRegister register)
    {
        var found = register.Current.Search(query.Q, query.Kind is { } kind ? Names.Parse<OrganisationKind>(kind) : null, query.Land);
        var slice = Slice<FoundOrganisation>.Of(found, hit => hit.Key, cursors.Read(http), query.Take);
        return Listing.Of(
            new Slice<Organisation>([.. slice.Items.Select(hit => hit.Organisation)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
            () => found.Select(hit => hit.Organisation).ToAsyncEnumerable());
    }
}
