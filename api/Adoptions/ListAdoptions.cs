using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Adoptions;

/// <summary>Which adoptions to list.</summary>
internal sealed class AdoptionQuery : PageQuery
{
    [FromQuery(Name = "side"), AllowedValues("adopter", "addressee", "provider")]
    [Description("Only those in which the organisation adopts, takes the request, or provides.")]
    public string? Side { get; init; }

    [FromQuery(Name = "state"), AllowedValues("draft", "interest", "coordination", "agreed", "offered", "lapsed", "contracted", "onboarding", "testing", "live", "dormant", "terminating", "ended", "declined", "withdrawn")]
    [Description("Only those in this state.")]
    public string? State { get; init; }

    [FromQuery(Name = "service"), RegularExpression(WireFormats.Slug), MaxLength(120)]
    [Description("Only those of this service.")]
    public string? Service { get; init; }
}

/// <summary>What did my organisation request, and what is requested of it?</summary>
internal static class ListAdoptions
{
    /// <summary>List adoptions</summary>
    /// <remarks>Those the organisation acted for has a part in, newest first; without their history.</remarks>
    public static async Task<Listing<Page<Adoption>, Adoption>> Handle(
        [AsParameters] AdoptionQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, LedgerFollowers followers, AdoptionView view)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new
        {
            organisation = act.For.Id,
            side = query.Side,
            state = query.State,
            service = query.Service,
            at = Keyset.At(place).At,
            id = Keyset.At(place).Id,
            take,
        };
        return await database.Read(async sql =>
        {
            await followers.CatchUp(sql);
            var statement = from is { Backwards: true } ? AdoptionTable.Backwards : AdoptionTable.Forwards;
            var rows = await sql.Rows<AdoptionRow>(statement, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(AdoptionTable.Count, Parameters(null, 0)) : null;
            var slice = Slice<AdoptionRow>.OfRows(rows, row => Keyset.Key(row.CreatedAt, row.Id), from, query.Take, total);
            return Listing.Of(
                new Slice<Adoption>([.. slice.Items.Select(view.Show)], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<AdoptionRow>(AdoptionTable.Forwards, Parameters(null, int.MaxValue)).Select(view.Show));
        });
    }
}
