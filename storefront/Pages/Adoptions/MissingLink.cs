using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Where to give what an act still needs.</summary>
internal static class MissingLink
{
    /// <returns>The address; nothing where no page of ours gives it.</returns>
    public static string? Of(Adoption adoption, InputError missing) => missing.Pointer switch
    {
        "/scope" => DraftStep.Scope.At(adoption.Id),
        "/contact" => DraftStep.Contact.At(adoption.Id),
        "/wishedStart" => DraftStep.WishedStart.At(adoption.Id),
        "/offerPreparation" => Links.Act(adoption.Id, AdoptionAct.PrepareOffer),
        { } pointer when pointer.StartsWith("/checklist", StringComparison.Ordinal) => Links.Connection(adoption.Id),
        _ => null,
    };
}
