namespace FitStore.Contracts.Cost;

/// <summary>Whether cost is shared by a set of reference data.</summary>
public enum DataSetState
{
    /// <summary>Imported, and seen by the operator alone; changes nothing that anybody pays.</summary>
    Draft,

    /// <summary>Cost is shared by it, from the year after its day on, until a newer one counts.</summary>
    Counted,
}
