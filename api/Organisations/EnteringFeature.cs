using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FluentValidation;

namespace FitStore.Api.Organisations;

/// <summary>How an organisation enters the store, what it states about itself, and whom it lets act for it.</summary>
internal static class EnteringFeature
{
    public static void AddEntering(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<NewApplication>, NewApplicationValidator>();
        services.AddSingleton<IValidator<ResponsiblePerson>, ResponsiblePersonValidator>();
        services.AddSingleton<IValidator<Refusal>, RefusalValidator>();
        services.AddSingleton<IValidator<OrganisationSettingsPatch>, OrganisationSettingsPatchValidator>();
        services.AddSingleton<IValidator<NewMandate>, NewMandateValidator>();
        services.AddSingleton<IValidator<NewFact>, NewFactValidator>();
    }

    public static void MapEntering(this IEndpointRouteBuilder routes)
    {
        var entering = routes.MapGroup("/v1").WithTags("Organisations");
        entering.MapPost("/applications", ApplyForEntry.Handle).Public().Once().Sparing().WithName("createApplication");
        entering.MapGet("/applications", ReadApplications.List).ForOperator(Role.Reader).WithName("listApplications");
        entering.MapGet("/applications/{id:guid}", ReadApplications.One).ForOperator(Role.Reader).WithName("readApplication");
        entering.MapGet("/applications/{id:guid}/duplicates", ReadApplications.Duplicates).ForOperator(Role.Reader).WithName("listApplicationDuplicates");
        entering.MapPost("/applications/{id:guid}/accreditations", DecideApplication.Accept).ForOperator(Role.Approver).Once().WithDryRun().WithName("accreditOrganisation")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.AlreadyThere));
        entering.MapPost("/applications/{id:guid}/refusals", DecideApplication.Refuse).ForOperator(Role.Approver).Once().WithDryRun().WithName("refuseApplication")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));

        entering.MapGet("/organisation-settings", ChangeOrganisationSettings.Read).For(Role.Reader).WithName("readOrganisationSettings");
        entering.MapPatch("/organisation-settings", ChangeOrganisationSettings.Handle).For(Role.Admin).Own().WithName("changeOrganisationSettings");

        entering.MapPost("/mandates", GiveMandate.Handle).For(Role.Admin).Own().Once().WithName("createMandate");
        entering.MapGet("/mandates", ReadMandates.List).For(Role.Reader).WithName("listMandates");
        entering.MapGet("/mandates/{id:guid}", ReadMandates.One).For(Role.Reader).WithName("readMandate");
        entering.MapPost("/mandates/{id:guid}/acceptances", MoveMandate.Accept).For(Role.Admin).Own().Once().WithName("acceptMandate")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        entering.MapPost("/mandates/{id:guid}/declines", MoveMandate.Decline).For(Role.Admin).Own().Once().WithName("declineMandate")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        entering.MapPost("/mandates/{id:guid}/revocations", MoveMandate.Revoke).For(Role.Admin).Own().Once().WithName("revokeMandate")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));

        entering.MapPost("/facts", RecordFact.Handle).For(Role.Admin).Own().Once().WithName("recordFact")
            .WithMetadata(new Conflicts(ProblemCodes.AlreadyThere));
        entering.MapGet("/facts", ReadFacts.List).For(Role.Reader).WithName("listFacts");
        entering.MapGet("/facts/{id:guid}", ReadFacts.One).For(Role.Reader).WithName("readFact");
        entering.MapPost("/facts/{id:guid}/confirmations", DecideFact.Confirm).ForOperator(Role.Approver).Once().WithName("confirmFact")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        entering.MapPost("/facts/{id:guid}/refusals", DecideFact.Refuse).ForOperator(Role.Approver).Once().WithName("refuseFact")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        entering.MapPost("/facts/{id:guid}/endings", DecideFact.End).For(Role.Admin).Own().Once().WithName("endFact")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
    }
}
