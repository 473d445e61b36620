using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Documents and pictures of a listing that is a draft: uploading, putting them where they are read, removing.</summary>
[TakesFile(MostSent)]
internal sealed class FilesModel(FitStoreClient store) : ListingPage(store)
{
    /// <summary>Bytes a file may have, as the API says.</summary>
    public const long Most = 20 * 1024 * 1024;

    /// <summary>What is read of a file that is too large, so that the rest of the form is kept and the error stands at its field.</summary>
    private const long MostSent = 3 * Most;

    private const int Tries = 5;

    private static readonly FieldMap OfDocument = new() { [""] = "Unterlage", ["/name"] = "Unterlage" };
    private static readonly FieldMap OfPicture = new() { [""] = "Bild", ["/name"] = "Bild", ["/alternativeText"] = "Bildbeschreibung" };

    [BindProperty(Name = "Unterlage")]
    public IFormFile? Document { get; set; }

    [BindProperty(Name = "Titel")]
    public string? DocumentTitle { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    [BindProperty(Name = "Wozu")]
    public string? DocumentKind { get; set; }

    [BindProperty(Name = "Bild")]
    public IFormFile? Picture { get; set; }

    [BindProperty(Name = "Bildbeschreibung")]
    public string? PictureWords { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    public IReadOnlyList<ServiceFile> Files { get; private set; } = [];

    /// <summary>The draft was submitted or discarded meanwhile.</summary>
    public bool ClosedMeanwhile { get; private set; }

    protected override Role? Needs => Role.Editor;

    /// <summary>The line that shows a picture in a description.</summary>
    public static string LineOf(ServiceFile picture) => $"![{picture.AlternativeText}]({picture.Address})";

    /// <summary>Where the draft names a file; nothing where it does not.</summary>
    public string? PlaceOf(ServiceFile file) =>
        Shown.Content.Documents.FirstOrDefault(document => document.Url == file.Address) is { } document ? $"Unterlage „{document.Title}“"
        : IsInDescription(file) ? "in der Beschreibung"
        : null;

    public bool IsInDescription(ServiceFile file) => Shown.Content.Description?.Markdown.Contains(file.Address, StringComparison.Ordinal) == true;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
        {
            return NotFound();
        }

        Files = await Store.ListServiceFilesAsync(slug, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostDocumentAsync(string slug, CancellationToken cancel)
    {
        if (DocumentTitle is null)
        {
            ModelState.AddModelError("Titel", "Geben Sie der Unterlage einen Titel, unter dem sie auf der Seite des Dienstes steht.");
        }
        else if (DocumentTitle.Length > 200)
        {
            ModelState.AddModelError("Titel", "Kürzen Sie den Titel auf höchstens 200 Zeichen.");
        }

        if (!Enum.TryParse<DocumentKind>(DocumentKind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            ModelState.AddModelError("Wozu", "Wählen Sie, wozu die Unterlage dient.");
        }

        return await UploadAsync(slug, Document, "Unterlage", words: null, OfDocument, file => ChangeAsync(slug, content =>
        {
            var documents = (JsonArray?)content["documents"]?.DeepClone() ?? [];
            documents.Add(new JsonObject { ["title"] = DocumentTitle, ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), ["url"] = file.Address, ["provenance"] = "declared" });
            return new JsonObject { ["documents"] = documents };
        }, cancel), Notice.DocumentAdded, cancel);
    }

    public async Task<IActionResult> OnPostPictureAsync(string slug, CancellationToken cancel)
    {
        if (PictureWords is null)
        {
            ModelState.AddModelError("Bildbeschreibung", "Beschreiben Sie in einem Satz, was das Bild zeigt, für alle, die es nicht sehen.");
        }
        else if (PictureWords.Length > 500)
        {
            ModelState.AddModelError("Bildbeschreibung", "Kürzen Sie die Beschreibung auf höchstens 500 Zeichen.");
        }

        if (Picture is not null && Picture.ContentType is { } type && !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError("Bild", "Diese Datei ist kein Bild. Wählen Sie ein Bild (PNG, JPEG oder WebP), oder laden Sie die Datei oben als Unterlage hoch.");
        }

        return await UploadAsync(slug, Picture, "Bild", PictureWords, OfPicture, _ => Task.FromResult(true), Notice.PictureAdded, cancel);
    }

    /// <summary>Puts a picture at the end of the description.</summary>
    public async Task<IActionResult> OnPostInsertAsync(string slug, Guid datei, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, cancel) is not PageResult || Files.FirstOrDefault(file => file.Id == datei) is not { } picture)
        {
            return NotFound();
        }

        var done = await TryAsync(() => ChangeAsync(slug, content =>
        {
            var markdown = (string?)content["description"]?["markdown"] ?? "";
            return new JsonObject
            {
                ["description"] = new JsonObject
                {
                    ["markdown"] = markdown.Contains(picture.Address, StringComparison.Ordinal) ? markdown : $"{markdown.TrimEnd()}\n\n{LineOf(picture)}\n".TrimStart(),
                    ["provenance"] = "declared",
                },
            };
        }, cancel));
        return done && !ClosedMeanwhile ? Redirect(Notice.PictureInserted.At(Links.ListingFiles(slug))) : await OnGetAsync(slug, cancel);
    }

    /// <summary>Takes a document out of the draft and removes its file, when no other revision needs it.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string slug, Guid datei, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, cancel) is not PageResult || Files.FirstOrDefault(file => file.Id == datei) is not { } file)
        {
            return NotFound();
        }

        if (IsInDescription(file))
        {
            ModelState.AddModelError("", $"{file.Name} steht in der Beschreibung. Nehmen Sie das Bild zuerst dort heraus.");
            return Page();
        }

        var stays = false;
        var done = await TryAsync(async () =>
        {
            if (PlaceOf(file) is not null && !await ChangeAsync(slug, content => new JsonObject
            {
                ["documents"] = new JsonArray([.. ((JsonArray?)content["documents"] ?? []).Where(document => (string?)document!["url"] != file.Address).Select(document => document!.DeepClone())]),
            }, cancel))
            {
                return;
            }

            try
            {
                await Store.RemoveServiceFileAsync(slug, file.Id, cancel);
            }
            catch (ApiProblem problem) when (problem.Code == ProblemCodes.FileInUse)
            {
                stays = true;
            }
        });
        return done && !ClosedMeanwhile ? Redirect((stays ? Notice.FileStays : Notice.FileRemoved).At(Links.ListingFiles(slug))) : await OnGetAsync(slug, cancel);
    }

