using FitStore.Contracts;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>An entry of a list that all listings share.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="Version">Counts the changes.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Vendor">Who makes it, where it is a product.</param>
/// <param name="MergedInto">The entry that is kept instead of it.</param>
/// <param name="IsSample">It comes with the sample data.</param>
internal sealed record SharedName(Guid Id, int Version, string Name, string? Vendor, Guid? MergedInto, bool IsSample)
{
    /// <summary>Elbtal Bau (Elbtal GmbH).</summary>
    public string Whole => Vendor is null ? Name : $"{Name} ({Vendor})";

    /// <summary>Whether every word is a part of what it is called.</summary>
    public bool Has(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Whole.Contains(word, StringComparison.CurrentCultureIgnoreCase));
}

/// <summary>The two lists that all listings share, with what the operator does with either.</summary>
/// <param name="Link">Where it is kept.</param>
/// <param name="One">What one entry is called, with its article: das Produkt.</param>
internal sealed record SharedNameList(Link Link, string One)
{
    public static readonly SharedNameList Products = new(Links.SharedProducts, "das Produkt")
    {
        AllAsync = async (store, cancel) => [.. (await store.ListProductsAsync(cancel)).Select(Of)],
        FindAsync = async (store, id, cancel) => Of(await store.GetProductAsync(id, cancel)),
        UseAsync = (store, id, cancel) => store.GetProductUseAsync(id, cancel),
        MergeAsync = (store, entry, into, key, cancel) => store.MergeProductAsync(entry.Id, entry.Version, into, key, cancel),
    };

    public static readonly SharedNameList Registers = new(Links.SharedRegisters, "das Register")
    {
        AllAsync = async (store, cancel) => [.. (await store.ListRegistersAsync(cancel)).Select(Of)],
        FindAsync = async (store, id, cancel) => Of(await store.GetRegisterAsync(id, cancel)),
        UseAsync = (store, id, cancel) => store.GetRegisterUseAsync(id, cancel),
        MergeAsync = (store, entry, into, key, cancel) => store.MergeRegisterAsync(entry.Id, entry.Version, into, key, cancel),
    };

    public required Func<FitStoreClient, CancellationToken, Task<IReadOnlyList<SharedName>>> AllAsync { get; init; }

    public required Func<FitStoreClient, Guid, CancellationToken, Task<SharedName>> FindAsync { get; init; }

    public required Func<FitStoreClient, Guid, CancellationToken, Task<SharedNameUse>> UseAsync { get; init; }

    public required Func<FitStoreClient, SharedName, Guid, string, CancellationToken, Task> MergeAsync { get; init; }

    /// <summary>The list that an address names.</summary>
    public static SharedNameList? Find(string slug) => new[] { Products, Registers }.FirstOrDefault(list => list.Link.Href.EndsWith("/" + slug, StringComparison.Ordinal));

    private static SharedName Of(FachverfahrenProduct product) => new(product.Id, product.Version, product.Product, product.Vendor, product.MergedInto, product.Provenance == Provenance.Example);

    private static SharedName Of(SharedRegister register) => new(register.Id, register.Version, register.Name, Vendor: null, register.MergedInto, register.Provenance == Provenance.Example);
}
