using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Connections;

/// <summary>Which Fachverfahren is connected, and which IT-Dienstleister helps.</summary>
internal sealed class PartiesModel(FitStoreClient store) : ActingPage(store)
{
    private const string Separator = " · ";

    private static readonly FieldMap Fields = new()
    {
        ["/fachverfahren/product"] = "Input.Product",
        ["/fachverfahren/vendor"] = "Input.Vendor",
        ["/fachverfahren"] = "Input.Product",
        ["/itProvider"] = "Input.ItProvider",
    };

    [BindProperty]
    public PartiesInput Input { get; set; } = new();

    public Guid Id { get; private set; }

    public AdoptionChecklist Checklist { get; private set; } = default!;

    public IReadOnlyList<Choice> Offered { get; private set; } = [];

    public IReadOnlyList<Choice> ItProviders { get; private set; } = [];

    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var named = Checklist.Fachverfahren is { } system ? $"{system.Product}{Separator}{system.Vendor}" : null;
            var isOffered = Offered.Any(choice => choice.Value == named);
            Input = new PartiesInput
            {
                Offered = isOffered ? named : null,
                Product = isOffered ? null : Checklist.Fachverfahren?.Product,
                Vendor = isOffered ? null : Checklist.Fachverfahren?.Vendor,
                ItProvider = Checklist.ItProvider?.Id.ToString(),
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var chosen = string.IsNullOrWhiteSpace(Input.Product) && string.IsNullOrWhiteSpace(Input.Vendor) && Input.Offered is { Length: > 0 } offered
            ? offered.Split(Separator, 2)
            : [Input.Product?.Trim() ?? "", Input.Vendor?.Trim() ?? ""];
        var patch = new JsonObject
        {
            ["fachverfahren"] = chosen is ["", ""] ? null : new JsonObject { ["product"] = chosen[0], ["vendor"] = chosen[^1] },
            ["itProvider"] = string.IsNullOrWhiteSpace(Input.ItProvider) ? null : Input.ItProvider,
        };
        if (ModelState.IsValid && await TryAsync(() => Store.ChangeChecklistAsync(id, Version ?? 0, patch, cancel), Fields))
        {
            return Redirect(Notice.PartiesNamed.At(Links.Connection(id)));
        }

        await LoadAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Checklist.Version;
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        Id = id;
        if (await Store.FindChecklistAsync(id, cancel) is not { } checklist)
        {
            return false;
        }

        Checklist = checklist;
        var systems = await Store.ListFachverfahrenOfAsync(checklist.Service, cancel);
        Offered = [.. systems.Select(system => $"{system.Product}{Separator}{system.Vendor}").Distinct(StringComparer.Ordinal).Select(name => new Choice(name, name))];
        ItProviders = [.. (await Store.ListItProvidersAsync(cancel)).Select(provider => new Choice(provider.Id.ToString(), provider.Name))];
        return true;
    }
}

internal sealed class PartiesInput
{
    [Display(Name = "Fachverfahren aus der Liste")]
    public string? Offered { get; set; }

    [Display(Name = "Anderes Fachverfahren")]
    [StringLength(120)]
    public string? Product { get; set; }

    [Display(Name = "Hersteller")]
    [StringLength(120)]
    public string? Vendor { get; set; }

    [Display(Name = "IT-Dienstleister")]
    public string? ItProvider { get; set; }
}
