namespace FitStore.Api.Search;

/// <summary>An order of the documents of a segment other than by name.</summary>
/// <param name="DocumentAt">The document at each place.</param>
/// <param name="PlaceOf">The place of each document.</param>
internal sealed record SegmentOrder(int[] DocumentAt, int[] PlaceOf)
{
    /// <param name="documents">In the order of their names.</param>
    /// <param name="sort">The order.</param>
    public static SegmentOrder Build(ReadOnlySpan<CatalogueDocument> documents, ServiceSort sort)
    {
        var ranked = new (long Rank, int Document)[documents.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            ranked[i] = (CatalogueSegment.KeyOf(documents[i], sort, 0).Rank, i);
        }

        // Ties keep the order of the names.
        Array.Sort(ranked);
        var documentAt = new int[documents.Length];
        var placeOf = new int[documents.Length];
        for (var place = 0; place < ranked.Length; place++)
        {
            documentAt[place] = ranked[place].Document;
            placeOf[ranked[place].Document] = place;
        }

        return new SegmentOrder(documentAt, placeOf);
    }
}
