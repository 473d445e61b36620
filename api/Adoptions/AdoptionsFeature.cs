using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>The way from interest to live.</summary>
internal static class AdoptionsFeature
{
    public static void AddAdoptions(this IServiceCollection services)
    {
        services.AddSingleton<AdoptionView>();
        services.AddSingleton<AdoptionNews>();
        services.AddSingleton<AdoptionMoves>();
        services.AddSingleton<AdoptionPapers>();
        services.AddSingleton<DemandMoves>();
        services.AddSingleton<ContractEnd>();
        services.AddSingleton<AdoptionTurn>();
        services.AddHostedService<AdoptionClock>();
        services.AddSingleton<IValidator<AgreementTerms>, AgreementTermsValidator>();
        services.AddSingleton<IValidator<Decline>, DeclineValidator>();
        services.AddSingleton<IValidator<NewOfferPreparation>, NewOfferPreparationValidator>();
        services.AddSingleton<IValidator<Acceptance>, AcceptanceValidator>();
        services.AddSingleton<IValidator<TestFailure>, TestFailureValidator>();
        services.AddSingleton<IValidator<Pause>, PauseValidator>();
        services.AddSingleton<IValidator<NewTermination>, NewTerminationValidator>();
        services.AddSingleton<IValidator<TermsAnswer>, TermsAnswerValidator>();
        services.AddSingleton<IValidator<AdoptionDeadlinesPatch>, AdoptionDeadlinesPatchValidator>();
        services.AddSingleton<IValidator<AdoptionPatch>, AdoptionPatchValidator>();
        services.AddSingleton<IValidator<ContactPerson>, ContactPersonValidator>();
        services.AddSingleton<IValidator<Withdrawal>, WithdrawalValidator>();
        services.AddSingleton<IValidator<NewMessage>, NewMessageValidator>();
    }

