using FitStore.Api.Database;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Assignments;

/// <summary>Tells the assigner what waits for somebody there, and how it ended. The Kommunen are told of their own adoptions.</summary>
internal static class AssignmentNews
{
    public static Task Tell(Write write, MailKind kind, AssignmentRow row, OrganisationRegister register, Service service, string? failure = null) =>
        Notices.Tell(write, row.AssignerId, kind, new MailContent
        {
            Organisation = register.Current.Ref(row.AssignerId).Name,
            Services = [new MailedService(service.Name, service.Slug)],
            More = row.Kommunen,
            Reference = row.Id,
            Reason = failure,
        });
}
