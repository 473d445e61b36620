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

/// <summary>One thing a vendor is asked for: promising a day, and saying how far it is.</summary>
[TakesFile(ChosenFile.MostSent)]
internal sealed class VendorItemModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/state"] = "Input.State", ["/promisedOn"] = "Input.PromisedOn" };

    private static readonly FieldMap OfFile = new() { [""] = "Datei", ["/name"] = "Datei" };

    [BindProperty(Name = "Datei")]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public VendorItemInput Input { get; set; } = new();

    public VendorItem Item { get; private set; } = default!;

    public bool MayWrite => Me.Has(Role.Editor) && Item.State != ChecklistItemState.NotApplicable;

    public string WhyNot => Item.State == ChecklistItemState.NotApplicable
        ? $"{Item.Adopter.Name} braucht diesen Punkt nicht mehr. Sie müssen nichts tun."
        : $"Zusagen und hochladen kann, wer bei {Organisation.Name} die Rolle „{Words.Of(Role.Editor)}“ hat.";

    public IReadOnlyList<Choice> States { get; } =
    [
        new("open", "Noch nicht begonnen"),
        new("inProgress", "In Arbeit"),
        new("done", "Geliefert"),
    ];

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        Item = await Store.GetVendorItemAsync(id, cancel);
        if (ModelState.IsValid)
        {
            ShowSaved();
        }
    }

    public async Task<IActionResult> OnPostFileAsync(Guid id, CancellationToken cancel)
    {
        ForgetErrors();
        if (ChosenFile.Obstacle(Upload) is { } obstacle)
        {
            ModelState.AddModelError("Datei", obstacle);
        }
        else if (await TryAsync(
            async () =>
            {
                await using var content = Upload!.OpenReadStream();
                await Store.UploadVendorFileAsync(id, Upload.FileName, content, Request.IdempotencyKey(), cancel);
            },
            OfFile))
        {
            return Redirect(Notice.FileAdded.At(Links.VendorItem(id)));
        }

        Item = await Store.GetVendorItemAsync(id, cancel);
        Version = null;
        ShowSaved();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var patch = new JsonObject { ["state"] = Input.State, ["promisedOn"] = string.IsNullOrWhiteSpace(Input.PromisedOn) ? null : Input.PromisedOn };
        if (ModelState.IsValid && await TryAsync(() => Store.ChangeVendorItemAsync(id, Version ?? 0, patch, cancel), Fields))
        {
            return Redirect(Notice.Promised.At(Links.VendorItems.Href));
        }

        Item = await Store.GetVendorItemAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Item.Version;
        }

        return Page();
    }

    private void ShowSaved() => Input = new VendorItemInput
    {
        State = JsonNamingPolicy.CamelCase.ConvertName(Item.State.ToString()),
        PromisedOn = Item.PromisedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}

internal sealed class VendorItemInput
{
    [Display(Name = "Zugesagter Tag")]
    public string? PromisedOn { get; set; }

    [Display(Name = "Stand")]
    [Required(ErrorMessage = "Wählen Sie, wie weit Sie sind.")]
    public string? State { get; set; }
}
