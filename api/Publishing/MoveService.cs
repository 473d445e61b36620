using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>Suspending, resuming and ending a service. Adopters are told by mail; reasons are public.</summary>
internal static class MoveService
{
    [StringSyntax("Sql")]
    private const string SuspendOne = """
        update services
        set version = version + 1, state = 'suspended', suspended_at = @now, suspended_by = @side, suspended_revision = published_revision,
          suspension_reason = @reason, suspension_salt = @salt, changed_at = @now
        where id = @id and version = @version
        """;

    // The reason stays in its row, without being shown, as long as no other takes its place: the ledger holds a digest of it.
    [StringSyntax("Sql")]
    private const string ResumeOne = """
        update services
        set version = version + 1, state = 'published', suspended_at = null, suspended_by = null, suspended_revision = null, changed_at = @now
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string RetireOne = """
        update services
        set version = version + 1, state = 'retiring', suspended_at = null, suspended_by = null, suspended_revision = null, open_revision = null,
          ends_on = @endsOn, end_reason = @reason, end_salt = @salt, successor_id = @successor, changed_at = @now
        where id = @id and version = @version
        """;

    [StringSyntax("Sql")]
    private const string SelectConcerned = """
        select distinct adopter_id
        from adoptions
        where service_id = @serviceId
          and state in ('interest', 'coordination', 'agreed', 'offered', 'lapsed', 'contracted', 'onboarding', 'testing', 'live', 'dormant', 'terminating')
        """;

    /// <summary>Suspend a service</summary>
    /// <remarks>
    /// By an approver of its provider or of the operator. Running adoptions go on, no new ones start; the reason is public, and everybody who
    /// uses the service or has asked for it is told by mail. `If-Match` names the `ETag` of the service.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<Service>> Suspend(
        string slug, IfMatch ifMatch, Body<NewSuspension> body, Act act, FitDatabase database, OrganisationRegister register) => database.Write(act, async write =>
    {
        var listing = await Listings.OfParty(write, slug, act);
        ifMatch.Check(listing.Version);
        var reason = body.Valid().Reason;
        Listings.Require(listing, ServiceAct.Suspend);
        var side = Listings.SideOf(listing, act)!.Value.Name();
        var digest = Digest.Of(reason);
        Require(await write.Execute(SuspendOne, new { id = listing.Id, version = listing.Version, now = write.Now, side, reason, salt = digest.Salt }));
        write.Record("service.suspended", $"service/{listing.Id}", ("service", listing.Id.ToString()), ("by", side), ("reason", digest.Value));
        var service = await After(write, listing, register);
        await Tell(write, listing, MailKind.ServiceSuspended, new MailContent { Services = [new MailedService(service.Name, slug)], Reason = reason }, register);
        return new Found<Service>(service, service.Version);
    });

    /// <summary>Resume a suspended service</summary>
    /// <remarks>
    /// Only by an approver of the side that suspended it. Has no body. What was published meanwhile is shown from now on, and everybody
    /// concerned is told by mail. `If-Match` names the `ETag` of the service.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<Service>> Resume(string slug, IfMatch ifMatch, Act act, FitDatabase database, OrganisationRegister register) => database.Write(act, async write =>
    {
        var listing = await Listings.OfParty(write, slug, act);
        ifMatch.Check(listing.Version);
        Listings.Require(listing, ServiceAct.Resume);
        if (Listings.SideOf(listing, act)!.Value.Name() != listing.SuspendedBy)
        {
            throw Problems.OtherSideSuspended();
        }

        Require(await write.Execute(ResumeOne, new { id = listing.Id, version = listing.Version, now = write.Now }));
        write.Record("service.resumed", $"service/{listing.Id}", ("service", listing.Id.ToString()));
        var service = await After(write, listing, register);
        await Tell(write, listing, MailKind.ServiceResumed, new MailContent { Services = [new MailedService(service.Name, slug)] }, register);
        return new Found<Service>(service, service.Version);
    });

    /// <summary>Announce the end of a service</summary>
    /// <remarks>
    /// By an approver of its provider. The last day is not earlier than the longest notice in force, see `GET …/effects`. Every running
    /// adoption becomes `terminating` with that date: `adoptions` says how many were seen, so that nobody ends more. Everybody concerned is
    /// told by mail; an open revision is discarded, and there are no further ones. After that day the service is `retired`: readable at its
    /// address, out of search unless `includeRetired` asks for it. `If-Match` names the `ETag` of the service.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Found<Service>> Retire(
        string slug, IfMatch ifMatch, Body<NewRetirement> body, Act act, FitDatabase database, OrganisationRegister register, ContractEnd end, TimeProvider clock) => database.Write(act, async write =>
    {
        var listing = await Listings.OfProvider(write, slug, act);
        ifMatch.Check(listing.Version);
        var asked = body.Valid();
        Listings.Require(listing, ServiceAct.Retire);
        var running = await ServiceEffects.Running(write, listing.Id);
        RequireDay(asked.EndsOn, ServiceEffects.EarliestEnd(running, BerlinTime.Today(clock)));
        var successor = await Successor(write, listing, asked.Successor);
        RequireSeen(listing, asked.Adoptions, running.Count);
        if (listing.OpenRevision is { } number && await RevisionTable.Find(write, listing.Id, number, new Viewer(listing.ProviderId, IsOperator: false)) is { } open)
        {
            await RevisionTable.Move(write, listing, open, RevisionState.Discarded, act.AccountId);
            await RevisionTable.AddEvent(write, listing.Id, open.Number, RevisionAct.Discard, RevisionState.Discarded, act);
        }

        var digest = Digest.Of(asked.Reason);
        Require(await write.Execute(RetireOne, new { id = listing.Id, version = listing.Version, now = write.Now, endsOn = asked.EndsOn, reason = asked.Reason, salt = digest.Salt, successor = successor?.Id }));
        write.Record(
            "service.retiring",
            $"service/{listing.Id}",
            ("service", listing.Id.ToString()),
            ("endsOn", asked.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("successor", successor?.Id.ToString()),
            ("adoptions", running.Count),
            ("reason", digest.Value));
        await TerminationRights.Give(write, running.Select(adoption => adoption.Id), TerminationRightKind.Retirement, asked.EndsOn, asked.EndsOn, used: true);
        await end.Retire(write, listing.Id, asked.EndsOn, asked.Reason, act);
        var service = await After(write, listing, register);
        await Tell(write, listing, MailKind.ServiceRetiring, new MailContent
        {
            Services = [new MailedService(service.Name, slug)],
            Reason = asked.Reason,
            EndsOn = asked.EndsOn,
            Successor = successor is { } other ? new MailedService(other.Name, other.Slug) : null,
        }, register);
        return new Found<Service>(service, service.Version);
    });

    /// <summary>The service as everybody reads it after an act.</summary>
    private static async Task<Service> After(Sql sql, ListingRow listing, OrganisationRegister register) =>
        (await CatalogueTable.Read(sql, register.Current, listing.Id))[0].Service;

    /// <summary>Everybody who uses the service or has asked for it.</summary>
    private static async Task Tell(Write write, ListingRow listing, MailKind kind, MailContent content, OrganisationRegister register)
    {
        foreach (var adopter in await write.Rows<Guid>(SelectConcerned, new { serviceId = listing.Id }))
        {
            if (adopter != listing.ProviderId)
            {
                await Notices.Tell(write, adopter, kind, content with { Organisation = register.Current.Ref(adopter).Name });
            }
        }
    }

    private static void RequireDay(DateOnly endsOn, DateOnly earliest)
    {
        var latest = earliest.AddYears(10);
        if (endsOn < earliest || endsOn > latest)
        {
            throw Problems.Invalid(Problems.Member("/endsOn", InputErrorCodes.OutOfRange, new(
                $"Die laufenden Verträge lassen das Ende frühestens am {earliest:dd.MM.yyyy} zu. Geben Sie einen Tag von da an bis zum {latest:dd.MM.yyyy} an.",
                $"The running contracts allow the end from {earliest:yyyy-MM-dd} on. Give a day from then to {latest:yyyy-MM-dd}.")));
        }
    }

    private static void RequireSeen(ListingRow listing, int seen, int running)
    {
        if (seen != running)
        {
            throw Problems.StateConflict(
                new(
                    $"Inzwischen laufen {running} Nachnutzungen, gesehen haben Sie {seen}. Sehen Sie sich die Wirkung noch einmal an.",
                    $"There are {running} running adoptions now, you have seen {seen}. Look at the effect once more."),
                listing.State,
                ["retire"]);
        }
    }

    /// <summary>The service that takes the place: another one that is offered.</summary>
    private static async Task<SuccessorRow?> Successor(Sql sql, ListingRow listing, string? slug)
    {
        if (slug is null)
        {
            return null;
        }

        var other = await RevisionTable.Find(sql, slug, new Viewer(null, IsOperator: false));
        if (other?.ServiceState != ServiceState.Published || other.Id == listing.Id)
        {
            throw Problems.Invalid(Problems.Member("/successor", InputErrorCodes.DoesNotExist, new(
                "Nennen Sie den Kurznamen eines anderen veröffentlichten Dienstes.", "Give the short name of another published service.")));
        }

        var shown = (await RevisionTable.Find(sql, other.Id, other.PublishedRevision!.Value, new Viewer(null, IsOperator: false)))!;
        return new SuccessorRow(other.Id, slug, ListingContent.Read(shown.Content).Name);
    }

    // One writer at a time, and the version was read in this transaction: a row that was not touched is a broken assumption.
    private static void Require(int touched)
    {
        if (touched != 1)
        {
            throw Problems.Stale();
        }
    }

    private sealed record SuccessorRow(Guid Id, string Slug, string Name);
}

/// <summary>Rules of <see cref="NewSuspension"/>.</summary>
internal sealed class NewSuspensionValidator : AbstractValidator<NewSuspension>
{
    public NewSuspensionValidator() => RuleFor(suspension => suspension.Reason).Reason();
}

/// <summary>Rules of <see cref="NewRetirement"/>.</summary>
internal sealed class NewRetirementValidator : AbstractValidator<NewRetirement>
{
    public NewRetirementValidator()
    {
        RuleFor(retirement => retirement.Reason).Reason();
        RuleFor(retirement => retirement.Successor).AtMost(WireFormats.Longest[WireFormats.Slug]).Like(WireFormats.Slug, new(
            "Geben Sie den Kurznamen eines Dienstes an, zum Beispiel digitale-baugenehmigung.", "Give the short name of a service, for instance digitale-baugenehmigung."));
        RuleFor(retirement => retirement.Adoptions).Must(count => count is >= 0 and <= 1_000_000)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie an, wie viele laufende Nachnutzungen Sie gesehen haben.", "Give the number of running adoptions you have seen.").ToString());
    }
}

/// <summary>The rule that public reasons share.</summary>
internal static class PublicReason
{
    private const int Shortest = 10;

    public static IRuleBuilderOptions<T, string?> Reason<T>(this IRuleBuilder<T, string?> rule) => rule
        .Given().AtMost(1000).Plain()
        .Must(text => text is null || text.Trim().Length >= Shortest)
        .WithErrorCode(InputErrorCodes.TooShort)
        .WithMessage(_ => new Sentence($"Begründen Sie es mit mindestens {Shortest} Zeichen; alle lesen die Begründung.", $"Give a reason of at least {Shortest} characters; everybody reads it.").ToString());
}
