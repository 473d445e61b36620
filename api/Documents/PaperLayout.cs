using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Documents;

/// <summary>How text is set.</summary>
/// <param name="Size">In points.</param>
/// <param name="Strong">Whether it is bold.</param>
/// <param name="Grey">Whether it stands back.</param>
internal readonly record struct PaperType(double Size, bool Strong = false, bool Grey = false);

/// <summary>A step of drawing a document, in the order of reading.</summary>
internal abstract record PaperStep
{
    /// <summary>A structure element begins: a heading, paragraph, list, table or a part of these.</summary>
    public sealed record Begin(string Tag, string? Scope = null) : PaperStep;

    /// <summary>The newest element ends.</summary>
    public sealed record End : PaperStep;

    /// <summary>A word or a run of words on one line; the place is its baseline.</summary>
    public sealed record Text(double X, double Y, string Words, PaperType Type) : PaperStep;

    /// <summary>Something that is seen and not read: a line, a shade, a header repeated.</summary>
    public sealed record Line(double X1, double Y1, double X2, double Y2) : PaperStep;

    /// <summary>A shaded area; seen and not read.</summary>
    public sealed record Shade(double X, double Y, double Width, double Height) : PaperStep;

    /// <summary>Text that repeats what was read before; seen and not read.</summary>
    public sealed record Echo(double X, double Y, string Words, PaperType Type) : PaperStep;

    /// <summary>A heading that the bookmarks lead to.</summary>
    public sealed record Bookmark(int Level, string Title, double Y) : PaperStep;

    /// <summary>The next page begins.</summary>
    public sealed record NewPage : PaperStep;
}

