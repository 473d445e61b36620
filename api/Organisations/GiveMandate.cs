using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Organisations;

/// <summary>Letting another organisation act for one's own.</summary>
internal static class GiveMandate
{
    /// <summary>Give a mandate</summary>
    /// <remarks>
    /// The other organisation acts for the one acted for, in the roles named, from its acceptance until the date. Never as
    /// <c>admin</c>: who belongs to an organisation, what it states about itself and whom it mandates stays with its own people.
    /// </remarks>
    public static Task<Made<Mandate>> Handle(Body<NewMandate> body, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        database.Write(act, async write =>
        {
            var asked = body.Valid();
            RequireAgent(asked.Agent, act.For.Id, register.Current);
            var row = new MandateRow
            {
                Id = write.NewId(),
                Version = 1,
                State = MandateState.Offered.Name(),
                PrincipalId = act.For.Id,
                AgentId = asked.Agent,
                Roles = string.Join(',', asked.Roles.Order().Select(role => role.Name())),
                ValidUntil = asked.Until,
                GivenAt = write.Now,
            };
            await MandateTable.Add(write, row, act.AccountId);
            write.Record(
                "mandate.given",
                $"mandate/{row.Id}",
                ("principal", row.PrincipalId.ToString()),
                ("agent", row.AgentId.ToString()),
                ("roles", row.Roles),
                ("until", row.ValidUntil.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
            return new Made<Mandate>(row.On(BerlinTime.Today(clock), register.Current), $"/v1/mandates/{row.Id}", row.Version);
        });

    private static void RequireAgent(Guid agent, Guid principal, OrganisationRegister.Snapshot register)
    {
        if (agent == principal)
        {
            throw Problems.Invalid(Problems.Member("/agent", InputErrorCodes.NotAllowedValue, new(
                "Wählen Sie eine andere Organisation als die eigene.", "Choose another organisation than your own.")));
        }

        var found = register.Find(agent) ?? throw Problems.Invalid(Problems.Member("/agent", InputErrorCodes.DoesNotExist, new(
            "Diese Organisation gibt es nicht.", "There is no such organisation.")));
        if (!found.Accredited)
        {
            throw Problems.Invalid(Problems.Member("/agent", InputErrorCodes.NotAllowedValue, new(
                $"{found.Name} ist noch nicht im FIT-Store und kann keine Vollmacht annehmen.", $"{found.Name} has not entered the store yet and cannot accept a mandate.")));
        }
    }
}

/// <summary>Rules of <see cref="NewMandate"/>.</summary>
internal sealed class NewMandateValidator : AbstractValidator<NewMandate>
{
    private const int LongestInYears = 5;

    public NewMandateValidator(TimeProvider clock)
    {
        RuleFor(mandate => mandate.Roles)
            .Must(roles => roles is { Count: > 0 })
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Nennen Sie mindestens eine Rolle.", "Name at least one role.").ToString());
        RuleFor(mandate => mandate.Roles)
            .Must(roles => roles?.Contains(Role.Admin) != true)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Die Rolle admin kann niemand anderem überlassen werden.", "The role admin cannot be left to anybody else.").ToString());
        RuleFor(mandate => mandate.Roles)
            .Must(roles => roles is null || roles.Distinct().Count() == roles.Count)
            .WithErrorCode(InputErrorCodes.GivenTwice)
            .WithMessage(_ => new Sentence("Nennen Sie jede Rolle nur einmal.", "Name each role only once.").ToString());
        RuleFor(mandate => mandate.Until)
            .Must(until => until >= BerlinTime.Today(clock) && until <= Last(clock))
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence(
                $"Geben Sie einen Tag von heute bis zum {Last(clock):dd.MM.yyyy} an.", $"Give a day from today to {Last(clock):yyyy-MM-dd}.").ToString());
    }

    private static DateOnly Last(TimeProvider clock) => BerlinTime.Today(clock).AddYears(LongestInYears);
}
