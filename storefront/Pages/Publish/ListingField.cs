using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>
/// One statement of a listing: where it stands in the content, how it is typed and how it reads. The pages of the sections, the choice
/// between the texts of two people and the review all go by it, so a statement has the same words everywhere.
/// </summary>
/// <param name="pointer">JSON Pointer into the content.</param>
/// <param name="label">What it is called.</param>
internal abstract partial class ListingField(string pointer, string label)
{
    public string Pointer => pointer;

    public string Label => label;

    /// <summary>The name of its field in the form, or what the names of its fields begin with.</summary>
    public string Name { get; } = pointer[1..].Replace('/', '-');

    /// <summary>The field that a link to this statement leads to.</summary>
    public virtual string FirstField => Name;

    /// <summary>Where one goes on typing after a further entry was asked for.</summary>
    public virtual string NewField(ListingInput input) => FirstField;

    /// <summary>What is meant, in plain words, with an example.</summary>
    public string? Hint { get; init; }

    /// <summary>A listing can be submitted without it.</summary>
    public bool Optional { get; init; }

    /// <summary>What the content must hold where nothing is given: null takes the member away.</summary>
    public virtual JsonNode? Empty => null;

    /// <summary>The list that it is picked from; what is not in it may be typed.</summary>
    public PickList? From { get; init; }

    /// <summary>The field in which words for that list are typed.</summary>
    public string SearchField => Name + "-suche";

    /// <summary>What was found there, to tick.</summary>
    public string FoundField => Name + "-gefunden";

    /// <summary>The words of the search that the page shows already.</summary>
    public string SoughtField => Name + "-gesucht";

    /// <summary>An empty statement takes away the member that holds it, too: a description without text is none.</summary>
    public bool IsWholeObject { get; init; }

    /// <summary>The statement as the draft has it; null where nothing is said yet.</summary>
    public JsonNode? In(JsonObject content) => Normal(ListingContent.At(content, pointer));

    /// <summary>Puts the statement into the fields of the form.</summary>
    public abstract void Fill(ListingInput input, JsonNode? value);

    /// <summary>The statement that was typed; null where nothing was.</summary>
    public abstract JsonNode? Typed(ListingInput input);

    /// <summary>What was typed, value by value, as the list has it.</summary>
    public virtual IReadOnlyList<string> Values(ListingInput input) => [];

    /// <summary>Takes what was ticked among the entries found into the fields of the statement.</summary>
    public void Adopt(ListingInput input)
    {
        if (From is not null && input.Many(FoundField) is { Count: > 0 } ticked)
        {
            Add(input, ticked);
            foreach (var done in new[] { FoundField, SearchField, SoughtField })
            {
                input.Set(done, default);
            }
        }
    }

    /// <summary>The statement as people read it, one line for each part.</summary>
    public abstract string Read(JsonNode? value);

    /// <summary>The field in which the value at a pointer at or below that of this statement is typed.</summary>
    public virtual string FieldFor(string at, ListingInput input) => FirstField;

    /// <summary>Adds values of the list to the fields of the statement.</summary>
    protected virtual void Add(ListingInput input, IReadOnlyList<string> values)
    {
    }

    /// <summary>The parts of a pointer below that of this statement; none for the statement as a whole.</summary>
    protected string[] Below(string at) => at.StartsWith(pointer + "/", StringComparison.Ordinal) ? at[(pointer.Length + 1)..].Split('/') : [];

    /// <summary>Tells one value from another: whoever changed a statement changed this.</summary>
    public static string Digest(JsonNode? value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "")))[..16];

    /// <summary>The value without what people do not type; nothing where it says nothing.</summary>
    protected virtual JsonNode? Normal(JsonNode? stored) => stored switch
    {
        JsonArray { Count: 0 } => null,
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length == 0 => null,
        _ => stored?.DeepClone(),
    };

    protected static string? Text(JsonNode? value) => value is JsonValue plain && plain.TryGetValue<string>(out var text) ? text : null;

    protected static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    protected static IEnumerable<string> Texts(JsonNode? value) => (value as JsonArray ?? []).Select(Text).OfType<string>();

    /// <summary>The answers of an enumeration, by the names the API has for them.</summary>
    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> words, Func<T, string?>? explain = null)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new Choice(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), words(value), explain?.Invoke(value)))];
}

