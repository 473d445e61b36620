using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Register;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>An application beside everything it may be the same as, so that nobody enters twice; and letting the applicant in.</summary>
internal sealed class ApplicationModel(FitStoreClient store) : ActingPage(store)
{
    private const string NewEntry = "neu";

    private const string OtherEntry = "andere";

    private static readonly FieldMap Fields = new() { ["/organisation"] = nameof(Entry) };

    private IReadOnlyDictionary<string, string> laender = new Dictionary<string, string>();

    /// <summary>As what the applicant enters: an entry of the register by its id, another one, or a new one.</summary>
    [BindProperty]
    [Display(Name = "Als was wird sie aufgenommen?")]
    [Required(ErrorMessage = "Wählen Sie, welcher Eintrag des Registers die Organisation ist.")]
    public string? Entry { get; set; }

    [BindProperty]
    public OrganisationPick Other { get; set; } = new();

    public OrganisationApplication Application { get; private set; } = default!;

    public IReadOnlyList<PossibleDuplicate> Duplicates { get; private set; } = [];

    public bool IsApprover => Me.Has(Role.Approver);

    /// <summary>Entries of the register that fit, and what else is possible. Where the register knows the ARS there can be no second entry of it.</summary>
    public IReadOnlyList<Choice> Entries =>
    [
        .. Duplicates.Where(other => other is { Organisation: not null, IsAccredited: false })
            .Select(other => new Choice(other.Organisation!.Id.ToString(), $"Eintrag „{other.Name}“", string.Join(", ", new[] { Words.Of(other.Organisation.Kind), other.Organisation.Land is { } land ? LandName(land) : null, other.Ars is null ? null : "ARS " + other.Ars }.OfType<string>()))),
        new(OtherEntry, "Ein anderer Eintrag", "Suchen Sie ihn unten im Register."),
        .. Duplicates.Any(other => other is { SameArs: true, Organisation: not null })
            ? Array.Empty<Choice>()
            : [new(NewEntry, "Ein neuer Eintrag", "Die Organisation steht noch nicht im Register.")],
    ];

    protected override bool IsOperatorsOnly => true;

    public string LandName(string code) => laender.GetValueOrDefault(code, code);

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        Entry = Duplicates.FirstOrDefault(other => other is { SameArs: true, Organisation: not null, IsAccredited: false })?.Organisation!.Id.ToString()
            ?? (Duplicates.Count == 0 ? NewEntry : null);
    }

    public async Task<IActionResult> OnPostSearchAsync(Guid id, CancellationToken cancel)
    {
        ForgetErrors();
        await Other.SearchAsync(Store, cancel);
        await LoadAsync(id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var organisation = Entry switch
        {
            OtherEntry => await Other.ResolveAsync(Store, nameof(Other), ModelState, cancel),
            NewEntry or null => null,
            _ => Named(),
        };
        if (ModelState.IsValid && await TryAsync(() => Store.AccreditAsync(id, Version ?? 0, organisation, Request.IdempotencyKey(), cancel), Fields))
        {
            return Redirect(Notice.Accredited.At(Links.Applications.Href));
        }

        await LoadAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Application.Version;
        }

        return Page();
    }

    private Guid? Named()
    {
        if (Guid.TryParse(Entry, out var named))
        {
            return named;
        }

        ModelState.AddModelError(nameof(Entry), "Wählen Sie einen der Einträge aus der Liste.");
        return null;
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        var names = SearchOrganisations.LaenderAsync(Store, cancel);
        Application = await Store.GetApplicationAsync(id, cancel);
        Duplicates = Application.State == ApplicationState.Open ? await Store.ListDuplicatesAsync(id, cancel) : [];
        laender = await names;
    }
}
