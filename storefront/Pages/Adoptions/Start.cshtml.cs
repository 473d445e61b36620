using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>
/// The start of a request: what it is and is not, for whom, which offer. Sending it makes the draft that the following pages fill in,
/// so a colleague can go on with it from the desk.
/// </summary>
[Authorize]
internal sealed class StartModel(FitStoreClient store) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "angebot")]
    public Guid? Offer { get; set; }

    public Service Service { get; private set; } = default!;

    /// <summary>The organisation acted for; none where it is still to be chosen or there is none.</summary>
    public OrganisationRef? Organisation { get; private set; }

    public Me Me { get; private set; } = default!;

    public bool MayAct { get; private set; }

    /// <summary>What the organisation has under way for this service.</summary>
    public Adoption? Existing { get; private set; }

    public IReadOnlyList<Offer> Open { get; private set; } = [];

    /// <summary>Offers that the organisation cannot take, with the reason in words.</summary>
    public IReadOnlyList<(Offer Offer, string Reason)> Closed { get; private set; } = [];

    /// <summary>The own Land has not taken the service, so the request becomes demand that the Land sees.</summary>
    public bool IsDemand { get; private set; }

    /// <summary>Why the request that was just tried cannot be made.</summary>
    public string? Refusal { get; private set; }

    public bool IsOwnService => Organisation?.Id == Service.Provider.Id;

    public IEnumerable<Choice> Choices => Open.Select(offer => new Choice(offer.Id.ToString(), offer.Name, $"{Words.Of(offer.LegalModel)}, von {offer.Seller.Name}. {Words.Explain(offer.LegalModel)}"));

    public Task OnGetAsync(string slug, CancellationToken cancel) => LoadAsync(slug, refused: null, cancel);

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (Offer is not { } offer)
        {
            await LoadAsync(slug, refused: null, cancel);
            ModelState.AddModelError("angebot", "Wählen Sie das Angebot, für das Sie Interesse bekunden.");
            return Page();
        }

        try
        {
            var draft = await store.CreateAdoptionAsync(offer, Request.IdempotencyKey(), cancel);
            return Redirect(DraftStep.Scope.At(draft.Id));
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.AdoptionExists)
        {
            await LoadAsync(slug, refused: null, cancel);
            return Page();
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            Refusal = problem.Problem.Errors is [var first, ..] ? first.Detail : problem.Problem.Detail;
            await LoadAsync(slug, problem.Code == ProblemCodes.LegalPathClosed ? offer : null, cancel);
            return Page();
        }
    }

    private async Task LoadAsync(string slug, Guid? refused, CancellationToken cancel)
    {
        var service = store.GetServiceAsync(slug, cancel);
        var offers = store.ListOffersAsync(slug, cancel);
        var reuse = store.GetReuseAsync(slug, cancel);
        Me = await store.GetMeAsync(cancel);
        Organisation = Me.ActingFor;
        if (Organisation is not null)
        {
            MayAct = Me.Has(Role.Editor);
            var own = await store.ListAdoptionsAsync(new AdoptionFilter { Side = "adopter", Service = slug }, cancel);
            Existing = own.Items.FirstOrDefault(adoption => !adoption.State.IsClosed());
        }

        Service = await service;
        var judged = (await offers).Select(offer => (Offer: offer, Reason: offer.Id == refused ? Refusal : WhyNot(offer))).ToList();
        Open = [.. judged.Where(entry => entry.Reason is null).Select(entry => entry.Offer)];
        Closed = [.. judged.Where(entry => entry.Reason is not null).Select(entry => (entry.Offer, entry.Reason!))];
        if (Open is [var only])
        {
            Offer = only.Id;
        }

        IsDemand = Organisation is { Land: { } land } && Organisation.Kind.IsKommune()
            && Open.Any(offer => offer.LegalModel == LegalModel.FitStore)
            && !(Service.Provider.Kind == OrganisationKind.Land && Service.Provider.Land == land)
            && !HasContract(await reuse, land);
    }

    private static bool HasContract(ServiceReuse reuse, string land) => reuse.Laender.Any(entry => entry.Land == land
        && (entry.State is AdoptionState.Contracted or AdoptionState.Onboarding or AdoptionState.Testing or AdoptionState.Live or AdoptionState.Dormant));

    private string? WhyNot(Offer offer)
    {
        if (Organisation is not null && !offer.Takers.Contains(Organisation.Kind))
        {
            return $"Dieses Angebot richtet sich an: {German.List([.. offer.Takers.Select(Words.Of)])}.";
        }

        return offer.TermsInForce is null ? "Die Konditionen dieses Angebots gelten noch nicht." : null;
    }
}
