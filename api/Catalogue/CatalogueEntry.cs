using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Catalogue;

/// <summary>What the read model holds of one service: all that public reads answer from.</summary>
internal sealed record CatalogueEntry
{
    /// <summary>Id of the service in the database.</summary>
    public required Guid ServiceId { get; init; }

    public required Service Service { get; init; }

    /// <summary>In the order they are shown; the first one with prices speaks for the service on its card.</summary>
    public required IReadOnlyList<Offer> Offers { get; init; }

    /// <summary>All versions of the terms of all offers.</summary>
    public required IReadOnlyList<OfferTerms> Terms { get; init; }

    public required ServiceReuse Reuse { get; init; }

    /// <summary>Every Kommune that uses it or has asked for it; what is told of them is decided where it is told.</summary>
    public IReadOnlyList<KommuneUse> Kommunen { get; init; } = [];
}

/// <summary>A Kommune that uses a service or has asked for it.</summary>
/// <param name="Organisation">Id of the Kommune.</param>
/// <param name="Land">Code of the Land it lies in.</param>
/// <param name="State">How far it is.</param>
/// <param name="AsOf">Since when, as exact as known.</param>
/// <param name="Provenance">Where this comes from.</param>
internal sealed record KommuneUse(Guid Organisation, string Land, AdoptionState State, string? AsOf, Provenance Provenance);

/// <summary>One offer together with the service it belongs to.</summary>
internal readonly record struct CatalogueOffer(CatalogueEntry Entry, Offer Offer);

/// <summary>Words that a service is found by although it does not hold them.</summary>
/// <param name="Laender">Code of a Land to its name.</param>
/// <param name="Themenfelder">Slug of a Themenfeld to its name.</param>
/// <param name="Synonyms">Everyday words and what they mean.</param>
internal sealed record CatalogueWords(IReadOnlyDictionary<string, string> Laender, IReadOnlyDictionary<string, string> Themenfelder, Synonyms Synonyms);
