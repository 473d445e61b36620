using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// The first organisation of a store: its operator, who lets all others in. Made on the command line by who runs the
/// program; the link for its first administrator is shown there and goes by mail, too.
/// </summary>
internal static class CreateOperator
{
    [StringSyntax("Sql")]
    private const string Find = "select id, name, kind, land from organisations where kind = 'operator'";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into organisations (id, version, kind, name, mailbox, provenance, created_at, accredited_at)
        values (@id, 1, 'operator', @name, @mailbox, 'declared', @now, @now)
        """;

    private static readonly Role[] FirstRoles = [Role.Editor, Role.Approver, Role.Admin];

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Land { get; init; }
    }

    /// <summary>Makes the operator, unless there is one, and invites a person into it; answers the secret of the link.</summary>
    public static async Task<string> Run(FitDatabase database, string name, string mailbox, string email)
    {
        var token = "";
        await database.Write(new Act(), async write =>
        {
            var known = await write.Row<Row>(Find);
            var organisation = new OrganisationRef { Id = known?.Id ?? write.NewId(), Name = known?.Name ?? name, Kind = OrganisationKind.Operator };
            if (known is null)
            {
                await write.Execute(Insert, new { id = organisation.Id, name, mailbox, now = write.Now });
                write.Record("organisation.operatorCreated", $"organisation/{organisation.Id}");
            }

            (_, token) = await Invitations.Invite(write, organisation, email, FirstRoles, createdBy: null);
            return new Gone();
        });
        return token;
    }
}
