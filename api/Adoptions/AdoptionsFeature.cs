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
        adoptions.MapPost("/adoptions/{id:guid}/withdrawals", Withdraw.Handle).For(Role.Editor).Once().WithDryRun().WithName("withdrawAdoption")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        adoptions.MapGet("/adoptions/{id:guid}/messages", Conversation.Read).For(Role.Reader).WithName("listAdoptionMessages");
        adoptions.MapPost("/adoptions/{id:guid}/messages", Conversation.Write).For(Role.Editor).Once().WithName("writeAdoptionMessage")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        adoptions.MapGet("/demands", ListDemands.Handle).For(Role.Reader).WithName("listDemands");
        adoptions.MapGet("/demands/{slug}", ListDemands.One).For(Role.Reader).WithName("readServiceDemand");
        adoptions.MapGet("/demands/{slug}/kommunen", ListDemands.Kommunen).For(Role.Reader).WithName("listWaitingKommunen");
    }
}
