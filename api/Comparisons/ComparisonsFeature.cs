using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Comparisons;
using FluentValidation;

namespace FitStore.Api.Comparisons;

/// <summary>Services and offers side by side, and the decision that an organisation takes on them.</summary>
internal static class ComparisonsFeature
{
    public static void AddComparisons(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<NewDecisionFile>, NewDecisionFileValidator>();
        services.AddSingleton<IValidator<NewDecisionEntry>, NewDecisionEntryValidator>();
    }

    public static void MapComparisons(this IEndpointRouteBuilder routes)
    {
        var comparisons = routes.MapGroup("/v1").WithTags("Comparisons");
        comparisons.MapGet("/comparisons", ReadComparison.Handle).PublicCacheable().WithName("readComparison");
        comparisons.MapPost("/decision-files", RecordDecisionFile.Handle).For(Role.Editor).Once().WithName("recordDecisionFile");
        comparisons.MapGet("/decision-files", ReadDecisionFiles.List).For(Role.Reader).WithName("listDecisionFiles");
        comparisons.MapGet("/decision-files/{id:guid}", ReadDecisionFiles.One).For(Role.Reader).WithName("readDecisionFile");
        comparisons.MapGet("/decision-files/{id:guid}/document", ReadDecisionFiles.Document).For(Role.Reader).WithName("readDecisionDocument");
        comparisons.MapGet("/decision-files/{id:guid}/rows", ReadDecisionFiles.Rows).For(Role.Reader).WithName("listDecisionRows");
        comparisons.MapGet("/decision-files/{id:guid}/verification", ReadDecisionFiles.Verify).For(Role.Reader).WithName("readDecisionVerification");
    }
}
