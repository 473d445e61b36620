using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>A line of a text in two versions.</summary>
/// <param name="Before">The line as it was; nothing where it is new.</param>
/// <param name="After">The line as it is; nothing where it is gone.</param>
internal sealed record ChangedLine(string? Before, string? After)
{
    public bool IsSame => Before == After;
}

/// <summary>Two versions of a template, line by line: what is gone struck out, what is new underlined, both told to screen readers by a word.</summary>
internal sealed class PaperTemplateChangesModel(FitStoreClient store) : ActingPage(store)
{
    [BindProperty(SupportsGet = true, Name = "von")]
    public int? From { get; set; }

    /// <summary>The later version; the draft where none is named and there is one.</summary>
    [BindProperty(SupportsGet = true, Name = "bis")]
    public int? To { get; set; }

    public PaperTemplate Template { get; private set; } = default!;

    public IReadOnlyList<ChangedLine> Lines { get; private set; } = [];

    public string Before => $"Fassung {German.Digits(From ?? 0)}";

    public string After => To is { } number ? $"Fassung {German.Digits(number)}" : "Entwurf";

    protected override bool IsOperatorsOnly => true;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        Template = await Store.GetPaperTemplateAsync(id, cancel);
        To ??= Template.Draft is null ? Template.Published : null;
        From ??= To is { } later ? later - 1 : Template.Published;
        if (From is not > 0)
        {
            return NotFound();
        }

        var before = (await Store.GetPaperTemplateVersionAsync(id, From.Value, cancel)).Body!;
        var after = To is { } number ? (await Store.GetPaperTemplateVersionAsync(id, number, cancel)).Body! : Template.Draft!.Body!;
        Lines = Compare(before.Split('\n'), after.Split('\n'));
        return Page();
    }

    /// <summary>A longest sequence of lines that both have stays; between them what is gone stands before what is new, line beside line.</summary>
    public static IReadOnlyList<ChangedLine> Compare(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var lines = new List<ChangedLine>();
        var (gone, added) = (new Queue<string>(), new Queue<string>());
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                Flush();
                lines.Add(new(before[i++], after[j++]));
            }
            else if (j == after.Length || (i < before.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                gone.Enqueue(before[i++]);
            }
            else
            {
                added.Enqueue(after[j++]);
            }
        }

        Flush();
        return lines;

        void Flush()
        {
            while (gone.Count > 0 || added.Count > 0)
            {
                lines.Add(new(gone.TryDequeue(out var old) ? old : null, added.TryDequeue(out var @new) ? @new : null));
            }
        }
    }
}
