using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Api.Terms;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>Making the draft of terms a version that binds.</summary>
internal static class PublishTerms
{
    private const int MostYearsAhead = 5;

    /// <summary>Publish the draft of terms</summary>
    /// <remarks>
    /// By an approver of the organisation that provides the service who did not change the draft last. The version never changes from then
    /// on; the one before ends the day before. Running adoptions keep the version they have agreed to until they end or consent (product
    /// rule of change along the chain); each is told so by mail. `If-Match` names the `ETag` of the draft. Nothing is published that
    /// lacks something: `gatesUnmet` names each place.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Made<OfferTerms>> Handle(
        Guid id, IfMatch ifMatch, Body<NewTermsPublication> body, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue, TimeProvider clock) => database.Write(act, async write =>
    {
        var today = BerlinTime.Today(clock);
        var offer = await OfferTable.OfProvider(write, id, act, today);
        var kept = await TermsDraftTable.Read(write, id);
        ifMatch.Check(kept.Draft.Version);
        var asked = body.Valid();
        KeepOffers.RequireOpen(Names.Parse<ServiceState>(offer.ServiceState));
        var newest = await TermsDraftTable.Newest(write, id);
        RequireDay(asked.ValidFrom, newest, today);
        IReadOnlyList<InputError> missing = [.. Outdated(kept.Draft, newest), .. TermsDraftRules.Missing(kept.Draft)];
        if (missing.Count > 0)
        {
            throw Problems.GatesUnmet(missing);
        }

        if (newest is not null && CompareTerms.Differences(new TermsSections(newest.Content), kept.Draft) == 0)
        {
            throw Problems.AlreadyThere(
                new($"Der Entwurf sagt dasselbe wie Fassung {newest.Version}. Ändern Sie etwas daran.", $"The draft says the same as version {newest.Version}. Change something in it."),
                $"/v1/offers/{id}/terms/{newest.Version}");
        }

        if (kept.ChangedBy == act.AccountId)
        {
            throw Problems.FourEyes(new(
                "Sie haben diesen Entwurf zuletzt geändert. Veröffentlichen muss ihn jemand anderes.",
                "You changed this draft last. Somebody else has to publish it."));
        }

        var version = (newest?.Version ?? 0) + 1;
        var content = TermsDraftRules.Complete(kept.Draft);
        await OfferTable.AddTerms(write, id, version, asked.ValidFrom, content);
        await TermsDraftTable.Empty(write, id);
        await OfferTable.Touch(write, id);
        write.Record(
            "terms.published",
            $"offer/{id}",
            ("service", offer.ServiceId.ToString()),
            ("terms", version),
            ("validFrom", asked.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await TermsProposals.Propose(write, id, version, asked.ValidFrom);
        if (catalogue.Index.FindOffer(id) is { } known)
        {
            await Tell(write, offer, known.Entry.Service.Name, version, asked.ValidFrom, register.Current);
        }

        return new Made<OfferTerms>(
            new OfferTerms(content) { Offer = id, Version = version, ValidFrom = asked.ValidFrom, PublishedAt = write.Now },
            $"/v1/offers/{id}/terms/{version}",
            1);
    });

    /// <summary>The first day a new version could apply.</summary>
    public static DateOnly Earliest(NewestTerms? newest, DateOnly today) => newest is { ValidFrom: var from } && from >= today ? from.AddDays(1) : today;

    /// <summary>Somebody has to look at a draft again that was begun before another version was published: it would take that one back without a word.</summary>
    public static IEnumerable<InputError> Outdated(TermsDraft draft, NewestTerms? newest)
    {
        if (draft.BasedOn != newest?.Version)
        {
            yield return Problems.Member("", InputErrorCodes.Outdated, new(
                $"Seit Beginn des Entwurfs wurde Fassung {newest?.Version} veröffentlicht. Prüfen Sie den Entwurf gegen sie und speichern Sie ihn noch einmal.",
                $"Version {newest?.Version} was published since the draft was begun. Compare the draft with it and save it again."));
        }
    }

    private static void RequireDay(DateOnly validFrom, NewestTerms? newest, DateOnly today)
    {
        var earliest = Earliest(newest, today);
        var latest = today.AddYears(MostYearsAhead);
        if (validFrom < earliest || validFrom > latest)
        {
            throw Problems.Invalid(Problems.Member("/validFrom", InputErrorCodes.OutOfRange, new(
                $"Geben Sie einen Tag vom {earliest:dd.MM.yyyy} bis zum {latest:dd.MM.yyyy} an.", $"Give a day from {earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd}.")));
        }
    }

    /// <summary>Everybody who has adopted is told what is new, and that nothing changes for it without its consent.</summary>
    private static async Task Tell(Write write, KeptOffer offer, string name, int version, DateOnly validFrom, OrganisationRegister.Snapshot register)
    {
        foreach (var adopter in await RunningAdoptions.Read(write, offer.Id, register))
        {
            if (adopter.Organisation.Id != offer.ProviderId)
            {
                await Notices.Tell(write, adopter.Organisation.Id, MailKind.TermsPublished, new MailContent
                {
                    Organisation = adopter.Organisation.Name,
                    Services = [new MailedService(name, offer.Slug)],
                    Terms = new MailedTerms(offer.Name, version, validFrom, adopter.TermsVersion),
                });
            }
        }
    }
}

/// <summary>Rules of <see cref="NewTermsPublication"/>: which days are possible depends on the offer.</summary>
internal sealed class NewTermsPublicationValidator : AbstractValidator<NewTermsPublication>;
