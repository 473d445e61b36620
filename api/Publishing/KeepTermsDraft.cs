using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Api.Terms;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Publishing;

/// <summary>The next terms of an offer, while its provider writes them: seen by nobody else.</summary>
internal static class KeepTermsDraft
{
    /// <summary>Show the draft of terms</summary>
    /// <remarks>For the organisation that provides the service. Until somebody changes the draft it says what the newest version says; of an offer without terms it is empty.</remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Found<TermsDraft>> One(Guid id, Act act, FitDatabase database, TimeProvider clock) => database.Read(async sql =>
    {
        await OfferTable.OfProvider(sql, id, act, BerlinTime.Today(clock));
        var kept = await TermsDraftTable.Read(sql, id);
        return new Found<TermsDraft>(kept.Draft, kept.Draft.Version);
    });

    /// <summary>Change the draft of terms</summary>
    /// <remarks>
    /// A merge patch: a section that is absent stays, one that is null is taken away, a list is replaced as a whole. Texts may be empty;
    /// what is still missing tells `GET …/terms-draft/check`. Where another version was published since the draft was begun, such as by the
    /// re-set of prices, a change bases the draft on that version, although nothing of the draft becomes other than it was.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Found<TermsDraft>> Change(Guid id, IfMatch ifMatch, Body<TermsSections> body, Act act, FitDatabase database, TimeProvider clock) => database.Write(act, async write =>
    {
        var offer = await OfferTable.OfProvider(write, id, act, BerlinTime.Today(clock));
        var kept = await TermsDraftTable.Read(write, id);
        ifMatch.Check(kept.Draft.Version);
        var before = TermsDraftTable.Written(kept.Draft);
        var wanted = body.ValidPatchOf(kept.Draft.ToSections());
        KeepOffers.RequireOpen(Names.Parse<ServiceState>(offer.ServiceState));
        var after = TermsDraftTable.Written(wanted);
        var newest = (await TermsDraftTable.Newest(write, id))?.Version;
        if (before == after && kept.Draft.BasedOn == newest)
        {
            return new Found<TermsDraft>(kept.Draft, kept.Draft.Version);
        }

        if (after.Length > TermsDraftTable.LargestContent)
        {
            throw Problems.Invalid(Problems.Member("", InputErrorCodes.TooLong, new(
                $"Die Konditionen sind zusammen zu lang. Kürzen Sie auf höchstens {TermsDraftTable.LargestContent} Zeichen.",
                $"The terms are too long as a whole. Shorten them to at most {TermsDraftTable.LargestContent} characters.")));
        }

        await TermsDraftTable.Save(write, id, newest, wanted, act.AccountId);
        await OfferTable.Touch(write, id);
        var changed = await TermsDraftTable.Read(write, id);
        return new Found<TermsDraft>(changed.Draft, changed.Draft.Version);
    });

    /// <summary>Give the draft of terms up</summary>
    /// <remarks>From then on it says again what the newest version says.</remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Gone> Discard(Guid id, IfMatch ifMatch, Act act, FitDatabase database, TimeProvider clock) => database.Write(act, async write =>
    {
        await OfferTable.OfProvider(write, id, act, BerlinTime.Today(clock));
        ifMatch.Check((await TermsDraftTable.Read(write, id)).Draft.Version);
        await TermsDraftTable.Empty(write, id);
        return new Gone();
    });

    /// <summary>Tell what the draft of terms lacks</summary>
    /// <remarks>What is missing or wrong before it can be published, each with its place. A complete one is what a contract can be made of.</remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Told<TermsDraftCheck>> Check(Guid id, Act act, FitDatabase database, TimeProvider clock) => database.Read(async sql =>
    {
        await OfferTable.OfProvider(sql, id, act, BerlinTime.Today(clock));
        var draft = (await TermsDraftTable.Read(sql, id)).Draft;
        IReadOnlyList<InputError> missing = [.. PublishTerms.Outdated(draft, await TermsDraftTable.Newest(sql, id)), .. TermsDraftRules.Missing(draft)];
        return new Told<TermsDraftCheck>(new TermsDraftCheck { Ready = missing.Count == 0, Missing = missing });
    });

    /// <summary>Compare the draft of terms with the version in force</summary>
    /// <remarks>
    /// Clause by clause, as two published versions are compared; with the newest version where none is in force yet. What the draft does not
    /// say yet counts as removed. 404 while the offer has no published terms.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Told<TermsComparison>> Compare(Guid id, Act act, FitDatabase database, TimeProvider clock) => database.Read(async sql =>
    {
        var today = BerlinTime.Today(clock);
        await OfferTable.OfProvider(sql, id, act, today);
        var newest = await TermsDraftTable.Newest(sql, id) ?? throw Problems.NotFound();
        var before = await TermsDraftTable.InForce(sql, id, today) ?? newest;
        var draft = (await TermsDraftTable.Read(sql, id)).Draft;
        return new Told<TermsComparison>(CompareTerms.Of(
            id,
            new TermsVersion { Version = before.Version, ValidFrom = before.ValidFrom, ValidUntil = before.Version == newest.Version ? null : newest.ValidFrom.AddDays(-1), Provenance = before.Content.Provenance },
            new TermsSections(before.Content),
            new TermsVersion { Version = newest.Version + 1, ValidFrom = PublishTerms.Earliest(newest, today), Provenance = Provenance.Declared },
            draft));
    });

    /// <summary>Tell what the draft of terms would mean for those who have adopted</summary>
    /// <remarks>
    /// Everybody with a running adoption and the version it has agreed to: it keeps that version until the adoption ends or it consents.
    /// Where the price sheet changes, what each would pay before and after if all consented.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static async Task<Told<TermsEffects>> Effects(
        Guid id, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, TimeProvider clock)
    {
        var today = BerlinTime.Today(clock);
        var (draft, newest, running, adopters) = await database.Read(async sql =>
        {
            await OfferTable.OfProvider(sql, id, act, today);
            var offer = catalogue.Index.FindOffer(id);
            return (
                (await TermsDraftTable.Read(sql, id)).Draft,
                await TermsDraftTable.Newest(sql, id),
                await RunningAdoptions.Read(sql, id, register.Current),
                offer is { } known ? await Adopters.Read(sql, known, register.Current) : null);
        });
        var from = PublishTerms.Earliest(newest, today);
        return new(new TermsEffects
        {
            Offer = id,
            TermsVersion = (newest?.Version ?? 0) + 1,
            EarliestFrom = from,
            Differences = newest is null ? null : CompareTerms.Differences(new TermsSections(newest.Content), draft),
            NeedsConsent = running.Count > 0,
            Adopters = [.. running.Select(adopter => adopter.Show())],
            Prices = catalogue.Index.FindOffer(id) is { } priced && adopters is not null
                ? Prices(priced, adopters, draft.PriceSheet, from, today, AskCost.Sources(register, catalogue, reference))
                : null,
        });
    }

    /// <summary>What the sheet of the draft changes in the first year it could apply to; nothing where it stays, or where nothing can be computed from it yet.</summary>
    private static PriceSheetEffect? Prices(CatalogueOffer offer, Adopters adopters, PriceSheet? sheet, DateOnly from, DateOnly today, CostSources sources)
    {
        if (sheet is null || TermsDraftRules.MissingOfSheet(sheet).Any(error => error.Pointer != TermsDraftRules.Nature))
        {
            return null;
        }

        // A year is reckoned by the terms of its 1 January.
        var year = from is { Month: 1, Day: 1 } ? from.Year : from.Year + 1;
        var applies = OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, new DateOnly(year, 1, 1));
        return applies is null || CompareTerms.Differences(new TermsSections { PriceSheet = applies.PriceSheet }, new TermsSections { PriceSheet = sheet }) == 0
            ? null
            : PriceSheetEffects.Of(sources, offer, adopters, sheet, year, today, contractedOn: null);
    }
}

