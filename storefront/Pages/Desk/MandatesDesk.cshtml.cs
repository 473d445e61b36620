using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Http;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>The tasks of all whose mandates one holds, in one list; acting on one switches to that organisation, and back.</summary>
internal sealed class MandatesDeskModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    /// <summary>The mandate under which to go on.</summary>
    [BindProperty]
    public Guid? Mandate { get; set; }

    /// <summary>Where to go on.</summary>
    [BindProperty]
    public string? To { get; set; }

    public TaskSelection Selection { get; private set; } = new();

    public Page<DeskTask> Tasks { get; private set; } = new() { Items = [] };

    public IReadOnlyList<Choice> Principals { get; private set; } = [];

    public IReadOnlyList<Choice> Laender { get; private set; } = [];

    /// <summary>What one carries by quarter, and what the principals wish for.</summary>
    public IReadOnlyList<QuarterLoad> Loads { get; private set; } = [];

    /// <summary>Quarters for which more is wished than one carries.</summary>
    public int Exceeded => Loads.Count(load => load.Planned > load.Connections);

    public DateOnly Today => German.Day(time.GetUtcNow());

    /// <summary>What of this page can be done for several at once.</summary>
    public IReadOnlyList<DeskTask> Bulk => Tasks.Items.Count(SeveralAct.IsPossible) > 1 ? [.. Tasks.Items.Where(SeveralAct.IsPossible)] : [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Selection = TaskSelection.Of(Request.Query);
        if (Me.ActingUnder is not null)
        {
            return;
        }

        Principals =
        [
            .. Me.Mandates.Where(mandate => mandate.Agent.Id == Organisation.Id).Select(mandate => mandate.Principal).DistinctBy(principal => principal.Id)
                .Select(principal => new Choice(principal.Id.ToString(), principal.Name)),
        ];
        if (Organisation.Kind == OrganisationKind.ItProvider)
        {
            Loads = await Store.ListConnectionCapacitiesAsync(cancel);
        }

        if (Principals.Count > 0)
        {
            Tasks = await Store.ListTasksAsync(Selection.Filter() with { Mandates = true }, cancel);
            Laender = [.. (await Store.ListLaenderAsync(cancel)).Select(land => new Choice(land.Code, land.Name))];
        }
    }

    /// <summary>Acts for the principal from now on.</summary>
    public Task<IActionResult> OnPostSwitchAsync() => SwitchAsync(acting => acting.MandateId is not null && acting.MandateId == Mandate?.ToString(), Url.OwnAddress(To) ?? Links.Desk.Href);

    /// <summary>Acts for the own organisation again.</summary>
    public Task<IActionResult> OnPostBackAsync() => SwitchAsync(acting => acting.MandateId is null && acting.OrganisationId == Me.ActingUnder?.Id.ToString(), Links.MandatesDesk.Href);

    private async Task<IActionResult> SwitchAsync(Func<Acting, bool> isChosen, string to)
    {
        var choices = Acting.Of(Me);
        if (choices.FirstOrDefault(isChosen) is not { SecondFactorMissing: false } chosen)
        {
            return Redirect($"{Links.ChooseOrganisation.Href}?weiter={Uri.EscapeDataString(Links.MandatesDesk.Href)}");
        }

        await (HttpContext.SignedIn()! with { Choices = choices.Count }).As(chosen).GoOnAsync(HttpContext);
        return Redirect(to);
    }
}
