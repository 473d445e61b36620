using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Lists;

/// <summary>A list of names that all listings share.</summary>
internal enum SharedList
{
    FachverfahrenProducts,
    Registers,
}

/// <summary>An entry of a shared list as it stands in the database.</summary>
internal sealed record SharedNameRow
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>Who makes a product; empty for a register.</summary>
    public required string Vendor { get; init; }

    public required string FoldedName { get; init; }

    public required string FoldedVendor { get; init; }

    public Guid? MergedInto { get; init; }

    public required string Provenance { get; init; }

    /// <summary>Whether every word is part of what it is called.</summary>
    public bool Has(IEnumerable<string> words) => words.All(word => FoldedName.Contains(word, StringComparison.Ordinal) || FoldedVendor.Contains(word, StringComparison.Ordinal));
}

/// <summary>The statements on shared lists.</summary>
internal static class SharedNameTable
{
    [StringSyntax("Sql")]
    private const string Columns = "select id, version, name, vendor, folded_name, folded_vendor, merged_into, provenance from shared_names";

    [StringSyntax("Sql")]
    private const string SelectAll = $"{Columns} where list = @list and merged_into is null order by folded_name, folded_vendor, id";

    [StringSyntax("Sql")]
    private const string SelectOne = $"{Columns} where list = @list and id = @id";

    [StringSyntax("Sql")]
    private const string SelectSame = $"{Columns} where list = @list and folded_name = @name and folded_vendor = @vendor";

    [StringSyntax("Sql")]
    private const string SelectMerged = """
        select m.list, m.name, m.vendor, k.name as kept_name, k.vendor as kept_vendor
        from shared_names m
        join shared_names k on k.id = m.merged_into
        """;

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into shared_names (id, version, list, name, vendor, folded_name, folded_vendor, provenance, created_at)
        values (@id, 1, @list, @name, @vendor, @foldedName, @foldedVendor, @provenance, @now)
        """;

    [StringSyntax("Sql")]
    private const string Update = "update shared_names set version = version + 1, merged_into = @into where id = @id or merged_into = @id";

    [StringSyntax("Sql")]
    private const string MoveService = "update services set version = version + 1 where id = @id";

    private sealed record MergedRow
    {
        public required string List { get; init; }

        public required string Name { get; init; }

        public required string Vendor { get; init; }

        public required string KeptName { get; init; }

        public required string KeptVendor { get; init; }
    }

    /// <summary>The entries that are kept, by name.</summary>
    public static Task<IReadOnlyList<SharedNameRow>> All(Sql sql, SharedList list) => sql.Rows<SharedNameRow>(SelectAll, new { list = list.Name() });

    public static Task<SharedNameRow?> Find(Sql sql, SharedList list, Guid id) => sql.Row<SharedNameRow>(SelectOne, new { list = list.Name(), id });

    /// <summary>The entry of the same name, however it is spelt; also one that was merged into another.</summary>
    public static Task<SharedNameRow?> FindSame(Sql sql, SharedList list, string name, string vendor) =>
        sql.Row<SharedNameRow>(SelectSame, new { list = list.Name(), name = SearchText.Fold(name), vendor = SearchText.Fold(vendor) });

    public static async Task<Guid> Add(Write write, SharedList list, string name, string vendor, Provenance provenance)
    {
        var id = write.NewId();
        await write.Execute(Insert, new
        {
            id,
            list = list.Name(),
            name,
            vendor,
            foldedName = SearchText.Fold(name),
            foldedVendor = SearchText.Fold(vendor),
            provenance = provenance.Name(),
            now = write.Now,
        });
        return id;
    }

    /// <summary>From now on the other entry is meant, also by those that were merged into this one before.</summary>
    public static Task Merge(Write write, Guid id, Guid into) => write.Execute(Update, new { id, into });

    /// <summary>Counts a change of each service whose listing now reads otherwise.</summary>
    public static Task MoveServices(Write write, IEnumerable<Guid> services) => write.Execute(MoveService, services.Select(id => new { id }));

    /// <summary>The names that are kept instead of others.</summary>
    public static async Task<KeptNames> Kept(Sql sql)
    {
        var merged = await sql.Rows<MergedRow>(SelectMerged);
        var products = merged.Where(row => row.List == SharedList.FachverfahrenProducts.Name())
            .ToDictionary(row => (row.Name, row.Vendor), row => (row.KeptName, row.KeptVendor));
        var registers = merged.Where(row => row.List == SharedList.Registers.Name()).ToDictionary(row => row.Name, row => row.KeptName, StringComparer.Ordinal);
        return new(products, registers);
    }
}

/// <summary>What to call what was merged into another entry: listings say the name that is kept.</summary>
/// <param name="Products">Product and vendor to those kept.</param>
/// <param name="Registers">Register to the one kept.</param>
internal sealed record KeptNames(IReadOnlyDictionary<(string Product, string Vendor), (string Product, string Vendor)> Products, IReadOnlyDictionary<string, string> Registers)
{
    /// <summary>The listing with the names that are kept; what it then says twice, it says once.</summary>
    public ServiceContent In(ServiceContent content)
    {
        if ((Products.Count == 0 && Registers.Count == 0) || content.Connection is not { } connection)
        {
            return content;
        }

        return content with
        {
            Connection = connection with
            {
                Fachverfahren =
                [
                    .. connection.Fachverfahren
                        .Select(system => Products.TryGetValue((system.Product, system.Vendor), out var kept) ? system with { Product = kept.Product, Vendor = kept.Vendor } : system)
                        .Distinct(),
                ],
                Registers = [.. connection.Registers.Select(register => Registers.GetValueOrDefault(register, register)).Distinct(StringComparer.Ordinal)],
            },
        };
    }
}
