using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Saying no to a request.</summary>
internal static class DeclineRequest
{
    /// <summary>Decline a request</summary>
    /// <remarks>By an approver of who settles the terms: the provider, and where a Land or an aggregator passes the service on, that one. The adopter reads the reason and may start anew.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<Decline> body, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.Decline, (_, row) => Task.FromResult(new Moved(row) { Reason = body.Valid().Reason }));
}

/// <summary>Rules of <see cref="Decline"/>.</summary>
internal sealed class DeclineValidator : AbstractValidator<Decline>
{
    public DeclineValidator() => RuleFor(decline => decline.Reason).Given().AtMost(2000).Plain();
}
