using FitStore.Api.Http;
using FitStore.Api.Imports;
using FitStore.Api.Ledger;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Organisations;

/// <summary>The register of Länder, Kommunen and others.</summary>
internal static class OrganisationsFeature
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton<OrganisationRegister>();
        services.AddSingleton<ILedgerFollower>(provider => provider.GetRequiredService<OrganisationRegister>());
        services.AddSingleton<IFileImporter, ImportRegister>();
        services.AddSingleton<ImportRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportRuns>());
    }

    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        var register = routes.MapGroup("/v1").WithTags("Organisations");
        register.MapGet("/organisations", ListOrganisations.Handle).PublicCacheable().WithName("listOrganisations");
        register.MapGet("/organisations/{idOrArs}", ReadOrganisation.Handle).PublicCacheable().WithName("readOrganisation");
        register.MapPost("/register-imports", CreateRegisterImport.Handle).ForOperator(Role.Editor).Once().WithName("createRegisterImport");
        register.MapGet("/register-imports", ListRegisterImports.Handle).ForOperator(Role.Reader).WithName("listRegisterImports");
        register.MapGet("/register-imports/{id:guid}", ReadRegisterImport.Handle).ForOperator(Role.Reader).WithName("readRegisterImport");
        register.MapGet("/laender", ListLaender.Handle).PublicCacheable().WithName("listLaender");
        register.MapGet("/themenfelder", ListThemenfelder.Handle).PublicCacheable().WithName("listThemenfelder");
    }
}
