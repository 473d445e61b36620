using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Connections;

/// <summary>From the contract to live: what connecting takes, who does it, and by when.</summary>
internal static class ConnectionsFeature
{
    public static void AddConnecting(this IServiceCollection services)
    {
        services.AddSingleton<ChecklistView>();
        services.AddSingleton<IValidator<ChecklistTemplateItem>, ChecklistTemplateItemValidator>();
        services.AddSingleton<IValidator<NewChecklistTemplate>, NewChecklistTemplateValidator>();
        services.AddSingleton<IValidator<ChecklistPatch>, ChecklistPatchValidator>();
        services.AddSingleton<IValidator<FachverfahrenChoice>, FachverfahrenChoiceValidator>();
        services.AddSingleton<IValidator<ChecklistItemPatch>, ChecklistItemPatchValidator>();
    }

    public static void MapConnecting(this IEndpointRouteBuilder routes)
    {
        var connections = routes.MapGroup("/v1").WithTags("Connections");
        connections.MapGet("/checklist-templates", ChecklistTemplates.List).Public().WithName("listChecklistTemplates");
        connections.MapGet("/checklist-templates/{version:int}", ChecklistTemplates.One).Public().WithName("readChecklistTemplate");
        connections.MapPost("/checklist-templates", ChecklistTemplates.Add).ForOperator(Role.Editor).Once().WithName("recordChecklistTemplate")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));

        connections.MapGet("/adoptions/{id:guid}/checklist", ReadChecklist.Handle).For(Role.Reader).WithName("readChecklist");
        connections.MapPatch("/adoptions/{id:guid}/checklist", ChangeChecklist.Handle).For(Role.Editor).WithName("changeChecklist")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        connections.MapGet("/adoptions/{id:guid}/checklist/{item}", ReadChecklist.Item).For(Role.Reader).WithName("readChecklistItem");
        connections.MapPatch("/adoptions/{id:guid}/checklist/{item}", ChangeChecklist.Item).For(Role.Editor).WithName("changeChecklistItem")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));

        connections.MapGet("/connections", ListConnections.Handle).For(Role.Reader).WithName("listConnections");
        connections.MapGet("/connection-facets", ListConnections.Facets).For(Role.Reader).WithName("readConnectionFacets");
        connections.MapGet("/connection-report", ConnectionReports.All).For(Role.Reader).WithName("readConnectionsReport");
        connections.MapGet("/adoptions/{id:guid}/connection-report", ConnectionReports.One).For(Role.Reader).WithName("readConnectionReport");
        connections.MapGet("/vendor-items", VendorItems.List).For(Role.Reader).WithName("listVendorItems");
        connections.MapGet("/vendor-items/{id:guid}", VendorItems.One).For(Role.Reader).WithName("readVendorItem");
        connections.MapPatch("/vendor-items/{id:guid}", VendorItems.Change).For(Role.Editor).WithName("changeVendorItem");
        connections.MapPost("/vendor-items/{id:guid}/files", VendorFiles.Add).For(Role.Editor).Once().WithName("createVendorItemFile")
            .WithMetadata(new Conflicts(ProblemCodes.FilesFull));
        connections.MapGet("/vendor-items/{id:guid}/files/{file:guid}", VendorFiles.Read).For(Role.Reader).WithName("readVendorItemFile");
        connections.MapGet("/vendor-items/{id:guid}/files/{file:guid}/content", VendorFiles.Download).For(Role.Reader).WithName("readVendorItemFileContent");
        connections.MapGet("/connection-capacities", ConnectionCapacities.List).For(Role.Reader).WithName("listConnectionCapacities");
    }
}
