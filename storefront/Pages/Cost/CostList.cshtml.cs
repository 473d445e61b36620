using System.Globalization;
using FitStore.Contracts.Cost;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>Several services for several organisations side by side; all of the question stands in the address.</summary>
internal sealed class CostListModel(FitStoreClient store, TimeProvider time) : PageModel
{
    public const string ManyField = "ars";

    private const int MostOrganisations = 500;

    private const int LongestList = 8_000;

    private static readonly FieldMap Fields = new()
    {
        ["/offers"] = CostsModel.ServiceField,
        ["/organisations"] = ManyField,
        ["/start"] = CostStart.Field,
    };

    /// <summary>What stands between the entries of a list that was pasted.</summary>
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    [BindProperty(SupportsGet = true, Name = CostsModel.ServiceField)]
    public IReadOnlyList<string> Services { get; set; } = [];

    /// <summary>The organisations, by ARS or id; several may stand in one, as the form sends them.</summary>
    [BindProperty(SupportsGet = true, Name = Links.For)]
    public IReadOnlyList<string> For { get; set; } = [];

    /// <summary>A further one.</summary>
    [BindProperty(SupportsGet = true, Name = CalculatorModel.WhoField)]
    public OrganisationPick Who { get; set; } = new();

    /// <summary>Many further ones at once: Regionalschlüssel, each on a line of its own.</summary>
    [BindProperty(SupportsGet = true, Name = ManyField)]
    public string? Many { get; set; }

    [BindProperty(SupportsGet = true, Name = CostStart.Field)]
    public string? Start { get; set; }

    public IReadOnlyList<Choice> AllServices { get; private set; } = [];

    public IReadOnlyList<Choice> Months { get; private set; } = [];

    public CostPreviews? Result { get; private set; }

    /// <summary>Names of the organisations asked for, where there is no result to say them.</summary>
    public IReadOnlyList<(string Key, string Name)> Chosen { get; private set; } = [];

    /// <summary>Chosen services that have no offer with a price.</summary>
    public IReadOnlyList<string> WithoutPrice { get; private set; } = [];

    public ApiProblem? Impossible { get; private set; }

    public bool IsPart => Start is not null && !Start.EndsWith("-01", StringComparison.Ordinal);

