namespace FitStore.Storefront.Pages.Publish;

/// <summary>An entry of a list: what it stands for in the content, and how people tell it from others.</summary>
internal sealed record PickEntry(string Value, string Text, string? More = null);

/// <summary>What was found in a list for some words.</summary>
internal sealed record PicksFound(IReadOnlyList<PickEntry> Items, bool HasMore)
{
    public static readonly PicksFound Nothing = new([], HasMore: false);
}

/// <summary>What a list knows of the values that somebody typed.</summary>
/// <param name="Names">Those it knows, with what they are called.</param>
/// <param name="IsEmpty">It has no entries at all.</param>
/// <param name="AsOf">The day it is of, where it has one.</param>
internal sealed record PicksKnown(IReadOnlyDictionary<string, string> Names, bool IsEmpty, DateOnly? AsOf = null);

/// <summary>A list that a statement is picked from. What is not in it may be said all the same, and the page warns at the field.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Label">What the search is called.</param>
/// <param name="Hint">What can be searched for.</param>
/// <param name="Place">Where entries stand: im Leistungskatalog.</param>
/// <param name="Advice">What to do about a value that is not in it.</param>
internal sealed record PickList(string Slug, string Label, string Hint, string Place, string Advice)
{
    /// <summary>How many of those found are offered; who looks for another one says more of its name.</summary>
    public const int Offered = 12;

    /// <summary>Between the parts of a value that has several. No part holds it, because none has more than one line.</summary>
    public const char Between = '\t';

    private const int LongestWords = 100;
    private const int KeyDigits = 14;
    private const int OzgDigits = 5;

    /// <summary>More values are not looked up; no listing has as many.</summary>
    private const int MostValues = 50;

    public static readonly PickList Leistungen = new("leistungen", "Im Leistungskatalog suchen", "Ein Wort aus dem Namen oder der Anfang der Nummer.", "im Leistungskatalog", "Prüfen Sie die Nummer.")
    {
        FindAsync = async (store, words, cancel) =>
            Found(await store.SearchLeistungenAsync(words, Offered, cancel), leistung => new(leistung.Key, leistung.Name, More(leistung.Key, string.Join(", ", leistung.Synonyms.Where(synonym => synonym != leistung.Name).Take(3))))),
        LookUpAsync = async (store, values, cancel) =>
        {
            var catalogue = (await store.GetKeyCataloguesAsync(cancel)).Leistungen;
            var keys = Numbers(values, KeyDigits);
            var known = catalogue.Entries == 0 || keys.Count == 0 ? [] : await store.ListLeistungenAsync(keys, cancel);
            return new(Names(known.Select(leistung => (leistung.Key, leistung.Name))), catalogue.Entries == 0, catalogue.AsOf);
        },
        IsWhole = value => IsNumber(value, KeyDigits),
    };

    public static readonly PickList OzgIds = new("ozg-ids", "In den OZG-IDs suchen", "Ein Wort aus dem Namen oder der Anfang der Nummer.", "im Katalog der OZG-IDs", "Prüfen Sie die Nummer.")
    {
        FindAsync = async (store, words, cancel) => Found(await store.SearchOzgIdsAsync(words, Offered, cancel), entry => new(entry.Id, entry.Name, entry.Id)),
        LookUpAsync = async (store, values, cancel) =>
        {
            var catalogue = (await store.GetKeyCataloguesAsync(cancel)).OzgIds;
            var ids = Numbers(values, OzgDigits);
            var known = catalogue.Entries == 0 || ids.Count == 0 ? [] : await store.ListOzgIdsAsync(ids, cancel);
            return new(Names(known.Select(entry => (entry.Id, entry.Name))), catalogue.Entries == 0, catalogue.AsOf);
        },
        IsWhole = value => IsNumber(value, OzgDigits),
    };

    public static readonly PickList Registers = new("register", "In der gemeinsamen Liste der Register suchen", "Ein Wort aus dem Namen.", "in der gemeinsamen Liste", "Prüfen Sie die Schreibweise; heißt es überall gleich, finden Kommunen es.")
    {
        FindAsync = async (store, words, cancel) => Found(await store.SearchRegistersAsync(words, Offered, cancel), register => new(register.Name, register.Name)),
        LookUpAsync = async (store, _, cancel) =>
        {
            var all = await store.ListRegistersAsync(cancel);
            return new(Names(all.Select(register => (register.Name, register.Name))), all.Count == 0);
        },
    };

