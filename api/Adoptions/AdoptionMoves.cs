using System.Text.Json.Nodes;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>What an act changes beside the state.</summary>
/// <param name="Row">The adoption with what is new in it; state, version and due date are set when it is kept.</param>
internal sealed record Moved(AdoptionRow Row)
{
    /// <summary>The reason given; the ledger holds a digest of it.</summary>
    public string? Reason { get; init; }

    /// <summary>More for the ledger: ids, digests, dates.</summary>
    public IReadOnlyList<(string Name, JsonNode? Value)> Data { get; init; } = [];
}

/// <summary>What all acts on adoptions have in common: who may see it, its version, the table, the event, one ledger entry, the mail.</summary>
internal sealed class AdoptionMoves(FitDatabase database, AdoptionNews news, AdoptionView view, CurrentCatalogue catalogue)
{
    /// <summary>The names of the ledger entries.</summary>
    private static readonly Dictionary<AdoptionAct, string> Entries = new()
    {
        [AdoptionAct.ExpressInterest] = "adoption.interestExpressed",
        [AdoptionAct.Forward] = "adoption.forwarded",
        [AdoptionAct.Agree] = "adoption.agreed",
        [AdoptionAct.Decline] = "adoption.declined",
        [AdoptionAct.PrepareOffer] = "adoption.offerPrepared",
        [AdoptionAct.MakeBindingOffer] = "adoption.offered",
        [AdoptionAct.Accept] = "adoption.accepted",
        [AdoptionAct.Lapse] = "adoption.lapsed",
        [AdoptionAct.StartOnboarding] = "adoption.onboardingStarted",
        [AdoptionAct.StartTest] = "adoption.testStarted",
        [AdoptionAct.FailTest] = "adoption.testFailed",
        [AdoptionAct.GoLive] = "adoption.wentLive",
        [AdoptionAct.Pause] = "adoption.paused",
        [AdoptionAct.Resume] = "adoption.resumed",
        [AdoptionAct.AnswerTerms] = "adoption.termsAnswered",
        [AdoptionAct.Withdraw] = "adoption.withdrawn",
        [AdoptionAct.Terminate] = "adoption.terminated",
        [AdoptionAct.End] = "adoption.ended",
    };

    /// <summary>Carries out an act of the caller that moves an adoption, or leaves its state where the table says so.</summary>
    public Task<Found<Adoption>> Do(Guid id, IfMatch ifMatch, Act act, AdoptionAct asked, Func<Write, AdoptionRow, Task<Moved>> change) => database.Write(act, async write =>
    {
        var row = await Find(write, id, ifMatch, act);
        var transition = Transitions.Require(row, asked, act);
        await Transitions.RequireNothingMissing(write, row, asked, act);
        var after = await Keep(write, await change(write, row), asked, transition.To, act);
        return await Show(write, after);
    });

    /// <summary>The adoption as the caller saw it.</summary>
    public static async Task<AdoptionRow> Find(Sql sql, Guid id, IfMatch ifMatch, Act act)
    {
        var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        return row;
    }

    /// <summary>The answer to an act.</summary>
    public async Task<Found<Adoption>> Show(Sql sql, AdoptionRow row) => new(await view.Show(sql, row), row.Version);

    /// <summary>The offer of an adoption.</summary>
    public CatalogueOffer OfferOf(AdoptionRow row) => catalogue.Index.FindOffer(row.OfferId)!.Value;

    /// <summary>
    /// Keeps what an act has changed, with the event in the history, one ledger entry and the mails. Without an act it is the clock's, which
    /// acts for the provider.
    /// </summary>
    /// <param name="write">The transaction of the act.</param>
    /// <param name="moved">What is new.</param>
    /// <param name="done">What was done.</param>
    /// <param name="to">The state it leads to.</param>
    /// <param name="act">Who does it.</param>
    /// <param name="tells">Whether mails go out; not where another act follows at once.</param>
    public async Task<AdoptionRow> Keep(Write write, Moved moved, AdoptionAct done, AdoptionState to, Act? act, bool tells = true)
    {
        var after = After(write, moved, to, await Deadlines.Read(write));
        await AdoptionTable.Save(write, after);
        await Note(write, [(moved, after)], done, to, act, tells);
        return after;
    }

    /// <summary>
    /// The same for many adoptions at once, with as many statements for a thousand as for a few: what follows along a chain or from the clock
    /// changes state, route and days alone.
    /// </summary>
    public async Task KeepAll(Write write, IReadOnlyList<Moved> moved, AdoptionAct done, AdoptionState to, Act? act, bool tells = true)
    {
        if (moved.Count == 0)
        {
            return;
        }

        var deadlines = await Deadlines.Read(write);
        var kept = moved.Select(one => (one, After: After(write, one, to, deadlines))).ToList();
        await AdoptionTable.SaveMoved(write, [.. kept.Select(one => one.After)]);
        await Note(write, kept, done, to, act, tells);
    }

    private static AdoptionRow After(Write write, Moved moved, AdoptionState to, AdoptionDeadlines deadlines)
    {
        var after = moved.Row with { Version = moved.Row.Version + 1, State = to.Name() };
        if (to == moved.Row.Stage)
        {
            return after;
        }

        after = after with { StateSince = write.Now, ConfirmedBy = null };
        return after with { DueOn = deadlines.DueOn(after, BerlinTime.DateOf(write.Now)) };
    }

    private async Task Note(Write write, IReadOnlyList<(Moved Moved, AdoptionRow After)> kept, AdoptionAct done, AdoptionState to, Act? act, bool tells)
    {
        var digests = kept.Select(one => one.Moved.Reason is { } reason ? Digest.Of(reason) : (Digest?)null).ToList();
        await AdoptionTable.AddEvents(
            write, [.. kept.Select((one, place) => (one.After.Id, act?.For.Id ?? one.After.ProviderId, one.Moved.Reason, digests[place]?.Salt))], done, to, act);
        foreach (var ((moved, after), digest) in kept.Zip(digests))
        {
            List<(string Name, JsonNode? Value)> data = [("service", after.ServiceId.ToString()), ("from", moved.Row.State), ("to", to.Name()), .. moved.Data];
            if (digest is { } known)
            {
                data.Add(("reason", known.Value));
            }

            write.Record(Entries[done], $"adoption/{after.Id}", [.. data]);
        }

        if (tells)
        {
            await news.Tell(write, [.. kept.Select(one => (one.After, one.Moved.Reason))], done, act?.For.Id);
        }
    }
}