/// <summary>A text of one or several lines.</summary>
internal sealed class TextField(string pointer, string label, int maxLength) : ListingField(pointer, label)
{
    public int MaxLength => maxLength;

    /// <summary>Lines of the field; one makes it a field of one line.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>The kind of a field of one line, such as url.</summary>
    public string Type { get; init; } = "text";

    /// <summary>It is written in Markdown and shown with a preview.</summary>
    public bool IsMarkdown { get; init; }

    /// <summary>The member is always there, if only as an empty text.</summary>
    public bool IsAlwaysThere { get; init; }

    public override JsonNode? Empty => IsAlwaysThere ? JsonValue.Create("") : null;

    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, Text(value));

    public override JsonNode? Typed(ListingInput input)
    {
        var typed = input.One(Name);
        return Rows == 1 ? typed?.ReplaceLineEndings(" ") : typed;
    }

    public override string Read(JsonNode? value) => Text(value) ?? "";
}

/// <summary>One of several answers.</summary>
internal sealed class ChoiceField(string pointer, string label, IReadOnlyList<Choice> options) : ListingField(pointer, label)
{
    public IReadOnlyList<Choice> Options => options;

    /// <summary>Shown as a list to open, because the answers are many.</summary>
    public bool IsLong { get; init; }

    /// <summary>The member is always there, if only as an empty text.</summary>
    public bool IsAlwaysThere { get; init; }

    /// <summary>What a field for another answer is called; nothing where there is none.</summary>
    public string? Other { get; init; }

    public string? OtherHint { get; init; }

    public string OtherField => Name + "-andere";

    public override JsonNode? Empty => IsAlwaysThere ? JsonValue.Create("") : null;

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var isOther = Other is not null && Text(value) is { } chosen && IsNone(chosen);
        input.Set(Name, isOther ? "" : Text(value));
        input.Set(OtherField, isOther ? Text(value) : "");
    }

    public override JsonNode? Typed(ListingInput input)
    {
        if (Other is not null && input.One(OtherField) is { } other)
        {
            return other;
        }

        var typed = input.One(Name);
        if (typed is not null && options.All(option => option.Value != typed))
        {
            input.Complain(Name, "Wählen Sie eine der Antworten.");
        }

        return typed;
    }

    public override string Read(JsonNode? value) => Text(value) is { } chosen ? options.FirstOrDefault(option => option.Value == chosen)?.Text ?? chosen : "";

    /// <summary>What the list does not know.</summary>
    public bool IsNone(string answer) => options.All(option => option.Value != answer);

    public override string FieldFor(string at, ListingInput input) => Other is not null && input.One(OtherField) is not null ? OtherField : Name;
}

/// <summary>Yes or no, or not said yet.</summary>
internal sealed class YesNoField(string pointer, string label) : ListingField(pointer, label)
{
    public static IReadOnlyList<Choice> Options { get; } = [new("ja", "Ja"), new("nein", "Nein")];

    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, value is null ? "" : value.GetValue<bool>() ? "ja" : "nein");

    public override JsonNode? Typed(ListingInput input) => input.One(Name) switch
    {
        "ja" => JsonValue.Create(true),
        "nein" => JsonValue.Create(false),
        _ => null,
    };

    public override string Read(JsonNode? value) => value is null ? "" : value.GetValue<bool>() ? "Ja" : "Nein";
}

/// <summary>Any of several answers.</summary>
internal sealed class ManyField(string pointer, string label, IReadOnlyList<Choice> options) : ListingField(pointer, label)
{
    public IReadOnlyList<Choice> Options => options;

