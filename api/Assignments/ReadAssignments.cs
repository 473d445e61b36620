using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Assignments;

/// <summary>How far are our assignments, and who got what?</summary>
internal static class ReadAssignments
{
    /// <summary>Errors that a list shows of each assignment; the assignment itself lists them all.</summary>
    public const int ErrorsInLists = 10;

    /// <summary>List assignments</summary>
    /// <remarks>Those of the organisation acted for, newest first; of the errors of each the first ten.</remarks>
    public static async Task<Listing<Page<Assignment>, Assignment>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, AssignmentView view, LedgerFollowers followers)
    {
        var from = cursors.Read(http);
        var place = Keyset.At(from);
        object Parameters(int take) => new { organisation = act.For.Id, at = place.At, id = place.Id, take };
        return await database.Read(async sql =>
        {
            var rows = await sql.Rows<AssignmentRow>(from is { Backwards: true } ? AssignmentTable.Backwards : AssignmentTable.Forwards, Parameters(page.Take + 1));
            int? total = page.IncludeTotal == true ? await sql.Value<int>(AssignmentTable.Count, new { organisation = act.For.Id }) : null;
            await followers.CatchUp(sql);
            var slice = Slice<AssignmentRow>.OfRows(rows, row => Keyset.Key(row.PreparedAt, row.Id), from, page.Take, total);
            var items = new List<Assignment>(slice.Items.Count);
            foreach (var row in slice.Items)
            {
                items.Add(await view.Show(sql, row, ErrorsInLists));
            }

            return Listing.Of(new Slice<Assignment>(items, slice.Keys, slice.HasPrevious, slice.HasNext, slice.Total), () => All(act, database, view));
        });
    }

    /// <summary>Show an assignment</summary>
    /// <remarks>How far it is, by state and by the number of Kommunen whose documents are made; and when it failed, why, by line.</remarks>
    /// <param name="id">Id of the assignment.</param>
    public static async Task<Found<Assignment>> One(Guid id, Act act, FitDatabase database, AssignmentView view, LedgerFollowers followers)
    {
        // Whoever reads here that it is done finds the adoptions with the next request, on every instance.
        var (row, shown) = await database.Read(async sql =>
        {
            var found = await AssignmentTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
            await followers.CatchUp(sql);
            return (found, await view.Show(sql, found));
        });
        return new(shown, row.Version);
    }

    /// <summary>List what can be done with an assignment</summary>
    /// <remarks>The acts possible from its state, whether the caller may do each, and what is missing.</remarks>
    /// <param name="id">Id of the assignment.</param>
    public static Task<Told<AssignmentTransitions>> Transitions(Guid id, Act act, HttpContext http, FitDatabase database) => database.Read(async sql =>
    {
        var row = await AssignmentTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return new Told<AssignmentTransitions>(new AssignmentTransitions
        {
            State = row.Stage,
            Transitions = [.. AssignmentLifeCycle.From(row.Stage).Select(possible => Show(possible, row, act))],
        });
    });

    /// <summary>List the Kommunen of an assignment</summary>
    /// <remarks>In the order of the list, with the adoption of each once it is done.</remarks>
    /// <param name="id">Id of the assignment.</param>
    public static async Task<Listing<Page<AssignedKommune>, AssignedKommune>> Kommunen(
        Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register, LedgerFollowers followers)
    {
        var rows = await database.Read(async sql =>
        {
            _ = await AssignmentTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
            await followers.CatchUp(sql);
            return await AssignmentTable.Recipients(sql, id);
        });
        var snapshot = register.Current;
        var kommunen = rows.Select(row =>
        {
            var organisation = snapshot.Find(row.OrganisationId)!;
            return new AssignedKommune
            {
                Line = row.Line,
                Organisation = organisation.ToRef(),
                Ars = organisation.Ars,
                Inhabitants = organisation.Inhabitants?.Count,
                FirstYear = row.FirstYear is { } cents ? Money.OfCents(cents) : null,
                Adoption = row.AdoptionId,
            };
        }).ToList();
        return Listing.Of(kommunen, kommune => new SortKey(kommune.Line, "", ""), cursors.Read(http), page.Take);
    }

    private static AssignmentTransition Show(AssignmentAct possible, AssignmentRow row, Act act)
    {
        var roles = AssignmentLifeCycle.RolesFor(possible, row);
        var isOwnWork = possible == AssignmentAct.Release && row.PreparedBy == act.AccountId;
        return new AssignmentTransition
        {
            Act = possible,
            Href = $"/v1/assignments/{row.Id}/{(possible == AssignmentAct.Release ? "releases" : "cancellations")}",
            Roles = roles,
            Allowed = roles.All(act.Has) && !isOwnWork,
            Missing = isOwnWork ? [MoveAssignment.NotByPreparer()] : [],
        };
    }

    private static async IAsyncEnumerable<Assignment> All(Act act, FitDatabase database, AssignmentView view)
    {
        await foreach (var row in database.All<AssignmentRow>(AssignmentTable.Forwards, new { organisation = act.For.Id, at = (DateTimeOffset?)null, id = (Guid?)null, take = int.MaxValue }))
        {
            yield return await database.Read(sql => view.Show(sql, row, ErrorsInLists));
        }
    }
}

/// <summary>Turns rows into what the API answers.</summary>
internal sealed class AssignmentView(CurrentCatalogue catalogue, OrganisationRegister register)
{
    private const int MostErrors = 2_500;

    public async Task<Assignment> Show(Sql sql, AssignmentRow row, int mostErrors = MostErrors)
    {
        var offer = catalogue.Index.FindOffer(row.OfferId)!.Value;
        return new Assignment
        {
            Id = row.Id,
            Version = row.Version,
            State = row.Stage,
            Assigner = register.Current.Ref(row.AssignerId),
            Service = offer.Entry.Service.Slug,
            ServiceName = offer.Entry.Service.Name,
            Offer = row.OfferId,
            OfferName = offer.Offer.Name,
            TermsVersion = row.TermsVersion,
            Start = row.StartMonth,
            BindingUntil = row.BindingUntil,
            LegalBasis = row.LegalBasis,
            Kommunen = row.Kommunen,
            DocumentsMade = row.DocumentsMade,
            PreparedAt = row.PreparedAt,
            PreparedBy = row.Preparer,
            ReleasedAt = row.ReleasedAt,
            ReleasedBy = row.Releaser,
            EndedAt = row.EndedAt,
            Failure = row.Failure,
            Errors = await AssignmentTable.Errors(sql, row, mostErrors),
            ErrorCount = row.ErrorCount,
        };
    }
}
