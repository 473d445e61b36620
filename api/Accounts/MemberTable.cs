using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>Who belongs to an organisation, and in which roles.</summary>
internal static class MemberTable
{
    [StringSyntax("Sql")]
    private const string Select = """
        select m.account_id as id, m.version, a.name, a.email, m.joined_at, a.authenticator_since, r.role
        from members m
        join accounts a on a.id = m.account_id
        join memberships r on r.account_id = m.account_id and r.organisation_id = m.organisation_id
        where m.organisation_id = @organisation and (@account is null or m.account_id = @account)
        order by a.name, m.account_id
        """;

    [StringSyntax("Sql")]
    private const string InsertMember = """
        insert into members (account_id, organisation_id, version, joined_at) values (@account, @organisation, 1, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertRole = "insert into memberships (account_id, organisation_id, role) values (@account, @organisation, @role)";

    [StringSyntax("Sql")]
    private const string DeleteRoles = "delete from memberships where account_id = @account and organisation_id = @organisation";

    [StringSyntax("Sql")]
    private const string DeleteMember = "delete from members where account_id = @account and organisation_id = @organisation";

    [StringSyntax("Sql")]
    private const string Move = "update members set version = version + 1 where account_id = @account and organisation_id = @organisation";

    [StringSyntax("Sql")]
    private const string CountOtherAdmins = """
        select count(*)
        from memberships
        where organisation_id = @organisation and role = 'admin' and account_id <> @account
        """;

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public required DateTimeOffset JoinedAt { get; init; }

        public DateTimeOffset? AuthenticatorSince { get; init; }

        public required string Role { get; init; }
    }

    /// <summary>All members by name, or the one asked for.</summary>
    public static async Task<IReadOnlyList<Member>> Read(Sql sql, Guid organisation, Guid? account = null) =>
    [
        .. (await sql.Rows<Row>(Select, new { organisation, account }))
            .GroupBy(row => row.Id)
            .Select(rows => new Member
            {
                Id = rows.Key,
                Version = rows.First().Version,
                Name = rows.First().Name,
                Email = rows.First().Email,
                Roles = [.. rows.Select(row => Names.Parse<Role>(row.Role)).Order()],
                JoinedAt = rows.First().JoinedAt,
                HasSecondFactor = rows.First().AuthenticatorSince is not null,
            }),
    ];

    public static async Task Add(Write write, Guid account, Guid organisation, IReadOnlyList<Role> roles)
    {
        await write.Execute(InsertMember, new { account, organisation, now = write.Now });
        await AddRoles(write, account, organisation, roles);
    }

    /// <summary>Gives exactly these roles instead of those the member had.</summary>
    public static async Task Change(Write write, Guid account, Guid organisation, IReadOnlyList<Role> roles)
    {
        await write.Execute(DeleteRoles, new { account, organisation });
        await AddRoles(write, account, organisation, roles);
        await write.Execute(Move, new { account, organisation });
    }

    public static async Task Remove(Write write, Guid account, Guid organisation)
    {
        await write.Execute(DeleteRoles, new { account, organisation });
        await write.Execute(DeleteMember, new { account, organisation });
    }

    /// <summary>Whether the organisation has an administrator beside this account.</summary>
    public static async Task<bool> HasOtherAdmin(Sql sql, Guid account, Guid organisation) =>
        await sql.Value<int>(CountOtherAdmins, new { account, organisation }) > 0;

    private static async Task AddRoles(Write write, Guid account, Guid organisation, IReadOnlyList<Role> roles)
    {
        foreach (var role in roles.Distinct())
        {
            await write.Execute(InsertRole, new { account, organisation, role = role.Name() });
        }
    }
}