    public override JsonNode Empty => new JsonArray();

    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, Texts(value).ToArray());

    public override JsonNode? Typed(ListingInput input)
    {
        var chosen = input.Many(Name).ToHashSet(StringComparer.Ordinal);
        return chosen.Count == 0 ? null : Array(options.Select(option => option.Value).Where(chosen.Contains));
    }

    public override string Read(JsonNode? value) => German.List([.. Texts(value).Select(chosen => options.FirstOrDefault(option => option.Value == chosen)?.Text ?? chosen)]);

    /// <summary>In the order of the answers, because that of ticking says nothing.</summary>
    protected override JsonNode? Normal(JsonNode? stored)
    {
        var chosen = Texts(stored).ToHashSet(StringComparer.Ordinal);
        return chosen.Count == 0 ? null : Array(options.Select(option => option.Value).Where(chosen.Contains));
    }
}

/// <summary>Several short texts, one in each line.</summary>
internal sealed class LinesField(string pointer, string label) : ListingField(pointer, label)
{
    public int Rows { get; init; } = 4;

    /// <summary>Spaces within an entry mean nothing, as in numbers that are written in groups.</summary>
    public bool IsNumber { get; init; }

    public override JsonNode Empty => new JsonArray();

    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, string.Join('\n', Texts(value)));

    public override JsonNode? Typed(ListingInput input) => Values(input) is { Count: > 0 } lines ? Array(lines) : null;

    public override IReadOnlyList<string> Values(ListingInput input) =>
    [
        .. (input.One(Name) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => IsNumber ? string.Concat(line.Where(letter => !char.IsWhiteSpace(letter))) : line)
            .Distinct(StringComparer.Ordinal),
    ];

    public override string Read(JsonNode? value) => string.Join('\n', Texts(value));

    protected override void Add(ListingInput input, IReadOnlyList<string> values) => input.Set(Name, string.Join('\n', Values(input).Union(values, StringComparer.Ordinal)));
}

/// <summary>A range of weeks, typed as people say it: 8 bis 16, or 12.</summary>
internal sealed partial class WeeksField(string pointer, string label) : ListingField(pointer, label)
{
    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, value is null ? "" : Range(value));

    public override JsonNode? Typed(ListingInput input)
    {
        if (input.One(Name) is not { } typed)
        {
            return null;
        }

        if (Pattern().Match(typed) is { Success: true } match)
        {
            var from = int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
            return new JsonObject { ["from"] = from, ["to"] = match.Groups["to"].Success ? int.Parse(match.Groups["to"].Value, CultureInfo.InvariantCulture) : from };
        }

        input.Complain(Name, "Geben Sie die Dauer in Wochen an, zum Beispiel: 8 bis 16.");
        return null;
    }

    public override string Read(JsonNode? value) => value is null ? "" : Range(value) + " Wochen";

    private static string Range(JsonNode value) => (int)value["from"]! == (int)value["to"]! ? German.Digits((int)value["from"]!) : $"{German.Digits((int)value["from"]!)} bis {German.Digits((int)value["to"]!)}";

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})(\s*(bis|–|-)\s*(?<to>[0-9]{1,3}))?(\s*Wochen?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Pattern();
}

/// <summary>A Reifegrad: the scale and its level in one choice, so that no level can stand on the wrong scale.</summary>
internal sealed class GradeField(string pointer, string label) : ListingField(pointer, label)
{
    public static IReadOnlyList<Choice> Options { get; } =
    [
        .. from scale in new[] { ("1.1", 4), ("2.0", 7) }
           from level in Enumerable.Range(0, scale.Item2 + 1)
           select new Choice($"{scale.Item1}:{German.Digits(level)}", Words.Of(new Reifegrad { Scale = scale.Item1, Level = level })),
    ];

    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, value is null ? "" : $"{Text(value["scale"])}:{German.Digits((int)value["level"]!)}");

    public override JsonNode? Typed(ListingInput input)
    {
        if (input.One(Name) is not { } typed)
        {
            return null;
        }

        if (Options.All(option => option.Value != typed))
        {
            input.Complain(Name, "Wählen Sie eine der Stufen.");
            return null;
        }

        return new JsonObject { ["scale"] = typed[..3], ["level"] = int.Parse(typed[4..], CultureInfo.InvariantCulture) };
    }

    public override string Read(JsonNode? value) => value is null ? "" : Words.Of(new Reifegrad { Scale = Text(value["scale"]) ?? "", Level = (int)value["level"]! });
}

