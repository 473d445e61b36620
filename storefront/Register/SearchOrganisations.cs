using System.Text.Json.Serialization;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FitStore.Storefront.Register;

/// <summary>Organisations by name or ARS, best first: as options for the combobox, and in words for the list without a script.</summary>
internal static class SearchOrganisations
{
    public const string Address = "/organisationen/suche";

    private const int LongestWords = 200;

    public static WebApplication MapOrganisationSearch(this WebApplication app)
    {
        app.MapGet(Address, AnswerAsync);
        return app;
    }

    /// <summary>The address of a search at the API.</summary>
    public static string Query(string words, int limit)
    {
        var q = words.Trim();
        return Cursors.Query([new("q", q.Length > LongestWords ? q[..LongestWords] : q), new("limit", German.Digits(limit))]);
    }

    /// <summary>What tells an organisation from another of the same name.</summary>
    public static string Detail(Organisation organisation, IReadOnlyDictionary<string, string> laender)
    {
        var parts = new List<string> { Words.Of(organisation.Kind) };
        if (organisation.Land is { } land && organisation.Kind != OrganisationKind.Land)
        {
            parts.Add(laender.GetValueOrDefault(land, land));
        }

        if (organisation.Ars is not null)
        {
            parts.Add("ARS " + organisation.Ars);
        }

        return string.Join(", ", parts);
    }

    public static async Task<IReadOnlyDictionary<string, string>> LaenderAsync(FitStoreClient store, CancellationToken cancel) =>
        (await store.ListLaenderAsync(cancel)).ToDictionary(land => land.Code, land => land.Name, StringComparer.Ordinal);

    private static async Task<JsonHttpResult<FoundOrganisations>> AnswerAsync(string? q, FitStoreClient store, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(q))
        {
            return Json(new FoundOrganisations([], HasMore: false));
        }

        var page = await store.SearchOrganisationsAsync(Query(q, OrganisationPick.Offered), cancel);
        var laender = await LaenderAsync(store, cancel);
        return Json(new FoundOrganisations(
            [.. page.Items.Select(organisation => new FoundOrganisation(organisation.Id, organisation.Name, Detail(organisation, laender)))],
            page.Next is not null));
    }

    private static JsonHttpResult<FoundOrganisations> Json(FoundOrganisations found) => TypedResults.Json(found, FoundJson.Default.FoundOrganisations);
}

/// <summary>What the combobox offers.</summary>
internal sealed record FoundOrganisations(IReadOnlyList<FoundOrganisation> Items, bool HasMore);

/// <summary>One option of the combobox.</summary>
internal sealed record FoundOrganisation(Guid Id, string Name, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FoundOrganisations))]
internal sealed partial class FoundJson : JsonSerializerContext;
