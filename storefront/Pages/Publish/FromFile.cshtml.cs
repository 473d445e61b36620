using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>A statement that a file makes and the draft does not, or otherwise.</summary>
internal sealed record DifferentStatement(ListingField Field, string InFile, string InDraft);

/// <summary>Takes statements out of a file into a draft: first what is different, then what the person ticked.</summary>
[TakesFile(ListingFile.MaxBytes)]
internal sealed class FromFileModel(FitStoreClient store) : ListingPage(store)
{
    public const string TakeField = "Nehmen";

    /// <summary>What the file says; nothing until it was read.</summary>
    public PubliccodeReading? Reading { get; private set; }

    public IReadOnlyList<DifferentStatement> Different { get; private set; } = [];

    /// <summary>Names of the statements that are ticked.</summary>
    public IReadOnlyList<string> Taken { get; private set; } = [];

    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) =>
        !await LoadAsync(slug, cancel) ? NotFound() : IsDraft ? Page() : Redirect(Links.Listing(slug));

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm(Name = ListingFile.Field)] IFormFile? file, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, cancel) is not PageResult and var other)
        {
            return other;
        }

        if (file is null)
        {
            ModelState.AddModelError(ListingFile.Field, "Wählen Sie die Datei aus.");
            return Page();
        }

        if (await ListingFile.ReadAsync(Store, file, ModelState, cancel) is { } reading)
        {
            Show(reading);
            Taken = [.. Different.Where(each => each.InDraft.Length == 0).Select(each => each.Field.Name)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(string slug, [FromForm(Name = ListingFile.ReadField)] string? read, [FromForm(Name = TakeField)] string[]? taken, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, cancel) is not PageResult and var other)
        {
            return other;
        }

        if (ListingFile.Carried(read) is not { } reading)
        {
            ModelState.AddModelError(ListingFile.Field, "Wählen Sie die Datei noch einmal aus; was gelesen war, ist nicht angekommen.");
            return Page();
        }

        Show(reading);
        Taken = taken ?? [];
        var said = ListingContent.Of(reading.Content);
        var changes = Different.Where(each => Taken.Contains(each.Field.Name, StringComparer.Ordinal)).Select(each => (each.Field, each.Field.In(said))).ToList();
        if (changes.Count == 0 && Different.Count > 0)
        {
            ModelState.AddModelError(TakeField, "Haken Sie an, was übernommen werden soll.");
            return Page();
        }

        var patch = ListingContent.Patch(ListingContent.Of(Shown.Content), changes, reading.Content.Requirements?.Catalogue ?? RequirementsCatalogue);
        if (await TryAsync(() => Store.ChangeRevisionAsync(slug, Shown.Number, Version ?? 0, patch, cancel), Fields()))
        {
            return Redirect(Notice.TakenFromFile.At(Links.Listing(slug)));
        }

        await LoadAsync(slug, cancel);
        Show(reading);
        return Page();
    }

    /// <summary>Whatever the API says of a statement stands at the question of what to take.</summary>
    private FieldMap Fields()
    {
        var map = new FieldMap();
        foreach (var field in Sections.Fields)
        {
            map[field.Pointer] = TakeField;
        }

        return map;
    }

    private void Show(PubliccodeReading reading)
    {
        Reading = reading;
        var (draft, file) = (ListingContent.Of(Shown.Content), ListingContent.Of(reading.Content));
        Different =
        [
            .. from field in Sections.Fields
               let inFile = field.In(file)
               where inFile is not null && ListingField.Digest(inFile) != ListingField.Digest(field.In(draft))
               select new DifferentStatement(field, ListingFile.Beginning(field.Read(inFile)), ListingFile.Beginning(field.Read(field.In(draft)))),
        ];
    }
}
