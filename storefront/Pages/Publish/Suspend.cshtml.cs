using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Takes a service out for a time, with a public reason.</summary>
internal sealed class SuspendModel(FitStoreClient store) : ServiceAct(store)
{
    private static readonly FieldMap Fields = new() { ["/reason"] = nameof(Reason) };

    [BindProperty]
    [Display(Name = "Grund")]
    [Required(ErrorMessage = "Schreiben Sie, warum der Dienst ausgesetzt wird und wie lange voraussichtlich.")]
    [StringLength(1000, MinimumLength = 10, ErrorMessage = "Schreiben Sie den Grund in 10 bis 1.000 Zeichen.")]
    public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

    protected override Role? Needs => Role.Approver;

    public Task OnGetAsync(string slug, CancellationToken cancel) => LoadAsync(slug, "suspend", cancel);

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (ModelState.IsValid && await TryAsync(() => Store.SuspendServiceAsync(slug, Version ?? 0, Reason!.Trim(), Request.IdempotencyKey(), cancel), Fields))
        {
            return Redirect(Notice.ServiceSuspended.At(Links.Service(slug)));
        }

        await LoadAsync(slug, "suspend", cancel);
        return Page();
    }
}
