namespace FitStore.Storefront;

/// <content>Describing services and reviewing what others describe.</content>
public static partial class Links
{
    public static readonly Link Publish = new("Dienste bereitstellen", "/bereitstellen");
    public static readonly Link NewService = new("Neuen Dienst beschreiben", "/bereitstellen/neu");
    public static readonly Link Reviews = new("Prüfung der Dienste", "/betrieb/pruefung");

    /// <summary>The sections of a listing that is being written, and what can be done with it.</summary>
    public static string Listing(string slug) => $"{Publish.Href}/{Uri.EscapeDataString(slug)}";

    /// <summary>One section of it; with a field, that field.</summary>
    public static string ListingSection(string slug, string section, string? field = null) => $"{Listing(slug)}/{section}" + (field is null ? "" : "#" + field);

    /// <summary>Documents and pictures of a listing.</summary>
    public static string ListingFiles(string slug) => $"{Listing(slug)}/dateien";

    /// <summary>An uploaded file of a service, as a download.</summary>
    public static string ServiceFile(string slug, Guid id) => $"{Service(slug)}/dateien/{id}";

    public static string ListingPreview(string slug) => $"{Listing(slug)}/vorschau";

    /// <summary>The offers of a service, as their provider keeps them.</summary>
    public static string OwnOffers(string slug) => $"{Listing(slug)}/angebote";

    public static string NewOffer(string slug) => $"{OwnOffers(slug)}/neu";

    /// <summary>The draft of an offer's next terms.</summary>
    public static string TermsDraft(string slug, Guid offer) => $"{OwnOffers(slug)}/{offer}";

    public static string TermsDraftSection(string slug, Guid offer, string section, string? field = null) => $"{TermsDraft(slug, offer)}/{section}" + (field is null ? "" : "#" + field);

    public static string PublishTerms(string slug, Guid offer) => $"{TermsDraft(slug, offer)}/veroeffentlichen";

    public static string ListingSubmit(string slug) => $"{Listing(slug)}/einreichen";

    public static string ListingRecall(string slug) => $"{Listing(slug)}/zurueckholen";

    public static string ListingDiscard(string slug) => $"{Listing(slug)}/verwerfen";

    public static string ListingHistory(string slug) => $"{Listing(slug)}/verlauf";

    public static string ListingVersions(string slug) => $"{Listing(slug)}/versionen";

    /// <summary>Two versions of a listing, statement by statement.</summary>
    public static string ListingComparison(string slug, int before, int after) => $"{ListingVersions(slug)}/vergleich?von={German.Digits(before)}&bis={German.Digits(after)}";

    public static string ListingSuspend(string slug) => $"{Listing(slug)}/aussetzen";

    public static string ListingResume(string slug) => $"{Listing(slug)}/wieder-aufnehmen";

    public static string ListingRetire(string slug) => $"{Listing(slug)}/ende";

    public static string ListingCopy(string slug) => $"{NewService.Href}?vorlage={Uri.EscapeDataString(slug)}";

    public static string Review(string slug) => $"{Reviews.Href}/{Uri.EscapeDataString(slug)}";
}
