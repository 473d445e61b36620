using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Something done with a whole service that its adopters feel: what it means for them is shown before it is done.</summary>
internal abstract class ServiceAct(FitStoreClient store) : ActingPage(store)
{
    public Service Service { get; private set; } = default!;

    public ServiceEffect Effect { get; private set; } = default!;

    public bool IsOperator => Organisation.Kind == OrganisationKind.Operator;

    /// <summary>Where one came from: the provider's page of the service, or the public one.</summary>
    public string Back => IsOperator ? Links.Service(Service.Slug) : Links.Listing(Service.Slug);

    public IReadOnlyList<Link> Trail => IsOperator ? [Links.Services, new(Service.Name, Back)] : [Links.Publish, new(Service.Name, Back)];

    /// <summary>12 laufende Nachnutzungen und 3 Anfragen.</summary>
    public string Whom => German.Count(Effect.Running, "laufende Nachnutzung", "laufende Nachnutzungen", "keine laufende Nachnutzung")
        + " und " + German.Count(Effect.Requested, "offene Anfrage", "offene Anfragen", "keine offene Anfrage");

    /// <param name="slug">The service.</param>
    /// <param name="act">What it would mean to do; nothing where it takes nothing from anybody.</param>
    /// <param name="cancel">Ends the request.</param>
    protected async Task LoadAsync(string slug, string? act, CancellationToken cancel)
    {
        Service = await Store.GetServiceAsync(slug, cancel);
        if (act is not null)
        {
            Effect = await Store.GetEffectAsync(slug, act, cancel);
        }

        if (ChangedMeanwhile || Version is null)
        {
            Version = Service.Version;
        }
    }
}
