using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Documents;

/// <summary>Builds the blocks of a document in a line each, for whoever writes one in code.</summary>
internal static class Paper
{
    public static PaperBlock Heading(int level, string text) => new() { Type = PaperBlockType.Heading, Level = level, Text = Text(text) };

    public static PaperBlock Paragraph(string text) => Paragraph(Text(text));

    public static PaperBlock Paragraph(IReadOnlyList<PaperRun> text) => new() { Type = PaperBlockType.Paragraph, Text = text };

    public static PaperBlock Note(string text) => new() { Type = PaperBlockType.Note, Text = Text(text) };

    /// <summary>A list with bullets.</summary>
    public static PaperBlock List(IEnumerable<string> items) => new() { Type = PaperBlockType.List, Items = [.. items.Select(item => new PaperItem { Mark = "•", Text = Text(item) })] };

    /// <summary>A table; the first column says what a row is about.</summary>
    public static PaperBlock Table(string caption, IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows) => new()
    {
        Type = PaperBlockType.Table,
        Caption = caption,
        Columns = columns,
        Rows = [.. rows.Select(row => new PaperTableRow { Cells = [.. row.Select(cell => new PaperCell { Text = Text(cell) })] })],
    };

    public static PaperColumn Column(string title, bool numeric = false) => new() { Title = title, Numeric = numeric };

    /// <summary>Names and values as a table of two columns.</summary>
    public static PaperBlock Facts(string caption, IEnumerable<(string Name, string Value)> facts) =>
        Table(caption, [Column("Angabe"), Column("Inhalt")], facts.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value]));

    public static IReadOnlyList<PaperRun> Text(string text, bool strong = false) => text.Length == 0 ? [] : [new PaperRun { Text = text, Strong = strong }];

    /// <summary>The text without its weights.</summary>
    public static string Plain(IEnumerable<PaperRun> text) => string.Concat(text.Select(run => run.Text));
}
