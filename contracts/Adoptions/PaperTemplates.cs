using FitStore.Contracts.Terms;

namespace FitStore.Contracts.Adoptions;

/// <summary>The text that documents of one kind are made from. Of the templates that fit a contract the most exact one counts: legal model and line, line alone, legal model alone, any.</summary>
public sealed record PaperTemplate
{
    /// <summary>Id of the template.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Which document it makes.</summary>
    public required AdoptionDocumentKind Kind { get; init; }

    /// <summary>For which legal model; absent for any.</summary>
    public LegalModel? LegalModel { get; init; }

    /// <summary>For which contract of the chain; absent for any.</summary>
    public ContractLineKind? Line { get; init; }

    /// <summary>Title of the document, from the newest published version, or from the draft.</summary>
    /// <example>Nachnutzungsvertrag</example>
    public required string Title { get; init; }

    /// <summary>Number of the newest published version, the one that counts; absent before the first.</summary>
    public int? Published { get; init; }

    /// <summary>When that was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What is being prepared; absent where nothing is. In lists without its body.</summary>
    public PaperTemplateDraft? Draft { get; init; }
}

/// <summary>The next version of a template, while it is written.</summary>
public sealed record PaperTemplateDraft
{
    /// <summary>The text; absent in lists.</summary>
    public string? Body { get; init; }

    /// <summary>Number of the version it was begun from.</summary>
    public int? BasedOn { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it last; absent after the person's erasure.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>What keeps it from being published, each with its line.</summary>
    public required IReadOnlyList<InputError> Errors { get; init; }
}

/// <summary>A published version of a template. It never changes.</summary>
public sealed record PaperTemplateVersion
{
    /// <summary>Id of the template.</summary>
    public required Guid Template { get; init; }

    /// <summary>Number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The text; absent in lists.</summary>
    public string? Body { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Who prepared it; absent for what the store begins with, and after the person's erasure.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>Who released it; absent for what the store begins with, and after the person's erasure.</summary>
    public string? PublishedBy { get; init; }

    /// <summary><c>example</c> for the samples that the store begins with.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Begins a template for a case that none is exact for yet. Its draft says what counts for that case today.</summary>
public sealed record NewPaperTemplate
{
    /// <summary>Which document it makes; every kind but <c>signedCopy</c>.</summary>
    public required AdoptionDocumentKind Kind { get; init; }

    /// <summary>For which legal model; absent for any.</summary>
    public LegalModel? LegalModel { get; init; }

    /// <summary>For which contract of the chain; absent for any.</summary>
    public ContractLineKind? Line { get; init; }
}

/// <summary>Changes the draft of a template (merge patch). The first change begins it; <c>body: null</c> gives it up.</summary>
public sealed record PaperTemplatePatch
{
    /// <summary>
    /// The text, 1 to 40,000 characters: lines that begin with <c>#</c> (title, once), <c>##</c>, <c>###</c>, <c>1.</c>, <c>-</c>, <c>&gt;</c>, <c>|</c>, <c>~</c>,
    /// emphasis between <c>**</c>, placeholders between <c>{{</c> and <c>}}</c>. No HTML.
    /// </summary>
    public string? Body { get; init; }
}

/// <summary>What a placeholder is.</summary>
public enum PaperPlaceholderType
{
    /// <summary>Stands for a text.</summary>
    Text,

    /// <summary>Stands for something that is so or not, in <c>{{#wenn …}}</c>.</summary>
    Condition,

    /// <summary>Stands for several things, each in turn between <c>{{#je …}}</c> and <c>{{/je}}</c>.</summary>
    List,

    /// <summary>Stands for a text of the thing whose turn it is.</summary>
    OfList,
}

/// <summary>A placeholder that templates may use. The list is closed.</summary>
public sealed record PaperPlaceholder
{
    /// <summary>Its name, as it stands between the braces.</summary>
    /// <example>nehmer.name</example>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required PaperPlaceholderType Type { get; init; }

    /// <summary>What it stands for, German.</summary>
    public required string Meaning { get; init; }

    /// <summary>For <c>ofList</c>: the list it belongs to.</summary>
    public string? List { get; init; }
}

/// <summary>What a template makes of invented facts.</summary>
public sealed record PaperTemplatePreview
{
    /// <summary>The document; absent where the text has errors.</summary>
    public PaperDocument? Document { get; init; }

    /// <summary>What is wrong, each with its line.</summary>
    public required IReadOnlyList<InputError> Errors { get; init; }
}

/// <summary>Whether the documents of a contract are those that the ledger names.</summary>
public sealed record FolderVerification
{
    /// <summary>Number of the contract; absent before it is concluded.</summary>
    /// <example>FITST/2026/0001</example>
    public string? ContractNumber { get; init; }

    /// <summary>Whether all that is listed here agrees.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Each document with what its file and the ledger say.</summary>
    public required IReadOnlyList<DocumentVerification> Documents { get; init; }
}

/// <summary>A document, its file and the ledger beside each other.</summary>
public sealed record DocumentVerification
{
    /// <summary>What it is.</summary>
    public required AdoptionDocumentKind Kind { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 on record, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the file that lies in the store has it, computed now.</summary>
    public required bool FileAgrees { get; init; }

    /// <summary>Sequence of the newest ledger entry that names it; absent where none does.</summary>
    public long? LedgerSequence { get; init; }

    /// <summary>Hash of that entry; with it the entry can be found in the chain.</summary>
    public string? LedgerHash { get; init; }
}
