using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Lists;

/// <summary>What is looked for in a shared list.</summary>
internal sealed class NameQuery : PageQuery
{
    [FromQuery(Name = "q"), MaxLength(100)]
    [Description("Words, or parts of them, that the entry holds.")]
    public string? Q { get; init; }

    public IReadOnlyList<string> Words => SearchText.Fold(Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Products of Fachverfahren: one list for all listings, so that the same product has one name.</summary>
internal static class KeepFachverfahrenProducts
{
    private const SharedList List = SharedList.FachverfahrenProducts;

    /// <summary>List products of Fachverfahren</summary>
    /// <remarks>By name; with `q` those that hold its words, as suggestions while somebody types. Duplicates that were merged are left out.</remarks>
    public static async Task<Listing<Page<FachverfahrenProduct>, FachverfahrenProduct>> All([AsParameters] NameQuery query, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var rows = await SharedNames.Find(database, List, query);
        var keys = rows.ToDictionary(row => row.Id, SharedNames.KeyOf);
        return Listing.Of([.. rows.Select(Show)], product => keys[product.Id], cursors.Read(http), query.Take);
    }

    /// <summary>Show a product of a Fachverfahren</summary>
    /// <remarks>One that was merged into another says into which.</remarks>
    /// <param name="id">Id of the entry.</param>
    public static Task<Found<FachverfahrenProduct>> One(Guid id, FitDatabase database) => database.Read(async sql =>
    {
        var row = await SharedNameTable.Find(sql, List, id) ?? throw Problems.NotFound();
        return new Found<FachverfahrenProduct>(Show(row), row.Version);
    });

    /// <summary>Add a product of a Fachverfahren</summary>
    /// <remarks>By an editor of any organisation. The same product of the same vendor, however it is spelt, is the same entry.</remarks>
    public static Task<Made<FachverfahrenProduct>> Add(Body<NewFachverfahrenProduct> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        var row = await SharedNames.Add(write, List, asked.Product.Trim(), asked.Vendor.Trim(), "fachverfahren-products");
        return new Made<FachverfahrenProduct>(Show(row), $"/v1/fachverfahren-products/{row.Id}", row.Version);
    });

    /// <summary>Merge a duplicate of a product</summary>
    /// <remarks>By the operator: from then on listings, search and facets name the product `into`. It cannot be undone.</remarks>
    /// <param name="id">Id of the duplicate.</param>
    public static Task<Found<FachverfahrenProduct>> Merge(Guid id, IfMatch ifMatch, Body<NewMerger> body, Act act, FitDatabase database, CurrentCatalogue catalogue) => database.Write(act, async write =>
    {
        var row = await SharedNames.Merge(write, List, id, ifMatch, body, duplicate => Naming(catalogue, duplicate));
        return new Found<FachverfahrenProduct>(Show(row), row.Version);
    });

    /// <summary>Show the use of a product</summary>
    /// <remarks>The public services that name it: they are what a merge concerns. None name one that was merged.</remarks>
    /// <param name="id">Id of the entry.</param>
    public static Task<Told<SharedNameUse>> Use(Guid id, FitDatabase database, CurrentCatalogue catalogue) => SharedNames.Use(database, List, id, row => Naming(catalogue, row));

    private static IEnumerable<CatalogueEntry> Naming(CurrentCatalogue catalogue, SharedNameRow product) => catalogue.Index.Entries.Where(entry =>
        entry.Service.Connection?.Fachverfahren.Any(system => system.Product == product.Name && system.Vendor == product.Vendor) == true);

    private static FachverfahrenProduct Show(SharedNameRow row) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Product = row.Name,
        Vendor = row.Vendor,
        MergedInto = row.MergedInto,
        Provenance = Names.Parse<Provenance>(row.Provenance),
    };
}

/// <summary>Registers that services draw on: one list for all listings.</summary>
internal static class KeepRegisters
{
    private const SharedList List = SharedList.Registers;

    /// <summary>List registers</summary>
    /// <remarks>By name; with `q` those that hold its words, as suggestions while somebody types. Duplicates that were merged are left out.</remarks>
    public static async Task<Listing<Page<SharedRegister>, SharedRegister>> All([AsParameters] NameQuery query, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var rows = await SharedNames.Find(database, List, query);
        var keys = rows.ToDictionary(row => row.Id, SharedNames.KeyOf);
        return Listing.Of([.. rows.Select(Show)], register => keys[register.Id], cursors.Read(http), query.Take);
    }

