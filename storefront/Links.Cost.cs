namespace FitStore.Storefront;

/// <content>What a service costs, for whom.</content>
public static partial class Links
{
    public static readonly Link Costs = new("Kosten", "/kosten");
    public static readonly Link CostList = new("Kosten nebeneinander", "/kosten/merkliste");

    /// <summary>The calculator of a service.</summary>
    public static string Cost(string slug) => $"{Service(slug)}/kosten";

    /// <summary>The calculator of a service for an organisation, by id or ARS.</summary>
    public static string CostFor(string slug, string organisation) => $"{Cost(slug)}?{For}={Uri.EscapeDataString(organisation)}";

    /// <summary>Where the providing Land sees what an offer brings in, and tries out other prices.</summary>
    public static string Prices(Guid offer) => $"/angebote/{offer}/preise";

    /// <summary>Where it re-sets them for the next year.</summary>
    public static string PriceReset(Guid offer) => $"/angebote/{offer}/neufestsetzung";
}
