using System.Text;
using FitStore.Api.Lists;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of the catalogues and lists that listings are filled in from.</content>
internal sealed partial class Samples
{
    private KeyImport? importedKeys;
    private bool importedOzgIds;

    private async Task<Call?> OfLists(Operation operation)
    {
        var path = operation.Path;
        switch (operation.Id)
        {
            case "listRequirementCatalogues":
                await Fill(operation, Catalogue);
                return new Call(operation, Visitor, path);
            case "readRequirementCatalogue":
                return new Call(operation, Visitor, $"/v1/requirement-catalogues/{(await Catalogue()).Id}");
            case "importRequirementCatalogue":
                return new Call(operation, await As(Given.OperatorEditor), path) { Body = Json(NewCatalogue()) };
            case "listLeistungen":
                await ImportedKeys();
                return new Call(operation, Visitor, path);
            case "listOzgIds":
                if (!importedOzgIds)
                {
                    await Given.KeyImport(await As(Given.OperatorEditor), Encoding.UTF8.GetBytes("id,name\n10001,Probe\n10002,Wohngeld\n10003,Baugenehmigung\n"), KeyCatalogue.OzgIds);
                    importedOzgIds = true;
                }

                return new Call(operation, Visitor, path);
            case "readKeyCatalogues":
                return new Call(operation, Visitor, path);
            case "computeKeyImport":
                return new Call(operation, await As(Given.OperatorEditor), path) { Query = "catalogue=leistungen" };
            case "createKeyImport" or "listKeyImports" or "readKeyImport":
                var first = await ImportedKeys();
                await Fill(operation, () => Given.KeyImport(clients[Given.OperatorEditor], Encoding.UTF8.GetBytes(KeyCsv.Example), KeyCatalogue.Leistungen));
                return new Call(operation, await As(Given.OperatorEditor), path.Replace("{id}", first.Id.ToString(), StringComparison.Ordinal)) { Query = operation.IsGet ? "" : Given.KeyQuery(KeyCatalogue.Leistungen) };
            case "createFachverfahrenProduct":
                return new Call(operation, await As(Given.LandEditor), path) { Body = Json(NewProduct()) };
            case "readFachverfahrenProduct":
                return new Call(operation, Visitor, $"{path[..path.LastIndexOf('/')]}/{(await Product()).Id}");
            case "readFachverfahrenProductUse":
                return new Call(operation, Visitor, $"/v1/fachverfahren-products/{(await Product()).Id}/use");
            case "readRegisterUse":
                return new Call(operation, Visitor, $"/v1/registers/{(await Register()).Id}/use");
            case "mergeFachverfahrenProduct":
                return new Call(operation, await As(Given.OperatorEditor), $"/v1/fachverfahren-products/{(await Product()).Id}/mergers") { IfMatch = Tag(1), Body = Json(new NewMerger { Into = (await Product()).Id }) };
            case "createRegister":
                return new Call(operation, await As(Given.LandEditor), path) { Body = Json(NewRegister()) };
            case "readRegister":
                return new Call(operation, Visitor, $"{path[..path.LastIndexOf('/')]}/{(await Register()).Id}");
            case "mergeRegister":
                return new Call(operation, await As(Given.OperatorEditor), $"/v1/registers/{(await Register()).Id}/mergers") { IfMatch = Tag(1), Body = Json(new NewMerger { Into = (await Register()).Id }) };
            default:
                return null;
        }
    }

    private static NewRequirementCatalogue NewCatalogue() => new()
    {
        Name = "Probe",
        Edition = Guid.NewGuid().ToString("N"),
        Requirements = [new Requirement { Id = "GE-01", Group = "Gestaltung", Obligation = Obligation.Muss, Text = "Der Antrag ist barrierefrei." }],
    };

    private static NewFachverfahrenProduct NewProduct() => new() { Product = $"Probe {Guid.NewGuid():N}", Vendor = "Probewerk" };

    private static NewSharedRegister NewRegister() => new() { Name = $"Proberegister {Guid.NewGuid():N}" };

    /// <summary>The calls under test change nothing but the list of imports.</summary>
    private async Task<KeyImport> ImportedKeys() =>
        importedKeys ??= await Given.KeyImport(await As(Given.OperatorEditor), Encoding.UTF8.GetBytes(KeyCsv.Example), KeyCatalogue.Leistungen);

    private async Task<RequirementCatalogue> Catalogue() => await (await As(Given.OperatorEditor)).Post<RequirementCatalogue>("/v1/requirement-catalogues", NewCatalogue());

    private async Task<FachverfahrenProduct> Product() => await (await As(Given.LandEditor)).Post<FachverfahrenProduct>("/v1/fachverfahren-products", NewProduct());

    private async Task<SharedRegister> Register() => await (await As(Given.LandEditor)).Post<SharedRegister>("/v1/registers", NewRegister());
}
