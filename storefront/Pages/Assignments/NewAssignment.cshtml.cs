using System.ComponentModel.DataAnnotations;
using System.Text;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Http;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Pages.Cost;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Assignments;

/// <summary>
/// The list of Kommunen and what they are given: typed or out of a file, checked line by line, then put before a second person. What was typed
/// stays in the form through all of it.
/// </summary>
[TakesFile(LargestFile)]
internal sealed class NewAssignmentModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    public const string ByOffer = "angebot";

    public const string ByLaw = "gesetz";

    private const long LargestFile = 200 * 1024;

    private const int MostLines = 2_500;

    private static readonly FieldMap Fields = new()
    {
        ["/offer"] = nameof(Offer),
        ["/start"] = nameof(Start),
        ["/termsVersion"] = nameof(Offer),
        ["/bindingUntil"] = nameof(BindingUntil),
        ["/legalBasis"] = nameof(LegalBasis),
        ["/recipients"] = nameof(List),
    };

    public static string FileHint { get; } = $"CSV oder Text, höchstens {German.FileSize(LargestFile)}: in jeder Zeile zuerst der Regionalschlüssel. Ihr Inhalt kommt in das Feld darüber.";

    public static IReadOnlyList<Choice> Ways { get; } =
    [
        new(ByOffer, "Jede Kommune nimmt ein Angebot an", "Ihre zeichnungsberechtigte Person entscheidet. So geht es im Regelfall."),
        new(ByLaw, "Eine Rechtsgrundlage macht die Unterschrift unnötig", "Der Vertrag gilt mit der Freigabe. Grundlage und freigebende Person stehen bei jeder Kommune."),
    ];

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Dienst")]
    [Required(ErrorMessage = "Wählen Sie den Dienst, den Sie zuweisen.")]
    public Guid? Offer { get; set; }

    [BindProperty]
    [Display(Name = "Beginn der Verträge")]
    [Required(ErrorMessage = "Wählen Sie den Monat, in dem die Verträge beginnen.")]
    public string? Start { get; set; }

    [BindProperty]
    [Display(Name = "Wie kommt der Vertrag zustande?")]
    [Required(ErrorMessage = "Wählen Sie, wie der Vertrag zustande kommt.")]
    public string? Way { get; set; } = ByOffer;

    [BindProperty]
    [Display(Name = "Das Angebot bindet bis")]
    public DateOnly? BindingUntil { get; set; }

    [BindProperty]
    [Display(Name = "Rechtsgrundlage")]
    [StringLength(2000)]
    public string? LegalBasis { get; set => field = value?.ReplaceLineEndings("\n"); }

    [BindProperty]
    [Display(Name = "Kommunen")]
    [StringLength(200_000)]
    public string? List { get; set => field = value?.ReplaceLineEndings("\n"); }

    [BindProperty]
    [Display(Name = "Liste aus einer Datei")]
    public new IFormFile? File { get; set; }

    /// <summary>What can be given on: offers over the FIT-Store that the organisation has contracted or provides.</summary>
    public IReadOnlyList<Choice> Offers { get; private set; } = [];

    public IReadOnlyList<Choice> Months { get; private set; } = [];

    /// <summary>What the list comes to; present once it was checked.</summary>
    public AssignmentCheck? Check { get; private set; }

    /// <summary>Nothing is missing and nothing is wrong: it can be prepared.</summary>
    public bool IsReady => Check is { Errors.Count: 0, Kommunen: > 0 };

    public DateOnly Today => German.Day(time.GetUtcNow());

    protected override Role? Needs => Role.Editor;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        BindingUntil ??= Today.AddDays(42);

        // Nothing was sent yet, so nothing can be wrong yet.
        if (HttpMethods.IsGet(Request.Method))
        {
            ForgetErrors();
        }
    }

    /// <summary>Looks at the list; nothing happens to anybody.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await TakeFileAsync(cancel);
        await CheckAsync(cancel);
        await LoadAsync(cancel);
        return Page();
    }

    /// <summary>Back to the form, with everything that was typed.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancel)
    {
        ForgetErrors();
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken cancel)
    {
        Assignment? made = null;
        if (Asked() is { } asked && await TryAsync(async () => made = await Store.CreateAssignmentAsync(asked, Request.IdempotencyKey(), cancel), Fields))
        {
            return Redirect(Notice.AssignmentPrepared.At(Links.Assignment(made!.Id)));
        }

        // What has become wrong since it was checked is shown by line.
        ForgetErrors();
        await CheckAsync(cancel);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        if (Asked() is { } asked)
        {
            await TryAsync(async () => Check = await Store.CheckAssignmentAsync(asked, cancel), Fields);
        }
    }

    /// <summary>The question as the API takes it; nothing, with what is missing at its field, where the form is not complete.</summary>
    private NewAssignment? Asked()
    {
        var byOffer = Way != ByLaw;
        if (byOffer && BindingUntil is null)
        {
            ModelState.AddModelError(nameof(BindingUntil), "Geben Sie den letzten Tag an, an dem die Kommunen annehmen können.");
        }

        if (!byOffer && string.IsNullOrWhiteSpace(LegalBasis))
        {
            ModelState.AddModelError(nameof(LegalBasis), "Nennen Sie die Rechtsgrundlage, die keine Unterschrift der Kommune braucht.");
        }

        var lines = (List ?? "").Split('\n');
        var count = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1;
        if (count == 0)
        {
            ModelState.AddModelError(nameof(List), "Nennen Sie mindestens eine Kommune mit ihrem Regionalschlüssel (ARS).");
        }
        else if (count > MostLines)
        {
            ModelState.AddModelError(nameof(List), $"Die Liste hat mehr als {German.Number(MostLines)} Zeilen. Teilen Sie sie auf.");
        }

        return !ModelState.IsValid ? null : new NewAssignment
        {
            Offer = Offer!.Value,
            Start = Start!,
            BindingUntil = byOffer ? BindingUntil : null,
            LegalBasis = byOffer ? null : LegalBasis!.Trim(),
            Recipients = [.. lines.Take(count)],
        };
    }

    /// <summary>A file takes the place of what was typed; from then on it stands in the form.</summary>
    private async Task TakeFileAsync(CancellationToken cancel)
    {
        if (File is not { Length: > 0 } file)
        {
            return;
        }

        if (file.Length > LargestFile)
        {
            ModelState.AddModelError(nameof(File), $"Die Datei ist größer als {German.FileSize(LargestFile)}. Kürzen Sie sie auf die Spalte mit den Regionalschlüsseln.");
            return;
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancel);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            ModelState.AddModelError(nameof(File), "Das ist keine Textdatei. Speichern Sie die Liste als CSV.");
            return;
        }

        List = text;

        // The field shows what the file holds, not what was typed before.
        ModelState.Remove(nameof(List));
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Months = CostStart.Choices(Today, [], Start);
        Start ??= Months[0].Value;
        var found = new Dictionary<Guid, Choice>();
        foreach (var adoption in (await Store.ListAdoptionsAsync(new AdoptionFilter { Side = "adopter", Limit = 100 }, cancel)).Items)
        {
            if (adoption.LegalModel == LegalModel.FitStore && adoption.State is AdoptionState.Contracted or AdoptionState.Onboarding or AdoptionState.Testing or AdoptionState.Live or AdoptionState.Dormant)
            {
                found.TryAdd(adoption.Offer, new(adoption.Offer.ToString(), adoption.ServiceName));
            }
        }

        if (Organisation.Kind == OrganisationKind.Land)
        {
            foreach (var service in (await Store.ListProvidedServicesAsync(cancel)).Where(service => service.State == ServiceState.Published))
            {
                foreach (var offer in (await Store.ListOffersAsync(service.Slug, cancel)).Where(offer => offer is { LegalModel: LegalModel.FitStore, TermsInForce: not null }))
                {
                    found.TryAdd(offer.Id, new(offer.Id.ToString(), service.Name));
                }
            }
        }

        Offers = [.. found.Values.OrderBy(choice => choice.Text, StringComparer.Create(German.Culture, ignoreCase: true))];
    }
}
