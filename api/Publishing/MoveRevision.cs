using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>From hand to hand: submitting, recalling, taking up, returning.</summary>
internal static class MoveRevision
{
    /// <summary>Submit a draft for review</summary>
    /// <remarks>
    /// Has no body. Needs every gate met: else 409 `gatesUnmet`, whose `errors` name what is missing, each with its place. With `dryRun` the
    /// same is answered and nothing is changed. The operator is told by mail. `If-Match` names the `ETag` of the open revision.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<ServiceRevision>> Submit(
        string slug, IfMatch ifMatch, Act act, FitDatabase database, RevisionView view, OrganisationRegister register) => database.Write(act, async write =>
    {
        var (listing, row) = await Listings.Open(write, slug, RevisionAct.Submit, ifMatch, act);
        RequireGates(await Listings.Check(write, row));
        await TellOperator(write, listing, row, act, register);
        return await Move(write, listing, row, RevisionAct.Submit, "revision.submitted", act, view);
    });

    /// <summary>Recall a submitted revision</summary>
    /// <remarks>By its provider, until the operator has taken it up; also one that waits for its day. Has no body. `If-Match` names the `ETag` of the open revision.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<ServiceRevision>> Recall(string slug, IfMatch ifMatch, Act act, FitDatabase database, RevisionView view) => database.Write(act, async write =>
    {
        var (listing, row) = await Listings.Open(write, slug, RevisionAct.Recall, ifMatch, act);
        return await Move(write, listing, row, RevisionAct.Recall, "revision.recalled", act, view);
    });

    /// <summary>Take up the review of a revision</summary>
    /// <remarks>By an editor of the operator, who then reviews it. Has no body. `If-Match` names the `ETag` of the open revision.</remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<ServiceRevision>> TakeUp(string slug, IfMatch ifMatch, Act act, FitDatabase database, RevisionView view) => database.Write(act, async write =>
    {
        var (listing, row) = await Listings.Open(write, slug, RevisionAct.TakeUp, ifMatch, act);
        return await Move(write, listing, row, RevisionAct.TakeUp, "revision.takenUp", act, view);
    });

    /// <summary>Return a revision to its provider</summary>
    /// <remarks>
    /// With remarks, each at its place; it is a draft then, and who submitted it is told by mail. `If-Match` names the `ETag` of the open
    /// revision.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<ServiceRevision>> Return(
        string slug, IfMatch ifMatch, Body<NewReturn> body, Act act, FitDatabase database, RevisionView view) => database.Write(act, async write =>
    {
        var (listing, row) = await Listings.Open(write, slug, RevisionAct.Return, ifMatch, act);
        var digests = await RevisionTable.AddRemarks(write, row, body.Valid().Remarks);
        await Outbox.Add(write, MailKind.RevisionReturned, row.SubmittedByEmail, MailOf(listing, row) with { More = digests.Count });
        return await Move(write, listing, row, RevisionAct.Return, "revision.returned", act, view, ("remarks", new JsonArray([.. digests.Select(digest => (JsonNode)digest)])));
    });

    /// <summary>A conflict that names what is missing, unless nothing is.</summary>
    public static void RequireGates(ListingCheck check)
    {
        if (!check.Ready)
        {
            throw Problems.GatesUnmet(ListingGates.Unmet(check));
        }
    }

    /// <summary>What a mail to who submitted a revision says of it.</summary>
    public static MailContent MailOf(ListingRow listing, RevisionRow row) => new()
    {
        Person = row.SubmittedByName,
        Services = [new MailedService(ListingContent.Read(row.Content).Name, listing.Slug)],
    };

    /// <summary>The operator is told of each submission.</summary>
    private static Task TellOperator(Write write, ListingRow listing, RevisionRow row, Act act, OrganisationRegister register) => register.Current.Operator is { } desk
        ? Notices.Tell(write, desk.Id, MailKind.RevisionSubmitted, MailOf(listing, row) with { Person = null, Organisation = act.For.Name })
        : Task.CompletedTask;

    private static async Task<Found<ServiceRevision>> Move(
        Write write, ListingRow listing, RevisionRow row, RevisionAct done, string type, Act act, RevisionView view, params (string, JsonNode?)[] data)
    {
        var to = ListingLifeCycle.Of(done).To;
        await RevisionTable.Move(write, listing, row, to, act.AccountId);
        await RevisionTable.AddEvent(write, listing.Id, row.Number, done, to, act);
        write.Record(type, $"service/{listing.Id}", [("revision", row.Number), .. data]);
        var after = row with { Version = row.Version + 1, State = to.Name() };

        // What is given back is its provider's again: the operator does not read on, but hears what it did.
        return done == RevisionAct.Return && listing.ProviderId != act.For.Id
            ? new Found<ServiceRevision>(await view.Show(write, listing, after with { PublishOn = null }, act), after.Version)
            : await view.After(write, listing.Slug, row.Number, act);
    }
}

/// <summary>Rules of <see cref="NewReturn"/>.</summary>
internal sealed class NewReturnValidator : AbstractValidator<NewReturn>
{
    public NewReturnValidator()
    {
        RuleFor(asked => asked.Remarks).Most(100)
            .Must(remarks => remarks is null || remarks.Count > 0)
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Sagen Sie, was zu ändern ist.", "Say what is to be changed.").ToString());
        RuleForEach(asked => asked.Remarks).SetValidator(new RemarkValidator());
    }
}

/// <summary>Rules of <see cref="Remark"/>.</summary>
internal sealed class RemarkValidator : AbstractValidator<Remark>
{
    private const int LongestPointer = 400;

    public RemarkValidator()
    {
        RuleFor(remark => remark.Pointer).AtMost(LongestPointer).OneLine()
            .Must(pointer => string.IsNullOrEmpty(pointer) || pointer[0] == '/')
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence(
                "Nennen Sie die Stelle als JSON Pointer, zum Beispiel /reuseConcept/operation, oder leer für den Eintrag im Ganzen.",
                "Name the place as a JSON Pointer, for instance /reuseConcept/operation, or empty for the listing as a whole.").ToString());
        RuleFor(remark => remark.Text).Given().AtMost(2000).Plain();
        RuleFor(remark => remark.At).Must(at => at is null)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Wann die Anmerkung gemacht wird, sagt der Store.", "When the remark is made is said by the store.").ToString());
    }
}
