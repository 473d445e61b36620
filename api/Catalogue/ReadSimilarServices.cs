using FitStore.Api.Http;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Catalogue;

/// <summary>What else could be meant or needed?</summary>
internal static class ReadSimilarServices
{
    /// <summary>Show similar services</summary>
    /// <remarks>
    /// At most five published services that have keys, keywords, the Themenfeld, words of the name, Fachverfahren or legal models in common
    /// with this one, the most alike first, each with what it has in common.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Told<SimilarServices> Handle(string slug, CurrentCatalogue catalogue, Similarity similarity)
    {
        var index = catalogue.Index;
        var entry = index.Find(slug) ?? throw Problems.NotFound();
        return new(new SimilarServices { Services = similarity.Of(entry, index.Entries) });
    }
}
