using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>What one side has confirmed.</summary>
internal sealed record ConfirmationRow
{
    public required Guid AdoptionId { get; init; }

    public required string Party { get; init; }

    public required Guid OrganisationId { get; init; }

    public Guid? AgentId { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>Read with the row; the name of the account today.</summary>
    public string? Person { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int TermsVersion { get; init; }

    public required string StartMonth { get; init; }

    public string? Conditions { get; init; }

    public string? Salt { get; init; }

    public long? FirstYear { get; init; }

    /// <summary>Whether both say the same.</summary>
    public bool Says(AgreementTerms terms) =>
        TermsVersion == terms.TermsVersion && StartMonth == terms.Start && Conditions == terms.Conditions && FirstYear == terms.FirstYear?.Cents;
}

/// <summary>The statements on confirmations of agreements; who asks may see the adoption.</summary>
internal static class AgreementTable
{
    [StringSyntax("Sql")]
    private const string Select = """
        select c.adoption_id, c.party, c.organisation_id, c.agent_id, c.account_id, nullif(p.name, '') as person, c.at, c.terms_version,
          c.start_month, c.conditions, c.salt, c.first_year
        from agreement_confirmations c
        left join accounts p on p.id = c.account_id
        where c.adoption_id = @adoptionId and (@party is null or c.party = @party)
        order by c.at, c.party
        """;

    [StringSyntax("Sql")]
    private const string Delete = "delete from agreement_confirmations where adoption_id = @adoptionId and party = @party";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into agreement_confirmations (adoption_id, party, organisation_id, agent_id, account_id, at, terms_version, start_month, conditions, salt, first_year)
        values (@AdoptionId, @Party, @OrganisationId, @AgentId, @AccountId, @At, @TermsVersion, @StartMonth, @Conditions, @Salt, @FirstYear)
        """;

    public static Task<IReadOnlyList<ConfirmationRow>> All(Sql sql, Guid adoptionId) => sql.Rows<ConfirmationRow>(Select, new { adoptionId, party = (string?)null });

    public static Task<ConfirmationRow?> Find(Sql sql, Guid adoptionId, Party party) => sql.Row<ConfirmationRow>(Select, new { adoptionId, party = party.Name() });

    /// <summary>Takes the place of what the side confirmed before.</summary>
    public static async Task Keep(Write write, ConfirmationRow row)
    {
        await write.Execute(Delete, new { adoptionId = row.AdoptionId, party = row.Party });
        await write.Execute(Insert, row);
    }

    public static Task Remove(Write write, Guid adoptionId, Party party) => write.Execute(Delete, new { adoptionId, party = party.Name() });
}
