namespace FitStore.Storefront;

/// <content>Describing services and reviewing what others describe.</content>
public static partial class Links
{
    public static readonly Link Publish = new("Dienste bereitstellen", "/bereitstellen");
    public static readonly Link NewService = new("Neuen Dienst beschreiben", "/bereitstellen/neu");
    public static readonly Link Reviews = new("Prüfung der Dienste", "/betrieb/pruefung");

    /// <summary>Blocks of blueprints, the own ones and those that are shared.</summary>
    public static readonly Link Blocks = new("Bausteine für Blaupausen", "/bereitstellen/bausteine");

    public static readonly Link NewBlock = new("Neuen Baustein schreiben", "/bereitstellen/bausteine/neu");

    public static string Block(Guid id) => $"{Blocks.Href}/{id}";

    public static string BlockChange(Guid id) => $"{Block(id)}/aendern";

    /// <summary>A copy of a block, to change.</summary>
    public static string BlockCopy(Guid id) => $"{NewBlock.Href}?vorlage={id}";

    /// <summary>The sections of a listing that is being written, and what can be done with it.</summary>
    public static string Listing(string slug) => $"{Publish.Href}/{Uri.EscapeDataString(slug)}";

    /// <summary>One section of it; with a field, that field.</summary>
    public static string ListingSection(string slug, string section, string? field = null) => $"{Listing(slug)}/{section}" + (field is null ? "" : "#" + field);

    /// <summary>Documents and pictures of a listing.</summary>
    public static string ListingFiles(string slug) => $"{Listing(slug)}/dateien";

    /// <summary>An uploaded file of a service, as a download.</summary>
    public static string ServiceFile(string slug, Guid id) => $"{Service(slug)}/dateien/{id}";

    /// <summary>Where statements come into a draft from a file.</summary>
    public static string ListingFromFile(string slug) => $"{Listing(slug)}/datei";

    /// <summary>The public listing of a service as a <c>publiccode.yml</c>.</summary>
    public static string Publiccode(string slug) => $"{Service(slug)}?handler=Publiccode";

    public static string ListingPreview(string slug) => $"{Listing(slug)}/vorschau";

    /// <summary>The offers of a service, as their provider keeps them.</summary>
    public static string OwnOffers(string slug) => $"{Listing(slug)}/angebote";

    /// <summary>What an offer says of itself.</summary>
    public static string ChangeOffer(string slug, Guid offer) => $"{OwnOffers(slug)}/{offer}/aendern";

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