/// <summary>A running adoption of an offer.</summary>
/// <param name="Organisation">Who has adopted.</param>
/// <param name="State">How far it is.</param>
/// <param name="Since">The day of the contract.</param>
/// <param name="TermsVersion">The version it has agreed to.</param>
internal sealed record AdoptionOnTerms(Contracts.Organisations.Organisation Organisation, AdoptionState State, DateOnly Since, int TermsVersion)
{
    public TermsAdopter Show() => new()
    {
        Organisation = Organisation.ToRef(),
        State = State,
        Since = Since,
        TermsVersion = TermsVersion,
        Told = Organisation.Mailbox is not null,
    };
}

/// <summary>Who has adopted an offer and still uses it.</summary>
internal static class RunningAdoptions
{
    [StringSyntax("Sql")]
    private const string Select = """
        select a.adopter_id, a.state, a.state_since, a.terms_version,
          (select min(e.at) from adoption_events e where e.adoption_id = a.id and e.state = 'contracted') as contracted_at
        from adoptions a
        where a.offer_id = @offerId and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant', 'terminating')
        order by a.id
        """;

    private sealed record Row
    {
        public required Guid AdopterId { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset StateSince { get; init; }

        public required int TermsVersion { get; init; }

        public DateTimeOffset? ContractedAt { get; init; }
    }

    /// <summary>By ARS; who has none, such as the Bund, comes first.</summary>
    public static async Task<IReadOnlyList<AdoptionOnTerms>> Read(Sql sql, Guid offerId, OrganisationRegister.Snapshot register) =>
    [
        .. (await sql.Rows<Row>(Select, new { offerId }))
            .Select(row => new AdoptionOnTerms(
                register.Find(row.AdopterId)!,
                Names.Parse<AdoptionState>(row.State),
                BerlinTime.DateOf(row.ContractedAt ?? row.StateSince),
                row.TermsVersion))
            .OrderBy(adoption => adoption.Organisation.Ars, StringComparer.Ordinal)
            .ThenBy(adoption => adoption.Organisation.Id),
    ];
}
