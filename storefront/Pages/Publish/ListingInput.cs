using Microsoft.Extensions.Primitives;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>What stands in the fields of a section: as it was typed, or as the draft has it.</summary>
internal sealed class ListingInput
{
    private readonly Dictionary<string, StringValues> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> rows = new(StringComparer.Ordinal);

    /// <summary>What cannot be what is meant, by the name of its field.</summary>
    public List<KeyValuePair<string, string>> Errors { get; } = [];

    /// <summary>What was typed.</summary>
    public static ListingInput Of(IFormCollection form)
    {
        var input = new ListingInput();
        foreach (var (name, value) in form)
        {
            input.values[name] = value;
        }

        return input;
    }

    public void Set(string name, StringValues value) => values[name] = value;

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A text as it is saved: line breaks as one sign, nothing around it, null where nothing is left.</summary>
    public string? One(string name) => string.IsNullOrWhiteSpace(Raw(name)) ? null : Raw(name)!.ReplaceLineEndings("\n").Trim();

    /// <summary>A text exactly as it was typed.</summary>
    public string? Raw(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;

    public IReadOnlyList<string> Many(string name) => values.TryGetValue(name, out var value) ? [.. value.OfType<string>()] : [];

    public void Complain(string name, string what) => Errors.Add(new(name, what));

    /// <summary>Remembers from which rows of the form a list was made, because empty rows are left out of it.</summary>
    public void SentFrom(string list, List<int> formRows) => rows[list] = formRows;

    /// <summary>The row of the form in which an entry of the list was typed.</summary>
    public int Row(string list, int entry) => rows.TryGetValue(list, out var sent) && entry >= 0 && entry < sent.Count ? sent[entry] : Math.Max(entry, 0);
}
