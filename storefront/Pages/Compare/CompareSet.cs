using Microsoft.AspNetCore.Http.Extensions;

namespace FitStore.Storefront.Pages.Compare;

/// <summary>
/// What is compared, as it stands in the address: services and offers. The address is everything, so a comparison can be sent, kept and
/// printed. What cannot be compared stays in it, too, so that the page can say what is wrong and offer to take it out.
/// </summary>
public sealed record CompareSet
{
    /// <summary>Name of a service in the address of the comparison.</summary>
    public const string Service = "dienst";

    /// <summary>What is compared, in one field: the query of its address.</summary>
    public const string Kept = "stand";

    /// <summary>Name of an offer in the address of the comparison.</summary>
    public const string Offer = "angebot";

    /// <summary>Name of a service that was ticked in the list of services.</summary>
    public const string Ticked = "vergleich";

    /// <summary>The most that can be compared.</summary>
    public const int Most = 4;

    /// <summary>More than this is no address of ours.</summary>
    private const int MostInAnAddress = 20;

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Offers { get; init; } = [];

    public int Count => Services.Count + Offers.Count;

    /// <summary>Services first, then offers: the order of the columns.</summary>
    public IEnumerable<CompareItem> Items => Services.Select(slug => new CompareItem(Service, slug)).Concat(Offers.Select(id => new CompareItem(Offer, id)));

    public static CompareSet Of(IQueryCollection query) => new()
    {
        Services = [.. Values(query, Service).Concat(Values(query, Ticked)).Distinct(StringComparer.Ordinal).Take(MostInAnAddress)],
        Offers = [.. Values(query, Offer).Distinct(StringComparer.Ordinal).Take(MostInAnAddress)],
    };

    /// <summary>What is ticked in the list of services.</summary>
    public static IReadOnlyList<string> TickedIn(IQueryCollection query) => [.. Values(query, Ticked).Distinct(StringComparer.Ordinal).Take(MostInAnAddress)];

    public CompareSet With(string name, string value) => name == Service ? this with { Services = [.. Services, value] } : this with { Offers = [.. Offers, value] };

    public CompareSet Without(CompareItem item) => this with
    {
        Services = [.. Services.Where(slug => item != new CompareItem(Service, slug))],
        Offers = [.. Offers.Where(id => item != new CompareItem(Offer, id))],
    };

    /// <summary>The address of the comparison, or of what is done with it.</summary>
    public string Href(string page = "/vergleich", params (string Name, string Value)[] more) => page + Query(Service, Offer, more);

    /// <summary>The same as the API takes it.</summary>
    public string ApiQuery() => Query("service", "offer");

    private static IEnumerable<string> Values(IQueryCollection query, string name) => query[name].OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0);

    private string Query(string service, string offer, params (string Name, string Value)[] more)
    {
        var query = new QueryBuilder();
        foreach (var slug in Services)
        {
            query.Add(service, slug);
        }

        foreach (var id in Offers)
        {
            query.Add(offer, id);
        }

        foreach (var (name, value) in more)
        {
            query.Add(name, value);
        }

        return query.ToString();
    }
}

/// <summary>One thing to compare.</summary>
/// <param name="Name">Which parameter of the address names it.</param>
/// <param name="Value">A slug or the id of an offer.</param>
public sealed record CompareItem(string Name, string Value);
