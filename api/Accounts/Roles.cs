using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>What roles allow.</summary>
internal static class RoleRules
{
    /// <summary>Every member may read what concerns its organisation; all other roles stand for themselves (four eyes).</summary>
    public static bool Allow(this IReadOnlyList<Role> roles, Role asked) => asked == Role.Reader ? roles.Count > 0 : roles.Contains(asked);

    /// <summary>At least one role, none twice.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<Role>> Roles<T>(this IRuleBuilder<T, IReadOnlyList<Role>> rule) => rule
        .Must(roles => roles is { Count: > 0 })
        .WithErrorCode(InputErrorCodes.Required)
        .WithMessage(_ => new Sentence("Wählen Sie mindestens eine Rolle.", "Choose at least one role.").ToString())
        .Must(roles => roles is null || roles.Distinct().Count() == roles.Count)
        .WithErrorCode(InputErrorCodes.GivenTwice)
        .WithMessage(_ => new Sentence("Nennen Sie jede Rolle nur einmal.", "Name each role only once.").ToString());
}
