using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FluentValidation;
using FluentValidation.Results;

namespace FitStore.Api.Search;

/// <summary>Keeping a search, to look again or to be told of what is new.</summary>
internal static class SaveSearch
{
    /// <summary>Searches that one account may keep.</summary>
    public const int Most = 50;

    /// <summary>Save a search</summary>
    /// <remarks>
    /// For the signed-in account, at most 50; nobody else sees them. With <c>notify</c> a mail goes out when a service is newly published,
    /// or changes, so that it matches and did not before: once for each service. The search is kept in canonical form; the same one twice
    /// is a conflict that gives the first one's address. It is no act on record.
    /// </remarks>
    public static Task<Made<SavedSearch>> Handle(Body<NewSavedSearch> body, Act act, FitDatabase database, SavedSearchWatch watch) => database.Write(act, async write =>
    {
        var account = act.AccountId!.Value;
        var asked = body.Valid();
        var query = SearchAddress.Write(SearchAddress.Read(asked.Query ?? ""));
        if (await SavedSearchTable.FindSame(write, account, query) is { } same)
        {
            throw Problems.AlreadyThere(
                new("Diese Suche haben Sie schon gespeichert.", "You have saved this search already."), $"/v1/saved-searches/{same}");
        }

        if (await SavedSearchTable.CountOf(write, account) >= Most)
        {
            throw Problems.StateConflict(
                new($"Sie haben schon {Most} Suchen gespeichert. Löschen Sie zuerst eine, die Sie nicht mehr brauchen.", $"You have saved {Most} searches already. Delete one first that you no longer need."),
                "full",
                ["removeSavedSearch"]);
        }

        var row = new SavedSearchRow { Id = write.NewId(), Version = 1, Name = asked.Name.Trim(), Query = query, Notify = asked.Notify ?? false, CreatedAt = write.Now };
        await SavedSearchTable.Add(write, account, row, Outbox.CurrentLanguage);
        if (row.Notify)
        {
            await watch.Begin(write, row);
        }

        return new Made<SavedSearch>(row.Show(), $"/v1/saved-searches/{row.Id}", row.Version);
    });
}

/// <summary>Which searches do I keep, and what do they find?</summary>
internal static class ReadSavedSearches
{
    /// <summary>List the own saved searches</summary>
    /// <remarks>Of the signed-in account, newest first, each with the number of services it finds now.</remarks>
    public static async Task<Listing<Page<SavedSearch>, SavedSearch>> List(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, CurrentCatalogue catalogue)
    {
        var index = catalogue.Index;
        var rows = await database.Read(sql => SavedSearchTable.All(sql, act.AccountId!.Value));
        return Listing.Of([.. rows.Select(row => row.Show(index))], search => new SortKey(-search.CreatedAt.UtcTicks, "", search.Id.ToString()), cursors.Read(http), page.Take);
    }

    /// <summary>Show one of the own saved searches</summary>
    /// <remarks>What it finds is the answer of <c>GET /v1/services</c> with its <c>query</c>.</remarks>
    /// <param name="id">Id of the saved search.</param>
    public static Task<Found<SavedSearch>> One(Guid id, Act act, FitDatabase database) => database.Read(async sql =>
    {
        var row = await SavedSearchTable.Find(sql, act.AccountId!.Value, id) ?? throw Problems.NotFound();
        return new Found<SavedSearch>(row.Show(), row.Version);
    });
}

/// <summary>Calling a search something else, and whether to be told.</summary>
internal static class ChangeSavedSearch
{
    /// <summary>Change one of the own saved searches</summary>
    /// <remarks>Its name, and whether a mail tells of what is new. A merge patch: what is absent stays.</remarks>
    /// <param name="id">Id of the saved search.</param>
    public static Task<Found<SavedSearch>> Handle(Guid id, IfMatch ifMatch, Body<SavedSearchPatch> body, Act act, FitDatabase database, SavedSearchWatch watch) =>
        database.Write(act, async write =>
        {
            var account = act.AccountId!.Value;
            var row = await SavedSearchTable.Find(write, account, id) ?? throw Problems.NotFound();
            ifMatch.Check(row.Version);
            var wanted = body.ValidPatchOf(new SavedSearchPatch { Name = row.Name, Notify = row.Notify });
            var changed = row with { Version = row.Version + 1, Name = wanted.Name!.Trim(), Notify = wanted.Notify ?? false };
            if (changed.Name == row.Name && changed.Notify == row.Notify)
            {
                return new Found<SavedSearch>(row.Show(), row.Version);
            }

            await SavedSearchTable.Change(write, account, row, changed.Name, changed.Notify, Outbox.CurrentLanguage);
            if (changed.Notify && !row.Notify)
            {
                await watch.Begin(write, changed);
            }

            return new Found<SavedSearch>(changed.Show(), changed.Version);
        });
}

/// <summary>No longer keeping a search.</summary>
internal static class RemoveSavedSearch
{
    /// <summary>Remove one of the own saved searches</summary>
    /// <remarks>No mail tells of it any more.</remarks>
    /// <param name="id">Id of the saved search.</param>
    public static Task<Gone> Handle(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var account = act.AccountId!.Value;
        var row = await SavedSearchTable.Find(write, account, id) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        await SavedSearchTable.Remove(write, account, id);
        return new Gone();
    });
}

/// <summary>Rules of <see cref="NewSavedSearch"/>.</summary>
internal sealed class NewSavedSearchValidator : AbstractValidator<NewSavedSearch>
{
    public NewSavedSearchValidator()
    {
        RuleFor(search => search.Name).Given().AtMost(80).OneLine();
        RuleFor(search => search.Query).AtMost(SearchAddress.Longest).DependentRules(() => RuleFor(search => search.Query).Custom((query, context) =>
        {
            var errors = SearchAddress.Errors(query ?? "");
            if (errors.Count > 0)
            {
                context.AddFailure(new ValidationFailure(nameof(NewSavedSearch.Query), string.Join(' ', errors.Select(error => $"{error.Parameter}: {error.Detail}")))
                {
                    ErrorCode = errors[0].Code,
                });
            }
            else if (SearchAddress.Write(SearchAddress.Read(query ?? "")).Length > SearchAddress.Longest)
            {
                context.AddFailure(new ValidationFailure(nameof(NewSavedSearch.Query), new Sentence(
                    "Diese Suche ist zu lang. Wählen Sie weniger Filter.", "This search is too long. Choose fewer filters.").ToString())
                {
                    ErrorCode = InputErrorCodes.TooLong,
                });
            }
        }));
    }
}

/// <summary>Rules of <see cref="SavedSearchPatch"/>.</summary>
internal sealed class SavedSearchPatchValidator : AbstractValidator<SavedSearchPatch>
{
    public SavedSearchPatchValidator() => RuleFor(search => search.Name).Given().AtMost(80).OneLine();
}
