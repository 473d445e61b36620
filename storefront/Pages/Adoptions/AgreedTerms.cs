using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>What is agreed, or is to be, with what is needed to read it.</summary>
/// <param name="Adoption">Whose.</param>
/// <param name="Terms">Version, start, conditions, price.</param>
/// <param name="Newest">The newest version of the terms there is, for the comparison.</param>
/// <param name="IsSample">The prices are invented for the demonstration.</param>
internal sealed record AgreedTerms(Adoption Adoption, AgreementTerms Terms, int? Newest = null, bool IsSample = false)
{
    /// <summary>The calculator, set to this adopter and this start.</summary>
    public string DerivationHref =>
        $"{Links.Cost(Adoption.Service)}?{Links.For}={Adoption.Adopter.Id}&angebot={Adoption.Offer}&{Cost.CostStart.Field}={Uri.EscapeDataString(Terms.Start)}";
}
