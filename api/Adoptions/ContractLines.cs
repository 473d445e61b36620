using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Adoptions;

/// <summary>A contract of the chain as it stands in the database.</summary>
internal sealed record LineRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public string? Number { get; init; }

    public required Guid ServiceId { get; init; }

    /// <summary>Read with the row.</summary>
    public string Slug { get; init; } = "";

    public required Guid OfferId { get; init; }

    public Guid? AdoptionId { get; init; }

    public Guid? AboveId { get; init; }

    public required Guid SellerId { get; init; }

    public required Guid BuyerId { get; init; }

    public required int TermsVersion { get; init; }

    public required string Form { get; init; }

    public required int NoticeMonths { get; init; }

    public required int MinimumMonths { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? MinimumUntil { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateTimeOffset? ConcludedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ContractLineState Stage => Names.Parse<ContractLineState>(State);
}

/// <summary>
/// The chain of contracts from the provider to who uses a service. A line is offered with the binding offer and concluded with its
/// acceptance; then it gets its number, gap-free within a year, because one transaction writes at a time.
/// </summary>
internal static class ContractLines
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select l.id, l.version, l.kind, l.state, l.number, l.service_id, s.slug, l.offer_id, l.adoption_id, l.above_id, l.seller_id, l.buyer_id,
          l.terms_version, l.form, l.notice_months, l.minimum_months, l.starts_on, l.minimum_until, l.ends_on, l.concluded_at, l.created_at
        from contract_lines l
        join services s on s.id = l.service_id
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where l.id = @id";

    // Of several contracts of a buyer the newest in force; there is one at most outside what ended.
    [StringSyntax("Sql")]
    private const string SelectOfBuyer = $"""
        {Columns}
        where l.service_id = @serviceId and l.buyer_id = @buyerId and l.state = 'inForce' and l.kind <> 'bereitstellung'
        order by l.concluded_at desc, l.id
        """;

    [StringSyntax("Sql")]
    private const string SelectProvision = $"""
        {Columns}
        where l.offer_id = @offerId and l.kind = 'bereitstellung' and l.state = 'inForce'
        """;

    // A chain has four lines at most: Bereitstellung, Nachnutzung, Sub, SubSub.
    [StringSyntax("Sql")]
    private const string SelectBelow = $"""
        {Columns}
        left join contract_lines u on u.id = l.above_id
        left join contract_lines v on v.id = u.above_id
        where (l.above_id = @id or u.above_id = @id or v.above_id = @id) and l.state in ('inForce', 'terminating')
        order by l.created_at, l.id
        """;

    // What was passed on under a contract made outside of the store hangs on no line: its seller tells what lies below.
    [StringSyntax("Sql")]
    private const string SelectBelowSeller = $"""
        {Columns}
        left join contract_lines u on u.id = l.above_id
        where l.service_id = @serviceId and l.state in ('inForce', 'terminating')
          and ((l.above_id is null and l.kind in ('sub', 'subSub') and l.seller_id = @sellerId)
            or (u.above_id is null and u.kind = 'sub' and u.seller_id = @sellerId))
        order by l.created_at, l.id
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into contract_lines (id, version, kind, state, number, service_id, offer_id, adoption_id, above_id, seller_id, buyer_id, terms_version,
          form, notice_months, minimum_months, starts_on, minimum_until, ends_on, concluded_at, created_at)
        values (@Id, @Version, @Kind, @State, @Number, @ServiceId, @OfferId, @AdoptionId, @AboveId, @SellerId, @BuyerId, @TermsVersion,
          @Form, @NoticeMonths, @MinimumMonths, @StartsOn, @MinimumUntil, @EndsOn, @ConcludedAt, @CreatedAt)
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update contract_lines
        set version = @Version, state = @State, number = @Number, above_id = @AboveId, terms_version = @TermsVersion, notice_months = @NoticeMonths,
          minimum_months = @MinimumMonths, starts_on = @StartsOn, minimum_until = @MinimumUntil, ends_on = @EndsOn, concluded_at = @ConcludedAt
        where id = @Id and version = @Version - 1
        """;

    // What the store does to many at once is the same for all of them.
    [StringSyntax("Sql")]
    private const string UpdateMany = "update contract_lines set version = version + 1, state = @state, ends_on = @endsOn where id in (@ids)";

    [StringSyntax("Sql")]
    private const string SelectMany = $"{Columns} where l.id in (@ids)";

    [StringSyntax("Sql")]
    private const string CountNumbers = "update contract_numbers set newest = newest + @count where calendar_year = @year";

    [StringSyntax("Sql")]
    private const string BeginYear = "insert into contract_numbers (calendar_year, newest) values (@year, @count)";

    [StringSyntax("Sql")]
    private const string SelectNewest = "select newest from contract_numbers where calendar_year = @year";

    [StringSyntax("Sql")]
    private const string SelectOver = "select id from contract_lines where state = 'terminating' and ends_on < @today and adoption_id is null order by ends_on, id";

    [StringSyntax("Sql")]
    private const string SelectOfService = $"""
        {Columns}
        where l.service_id = @serviceId and l.state in ('inForce', 'terminating')
        order by l.created_at, l.id
        """;

    /// <summary>A line as it is offered under an adoption.</summary>
    public static LineRow Of(Guid id, AdoptionRow row, TermsContent terms, ContractForm form, Guid? above, DateTimeOffset now) => new()
    {
        Id = id,
        Version = 1,
        Kind = row.Line.Name(),
        State = ContractLineState.Offered.Name(),
        ServiceId = row.ServiceId,
        OfferId = row.OfferId,
        AdoptionId = row.Id,
        AboveId = above,
        SellerId = row.AddresseeId,
        BuyerId = row.AdopterId,
        TermsVersion = row.TermsVersion,
        Form = form.Name(),
        NoticeMonths = terms.NoticeMonths,
        MinimumMonths = terms.MinimumTermMonths,
        CreatedAt = now,
    };

    /// <summary>A line as it is concluded on a day: in force from the first day of the month agreed, but not before that day. Its number is given apart.</summary>
    public static LineRow Concluded(LineRow line, string startMonth, DateTimeOffset now)
    {
        var startsOn = ContractTerm.StartsOn(startMonth, BerlinTime.DateOf(now));
        return line with
        {
            State = ContractLineState.InForce.Name(),
            StartsOn = startsOn,
            MinimumUntil = ContractTerm.MinimumUntil(startsOn, line.MinimumMonths),
            ConcludedAt = now,
        };
    }

    /// <summary>A line in force under another version of its terms: notice and minimum term are those of the version.</summary>
    public static LineRow Under(LineRow line, int version, TermsContent terms) => line with
    {
        TermsVersion = version,
        NoticeMonths = terms.NoticeMonths,
        MinimumMonths = terms.MinimumTermMonths,
        MinimumUntil = line.StartsOn is { } startsOn ? ContractTerm.MinimumUntil(startsOn, terms.MinimumTermMonths) : null,
    };

    public static Task<LineRow?> Find(Sql sql, Guid id) => sql.Row<LineRow>(SelectOne, new { id });

    public static Task<IReadOnlyList<LineRow>> Find(Sql sql, IReadOnlyList<Guid> ids) => sql.RowsOf<LineRow>(SelectMany, ids);

    /// <summary>The contract that a seller passes on: its own as a buyer. None for who provides the service, or whose contract was not made in the store.</summary>
    public static async Task<LineRow?> OfBuyer(Sql sql, Guid serviceId, Guid buyerId) =>
        (await sql.Rows<LineRow>(SelectOfBuyer, new { serviceId, buyerId })) is [var newest, ..] ? newest : null;

    /// <summary>The lines below the contract of an adoption, of the first to the last; those that run, and those whose end is set.</summary>
    public static Task<IReadOnlyList<LineRow>> Below(Sql sql, AdoptionRow row) => row.LineId is { } id
        ? sql.Rows<LineRow>(SelectBelow, new { id })
        : sql.Rows<LineRow>(SelectBelowSeller, new { serviceId = row.ServiceId, sellerId = row.AdopterId });

    /// <summary>All lines of a service that run, or whose end is set.</summary>
    public static Task<IReadOnlyList<LineRow>> OfService(Sql sql, Guid serviceId) => sql.Rows<LineRow>(SelectOfService, new { serviceId });

    /// <summary>Lines without an adoption whose last day is over.</summary>
    public static Task<IReadOnlyList<Guid>> Over(Sql sql, DateOnly today) => sql.Rows<Guid>(SelectOver, new { today });

    /// <summary>Puts lines on record as they are: offered, or concluded at once, which gives them their numbers in this order.</summary>
    public static async Task<IReadOnlyList<LineRow>> Add(Write write, params IReadOnlyList<LineRow> lines)
    {
        var numbers = new Queue<string>(await Numbers(write, lines.Count(line => line.ConcludedAt is not null)));
        var numbered = lines.Select(line => line.ConcludedAt is null ? line : line with { Number = numbers.Dequeue() }).ToList();
        await write.InsertAll(Insert, numbered);
        return numbered;
    }

    /// <summary>
    /// Concludes a line that was offered: number, first day, minimum term. Under the first contract of an offer that comes through the operator
    /// the line Bereitstellung comes into force before it, by the provider's approval in coordination.
    /// </summary>
    public static async Task<LineRow> Conclude(Write write, AdoptionRow row, LineRow line)
    {
        var above = line.AboveId;
        if (row.AddresseeKind == OrganisationKind.Operator.Name())
        {
            above = (await write.Row<LineRow>(SelectProvision, new { offerId = row.OfferId }) ?? await Provide(write, row, line)).Id;
        }

        var number = (await Numbers(write, 1))[0];
        return await Save(write, Concluded(line, row.StartMonth!, write.Now) with { Number = number, AboveId = above });
    }

    /// <summary>Keeps a line as it is now; answers it with its new version.</summary>
    public static async Task<LineRow> Save(Write write, LineRow line)
    {
        var saved = line with { Version = line.Version + 1 };
        if (await write.Execute(Update, saved) != 1)
        {
            throw Problems.Stale();
        }

        return saved;
    }

    /// <summary>Keeps the state and the last day of many lines, read in this transaction.</summary>
    public static async Task SaveMoved(Write write, IReadOnlyList<LineRow> lines)
    {
        foreach (var alike in lines.GroupBy(line => new { line.State, line.EndsOn }))
        {
            var ids = alike.Select(line => line.Id).ToList();
            if (await write.ExecuteOf(UpdateMany, ids, new { state = alike.Key.State, endsOn = alike.Key.EndsOn }) != ids.Count)
            {
                throw Problems.Stale();
            }
        }
    }

    /// <summary>An offer that was not accepted.</summary>
    public static async Task Void(Write write, Guid id) => await Save(write, (await Find(write, id))! with { State = ContractLineState.Void.Name() });

    private static async Task<LineRow> Provide(Write write, AdoptionRow row, LineRow line)
    {
        var provision = Concluded(line, row.StartMonth!, write.Now) with
        {
            Id = write.NewId(),
            Version = 1,
            Kind = ContractLineKind.Bereitstellung.Name(),
            AdoptionId = null,
            AboveId = null,
            SellerId = row.ProviderId,
            BuyerId = row.AddresseeId,
            CreatedAt = write.Now,
        };
        return (await Add(write, provision))[0];
    }

    /// <summary>The next numbers of this year (Europe/Berlin). Nobody else takes one before this transaction ends, and none is lost when it fails.</summary>
    private static async Task<IReadOnlyList<string>> Numbers(Write write, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var year = BerlinTime.DateOf(write.Now).Year;
        if (await write.Execute(CountNumbers, new { year, count }) == 0)
        {
            await write.Execute(BeginYear, new { year, count });
        }

        var newest = await write.Value<int>(SelectNewest, new { year });
        return [.. Enumerable.Range(newest - count + 1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"FITST/{year:0000}/{number:0000}"))];
    }
}
