using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Taking a request back.</summary>
internal static class Withdraw
{
    /// <summary>Withdraw a request</summary>
    /// <remarks>Possible until a contract is signed; an open offer is void then. Afterwards the organisation may start anew with the same service.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<Withdrawal> body, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.Withdraw, async (write, row) =>
        {
            var reason = body.Valid().Reason;
            if (row.LineId is { } line)
            {
                await ContractLines.Void(write, line);
                await PaperTable.EndOffer(write, id);
            }

            return new Moved(row) { Reason = reason };
        });
}

/// <summary>Rules of <see cref="Withdrawal"/>.</summary>
internal sealed class WithdrawalValidator : AbstractValidator<Withdrawal>
{
    public WithdrawalValidator() => RuleFor(withdrawal => withdrawal.Reason).AtMost(2000).Plain();
}