/// <summary>
/// Lays a document out on pages before anything is drawn, because the number of pages stands on each. No heading is left alone at the foot of
/// a page, no single line of a paragraph at either end of one; a row of a table stays together where a page can hold it.
/// </summary>
internal sealed class PaperLayout
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;
    public const double Left = 70.9;
    public const double Right = PageWidth - 56.7;
    private const double Top = 82;
    private const double Bottom = PageHeight - 68;
    private const double Room = Right - Left;
    private const double Leading = 1.42;
    private const double CellPadding = 4;
    private const double MarkWidth = 24;
    private const double Tolerance = 0.01;

    private static readonly Faces Title = new(17);
    private static readonly Faces[] Headings = [new(13), new(11.5), new(10)];
    private static readonly Faces Body = new(9.5);
    private static readonly Faces Small = new(8.5);

    private readonly List<PaperStep> steps = [];
    private double y = Top;

    private PaperLayout()
    {
    }

    private enum Cell
    {
        Header,
        RowHeader,
        Data,
    }

    /// <summary>The steps of drawing, and how many pages they take.</summary>
    public static (IReadOnlyList<PaperStep> Steps, int Pages) Of(PaperDocument document)
    {
        var layout = new PaperLayout();
        layout.TitleOf(document);
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            layout.Add(document.Blocks[i], i + 1 < document.Blocks.Count ? document.Blocks[i + 1] : null);
        }

        return (layout.steps, layout.steps.Count(step => step is PaperStep.NewPage) + 1);
    }

    /// <summary>How wide words are, in points.</summary>
    public static double Width(ReadOnlySpan<char> words, PaperType type) => PaperFonts.Of(type.Strong).Width(words) * type.Size / 1000;

    private void TitleOf(PaperDocument document)
    {
        steps.Add(new PaperStep.Begin("H1"));
        Lines(Break([new PaperRun { Text = document.Title, Strong = true }], Title, Room), Left, Title);
        steps.Add(new PaperStep.End());
        y += 6;
    }

    private void Add(PaperBlock block, PaperBlock? next)
    {
        switch (block.Type)
        {
            case PaperBlockType.Heading:
                Heading(block, next);
                break;
            case PaperBlockType.Paragraph:
                Tagged("P", block.Text, Body, Left, Room);
                y += 5;
                break;
            case PaperBlockType.Note:
                Tagged("P", block.Text, Small, Left, Room, isGrey: true);
                y += 6;
                break;
            case PaperBlockType.List:
                List(block);
                break;
            case PaperBlockType.Table:
                Table(block);
                break;
            default:
                Signatures(block);
                break;
        }
    }

    private void Heading(PaperBlock block, PaperBlock? next)
    {
        var level = Math.Clamp(block.Level ?? 1, 1, Headings.Length);
        var faces = Headings[level - 1];
        var lines = Break([.. block.Text.Select(run => run with { Strong = true })], faces, Room);
        y += y > Top ? 8 : 0;

        // With what follows: two lines of text, or a table's header with its first row.
        Need((lines.Count * faces.Leading) + (next?.Type == PaperBlockType.Table ? 60 : 2 * Body.Leading) + 4);
        var title = Paper.Plain(block.Text);
        steps.Add(new PaperStep.Bookmark(level, title, y));
        steps.Add(new PaperStep.Begin($"H{level + 1}"));
        Lines(lines, Left, faces);
        steps.Add(new PaperStep.End());
        y += 3;
    }

    private void List(PaperBlock block)
    {
        var markWidth = Math.Max(MarkWidth - 8, block.Items.Select(item => Body.Width(item.Mark, strong: false)).DefaultIfEmpty(0).Max()) + 8;
        steps.Add(new PaperStep.Begin("L"));
        foreach (var item in block.Items)
        {
            var lines = Break(item.Text, Body, Room - markWidth);
            Need(Math.Min(2, lines.Count) * Body.Leading);
            steps.Add(new PaperStep.Begin("LI"));
            steps.Add(new PaperStep.Begin("Lbl"));
            steps.Add(new PaperStep.Text(Left, y + Body.Ascent, item.Mark, new PaperType(Body.Size)));
            steps.Add(new PaperStep.End());
            steps.Add(new PaperStep.Begin("LBody"));
            Lines(lines, Left + markWidth, Body);
            steps.Add(new PaperStep.End());
            steps.Add(new PaperStep.End());
            y += 4;
        }

        steps.Add(new PaperStep.End());
        y += 2;
    }

    private void Table(PaperBlock block)
    {
        if (block.Columns.Count == 0)
        {
            return;
        }

        if (block.Caption is { Length: > 0 } caption)
        {
            Need(Small.Leading * 4);
            steps.Add(new PaperStep.Begin("P"));
            Lines(Break([new PaperRun { Text = caption, Strong = true }], Small, Room), Left, Small);
            steps.Add(new PaperStep.End());
            y += 2;
        }

        var widths = Widths(block);
        var header = block.Columns.Select((column, i) => Break([new PaperRun { Text = column.Title, Strong = true }], Small, widths[i] - (2 * CellPadding))).ToList();
        var rows = block.Rows.Select(row => row.Cells.Select((cell, i) => Break(cell.Text, Small, widths[Math.Min(i, widths.Length - 1)] - (2 * CellPadding))).ToList()).ToList();
        var headerHeight = Height(header);
        Need(headerHeight + (rows.Count > 0 ? Math.Min(Height(rows[0]), 120) : 0));
        steps.Add(new PaperStep.Begin("Table"));
        HeaderRow(block, header, widths, headerHeight, isRead: true);
        foreach (var row in rows)
        {
            Row(block, row, header, widths, headerHeight);
        }

        steps.Add(new PaperStep.End());
        y += 10;
    }

    private void HeaderRow(PaperBlock block, List<List<Broken>> header, double[] widths, double height, bool isRead)
    {
        steps.Add(new PaperStep.Shade(Left, y, Room, height));
        if (isRead)
        {
            steps.Add(new PaperStep.Begin("TR"));
        }

        CellsOf(block, header, widths, 0, int.MaxValue, isRead ? _ => Cell.Header : null);
        if (isRead)
        {
            steps.Add(new PaperStep.End());
        }

        y += height;
        steps.Add(new PaperStep.Line(Left, y, Right, y));
    }

    /// <summary>A row on one page; one that no page can hold goes on in a row of its own on the next.</summary>
    private void Row(PaperBlock block, List<List<Broken>> row, List<List<Broken>> header, double[] widths, double headerHeight)
    {
        var all = row.Max(cell => cell.Count);
        for (var from = 0; from < Math.Max(all, 1);)
        {
            var rest = ((all - from) * Small.Leading) + (2 * CellPadding);
            if (y + rest > Bottom + Tolerance && y > Top + headerHeight + Tolerance && (rest <= Bottom - Top - headerHeight || Bottom - y < 6 * Small.Leading))
            {
                NewPage();
                HeaderRow(block, header, widths, headerHeight, isRead: false);
            }

            var fit = Math.Max(1, (int)((Bottom - y - (2 * CellPadding) + Tolerance) / Small.Leading));
            var count = Math.Min(all - from, fit);
            steps.Add(new PaperStep.Begin("TR"));
            CellsOf(block, row, widths, from, count, column => column == 0 ? Cell.RowHeader : Cell.Data);
            steps.Add(new PaperStep.End());
            y += (Math.Max(count, 1) * Small.Leading) + (2 * CellPadding);
            steps.Add(new PaperStep.Line(Left, y, Right, y));
            from += Math.Max(count, 1);
        }
    }

    private void CellsOf(PaperBlock block, List<List<Broken>> cells, double[] widths, int from, int count, Func<int, Cell>? kind)
    {
        var x = Left;
        for (var column = 0; column < cells.Count && column < widths.Length; column++)
        {
            var of = kind?.Invoke(column);
            if (of is not null)
            {
                steps.Add(of == Cell.Data ? new PaperStep.Begin("TD") : new PaperStep.Begin("TH", of == Cell.Header ? "Column" : "Row"));
            }

            var baseline = y + CellPadding + Small.Ascent;
            foreach (var line in cells[column].Skip(from).Take(count))
            {
                var start = block.Columns[column].Numeric ? x + widths[column] - CellPadding - line.Width : x + CellPadding;
                Draw(line, start, baseline, Small, isRead: of is not null);
                baseline += Small.Leading;
            }

            if (of is not null)
            {
                steps.Add(new PaperStep.End());
            }

            x += widths[column];
        }
    }

    /// <summary>As wide as their words need, the rest by how much they hold; columns of figures never break their figures.</summary>
    private static double[] Widths(PaperBlock block)
    {
        var count = block.Columns.Count;
        var least = new double[count];
        var wanted = new double[count];
        for (var i = 0; i < count; i++)
        {
            var texts = block.Rows.Where(row => i < row.Cells.Count).Select(row => Paper.Plain(row.Cells[i].Text)).ToList();
            var title = block.Columns[i].Title;
            var words = texts.SelectMany(text => text.Split([' ', '\n'])).Select(word => Small.Width(word, strong: false));
            least[i] = words.Append(title.Split(' ').Max(word => Small.Width(word, strong: true))).Max() + (2 * CellPadding) + 1;
            wanted[i] = Math.Max(least[i], texts.Append(title).Max(text => Small.Width(text, strong: true)) + (2 * CellPadding));
        }

        var most = Room / count;
        for (var i = 0; i < count; i++)
        {
            least[i] = Math.Min(least[i], Math.Max(most, Room * 0.4));
        }

        if (least.Sum() > Room)
        {
            var scale = Room / least.Sum();
            return [.. least.Select(width => width * scale)];
        }

        var left = Room - least.Sum();
        var wishes = wanted.Zip(least, (want, has) => want - has).ToArray();
        var all = wishes.Sum();
        return all <= left
            ? [.. wanted.Select(width => width + ((left - all) * width / wanted.Sum()))]
            : [.. least.Zip(wishes, (has, wish) => has + (left * Math.Sqrt(wish) / wishes.Sum(Math.Sqrt)))];
    }

    private void Signatures(PaperBlock block)
    {
        const double Gap = 24;
        const double Space = 52;
        var column = (Room - Gap) / 2;
        for (var i = 0; i < block.Items.Count; i += 2)
        {
            var pair = block.Items.Skip(i).Take(2).Select(item => (item.Mark, Lines: Break(item.Text, Small, column))).ToList();
            var height = Space + (Small.Leading * (1 + pair.Max(party => party.Lines.Count))) + 10;
            Need(height);
            var top = y;
            var x = Left;
            foreach (var (mark, lines) in pair)
            {
                steps.Add(new PaperStep.Line(x, top + Space - 4, x + column, top + Space - 4));
                steps.Add(new PaperStep.Begin("P"));
                y = top + Space;
                steps.Add(new PaperStep.Text(x, y + Small.Ascent, mark, new PaperType(Small.Size, Grey: true)));
                y += Small.Leading;
                Lines(lines, x, Small);
                steps.Add(new PaperStep.End());
                x += column + Gap;
            }

            y = top + height;
        }
    }

    private void Tagged(string tag, IReadOnlyList<PaperRun> text, Faces faces, double left, double width, bool isGrey = false)
    {
        var lines = Break(text, faces, width);
        if (lines.Count == 0)
        {
            return;
        }

        steps.Add(new PaperStep.Begin(tag));
        Lines(lines, left, faces, isGrey);
        steps.Add(new PaperStep.End());
    }

    /// <summary>Draws lines, over to the next page where they need it: never one alone at the foot or the head of a page.</summary>
    private void Lines(List<Broken> lines, double left, Faces faces, bool isGrey = false)
    {
        for (var i = 0; i < lines.Count;)
        {
            var room = Math.Max(0, (int)((Bottom - y + Tolerance) / faces.Leading));
            var rest = lines.Count - i;
            var count = Math.Min(room, rest);
            if (count < rest && rest - count == 1 && count > 2)
            {
                count--;
            }

            if (count == 0 || (count == 1 && rest > 1 && y > Top + Tolerance))
            {
                NewPage();
                continue;
            }

            foreach (var line in lines.Skip(i).Take(count))
            {
                Draw(line, left, y + faces.Ascent, faces, isRead: true, isGrey);
                y += faces.Leading;
            }

            i += count;
        }
    }

    private void Draw(Broken line, double x, double baseline, Faces faces, bool isRead, bool isGrey = false)
    {
        foreach (var (words, strong) in line.Parts)
        {
            var type = new PaperType(faces.Size, strong, isGrey);
            steps.Add(isRead ? new PaperStep.Text(x, baseline, words, type) : new PaperStep.Echo(x, baseline, words, type));
            x += faces.Width(words, strong);
        }
    }

    /// <summary>Goes to the next page where there is less room than this.</summary>
    private void Need(double height)
    {
        if (y + height > Bottom + Tolerance && y > Top + Tolerance)
        {
            NewPage();
        }
    }

    private void NewPage()
    {
        steps.Add(new PaperStep.NewPage());
        y = Top;
    }

    private static double Height(List<List<Broken>> cells) => (Math.Max(1, cells.Max(cell => cell.Count)) * Small.Leading) + (2 * CellPadding);

    /// <summary>
    /// Breaks text at its spaces and line breaks; spaces that do not break stay within their line, and a word that is wider than a line is cut.
    /// A line but the last keeps its space at the end, so that words stay apart for who reads the text out of the file.
    /// </summary>
    private static List<Broken> Break(IReadOnlyList<PaperRun> text, Faces faces, double width)
    {
        var lines = new List<Broken>();
        var line = new Broken();
        foreach (var (word, strong, breaks) in WordsOf(text))
        {
            if (breaks)
            {
                line.Close();
                lines.Add(line);
                line = new();
                continue;
            }

            var pieces = Cut(word, strong, faces, width).ToList();
            for (var i = 0; i < pieces.Count; i++)
            {
                var piece = pieces[i];
                if (i > 0 || (line.Parts.Count > 0 && !line.IsGlued && line.Width + faces.Width(piece.AsSpan().TrimEnd(' '), strong) > width + Tolerance))
                {
                    lines.Add(line);
                    line = new();
                }

                line.Add(piece, strong, faces);
            }
        }

        if (line.Parts.Count > 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Words with the space behind them.</summary>
    private static IEnumerable<(string Word, bool Strong, bool Breaks)> WordsOf(IReadOnlyList<PaperRun> text)
    {
        foreach (var run in text)
        {
            var start = 0;
            for (var i = 0; i < run.Text.Length; i++)
            {
                if (run.Text[i] == '\n')
                {
                    if (i > start)
                    {
                        yield return (run.Text[start..i], run.Strong, false);
                    }

                    yield return ("", run.Strong, true);
                    start = i + 1;
                }
                else if (run.Text[i] == ' ')
                {
                    yield return (run.Text[start..(i + 1)], run.Strong, false);
                    start = i + 1;
                }
            }

            if (start < run.Text.Length)
            {
                yield return (run.Text[start..], run.Strong, false);
            }
        }
    }

    private static IEnumerable<string> Cut(string word, bool strong, Faces faces, double width)
    {
        while (word.Length > 1 && faces.Width(word.AsSpan().TrimEnd(' '), strong) > width + Tolerance)
        {
            var fits = 1;
            while (fits < word.Length && faces.Width(word.AsSpan(0, fits + 1), strong) <= width)
            {
                fits++;
            }

            fits = char.IsHighSurrogate(word[fits - 1]) && fits > 1 ? fits - 1 : fits;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    /// <summary>A line of text, in parts of one weight.</summary>
    private sealed class Broken
    {
        public List<(string Words, bool Strong)> Parts { get; } = [];

        /// <summary>Its width, without the space at its end.</summary>
        public double Width { get; private set; }

        private double whole;

        /// <summary>Whether what comes next belongs to the last word, as a comma behind a bold name does.</summary>
        public bool IsGlued => Parts.Count > 0 && !Parts[^1].Words.EndsWith(' ');

        public void Add(string words, bool strong, Faces faces)
        {
            if (Parts.Count > 0 && Parts[^1].Strong == strong)
            {
                Parts[^1] = (Parts[^1].Words + words, strong);
            }
            else
            {
                Parts.Add((words, strong));
            }

            Width = whole + faces.Width(words.AsSpan().TrimEnd(' '), strong);
            whole += faces.Width(words, strong);
        }

        /// <summary>A line that the writer broke: its words stay apart from the next for who reads the text out of the file.</summary>
        public void Close()
        {
            if (IsGlued)
            {
                Parts[^1] = (Parts[^1].Words + " ", Parts[^1].Strong);
            }
        }
    }

    /// <summary>A size of text in both weights.</summary>
    private sealed class Faces(double size)
    {
        public double Size => size;

        public double Leading { get; } = Math.Round(size * PaperLayout.Leading, 2);

        public double Ascent => size;

        public double Width(ReadOnlySpan<char> words, bool strong) => PaperLayout.Width(words, new PaperType(size, strong));
    }
}
