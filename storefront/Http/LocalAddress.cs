using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Http;

/// <summary>Addresses that a request names as the page to go to afterwards.</summary>
internal static class LocalAddress
{
    /// <summary>
    /// The address, if it is a page of this store; otherwise nothing. Steps up and empty steps are refused: browsers resolve
    /// them to something else than what was looked at.
    /// </summary>
    public static string? OwnAddress(this IUrlHelper url, string? address)
    {
        var path = address?.Split('?', '#')[0] ?? "";
        return url.IsLocalUrl(address) && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
            ? address
            : null;
    }
}
