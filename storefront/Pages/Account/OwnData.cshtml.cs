using System.Net.Mime;
using System.Text.Json;
using FitStore.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Account;

/// <summary>Everything the store holds about oneself, to take along (Art. 15 and 20 GDPR).</summary>
[Authorize]
internal sealed class OwnDataModel(FitStoreClient store) : PageModel
{
    /// <summary>For people to read: indented, umlauts as they are. It is a file and never put into a page.</summary>
    private static readonly JsonSerializerOptions Readable = new(ContractsJson.Wire.Options) { WriteIndented = true };

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancel)
    {
        var data = await store.GetPersonalDataAsync(cancel);
        var content = JsonSerializer.SerializeToUtf8Bytes(data, Readable.GetTypeInfo(data.GetType()));
        return File(content, MediaTypeNames.Application.Json, $"fit-store-meine-daten-{German.Machine(German.Day(data.At))}.json");
    }
}
