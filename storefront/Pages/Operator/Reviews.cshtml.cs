using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>What providers submitted, by age.</summary>
internal sealed class ReviewsModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    public IReadOnlyList<SubmittedRevision> Submissions { get; private set; } = [];

    public DateOnly Today => German.Day(time.GetUtcNow());

    /// <summary>dem 22.11.2026 (heute).</summary>
    public string Oldest => $"dem {German.Date(Submissions[0].SubmittedAt)} ({German.Distance(German.Day(Submissions[0].SubmittedAt), Today)})";

    protected override bool IsOperatorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel) => Submissions = await Store.ListSubmissionsAsync(cancel);
}
