using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Cost;

/// <summary>What would another price sheet mean for everybody who has adopted?</summary>
internal static class PriceSheetEffects
{
    /// <summary>Compute the effect of a price sheet</summary>
    /// <remarks>
    /// For the organisation that provides the service: what everybody who has adopted pays for a full year by the sheet in force and by the
    /// draft, with the difference; income, uncovered rest and surplus of both. It changes nothing and takes no `Idempotency-Key`.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static async Task<Told<PriceSheetEffect>> OfDraft(
        Guid id, Body<PriceSheetDraft> body, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, TimeProvider clock)
    {
        var offer = OfProvider(id, act, catalogue);
        var draft = body.Valid();
        var today = BerlinTime.Today(clock);
        var adopters = await database.Read(sql => Adopters.Read(sql, offer, register.Current));
        return new(Of(AskCost.Sources(register, catalogue, reference), offer, adopters, draft.PriceSheet, draft.Year ?? today.Year + 1, today, contractedOn: null));
    }

    /// <summary>Compute the effect of a re-set</summary>
    /// <remarks>
    /// The same for the yearly re-set: by 1 January of next year, over the adoptions contracted on 30 September (until then: those of
    /// today). It changes nothing and takes no `Idempotency-Key`.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static async Task<Told<PriceSheetEffect>> OfReset(
        Guid id, Body<NewPriceReset> body, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, TimeProvider clock)
    {
        var offer = OfProvider(id, act, catalogue);
        var asked = body.Valid();
        var today = BerlinTime.Today(clock);
        var adopters = await database.Read(sql => Adopters.Read(sql, offer, register.Current));
        return new(EffectOfReset(AskCost.Sources(register, catalogue, reference), offer, adopters, asked.PriceSheet, today));
    }

    /// <summary>The effect of a re-set in the year of a day.</summary>
    public static PriceSheetEffect EffectOfReset(CostSources sources, CatalogueOffer offer, Adopters adopters, PriceSheet sheet, DateOnly today)
    {
        var contractedOn = new DateOnly(today.Year, 9, 30);
        return Of(sources, offer, adopters, sheet, today.Year + 1, today < contractedOn ? today : contractedOn, contractedOn);
    }

    /// <summary>The offer, for an act of the organisation that provides its service and of nobody else.</summary>
    public static CatalogueOffer OfProvider(Guid id, Act act, CurrentCatalogue catalogue)
    {
        var offer = catalogue.Index.FindOffer(id) ?? throw Problems.NotFound();
        return offer.Entry.Service.Provider.Id == act.For.Id ? offer : throw Problems.OwnerOnly();
    }

    /// <summary>What a sheet changes.</summary>
    /// <param name="sources">What it is computed from.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="adopters">Its adopters.</param>
    /// <param name="sheet">The sheet as it is to be.</param>
    /// <param name="calendarYear">The year it is to apply in.</param>
    /// <param name="counted">Who had a contract on this day is counted.</param>
    /// <param name="contractedOn">The day that rule names; nothing where those of today are counted.</param>
    public static PriceSheetEffect Of(CostSources sources, CatalogueOffer offer, Adopters adopters, PriceSheet sheet, int calendarYear, DateOnly counted, DateOnly? contractedOn)
    {
        var terms = OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, new DateOnly(calendarYear, 1, 1)) ?? throw Problems.OfferWithoutPrices();
        var before = Year(terms.PriceSheet);
        var after = Year(sheet);
        var payers = before.Payers.Concat(after.Payers).DistinctBy(payer => payer.Payer.Id).Select(payer =>
        {
            var was = before.Payers.FirstOrDefault(known => known.Payer.Id == payer.Payer.Id)?.Amount ?? 0;
            var becomes = after.Payers.FirstOrDefault(known => known.Payer.Id == payer.Payer.Id)?.Amount ?? 0;
            return new EffectOnPayer
            {
                Payer = payer.Payer.ToRef(),
                Adopts = payer.Months > 0,
                Before = Money.OfCents(was),
                After = Money.OfCents(becomes),
                Difference = Money.OfCents(becomes - was),
            };
        });
        return new PriceSheetEffect
        {
            Offer = offer.Offer.Id,
            Year = calendarYear,
            TermsVersion = terms.Version,
            ContractedOn = contractedOn,
            Payers = [.. payers],
            Before = before.Sums(),
            After = after.Sums(),
            Warnings = [.. CostWarnings.OfSheet(sheet, [], sources.Register.Laender.Count).Concat(CostWarnings.OfSets(after.Sets)).Concat(CostWarnings.OfUses(after.MissesUses))],
        };

        YearOfPayers Year(PriceSheet priced)
        {
            var slug = offer.Entry.Service.Slug;
            var year = new OfferYear(priced, new CostKeys(sources.Data, calendarYear, slug, sources.Register.Laender), slug, sources.Register.Laender) { LeavesOutUnknownUses = true };
            var kommunen = adopters.Kommunen(year, counted).Select(adopter => (adopter.Organisation, FirstYear.MonthsOfYear));
            return YearOfPayers.Of(year, adopters.Laender(year, counted), [], kommunen, sources.Register);
        }
    }
}

/// <summary>Rules of <see cref="PriceSheetDraft"/>.</summary>
internal sealed class PriceSheetDraftValidator : AbstractValidator<PriceSheetDraft>
{
    public PriceSheetDraftValidator(IValidator<PriceSheet> sheet)
    {
        RuleFor(draft => draft.PriceSheet).SetValidator(sheet);
        RuleFor(draft => draft.Year)
            .InclusiveBetween(2000, 2100)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie ein Jahr von 2000 bis 2100 an.", "Give a year from 2000 to 2100.").ToString());
    }
}

/// <summary>Rules of <see cref="NewPriceReset"/>.</summary>
internal sealed class NewPriceResetValidator : AbstractValidator<NewPriceReset>
{
    public NewPriceResetValidator(IValidator<PriceSheet> sheet) => RuleFor(reset => reset.PriceSheet).SetValidator(sheet);
}
