using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>The offers of a service as its provider keeps them: with what is not public yet.</summary>
internal static class KeepOffers
{
    private const int MostOffers = 20;

    /// <summary>List the offers of a service of one's own</summary>
    /// <remarks>
    /// For the provider and the operator: also those without published terms, which nobody else sees. The draft of the next terms is told to
    /// the provider alone. The operator sees offers of a service that is not public yet from the day it is submitted on.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Listing<Page<ProvidedOffer>, ProvidedOffer>> List(
        string slug, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock)
    {
        var today = BerlinTime.Today(clock);
        var offers = await database.Read(async sql =>
        {
            var service = await OfferTable.FindService(sql, slug, act) ?? throw Problems.NotFound();
            if (service.ProviderId != act.For.Id && !act.IsOperator)
            {
                throw Problems.OwnerOnly();
            }

            var all = new List<ProvidedOffer>();
            foreach (var offer in await OfferTable.OfService(sql, service.Id, today))
            {
                var draft = service.ProviderId == act.For.Id ? await TermsDraftTable.State(sql, offer.Id) : null;
                all.Add(offer.ShowProvided(register.Current, draft));
            }

            return all;
        });
        var places = offers.Select((offer, place) => (offer.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place);
        return Listing.Of(offers, offer => new SortKey(places[offer.Id], "", ""), cursors.Read(http), page.Take);
    }

    /// <summary>Add an offer</summary>
    /// <remarks>
    /// By the organisation that provides the service. Nobody else sees the offer until it has published terms. With `fitStore` the operator
    /// sells, with `verwaltungsvereinbarung` the provider itself; with the other legal models `seller` names who does. A service has at most
    /// 20 offers; one that ends gets no more.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Made<Offer>> Add(string slug, Body<NewOffer> body, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        database.Write(act, async write =>
        {
            var service = await OfferTable.FindService(write, slug, act) ?? throw Problems.NotFound();
            if (service.ProviderId != act.For.Id)
            {
                throw Problems.OwnerOnly();
            }

            var asked = body.Valid();
            RequireOpen(Names.Parse<ServiceState>(service.State));
            if (await OfferTable.Count(write, service.Id) >= MostOffers)
            {
                throw Problems.StateConflict(
                    new($"Dieser Dienst hat schon {MostOffers} Angebote. Entfernen Sie eines, das noch keine Konditionen hat.", $"This service has {MostOffers} offers already. Remove one that has no terms yet."),
                    service.State,
                    ["removeOffer"]);
            }

            var id = write.NewId();
            var seller = SellerOf(asked.LegalModel, asked.Seller, service.ProviderId, register.Current);
            await OfferTable.Add(write, id, service.Id, new(asked.Name.Trim(), asked.LegalModel, seller, asked.Takers));
            await OfferTable.Touch(write, id);
            Record(write, "added", id, service.Id);
            var made = (await OfferTable.Find(write, id, act.For.Id, BerlinTime.Today(clock)))!;
            return new Made<Offer>(made.Show(register.Current), $"/v1/offers/{id}", made.TaggedVersion);
        });

    /// <summary>Change an offer</summary>
    /// <remarks>
    /// By the organisation that provides the service. A merge patch. Once the offer has published terms its name alone can be changed:
    /// everything else is what others have agreed to.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Found<Offer>> Change(Guid id, IfMatch ifMatch, Body<OfferPatch> body, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        database.Write(act, async write =>
        {
            var today = BerlinTime.Today(clock);
            var offer = await OfferTable.OfProvider(write, id, act, today);
            ifMatch.Check(offer.TaggedVersion);
            var known = new OfferPatch { Name = offer.Name, LegalModel = Names.Parse<LegalModel>(offer.LegalModel), Takers = offer.TakerKinds, Seller = offer.SellerId };
            var asked = body.ValidPatchOf(known);
            RequireOpen(Names.Parse<ServiceState>(offer.ServiceState));
            var model = asked.LegalModel ?? known.LegalModel!.Value;

            // With another legal model it is asked anew who sells, unless the patch says so.
            var keepsSeller = asked.Seller == known.Seller;
            var named = model != known.LegalModel && keepsSeller && !(NamesItsSeller(model) && NamesItsSeller(known.LegalModel!.Value)) ? null : asked.Seller;
            var seller = model == known.LegalModel && keepsSeller ? offer.SellerId : SellerOf(model, named, offer.ProviderId, register.Current);
            var said = new OfferStatements((asked.Name ?? known.Name!).Trim(), model, seller, asked.Takers ?? known.Takers!);
            var stays = said.LegalModel == known.LegalModel && said.Seller == offer.SellerId && OfferTable.Written(said.Takers) == offer.Takers;
            if (offer.NewestTerms is not null && !stays)
            {
                throw Problems.StateConflict(
                    new(
                        "Zu diesem Angebot sind Konditionen veröffentlicht. Ändern lässt sich nur noch der Name; für alles andere legen Sie ein neues Angebot an.",
                        "Terms of this offer are published. Only its name can be changed; for anything else add another offer."),
                    "termsPublished",
                    ["changeName"]);
            }

            if (stays && said.Name == offer.Name)
            {
                return new Found<Offer>(offer.Show(register.Current), offer.TaggedVersion);
            }

            await OfferTable.Change(write, id, said);
            await OfferTable.Touch(write, id);
            Record(write, "changed", id, offer.ServiceId);
            var changed = (await OfferTable.Find(write, id, act.For.Id, today))!;
            return new Found<Offer>(changed.Show(register.Current), changed.TaggedVersion);
        });

    /// <summary>Remove an offer</summary>
    /// <remarks>By the organisation that provides the service, as long as the offer has no published terms. Its draft of terms goes with it.</remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Gone> Remove(Guid id, IfMatch ifMatch, Act act, FitDatabase database, TimeProvider clock) => database.Write(act, async write =>
    {
        var offer = await OfferTable.OfProvider(write, id, act, BerlinTime.Today(clock));
        ifMatch.Check(offer.TaggedVersion);
        if (offer.NewestTerms is not null)
        {
            throw Problems.StateConflict(
                new("Zu diesem Angebot sind Konditionen veröffentlicht. Es lässt sich nicht mehr entfernen.", "Terms of this offer are published. It cannot be removed any more."),
                "termsPublished",
                []);
        }

        await OfferTable.Touch(write, id);
        await OfferTable.Remove(write, id);
        Record(write, "removed", id, offer.ServiceId);
        return new Gone();
    });

    /// <summary>What is offered changes while the service is offered, or before; not when its end is announced.</summary>
    public static void RequireOpen(ServiceState state)
    {
        if (state is ServiceState.Retiring or ServiceState.Retired)
        {
            throw Problems.StateConflict(
                new("Das Ende dieses Dienstes ist angekündigt. Seine Angebote ändern sich nicht mehr.", "The end of this service is announced. Its offers do not change any more."),
                state.Name(),
                []);
        }
    }

    private static bool NamesItsSeller(LegalModel model) => model is LegalModel.Govdigital or LegalModel.Kommunalvertreter;

    private static Guid SellerOf(LegalModel model, Guid? named, Guid provider, OrganisationRegister.Snapshot register)
    {
        if (NamesItsSeller(model))
        {
            return named is { } seller && register.Find(seller) is not null
                ? seller
                : throw Problems.Invalid(Problems.Member(
                    "/seller",
                    named is null ? InputErrorCodes.Required : InputErrorCodes.DoesNotExist,
                    new("Nennen Sie die Organisation, die verkauft.", "Name the organisation that sells.")));
        }

        var only = model == LegalModel.FitStore ? register.Operator?.Id ?? provider : provider;
        return named is null || named == only
            ? only
            : throw Problems.Invalid(Problems.Member("/seller", InputErrorCodes.NotAllowedValue, model == LegalModel.FitStore
                ? new("Über den FIT-Store verkauft der Betreiber. Lassen Sie diese Angabe weg.", "With the FIT-Store the operator sells. Leave this out.")
                : new("Bei einer Verwaltungsvereinbarung verkauft der Bereitsteller. Lassen Sie diese Angabe weg.", "With a Verwaltungsvereinbarung the provider sells. Leave this out.")));
    }

    private static void Record(Write write, string act, Guid id, Guid service) => write.Record($"offer.{act}", $"offer/{id}", ("service", service.ToString()));
}

