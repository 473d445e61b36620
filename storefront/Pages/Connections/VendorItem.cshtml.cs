using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>One thing a vendor is asked for: promising a day, and saying how far it is.</summary>
internal sealed class VendorItemModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/state"] = "Input.State", ["/promisedOn"] = "Input.PromisedOn" };

    [BindProperty]
    public VendorItemInput Input { get; set; } = new();

    public VendorItem Item { get; private set; } = default!;

    public bool MayWrite => Me.Has(Role.Editor) && Item.State != ChecklistItemState.NotApplicable;

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
            Input = new VendorItemInput
            {
                State = JsonNamingPolicy.CamelCase.ConvertName(Item.State.ToString()),
                PromisedOn = Item.PromisedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
        }
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
}

internal sealed class VendorItemInput
{
    [Display(Name = "Zugesagter Tag")]
    public string? PromisedOn { get; set; }

    [Display(Name = "Stand")]
    [Required(ErrorMessage = "Wählen Sie, wie weit Sie sind.")]
    public string? State { get; set; }
}
