using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>From interest to coordination, by the operator.</summary>
internal static class Forward
{
    /// <summary>Forward a request</summary>
    /// <remarks>By an editor of the operator, where the operator makes the contract. Has no body. Provider and adopter then settle the terms; elsewhere the store forwards at once.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.Forward, (_, row) => Task.FromResult(new Moved(row)));
}
