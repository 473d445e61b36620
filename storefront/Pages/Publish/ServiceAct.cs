using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Organisations;

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

    protected async Task LoadAsync(string slug, string act, CancellationToken cancel)
    {
        var effect = Store.GetEffectAsync(slug, act, cancel);
        Service = await Store.GetServiceAsync(slug, cancel);
        Effect = await effect;
        if (ChangedMeanwhile || Version is null)
        {
            Version = Service.Version;
        }
    }
}
