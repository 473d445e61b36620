using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Documents;

/// <summary>The documents of adoptions: the templates they are made from, what was made, and the folder of a contract.</summary>
internal static class DocumentsFeature
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<PaperMaker>();
        services.AddSingleton<IValidator<NewPaperTemplate>, NewPaperTemplateValidator>();
        services.AddSingleton<IValidator<PaperTemplatePatch>, PaperTemplatePatchValidator>();
    }

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var papers = routes.MapGroup("/v1").WithTags("Adoptions");
        papers.MapGet("/adoptions/{id:guid}/documents", ReadPapers.List).For(Role.Reader).WithName("listAdoptionDocuments");
        papers.MapGet("/adoptions/{id:guid}/documents/{sha256}", ReadPapers.Download).For(Role.Reader).WithName("readAdoptionDocument");
        papers.MapGet("/adoptions/{id:guid}/documents/{sha256}/text", ReadPapers.Text).For(Role.Reader).WithName("readAdoptionDocumentText");
        papers.MapGet("/adoptions/{id:guid}/document-previews/{kind}", ReadPapers.Preview).For(Role.Reader).WithName("readDocumentPreview")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        papers.MapGet("/adoptions/{id:guid}/folder", ContractFolder.Download).For(Role.Reader).WithName("readContractFolder")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        papers.MapGet("/adoptions/{id:guid}/folder/verification", ContractFolder.Verify).For(Role.Reader).WithName("readFolderVerification");

        var templates = routes.MapGroup("/v1").WithTags("Adoptions");
        templates.MapGet("/paper-templates", KeepPaperTemplates.List).ForOperator(Role.Reader).WithName("listPaperTemplates");
        templates.MapPost("/paper-templates", KeepPaperTemplates.Add).ForOperator(Role.Editor).Once().WithName("createPaperTemplate")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));
        templates.MapGet("/paper-templates/{id:guid}", KeepPaperTemplates.One).ForOperator(Role.Reader).WithName("readPaperTemplate");
        templates.MapPatch("/paper-templates/{id:guid}", KeepPaperTemplates.Change).ForOperator(Role.Editor).WithName("changePaperTemplate");
        templates.MapPost("/paper-templates/{id:guid}/publications", KeepPaperTemplates.Publish).ForOperator(Role.Approver).Once().WithDryRun().WithName("publishPaperTemplate")
            .WithMetadata(new Conflicts(ProblemCodes.GatesUnmet, ProblemCodes.AlreadyThere));
        templates.MapGet("/paper-templates/{id:guid}/versions", KeepPaperTemplates.Versions).ForOperator(Role.Reader).WithName("listPaperTemplateVersions");
        templates.MapGet("/paper-templates/{id:guid}/versions/{number:int}", KeepPaperTemplates.Version).ForOperator(Role.Reader).WithName("readPaperTemplateVersion");
        templates.MapGet("/paper-templates/{id:guid}/preview", KeepPaperTemplates.Preview).ForOperator(Role.Reader).WithName("readPaperTemplatePreview");
        templates.MapGet("/paper-placeholders", KeepPaperTemplates.Placeholders).ForOperator(Role.Reader).WithName("listPaperPlaceholders");
    }
}