/// <summary>One column of a list of entries.</summary>
/// <param name="Member">The member of the entry.</param>
/// <param name="Label">What it is called.</param>
internal sealed record EntryColumn(string Member, string Label)
{
    public int MaxLength { get; init; } = 200;

    /// <summary>text, email, url or date.</summary>
    public string Type { get; init; } = "text";

    public string? Hint { get; init; }

    public bool Optional { get; init; }

    /// <summary>The answers where one is to be chosen.</summary>
    public IReadOnlyList<Choice>? Options { get; init; }

    /// <summary>The value is a number in the content.</summary>
    public bool IsNumber { get; init; }
}

/// <summary>A list of entries of several columns. Rows left empty are no entries.</summary>
internal sealed class EntriesField(string pointer, string label, string entry, string another, IReadOnlyList<EntryColumn> columns) : ListingField(pointer, label)
{
    /// <summary>Enough for any listing, and no form grows without end.</summary>
    public const int MostRows = 100;

    public IReadOnlyList<EntryColumn> Columns => columns;

    /// <summary>What one entry is called.</summary>
    public string Entry => entry;

    /// <summary>What a row to type a further one in is called.</summary>
    public string Another => another;

    /// <summary>Every entry names where it comes from.</summary>
    public bool NamesProvenance { get; init; }

    public override string FirstField => Field(0, columns[0]);

    public override JsonNode Empty => new JsonArray();

    public override string NewField(ListingInput input) => Field(Math.Max(0, Rows(input) - 1), columns[0]);

    public string CountField => Name + "-anzahl";

    public string Field(int row, EntryColumn column) => $"{Name}-{German.Digits(row)}-{column.Member}";

    public string RemoveField(int row) => $"{Name}-{German.Digits(row)}-entfernen";

    /// <summary>How many rows the form shows: those that were typed or stored, and one more to type in.</summary>
    public int Rows(ListingInput input) => Math.Min(int.TryParse(input.Raw(CountField), CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1, MostRows);

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var entries = (value as JsonArray ?? []).OfType<JsonObject>().ToList();
        for (var row = 0; row < entries.Count; row++)
        {
            foreach (var column in columns)
            {
                input.Set(Field(row, column), Plain(entries[row][column.Member]));
            }
        }

        input.Set(CountField, German.Digits(Math.Min(entries.Count + 1, MostRows)));
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var entries = new JsonArray();
        var sent = new List<int>();
        for (var row = 0; row < Rows(input); row++)
        {
            if (input.Has(RemoveField(row)) || columns.All(column => input.One(Field(row, column)) is null))
            {
                continue;
            }

            var entry = new JsonObject();
            foreach (var column in columns)
            {
                Take(input, row, column, entry);
            }

            entries.Add(entry);
            sent.Add(row);
        }

        input.SentFrom(Name, sent);
        return entries.Count == 0 ? null : entries;
    }

    public override string Read(JsonNode? value) => string.Join('\n', (value as JsonArray ?? []).OfType<JsonObject>().Select(entry => string.Join(", ",
        columns.Select(column => (column, Text: Plain(entry[column.Member])))
            .Where(part => !string.IsNullOrEmpty(part.Text))
            .Select(part => part.column.Options?.FirstOrDefault(option => option.Value == part.Text)?.Text ?? (part.column.Type == "date" ? Day(part.Text!) : part.Text)))));

    public override string FieldFor(string at, ListingInput input)
    {
        var parts = Below(at);
        if (parts.Length == 0 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var entry))
        {
            return FirstField;
        }

