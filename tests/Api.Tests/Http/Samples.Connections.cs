using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls on connections: Thüringen connects, the operator sells, a vendor delivers.</content>
internal sealed partial class Samples
{
    private AdoptionChecklist? connected;

    private async Task<Call?> OfConnections(Operation operation)
    {
        switch (operation.Path)
        {
            case "/v1/checklist-templates" or "/v1/checklist-templates/{version}":
                var keeper = await As(Given.OperatorEditor);
                if (operation.Id == "recordChecklistTemplate")
                {
                    return new Call(operation, keeper, operation.Path) { Body = Json(await NextTemplate()) };
                }

                await Fill(operation, async () => await keeper.Post<ChecklistTemplate>("/v1/checklist-templates", await NextTemplate()));
                return new Call(operation, Visitor, operation.Path.Replace("{version}", "1", StringComparison.Ordinal));
            case "/v1/connection-capacities":
                var administrator = await As("admin@it-mitte.example.org");
                var settings = await administrator.Get<OrganisationSettings>("/v1/organisation-settings");
                if (settings.Capacities is not { Count: >= Several })
                {
                    IReadOnlyList<QuarterCapacity> capacities = [.. Enumerable.Range(1, Several).Select(quarter => new QuarterCapacity { Quarter = $"2098-Q{quarter}", Connections = 10 * quarter })];
                    await administrator.Patch<OrganisationSettings>("/v1/organisation-settings", new OrganisationSettingsPatch { Capacities = capacities }, settings.Version);
                }

                return new Call(operation, await As("editor@it-mitte.example.org"), operation.Path);
            case "/v1/connections" or "/v1/connection-report" or "/v1/connection-facets":
                await Fill(operation, Connection);
                return new Call(operation, await As(Given.OperatorEditor), operation.Path);
            case "/v1/vendor-items" or "/v1/vendor-items/{id}":
                await Fill(operation, AskedVendor);
                var vendor = await As(GivenConnection.VendorEditor);
                var asked = (await AskedVendor()).Entries.First(item => item.Owner == ChecklistOwner.Vendor);
                return new Call(operation, vendor, operation.Path.Replace("{id}", asked.Id.ToString(), StringComparison.Ordinal)) { IfMatch = operation.TakesIfMatch ? Tag(asked.Version) : null };
            case var path when path.StartsWith("/v1/vendor-items/{id}/files", StringComparison.Ordinal):
                var supplier = await As(GivenConnection.VendorEditor);
                var item = (await AskedVendor()).Entries.First(entry => entry.Owner == ChecklistOwner.Vendor).Id.ToString();
                if (!operation.IsGet)
                {
                    return new Call(operation, supplier, path.Replace("{id}", item, StringComparison.Ordinal)) { Query = "name=probe.txt" };
                }

                var delivered = await GivenConnection.UploadAsVendor(supplier, Guid.Parse(item));
                return new Call(operation, supplier, path.Replace("{id}", item, StringComparison.Ordinal).Replace("{file}", delivered.Id.ToString(), StringComparison.Ordinal));
            case var path when path.StartsWith("/v1/adoptions/{id}/checklist", StringComparison.Ordinal) || path == "/v1/adoptions/{id}/connection-report":
                var checklist = operation.IsGet ? connected ??= await Connection() : await Connection();
                return new Call(operation, await As(Given.LandEditor), path
                    .Replace("{id}", checklist.Adoption.ToString(), StringComparison.Ordinal).Replace("{item}", "functionalMailbox", StringComparison.Ordinal))
                {
                    IfMatch = operation.TakesIfMatch ? Tag(1) : null,
                };
            case var path when path.StartsWith("/v1/adoptions/{id}/files", StringComparison.Ordinal):
                return await OfAdoptionFiles(operation);
            default:
                return null;
        }
    }

    private async Task<Call> OfAdoptionFiles(Operation operation)
    {
        var adopter = await As(Given.LandEditor);
        var adoption = await Adoption(adopter, AdoptionState.Interest);
        if (!operation.IsGet)
        {
            return new Call(operation, adopter, $"/v1/adoptions/{adoption.Id}/files") { Query = "name=probe.txt" };
        }

        var file = await GivenConnection.Upload(adopter, adoption.Id);
        for (var number = 1; number < Several; number++)
        {
            await GivenConnection.Upload(adopter, adoption.Id, $"notiz-{number}.txt");
        }

        return new Call(operation, adopter, operation.Path.Replace("{id}", adoption.Id.ToString(), StringComparison.Ordinal).Replace("{file}", file.Id.ToString(), StringComparison.Ordinal));
    }

    private async Task<AdoptionChecklist> Connection()
    {
        var adopter = await As(Given.LandEditor);
        return await GivenConnection.Begin(api, adopter, (await Adoption(adopter, AdoptionState.Interest)).Id);
    }

    private async Task<AdoptionChecklist> AskedVendor() => await GivenConnection.AskVendor(await As(Given.LandEditor), await Connection());

    private async Task<NewChecklistTemplate> NextTemplate()
    {
        var newest = (await Visitor.Get<Contracts.Page<ChecklistTemplate>>("/v1/checklist-templates?limit=1")).Items[0];
        return new NewChecklistTemplate { BasedOn = newest.Version, Entries = newest.Entries };
    }
}
