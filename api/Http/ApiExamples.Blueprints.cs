using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Http;

/// <content>Examples of blueprints: Mecklenburg-Vorpommern keeps a block on data protection.</content>
internal static partial class ApiExamples
{
    private static object[] OfBlueprints()
    {
        var reference = new BlueprintReference { Id = Id, Number = 2 };
        var block = new BlueprintBlock
        {
            Id = Id,
            Version = 3,
            Kind = BlueprintKind.DataProtection,
            Number = 2,
            Title = "Rechtsgrundlage nach § 8a OZG",
            Text = "Verantwortlich ist **allein** die Betriebsbehörde (§ 8a Abs. 4 OZG).",
            Licence = "CC-BY-4.0",
            Owner = Provider,
            SharedNumber = 2,
            ChangedAt = Noon,
        };
        var version = new BlueprintBlockVersion { Number = 2, Title = block.Title, Text = block.Text, Licence = block.Licence, Shared = true, CreatedAt = Noon };
        return
        [
            block,
            PageOf(new BlueprintBlockEntry { Id = Id, Kind = block.Kind, Number = 2, Title = block.Title, Licence = block.Licence, Owner = Provider, SharedNumber = 2, ChangedAt = Noon }),
            PageOf(version),
            new NewBlueprintBlock { Kind = block.Kind, Title = block.Title, Text = block.Text, Licence = block.Licence },
            new BlueprintBlockPatch { Text = block.Text },
            new NewBlueprintSharing { Number = 2 },
            new ShownBlueprint
            {
                Blocks = [new ShownBlueprintBlock { Kind = block.Kind, Title = block.Title, Text = block.Text, Licence = block.Licence, Block = reference, Owner = Provider, Provenance = Contracts.Provenance.Declared }],
            },
        ];
    }
}
