using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Cost;

/// <summary>Which sets to list.</summary>
internal sealed class DataSetQuery : PageQuery
{
    [FromQuery(Name = "key"), MaxLength(ReferenceDataRules.LongestKey)]
    [Description("Only sets of this key.")]
    public string? Key { get; init; }

    [FromQuery(Name = "state"), AllowedValues("draft", "counted")]
    [Description("Only those in this state. Drafts are seen by the operator alone.")]
    public string? State { get; init; }
}

/// <summary>Which values to list.</summary>
internal sealed class DataSetValueQuery : PageQuery
{
    [FromQuery(Name = "level"), AllowedValues("land", "kreis", "gemeindeverband", "gemeinde")]
    [Description("Only those of this level.")]
    public string? Level { get; init; }

    [FromQuery(Name = "ars"), RegularExpression(WireFormats.ArsStart)]
    [Description("Only those whose ARS begins so.")]
    public string? Ars { get; init; }
}

/// <summary>By what is cost shared, as of when and from where?</summary>
internal static class ReadReferenceData
{
    /// <summary>List reference data sets</summary>
    /// <remarks>By key, the newest of each first. The operator sees drafts as well.</remarks>
    public static async Task<Listing<Page<DataSet>, DataSet>> List([AsParameters] DataSetQuery query, Act act, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var all = await database.Read(ReferenceDataTable.All);
        var shown = all
            .Where(row => (act.IsOperator || row.Stage == DataSetState.Counted) && (query.Key is null || row.DataKey == query.Key) && (query.State is null || row.State == query.State))
            .Select(row => row.Show(all))
            .OrderBy(KeyOf)
            .ToList();
        return Listing.Of(shown, KeyOf, cursors.Read(http), query.Take);

        // The newest day of a key comes first: the number counts down from the last day there is.
        static SortKey KeyOf(DataSet set) => new(0, $"{set.Key} {DateOnly.MaxValue.DayNumber - set.AsOf.DayNumber:D8}", set.Id.ToString());
    }

    /// <summary>Show a reference data set</summary>
    /// <remarks>With its day, source, and whether it is confirmed; its values and totals are lists of their own.</remarks>
    /// <param name="id">Id of the set.</param>
    public static Task<Found<DataSet>> One(Guid id, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var row = await Find(sql, id, act);
        return new Found<DataSet>(row.Show(await ReferenceDataTable.All(sql)), row.Version);
    });

    /// <summary>List the values of a set</summary>
    /// <remarks>By ARS. As CSV it is a file that can be imported again.</remarks>
    /// <param name="id">Id of the set.</param>
    /// <param name="query">Which values.</param>
    /// <param name="act">Who asks.</param>
    /// <param name="http">The request.</param>
    /// <param name="cursors">Places in lists.</param>
    /// <param name="database">The database.</param>
    /// <param name="reference">The sets that count.</param>
    /// <param name="register">The names.</param>
    public static async Task<Listing<Page<DataSetValue>, DataSetValue>> Values(
        Guid id, [AsParameters] DataSetValueQuery query, Act act, HttpContext http, Cursors cursors, FitDatabase database, CurrentReferenceData reference, OrganisationRegister register)
    {
        var set = await Load(id, act, database, reference);
        var names = register.Current;
        var level = query.Level is { } name ? Names.Parse<ReferenceLevel>(name) : (ReferenceLevel?)null;
        var values = set.Values
            .Where(value => (level is null || value.Level == level) && (query.Ars is null || value.Ars.StartsWith(query.Ars, StringComparison.Ordinal)))
            .Select(value => new DataSetValue
            {
                Ars = value.Ars,
                Name = names.FindByArs(value.Ars)?.Name,
                Level = value.Level,
                Value = ReferenceKeys.Written(set.Key, value.Value),
            })
            .ToList();
        return Listing.Of(values, value => new SortKey(0, value.Ars, ""), cursors.Read(http), query.Take);
    }

    /// <summary>List the totals of a set</summary>
    /// <remarks>What all bodies of each level come to in each Land: the denominators of shares inside it.</remarks>
    /// <param name="id">Id of the set.</param>
    /// <param name="page">Which page.</param>
    /// <param name="act">Who asks.</param>
    /// <param name="http">The request.</param>
    /// <param name="cursors">Places in lists.</param>
    /// <param name="database">The database.</param>
    /// <param name="reference">The sets that count.</param>
    public static async Task<Listing<Page<DataSetTotal>, DataSetTotal>> Totals(
        Guid id, [AsParameters] PageQuery page, Act act, HttpContext http, Cursors cursors, FitDatabase database, CurrentReferenceData reference)
    {
        var set = await Load(id, act, database, reference);
        var totals = set.Totals
            .Select(total => new DataSetTotal { Land = total.Land, Level = total.Level, Total = ReferenceKeys.Written(set.Key, total.Total) })
            .OrderBy(KeyOf)
            .ToList();
        return Listing.Of(totals, KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(DataSetTotal total) => new((long)total.Level, total.Land, "");
    }

    /// <summary>List what a set changes</summary>
    /// <remarks>
    /// The share of each Land among all, by the set before and by this one; the biggest change first. The set before is the one by
    /// which the first year of this one is reckoned without it.
    /// </remarks>
    /// <param name="id">Id of the set.</param>
    /// <param name="page">Which page.</param>
    /// <param name="act">Who asks.</param>
    /// <param name="http">The request.</param>
    /// <param name="cursors">Places in lists.</param>
    /// <param name="database">The database.</param>
    /// <param name="reference">The sets that count.</param>
    /// <param name="register">The Länder.</param>
    public static async Task<Listing<Page<DataSetEffect>, DataSetEffect>> Effects(
        Guid id, [AsParameters] PageQuery page, Act act, HttpContext http, Cursors cursors, FitDatabase database, CurrentReferenceData reference, OrganisationRegister register)
    {
        var set = await Load(id, act, database, reference);
        var before = reference.Data.Before(set);
        var effects = ShareChange.Of(before, set, register.Current.Laender)
            .Select(change => new DataSetEffect
            {
                Land = change.Land,
                Before = change.Before is { } old ? ShareChange.Written(old) : null,
                After = change.After is { } now ? ShareChange.Written(now) : null,
                Change = ShareChange.Written(change.Difference),
            })
            .ToList();
        return Listing.Of(effects, KeyOf, cursors.Read(http), page.Take);

        static SortKey KeyOf(DataSetEffect effect) => new(-Math.Abs(ShareChange.Read(effect.Change)), effect.Land, "");
    }

    /// <summary>A set that the caller may see; drafts are the operator's.</summary>
    public static async Task<DataSetRow> Find(Sql sql, Guid id, Act act) =>
        await ReferenceDataTable.Find(sql, id) is { } row && (act.IsOperator || row.Stage == DataSetState.Counted) ? row : throw Problems.NotFound();

    /// <summary>A set with its values: from memory where it counts.</summary>
    private static async Task<ReferenceDataSet> Load(Guid id, Act act, FitDatabase database, CurrentReferenceData reference) =>
        reference.Data.Find(id) ?? await database.Read(async sql => await ReferenceDataTable.Read(sql, await Find(sql, id, act)));
}
