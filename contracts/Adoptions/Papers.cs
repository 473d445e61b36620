namespace FitStore.Contracts.Adoptions;

/// <summary>
/// A document as it is read: title, blocks in the order of reading, without any layout. The PDF, the page for reading and the print are
/// made from it, so that all say the same. All texts are German.
/// </summary>
public sealed record PaperDocument
{
    /// <summary>Title, as it stands on the first page.</summary>
    /// <example>Nachnutzungsvertrag</example>
    public required string Title { get; init; }

    /// <summary>What the document belongs to, at the head of every page.</summary>
    /// <example>Nachnutzung 0198c3f2-6a1e-7c55-9d4a-3f1b2c4d5e6f</example>
    public required string Reference { get; init; }

    /// <summary>The day it was made (Europe/Berlin).</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>A word across every page, such as "Entwurf"; absent where it counts as it is.</summary>
    public string? Watermark { get; init; }

    /// <summary>What it says, in the order of reading.</summary>
    public required IReadOnlyList<PaperBlock> Blocks { get; init; }
}

/// <summary>What a block of a document is.</summary>
public enum PaperBlockType
{
    /// <summary>A heading; <c>level</c> says of which rank, <c>text</c> what.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A remark that stands out, such as that the text is a sample.</summary>
    Note,

    /// <summary>A list; each item with its mark.</summary>
    List,

    /// <summary>A table with a row of headers.</summary>
    Table,

    /// <summary>Lines to sign on, one party beside the other.</summary>
    Signatures,
}

/// <summary>One block of a document.</summary>
public sealed record PaperBlock
{
    /// <summary>What it is; decides which other members are there.</summary>
    public required PaperBlockType Type { get; init; }

    /// <summary>For <c>heading</c>: 1 for a section or a clause, 2 and 3 below it. The title itself is not among the blocks.</summary>
    public int? Level { get; init; }

    /// <summary>For <c>heading</c>, <c>paragraph</c> and <c>note</c>: what it says. A line break is <c>\n</c>.</summary>
    public IReadOnlyList<PaperRun> Text { get; init => field = value ?? []; } = [];

    /// <summary>For <c>list</c>: the items; for <c>signatures</c>: who signs.</summary>
    public IReadOnlyList<PaperItem> Items { get; init => field = value ?? []; } = [];

    /// <summary>For <c>table</c>: what it is about.</summary>
    public string? Caption { get; init; }

    /// <summary>For <c>table</c>: its columns.</summary>
    public IReadOnlyList<PaperColumn> Columns { get; init => field = value ?? []; } = [];

    /// <summary>For <c>table</c>: its rows; the first cell of each says what the row is about.</summary>
    public IReadOnlyList<PaperTableRow> Rows { get; init => field = value ?? []; } = [];
}

/// <summary>A piece of text in one weight.</summary>
public sealed record PaperRun
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is emphasised.</summary>
    public bool Strong { get; init; }
}

/// <summary>An item of a list, or a party that signs.</summary>
public sealed record PaperItem
{
    /// <summary>Its mark, such as "(1)" or "•"; for who signs: in which place.</summary>
    public required string Mark { get; init; }

    /// <summary>What it says.</summary>
    public required IReadOnlyList<PaperRun> Text { get; init; }
}

/// <summary>A column of a table.</summary>
public sealed record PaperColumn
{
    /// <summary>Its header.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it holds figures, which stand at the right.</summary>
    public bool Numeric { get; init; }
}

/// <summary>A row of a table.</summary>
public sealed record PaperTableRow
{
    /// <summary>One cell for each column.</summary>
    public required IReadOnlyList<PaperCell> Cells { get; init; }
}

/// <summary>A cell of a table.</summary>
public sealed record PaperCell
{
    /// <summary>What it says.</summary>
    public required IReadOnlyList<PaperRun> Text { get; init; }
}
