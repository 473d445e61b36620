using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Blueprints;

/// <summary>The blueprint of a listing: what it refers to when it is written, and what it says when it is read.</summary>
internal static class ListedBlueprints
{
    /// <summary>Show the blueprint of a revision</summary>
    /// <remarks>
    /// With the texts behind its references, as they were in the version referred to, also where that is not shared any more. Everybody reads
    /// that of a revision that is or was published; the provider that of its open one, too, the operator from its submission on.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    /// <param name="number">Number of the revision.</param>
    public static Task<Told<ShownBlueprint>> Handle(string slug, int number, Act act, FitDatabase database, OrganisationRegister register) => database.Read(async sql =>
    {
        var (listing, row) = await Listings.Require(sql, slug, number, act);
        var isProvider = Viewer.Of(act).Provider == listing.ProviderId;
        var blocks = new List<ShownBlueprintBlock>();
        foreach (var entry in ListingContent.Read(row.Content).Blueprint)
        {
            var block = entry.Block is { } reference ? await BlockTable.FindReferred(sql, reference) : null;
            var shown = new ShownBlueprintBlock { Kind = entry.Kind, Title = entry.Title, Text = entry.Text ?? "", Provenance = entry.Provenance };
            blocks.Add(block is null ? shown : shown with
            {
                Title = block.Title,
                Text = block.Text,
                Licence = block.Licence,
                Block = entry.Block,
                Owner = register.Current.Ref(block.OrganisationId),
                Origin = block.Origin(register.Current),
                Newer = isProvider && block.NewestFor(listing.ProviderId) is { } newest && newest > block.Number ? newest : null,
                Unshared = isProvider && !block.IsShared ? true : null,
            });
        }

        return new Told<ShownBlueprint>(new ShownBlueprint { Blocks = blocks });
    });

    /// <summary>
    /// The content with the titles of the versions it refers to. A reference to what the organisation may not use is an error at its place;
    /// it tells nothing of whether there is such a block.
    /// </summary>
    /// <param name="write">The transaction.</param>
    /// <param name="content">What the listing says.</param>
    /// <param name="provider">The organisation that writes.</param>
    /// <param name="pointer">Where the content stands in the body.</param>
    public static async Task<ServiceContent> Settle(Write write, ServiceContent content, Guid provider, string pointer)
    {
        if (content.Blueprint.All(entry => entry.Block is null))
        {
            return content;
        }

        var settled = new List<BlueprintEntry>();
        var errors = new List<InputError>();
        for (var place = 0; place < content.Blueprint.Count; place++)
        {
            var entry = content.Blueprint[place];
            if (entry.Block is not { } reference)
            {
                settled.Add(entry);
                continue;
            }

            var block = await BlockTable.FindTakeable(write, reference, provider);
            if (block is null || block.BlueprintKind != entry.Kind)
            {
                errors.Add(Problems.Member($"{pointer}/blueprint/{place}/block", InputErrorCodes.DoesNotExist, new(
                    "Diesen Baustein gibt es nicht in dieser Fassung und Art.", "There is no such version of a block of this kind.")));
                continue;
            }

            settled.Add(entry with { Title = block.Title });
            if (block.OrganisationId != provider)
            {
                await BlockTable.Use(write, reference, provider);
            }
        }

        return errors.Count == 0 ? content with { Blueprint = settled } : throw Problems.Invalid(errors);
    }

    /// <summary>
    /// The content as another organisation may copy it: what refers to a block that it may not use becomes the text that everybody reads in
    /// the listing.
    /// </summary>
    public static async Task<ServiceContent> ForCopy(Sql sql, ServiceContent content, Guid copier)
    {
        var copied = new List<BlueprintEntry>();
        foreach (var entry in content.Blueprint)
        {
            var isTheirs = entry.Block is not { } reference || await BlockTable.FindTakeable(sql, reference, copier) is not null;
            copied.Add(isTheirs ? entry : entry with { Block = null, Text = (await BlockTable.FindReferred(sql, entry.Block!))?.Text });
        }

        return content with { Blueprint = copied };
    }
}
