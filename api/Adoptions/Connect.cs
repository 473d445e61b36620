using FitStore.Api.Catalogue;
using FitStore.Api.Connections;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>From contract to connection.</summary>
internal static class StartOnboarding
{
    /// <summary>Start to connect</summary>
    /// <remarks>By an editor of the adopter. Has no body. The checklist of the connection is made from its template.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Act act, AdoptionMoves moves, CurrentCatalogue catalogue, OrganisationRegister register) =>
        moves.Do(id, ifMatch, act, AdoptionAct.StartOnboarding, async (write, row) =>
        {
            await ConnectionChecklist.Create(write, row, catalogue, register.Current);
            return new Moved(row);
        });
}

/// <summary>From connection to test.</summary>
internal static class StartTest
{
    /// <summary>Start the test</summary>
    /// <remarks>By an editor of the adopter, once every item of the checklist that is marked "before test" is done. Has no body. Somebody else approves going live.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.StartTest, (_, row) => Task.FromResult(new Moved(row with { TestedBy = act.AccountId })));
}

/// <summary>From test back to connection.</summary>
internal static class FailTest
{
    /// <summary>Report a failed test</summary>
    /// <remarks>By an editor of the adopter; the connection goes on.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Body<TestFailure> body, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.FailTest, (_, row) => Task.FromResult(new Moved(row with { TestedBy = null }) { Reason = body.Valid().Reason }));
}

/// <summary>From test to use.</summary>
internal static class GoLive
{
    /// <summary>Go live</summary>
    /// <remarks>By an approver of the adopter who did not report the test, once every mandatory item of the checklist is done. Has no body.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, IfMatch ifMatch, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.GoLive, (_, row) => Task.FromResult(new Moved(row)));
}

/// <summary>Rules of <see cref="TestFailure"/>.</summary>
internal sealed class TestFailureValidator : AbstractValidator<TestFailure>
{
    public TestFailureValidator() => RuleFor(failure => failure.Reason).Given().AtMost(2000).Plain();
}
