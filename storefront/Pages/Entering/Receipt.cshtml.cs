using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Entering;

/// <summary>
/// Last step of asking to enter: it was received. Nobody is signed in who could ask the API for the application, so the address itself
/// shows that the store made it: its number stands in it sealed.
/// </summary>
internal sealed class ReceiptModel(ReceiptSeal receipts) : PageModel
{
    public Guid Id { get; private set; }

    public IActionResult OnGet(string seal)
    {
        if (receipts.Open(seal) is not { } id)
        {
            return NotFound();
        }

        Id = id;
        return Page();
    }
}

/// <summary>Seals the numbers of applications.</summary>
internal sealed class ReceiptSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("FitStore.Storefront.ApplicationReceipt.v1");

    /// <summary>The number as it can stand in an address.</summary>
    public string Seal(Guid id) => protector.Protect(id.ToString());

    /// <summary>The number, or null where the seal is not ours.</summary>
    public Guid? Open(string seal)
    {
        try
        {
            return Guid.Parse(protector.Unprotect(seal));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
