namespace FitStore.Contracts.Controlling;

/// <summary>How far reuse has come, over all services or those of one Themenfeld. Each figure is the number of rows behind it.</summary>
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

    /// <summary>Where the number of Kommunen comes from, <c>example</c> as soon as one of them is invented; absent where there is none.</summary>
    public Provenance? KommunenProvenance { get; init; }

    /// <summary>The 16 Länder, by ARS prefix.</summary>
    public required IReadOnlyList<LandProgress> Laender { get; init; }
}

/// <summary>What one Land has to do with the services counted.</summary>
public sealed record LandProgress
{
    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    /// <summary>Services it leads.</summary>
    public required int Leads { get; init; }

    /// <summary>Services it reuses: contracted or further on, those it leads not counted.</summary>
    public required int Reuses { get; init; }
}