    public static readonly PickList Fachverfahren = new("fachverfahren", "In der gemeinsamen Liste der Fachverfahren suchen", "Ein Wort aus Produkt oder Hersteller.", "in der gemeinsamen Liste", "Prüfen Sie die Schreibweise; heißt es überall gleich, finden Kommunen es.")
    {
        FindAsync = async (store, words, cancel) =>
            Found(await store.SearchProductsAsync(words, Offered, cancel), product => new(product.Product + Between + product.Vendor, product.Product, product.Vendor)),
        LookUpAsync = async (store, _, cancel) =>
        {
            var all = await store.ListProductsAsync(cancel);
            return new(Names(all.Select(product => (product.Product + Between + product.Vendor, product.Product))), all.Count == 0);
        },
    };

    public static IReadOnlyList<PickList> All { get; } = [Leistungen, OzgIds, Registers, Fachverfahren];

    public required Func<FitStoreClient, string, CancellationToken, Task<PicksFound>> FindAsync { get; init; }

    public required Func<FitStoreClient, IReadOnlyList<string>, CancellationToken, Task<PicksKnown>> LookUpAsync { get; init; }

    /// <summary>Whether a value can stand in the list at all; one that cannot is refused as soon as it is saved.</summary>
    public Func<string, bool> IsWhole { get; init; } = _ => true;

    /// <summary>What the page says of the list beside a statement.</summary>
    /// <param name="store">The lists.</param>
    /// <param name="words">What is searched for; nothing where nothing is.</param>
    /// <param name="values">What the statement says.</param>
    /// <param name="cancel">Ends the search.</param>
    public async Task<PickView> ViewAsync(FitStoreClient store, string? words, IReadOnlyList<string> values, CancellationToken cancel)
    {
        var known = await LookUpAsync(store, values, cancel);
        var found = words is null ? null : await SearchAsync(store, words, cancel);
        return new PickView(this, words, found is null ? null : found with { Items = [.. found.Items.Where(entry => !values.Contains(entry.Value, StringComparer.OrdinalIgnoreCase))] }, found?.Items.Count > 0, known, values);
    }

    /// <summary>Those that hold the words; nothing for words that no list could hold.</summary>
    public async Task<PicksFound> SearchAsync(FitStoreClient store, string words, CancellationToken cancel)
    {
        var sought = words.Trim();
        try
        {
            return sought.Length == 0 ? PicksFound.Nothing : await FindAsync(store, sought.Length > LongestWords ? sought[..LongestWords] : sought, cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            return PicksFound.Nothing;
        }
    }

    private static PicksFound Found<T>(FitStore.Contracts.Page<T> page, Func<T, PickEntry> entry) => new([.. page.Items.Select(entry)], page.Next is not null);

    private static Dictionary<string, string> Names(IEnumerable<(string Value, string Name)> known)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, name) in known)
        {
            names[value] = name;
        }

        return names;
    }

    private static List<string> Numbers(IEnumerable<string> values, int digits) => [.. values.Where(value => IsNumber(value, digits)).Distinct(StringComparer.Ordinal).Take(MostValues)];

    private static bool IsNumber(string value, int digits) => value.Length == digits && value.All(char.IsAsciiDigit);

    private static string More(string key, string synonyms) => synonyms.Length == 0 ? key : $"{key}, auch: {synonyms}";
}

/// <summary>A list beside a statement: what was found in it, and what it knows of the values typed.</summary>
/// <param name="List">The list.</param>
/// <param name="Words">What was searched for.</param>
/// <param name="Found">What was found and is not among the values yet; nothing where nothing was searched for.</param>
/// <param name="FoundAny">Something was found, if only what is there already.</param>
/// <param name="Known">What it knows of the values.</param>
/// <param name="Values">The values.</param>
internal sealed record PickView(PickList List, string? Words, PicksFound? Found, bool FoundAny, PicksKnown Known, IReadOnlyList<string> Values)
{
    /// <summary>What the list calls a value.</summary>
    public string? NameOf(string value) => Known.Names.GetValueOrDefault(value);

    /// <summary>The warning at a value that is not in the list; nothing where it is, and where there is no list to look in.</summary>
    public string? Warning(string value) => Known.IsEmpty || !List.IsWhole(value) || Known.Names.ContainsKey(value)
        ? null
        : $"„{value.Replace(PickList.Between, ',').Replace(",", ", ", StringComparison.Ordinal)}“ steht nicht {List.Place}{(Known.AsOf is { } day ? $", Stand {German.Date(day)}" : "")}. {List.Advice}";
}
