using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Organisations;

/// <summary>Which mandates to list.</summary>
internal sealed class MandateQuery : PageQuery
{
    [FromQuery(Name = "side"), AllowedValues("given", "taken")]
    [Description("Only those the organisation gave, or only those it took.")]
    public string? Side { get; init; }

    [FromQuery(Name = "state"), AllowedValues("offered", "accepted", "declined", "revoked", "expired")]
    [Description("Only those in this state.")]
    public string? State { get; init; }
}

/// <summary>Who acts for us, and for whom do we act?</summary>
internal static class ReadMandates
{
    /// <summary>List mandates</summary>
    /// <remarks>Those that the organisation acted for gave or took, newest first.</remarks>
    public static async Task<Listing<Page<Mandate>, Mandate>> List(
        [AsParameters] MandateQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        var from = cursors.Read(http);
        var today = BerlinTime.Today(clock);
        object Parameters(Position? place, int take) => new
        {
            organisation = act.For.Id,
            side = query.Side,
            state = query.State,
            today,
            at = Keyset.At(place).At,
            id = Keyset.At(place).Id,
            take,
        };
        return await database.Read(async sql =>
        {
            var rows = await sql.Rows<MandateRow>(from is { Backwards: true } ? MandateTable.Backwards : MandateTable.Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(MandateTable.Count, Parameters(null, 0)) : null;
            var slice = Slice<MandateRow>.OfRows(rows, row => Keyset.Key(row.GivenAt, row.Id), from, query.Take, total);
            return Listing.Of(
                new Slice<Mandate>([.. slice.Items.Select(row => row.On(today, register.Current))], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<MandateRow>(MandateTable.Forwards, Parameters(null, int.MaxValue)).Select(row => row.On(today, register.Current)));
        });
    }

    /// <summary>Show a mandate</summary>
    /// <remarks>For the organisation that gave it and the one that took it.</remarks>
    /// <param name="id">Id of the mandate.</param>
    public static Task<Found<Mandate>> One(Guid id, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) => database.Read(async sql =>
    {
        var row = await MandateTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        var mandate = row.On(BerlinTime.Today(clock), register.Current);
        return new Found<Mandate>(mandate, mandate.Version);
    });
}
