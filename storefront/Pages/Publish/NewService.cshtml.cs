using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Begins the listing of a service: with its name, with a listing exported before, or as a copy of one of one's own.</summary>
[TakesFile(MaxBytes)]
internal sealed class NewServiceModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>Larger than any listing can be.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly FieldMap Fields = new() { ["/name"] = nameof(Name), ["/copyOf"] = nameof(Name), ["/slug"] = nameof(Name), ["/content"] = "Datei" };

    [BindProperty]
    [Display(Name = "Name des Dienstes")]
    [StringLength(120)]
    public string? Name { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    [BindProperty(Name = "Datei")]
    public IFormFile? Upload { get; set; }

    /// <summary>The service that is copied.</summary>
    [BindProperty(SupportsGet = true, Name = "vorlage")]
    public string? CopyOf { get; set; }

    public ProvidedService? Template { get; private set; }

    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (CopyOf is null)
        {
            return Page();
        }

        Template = (await Store.ListProvidedServicesAsync(cancel)).FirstOrDefault(service => service.Slug == CopyOf);
        return Template is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var content = await ReadAsync(cancel);
        var name = Name ?? content?.Name;
        if (name is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Name), "Geben Sie dem Dienst einen Namen.");
        }

        ServiceRevision? created = null;
        return ModelState.IsValid && await TryAsync(
            async () => created = await Store.CreateServiceAsync(new NewService { Name = name!, CopyOf = CopyOf, Content = content is null ? null : content with { Name = name! } }, Request.IdempotencyKey(), cancel),
            Fields)
            ? Redirect((created!.Unmapped.Count == 0 ? Notice.ListingBegun : Notice.ListingBegunWithoutFiles).At(Links.Listing(created!.Service)))
            : await OnGetAsync(cancel);
    }

    private async Task<ServiceContent?> ReadAsync(CancellationToken cancel)
    {
        if (Upload is null)
        {
            return null;
        }

        try
        {
            await using var file = Upload.OpenReadStream();
            return await JsonSerializer.DeserializeAsync(file, ContractsJson.Default.ServiceContent, cancel);
        }
        catch (JsonException)
        {
            ModelState.AddModelError("Datei", "Die Datei ist keine Beschreibung, wie dieser Store sie ausgibt. Wählen Sie eine Datei, die Sie bei einem Dienst heruntergeladen haben.");
            return null;
        }
    }
}
