using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>The accounts of the sample data, for trying out.</summary>
internal static class ListSampleAccounts
{
    [StringSyntax("Sql")]
    private const string Select = """
        select a.name, a.email, o.name as organisation, m.role
        from accounts a
        join memberships m on m.account_id = a.id
        join organisations o on o.id = m.organisation_id
        where a.sample = 1
        order by o.name, a.email, m.role
        """;

    private sealed record Row
    {
        public required string Name { get; init; }

        public required string Email { get; init; }

        public required string Organisation { get; init; }

        public required string Role { get; init; }
    }

    /// <summary>List the sample accounts</summary>
    /// <remarks>The accounts that came with the sample data, with their password, by organisation. Empty where there are none; Production never has any.</remarks>
    public static async Task<Listing<Page<SampleAccount>, SampleAccount>> Handle(
        [AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database, IHostEnvironment environment)
    {
        var rows = environment.IsDevelopment() ? await database.Read(sql => sql.Rows<Row>(Select)) : [];
        var accounts = rows
            .GroupBy(row => (row.Organisation, row.Email, row.Name))
            .Select(group => new SampleAccount
            {
                Name = group.Key.Name,
                Email = group.Key.Email,
                Password = SampleData.Password,
                Organisation = group.Key.Organisation,
                Roles = [.. group.Select(row => Names.Parse<Role>(row.Role)).Order()],
            })
            .OrderBy(Key)
            .ToList();
        return Listing.Of(accounts, Key, cursors.Read(http), page.Take);
    }

    private static SortKey Key(SampleAccount account) => new(0, account.Organisation, account.Email);
}
