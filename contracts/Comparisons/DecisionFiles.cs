using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Comparisons;

/// <summary>A comparison that is to be frozen, with the decision and its reasons.</summary>
public sealed record NewDecisionFile
{
    /// <summary>What was decided upon, one line of at most 200 characters.</summary>
    /// <example>Online-Dienst für Wohngeld</example>
    public required string Title { get; init; }

    /// <summary>What was compared: two to four services or offers, each once.</summary>
    [MinLength(2), MaxLength(4)]
    public required IReadOnlyList<NewDecisionEntry> Entries { get; init; }

    /// <summary>Why it was decided so, plain text of at most 4,000 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// The fingerprint of the comparison that was looked at. Where the comparison says something else by now, nothing is recorded and the
    /// error at <c>/fingerprint</c> tells so. Without it, the comparison of this moment is frozen.
    /// </summary>
    public string? Fingerprint { get; init; }
}

/// <summary>A service or an offer that was compared, with what was said about it.</summary>
public sealed record NewDecisionEntry
{
    /// <summary>Slug of the service; either this or <c>offer</c>.</summary>
    public string? Service { get; init; }

    /// <summary>Id of the offer; either this or <c>service</c>.</summary>
    public Guid? Offer { get; init; }

    /// <summary>Whether it was chosen: at most one, or none.</summary>
    public bool? Chosen { get; init; }

    /// <summary>What speaks for it or against it, plain text of at most 2,000 characters.</summary>
    public string? Reason { get; init; }
}

/// <summary>A decision file as it stands in a list. It never changes; another decision is another file.</summary>
public record DecisionFileSummary
{
    /// <summary>For readers of JSON.</summary>
    [JsonConstructor]
    public DecisionFileSummary()
    {
    }

    /// <summary>Takes over what a list says.</summary>
    /// <param name="other">The file as it stands in a list.</param>
    [SetsRequiredMembers]
    public DecisionFileSummary(DecisionFileSummary other)
    {
        Id = other.Id;
        Title = other.Title;
        RecordedAt = other.RecordedAt;
        Person = other.Person;
        Compared = other.Compared;
        Chosen = other.Chosen;
        Hash = other.Hash;
        LedgerSequence = other.LedgerSequence;
    }

    /// <summary>Id of the file.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was decided upon.</summary>
    public required string Title { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Name of who recorded it; absent once that account is erased. It is not part of what is frozen.</summary>
    public string? Person { get; init; }

    /// <summary>Names of what was compared, in its order.</summary>
    public required IReadOnlyList<string> Compared { get; init; }

    /// <summary>Name of what was chosen; absent where the decision was for none.</summary>
    public string? Chosen { get; init; }

    /// <summary>SHA-256, in lower-case hex, over the bytes of the frozen content: <c>canonical</c> of the whole file, in UTF-8.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string Hash { get; init; }

    /// <summary>Sequence of the ledger's entry <c>decisionFile.recorded</c>, which holds the same hash.</summary>
    public required long LedgerSequence { get; init; }
}

/// <summary>
/// A decision file, whole. To check it by oneself: the SHA-256 over the text of <c>canonical</c> in UTF-8 (for instance
/// <c>jq -j .canonical | sha256sum</c>) is <c>hash</c>, and the ledger holds the same value under <c>ledgerSequence</c>.
/// </summary>
public sealed record DecisionFile : DecisionFileSummary
{
    /// <summary>For readers of JSON.</summary>
    [JsonConstructor]
    public DecisionFile()
    {
    }

    /// <summary>Takes over what a list says.</summary>
    /// <param name="summary">The file as it stands in a list.</param>
    [SetsRequiredMembers]
    public DecisionFile(DecisionFileSummary summary)
        : base(summary)
    {
        Content = null!;
        Canonical = "";
    }

    /// <summary>What is frozen.</summary>
    public required DecisionContent Content { get; init; }

    /// <summary>The same as it is stored: the JSON text over which the hash is computed.</summary>
    public required string Canonical { get; init; }
}

/// <summary>
/// What a decision file freezes. Its canonical form is this object as JSON in UTF-8: members in the order described here, those of
/// comparison and entries likewise, absent ones left out, no white space, letters as themselves. It holds no name of a person.
/// </summary>
public sealed record DecisionContent
{
    /// <summary>Version of this form: 1.</summary>
    public required int Format { get; init; }

    /// <summary>Id of the file.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was decided upon.</summary>
    public required string Title { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Id of the account that recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>The organisation that decided.</summary>
    public required OrganisationRef Organisation { get; init; }

    /// <summary>The organisation that recorded it under a mandate; absent where it was the own one.</summary>
    public OrganisationRef? Under { get; init; }

    /// <summary>What was decided about each entry of the comparison, in their order.</summary>
    public required IReadOnlyList<DecisionEntry> Entries { get; init; }

    /// <summary>Why it was decided so.</summary>
    public required string Summary { get; init; }

    /// <summary>The comparison as it was at that moment.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>256 random bits in hex, so that the hash in the ledger says nothing about the reasons to who does not have the file.</summary>
    public required string Salt { get; init; }
}

/// <summary>What was decided about one entry of a comparison.</summary>
public sealed record DecisionEntry
{
    /// <summary>Whether it was chosen.</summary>
    public required bool Chosen { get; init; }

    /// <summary>What was said for it or against it.</summary>
    public string? Reason { get; init; }
}

/// <summary>A row of a decision file as a table: first the decision, then the comparison, last how to check it.</summary>
public sealed record DecisionRow
{
    /// <summary>Its place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The heading it stands under, German.</summary>
    public required string Section { get; init; }

    /// <summary>What the row says, German.</summary>
    public required string Title { get; init; }

    /// <summary>For rows of the comparison: whether the answers differ.</summary>
    public bool? Differs { get; init; }

    /// <summary>What holds for the file as a whole, such as its title and its hash.</summary>
    public string? Value { get; init; }

    /// <summary>The answer of the first entry.</summary>
    public DecisionCell? First { get; init; }

    /// <summary>The answer of the second entry.</summary>
    public DecisionCell? Second { get; init; }

    /// <summary>The answer of the third entry.</summary>
    public DecisionCell? Third { get; init; }

    /// <summary>The answer of the fourth entry.</summary>
    public DecisionCell? Fourth { get; init; }
}

/// <summary>What a row of a decision file says about one entry.</summary>
public sealed record DecisionCell
{
    /// <summary>The answer, German.</summary>
    public required string Text { get; init; }

    /// <summary>Where it comes from.</summary>
    public Provenance? Provenance { get; init; }
}

/// <summary>Whether a decision file is as it was recorded: computed anew and held against the ledger.</summary>
public sealed record DecisionVerification
{
    /// <summary>Whether all three hashes are the same.</summary>
    public required bool Intact { get; init; }

    /// <summary>The hash that stands with the file.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash computed now, over the frozen content as it is stored.</summary>
    public required string Computed { get; init; }

    /// <summary>The hash in the ledger; absent where the ledger has no such entry.</summary>
    public string? Recorded { get; init; }

    /// <summary>Sequence of the ledger's entry.</summary>
    public required long LedgerSequence { get; init; }
}
