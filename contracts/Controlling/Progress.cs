namespace FitStore.Contracts.Controlling;

/// <summary>How far reuse has come, over all services. Each figure is the number of rows behind it.</summary>
public sealed record Progress
{
    /// <summary>Services in the catalogue.</summary>
    public required int Services { get; init; }

    /// <summary>Of these, how many are reused by at least one Land besides the one that leads it.</summary>
    public required int ReusedServices { get; init; }

    /// <summary>Reuses by Länder that are contracted or further on.</summary>
    public required int LandAdoptions { get; init; }

    /// <summary>Services that at least 9 of 16 Länder reuse, the mark the Bund set in 2020; a marker, never a gate.</summary>
    public required int WidespreadServices { get; init; }

    /// <summary>Kommunen with an adoption in any running state.</summary>
    public required int Kommunen { get; init; }
}
