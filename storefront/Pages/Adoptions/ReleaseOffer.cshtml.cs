using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Releasing a binding offer that somebody else prepared, after a look at all that becomes binding.</summary>
internal sealed class ReleaseOfferModel(FitStoreClient store) : ActPage(store)
{
    public override AdoptionAct Act => AdoptionAct.MakeBindingOffer;

    public Agreement Agreement { get; private set; } = default!;

    public OfferTerms Terms { get; private set; } = default!;

    public AgreementTerms Agreed => Agreement.Proposal;

    /// <summary>What was agreed, with what is needed to read it.</summary>
    public AgreedTerms Shown { get; private set; } = default!;

    /// <summary>Who prepared it, and when.</summary>
    public AdoptionEvent? Prepared => Adoption.History.LastOrDefault(entry => entry.Act == AdoptionAct.PrepareOffer);

    /// <summary>What will be made and become binding, with where it can be read before.</summary>
    public IReadOnlyList<(AdoptionDocumentKind Kind, string From)> Papers =>
    [
        (AdoptionDocumentKind.Offer, "Wer wem was bis wann anbietet"),
        (AdoptionDocumentKind.Contract, $"Der Nachnutzungsvertrag nach dem Muster für „{Words.Of(Adoption.LegalModel)}“, gefüllt aus Konditionen und Parteien"),
        (AdoptionDocumentKind.ServiceDescription, "Was der Dienst leistet, wie er im Store beschrieben ist"),
        (AdoptionDocumentKind.PriceSheet, "Der abgestimmte Preis mit der Berechnung, die beide Seiten gesehen haben"),
        (AdoptionDocumentKind.ServiceLevel, $"Verfügbarkeit {Terms.ServiceLevel.AvailabilityPercent.Replace('.', ',')} %, {Terms.ServiceLevel.OperatingHours}"),
        (AdoptionDocumentKind.DataProtection, Terms.DataProtection.Note),
    ];

    protected override string Path => "binding-offers";

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        Agreement = await Store.GetAgreementAsync(Adoption.Id, cancel);
        var versions = await Store.ListTermsAsync(Adoption.Offer, cancel);
        Terms = versions.First(known => known.Version == Agreed.TermsVersion);
        Shown = new(Adoption, Agreed, AgreedTerms.NewerThan(Agreed, versions), Terms.PriceSheet.Nature == PriceNature.Example);
    }
}