    public string Year => Start?[..4] ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await AskedAsync(cancel) is { } asked)
        {
            Result = await AnsweredAsync(() => store.ComputeCostPreviewsAsync(asked, cancel));
        }

        await NameAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        return await AskedAsync(cancel) is { } asked && await AnsweredAsync(() => store.ComputeCostTableAsync(asked, cancel)) is { } table
            ? File(table, "text/csv; charset=utf-8", $"kosten-nebeneinander-{Start}.csv")
            : Redirect(At());
    }

    /// <summary>The address of this page.</summary>
    /// <param name="without">An organisation to leave out.</param>
    /// <param name="handler">Another answer than the page.</param>
    public string At(string? without = null, string? handler = null) => Links.CostList.Href + Cursors.Query(
    [
        new("handler", handler),
        .. Services.Select(slug => new KeyValuePair<string, string?>(CostsModel.ServiceField, slug)),
        .. For.Where(key => key != without).Select(key => new KeyValuePair<string, string?>(Links.For, key)),
        new(CostStart.Field, Start),
    ]);

    /// <summary>An amount as the API writes it, in German.</summary>
    public static string Show(string? amount) => amount is null ? "nicht hinterlegt" : German.Money(decimal.Parse(amount, CultureInfo.InvariantCulture));

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        AllServices = [.. (await CostsModel.ListServicesAsync(store, cancel)).Select(card => new Choice(card.Slug, card.Name))];
        var today = German.Day(time.GetUtcNow());
        Start = CostStart.Read(Start) is { } known ? CostStart.Written(known) : CostStart.Written(CostStart.Default(today, []));
        Months = CostStart.Choices(today, [], Start);
        Services = [.. Services.Distinct(StringComparer.Ordinal)];
        var added = new List<string>();
        if ((!string.IsNullOrWhiteSpace(Who.Words) || !string.IsNullOrWhiteSpace(Who.Id)) && await Who.ResolveAsync(store, CalculatorModel.WhoField, ModelState, cancel) is { } meant)
        {
            var found = await store.GetOrganisationAsync(meant.ToString(), cancel);
            added.Add(found.Ars ?? found.Id.ToString());
        }

        if (!string.IsNullOrWhiteSpace(Many) && Many.Length <= LongestList)
        {
            added.AddRange(Many.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        var all = For.SelectMany(key => key.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Concat(added).Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > MostOrganisations || Many?.Length > LongestList)
        {
            ModelState.AddModelError(ManyField, $"Berechnen Sie höchstens {MostOrganisations} Organisationen auf einmal.");
            return null;
        }

        For = all;
        if (added.Count > 0 && ModelState.IsValid)
        {
            return Redirect(At());
        }

        if (For.Count == 0 && string.IsNullOrWhiteSpace(Who.Words) && !Request.Query.ContainsKey(CostsModel.ServiceField) && HttpContext.SignedIn()?.OrganisationId is { } own
            && await store.GetOrganisationAsync(own, cancel) is { Ars: { } ars })
        {
            For = [ars];
        }

        return null;
    }

    /// <summary>What is to be computed; nothing where something is missing or not right.</summary>
    private async Task<NewCostPreviews?> AskedAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Services.Count == 0 || For.Count == 0)
        {
            return null;
        }

        var offers = new List<Guid>();
        var without = new List<string>();
        foreach (var slug in Services)
        {
            var name = AllServices.FirstOrDefault(service => service.Value == slug)?.Text;
            var offer = name is null ? null : await OfferAsync(slug, cancel);
            if (offer is { } id)
            {
                offers.Add(id);
            }
            else
            {
                without.Add(name ?? slug);
            }
        }

        WithoutPrice = without;
        if (offers.Count > 0)
        {
            return new NewCostPreviews { Offers = offers, Organisations = For, Start = Start };
        }

        ModelState.AddModelError(CostsModel.ServiceField, "Zu keinem der gewählten Dienste gilt in diesem Monat ein Preis. Wählen Sie andere oder einen späteren Beginn.");
        return null;
    }

    /// <summary>What the API computes; nothing where it says why it cannot.</summary>
    private async Task<T?> AnsweredAsync<T>(Func<Task<T>> compute)
        where T : class
    {
        try
        {
            return await compute();
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status409Conflict)
        {
            Impossible = problem;
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
        }

        return null;
    }

    /// <summary>The first offer of a service with prices in force at the start.</summary>
    private async Task<Guid?> OfferAsync(string slug, CancellationToken cancel)
    {
        var start = CostStart.Read(Start)!.Value;
        foreach (var offer in await store.ListOffersAsync(slug, cancel))
        {
            var terms = await store.ListTermsAsync(offer.Id, cancel);
            if (terms.Any(known => known.ValidFrom <= start && (known.ValidUntil is null || known.ValidUntil >= start) && (known.PriceSheet.Free || known.PriceSheet.Items.Count > 0)))
            {
                return offer.Id;
            }
        }

        return null;
    }

    private async Task NameAsync(CancellationToken cancel)
    {
        if (Result is not null)
        {
            Chosen = [.. For.Zip(Result.Organisations, (key, organisation) => (key, organisation.Organisation.Name))];
            return;
        }

        var named = new List<(string, string)>();
        foreach (var key in For)
        {
            named.Add((key, await NameOf(key, cancel)));
        }

        Chosen = named;
    }

    private async Task<string> NameOf(string key, CancellationToken cancel)
    {
        try
        {
            return (await store.GetOrganisationAsync(key, cancel)).Name;
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            return $"„{key}“ (unbekannt)";
        }
    }
}
