using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Pages.Services;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Cost;

/// <summary>What one service costs one organisation. All of the question stands in the address, so that a link tells the same to everybody.</summary>
internal sealed class CalculatorModel(FitStoreClient store, TimeProvider time) : PageModel
{
    public const string WhoField = "wer";

    private const int MostUses = 1_000_000_000;

    private static readonly FieldMap Fields = new()
    {
        ["/organisation"] = $"{WhoField}.{nameof(OrganisationPick.Words)}",
        ["/start"] = CostStart.Field,
        ["/join"] = "mit",
        ["/leave"] = "ohne",
        ["/usesPerYear"] = "nutzungen",
    };

    /// <summary>The organisation, by ARS or id; without one it is the one acted for, if cost can be computed for it.</summary>
    [BindProperty(SupportsGet = true, Name = Links.For)]
    public string? For { get; set; }

    /// <summary>The search for another one.</summary>
    [BindProperty(SupportsGet = true, Name = WhoField)]
    public OrganisationPick Who { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "angebot")]
    public string? OfferId { get; set; }

    /// <summary>First month, yyyy-MM.</summary>
    [BindProperty(SupportsGet = true, Name = CostStart.Field)]
    public string? Start { get; set; }

    /// <summary>Codes of Länder that share as well.</summary>
    [BindProperty(SupportsGet = true, Name = "mit")]
    public IReadOnlyList<string> Join { get; set; } = [];

    /// <summary>Codes of Länder that no longer share.</summary>
    [BindProperty(SupportsGet = true, Name = "ohne")]
    public IReadOnlyList<string> Leave { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "nutzungen")]
    public string? Uses { get; set; }

    /// <summary>What the organisation pays today, in a year. It stands in the address and nowhere else.</summary>
    [BindProperty(SupportsGet = true, Name = "heute")]
    public string? OwnToday { get; set; }

    public Service Service { get; private set; } = default!;

    public IReadOnlyList<OfferView> Offers { get; private set; } = [];

    public IReadOnlyList<Land> Laender { get; private set; } = [];

    public OfferView? Offer { get; private set; }

    public Organisation? Organisation { get; private set; }

    public CostPreview? Preview { get; private set; }

    /// <summary>The same without a scenario, where there is one.</summary>
    public CostPreview? Without { get; private set; }

    public CurveChart? Chart { get; private set; }

    public OwnCost? Own { get; private set; }

    /// <summary>Why there is no result although the question is a good one.</summary>
    public ApiProblem? Impossible { get; private set; }

    public IReadOnlyList<Choice> Months { get; private set; } = [];

    public bool HasScenario => Join.Count + Leave.Count > 0;

    public bool AsksForUses => Offer?.Terms.Any(terms => terms.PriceSheet.Items.Any(item => item.Basis == PriceBasis.PerUse)) == true;

    /// <summary>Codes of the Länder that share without a scenario.</summary>
    public IEnumerable<string> Sharing => (Without ?? Preview)?.Participants.Select(land => land.Land) ?? [];

    public IEnumerable<Choice> CanJoin => Laender.Where(land => !Sharing.Contains(land.Code)).Select(land => new Choice(land.Code, land.Name));

    public IEnumerable<Choice> CanLeave => Laender.Where(land => Sharing.Contains(land.Code)).Select(land => new Choice(land.Code, land.Name));

    /// <summary>The minimum term of the terms that were computed with; nothing where they have none.</summary>
    public int MinimumTerm => Offer?.Terms.FirstOrDefault(terms => terms.Version == Preview?.TermsVersion)?.MinimumTermMonths ?? 0;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await LoadAsync(slug, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Organisation is not null && Offer is not null && ModelState.IsValid)
        {
            await ComputeAsync(cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnGetTableAsync(string slug, CancellationToken cancel)
    {
        if (await LoadAsync(slug, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        return Organisation is null || Offer is null || !ModelState.IsValid
            ? Redirect(At())
            : File(await store.GetCostTableAsync(Offer.Offer.Id, Query(), cancel), "text/csv; charset=utf-8", $"kosten-{slug}-{Organisation.Ars}-{Start}.csv");
    }

    /// <summary>The address of this page, with the whole question.</summary>
    /// <param name="join">Other Länder that share as well; those of the question where it is not given.</param>
    /// <param name="scenario">Without a scenario where this is false.</param>
    /// <param name="handler">Another answer than the page.</param>
    public string At(IEnumerable<string>? join = null, bool scenario = true, string? handler = null) => Links.Cost(Service.Slug) + Cursors.Query(
    [
        new("handler", handler),
        new(Links.For, Organisation?.Ars ?? Organisation?.Id.ToString() ?? For),
        new("angebot", Offers.Count > 1 ? Offer?.Offer.Id.ToString() : null),
        new(CostStart.Field, Start),
        .. scenario ? (join ?? Join).Select(code => new KeyValuePair<string, string?>("mit", code)) : [],
        .. scenario && join is null ? Leave.Select(code => new KeyValuePair<string, string?>("ohne", code)) : [],
        new("nutzungen", Uses),
        new("heute", OwnToday),
    ]);

    /// <summary>Everything but the figures; somewhere else to go where the address is not yet the one to keep.</summary>
    private async Task<IActionResult?> LoadAsync(string slug, CancellationToken cancel)
    {
        var service = store.GetServiceAsync(slug, cancel);
        var laender = store.ListLaenderAsync(cancel);
        var offers = store.ListOffersAsync(slug, cancel);
        await Task.WhenAll(service, laender, offers);
        Service = await service;
        Laender = await laender;
        Offers = await Task.WhenAll((await offers).Select(async offer => new OfferView(offer, [.. (await store.ListTermsAsync(offer.Id, cancel)).OrderByDescending(terms => terms.Version)])));
        var isAnother = !string.IsNullOrWhiteSpace(Who.Words) || !string.IsNullOrWhiteSpace(Who.Id);
        if (isAnother && await Who.ResolveAsync(store, WhoField, ModelState, cancel) is { } meant)
        {
            Organisation = await store.GetOrganisationAsync(meant.ToString(), cancel);
        }
        else if (!isAnother)
        {
            await FindOrganisationAsync(cancel);
        }

        ChooseOffer();
        ChooseStart();
        Uses = string.IsNullOrWhiteSpace(Uses) ? null : Uses.Trim();
        OwnToday = string.IsNullOrWhiteSpace(OwnToday) ? null : OwnToday.Trim();
        if (Uses is not null && Typed.Number(Uses) is not (>= 0 and <= MostUses))
        {
            ModelState.AddModelError("nutzungen", "Geben Sie die Zahl der Nutzungen im Jahr ein, zum Beispiel 1.200.");
        }

        if (OwnToday is not null && Typed.Cents(OwnToday) is null)
        {
            ModelState.AddModelError("heute", "Geben Sie den Betrag in Euro ein, zum Beispiel 12.000 oder 12.000,50.");
        }

        // From the form: the address becomes the one to keep, without what was left empty.
        var isSent = Request.Query.ContainsKey($"{WhoField}.{nameof(OrganisationPick.Words)}");
        return Organisation is not null && (isAnother || (isSent && ModelState.IsValid)) ? Redirect(At()) : null;
    }

    private async Task FindOrganisationAsync(CancellationToken cancel)
    {
        var asked = string.IsNullOrWhiteSpace(For) ? null : For.Trim();
        if ((asked ?? HttpContext.SignedIn()?.OrganisationId) is not { } meant)
        {
            return;
        }

        try
        {
            var found = await store.GetOrganisationAsync(meant, cancel);
            Organisation = asked is not null || found.Ars is not null ? found : null;
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            if (asked is not null)
            {
                Who.Words = asked;
                ModelState.AddModelError($"{WhoField}.{nameof(OrganisationPick.Words)}", $"„{asked}“ steht nicht im Verzeichnis. Suchen Sie die Organisation nach Namen oder Regionalschlüssel (ARS).");
            }
        }
    }

    /// <summary>The offer asked for; else the first one with prices that addresses such an organisation, or any with prices.</summary>
    private void ChooseOffer()
    {
        if (!string.IsNullOrWhiteSpace(OfferId))
        {
            Offer = Offers.FirstOrDefault(offer => offer.Offer.Id.ToString() == OfferId.Trim());
            if (Offer is null)
            {
                ModelState.AddModelError("angebot", "Dieses Angebot gibt es bei diesem Dienst nicht. Wählen Sie eines aus der Liste.");
            }
        }

        Offer ??= Offers.FirstOrDefault(offer => offer.Terms.Count > 0 && Organisation?.CountsAs.Any(offer.Offer.Takers.Contains) == true)
            ?? Offers.FirstOrDefault(offer => offer.Terms.Count > 0)
            ?? (Offers.Count > 0 ? Offers[0] : null);
    }

    private void ChooseStart()
    {
        var today = German.Day(time.GetUtcNow());
        Start = string.IsNullOrWhiteSpace(Start) ? CostStart.Written(CostStart.Default(today, Offer?.Terms ?? [])) : Start.Trim();
        Months = CostStart.Choices(today, Offer?.Terms ?? [], Start);
        if (CostStart.Read(Start) is null)
        {
            ModelState.AddModelError(CostStart.Field, "Wählen Sie einen Monat aus der Liste.");
        }
    }

    private string Query(bool scenario = true) => Cursors.Query(
    [
        new("organisation", Organisation!.Ars ?? Organisation.Id.ToString()),
        new("start", Start),
        .. scenario ? Join.Select(code => new KeyValuePair<string, string?>("join", code)) : [],
        .. scenario ? Leave.Select(code => new KeyValuePair<string, string?>("leave", code)) : [],
        new("usesPerYear", Uses is null ? null : German.Digits((long)Typed.Number(Uses)!.Value)),
    ]);

    private async Task ComputeAsync(CancellationToken cancel)
    {
        var id = Offer!.Offer.Id;
        try
        {
            Preview = await store.GetCostPreviewAsync(id, Query(), cancel);
            if (HasScenario)
            {
                Without = await store.GetCostPreviewAsync(id, Query(scenario: false), cancel);
            }
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status409Conflict)
        {
            Impossible = problem;
            return;
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return;
        }

        if (OwnToday is not null && (Preview.Totals ?? Preview.PassedOn?.Orientation) is { } totals)
        {
            Own = new(Typed.Cents(OwnToday)!.Value, MinimumTerm == 0 ? 12 : MinimumTerm, totals);
        }

        await DrawAsync(id, cancel);
    }

    private async Task DrawAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            var curve = await store.GetCostCurveAsync(id, Query(scenario: false), cancel);
            Chart = curve.Points.Count == 0 ? null : new(curve, Preview!.ChargedTo == ChargedTo.Land ? Words.TheLand(Preview.Land.Name) : Words.Short(Preview.Organisation.Name), Preview.ChargedTo == ChargedTo.Land);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            // The curve asks for more data than the answer: of every Land. Without them the answer stands alone.
        }
    }
}
