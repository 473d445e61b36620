using System.Text.Json;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Catalogue;

/// <summary>Catalogues and searches for the properties below, made from a seed.</summary>
internal static class CatalogueSamples
{
    public static readonly CatalogueEntry[] Entries = [.. ManyServices.Make(400)];

    public static readonly CatalogueIndex Index = CatalogueIndex.Build(Entries, ManyServices.Today, 7, ManyServices.Words);

    /// <summary>Any one service.</summary>
    public static CatalogueEntry Any(Random random) => Entries[random.Next(Entries.Length)];

    /// <summary>A query of one to three words or parts of words that stand in one service, or now and then nowhere.</summary>
    public static string AnyQuery(Random random)
    {
        var service = Any(random).Service;
        var texts = $"{service.Name} {service.Summary} {string.Join(' ', service.Keywords)} {string.Join(' ', service.Classification.Leistungsschluessel)}";
        var words = texts.Split((char[])[' ', ':', ',', '.', '('], StringSplitOptions.RemoveEmptyEntries);
        var query = Enumerable.Range(0, random.Next(1, 4)).Select(_ => AnyPart(random, words[random.Next(words.Length)]));
        return string.Join(' ', query) + (random.Next(20) == 0 ? " xyzzy" : "");
    }

    /// <summary>Words and filters; of the many filters a few at a time, so that mostly something is found.</summary>
    public static ServiceSearch AnySearch(Random random)
    {
        var search = AnyPlainSearch(random);
        for (var filters = random.Next(4); filters > 0; filters--)
        {
            search = random.Next(10) switch
            {
                0 => search with { CostNeutral = YesOrNo(random) },
                1 => search with { AvailableFor = Few(random, Any(random).Offers[0].Takers[0], Any(random).Offers[0].Takers[0]) },
                2 or 3 => search with { Fachverfahren = Few(random, AnySystem(random).Product, AnySystem(random).Product), InterfaceState = Few(random, AnySystem(random).State, AnySystem(random).State) },
                4 => search with { Transport = Few(random, Any(random).Service.Connection!.Transports[0], Any(random).Service.Connection!.Transports[0]) },
                5 => search with { UserAccount = Few(random, UserAccount.BundId, UserAccount.None) },
                6 => search with { TrustLevel = Few(random, TrustLevel.Substanziell, TrustLevel.Basis) },
                7 => search with { Reifegrad = Few(random, "1.1:4", "2.0:4") },
                8 => search with { Licence = Few(random, "EUPL-1.2", "MIT") },
                _ => search with { Number115 = YesOrNo(random) },
            };
        }

        return search;
    }

    private static ServiceSearch AnyPlainSearch(Random random) => new()
    {
        Q = random.Next(3) == 0 ? null : AnyQuery(random),
        Themenfeld = Few(random, Any(random).Service.Themenfeld, Any(random).Service.Themenfeld),
        LeadLand = Few(random, Any(random).Service.LeadLand, Any(random).Service.LeadLand),
        LegalModel = Few(random, Any(random).Offers[0].LegalModel),
        Free = YesOrNo(random),
        AdoptedBy = Few(random, Any(random).Service.LeadLand, Any(random).Service.LeadLand),
        Sort = random.Next(2) == 0 ? null : Enum.GetValues<ServiceSort>()[random.Next(6)],
        IncludeRetired = random.Next(3) == 0,
    };

    /// <summary>All slugs a search finds, in order.</summary>
    public static string[] Slugs(this CatalogueIndex index, ServiceSearch search) => [.. index.All(search).Select(card => card.Slug)];

    /// <summary>A page written out, to compare.</summary>
    public static string Written(this SearchPage page) => JsonSerializer.Serialize(page);

    /// <summary>The slugs met when turning pages from one end to the other.</summary>
    public static List<string> Turn(this CatalogueIndex index, ServiceSearch search, int limit, bool backwards, SortKey? from = null)
    {
        var met = new List<string>();
        var page = index.Search(search, from is { } start ? new Position(start, backwards) : null, limit);
        while (true)
        {
            var slugs = page.Items.Select(card => card.Slug);
            met.InsertRange(backwards ? 0 : met.Count, slugs);
            if (backwards ? !page.HasPrevious : !page.HasNext)
            {
                return met;
            }

            page = index.Search(search, new Position(backwards ? page.Keys[0] : page.Keys[^1], backwards), limit);
        }
    }

    private static string AnyPart(Random random, string word) => random.Next(3) switch
    {
        0 => word,
        1 => word[..random.Next(1, word.Length + 1)],
        _ => word[random.Next(word.Length)..],
    };

    private static bool? YesOrNo(Random random) => random.Next(6) switch { 0 => true, 1 => false, _ => null };

    private static Fachverfahren AnySystem(Random random) => Any(random).Service.Connection!.Fachverfahren[0];

    private static T[] Few<T>(Random random, params T[] values) => random.Next(3) == 0 ? [.. values.Take(random.Next(1, 3)).Distinct()] : [];
}
