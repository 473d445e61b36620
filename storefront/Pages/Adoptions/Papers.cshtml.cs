using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Every document of an adoption, with its checksum and whether the ledger confirms it.</summary>
internal sealed class PapersModel(FitStoreClient store) : ActingPage(store)
{
    public Adoption Adoption { get; private set; } = default!;

    /// <summary>What binds, or can be accepted, first.</summary>
    public IReadOnlyList<AdoptionDocument> Binding { get; private set; } = [];

    public IReadOnlyList<AdoptionDocument> Others { get; private set; } = [];

    public FolderVerification Verification { get; private set; } = default!;

    /// <summary>Kinds of which a preview can be shown: nothing once there is an offer.</summary>
    public IReadOnlyList<AdoptionDocumentKind> Previews => Adoption.State switch
    {
        AdoptionState.Coordination => [AdoptionDocumentKind.CoordinationLetter, .. OfOffer],
        AdoptionState.Agreed or AdoptionState.Lapsed => OfOffer,
        _ => [],
    };

    private static AdoptionDocumentKind[] OfOffer =>
    [
        AdoptionDocumentKind.Offer, AdoptionDocumentKind.Contract, AdoptionDocumentKind.ServiceDescription,
        AdoptionDocumentKind.PriceSheet, AdoptionDocumentKind.ServiceLevel, AdoptionDocumentKind.DataProtection,
    ];

    public async Task OnGetAsync(Guid id, CancellationToken cancel)
    {
        var listed = Store.ListAdoptionDocumentsAsync(id, cancel);
        var verified = Store.GetFolderVerificationAsync(id, cancel);
        Adoption = await Store.GetAdoptionAsync(id, cancel);
        var all = await listed;
        Verification = await verified;
        Binding = [.. all.Where(document => document.Binding)];
        Others = [.. all.Where(document => !document.Binding)];
    }

    public DocumentVerification? Of(AdoptionDocument document) => Verification.Documents.FirstOrDefault(known => known.Sha256 == document.Sha256);
}
