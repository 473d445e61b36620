using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Bringing a register of organisations in, and what came in before.</summary>
[TakesFile(LargestFile)]
internal sealed class RegisterModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private const long LargestFile = 20 * 1024 * 1024;

    private static readonly FieldMap Fields = new() { ["/asOf"] = nameof(AsOf), ["/source"] = nameof(Source), ["/"] = nameof(File) };

    public static string FileHint { get; } = $"Höchstens {German.FileSize(LargestFile)}. Kommt diese Seite mit einem Fehler zurück, wählen Sie die Datei noch einmal aus.";

    [BindProperty]
    [Display(Name = "Datei")]
    [Required(ErrorMessage = "Wählen Sie die CSV-Datei aus.")]
    public new IFormFile? File { get; set; }

    [BindProperty]
    [Display(Name = "Stand der Daten")]
    [Required(ErrorMessage = "Geben Sie an, zu welchem Tag die Datei gilt.")]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    [Display(Name = "Quelle")]
    [Required(ErrorMessage = "Geben Sie an, wer die Datei veröffentlicht hat.")]
    [StringLength(200)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<RegisterImport> Imports { get; private set; } = default!;

    public bool IsEditor => Me.Has(Role.Editor);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Imports = await Store.ListImportsAsync(Cursor, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (File is { Length: 0 })
        {
            ModelState.AddModelError(nameof(File), "Die Datei ist leer. Wählen Sie eine andere aus.");
        }

        if (File is { Length: > LargestFile })
        {
            ModelState.AddModelError(nameof(File), $"Die Datei ist größer als {German.FileSize(LargestFile)}. Wählen Sie eine kleinere aus.");
        }

        if (AsOf > German.Day(time.GetUtcNow()))
        {
            ModelState.AddModelError(nameof(AsOf), "Der Stand der Daten liegt in der Zukunft. Geben Sie einen Tag bis heute an.");
        }

        RegisterImport? import = null;
        if (ModelState.IsValid && await TryAsync(
            async () =>
            {
                await using var content = File!.OpenReadStream();
                import = await Store.ImportAsync(content, AsOf!.Value, Source!.Trim(), Request.IdempotencyKey(), cancel);
            },
            Fields))
        {
            return Redirect(Notice.ImportStarted.At(Links.Import(import!.Id)));
        }

        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Register.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);
}
