using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Taking a request back.</summary>
internal static class Withdraw
{
    /// <summary>Withdraw a request</summary>
    /// <remarks>Possible until a contract is signed. Afterwards the organisation may start anew with the same service.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<Withdrawal> body, Act act, FitDatabase database, AdoptionView view) =>
        database.Write(act, async write =>
        {
            var row = await AdoptionTable.Find(write, id, act.For.Id) ?? throw Problems.NotFound();
            ifMatch.Check(row.Version);
            var reason = body.Valid().Reason;
            var transition = Transitions.Require(row, AdoptionAct.Withdraw, act);
            var moved = row with { Version = row.Version + 1, State = transition.To.Name(), StateSince = write.Now, DueOn = null };
            await AdoptionTable.Move(write, row, moved.State, row.Route, row.AddresseeId, dueOn: null, closes: AdoptionLifeCycle.Closed.Contains(transition.To));
            var digest = reason is null ? (Digest?)null : Digest.Of(reason);
            await AdoptionTable.AddEvent(write, id, transition.Act.Name(), moved.State, act, reason, digest?.Salt);
            write.Record("adoption.withdrawn", $"adoption/{id}", ("service", row.ServiceId.ToString()), ("reason", digest?.Value));
            return new Found<Adoption>(await view.Show(write, moved), moved.Version);
        });
}

/// <summary>Rules of <see cref="Withdrawal"/>.</summary>
internal sealed class WithdrawalValidator : AbstractValidator<Withdrawal>
{
    public WithdrawalValidator() => RuleFor(withdrawal => withdrawal.Reason).AtMost(2000).Plain();
}
