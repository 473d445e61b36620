using FitStore.Contracts;

namespace FitStore.Api.Catalogue;

/// <summary>Where a number comes from that is made of several statements.</summary>
internal static class Provenances
{
    /// <summary>An example as soon as one of them is; else reported as soon as one of them is; nothing where there is none.</summary>
    public static Provenance? OfAll(IEnumerable<Provenance> several)
    {
        Provenance? all = null;
        foreach (var one in several)
        {
            all = all is { } known && known > one ? known : one;
        }

        return all;
    }
}
