using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>What roles allow.</summary>
internal static class RoleRules
{
    /// <summary>Every member may read what concerns its organisation; all other roles stand for themselves (four eyes).</summary>
    public static bool Allow(this IReadOnlyList<Role> roles, Role asked) => asked == Role.Reader ? roles.Count > 0 : roles.Contains(asked);
}
