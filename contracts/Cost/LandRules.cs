using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Cost;

/// <summary>How a Land passes the cost of a service on to its Kommunen.</summary>
public enum PassingOnRule
{
    /// <summary>The Land pays all of it; a Kommune pays nothing.</summary>
    LandPays,

    /// <summary>A contribution under public law, which is not a price: each level pays its percentage, by inhabitants.</summary>
    Levy,

    /// <summary>Each Kommune calls the service off for itself, by the seller's own price sheet.</summary>
    CallOff,
}
