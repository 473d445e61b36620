using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Refusing an application, with the reason for the applicant.</summary>
internal sealed class RefuseApplicationModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/reason"] = nameof(Reason) };

    [BindProperty]
    [Display(Name = "Grund")]
    [Required(ErrorMessage = "Schreiben Sie, warum Sie ablehnen und was sich ändern muss.")]
    [StringLength(2000)]
    public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

    public OrganisationApplication Application { get; private set; } = default!;

    protected override bool IsOperatorsOnly => true;

    protected override Role? Needs => Role.Approver;

    public async Task OnGetAsync(Guid id, CancellationToken cancel) => Application = await Store.GetApplicationAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (ModelState.IsValid && await TryAsync(() => Store.RefuseApplicationAsync(id, Version ?? 0, Reason!.Trim(), Request.IdempotencyKey(), cancel), Fields))
        {
            return Redirect(Notice.ApplicationRefused.At(Links.Applications.Href));
        }

        Application = await Store.GetApplicationAsync(id, cancel);
        if (ChangedMeanwhile)
        {
            Version = Application.Version;
        }

        return Page();
    }
}
