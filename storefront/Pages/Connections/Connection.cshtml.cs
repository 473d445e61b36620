using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>The way from the contract to live, one item at a time, for whoever goes on with it.</summary>
internal sealed class ConnectionModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    public Adoption Adoption { get; private set; } = default!;

    /// <summary>Nothing before the connection began.</summary>
    public AdoptionChecklist? Checklist { get; private set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    public int Settled => Checklist!.Entries.Count(item => item.IsSettled());

    /// <summary>The item to go on with: one's own that is due first, or the one of somebody else that is.</summary>
    public ChecklistItem? Next => Checklist!.Entries.Where(item => !item.IsSettled()).OrderBy(item => IsOwn(item) ? 0 : 1).ThenBy(item => item.DueOn).FirstOrDefault();

    /// <summary>The items by who is to do something, in their order; groups of nothing are left out.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<ChecklistItem> Entries)> Groups =>
        ((IEnumerable<(string Heading, IReadOnlyList<ChecklistItem> Entries)>)
        [
            ("Das ist bei Ihnen offen", [.. Checklist!.Entries.Where(item => !item.IsSettled() && IsOwn(item))]),
            ("Das ist bei anderen offen", [.. Checklist.Entries.Where(item => !item.IsSettled() && !IsOwn(item))]),
            ("Erledigt", [.. Checklist.Entries.Where(Words.IsSettled)]),
        ]).Where(group => group.Entries.Count > 0);

    public bool IsNextOwn => Next is { } next && IsOwn(next);

    /// <summary>Whether one may write at that item, as the API says too.</summary>
    public bool IsNextEditable => Me.Has(Role.Editor) && (Adoption.Adopter.Id == Organisation.Id || Next?.Responsible?.Id == Organisation.Id);

    /// <summary>Nothing that is open keeps the adopter from its next act.</summary>
    public bool IsReadyToGoOn => Adoption.Adopter.Id == Organisation.Id && (Adoption.State == AdoptionState.Onboarding
        ? Checklist!.MissingForTest.Count == 0
        : Adoption.State == AdoptionState.Testing && Checklist!.MissingForLive.Count == 0);

    /// <summary>Where who helps is named; nothing for who may not.</summary>
    public string? ChangeParties => Adoption.Adopter.Id == Organisation.Id && Me.Has(Role.Editor) ? Links.ConnectionParties(Adoption.Id) : null;

    public string Summary => Checklist is not { } checklist
        ? "Sobald sie beginnt, führt diese Seite Schritt für Schritt bis zum Betrieb."
        : checklist switch
        {
            { MissingForTest: [] } when checklist.MissingForLive.Count == 0 => "Alles, was vor dem Betrieb nötig ist, ist erledigt.",
            { MissingForTest: [] } => $"Der Test kann beginnen. Bis zum Betrieb {(checklist.MissingForLive.Count == 1 ? "fehlt noch 1 Pflichtpunkt" : $"fehlen noch {German.Number(checklist.MissingForLive.Count)} Pflichtpunkte")}.",
            _ => $"Vor dem Test {(checklist.MissingForTest.Count == 1 ? "ist noch 1 Punkt" : $"sind noch {German.Number(checklist.MissingForTest.Count)} Punkte")} zu erledigen.",
        };

    public string TitleOf(string key) => Checklist!.Entries.FirstOrDefault(item => item.Key == key)?.Title ?? key;

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        var adoption = Store.GetAdoptionAsync(id, cancel);
        Checklist = await Store.FindChecklistAsync(id, cancel);
        Adoption = await adoption;
    }

    private bool IsOwn(ChecklistItem item) => item.Responsible?.Id == Organisation.Id || (item.Responsible is null && Adoption.Adopter.Id == Organisation.Id);
}
