using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Organisations;

/// <summary>Which applications to list.</summary>
internal sealed class ApplicationQuery : PageQuery
{
    [FromQuery(Name = "state"), AllowedValues("open", "accredited", "refused")]
    [Description("Only those in this state.")]
    public string? State { get; init; }
}

/// <summary>Who wants to enter?</summary>
internal static class ReadApplications
{
    /// <summary>List applications</summary>
    /// <remarks>For the operator: open ones first, then those decided; the oldest of each first. One that is decided while the list is read may be met twice or missed.</remarks>
    public static async Task<Listing<Page<OrganisationApplication>, OrganisationApplication>> List(
        [AsParameters] ApplicationQuery query, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var from = cursors.Read(http);
        object Parameters(Position? place, int take) => new
        {
            state = query.State,
            rank = place?.Key.Rank,
            at = Keyset.At(place).At,
            id = Keyset.At(place).Id,
            take,
        };
        return await database.Read(async sql =>
        {
            var rows = await sql.Rows<ApplicationRow>(from is { Backwards: true } ? ApplicationTable.Backwards : ApplicationTable.Forwards, Parameters(from, query.Take + 1));
            int? total = query.IncludeTotal == true ? await sql.Value<int>(ApplicationTable.Count, new { state = query.State }) : null;
            var slice = Slice<ApplicationRow>.OfRows(rows, ApplicationTable.Key, from, query.Take, total);
            return Listing.Of(
                new Slice<OrganisationApplication>([.. slice.Items.Select(row => row.Show())], slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total),
                () => database.All<ApplicationRow>(ApplicationTable.Forwards, Parameters(null, int.MaxValue)).Select(row => row.Show()));
        });
    }

    /// <summary>Show an application</summary>
    /// <remarks>For the operator.</remarks>
    /// <param name="id">Id of the application.</param>
    public static Task<Found<OrganisationApplication>> One(Guid id, FitDatabase database) => database.Read(async sql =>
    {
        var row = await ApplicationTable.Find(sql, id) ?? throw Problems.NotFound();
        return new Found<OrganisationApplication>(row.Show(), row.Version);
    });

    /// <summary>List what may be the same as the applicant</summary>
    /// <remarks>For the operator: entries of the register and other open applications with the same ARS, or with the same or nearly the same name. The same ARS first, then by name.</remarks>
    /// <param name="id">Id of the application.</param>
    public static Task<Listing<Page<PossibleDuplicate>, PossibleDuplicate>> Duplicates(
        Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database, OrganisationRegister register) =>
        database.Read(async sql =>
        {
            var applicant = await ApplicationTable.Find(sql, id) ?? throw Problems.NotFound();
            var others = (await ApplicationTable.Open(sql)).Where(other => other.Id != id);
            var found = SimilarNames.Duplicates(applicant.Name, applicant.Ars, register.Current.All, others).OrderBy(Key).ToList();
            return Listing.Of(found, Key, cursors.Read(http), page.Take);
        });

    private static SortKey Key(PossibleDuplicate duplicate) => new(
        duplicate.SameArs ? 0 : 1, SearchText.Fold(duplicate.Name), (duplicate.Organisation?.Id ?? duplicate.Application)!.Value.ToString());
}
