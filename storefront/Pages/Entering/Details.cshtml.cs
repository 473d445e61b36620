using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Entering;

/// <summary>
/// Second and third step of asking to enter: what the operator has to know, and all of it once more to be checked. What was typed goes
/// along from step to step in the form, since nobody is signed in for whom it could be kept.
/// </summary>
internal sealed class DetailsModel(FitStoreClient store, ReceiptSeal receipts) : PageModel
{
    private static readonly FieldMap Fields = new()
    {
        ["/name"] = "Input.Name",
        ["/ars"] = "Input.Ars",
        ["/land"] = "Input.Land",
        ["/mailbox"] = "Input.Mailbox",
        ["/responsible/name"] = "Input.ResponsibleName",
        ["/responsible/email"] = "Input.ResponsibleEmail",
        ["/remark"] = "Input.Remark",
    };

    [BindProperty(Name = ApplicationSteps.KindKey, SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    [BindProperty]
    public ApplicationInput Input { get; set; } = new();

    /// <summary>Everything is right so far and is shown once more before it is sent.</summary>
    public bool IsChecking { get; private set; }

    public IReadOnlyList<Choice> Laender { get; private set; } = [];

    public int? ArsLength => Words.ArsLength(Kind!.Value);

    /// <summary>Of bodies with an ARS it says the Land; the Bund is in none.</summary>
    public bool AsksForLand => ArsLength is null && Kind is not OrganisationKind.Bund;

    public string? LandName => Laender.FirstOrDefault(land => land.Value == Input.Land)?.Text;

    public string ArsHint => ArsLength switch
    {
        2 => "2 Ziffern, zum Beispiel 13 für Mecklenburg-Vorpommern.",
        5 => "5 Ziffern, zum Beispiel 16062 für den Kreis Nordhausen.",
        9 => "9 Ziffern, zum Beispiel 010515163 für ein Amt in Schleswig-Holstein.",
        _ => "12 Ziffern, zum Beispiel 160620041041 für die Stadt Nordhausen.",
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(isChecking: false, cancel);

    /// <summary>Back from the check, with everything that was typed.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancel)
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
        }

        return ShowAsync(isChecking: false, cancel);
    }

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancel)
    {
        CheckArs();
        return ShowAsync(ModelState.IsValid, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        CheckArs();
        if (!ModelState.IsValid || Kind is not { } kind)
        {
            return await ShowAsync(isChecking: false, cancel);
        }

        try
        {
            var receipt = await store.ApplyAsync(
                new NewApplication
                {
                    Kind = kind,
                    Name = Input.Name.Trim(),
                    Ars = ArsLength is null ? null : Input.Ars,
                    Land = AsksForLand ? Given(Input.Land) : null,
                    Mailbox = Input.Mailbox.Trim(),
                    Responsible = new ResponsiblePerson { Name = Input.ResponsibleName.Trim(), Email = Input.ResponsibleEmail.Trim() },
                    Remark = Given(Input.Remark),
                },
                Request.IdempotencyKey(),
                cancel);
            return Redirect(ApplicationSteps.Receipt(receipts.Seal(receipt.Id)));
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return await ShowAsync(isChecking: false, cancel);
        }
    }

    /// <summary>Every field as it was typed, for the form of the check.</summary>
    public IEnumerable<(string Name, string? Value)> Carried() =>
    [
        ("Input.Name", Input.Name), ("Input.Ars", Input.Ars), ("Input.Land", Input.Land), ("Input.Mailbox", Input.Mailbox),
        ("Input.ResponsibleName", Input.ResponsibleName), ("Input.ResponsibleEmail", Input.ResponsibleEmail), ("Input.Remark", Input.Remark),
    ];

    private async Task<IActionResult> ShowAsync(bool isChecking, CancellationToken cancel)
    {
        if (Kind is not { } kind || !Words.Applicants.Contains(kind))
        {
            return Redirect(Links.Apply.Href);
        }

        if (AsksForLand)
        {
            Laender = [.. (await store.ListLaenderAsync(cancel)).OrderBy(land => land.Name, StringComparer.Create(German.Culture, ignoreCase: true)).Select(land => new Choice(land.Code, land.Name))];
        }

        IsChecking = isChecking;
        return Page();
    }

    private void CheckArs()
    {
        if (Kind is null || ArsLength is not { } length)
        {
            return;
        }

        // People copy it with blanks between its parts.
        var digits = string.Concat((Input.Ars ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (digits.Length != length || !digits.All(char.IsAsciiDigit))
        {
            ModelState.AddModelError("Input.Ars", $"Geben Sie den Regionalschlüssel mit genau {length} Ziffern ein. Bei der Art „{Words.Of(Kind.Value)}“ hat er immer so viele.");
            return;
        }

        Input.Ars = digits;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class ApplicationInput
{
    [Display(Name = "Name der Organisation")]
    [Required(ErrorMessage = "Geben Sie den amtlichen Namen Ihrer Organisation ein.")]
    [StringLength(200)]
    public string Name { get; set; } = "";

    [Display(Name = "Amtlicher Regionalschlüssel (ARS)")]
    [StringLength(40)]
    public string? Ars { get; set; }

    [Display(Name = "Land")]
    [StringLength(2)]
    public string? Land { get; set; }

    [Display(Name = "Funktionspostfach")]
    [Required(ErrorMessage = "Geben Sie die Adresse des Funktionspostfachs ein.")]
    [EmailAddress]
    [StringLength(254)]
    public string Mailbox { get; set; } = "";

    [Display(Name = "Name der verantwortlichen Person")]
    [Required(ErrorMessage = "Geben Sie den Namen der verantwortlichen Person ein.")]
    [StringLength(120)]
    public string ResponsibleName { get; set; } = "";

    [Display(Name = "E-Mail-Adresse der verantwortlichen Person")]
    [Required(ErrorMessage = "Geben Sie die E-Mail-Adresse der verantwortlichen Person ein.")]
    [EmailAddress]
    [StringLength(254)]
    public string ResponsibleEmail { get; set; } = "";

    [Display(Name = "Bemerkung")]
    [StringLength(2000)]
    public string? Remark { get; set; }
}
