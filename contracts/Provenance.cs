namespace FitStore.Contracts;

/// <summary>Where a statement comes from, so that nobody takes sample text for a promise.</summary>
public enum Provenance
{
    /// <summary>Stated by the organisation that answers for it.</summary>
    Declared,

    /// <summary>Taken from public reports, with the date they give.</summary>
    Reported,

    /// <summary>Invented for the sample data; shown as "Beispielangabe" or "Beispielwert".</summary>
    Example,
}
