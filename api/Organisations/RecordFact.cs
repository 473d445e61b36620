using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Organisations;

/// <summary>Stating what decides which legal paths are open to one's organisation.</summary>
internal static class RecordFact
{
    /// <summary>Record a fact</summary>
    /// <remarks>
    /// About the organisation acted for, by its administrator, with what proves it. It counts for the legal paths once the operator
    /// confirmed it.
    /// </remarks>
    public static Task<Made<Fact>> Handle(Body<NewFact> body, Act act, FitDatabase database, OrganisationRegister register) =>
        database.Write(act, async write =>
        {
            var asked = body.Valid();
            if (asked.With is { } with)
            {
                RequireOther(with, act.For.Id, register.Current);
            }

            if (await FactTable.FindSame(write, act.For.Id, asked.Kind, asked.With) is { } same)
            {
                throw Problems.AlreadyThere(
                    new("Diese Angabe ist schon erfasst. Beenden Sie sie zuerst, wenn sich der Nachweis geändert hat.", "This fact is on record already. End it first where its evidence has changed."),
                    $"/v1/facts/{same}");
            }

            var digest = Digest.Of(asked.Evidence);
            var row = new FactRow
            {
                Id = write.NewId(),
                Version = 1,
                State = FactState.Recorded.Name(),
                OrganisationId = act.For.Id,
                Fact = asked.Kind.Name(),
                WithOrganisationId = asked.With,
                Evidence = asked.Evidence,
                Salt = digest.Salt,
                RecordedAt = write.Now,
                Provenance = Provenance.Declared.Name(),
            };
            await FactTable.Add(write, row, act.AccountId);
            write.Record(
                "fact.recorded",
                $"fact/{row.Id}",
                ("organisation", row.OrganisationId.ToString()),
                ("kind", row.Fact),
                ("with", row.WithOrganisationId?.ToString()),
                ("evidence", digest.Value));
            return new Made<Fact>(row.Show(register.Current), $"/v1/facts/{row.Id}", row.Version);
        });

    private static void RequireOther(Guid with, Guid organisation, OrganisationRegister.Snapshot register)
    {
        if (with == organisation)
        {
            throw Problems.Invalid(Problems.Member("/with", InputErrorCodes.NotAllowedValue, new(
                "Nennen Sie eine andere Organisation als die eigene.", "Name another organisation than your own.")));
        }

        if (register.Find(with) is null)
        {
            throw Problems.Invalid(Problems.Member("/with", InputErrorCodes.DoesNotExist, new(
                "Diese Organisation gibt es nicht.", "There is no such organisation.")));
        }
    }
}

/// <summary>Rules of <see cref="NewFact"/>.</summary>
internal sealed class NewFactValidator : AbstractValidator<NewFact>
{
    public NewFactValidator()
    {
        RuleFor(fact => fact.Evidence).Given().AtMost(2000).Plain();
        RuleFor(fact => fact.With)
            .Must(with => with is not null)
            .When(fact => NamesAnother(fact.Kind))
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Nennen Sie die andere Organisation.", "Name the other organisation.").ToString());
        RuleFor(fact => fact.With)
            .Must(with => with is null)
            .When(fact => !NamesAnother(fact.Kind))
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Diese Angabe nennt keine andere Organisation. Lassen Sie das Feld weg.", "This fact names no other organisation. Leave the member out.").ToString());
    }

    private static bool NamesAnother(FactKind kind) => kind is FactKind.InhouseWith or FactKind.FrameworkWith;
}
