using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Ending a contract, with what hangs below it.</summary>
internal static class TerminateContract
{
    private const int MostShown = 100;

    /// <summary>Show what terminating would do</summary>
    /// <remarks>For both sides of a running contract: the last day with notice given today, the adopter's rights to leave earlier, and how many contracts below end with it.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Told<TerminationEffect>> Effect(Guid id, Act act, FitDatabase database, AdoptionMoves moves, OrganisationRegister register, TimeProvider clock) => database.Read(async sql =>
    {
        var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        if (!AdoptionLifeCycle.Running.Contains(row.Stage))
        {
            throw Transitions.Conflict(row);
        }

        var today = BerlinTime.Today(clock);
        var below = await ContractEnd.Concerned(sql, row.LineId);
        return new Told<TerminationEffect>(new TerminationEffect
        {
            Ordinary = await OrdinaryEnd(sql, row, moves, today),
            Rights = row.AdopterId == act.For.Id ? [.. (await TerminationRights.Usable(sql, id, today)).Select(right => right.Show())] : [],
            LinesBelow = below.Count,
            Concerned = [.. below.Take(MostShown).Select(line => register.Current.Ref(line.BuyerId))],
        });
    });

    /// <summary>Terminate a contract</summary>
    /// <remarks>
    /// By a signatory of either side after a fresh sign-in for <c>terminateContract</c>. <c>ordinary</c> ends it on the later of notice and minimum term,
    /// <c>special</c> on the day that the right names, which is the adopter's alone. What lies below ends with it on the same day: <c>linesBelow</c> says how many contracts were
    /// seen, so that nobody ends more. Everyone concerned is told by mail.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(
        Guid id, IfMatch ifMatch, Body<NewTermination> body, Act act, FitDatabase database, AdoptionMoves moves, ContractEnd end) => database.Write(act, async write =>
    {
        var row = await AdoptionMoves.Find(write, id, ifMatch, act);
        Transitions.Require(row, AdoptionAct.Terminate, act);
        var asked = body.Valid();
        var today = BerlinTime.DateOf(write.Now);
        var endsOn = asked.Kind == TerminationKind.Special ? await EndByRight(write, row, asked, act, today) : await OrdinaryEnd(write, row, moves, today);
        var below = (await ContractEnd.Concerned(write, row.LineId)).Count;
        if (below != asked.LinesBelow)
        {
            throw Problems.LinesBelowChanged(below);
        }

        return await moves.Show(write, await end.Terminate(write, row, endsOn, asked.Reason, act, asked.Kind.Name()));
    });

    /// <summary>The last day with notice given today. Contracts that were made outside of the store have no minimum term on record.</summary>
    private static async Task<DateOnly> OrdinaryEnd(Sql sql, AdoptionRow row, AdoptionMoves moves, DateOnly today)
    {
        if (row.LineId is { } id)
        {
            var line = (await ContractLines.Find(sql, id))!;
            return ContractTerm.OrdinaryEnd(today, line.NoticeMonths, line.MinimumUntil);
        }

        var terms = moves.OfferOf(row).Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == row.TermsVersion);
        return ContractTerm.OrdinaryEnd(today, terms.NoticeMonths, minimumUntil: null);
    }

    /// <summary>The day of a right. It is given to who did not bring about the change: who sets the prices does not get out of the contract by it.</summary>
    private static async Task<DateOnly> EndByRight(Write write, AdoptionRow row, NewTermination asked, Act act, DateOnly today)
    {
        var right = (row.AdopterId == act.For.Id ? await TerminationRights.Usable(write, row.Id, today) : []).FirstOrDefault(known => known.Id == asked.Right)
            ?? throw Problems.Invalid(Problems.Member("/right", InputErrorCodes.DoesNotExist, new(
                "Dieses Recht gibt es nicht, oder es kann nicht mehr ausgeübt werden.", "There is no such right, or it cannot be used any more.")));
        await TerminationRights.MarkUsed(write, right.Id);
        return right.EndsOn;
    }
}

/// <summary>Rules of <see cref="NewTermination"/>.</summary>
internal sealed class NewTerminationValidator : AbstractValidator<NewTermination>
{
    public NewTerminationValidator()
    {
        RuleFor(termination => termination.Right).Must((termination, right) => termination.Kind != TerminationKind.Special || right is not null)
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Nennen Sie das Recht, das Sie ausüben.", "Name the right that you use.").ToString());
        RuleFor(termination => termination.Right).Must((termination, right) => termination.Kind != TerminationKind.Ordinary || right is null)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Ordentlich kündigen Sie ohne ein Recht zu nennen.", "An ordinary termination names no right.").ToString());
        RuleFor(termination => termination.Reason).AtMost(2000).Plain();
        RuleFor(termination => termination.LinesBelow).InclusiveBetween(0, 100_000)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie an, wie viele Verträge darunter Sie gesehen haben.", "Give the number of contracts below that you have seen.").ToString());
    }
}