    private async Task<IActionResult> UploadAsync(string slug, IFormFile? file, string field, string? words, FieldMap fields, Func<ServiceFile, Task<bool>> put, Notice done, CancellationToken cancel)
    {
        if (file is null)
        {
            ModelState.AddModelError(field, "Wählen Sie eine Datei aus.");
        }
        else if (file.Length > Most)
        {
            ModelState.AddModelError(field, $"Die Datei ist {German.FileSize(file.Length)} groß. Wählen Sie eine mit höchstens 20 MB.");
        }

        var isDone = false;
        if (ModelState.IsValid)
        {
            await TryAsync(async () =>
            {
                await using var content = file!.OpenReadStream();
                isDone = await put(await Store.UploadServiceFileAsync(slug, file.FileName, content, words, Request.IdempotencyKey(), cancel));
            }, fields);
        }

        return isDone ? Redirect(done.At(Links.ListingFiles(slug))) : await OnGetAsync(slug, cancel);
    }

    /// <summary>Changes the draft as it is now; where a colleague was faster, as it is then.</summary>
    private async Task<bool> ChangeAsync(string slug, Func<JsonObject, JsonObject> change, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            await LoadAsync(slug, cancel);
            if (!IsDraft)
            {
                ClosedMeanwhile = true;
                return false;
            }

            try
            {
                await Store.ChangeRevisionAsync(slug, Shown.Number, Shown.Version, change(ListingContent.Of(Shown.Content)), cancel);
                return true;
            }
            catch (ApiProblem problem) when (problem.Code == ProblemCodes.Stale && tries < Tries)
            {
                // Read again above.
            }
        }
    }
}
