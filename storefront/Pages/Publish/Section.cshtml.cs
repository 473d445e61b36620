using System.Text.Json.Nodes;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>One section of a listing that is a draft.</summary>
internal sealed class SectionModel(FitStoreClient store, TimeProvider time) : WritingPage(store, time)
{
    /// <summary>The revision that the form was filled in for.</summary>
    [BindProperty(Name = "Nummer")]
    public int? Number { get; set; }

    public override ListingSections Form => Sections;

    public override string Here => At(Section);

    public override Link Overview => Above;

    public override string? ChangedBy => Shown.ChangedBy;

    public override int? FilledFor => Number ?? Shown.Number;

    protected override JsonObject Written => ListingContent.Of(Shown.Content);

    protected override bool IsOpen => Shown.State == RevisionState.Draft;

    public override IEnumerable<Remark> RemarksAt(ListingField field) => Shown.Remarks.Where(remark => Sections.Place(remark.Pointer)?.Field == field);

    public async Task<IActionResult> OnGetAsync(string slug, string abschnitt, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel) || Sections.Find(abschnitt) is not { } section)
        {
            return NotFound();
        }

        Section = section;
        await OfferBlocksAsync(section, cancel);
        var shownAgain = HttpContext.Features.Get<ShownAgain>() is not null && Request.HasFormContentType;
        if (!IsDraft && !shownAgain)
        {
            return Redirect(Links.Listing(slug));
        }

        ClosedMeanwhile = !IsDraft;
        FillOrKeep(shownAgain);
        await LookUpAsync(cancel);
        Missing = SectionTask.Of(Sections, Shown, await Store.GetGatesAsync(slug, Shown.Number, cancel)).First(task => task.Section == Section).Missing;
        return Page();
    }

    protected override string At(ListingSection section, string? field = null) => Links.ListingSection(Slug, section.Slug, field);

    protected override async Task<ListingSection?> FindAsync(string slug, string abschnitt, CancellationToken cancel)
    {
        if (Number is { } number)
        {
            await LoadAsync(slug, number, cancel);
        }
        else if (!await LoadAsync(slug, cancel))
        {
            return null;
        }

        var section = Sections.Find(abschnitt);
        await OfferBlocksAsync(section, cancel);
        return section;
    }

    /// <summary>The blocks that a blueprint is put together from.</summary>
    private async Task OfferBlocksAsync(ListingSection? section, CancellationToken cancel)
    {
        if (section?.Fields.OfType<BlueprintField>().FirstOrDefault() is { } blueprint)
        {
            blueprint.Blocks = await Store.ListBlocksAsync(cancel);
            blueprint.Shown = await Store.GetBlueprintAsync(Slug, Shown.Number, Shown.Content, cancel);
        }
    }

    protected override async Task ChangeAsync(JsonObject patch, CancellationToken cancel) =>
        Replace(await Store.ChangeRevisionAsync(Slug, Shown.Number, Shown.Version, patch, cancel));

    protected override async Task ReloadAsync(CancellationToken cancel) => Replace(await Store.GetRevisionAsync(Slug, Shown.Number, cancel));
}
