using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>A listing as a list of tasks: how far each section is, what is missing, and what comes next.</summary>
internal sealed class ListingModel(FitStoreClient store) : ListingPage(store)
{
    private IReadOnlyList<RevisionTransition> transitions = [];

    public ProvidedService Service { get; private set; } = default!;

    public ListingCheck Check { get; private set; } = default!;

    public IReadOnlyList<SectionTask> Tasks { get; private set; } = [];

    public IReadOnlyList<InputError> MissingInOffers { get; private set; } = [];

    /// <summary>Remarks of the review that belong to no statement.</summary>
    public IReadOnlyList<Remark> GeneralRemarks => [.. Shown.Remarks.Where(remark => Sections.Place(remark.Pointer) is null)];

    public bool IsEditor => Me.Has(Role.Editor);

    public bool IsApprover => Me.Has(Role.Approver);

    /// <summary>A revision may be started: nothing is open, and the service goes on.</summary>
    public bool MayRevise => IsEditor && Open is null && Service.State is ServiceState.Published or ServiceState.Suspended;

    /// <summary>The section to go on with: remarks first, then what is missing, then what is wished for.</summary>
    public ListingSection? FirstOpen =>
        (Tasks.FirstOrDefault(task => task.State == SectionState.Remarked) ?? Tasks.FirstOrDefault(task => task.Missing.Count > 0) ?? Tasks.FirstOrDefault(task => task.State != SectionState.Complete))?.Section;

    public string Lead => Open switch
    {
        { State: RevisionState.Draft, Remarks.Count: > 0 } draft => $"Die Prüfung hat {German.Count(draft.Remarks.Count, "Anmerkung", "Anmerkungen")} gemacht. Ändern Sie, was nötig ist, und reichen Sie wieder ein.",
        { State: RevisionState.Draft } => Unmet == 0 ? "Alle Voraussetzungen sind erfüllt: Sie können den Dienst zur Prüfung einreichen." : $"{German.Count(Unmet, "Voraussetzung ist", "Voraussetzungen sind")} noch offen, bevor Sie den Dienst einreichen können.",
        { State: RevisionState.Scheduled, PublishOn: { } day } => $"Freigegeben: Am {German.Date(day)} wird diese Fassung öffentlich.",
        { State: RevisionState.InReview } => "Der Betreiber prüft diese Fassung gerade.",
        { State: RevisionState.Submitted } => "Eingereicht: Der Betreiber nimmt die Prüfung als Nächstes auf.",
        _ => "Diese Fassung ist öffentlich. Wer etwas ändern will, beginnt eine neue Fassung; die alte bleibt sichtbar, bis die neue freigegeben ist.",
    };

    public string NextSentence => Open switch
    {
        { State: RevisionState.Draft } when !IsEditor => $"Schreiben und einreichen kann, wer bei {Organisation.Name} die Rolle „{Words.Of(Role.Editor)}“ hat.",
        { State: RevisionState.Draft } when Check.Ready => "Sehen Sie alles noch einmal an und reichen Sie die Fassung zur Prüfung ein.",
        { State: RevisionState.Draft } => "Füllen Sie die offenen Abschnitte aus. Was noch fehlt, steht bei jedem.",
        { State: RevisionState.Submitted, SubmittedAt: { } at } => $"Der Betreiber ist am Zug; die Fassung wartet seit dem {German.Date(at)}. Bis sie freigegeben ist, können Sie sie zurückholen.",
        { State: RevisionState.InReview } => "Der Betreiber gibt sie frei oder mit Anmerkungen zurück. Sie bekommen dazu eine E-Mail.",
        { State: RevisionState.Scheduled } => "Bis zu diesem Tag können Sie sie noch zurückholen.",
        _ => "Zu tun ist nichts.",
    };

    private int Unmet => Check.Gates.Count(gate => !gate.Met);

    public bool Can(RevisionAct act) => transitions.Any(transition => transition.Act == act);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var services = Store.ListProvidedServicesAsync(cancel);
        if (!await LoadAsync(slug, cancel) || (await services).FirstOrDefault(service => service.Slug == slug) is not { } service)
        {
            return NotFound();
        }

        Service = service;
        Check = await Store.GetGatesAsync(slug, Shown.Number, cancel);
        transitions = Open is null ? [] : await Store.GetRevisionTransitionsAsync(slug, Open.Number, cancel);
        Tasks = SectionTask.Of(Sections, Shown, Check);
        MissingInOffers = SectionTask.OfOffers(Sections, Check);
        return Page();
    }

    /// <summary>Starts a revision of what is published.</summary>
    public async Task<IActionResult> OnPostReviseAsync(string slug, CancellationToken cancel) =>
        await TryAsync(() => Store.ReviseAsync(slug, from: null, Request.IdempotencyKey(), cancel))
            ? Redirect(Notice.RevisionBegun.At(Links.Listing(slug)))
            : await OnGetAsync(slug, cancel);

    /// <summary>The whole listing as a file, which another listing can begin with.</summary>
    public async Task<IActionResult> OnGetContentAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel)
        ? File(JsonSerializer.SerializeToUtf8Bytes(Shown.Content, ContractsJson.Default.ServiceContent), "application/json", $"{slug}-fassung-{German.Digits(Shown.Number)}.json")
        : NotFound();
}
