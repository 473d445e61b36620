using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Http;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>One item of a connection: what to do, who does it, and where to write how far it is.</summary>
[TakesFile(ChosenFile.MostSent)]
internal sealed class ItemModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private static readonly FieldMap Fields = new()
    {
        ["/state"] = "Input.State",
        ["/reason"] = "Input.Reason",
        ["/note"] = "Input.Note",
        ["/dueOn"] = "Input.DueOn",
        ["/promisedOn"] = "Input.PromisedOn",
    };

    private static readonly FieldMap OfFile = new() { [""] = "Datei", ["/name"] = "Datei" };

    [BindProperty]
    public ItemInput Input { get; set; } = new();

    [BindProperty(Name = "Datei")]
    public IFormFile? Upload { get; set; }

    public Guid Id { get; private set; }

    public AdoptionChecklist Checklist { get; private set; } = default!;

    public ChecklistItem Item { get; private set; } = default!;

    public DateOnly Today => German.Day(time.GetUtcNow());

    public int Place => Index + 1;

    public ChecklistItem? Previous => Index > 0 ? Checklist.Entries[Index - 1] : null;

    public ChecklistItem? Following => Index + 1 < Checklist.Entries.Count ? Checklist.Entries[Index + 1] : null;

    public bool MayWrite => Me.Has(Role.Editor) && IsParty;

    public bool MaySetDue => Checklist.Adopter.Id == Organisation.Id || Item.Owner == ChecklistOwner.Provider;

    public string WhyNot => IsParty
        ? $"Bearbeiten kann, wer bei {Organisation.Name} die Rolle „{Words.Of(Role.Editor)}“ hat."
        : $"Diesen Punkt bearbeiten {Checklist.Adopter.Name}{(Item.Responsible is { } other && other.Id != Checklist.Adopter.Id ? $" und {other.Name}" : "")}.";

    public IReadOnlyList<Choice> States =>
    [
        .. Enum.GetValues<ChecklistItemState>()
            .Where(state => state != ChecklistItemState.NotApplicable || !Item.Mandatory)
            .Select(state => new Choice(JsonNamingPolicy.CamelCase.ConvertName(state.ToString()), Capital(Words.Of(state)))),
    ];

    private bool IsParty => Checklist.Adopter.Id == Organisation.Id || Item.Responsible?.Id == Organisation.Id;

    private int Index => Checklist.Entries.Select((item, at) => (item, at)).First(entry => entry.item.Key == Item.Key).at;

    public async Task<IActionResult> OnGetAsync(Guid id, string punkt, CancellationToken cancel)
    {
        if (!await LoadAsync(id, punkt, cancel))
        {
            return NotFound();
        }

        if (ModelState.IsValid && Version is null)
        {
            Input = new ItemInput
            {
                State = JsonNamingPolicy.CamelCase.ConvertName(Item.State.ToString()),
                Reason = Item.Reason,
                Note = Item.Note,
                DueOn = Iso(Item.DueOn),
                PromisedOn = Item.PromisedOn is { } promised ? Iso(promised) : null,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string punkt, CancellationToken cancel)
    {
        if (!await LoadAsync(id, punkt, cancel))
        {
            return NotFound();
        }

        var patch = new JsonObject { ["state"] = Input.State, ["note"] = Given(Input.Note) };
        if (Given(Input.Reason) is { } reason)
        {
            patch["reason"] = reason;
        }

        if (Item.Owner == ChecklistOwner.Vendor)
        {
            patch["promisedOn"] = Given(Input.PromisedOn);
        }

        if (MaySetDue)
        {
            patch["dueOn"] = Given(Input.DueOn);
        }

        if (ModelState.IsValid && await TryAsync(() => Store.ChangeChecklistItemAsync(id, punkt, Version ?? 0, patch, cancel), Fields))
        {
            return Redirect(Notice.ItemSaved.At(Links.Connection(id)));
        }

        await LoadAsync(id, punkt, cancel);
        if (ChangedMeanwhile)
        {
            Version = Item.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(Guid id, string punkt, CancellationToken cancel)
    {
        ForgetErrors();
        if (ChosenFile.Obstacle(Upload) is { } obstacle)
        {
            ModelState.AddModelError("Datei", obstacle);
        }
        else if (await TryAsync(async () =>
        {
            await using var content = Upload!.OpenReadStream();
            await Store.UploadAdoptionFileAsync(id, Upload.FileName, content, punkt, Request.IdempotencyKey(), cancel);
        }, OfFile))
        {
            return Redirect(Notice.FileAdded.At(Links.ConnectionItem(id, punkt)));
        }

        var errors = ModelState.IsValid;
        Version = null;
        var page = await OnGetAsync(id, punkt, cancel);
        if (!errors)
        {
            Input = Now();
        }

        return page;
    }

    private ItemInput Now() => new()
    {
        State = JsonNamingPolicy.CamelCase.ConvertName(Item.State.ToString()),
        Reason = Item.Reason,
        Note = Item.Note,
        DueOn = Iso(Item.DueOn),
        PromisedOn = Item.PromisedOn is { } promised ? Iso(promised) : null,
    };

    private async Task<bool> LoadAsync(Guid id, string item, CancellationToken cancel)
    {
        Id = id;
        if (await Store.FindChecklistAsync(id, cancel) is not { } checklist || !checklist.Entries.Any(known => known.Key == item))
        {
            return false;
        }

        Checklist = checklist;
        Item = await Store.GetChecklistItemAsync(id, item, cancel);
        return true;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Capital(string text) => char.ToUpper(text[0], German.Culture) + text[1..];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed class ItemInput
{
    [Display(Name = "Wie weit ist der Punkt?")]
    [Required(ErrorMessage = "Wählen Sie, wie weit der Punkt ist.")]
    public string? State { get; set; }

    [Display(Name = "Warum entfällt er?")]
    [StringLength(1000)]
    public string? Reason { get; set; }

    [Display(Name = "Zugesagter Tag")]
    public string? PromisedOn { get; set; }

    [Display(Name = "Fällig am")]
    public string? DueOn { get; set; }

    [Display(Name = "Notiz")]
    [StringLength(2000)]
    public string? Note { get; set; }
}
