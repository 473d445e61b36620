using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Begins the listing of a service: with its name, with a listing exported before, or as a copy of one of one's own.</summary>
[TakesFile(ListingFile.MaxBytes)]
internal sealed class NewServiceModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/name"] = nameof(Name), ["/copyOf"] = nameof(Name), ["/slug"] = nameof(Name), ["/content"] = ListingFile.Field };

    [BindProperty]
    [Display(Name = "Name des Dienstes")]
    [StringLength(120)]
    public string? Name { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    [BindProperty(Name = ListingFile.Field)]
    public IFormFile? Upload { get; set; }

    /// <summary>The service that is copied.</summary>
    [BindProperty(SupportsGet = true, Name = "vorlage")]
    public string? CopyOf { get; set; }

    /// <summary>What was read from a file before, while the person looked at it.</summary>
    [BindProperty(Name = ListingFile.ReadField)]
    public string? Read { get; set; }

    public ProvidedService? Template { get; private set; }

    /// <summary>What a <c>publiccode.yml</c> says, to be looked at before a draft begins with it.</summary>
    public PubliccodeReading? Reading { get; private set; }

    /// <summary>The statements that come with it.</summary>
    public IReadOnlyList<(ListingField Field, string Text)> Statements { get; private set; } = [];

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
        var reading = Upload is null ? ListingFile.Carried(Read) : await ListingFile.ReadAsync(Store, Upload, ModelState, cancel);
        if (Upload is null && reading is null && !string.IsNullOrEmpty(Read))
        {
            ModelState.AddModelError(ListingFile.Field, "Wählen Sie die Datei noch einmal aus; was gelesen war, ist nicht angekommen.");
        }

        // What a file of the standard cannot bring is said before anything is made of it.
        if (Upload is not null && reading is not null && ListingFile.IsPubliccode(reading))
        {
            Name ??= reading.Content.Name;
            ModelState.Remove(nameof(Name));
            return await LookAtAsync(reading, cancel);
        }

        var name = Name ?? reading?.Content.Name;
        if (name is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Name), "Geben Sie dem Dienst einen Namen.");
        }

        ServiceRevision? created = null;
        if (ModelState.IsValid && await TryAsync(
            async () => created = await Store.CreateServiceAsync(
                new NewService { Name = name!, CopyOf = CopyOf, Content = reading is null ? null : reading.Content with { Name = name! } }, Request.IdempotencyKey(), cancel),
            Fields))
        {
            return Redirect((created!.Unmapped.Count == 0 ? Notice.ListingBegun : Notice.ListingBegunWithoutFiles).At(Links.Listing(created!.Service)));
        }

        return reading is not null && ListingFile.IsPubliccode(reading) ? await LookAtAsync(reading, cancel) : await OnGetAsync(cancel);
    }

    private async Task<IActionResult> LookAtAsync(PubliccodeReading reading, CancellationToken cancel)
    {
        Reading = reading;
        Statements = ListingFile.Statements(ListingSections.Of(await Store.GetNamesAsync(cancel), []), reading.Content);
        return Page();
    }
}
