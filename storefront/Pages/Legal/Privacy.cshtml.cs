using FitStore.Contracts.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Legal;

/// <summary>What becomes of data about people. The periods are those the API deletes by, so that page and deed cannot differ.</summary>
internal sealed class PrivacyModel(FitStoreClient store, ILogger<PrivacyModel> log) : PageModel
{
    /// <summary>None where the API does not answer: everything else on the page has to be readable all the same.</summary>
    public IReadOnlyList<RetentionRule> Rules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        try
        {
            Rules = await store.ListRetentionRulesAsync(cancel);
        }
        catch (Exception problem) when (problem is ApiProblem or ApiNotReachable)
        {
            log.LogWarning(problem, "The retention rules could not be read");
        }
    }
}
