using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Storefront.Http;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Bringing a file of reference data in.</summary>
[TakesFile(LargestFile)]
internal sealed class ImportDataSetModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private const long LargestFile = 20 * 1024 * 1024;
    private const string Usage = "usage";
    private const string TargetGroup = "targetGroup";

    private static readonly FieldMap Fields = new() { ["/key"] = nameof(About), ["/name"] = nameof(Name), ["/asOf"] = nameof(AsOf), ["/source"] = nameof(Source), ["/"] = nameof(File) };

    public static string FileHint { get; } = $"Höchstens {German.FileSize(LargestFile)}. Kommt diese Seite mit einem Fehler zurück, wählen Sie die Datei noch einmal aus.";

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("inhabitants", "Einwohner"),
        new("koenigstein", "Königsteiner Schlüssel"),
        new(Usage, "Nutzungen eines Dienstes"),
        new(TargetGroup, "Zielgruppe"),
    ];

    [BindProperty]
    [Display(Name = "Datei")]
    [Required(ErrorMessage = "Wählen Sie die CSV-Datei aus.")]
    public new IFormFile? File { get; set; }

    [BindProperty]
    [Display(Name = "Was steht in der Datei?")]
    [Required(ErrorMessage = "Wählen Sie, was in der Datei steht.")]
    public string? Kind { get; set; }

    [BindProperty]
    [Display(Name = "Dienst oder Zielgruppe")]
    [StringLength(120)]
    public string? About { get; set; }

    [BindProperty]
    [Display(Name = "Name des Datensatzes")]
    [Required(ErrorMessage = "Geben Sie an, wie der Datensatz heißt.")]
    [StringLength(200)]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Stand der Daten")]
    [Required(ErrorMessage = "Geben Sie an, zu welchem Tag die Werte gelten.")]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    [Display(Name = "Quelle")]
    [Required(ErrorMessage = "Geben Sie an, wer die Werte veröffentlicht hat.")]
    [StringLength(200)]
    public string? Source { get; set; }

    [BindProperty]
    [Display(Name = "Die Werte sind mit der Veröffentlichung verglichen")]
    public bool Confirmed { get; set; }

    [BindProperty]
    [Display(Name = "Die Werte sind geschätzt")]
    public bool Estimated { get; set; }

    protected override bool IsOperatorsOnly => true;

    protected override Role? Needs => Role.Editor;

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

        if (Kind is Usage or TargetGroup && string.IsNullOrWhiteSpace(About))
        {
            ModelState.AddModelError(nameof(About), Kind == Usage ? "Nennen Sie den Dienst, dessen Nutzungen gezählt sind." : "Nennen Sie die Zielgruppe.");
        }

        DataSetImport? import = null;
        if (ModelState.IsValid && await TryAsync(
            async () =>
            {
                var key = Kind is Usage or TargetGroup ? $"{Kind}:{About!.Trim()}" : Kind!;
                await using var content = File!.OpenReadStream();
                import = await Store.ImportDataSetAsync(
                    content, new NewDataSet(key, Name!.Trim(), AsOf!.Value, Source!.Trim(), Confirmed, Estimated), Request.IdempotencyKey(), cancel);
            },
            Fields))
        {
            return Redirect(Notice.ImportStarted.At(Links.DataSetImport(import!.Id)));
        }

        return Page();
    }
}
