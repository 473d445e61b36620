using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>Releasing a revision: what everybody reads from then on.</summary>
internal static class PublishRevision
{
    /// <summary>Publish a revision</summary>
    /// <remarks>
    /// By an approver of the operator, never by who submitted it, under no organisation (403 `fourEyes`). At once, or on a day to come: then
    /// it is `scheduled` and the clock publishes it. The reason of each MUSS that is not met has to be accepted by name. The revision that was
    /// public becomes `superseded`. Of a suspended service it stays hidden until the service is resumed. `If-Match` names the `ETag` of the
    /// open revision.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<ServiceRevision>> Handle(
        string slug, IfMatch ifMatch, Body<NewPublication> body, Act act, FitDatabase database, RevisionView view, TimeProvider clock) => database.Write(act, async write =>
    {
        var (listing, row) = await Listings.Open(write, slug, RevisionAct.Publish, ifMatch, act);
        var asked = body.Valid();
        if (row.SubmittedBy == act.AccountId)
        {
            throw Problems.FourEyes();
        }

        var today = BerlinTime.Today(clock);
        RequireDay(asked.PublishOn, today);
        RequireReasons(asked.AcceptedReasons, ListingGates.Reasoned(ListingContent.Read(row.Content), await RequirementCatalogueTable.Muss(write)));
        MoveRevision.RequireGates(await Listings.Check(write, row));
        await RevisionTable.Accept(write, row, asked.AcceptedReasons, act.AccountId);
        if (asked.PublishOn is { } day && day > today)
        {
            await RevisionTable.Move(write, listing, row, RevisionState.Scheduled, act.AccountId, day);
            await RevisionTable.AddEvent(write, listing.Id, row.Number, RevisionAct.Publish, RevisionState.Scheduled, act);
            write.Record("revision.scheduled", $"service/{listing.Id}", ("revision", row.Number), ("publishOn", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
        else
        {
            await Publish(write, listing, row, act);
        }

        return await view.After(write, slug, row.Number, act);
    });

    /// <summary>Makes a revision public; without an act by the clock.</summary>
    public static async Task Publish(Write write, ListingRow listing, RevisionRow row, Act? act)
    {
        await RevisionTable.Publish(write, row, act?.AccountId);
        await RevisionTable.AddEvent(write, listing.Id, row.Number, RevisionAct.Publish, RevisionState.Published, act);
        await SharedNames.Learn(write, ListingContent.Read(row.Content));
        write.Record("service.published", $"service/{listing.Id}", ("service", listing.Id.ToString()), ("revision", row.Number));
        await Outbox.Add(write, MailKind.RevisionPublished, row.SubmittedByEmail, MoveRevision.MailOf(listing, row));
    }

    /// <summary>What keeps who submitted a revision from publishing it.</summary>
    public static InputError NotBySubmitter() => Problems.Member("", InputErrorCodes.FourEyes, new(
        "Sie haben diese Fassung eingereicht. Veröffentlichen muss sie jemand anderes.", "You submitted this revision. Somebody else has to publish it."));

    private static void RequireDay(DateOnly? day, DateOnly today)
    {
        if (day is { } given && (given < today || given > today.AddYears(1)))
        {
            throw Problems.Invalid(Problems.Member("/publishOn", InputErrorCodes.OutOfRange, new(
                $"Geben Sie einen Tag vom {today:dd.MM.yyyy} bis zum {today.AddYears(1):dd.MM.yyyy} an, oder keinen, um sofort zu veröffentlichen.",
                $"Give a day from {today:yyyy-MM-dd} to {today.AddYears(1):yyyy-MM-dd}, or none to publish at once.")));
        }
    }

    /// <summary>All reasons have to be accepted, and only such as there are.</summary>
    private static void RequireReasons(IReadOnlyList<string> accepted, IReadOnlyList<string> reasoned)
    {
        var errors = new List<InputError>();
        for (var place = 0; place < accepted.Count; place++)
        {
            if (!reasoned.Contains(accepted[place], StringComparer.Ordinal))
            {
                errors.Add(Problems.Member($"/acceptedReasons/{place}", InputErrorCodes.DoesNotExist, new(
                    "Zu dieser Anforderung gibt es keine Begründung anzunehmen.", "There is no reason to accept for this requirement.")));
            }
        }

        var missing = reasoned.Except(accepted, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            errors.Add(Problems.Member("/acceptedReasons", InputErrorCodes.Required, new(
                $"Nehmen Sie die Begründung jedes nicht erfüllten MUSS an, oder geben Sie den Eintrag zurück. Es fehlen: {string.Join(", ", missing)}.",
                $"Accept the reason of each MUSS that is not met, or return the listing. Missing: {string.Join(", ", missing)}.")));
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }
    }
}

/// <summary>Rules of <see cref="NewPublication"/>.</summary>
internal sealed class NewPublicationValidator : AbstractValidator<NewPublication>
{
    public NewPublicationValidator()
    {
        RuleFor(publication => publication.AcceptedReasons).Most(500).EachOnce();
        RuleForEach(publication => publication.AcceptedReasons).Given().AtMost(60).OneLine();
    }
}