        return Field(input.Row(Name, entry), columns.FirstOrDefault(column => parts.Length > 1 && column.Member == parts[1]) ?? columns[0]);
    }

    /// <summary>The first two columns of each row, as the list has them.</summary>
    public override IReadOnlyList<string> Values(ListingInput input) =>
        From is null ? [] : [.. Enumerable.Range(0, Rows(input)).Select(row => ValueOf(input, row)).OfType<string>()];

    /// <summary>The value of one row; nothing where the list could not know it yet.</summary>
    public string? ValueOf(ListingInput input, int row) =>
        input.One(Field(row, columns[0])) is { } first && input.One(Field(row, columns[1])) is { } second ? first + PickList.Between + second : null;

    /// <summary>Each in a row of its own, with one more left to type in.</summary>
    protected override void Add(ListingInput input, IReadOnlyList<string> values)
    {
        var row = 0;
        foreach (var value in values)
        {
            while (row < Rows(input) && columns.Any(column => input.One(Field(row, column)) is not null))
            {
                row++;
            }

            if (row >= MostRows)
            {
                return;
            }

            foreach (var (column, part) in columns.Zip(value.Split(PickList.Between, 2)))
            {
                input.Set(Field(row, column), part);
            }

            input.Set(CountField, German.Digits(Math.Min(Math.Max(Rows(input), row + 2), MostRows)));
        }
    }

    /// <summary>Without the provenance of the entries, which nobody types.</summary>
    protected override JsonNode? Normal(JsonNode? stored) => stored is JsonArray { Count: > 0 } list
        ? new JsonArray([.. list.OfType<JsonObject>().Select(entry =>
        {
            var plain = new JsonObject();
            foreach (var column in columns)
            {
                if (entry[column.Member] is { } value)
                {
                    plain[column.Member] = value.DeepClone();
                }
            }

            return plain;
        })])
        : null;

    private void Take(ListingInput input, int row, EntryColumn column, JsonObject entry)
    {
        var name = Field(row, column);
        var typed = input.One(name)?.ReplaceLineEndings(" ");
        if (column.Options is { } options)
        {
            if (typed is null || options.All(option => option.Value != typed))
            {
                if (typed is not null || !column.Optional)
                {
                    input.Complain(name, $"Wählen Sie bei „{column.Label}“ eine der Antworten.");
                }

                return;
            }

            entry[column.Member] = column.IsNumber ? JsonValue.Create(int.Parse(typed, CultureInfo.InvariantCulture)) : JsonValue.Create(typed);
        }
        else if (column.Type == "date" && typed is not null && !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            input.Complain(name, $"Geben Sie bei „{column.Label}“ einen Tag ein, zum Beispiel 31.03.2027.");
        }
        else if (typed is not null || !column.Optional)
        {
            entry[column.Member] = typed ?? "";
        }
    }

    private static string? Plain(JsonNode? value) => value switch
    {
        null => null,
        JsonValue plain when plain.TryGetValue<int>(out var number) => German.Digits(number),
        _ => Text(value),
    };

    private static string Day(string date) => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? German.Date(day) : date;
}

/// <summary>The evidence for each of the six principles.</summary>
internal sealed class EvidenceField(string pointer, string label, int maxLength) : ListingField(pointer, label)
{
    public static IReadOnlyList<Choice> Principles { get; } = Choices<Principle>(Words.Of);

    public int MaxLength => maxLength;

    public override string FirstField => Field(Principles[0]);

    public override JsonNode Empty => new JsonArray();

    public string Field(Choice principle) => $"{Name}-{principle.Value}";

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var entries = (value as JsonArray ?? []).OfType<JsonObject>().ToList();
        foreach (var entry in entries)
        {
            input.Set($"{Name}-{Text(entry["principle"])}", Text(entry["evidence"]));
        }

