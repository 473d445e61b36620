using System.Text.RegularExpressions;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Documents;

/// <summary>Something wrong in the text of a template.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Code">One of <see cref="InputErrorCodes"/>.</param>
/// <param name="Sentence">What to do.</param>
internal sealed record TemplateFault(int Line, string Code, Sentence Sentence)
{
    public InputError Show() => Problems.Member("/body", Code, new($"Zeile {Line}: {Sentence.German}", $"Line {Line}: {Sentence.English}"));
}

/// <summary>
/// The text of a template, understood once and filled many times. By line: <c># title</c> (once), <c>## section</c>, <c>### below</c>, <c>## § clause</c> (numbered by the
/// store), <c>1. numbered paragraph</c> (numbered by the store, too), <c>- item</c>, <c>&gt; remark</c>, <c>| cells |</c> with a second line <c>|---|---:|</c> (a colon at the end: figures),
/// before a table <c>Tabelle: caption</c>, <c>~ place | party</c> for signatures; other lines are paragraphs, parted by empty ones. <c>**emphasis**</c>. Parts that are
/// there only sometimes or several times stand between <c>{{#wenn name}}</c> or <c>{{#wenn nicht name}}</c> and <c>{{/wenn}}</c>, <c>{{#je name}}</c> and <c>{{/je}}</c>, each on a line
/// of its own. What is filled in is text, whatever signs it holds.
/// </summary>
internal sealed partial class PaperTemplateText
{
    private const int MostDepth = 8;

    private readonly List<Node> nodes;

    private PaperTemplateText(List<Node> nodes, string title) => (this.nodes, Title) = (nodes, title);

    /// <summary>Title of the document; placeholders in it are not filled.</summary>
    public string Title { get; }

    private abstract record Node(int Line);

    private sealed record TextLine(int Line, string Text) : Node(Line);

    private sealed record When(int Line, string Condition, bool Negated, List<Node> Inner) : Node(Line);

    private sealed record Each(int Line, string List, List<Node> Inner) : Node(Line);

    /// <summary>A line of the document with the thing whose turn it is.</summary>
    private readonly record struct Filled(int Line, string Text, PaperItemValues? Item);

    /// <summary>Understands a text, or names everything that is wrong with it.</summary>
    public static (PaperTemplateText? Text, IReadOnlyList<TemplateFault> Faults) Read(string body)
    {
        var faults = new List<TemplateFault>();
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        var root = new List<Node>();
        var open = new Stack<(List<Node> Into, string Kind, string? List, int Line)>();
        var into = root;
        for (var i = 0; i < lines.Length; i++)
        {
            var (number, line) = (i + 1, lines[i].Trim());
            var list = open.Select(part => part.List).FirstOrDefault(name => name is not null);
            if (Directive().Match(line) is { Success: true } directive)
            {
                var name = directive.Groups["name"].Value;
                var isList = directive.Groups["word"].Value == "je";
                if (isList ? !PaperPlaceholders.IsList(name) : !PaperPlaceholders.IsCondition(name, list))
                {
                    faults.Add(Unknown(number, name, isList ? PaperPlaceholders.Lists : PaperPlaceholders.Conditions(list)));
                }

                if (isList && list is not null)
                {
                    faults.Add(new(number, InputErrorCodes.NotAllowedValue, new("Eine Wiederholung steht nicht in einer anderen.", "A repetition does not stand inside another.")));
                }

                var inner = new List<Node>();
                into.Add(isList ? new Each(number, name, inner) : new When(number, name, directive.Groups["not"].Success, inner));
                open.Push((into, isList ? "je" : "wenn", isList ? name : null, number));
                into = inner;
                if (open.Count > MostDepth)
                {
                    faults.Add(new(number, InputErrorCodes.NotAllowedValue, new($"Verschachteln Sie höchstens {MostDepth} Teile.", $"Nest {MostDepth} parts at most.")));
                    break;
                }
            }
            else if (Closing().Match(line) is { Success: true } closing)
            {
                if (open.Count == 0 || open.Peek().Kind != closing.Groups["word"].Value)
                {
                    faults.Add(new(number, InputErrorCodes.Format, new($"„{line}“ schließt nichts, was offen ist.", $"“{line}” closes nothing that is open.")));
                }
                else
                {
                    into = open.Pop().Into;
                }
            }
            else
            {
                Check(number, line, list, faults);
                into.Add(new TextLine(number, line));
            }
        }

        faults.AddRange(open.Select(part => new TemplateFault(part.Line, InputErrorCodes.Format, new($"Diesem „{{{{#{part.Kind} …}}}}“ fehlt „{{{{/{part.Kind}}}}}“.", $"This “{{{{#{part.Kind} …}}}}” lacks “{{{{/{part.Kind}}}}}”."))));
        var title = TitleOf(lines, faults);
        CheckTables(lines, faults);
        return faults.Count == 0 ? (new PaperTemplateText(root, title), []) : (null, [.. faults.OrderBy(fault => fault.Line)]);
    }

