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
        var before = moved.Row.Stage;
        var after = moved.Row with { Version = moved.Row.Version + 1, State = to.Name() };
        if (to != before)
        {
            after = after with { StateSince = write.Now, ConfirmedBy = null };
            after = after with { DueOn = (await Deadlines.Read(write)).DueOn(after, BerlinTime.DateOf(write.Now)) };
        }

        await AdoptionTable.Save(write, after);
        var digest = moved.Reason is null ? (Digest?)null : Digest.Of(moved.Reason);
        await AdoptionTable.AddEvent(
            write, after.Id, done, to, act?.For.Id ?? after.ProviderId, act?.Mandate?.Agent.Id, act?.AccountId, moved.Reason, digest?.Salt);
        List<(string Name, JsonNode? Value)> data = [("service", after.ServiceId.ToString()), ("from", before.Name()), ("to", to.Name()), .. moved.Data];
        if (digest is { } known)
        {
            data.Add(("reason", known.Value));
        }

        write.Record(Entries[done], $"adoption/{after.Id}", [.. data]);
        if (tells)
        {
            await news.Tell(write, after, done, act?.For.Id, moved.Reason);
        }

        return after;
    }
}
