using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Pages.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The revision that is worked on, as the public page will show it.</summary>
[Authorize]
internal sealed class PreviewModel(FitStoreClient store, TimeProvider time) : ServicePage(store, time)
{
    public ServiceRevision Revision { get; private set; } = default!;

    public override bool IsPreview => true;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var revisions = await Store.ListRevisionsAsync(slug, cancel);
        if ((revisions.FirstOrDefault(revision => Words.IsOpen(revision.State)) ?? revisions.FirstOrDefault(revision => revision.State == RevisionState.Published)) is not { } shown)
        {
            return NotFound();
        }

        Revision = shown;
        var service = new Service(shown.Content)
        {
            Slug = slug,
            Version = 1,
            State = ServiceState.Unpublished,
            Origin = shown.Origin,
            Provider = shown.Provider,
            Revision = shown.Number,
            PublishedAt = shown.PublishedAt ?? Now,
        };
        await LoadFilesAsync(slug, service, cancel);
        var reuse = IfPublicAsync(() => Store.GetReuseAsync(slug, cancel), new ServiceReuse { ReusingLaender = 0, Laender = [], Kommunen = [] });
        var offers = IfPublicAsync(() => OffersAsync(slug, cancel), []);
        Show(service, await reuse, await offers, await Store.GetNamesAsync(cancel), []);
        return Page();
    }

    /// <summary>What belongs to a service that was never public cannot be read by everybody yet.</summary>
    private static async Task<T> IfPublicAsync<T>(Func<Task<T>> read, T otherwise)
    {
        try
        {
            return await read();
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            return otherwise;
        }
    }
}
