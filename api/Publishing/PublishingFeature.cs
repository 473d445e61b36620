using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FluentValidation;
using Access = FitStore.Contracts.Catalogue.Access;

namespace FitStore.Api.Publishing;

/// <summary>From an empty page to a listing that others can trust, and to its end.</summary>
internal static class PublishingFeature
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<RevisionView>();
        services.AddSingleton<ListingTurn>();
        services.AddHostedService<ListingClock>();
        services.AddSingleton<IValidator<NewService>>(provider => new NewServiceValidator(provider.GetRequiredService<OrganisationRegister>()));
        services.AddSingleton<IValidator<ServiceContent>>(provider => new ServiceContentValidator(provider.GetRequiredService<OrganisationRegister>()));
        services.AddSingleton<IValidator<NewReturn>, NewReturnValidator>();
        services.AddSingleton<IValidator<Remark>, RemarkValidator>();
        services.AddSingleton<IValidator<NewPublication>, NewPublicationValidator>();
        services.AddSingleton<IValidator<NewSuspension>, NewSuspensionValidator>();
        services.AddSingleton<IValidator<NewRetirement>, NewRetirementValidator>();

        // So that the bounds of the parts of a listing stand in the document, too.
        services.AddSingleton<IValidator<Description>, DescriptionValidator>();
        services.AddSingleton<IValidator<Reifegrad>, ReifegradValidator>();
        services.AddSingleton<IValidator<ReportedFact>, ReportedFactValidator>();
        services.AddSingleton<IValidator<Operation>, OperationValidator>();
        services.AddSingleton<IValidator<Access>, AccessValidator>();
        services.AddSingleton<IValidator<Connection>, ConnectionValidator>();
        services.AddSingleton<IValidator<Fachverfahren>, FachverfahrenValidator>();
        services.AddSingleton<IValidator<SupportLevel>, SupportLevelValidator>();
        services.AddSingleton<IValidator<ReuseConcept>, ReuseConceptValidator>();
        services.AddSingleton<IValidator<RequirementAnswers>, RequirementAnswersValidator>();
        services.AddSingleton<IValidator<RequirementAnswer>, RequirementAnswerValidator>();
        services.AddSingleton<IValidator<PrincipleEvidence>, PrincipleEvidenceValidator>();
        services.AddSingleton<IValidator<Statement>, StatementValidator>();
        services.AddSingleton<IValidator<Document>, DocumentValidator>();
        services.AddSingleton<IValidator<ContactPoint>, ContactPointValidator>();
    }

    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var publishing = routes.MapGroup("/v1").WithTags("Publishing");
        publishing.MapPost("/services", CreateService.Handle).For(Role.Editor).Once().WithName("createService")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));
        publishing.MapGet("/provided-services", ListProvidedServices.Handle).For(Role.Reader).WithName("listProvidedServices");
        publishing.MapGet("/submissions", ListSubmissions.Handle).ForOperator(Role.Reader).WithName("listSubmissions");
        publishing.MapGet("/services/{slug}/revisions", ReadRevisions.List).Public().WithName("listServiceRevisions");
        publishing.MapPost("/services/{slug}/revisions", WriteRevision.Create).For(Role.Editor).Once().WithName("createServiceRevision")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere, ProblemCodes.StateConflict));
        publishing.MapGet("/services/{slug}/revisions/{number:int}", ReadRevisions.One).Public().WithName("readServiceRevision");
        publishing.MapPatch("/services/{slug}/revisions/{number:int}", WriteRevision.Change).For(Role.Editor).WithName("changeServiceRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapDelete("/services/{slug}/revisions/{number:int}", WriteRevision.Discard).For(Role.Editor).WithName("discardServiceRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapGet("/services/{slug}/revisions/{number:int}/gates", ReadRevisions.Gates).For(Role.Reader).WithName("readListingCheck");
        publishing.MapGet("/services/{slug}/revisions/{number:int}/transitions", ReadRevisions.Transitions).For(Role.Reader).WithName("listRevisionTransitions");
        publishing.MapGet("/services/{slug}/revisions/{number:int}/events", ReadRevisions.Events).For(Role.Reader).WithName("listRevisionEvents");
        publishing.MapGet("/services/{slug}/revisions/{number:int}/comparison", ReadRevisions.Comparison).Public().WithName("readRevisionComparison");
        publishing.MapGet("/services/{slug}/files", KeepServiceFiles.List).Public().WithName("listServiceFiles");
        publishing.MapPost("/services/{slug}/files", KeepServiceFiles.Add).For(Role.Editor).Once().WithName("createServiceFile")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.FilesFull));
        publishing.MapGet("/services/{slug}/files/{id:guid}", KeepServiceFiles.Read).Public().WithName("readServiceFile");
        publishing.MapDelete("/services/{slug}/files/{id:guid}", KeepServiceFiles.Remove).For(Role.Editor).WithName("removeServiceFile")
            .WithMetadata(new Conflicts(ProblemCodes.FileInUse));
        publishing.MapGet("/services/{slug}/files/{id:guid}/content", KeepServiceFiles.Download).Public().WithName("readServiceFileContent");
        publishing.MapPost("/services/{slug}/submissions", MoveRevision.Submit).For(Role.Editor).Once().WithDryRun().WithName("submitRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.GatesUnmet));
        publishing.MapPost("/services/{slug}/recalls", MoveRevision.Recall).For(Role.Editor).Once().WithDryRun().WithName("recallRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapPost("/services/{slug}/reviews", MoveRevision.TakeUp).ForOperator(Role.Editor).Once().WithDryRun().WithName("reviewRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapPost("/services/{slug}/returns", MoveRevision.Return).ForOperator(Role.Editor).Once().WithDryRun().WithName("returnRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapPost("/services/{slug}/publications", PublishRevision.Handle).ForOperator(Role.Approver).Once().WithDryRun().WithName("publishRevision")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.GatesUnmet));
        publishing.MapGet("/services/{slug}/effects", ServiceEffects.Handle).For(Role.Reader).WithName("readServiceEffect")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapPost("/services/{slug}/suspensions", MoveService.Suspend).For(Role.Approver).Once().WithDryRun().WithName("suspendService")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapPost("/services/{slug}/resumptions", MoveService.Resume).For(Role.Approver).Once().WithDryRun().WithName("resumeService")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        publishing.MapPost("/services/{slug}/retirements", MoveService.Retire).For(Role.Approver).Once().WithDryRun().WithName("retireService")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
    }
}
