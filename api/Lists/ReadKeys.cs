using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Lists;

/// <summary>Which Leistungen to list.</summary>
internal sealed class LeistungQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(100)]
    [Description("Words of the name or the synonyms, or parts of them; digits are the beginning of the number.")]
    public string? Q { get; init; }

    [FromQuery(Name = "key"), MaxLength(14)]
    [Description("A Leistungsschlüssel; may be repeated. Those that the catalogue does not know are not in the answer: such a key may be used all the same.")]
    public string[]? Key { get; init; }
}

/// <summary>Which OZG-IDs to list.</summary>
internal sealed class OzgQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(100)]
    [Description("Words of the name, or parts of them; digits are the beginning of the id.")]
    public string? Q { get; init; }

    [FromQuery(Name = "id"), MaxLength(5)]
    [Description("An OZG-ID; may be repeated. Those that the catalogue does not know are not in the answer: such an id may be used all the same.")]
    public string[]? Id { get; init; }
}

/// <summary>Which licences to list.</summary>
internal sealed class LicenceQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(100)]
    [Description("A part of the id or the name.")]
    public string? Q { get; init; }
}

/// <summary>What editors choose from when they file a service.</summary>
internal static class ReadKeys
{
    /// <summary>List Leistungen</summary>
    /// <remarks>
    /// The catalogue that the operator imported (LeiKa), by number. A key that is not in it may be used all the same; whether one is known
    /// is asked by `key`.
    /// </remarks>
    public static async Task<Listing<Page<Leistung>, Leistung>> Leistungen([AsParameters] LeistungQuery query, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        if (query.Key is { Length: > 0 } keys)
        {
            var known = await database.Read(sql => LeistungTable.Known(sql, keys));
            return Listing.Of([.. known.Where(leistung => LeistungTable.IsFound(leistung, query.Q))], LeistungTable.KeyOf, from, query.Take);
        }

        return Listing.Of(
            await database.Read(sql => LeistungTable.Page(sql, query.Q, from, query.Take, query.IncludeTotal == true)),
            () => LeistungTable.All(database, query.Q));
    }

    /// <summary>List OZG-IDs</summary>
    /// <remarks>The catalogue that the operator imported, by id. An id that is not in it may be used all the same.</remarks>
    public static async Task<Listing<Page<OzgEntry>, OzgEntry>> OzgIds([AsParameters] OzgQuery query, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var found = await database.Read(sql => OzgTable.Find(sql, query.Q, query.Id ?? []));
        return Listing.Of(found, entry => new SortKey(0, "", entry.Id), cursors.Read(http), query.Take);
    }

    /// <summary>Show how the catalogues of keys stand</summary>
    /// <remarks>Of which day each is, who published it, and how many entries it has: a key that is not in it may be newer than the catalogue.</remarks>
    public static async Task<Told<KeyCatalogues>> Catalogues(FitDatabase database) => await database.Read(async sql => new Told<KeyCatalogues>(new KeyCatalogues
    {
        Leistungen = await StateOf(sql, KeyCatalogue.Leistungen, await LeistungTable.CountAll(sql)),
        OzgIds = await StateOf(sql, KeyCatalogue.OzgIds, await OzgTable.CountAll(sql)),
    }));

    private static async Task<KeyCatalogueState> StateOf(Sql sql, KeyCatalogue catalogue, int entries)
    {
        var newest = await ImportTable.Newest(sql, ImportKind.Keys, catalogue.Name());
        return new KeyCatalogueState { Entries = entries, AsOf = newest?.AsOf, Source = newest?.Source };
    }

    /// <summary>List licences</summary>
    /// <remarks>The licences that software of the administration is usually published under, by their SPDX id. Any other SPDX id may be used as well.</remarks>
    public static Listing<Page<SpdxLicence>, SpdxLicence> Licences([AsParameters] LicenceQuery query, HttpContext http, Cursors cursors)
    {
        var q = query.Q?.Trim() ?? "";
        var found = SpdxLicences.All.Where(licence =>
            licence.Id.Contains(q, StringComparison.OrdinalIgnoreCase) || licence.Name.Contains(q, StringComparison.OrdinalIgnoreCase));
        return Listing.Of([.. found], licence => new SortKey(0, licence.Id, ""), cursors.Read(http), query.Take);
    }
}