    /// <summary>Show a register</summary>
    /// <remarks>One that was merged into another says into which.</remarks>
    /// <param name="id">Id of the entry.</param>
    public static Task<Found<SharedRegister>> One(Guid id, FitDatabase database) => database.Read(async sql =>
    {
        var row = await SharedNameTable.Find(sql, List, id) ?? throw Problems.NotFound();
        return new Found<SharedRegister>(Show(row), row.Version);
    });

    /// <summary>Add a register</summary>
    /// <remarks>By an editor of any organisation. The same name, however it is spelt, is the same entry.</remarks>
    public static Task<Made<SharedRegister>> Add(Body<NewSharedRegister> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await SharedNames.Add(write, List, body.Valid().Name.Trim(), "", "registers");
        return new Made<SharedRegister>(Show(row), $"/v1/registers/{row.Id}", row.Version);
    });

    /// <summary>Merge a duplicate of a register</summary>
    /// <remarks>By the operator: from then on listings name the register `into`. It cannot be undone.</remarks>
    /// <param name="id">Id of the duplicate.</param>
    public static Task<Found<SharedRegister>> Merge(Guid id, IfMatch ifMatch, Body<NewMerger> body, Act act, FitDatabase database, CurrentCatalogue catalogue) => database.Write(act, async write =>
    {
        var row = await SharedNames.Merge(write, List, id, ifMatch, body, duplicate => Naming(catalogue, duplicate));
        return new Found<SharedRegister>(Show(row), row.Version);
    });

    /// <summary>Show the use of a register</summary>
    /// <remarks>The public services that name it: they are what a merge concerns. None name one that was merged.</remarks>
    /// <param name="id">Id of the entry.</param>
    public static Task<Told<SharedNameUse>> Use(Guid id, FitDatabase database, CurrentCatalogue catalogue) => SharedNames.Use(database, List, id, row => Naming(catalogue, row));

    private static IEnumerable<CatalogueEntry> Naming(CurrentCatalogue catalogue, SharedNameRow register) =>
        catalogue.Index.Entries.Where(entry => entry.Service.Connection?.Registers.Contains(register.Name, StringComparer.Ordinal) == true);

    private static SharedRegister Show(SharedNameRow row) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Name = row.Name,
        MergedInto = row.MergedInto,
        Provenance = Names.Parse<Provenance>(row.Provenance),
    };
}

/// <summary>What the shared lists have in common.</summary>
internal static class SharedNames
{
    public const int LongestVendor = 120;

    public static int LongestName(SharedList list) => list == SharedList.Registers ? 200 : 120;

    public static SortKey KeyOf(SharedNameRow row) => new(0, $"{row.FoldedName}\n{row.FoldedVendor}", row.Id.ToString());

    public static async Task<IReadOnlyList<SharedNameRow>> Find(FitDatabase database, SharedList list, NameQuery query)
    {
        var words = query.Words;
        return [.. (await database.Read(sql => SharedNameTable.All(sql, list))).Where(row => row.Has(words)).OrderBy(KeyOf)];
    }

    public static async Task<SharedNameRow> Add(Write write, SharedList list, string name, string vendor, string path)
    {
        if (await SharedNameTable.FindSame(write, list, name, vendor) is { } same)
        {
            throw Problems.AlreadyThere(
                new($"„{same.Name}“ steht schon in der Liste. Wählen Sie diesen Eintrag.", $"“{same.Name}” stands in the list already. Choose that entry."),
                $"/v1/{path}/{same.MergedInto ?? same.Id}");
        }

        var id = await SharedNameTable.Add(write, list, name, vendor, Provenance.Declared);
        write.Record("sharedName.added", $"sharedName/{id}");
        return (await SharedNameTable.Find(write, list, id))!;
    }

    /// <summary>Takes the names that a listing uses into the lists as it becomes public, so that the next listing finds them and the operator can merge them.</summary>
    public static async Task Learn(Write write, ServiceContent content)
    {
        foreach (var system in content.Connection?.Fachverfahren ?? [])
        {
            await Learn(write, SharedList.FachverfahrenProducts, system.Product, system.Vendor);
        }

        foreach (var register in content.Connection?.Registers ?? [])
        {
            await Learn(write, SharedList.Registers, register, "");
        }
    }

