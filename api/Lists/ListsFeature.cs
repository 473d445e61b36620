using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FluentValidation;

namespace FitStore.Api.Lists;

/// <summary>The catalogues and lists that listings are filled in from.</summary>
internal static class ListsFeature
{
    public static void AddLists(this IServiceCollection services)
    {
        services.AddSingleton<IFileImporter, ImportKeys>();
        services.AddSingleton<IValidator<Requirement>, RequirementValidator>();
        services.AddSingleton<IValidator<NewRequirementCatalogue>, NewRequirementCatalogueValidator>();
        services.AddSingleton<IValidator<NewFachverfahrenProduct>, NewFachverfahrenProductValidator>();
        services.AddSingleton<IValidator<NewSharedRegister>, NewSharedRegisterValidator>();
    }

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/v1").WithTags("Publishing");
        lists.MapGet("/requirement-catalogues", KeepRequirementCatalogues.List).Public().WithName("listRequirementCatalogues");
        lists.MapPost("/requirement-catalogues", KeepRequirementCatalogues.Add).ForOperator(Role.Editor).Once().WithName("importRequirementCatalogue")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));
        lists.MapGet("/requirement-catalogues/{id:guid}", KeepRequirementCatalogues.One).PublicCacheable().WithName("readRequirementCatalogue");
        lists.MapGet("/leistungen", ReadKeys.Leistungen).Public().WithName("listLeistungen");
        lists.MapGet("/ozg-ids", ReadKeys.OzgIds).Public().WithName("listOzgIds");
        lists.MapGet("/licences", ReadKeys.Licences).PublicCacheable().WithName("listLicences");
        lists.MapGet("/key-catalogues", ReadKeys.Catalogues).Public().WithName("readKeyCatalogues");
        lists.MapPost("/key-import-effects", KeyImports.Compute).ForOperator(Role.Editor).Computing().WithName("computeKeyImport");
        lists.MapPost("/key-imports", KeyImports.Start).ForOperator(Role.Editor).Once().WithName("createKeyImport");
        lists.MapGet("/key-imports", KeyImports.List).ForOperator(Role.Reader).WithName("listKeyImports");
        lists.MapGet("/key-imports/{id:guid}", KeyImports.One).ForOperator(Role.Reader).WithName("readKeyImport");
        lists.MapGet("/fachverfahren-products", KeepFachverfahrenProducts.All).Public().WithName("listFachverfahrenProducts");
        lists.MapPost("/fachverfahren-products", KeepFachverfahrenProducts.Add).For(Role.Editor).Once().WithName("createFachverfahrenProduct")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));
        lists.MapGet("/fachverfahren-products/{id:guid}", KeepFachverfahrenProducts.One).Public().WithName("readFachverfahrenProduct");
        lists.MapGet("/fachverfahren-products/{id:guid}/use", KeepFachverfahrenProducts.Use).Public().WithName("readFachverfahrenProductUse");
        lists.MapPost("/fachverfahren-products/{id:guid}/mergers", KeepFachverfahrenProducts.Merge).ForOperator(Role.Editor).Once().WithName("mergeFachverfahrenProduct")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        lists.MapGet("/registers", KeepRegisters.All).Public().WithName("listRegisters");
        lists.MapPost("/registers", KeepRegisters.Add).For(Role.Editor).Once().WithName("createRegister")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));
        lists.MapGet("/registers/{id:guid}", KeepRegisters.One).Public().WithName("readRegister");
        lists.MapGet("/registers/{id:guid}/use", KeepRegisters.Use).Public().WithName("readRegisterUse");
        lists.MapPost("/registers/{id:guid}/mergers", KeepRegisters.Merge).ForOperator(Role.Editor).Once().WithName("mergeRegister")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
    }
}
