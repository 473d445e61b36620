using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;

namespace FitStore.Api.Adoptions;

/// <summary>A signature as it stands in the database.</summary>
internal sealed record SignatureRow
{
    public required Guid LineId { get; init; }

    public required Guid OrganisationId { get; init; }

    public Guid? AgentId { get; init; }

    public Guid? AccountId { get; init; }

    public required string Name { get; init; }

    public required string SignsAs { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? SignedCopy { get; init; }

    public required string Salt { get; init; }

    public required string Digest { get; init; }
}

/// <summary>
/// Who signed which contract: name, function and time stand in their row for the retention period of the contract; the ledger holds the
/// digest of the record and the hashes of the documents.
/// </summary>
internal static class ContractSignatures
{
    [StringSyntax("Sql")]
    private const string Select = """
        select line_id, organisation_id, agent_id, account_id, name, signs_as, at, signed_copy, salt, digest
        from contract_signatures
        where line_id = @lineId
        order by at, organisation_id
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from contract_signatures where line_id = @lineId and organisation_id = @organisationId";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into contract_signatures (line_id, organisation_id, agent_id, account_id, name, signs_as, at, signed_copy, salt, digest)
        values (@LineId, @OrganisationId, @AgentId, @AccountId, @Name, @SignsAs, @At, @SignedCopy, @Salt, @Digest)
        """;

    [StringSyntax("Sql")]
    private const string SelectName = "select name from accounts where id = @accountId";

    public static Task<IReadOnlyList<SignatureRow>> Signers(Sql sql, Guid lineId) => sql.Rows<SignatureRow>(Select, new { lineId });

    /// <summary>Signs for the caller's organisation, in place of what it signed before.</summary>
    public static async Task<SignatureRow> Sign(Write write, Guid lineId, Act act, string signsAs, IReadOnlyList<string> documents, string? signedCopy)
    {
        var name = (await write.Row<string>(SelectName, new { accountId = act.AccountId }))!;
        var text = string.Join('\n', [
            lineId.ToString(), act.For.Id.ToString(), act.Mandate?.Id.ToString() ?? "", name, signsAs,
            write.Now.ToString("O", CultureInfo.InvariantCulture), signedCopy ?? "", .. documents.Order(StringComparer.Ordinal)]);
        var digest = Digest.Of(text);
        var row = new SignatureRow
        {
            LineId = lineId,
            OrganisationId = act.For.Id,
            AgentId = act.Mandate?.Agent.Id,
            AccountId = act.AccountId,
            Name = name,
            SignsAs = signsAs,
            At = write.Now,
            SignedCopy = signedCopy,
            Salt = digest.Salt,
            Digest = digest.Value,
        };
        await Remove(write, lineId, act.For.Id);
        await write.Execute(Insert, row);
        return row;
    }

    public static Task Remove(Write write, Guid lineId, Guid organisationId) => write.Execute(Delete, new { lineId, organisationId });
}
