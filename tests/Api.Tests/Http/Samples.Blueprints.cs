using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of the blocks of blueprints: Thüringen keeps them.</content>
internal sealed partial class Samples
{
    private async Task<Call?> OfBlueprints(Operation operation)
    {
        var path = operation.Path;
        if (!path.StartsWith("/v1/blueprint-blocks", StringComparison.Ordinal))
        {
            return null;
        }

        var editor = await As(Given.LandEditor);
        switch (operation.Id)
        {
            case "listBlueprintBlocks":
                await Fill(operation, SharedBlock);
                return new Call(operation, Visitor, path);
            case "createBlueprintBlock":
                return new Call(operation, editor, path) { Body = Json(NewBlock()) };
            case "readBlueprintBlock":
                return new Call(operation, Visitor, $"/v1/blueprint-blocks/{(await SharedBlock()).Id}");
            case "listBlueprintBlockVersions":
                var shared = await SharedBlock();
                for (var number = 1; number < 5; number++)
                {
                    shared = await editor.Patch<BlueprintBlock>($"/v1/blueprint-blocks/{shared.Id}", new BlueprintBlockPatch { Licence = $"Fassung {number}" }, shared.Version);
                    shared = await Share(shared);
                }

                return new Call(operation, Visitor, $"/v1/blueprint-blocks/{shared.Id}/versions");
            case "changeBlueprintBlock":
                var kept = await Block();
                return new Call(operation, editor, $"/v1/blueprint-blocks/{kept.Id}") { IfMatch = Tag(kept.Version), Body = Json(new BlueprintBlockPatch { Title = "Neuer Titel" }) };
            case "shareBlueprintBlock":
                var own = await Block();
                return new Call(operation, await As(GivenListing.LandApprover), $"/v1/blueprint-blocks/{own.Id}/sharings") { IfMatch = Tag(own.Version), Body = Json(new NewBlueprintSharing { Number = 1 }) };
            default:
                var open = await SharedBlock();
                return new Call(operation, await As(GivenListing.LandApprover), $"/v1/blueprint-blocks/{open.Id}/withdrawals") { IfMatch = Tag(open.Version) };
        }
    }

    private static NewBlueprintBlock NewBlock() => new() { Kind = BlueprintKind.Technical, Title = $"Baustein {Guid.NewGuid():N}", Text = "Container, **Linux**, PostgreSQL.", Licence = "CC-BY-4.0" };

    private async Task<BlueprintBlock> Block() => await (await As(Given.LandEditor)).Post<BlueprintBlock>("/v1/blueprint-blocks", NewBlock());

    private async Task<BlueprintBlock> SharedBlock() => await Share(await Block());

    private async Task<BlueprintBlock> Share(BlueprintBlock block) =>
        await (await As(GivenListing.LandApprover)).Post<BlueprintBlock>($"/v1/blueprint-blocks/{block.Id}/sharings", new NewBlueprintSharing { Number = block.Number }, block.Version);
}
