using FitStore.Contracts.Comparisons;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Decisions;

/// <summary>A decision as it was frozen, with its downloads and the check of its hash.</summary>
internal sealed class DecisionModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>Whether the hash is to be computed anew.</summary>
    [BindProperty(SupportsGet = true, Name = "pruefen")]
    public string? Check { get; set; }

    public DecisionFile Decision { get; private set; } = default!;

    /// <summary>What the check found, where it was asked for.</summary>
    public DecisionVerification? Verification { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        Decision = await Store.GetDecisionAsync(id, cancel);
        Verification = Check == "ja" ? await Store.VerifyDecisionAsync(id, cancel) : null;
    }

    public async Task<IActionResult> OnGetDocumentAsync(Guid id, CancellationToken cancel) =>
        File(await Store.GetDecisionDocumentAsync(id, cancel), "text/html; charset=utf-8", $"entscheidungsakte-{id}.html");

    public async Task<IActionResult> OnGetTableAsync(Guid id, CancellationToken cancel) =>
        File(await Store.GetDecisionTableAsync(id, cancel), "text/csv; charset=utf-8", $"entscheidungsakte-{id}.csv");
}