    /// <summary>The document that the facts make of it.</summary>
    public PaperDocument Fill(PaperValues values, string reference, DateOnly madeOn, string? watermark = null)
    {
        var lines = new List<Filled>();
        Expand(nodes, values, null, lines);
        var title = lines.First(line => line.Text.StartsWith("# ", StringComparison.Ordinal));
        return new PaperDocument
        {
            Title = Paper.Plain(Runs(title.Text[2..], values, title.Item)),
            Reference = reference,
            MadeOn = madeOn,
            Watermark = watermark,
            Blocks = [.. Blocks([.. lines.Where(line => line != title)], values)],
        };
    }

    private static string TitleOf(string[] lines, List<TemplateFault> faults)
    {
        var titles = lines.Select((line, i) => (Line: i + 1, Text: line.Trim())).Where(line => line.Text.StartsWith("# ", StringComparison.Ordinal)).ToList();
        if (titles.Count == 0)
        {
            faults.Add(new(1, InputErrorCodes.Required, new("Der Titel fehlt: eine Zeile, die mit „# “ beginnt.", "The title is missing: a line that begins with “# ”.")));
        }

        foreach (var (line, _) in titles.Skip(1))
        {
            faults.Add(new(line, InputErrorCodes.GivenTwice, new("Den Titel gibt es schon. Überschriften beginnen mit „## “.", "There is a title already. Headings begin with “## ”.")));
        }

        return titles.Count == 0 ? "" : titles[0].Text[2..].Trim();
    }