        input.SentFrom(Name, [.. entries.Select(entry => Math.Max(0, Principles.ToList().FindIndex(principle => principle.Value == Text(entry["principle"]))))]);
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var given = Principles.Select((principle, place) => (principle, place)).Where(each => input.One(Field(each.principle)) is not null).ToList();
        input.SentFrom(Name, [.. given.Select(each => each.place)]);
        return given.Count == 0 ? null : new JsonArray([.. given.Select(each => new JsonObject { ["principle"] = each.principle.Value, ["evidence"] = input.One(Field(each.principle)) })]);
    }

    public override string Read(JsonNode? value) => string.Join('\n', (value as JsonArray ?? []).OfType<JsonObject>()
        .Select(entry => $"{Principles.FirstOrDefault(principle => principle.Value == Text(entry["principle"]))?.Text}: {Text(entry["evidence"])}"));

    public override string FieldFor(string at, ListingInput input)
    {
        var parts = Below(at);
        return parts.Length > 0 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var entry) && input.Row(Name, entry) is var place && place < Principles.Count
            ? Field(Principles[place])
            : FirstField;
    }
}

/// <summary>The answers to the requirements of a catalogue, each with the reason where one is needed.</summary>
internal sealed class AnswersField(string pointer, string label, IReadOnlyList<RequirementAnswer> asked) : ListingField(pointer, label)
{
    public static IReadOnlyList<Choice> Options { get; } = Choices<Fulfilment>(Words.Of);

    /// <summary>Everything that is asked, in the order of the catalogue; of the answers in it nothing is used.</summary>
    public IReadOnlyList<RequirementAnswer> Asked => asked;

    public override string FirstField => asked.Count == 0 ? Name : Field(asked[0]);

    public override JsonNode Empty => new JsonArray();

    public string Field(RequirementAnswer requirement) => $"{Name}-{requirement.Id}";

    public string ReasonField(RequirementAnswer requirement) => $"{Name}-{requirement.Id}-grund";

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var answers = (value as JsonArray ?? []).OfType<JsonObject>().ToList();
        foreach (var answer in answers)
        {
            input.Set($"{Name}-{Text(answer["id"])}", Text(answer["fulfilment"]));
            input.Set($"{Name}-{Text(answer["id"])}-grund", Text(answer["reason"]));
        }

        input.SentFrom(Name, [.. answers.Select(answer => Math.Max(0, asked.ToList().FindIndex(requirement => requirement.Id == Text(answer["id"]))))]);
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var answers = new JsonArray();
        var sent = new List<int>();
        for (var place = 0; place < asked.Count; place++)
        {
            var requirement = asked[place];
            var fulfilment = input.One(Field(requirement));
            var reason = input.One(ReasonField(requirement));
            if (fulfilment is null)
            {
                if (reason is not null)
                {
                    input.Complain(Field(requirement), $"Wählen Sie bei {requirement.Id} eine Antwort, zu der der Grund gehört.");
                }

                continue;
            }

            var answer = new JsonObject
            {
                ["id"] = requirement.Id,
                ["group"] = requirement.Group,
                ["obligation"] = JsonNamingPolicy.CamelCase.ConvertName(requirement.Obligation.ToString()),
                ["text"] = requirement.Text,
                ["fulfilment"] = fulfilment,
            };
            if (reason is not null)
            {
                answer["reason"] = reason;
            }

            answers.Add(answer);
            sent.Add(place);
        }

        input.SentFrom(Name, sent);
        return answers.Count == 0 ? null : answers;
    }

    public override string Read(JsonNode? value) => string.Join('\n', (value as JsonArray ?? []).OfType<JsonObject>().Select(answer =>
        $"{Text(answer["id"])}: {Options.FirstOrDefault(option => option.Value == Text(answer["fulfilment"]))?.Text}{(Text(answer["reason"]) is { } reason ? $" ({reason})" : "")}"));

    public override string FieldFor(string at, ListingInput input)
    {
        var parts = Below(at);
        if (parts.Length == 0 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var entry))
        {
            return asked.FirstOrDefault(requirement => parts.Length > 0 && requirement.Id == parts[0]) is { } named ? Field(named) : FirstField;
        }

        var place = input.Row(Name, entry);
        return place >= asked.Count ? FirstField : parts.Length > 1 && parts[1] == "reason" ? ReasonField(asked[place]) : Field(asked[place]);
    }
}
