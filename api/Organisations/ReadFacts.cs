using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Organisations;

/// <summary>Which facts to list.</summary>
internal sealed class FactQuery : PageQuery
{
    [FromQuery(Name = "state"), AllowedValues("recorded", "confirmed", "refused", "ended")]
    [Description("Only those in this state.")]
    public string? State { get; init; }

    [FromQuery(Name = "organisation")]
    [Description("Only those about the organisation with this id.")]
    public Guid? Organisation { get; init; }
}

/// <summary>What is stated about us, and what has the operator to look at?</summary>
internal static class ReadFacts
{
    /// <summary>List facts</summary>
    /// <remarks>Those about the organisation acted for, newest first; for the operator those about all organisations.</remarks>
    public static async Task<Listing<Page<Fact>, Fact>> List(
        [AsParameters] FactQuery query, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new
        {
            seesAll = FactTable.SeesAll(act),
            viewer = act.For.Id,
            organisation = query.Organisation,
            state = query.State,
            at = Keyset.At(place).At,
            id = Keyset.At(place).Id,
            take,
        };
        return await database.Read(async sql =>
        {
            var rows = await sql.Rows<FactRow>(from is { Backwards: true } ? FactTable.Backwards : FactTable.Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(FactTable.Count, Parameters(null, 0)) : null;
            var slice = Slice<FactRow>.OfRows(rows, row => Keyset.Key(row.RecordedAt, row.Id), from, query.Take, total);
            return Listing.Of(
                new Slice<Fact>([.. slice.Items.Select(row => row.Show(register.Current))], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<FactRow>(FactTable.Forwards, Parameters(null, int.MaxValue)).Select(row => row.Show(register.Current)));
        });
    }

    /// <summary>Show a fact</summary>
    /// <remarks>For the organisation it is about and for the operator.</remarks>
    /// <param name="id">Id of the fact.</param>
    public static Task<Found<Fact>> One(Guid id, Act act, FitDatabase database, OrganisationRegister register) => database.Read(async sql =>
    {
        var row = await FactTable.Find(sql, id, act) ?? throw Problems.NotFound();
        return new Found<Fact>(row.Show(register.Current), row.Version);
    });
}
