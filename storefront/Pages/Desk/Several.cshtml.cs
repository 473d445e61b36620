using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>
/// One act for several adoptions: first what would happen, then each by itself with the version that was seen and a key of its own, and
/// for each what became of it. Sent twice it happens once.
/// </summary>
internal sealed class SeveralModel(FitStoreClient store) : ActingPage(store)
{
    public const string Field = "vorgang";
    public const string ActField = "was";

    /// <summary>One adoption and what will become of it, or became.</summary>
    internal sealed record Line(SeveralEntry Entry, string? Adopter, string? Service, bool IsPossible, bool IsDone, string Words);

    [BindProperty(Name = ActField, SupportsGet = true)]
    public string? Chosen { get; set; }

    [BindProperty(Name = Field, SupportsGet = true)]
    public IReadOnlyList<string> Entries { get; set; } = [];

    public SeveralAct Act => SeveralAct.All.FirstOrDefault(act => act.Name == Chosen) ?? SeveralAct.All[0];

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool IsOver { get; private set; }

    public int Possible => Lines.Count(line => line.IsPossible);

    public bool IsUnderMandates => Lines.Any(line => line.Entry.Mandate is not null);

    public Link Back => IsUnderMandates ? new($"Zurück: {Links.MandatesDesk.Text}", Links.MandatesDesk.Href) : new("Zurück zum Schreibtisch", Links.Desk.Href);

    public async Task OnGetAsync(CancellationToken cancel) => await EachAsync(LookAsync, cancel);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        IsOver = true;
        var key = Request.IdempotencyKey();
        await EachAsync((entry, mandate, stop) => DoAsync(entry, mandate, key, stop), cancel);
    }

    private async Task EachAsync(Func<SeveralEntry, MandateRef?, CancellationToken, Task<Line>> look, CancellationToken cancel)
    {
        var lines = new List<Line>();
        foreach (var entry in Entries.Select(SeveralEntry.Parse).OfType<SeveralEntry>().DistinctBy(entry => entry.Adoption).Take(SeveralAct.Most))
        {
            var mandate = entry.MandateOf(Me);
            lines.Add(entry.Mandate is not null && mandate is null
                ? new Line(entry, null, null, IsPossible: false, IsDone: false, "Die Vollmacht gilt nicht mehr.")
                : await look(entry, mandate, cancel));
        }

        Lines = lines;
    }

    private async Task<Line> LookAsync(SeveralEntry entry, MandateRef? mandate, CancellationToken cancel)
    {
        try
        {
            var adoption = await Store.GetAdoptionAsync(entry.Adoption, mandate, cancel);
            var isPossible = adoption.State == Act.From && (adoption.State != AdoptionState.Interest || adoption.Route == AdoptionRoute.Provider);
            return new Line(entry with { Version = adoption.Version }, adoption.Adopter.Name, adoption.ServiceName, isPossible, IsDone: false, isPossible ? Act.Will : Meanwhile(adoption));
        }
        catch (ApiProblem problem)
        {
            return new Line(entry, mandate?.Principal.Name, null, IsPossible: false, IsDone: false, Why(problem));
        }
    }

    private async Task<Line> DoAsync(SeveralEntry entry, MandateRef? mandate, string key, CancellationToken cancel)
    {
        try
        {
            await Store.MoveAsync(entry.Adoption, Act.Path, new AdoptionMove(entry.Version, $"{key}:{entry.Adoption}") { Body = Act.Body }, mandate, cancel);
            var adoption = await Store.GetAdoptionAsync(entry.Adoption, mandate, cancel);
            return new Line(entry, adoption.Adopter.Name, adoption.ServiceName, IsPossible: false, IsDone: true, Act.Done);
        }
        catch (ApiProblem problem)
        {
            var now = await LookAsync(entry, mandate, cancel);
            return now with
            {
                IsPossible = false,
                Words = problem.Code is not (ProblemCodes.Stale or ProblemCodes.StateConflict) ? Why(problem)
                    : now.IsPossible ? "Jemand hat den Vorgang inzwischen geändert. Sehen Sie ihn an und versuchen Sie es noch einmal." : now.Words,
            };
        }
    }

    private static string Meanwhile(Adoption adoption) => $"Jemand war schneller: Der Vorgang ist jetzt „{Texts.Words.Of(adoption.State)}“. Hier ist nichts mehr zu tun.";

    private static string Why(ApiProblem problem) => problem.Status switch
    {
        StatusCodes.Status404NotFound => "Diesen Vorgang dürfen Sie nicht sehen.",
        StatusCodes.Status403Forbidden => "Dafür fehlt Ihnen die Rolle, oder die Vollmacht gilt nicht mehr.",
        _ => problem.Problem.Detail ?? problem.Problem.Title,
    };
}