    /// <summary>The second line of a table says how many columns it has; every other line has as many.</summary>
    private static void CheckTables(string[] lines, List<TemplateFault> faults)
    {
        var columns = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                columns = 0;
            }
            else if (line.StartsWith('|'))
            {
                var cells = Cells(line).Count;
                if (columns == 0)
                {
                    var next = i + 1 < lines.Length ? lines[i + 1].Trim() : "";
                    columns = cells;
                    if (!IsTableRule(next) || Cells(next).Count != cells)
                    {
                        faults.Add(new(i + 1, InputErrorCodes.Format, new($"Unter die Kopfzeile einer Tabelle gehört eine Zeile wie „{string.Concat(Enumerable.Repeat("|---", cells))}|“.", $"Below the head of a table belongs a line such as “{string.Concat(Enumerable.Repeat("|---", cells))}|”.")));
                    }
                }
                else if (cells != columns)
                {
                    faults.Add(new(i + 1, InputErrorCodes.Format, new($"Diese Zeile hat {cells} Zellen, die Tabelle {columns} Spalten.", $"This line has {cells} cells, the table {columns} columns.")));
                }
            }
        }
    }

    private static void Check(int number, string line, string? list, List<TemplateFault> faults)
    {
        foreach (var name in Placeholder().Matches(line).Select(match => match.Groups["name"].Value).Where(name => !PaperPlaceholders.IsText(name, list)))
        {
            faults.Add(Unknown(number, name, PaperPlaceholders.Texts(list)));
        }

        var rest = Placeholder().Replace(line, "");
        if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
        {
            faults.Add(new(number, InputErrorCodes.Format, new(
                "Platzhalter stehen zwischen „{{“ und „}}“; „#wenn“ und „#je“ stehen allein in einer Zeile.", "Placeholders stand between “{{” and “}}”; “#wenn” and “#je” stand alone on a line.")));
        }

        if (Html().Match(rest) is { Success: true } tag)
        {
            faults.Add(new(number, InputErrorCodes.Format, new($"HTML wie „{tag.Value}“ ist nicht möglich.", $"HTML such as “{tag.Value}” is not possible.")));
        }

        if ((rest.Length - rest.Replace("**", "", StringComparison.Ordinal).Length) % 4 != 0)
        {
            faults.Add(new(number, InputErrorCodes.Format, new("Eine Hervorhebung beginnt und endet in derselben Zeile mit „**“.", "Emphasis begins and ends with “**” on the same line.")));
        }
    }

    private static TemplateFault Unknown(int line, string name, IEnumerable<string> known)
    {
        var near = known.Select(candidate => (candidate, Distance: Distance(candidate, name))).Where(pair => pair.Distance <= 3).OrderBy(pair => pair.Distance).Select(pair => pair.candidate).FirstOrDefault();
        return new(line, InputErrorCodes.DoesNotExist, near is null
            ? new($"Den Platzhalter „{name}“ gibt es hier nicht.", $"There is no placeholder “{name}” here.")
            : new($"Den Platzhalter „{name}“ gibt es hier nicht. Meinten Sie „{near}“?", $"There is no placeholder “{name}” here. Did you mean “{near}”?"));
    }

    /// <summary>How many letters have to be changed.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static void Expand(List<Node> nodes, PaperValues values, PaperItemValues? item, List<Filled> lines)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextLine text:
                    lines.Add(new(text.Line, text.Text, item));
                    break;
                case When branch when values.Holds(branch.Condition, item) != branch.Negated:
                    Expand(branch.Inner, values, item, lines);
                    break;
                case Each each:
                    foreach (var one in values.List(each.List))
                    {
                        Expand(each.Inner, values, one, lines);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static IEnumerable<PaperBlock> Blocks(List<Filled> lines, PaperValues values)
    {
        var clause = 0;
        string? caption = null;
        for (var i = 0; i < lines.Count;)
        {
            var (_, text, item) = lines[i];
            if (text.Length == 0)
            {
                i++;
            }
            else if (Heading().Match(text) is { Success: true } heading)
            {
                var words = Paper.Plain(Runs(heading.Groups["text"].Value, values, item));
                var number = heading.Groups["clause"].Success ? $"§\u00A0{++clause} " : "";
                yield return Paper.Heading(heading.Groups["marks"].Length - 1, number + words);
                i++;
            }
            else if (text.StartsWith("> ", StringComparison.Ordinal))
            {
                yield return new PaperBlock { Type = PaperBlockType.Note, Text = Runs(text[2..], values, item) };
                i++;
            }
            else if (text.StartsWith("Tabelle:", StringComparison.Ordinal))
            {
                caption = Paper.Plain(Runs(text["Tabelle:".Length..].Trim(), values, item));
                i++;
            }
            else if (text[0] == '|')
            {
                var rows = Take(lines, ref i, line => line.StartsWith('|'), skipsEmpty: false);
                if (TableOf(rows, caption, values) is { Rows.Count: > 0 } table)
                {
                    yield return table;
                }

                caption = null;
            }
            else if (MarkOf(text) is { } mark)
            {
                var items = Take(lines, ref i, line => MarkOf(line) == mark, skipsEmpty: true);
                yield return mark == '~' ? Signatures(items, values) : ListOf(items, mark, values);
            }
            else
            {
                var words = Take(lines, ref i, IsWords, skipsEmpty: false);
                if (words.SelectMany((line, n) => n == 0 ? Runs(line.Text, values, line.Item) : [new PaperRun { Text = " " }, .. Runs(line.Text, values, line.Item)]).ToList() is var runs && Paper.Plain(runs).Trim().Length > 0)
                {
                    yield return Paper.Paragraph(Joined(runs));
                }
            }
        }
    }

    /// <summary>The lines of one kind from here on; lists go on over empty lines.</summary>
    private static List<Filled> Take(List<Filled> lines, ref int i, Func<string, bool> belongs, bool skipsEmpty)
    {
        var taken = new List<Filled>();
        while (i < lines.Count)
        {
            if (belongs(lines[i].Text))
            {
                taken.Add(lines[i++]);
                continue;
            }

            var next = i;
            while (skipsEmpty && next < lines.Count && lines[next].Text.Length == 0)
            {
                next++;
            }

            if (next == i || next == lines.Count || !belongs(lines[next].Text))
            {
                break;
            }

            i = next;
        }

        return taken;
    }

    private static bool IsWords(string line) => line.Length > 0 && line[0] != '|' && MarkOf(line) is null && !line.StartsWith("> ", StringComparison.Ordinal)
        && !line.StartsWith("Tabelle:", StringComparison.Ordinal) && !Heading().IsMatch(line);

    private static char? MarkOf(string line) => NumberedItem().IsMatch(line) ? '1' : line.StartsWith("- ", StringComparison.Ordinal) ? '-' : line.StartsWith("~ ", StringComparison.Ordinal) ? '~' : null;

    private static PaperBlock ListOf(List<Filled> items, char mark, PaperValues values) => new()
    {
        Type = PaperBlockType.List,
        Items =
        [
            .. items.Select(line => Runs(mark == '1' ? NumberedItem().Replace(line.Text, "") : line.Text[2..], values, line.Item))
                .Where(runs => Paper.Plain(runs).Trim().Length > 0)
                .Select((runs, n) => new PaperItem { Mark = mark == '1' ? FormattableString.Invariant($"({n + 1})") : "•", Text = runs }),
        ],
    };

    private static PaperBlock Signatures(List<Filled> items, PaperValues values) => new()
    {
        Type = PaperBlockType.Signatures,
        Items =
        [
            .. items.Select(line =>
            {
                var parts = line.Text[2..].Split('|', 2);
                return new PaperItem { Mark = Paper.Plain(Runs(parts[0].Trim(), values, line.Item)), Text = Runs(parts[^1].Trim(), values, line.Item) };
            }),
        ],
    };

    private static PaperBlock TableOf(List<Filled> rows, string? caption, PaperValues values)
    {
        var figures = Cells(rows[1].Text).Select(cell => cell.EndsWith(':')).ToList();
        return new PaperBlock
        {
            Type = PaperBlockType.Table,
            Caption = caption,
            Columns = [.. Cells(rows[0].Text).Select((cell, n) => new PaperColumn { Title = Paper.Plain(Runs(cell, values, rows[0].Item)), Numeric = figures[n] })],
            Rows = [.. rows.Skip(2).Select(row => new PaperTableRow { Cells = [.. Cells(row.Text).Select(cell => new PaperCell { Text = Runs(cell, values, row.Item) })] })],
        };
    }

    private static bool IsTableRule(string line) => TableRule().IsMatch(line);

    private static List<string> Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    /// <summary>Text with its emphasis and with what stands for its placeholders.</summary>
    private static List<PaperRun> Runs(string text, PaperValues values, PaperItemValues? item)
    {
        var runs = new List<PaperRun>();
        var isStrong = false;
        foreach (var part in text.Split("**"))
        {
            var filled = Placeholder().Replace(part, match => values.Text(match.Groups["name"].Value, item) ?? "");
            if (filled.Length > 0)
            {
                runs.Add(new PaperRun { Text = filled, Strong = isStrong });
            }

            isStrong = !isStrong;
        }

        return runs;
    }

    /// <summary>Neighbours of one weight as one.</summary>
    private static List<PaperRun> Joined(List<PaperRun> runs)
    {
        var joined = new List<PaperRun>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1].Strong == run.Strong)
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + run.Text };
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }

    [GeneratedRegex(@"^\{\{#(?<word>wenn|je) (?<not>nicht )?(?<name>[a-zäöüß0-9.]+)\}\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\{\{/(?<word>wenn|je)\}\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\{\{(?<name>[a-zäöüß0-9.]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?<marks>#{2,3}) (?<clause>§ )?(?<text>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\d{1,3}\. ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberedItem();

    [GeneratedRegex(@"^\|(\s*-{3,}:?\s*\|)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"</?[A-Za-z][^>]*>|<!--", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Html();
}
