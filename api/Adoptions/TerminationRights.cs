using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>A right to terminate as it stands in the database.</summary>
internal sealed record RightRow
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required DateOnly UntilOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public TerminationRight Show() => new() { Id = Id, Kind = Names.Parse<TerminationRightKind>(Kind), Until = UntilOn, EndsOn = EndsOn };
}

/// <summary>Rights to leave before notice and minimum term (product.md, "Change and end along the chain").</summary>
internal static class TerminationRights
{
    [StringSyntax("Sql")]
    private const string Select = """
        select id, kind, until_on, ends_on
        from termination_rights
        where adoption_id = @adoptionId and until_on >= @today and used_at is null
        order by ends_on, id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into termination_rights (id, adoption_id, kind, until_on, ends_on, given_at, used_at)
        values (@id, @adoptionId, @kind, @untilOn, @endsOn, @givenAt, @usedAt)
        """;

    [StringSyntax("Sql")]
    private const string Use = "update termination_rights set used_at = @now where id = @id";

    /// <summary>Those that can be used on a day.</summary>
    public static Task<IReadOnlyList<RightRow>> Usable(Sql sql, Guid adoptionId, DateOnly today) => sql.Rows<RightRow>(Select, new { adoptionId, today });

    /// <summary>Gives adoptions a right; used at once, where what gives it ends them itself.</summary>
    public static Task Give(Write write, IEnumerable<Guid> adoptions, TerminationRightKind kind, DateOnly until, DateOnly endsOn, bool used = false) => write.Execute(Insert, adoptions.Select(adoptionId => new
    {
        id = write.NewId(),
        adoptionId,
        kind = kind.Name(),
        untilOn = until,
        endsOn,
        givenAt = write.Now,
        usedAt = used ? write.Now : (DateTimeOffset?)null,
    }).ToList());

    public static Task MarkUsed(Write write, Guid id) => write.Execute(Use, new { id, now = write.Now });
}
