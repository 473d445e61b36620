using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The lists that statements are picked from, as options for the combobox.</summary>
internal static class SearchPickLists
{
    private const string Addresses = "/listen";

    public static WebApplication MapPickLists(this WebApplication app)
    {
        app.MapGet(Addresses + "/{list}", AnswerAsync);
        return app;
    }

    public static string Address(PickList list) => $"{Addresses}/{list.Slug}";

    private static async Task<Results<JsonHttpResult<FoundPicks>, NotFound>> AnswerAsync(string list, string? q, FitStoreClient store, CancellationToken cancel)
    {
        if (PickList.All.FirstOrDefault(known => known.Slug == list) is not { } asked)
        {
            return TypedResults.NotFound();
        }

        var found = await asked.SearchAsync(store, q ?? "", cancel);
        return TypedResults.Json(new FoundPicks(found.Items, found.HasMore), FoundPicksJson.Default.FoundPicks);
    }
}

/// <summary>What the combobox offers.</summary>
internal sealed record FoundPicks(IReadOnlyList<PickEntry> Items, bool HasMore);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FoundPicks))]
internal sealed partial class FoundPicksJson : JsonSerializerContext;
