using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Http;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Bringing a catalogue of keys in: first what the file would change, then the same file for good.</summary>
[TakesFile(LargestFile)]
internal sealed class KeysModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private const long LargestFile = 20 * 1024 * 1024;

    private static readonly FieldMap Fields = new() { ["/catalogue"] = nameof(Catalogue), ["/asOf"] = nameof(AsOf), ["/source"] = nameof(Source), ["/"] = nameof(File) };

    public static IReadOnlyList<Choice> Catalogues { get; } = [.. Enum.GetValues<KeyCatalogue>().Select(catalogue => new Choice(catalogue.ToString(), Words.Of(catalogue)))];

    public static string FileHint { get; } = $"Höchstens {German.FileSize(LargestFile)}.";

    [BindProperty]
    [Display(Name = "Was steht in der Datei?")]
    [Required(ErrorMessage = "Wählen Sie, was in der Datei steht.")]
    public KeyCatalogue? Catalogue { get; set; }

    [BindProperty]
    [Display(Name = "Datei")]
    [Required(ErrorMessage = "Wählen Sie die CSV-Datei aus.")]
    public new IFormFile? File { get; set; }

    [BindProperty]
    [Display(Name = "Stand der Daten")]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    [Display(Name = "Quelle")]
    [StringLength(200)]
    public string? Source { get; set; }

    /// <summary>Digest of the file that was looked at: only that one is imported.</summary>
    [BindProperty]
    public string? Looked { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public KeyImportEffect? Effect { get; private set; }

    public Page<KeyImport> Imports { get; private set; } = default!;

    public bool IsEditor => Me.Has(Role.Editor);

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Imports = await Store.ListKeyImportsAsync(Cursor, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LookAsync(cancel);
        await OnGetAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        if (AsOf is null)
        {
            ModelState.AddModelError(nameof(AsOf), "Geben Sie an, zu welchem Tag die Datei gilt.");
        }
        else if (AsOf > German.Day(time.GetUtcNow()))
        {
            ModelState.AddModelError(nameof(AsOf), "Der Stand der Daten liegt in der Zukunft. Geben Sie einen Tag bis heute an.");
        }

        if (string.IsNullOrWhiteSpace(Source))
        {
            ModelState.AddModelError(nameof(Source), "Geben Sie an, wer die Datei veröffentlicht hat.");
        }

        var looked = Looked;
        var isOther = File is not null && await DigestAsync(File, cancel) != looked;
        KeyImport? import = null;
        if (ModelState.IsValid && !isOther && await TryAsync(
            async () =>
            {
                await using var content = File!.OpenReadStream();
                import = await Store.ImportKeysAsync(content, Catalogue!.Value, AsOf!.Value, Source!.Trim(), Request.IdempotencyKey(), cancel);
            },
            Fields))
        {
            return Redirect(Notice.ImportStarted.At(Links.KeyImport(import!.Id)));
        }

        // The page is as it was: what the file would change, with everything typed. Another file is looked at first.
        await LookAsync(cancel);
        if (isOther)
        {
            ModelState.AddModelError(nameof(File), "Das ist eine andere Datei als die, die Sie angesehen haben. Sehen Sie oben, was diese ändert, und wählen Sie sie dann noch einmal aus.");
        }

        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>The address of another page of this list.</summary>
    public static string? At(string? address) => address is null ? null : Links.Keys.Href + Cursors.Query([new("cursor", Cursors.Of(address))]);

    private async Task LookAsync(CancellationToken cancel)
    {
        if (File is { Length: 0 })
        {
            ModelState.AddModelError(nameof(File), "Die Datei ist leer. Wählen Sie eine andere aus.");
        }

        if (File is { Length: > LargestFile })
        {
            ModelState.AddModelError(nameof(File), $"Die Datei ist größer als {German.FileSize(LargestFile)}. Wählen Sie eine kleinere aus.");
        }

        if (File is not { Length: > 0 and <= LargestFile } file || Catalogue is not { } catalogue || !Enum.IsDefined(catalogue))
        {
            return;
        }

        await TryAsync(
            async () =>
            {
                await using var content = file.OpenReadStream();
                Effect = await Store.ComputeKeyImportAsync(content, catalogue, cancel);
            },
            Fields);
        Looked = await DigestAsync(file, cancel);
        ModelState.Remove(nameof(Looked));
    }

    private static async Task<string> DigestAsync(IFormFile file, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }
}
