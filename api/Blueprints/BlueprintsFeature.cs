using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Blueprints;

/// <summary>How another Land takes a service on: blocks of blueprints, kept once and shared.</summary>
internal static class BlueprintsFeature
{
    public static void AddBlueprints(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<NewBlueprintBlock>, NewBlueprintBlockValidator>();
        services.AddSingleton<IValidator<BlueprintBlockPatch>, BlueprintBlockPatchValidator>();
    }

    public static void MapBlueprints(this IEndpointRouteBuilder routes)
    {
        var blueprints = routes.MapGroup("/v1").WithTags("Publishing");
        blueprints.MapGet("/blueprint-blocks", KeepBlocks.List).Public().WithName("listBlueprintBlocks");
        blueprints.MapPost("/blueprint-blocks", KeepBlocks.Add).For(Role.Editor).Once().WithName("createBlueprintBlock");
        blueprints.MapGet("/blueprint-blocks/{id:guid}", KeepBlocks.One).Public().WithName("readBlueprintBlock");
        blueprints.MapPatch("/blueprint-blocks/{id:guid}", KeepBlocks.Change).For(Role.Editor).WithName("changeBlueprintBlock");
        blueprints.MapGet("/blueprint-blocks/{id:guid}/versions", KeepBlocks.Versions).Public().WithName("listBlueprintBlockVersions");
        blueprints.MapPost("/blueprint-blocks/{id:guid}/sharings", KeepBlocks.Share).For(Role.Approver).Once().WithName("shareBlueprintBlock")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        blueprints.MapPost("/blueprint-blocks/{id:guid}/withdrawals", KeepBlocks.Withdraw).For(Role.Approver).Once().WithName("withdrawBlueprintBlock")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        blueprints.MapGet("/services/{slug}/revisions/{number:int}/blueprint", ListedBlueprints.Handle).Public().WithName("readRevisionBlueprint");
    }
}