/// <summary>Rules of <see cref="NewOffer"/>.</summary>
internal sealed class NewOfferValidator : AbstractValidator<NewOffer>
{
    public NewOfferValidator()
    {
        RuleFor(offer => offer.Name).Given().AtMost(OfferRules.LongestName).OneLine();
        RuleFor(offer => offer.Takers).Takers();
    }
}

/// <summary>Rules of <see cref="OfferPatch"/>: judged on the whole offer as it would be.</summary>
internal sealed class OfferPatchValidator : AbstractValidator<OfferPatch>
{
    public OfferPatchValidator()
    {
        RuleFor(offer => offer.Name).Given().AtMost(OfferRules.LongestName).OneLine();
        RuleFor(offer => offer.Takers).Takers();
    }
}

/// <summary>What both have in common.</summary>
internal static class OfferRules
{
    public const int LongestName = 120;

    public static void Takers<T>(this IRuleBuilder<T, IReadOnlyList<OrganisationKind>?> rule)
    {
        rule
            .Must(kinds => kinds is { Count: > 0 })
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Nennen Sie mindestens eine Art von Organisationen, für die das Angebot gedacht ist.", "Name at least one kind of organisations the offer is meant for.").ToString());
        rule
            .Must(kinds => kinds is null || kinds.Distinct().Count() == kinds.Count)
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Nennen Sie jede Art nur einmal.", "Name each kind only once.").ToString());
    }
}
