using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FitStore.Storefront.Sessions;

/// <summary>Whose form a form is: the account it was shown to, and for whom and as whom that account was acting.</summary>
internal sealed record FormOwner(string Account, string ActsAs)
{
    /// <summary>A form that was shown to somebody who was not signed in.</summary>
    public static readonly FormOwner Nobody = new("", "");

    public bool IsNobody => Account.Length == 0;

    public static FormOwner Of(SignedIn? person) =>
        person is null ? Nobody : new FormOwner(person.AccountId, person.ActsAs ?? "");
}

/// <summary>
/// Writes the owner into each form, encrypted and authenticated. The antiforgery token alone is not enough: when the session is gone it
/// only fails, and nobody knows who filled the form in.
/// </summary>
internal sealed class FormMarks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("FitStore.Storefront.FormOwner.v1");

    public string Mark(FormOwner owner) => protector.Protect(owner.Account + '|' + owner.ActsAs);

    /// <summary>The owner, or null where the mark is missing or not ours.</summary>
    public FormOwner? Owner(string? mark)
    {
        if (string.IsNullOrEmpty(mark))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(mark).Split('|') is [var account, var actsAs] ? new FormOwner(account, actsAs) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
