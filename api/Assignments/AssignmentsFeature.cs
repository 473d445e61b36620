using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Assignments;

/// <summary>Giving a service to many Kommunen at once.</summary>
internal static class AssignmentsFeature
{
    public static void AddAssignments(this IServiceCollection services)
    {
        services.AddSingleton<AssignmentView>();
        services.AddSingleton<AssignmentRoom>();
        services.AddHostedService<AssignmentClock>();
        services.AddSingleton<IValidator<NewAssignment>, NewAssignmentValidator>();
    }

    public static void MapAssignments(this IEndpointRouteBuilder routes)
    {
        var assignments = routes.MapGroup("/v1").WithTags("Adoptions");
        assignments.MapPost("/assignment-checks", PrepareAssignment.Check).For(Role.Editor).Computing().WithName("computeAssignmentCheck")
            .WithMetadata(new Conflicts(ProblemCodes.LegalPathClosed, ProblemCodes.OfferNotAvailable));
        assignments.MapPost("/assignments", PrepareAssignment.Handle).For(Role.Editor).Once().WithName("createAssignment")
            .WithMetadata(new Conflicts(ProblemCodes.LegalPathClosed, ProblemCodes.OfferNotAvailable));
        assignments.MapGet("/assignments", ReadAssignments.List).For(Role.Reader).WithName("listAssignments");
        assignments.MapGet("/assignments/{id:guid}", ReadAssignments.One).For(Role.Reader).WithName("readAssignment");
        assignments.MapGet("/assignments/{id:guid}/transitions", ReadAssignments.Transitions).For(Role.Reader).WithName("listAssignmentTransitions");
        assignments.MapGet("/assignments/{id:guid}/kommunen", ReadAssignments.Kommunen).For(Role.Reader).WithName("listAssignedKommunen");
        assignments.MapPost("/assignments/{id:guid}/releases", MoveAssignment.Release).For(Role.Approver).Once().WithDryRun().WithName("releaseAssignment")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        assignments.MapPost("/assignments/{id:guid}/cancellations", MoveAssignment.Cancel).For(Role.Editor).Once().WithDryRun().WithName("cancelAssignment")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
    }
}
