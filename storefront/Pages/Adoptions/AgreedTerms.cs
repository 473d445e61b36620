using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>What is agreed, or is to be, with what is needed to read it.</summary>
/// <param name="Adoption">Whose.</param>
/// <param name="Terms">Version, start, conditions, price.</param>
/// <param name="Newer">A newer version of the terms, for the comparison; nothing where there is none.</param>
/// <param name="IsSample">The prices are invented for the demonstration.</param>
internal sealed record AgreedTerms(Adoption Adoption, AgreementTerms Terms, OfferTerms? Newer = null, bool IsSample = false)
{
    /// <summary>
    /// How the price comes about: while it is settled, the calculator, set to this adopter and this start; once it is agreed, the Preisblatt,
    /// which states what was agreed and not what the calculator says by now.
    /// </summary>
    public string DerivationHref => Adoption.State switch
    {
        AdoptionState.Coordination => $"{Links.Cost(Adoption.Service)}?{Links.For}={Adoption.Adopter.Id}&angebot={Adoption.Offer}&{Cost.CostStart.Field}={Uri.EscapeDataString(Terms.Start)}",
        AdoptionState.Agreed or AdoptionState.Lapsed => Links.PaperPreview(Adoption.Id, "priceSheet"),
        _ => Links.Papers(Adoption.Id),
    };

    /// <summary>The newer version applies from the first day on already, so that it could be agreed instead.</summary>
    public bool IsNewerInForce => Newer is { } newer && Words.MonthOf(Terms.Start) is { } start && newer.ValidFrom <= start;

    /// <summary>The newest of some terms that is newer than what is agreed.</summary>
    public static OfferTerms? NewerThan(AgreementTerms agreed, IReadOnlyList<OfferTerms> versions) =>
        versions.Where(known => known.Version > agreed.TermsVersion).MaxBy(known => known.Version);
}
