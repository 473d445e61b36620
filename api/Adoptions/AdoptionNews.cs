using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>
/// Tells everyone concerned what happened to an adoption: who adopts, who settles the terms with it, who sells. Who acted knows already.
/// Queued in the transaction of the act.
/// </summary>
internal sealed class AdoptionNews(OrganisationRegister register, CurrentCatalogue catalogue)
{
    /// <param name="write">The transaction of the act.</param>
    /// <param name="row">The adoption as it is afterwards.</param>
    /// <param name="done">What was done.</param>
    /// <param name="by">The organisation that acted; nobody, for the clock.</param>
    /// <param name="reason">The reason given.</param>
    public Task Tell(Write write, AdoptionRow row, AdoptionAct done, Guid? by, string? reason = null) => Tell(write, [(row, reason)], done, by);

    /// <summary>The same of many adoptions to which the same was done.</summary>
    public Task Tell(Write write, IReadOnlyList<(AdoptionRow Row, string? Reason)> moved, AdoptionAct done, Guid? by) => Notices.Tell(
        write, [.. moved.Where(one => one.Row.InterestAt is not null).SelectMany(one => Of(one.Row, done, by, one.Reason))], MailKind.AdoptionMoved);

    private IEnumerable<(Guid Organisation, MailContent Content)> Of(AdoptionRow row, AdoptionAct done, Guid? by, string? reason)
    {
        var name = AdoptionView.NameOf(catalogue, row.OfferId, row.Slug);
        var awaits = AdoptionView.Awaits(row) is { } party ? AdoptionView.OrganisationOf(row, party) : (Guid?)null;
        foreach (var organisation in ((Guid[])[row.AdopterId, row.IsDemand ? row.AddresseeId : row.CounterpartId, row.AddresseeId]).Distinct())
        {
            if (organisation != by)
            {
                yield return (organisation, new MailContent
                {
                    Organisation = register.Current.Ref(organisation).Name,
                    Services = [new MailedService(name, row.Slug)],
                    Reason = reason,
                    EndsOn = row.EndsOn,
                    Adoption = new MailedAdoption(
                        row.Id, register.Current.Ref(row.AdopterId).Name, done, row.Stage, awaits == organisation, row.DueOn, row.BindingUntil, row.ContractNumber),
                });
            }
        }
    }
}
