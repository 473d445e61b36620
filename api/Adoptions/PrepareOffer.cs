using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Preparing a binding offer, for somebody else to release.</summary>
internal static class PrepareOffer
{
    /// <summary>Prepare a binding offer</summary>
    /// <remarks>
    /// By an editor of the selling party, from <c>agreed</c> or <c>lapsed</c>; the state stays. Preparing again replaces what was prepared. An
    /// approver who did not prepare it releases it: `POST …/binding-offers`.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<NewOfferPreparation> body, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.PrepareOffer, (_, row) =>
        {
            var asked = body.Valid();
            var model = moves.OfferOf(row).Offer.LegalModel;
            if (asked.Form == ContractForm.Text && FormOf(model) == ContractForm.Written)
            {
                throw Problems.Invalid(Problems.Member("/form", InputErrorCodes.NotAllowedValue, new(
                    "Eine Verwaltungsvereinbarung wird immer schriftlich geschlossen.", "This kind of agreement is always made in writing.")));
            }

            var prepared = row with { Form = (asked.Form ?? FormOf(model)).Name(), BindingUntil = asked.BindingUntil, PreparedBy = act.AccountId, ReleasedBy = null };
            return Task.FromResult(new Moved(prepared)
            {
                Data = [("form", prepared.Form), ("bindingUntil", asked.BindingUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
            });
        });

    /// <summary>The form that a legal model asks for.</summary>
    public static ContractForm FormOf(LegalModel model) => model == LegalModel.Verwaltungsvereinbarung ? ContractForm.Written : ContractForm.Text;
}

/// <summary>Rules of <see cref="NewOfferPreparation"/>.</summary>
internal sealed class NewOfferPreparationValidator : AbstractValidator<NewOfferPreparation>
{
    public NewOfferPreparationValidator(TimeProvider clock) => RuleFor(offer => offer.BindingUntil)
        .Must(day => day > BerlinTime.Today(clock) && day <= BerlinTime.Today(clock).AddYears(1))
        .WithErrorCode(InputErrorCodes.OutOfRange)
        .WithMessage(_ => new Sentence(
            $"Geben Sie einen Tag vom {BerlinTime.Today(clock).AddDays(1):dd.MM.yyyy} bis zum {BerlinTime.Today(clock).AddYears(1):dd.MM.yyyy} an.",
            $"Give a day from {BerlinTime.Today(clock).AddDays(1):yyyy-MM-dd} to {BerlinTime.Today(clock).AddYears(1):yyyy-MM-dd}.").ToString());
}
