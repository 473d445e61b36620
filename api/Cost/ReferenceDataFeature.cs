using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Ledger;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FluentValidation;

namespace FitStore.Api.Cost;

/// <summary>What cost is shared by: dated reference data, and how each Land passes cost on.</summary>
internal static class ReferenceDataFeature
{
    public static void AddReferenceData(this IServiceCollection services)
    {
        services.AddSingleton<CurrentReferenceData>();
        services.AddSingleton<ILedgerFollower>(provider => provider.GetRequiredService<CurrentReferenceData>());
        services.AddSingleton<IFileImporter, ImportReferenceData>();
        services.AddSingleton<IValidator<NewLandRule>, NewLandRuleValidator>();
    }

    public static void MapReferenceData(this IEndpointRouteBuilder routes)
    {
        var cost = routes.MapGroup("/v1").WithTags("Cost");
        cost.MapGet("/reference-data-sets", ReadReferenceData.List).Public().WithName("listReferenceDataSets");
        cost.MapGet("/reference-data-sets/{id:guid}", ReadReferenceData.One).Public().WithName("readReferenceDataSet");
        cost.MapGet("/reference-data-sets/{id:guid}/values", ReadReferenceData.Values).Public().WithName("listReferenceDataValues");
        cost.MapGet("/reference-data-sets/{id:guid}/totals", ReadReferenceData.Totals).Public().WithName("listReferenceDataTotals");
        cost.MapGet("/reference-data-sets/{id:guid}/effects", ReadReferenceData.Effects).Public().WithName("listReferenceDataEffects");
        cost.MapPost("/reference-data-sets/{id:guid}/countings", DecideReferenceData.Count).ForOperator(Role.Approver).Once().WithDryRun()
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict)).WithName("countReferenceDataSet");
        cost.MapPost("/reference-data-sets/{id:guid}/confirmations", DecideReferenceData.Confirm).ForOperator(Role.Approver).Once().WithDryRun()
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict)).WithName("confirmReferenceDataSet");
        cost.MapDelete("/reference-data-sets/{id:guid}", DecideReferenceData.Discard).ForOperator(Role.Editor)
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict)).WithName("discardReferenceDataSet");
        cost.MapPost("/reference-data-imports", CreateReferenceDataImport.Handle).ForOperator(Role.Editor).Once().WithName("createReferenceDataImport");
        cost.MapGet("/reference-data-imports", ReadReferenceDataImports.List).ForOperator(Role.Reader).WithName("listReferenceDataImports");
        cost.MapGet("/reference-data-imports/{id:guid}", ReadReferenceDataImports.One).ForOperator(Role.Reader).WithName("readReferenceDataImport");
        cost.MapGet("/land-rules", ReadLandRules.InForce).PublicCacheable().WithName("listLandRules");
        cost.MapGet("/laender/{code}/rules", ReadLandRules.OfLand).PublicCacheable().WithName("listRulesOfLand");
        cost.MapPost("/laender/{code}/rules", RecordLandRule.Handle).For(Role.Approver).Own().Once()
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere)).WithName("recordLandRule");
    }
}
