using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Pausing the use; the contract stays.</summary>
internal static class PauseUse
{
    /// <summary>Pause the use</summary>
    /// <remarks>By an approver of the adopter or of the provider, with a reason. The contract stays; only the side that paused resumes.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<Pause> body, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.Pause, (_, row) => Task.FromResult(
            new Moved(row with { PausedBy = (row.AdopterId == act.For.Id ? Party.Adopter : Party.Provider).Name() }) { Reason = body.Valid().Reason }));
}

/// <summary>Taking up the use again.</summary>
internal static class ResumeUse
{
    /// <summary>Resume the use</summary>
    /// <remarks>By an approver of the side that paused. Has no body.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.Resume, (_, row) => Task.FromResult(new Moved(row with { PausedBy = null })));
}

/// <summary>Rules of <see cref="Pause"/>.</summary>
internal sealed class PauseValidator : AbstractValidator<Pause>
{
    public PauseValidator() => RuleFor(pause => pause.Reason).Given().AtMost(2000).Plain();
}
