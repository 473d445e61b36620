using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Publishing;

/// <summary>What a <c>publiccode.yml</c> says of a service, in the words of a listing. Nothing was created.</summary>
public sealed record PubliccodeReading
{
    /// <summary>Version of the standard that the file names.</summary>
    /// <example>0.4</example>
    public required string StandardVersion { get; init; }

    /// <summary>What can stand in a listing; what the file does not say is empty. A new service can be started with it.</summary>
    public required ServiceContent Content { get; init; }

    /// <summary>What can stand in the terms of an offer: licence and repository. The rights of Länder and Kommunen are empty.</summary>
    public Licence? Licence { get; init; }

    /// <summary>What has no place in a listing, or not as it is, by its key in the file.</summary>
    public required IReadOnlyList<UnmappedKey> Unmapped { get; init; }
}

/// <summary>Something a file says that could not be taken over.</summary>
public sealed record UnmappedKey
{
    /// <summary>Where it stands in the file: keys with slashes between.</summary>
    /// <example>maintenance/contacts</example>
    public required string Key { get; init; }

    /// <summary>What it says, at most 200 characters.</summary>
    public string? Value { get; init; }

    /// <summary>Why it could not be taken over, and what to do.</summary>
    public required string Reason { get; init; }
}