    public static void MapAdoptions(this IEndpointRouteBuilder routes)
    {
        var adoptions = routes.MapGroup("/v1").WithTags("Adoptions");
        adoptions.MapPost("/adoptions", CreateAdoption.Handle).For(Role.Editor).Once().WithName("createAdoption")
            .WithMetadata(new Conflicts(ProblemCodes.AdoptionExists, ProblemCodes.LegalPathClosed, ProblemCodes.OfferNotAvailable));
        adoptions.MapGet("/adoptions", ListAdoptions.Handle).For(Role.Reader).WithName("listAdoptions");
        adoptions.MapGet("/adoptions/{id:guid}", ReadAdoption.Handle).For(Role.Reader).WithName("readAdoption");
        adoptions.MapPatch("/adoptions/{id:guid}", ChangeDraft.Handle).For(Role.Editor).WithName("changeAdoption")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        adoptions.MapGet("/adoptions/{id:guid}/transitions", ReadAdoption.Transitions).For(Role.Reader).WithName("listAdoptionTransitions");
        adoptions.MapPost("/adoptions/{id:guid}/interests", ExpressInterest.Handle).For(Role.Editor).Once().WithDryRun().WithName("expressInterest")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.LegalPathClosed, ProblemCodes.OfferNotAvailable));
        Move("forwardings", Forward.Handle, Role.Editor).WithName("forwardAdoption");
        adoptions.MapGet("/adoptions/{id:guid}/agreement", Agree.Read).For(Role.Reader).WithName("readAgreement")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        Move("agreements", Agree.Handle, Role.Reader, ProblemCodes.PriceChanged).WithName("confirmAgreement");
        Move("declines", DeclineRequest.Handle, Role.Approver).WithName("declineAdoption");
        Move("offer-preparations", PrepareOffer.Handle, Role.Editor).WithName("prepareBindingOffer");
        Move("binding-offers", MakeBindingOffer.Handle, Role.Approver, ProblemCodes.NotReady, ProblemCodes.OfferNotAvailable).WithName("makeBindingOffer");
        Move("acceptances", AcceptOffer.Handle, Role.Signatory, ProblemCodes.DocumentsChanged, ProblemCodes.OfferNotAvailable).Fresh(FreshAct.SignContract).WithName("acceptBindingOffer");
        Move("onboarding-starts", StartOnboarding.Handle, Role.Editor).WithName("startOnboarding");
        Move("test-starts", StartTest.Handle, Role.Editor, ProblemCodes.NotReady).WithName("startTest");
        Move("test-failures", FailTest.Handle, Role.Editor).WithName("reportTestFailure");
        Move("go-lives", GoLive.Handle, Role.Approver, ProblemCodes.NotReady).WithName("goLive");
        Move("pauses", PauseUse.Handle, Role.Approver).WithName("pauseAdoption");
        Move("resumptions", ResumeUse.Handle, Role.Approver).WithName("resumeAdoption");
        adoptions.MapGet("/adoptions/{id:guid}/termination-effect", TerminateContract.Effect).For(Role.Reader).WithName("readTerminationEffect")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        Move("terminations", TerminateContract.Handle, Role.Signatory, ProblemCodes.LinesBelowChanged).Fresh(FreshAct.TerminateContract).WithName("terminateAdoption");
        adoptions.MapGet("/adoptions/{id:guid}/terms-proposals", TermsProposals.List).For(Role.Reader).WithName("listTermsProposals");
        Move("terms-answers", TermsProposals.Answer, Role.Signatory).WithName("answerTerms");
        adoptions.MapGet("/contract-lines", ReadContractLines.List).For(Role.Reader).WithName("listContractLines");
        adoptions.MapGet("/contract-lines/{id:guid}", ReadContractLines.One).For(Role.Reader).WithName("readContractLine");
        adoptions.MapGet("/adoption-deadlines", Deadlines.Handle).Public().WithName("readAdoptionDeadlines");
        adoptions.MapPatch("/adoption-deadlines", Deadlines.Change).ForOperator(Role.Approver).WithName("changeAdoptionDeadlines");
        adoptions.MapPost("/adoptions/{id:guid}/withdrawals", Withdraw.Handle).For(Role.Editor).Once().WithDryRun().WithName("withdrawAdoption")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        adoptions.MapGet("/adoptions/{id:guid}/messages", Conversation.Read).For(Role.Reader).WithName("listAdoptionMessages");
        adoptions.MapPost("/adoptions/{id:guid}/messages", Conversation.Write).For(Role.Editor).Once().WithName("writeAdoptionMessage")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        adoptions.MapGet("/adoptions/{id:guid}/files", KeepAdoptionFiles.List).For(Role.Reader).WithName("listAdoptionFiles");
        adoptions.MapPost("/adoptions/{id:guid}/files", KeepAdoptionFiles.Add).For(Role.Editor).Once().WithName("createAdoptionFile")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.FilesFull));
        adoptions.MapGet("/adoptions/{id:guid}/files/{file:guid}", KeepAdoptionFiles.Read).For(Role.Reader).WithName("readAdoptionFile");
        adoptions.MapGet("/adoptions/{id:guid}/files/{file:guid}/content", KeepAdoptionFiles.Download).For(Role.Reader).WithName("readAdoptionFileContent");
        adoptions.MapGet("/tasks", ListTasks.Handle).For(Role.Reader).WithName("listTasks");
        adoptions.MapGet("/demands", ListDemands.Handle).For(Role.Reader).WithName("listDemands");
        adoptions.MapGet("/demands/{slug}", ListDemands.One).For(Role.Reader).WithName("readServiceDemand");
        adoptions.MapGet("/demands/{slug}/kommunen", ListDemands.Kommunen).For(Role.Reader).WithName("listWaitingKommunen");

        RouteHandlerBuilder Move(string path, Delegate handle, Role role, params string[] conflicts) =>
            adoptions.MapPost($"/adoptions/{{id:guid}}/{path}", handle).For(role).Once().WithDryRun().WithMetadata(new Conflicts([ProblemCodes.StateConflict, .. conflicts]));
    }
}
