using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>A page about a listing: its revisions, the one that is worked on, and the sections it is made of.</summary>
internal abstract class ListingPage(FitStoreClient store) : ActingPage(store)
{
    public string Slug { get; private set; } = "";

    /// <summary>All revisions that the caller may see, the newest first.</summary>
    public IReadOnlyList<ServiceRevision> Revisions { get; private set; } = [];

    /// <summary>The revision that is worked on; none where everything is published.</summary>
    public ServiceRevision? Open => Revisions.FirstOrDefault(revision => Words.IsOpen(revision.State));

    public ServiceRevision? Published => Revisions.FirstOrDefault(revision => revision.State == RevisionState.Published);

    /// <summary>The revision whose words stand for the service on its provider's pages.</summary>
    public ServiceRevision Shown => Open ?? Published ?? Revisions[0];

    public bool IsDraft => Open is { State: RevisionState.Draft };

    public CatalogueNames Names { get; private set; } = default!;

    public ListingSections Sections { get; private set; } = default!;

    /// <summary>The requirements that are asked, by name and version of their catalogue.</summary>
    public string RequirementsCatalogue { get; private set; } = "";

    public Link Above => new(Shown.Content.Name, Links.Listing(Slug));

    /// <summary>The address of the field in which the value at a pointer is typed.</summary>
    public string? Href(string? pointer) => Sections.Href(Slug, pointer, ListingContent.Of(Shown.Content));

    /// <returns>Whether there is such a listing for this organisation.</returns>
    protected async Task<bool> LoadAsync(string slug, CancellationToken cancel)
    {
        Slug = slug;
        var revisions = Store.ListRevisionsAsync(slug, cancel);
        var requirements = Store.GetNewestRequirementsAsync(cancel);
        Names = await Store.GetNamesAsync(cancel);
        Revisions = await revisions;
        if (Revisions.Count == 0)
        {
            return false;
        }

        if (Open is { } open)
        {
            // The list leaves out what the review asked for.
            Replace(await Store.GetRevisionAsync(slug, open.Number, cancel));
        }

        Arrange(Shown.Content, await requirements);
        return true;
    }

    /// <summary>Takes the sections, with the requirements of the newest catalogue; answers given to an older one stand at the same ids.</summary>
    private void Arrange(ServiceContent content, RequirementCatalogue? newest)
    {
        RequirementsCatalogue = newest?.Title ?? content.Requirements?.Catalogue ?? "";
        Sections = ListingSections.Of(Names, newest is null
            ? content.Requirements?.Answers ?? []
            : [.. newest.Requirements.Select(asked => new RequirementAnswer { Id = asked.Id, Group = asked.Group, Obligation = asked.Obligation, Text = asked.Text, Fulfilment = Fulfilment.NotApplicable })]);
    }

    /// <summary>The revision as it is now.</summary>
    protected void Replace(ServiceRevision revision) => Revisions = [revision, .. Revisions.Where(other => other.Number != revision.Number)];

    /// <summary>Loads one revision alone: enough for saving a section, and quick.</summary>
    protected async Task<ServiceRevision> LoadAsync(string slug, int number, CancellationToken cancel)
    {
        Slug = slug;
        var revision = Store.GetRevisionAsync(slug, number, cancel);
        var requirements = Store.GetNewestRequirementsAsync(cancel);
        Names = await Store.GetNamesAsync(cancel);
        Revisions = [await revision];
        Arrange(Revisions[0].Content, await requirements);
        return Revisions[0];
    }
}