    private static async Task Learn(Write write, SharedList list, string name, string vendor)
    {
        // What a list could not hold stays the listing's own.
        var isTelling = SearchText.Fold(name).Length > 0 && (list == SharedList.Registers || SearchText.Fold(vendor).Length > 0);
        if (isTelling && name.Length <= LongestName(list) && vendor.Length <= LongestVendor && await SharedNameTable.FindSame(write, list, name, vendor) is null)
        {
            write.Record("sharedName.added", $"sharedName/{await SharedNameTable.Add(write, list, name, vendor, Provenance.Declared)}");
        }
    }

    /// <summary>The public services that name an entry.</summary>
    public static async Task<Told<SharedNameUse>> Use(FitDatabase database, SharedList list, Guid id, Func<SharedNameRow, IEnumerable<CatalogueEntry>> naming)
    {
        var row = await database.Read(sql => SharedNameTable.Find(sql, list, id)) ?? throw Problems.NotFound();
        return new(new SharedNameUse
        {
            Services = [.. naming(row).Select(entry => new NamingService { Slug = entry.Service.Slug, Name = entry.Service.Name }).OrderBy(service => service.Name, StringComparer.Ordinal)],
        });
    }

    /// <param name="write">The transaction.</param>
    /// <param name="list">The list.</param>
    /// <param name="id">Id of the duplicate.</param>
    /// <param name="ifMatch">The version of the duplicate.</param>
    /// <param name="body">Into which it is merged.</param>
    /// <param name="naming">Services whose listing names the duplicate.</param>
    public static async Task<SharedNameRow> Merge(Write write, SharedList list, Guid id, IfMatch ifMatch, Body<NewMerger> body, Func<SharedNameRow, IEnumerable<CatalogueEntry>> naming)
    {
        var duplicate = await SharedNameTable.Find(write, list, id) ?? throw Problems.NotFound();
        ifMatch.Check(duplicate.Version);
        var into = body.Valid().Into;
        if (duplicate.MergedInto is not null)
        {
            throw Problems.StateConflict(new("Dieser Eintrag ist schon mit einem anderen zusammengeführt.", "This entry is merged into another one already."), "merged", []);
        }

        var kept = await SharedNameTable.Find(write, list, into);
        if (kept is null || kept.MergedInto is not null || kept.Id == id)
        {
            throw Problems.Invalid(Problems.Member("/into", InputErrorCodes.DoesNotExist, new(
                "Nennen Sie einen anderen Eintrag der Liste, der bleibt.", "Name another entry of the list that stays.")));
        }

        await SharedNameTable.Merge(write, id, kept.Id);
        Guid[] services = [.. naming(duplicate).Select(entry => entry.ServiceId)];
        await SharedNameTable.MoveServices(write, services);
        write.Record(
            "sharedName.merged",
            $"sharedName/{id}",
            ("into", kept.Id.ToString()),
            ("services", new JsonArray([.. services.Select(service => (JsonNode)service.ToString())])));
        return (await SharedNameTable.Find(write, list, id))!;
    }
}

/// <summary>Rules of <see cref="NewFachverfahrenProduct"/>.</summary>
internal sealed class NewFachverfahrenProductValidator : AbstractValidator<NewFachverfahrenProduct>
{
    public NewFachverfahrenProductValidator()
    {
        RuleFor(product => product.Product).Given().AtMost(SharedNames.LongestName(SharedList.FachverfahrenProducts)).OneLine().Telling();
        RuleFor(product => product.Vendor).Given().AtMost(SharedNames.LongestVendor).OneLine().Telling();
    }
}

/// <summary>Rules of <see cref="NewSharedRegister"/>.</summary>
internal sealed class NewSharedRegisterValidator : AbstractValidator<NewSharedRegister>
{
    public NewSharedRegisterValidator() => RuleFor(register => register.Name).Given().AtMost(SharedNames.LongestName(SharedList.Registers)).OneLine().Telling();
}

/// <summary>Rules of names in shared lists.</summary>
internal static class SharedNameRules
{
    /// <summary>Holds a letter or digit; without one, all such names would be the same.</summary>
    public static IRuleBuilderOptions<T, string?> Telling<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => string.IsNullOrWhiteSpace(name) || SearchText.Fold(name).Length > 0)
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence("Nennen Sie einen Namen mit Buchstaben oder Ziffern.", "Give a name with letters or digits.").ToString());
}
