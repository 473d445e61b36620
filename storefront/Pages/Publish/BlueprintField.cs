using System.Globalization;
using System.Text.Json.Nodes;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>The blueprint: blocks in an order, each a text of its own or a version of a block that is kept for several services.</summary>
internal sealed class BlueprintField(string pointer, string label) : ListingField(pointer, label)
{
    /// <summary>As many blocks as a blueprint has, and one to type in.</summary>
    private const int MostRows = 30;

    private static readonly string[] Members = ["kind", "title", "text", "block"];

    public static IReadOnlyList<Choice> Kinds { get; } = Choices<BlueprintKind>(Words.Of);

    /// <summary>The blocks to choose from; none where nobody chooses.</summary>
    public IReadOnlyList<BlueprintBlockEntry> Blocks { get; set; } = [];

    /// <summary>What the listing refers to now, with its texts.</summary>
    public IReadOnlyList<ShownBlueprintBlock> Shown { get; set; } = [];

    public IReadOnlyList<Choice> BlockChoices =>
    [
        .. Blocks.OrderBy(block => block.Kind).Select(block => new Choice(
            Written(block.Id, block.Number, Kinds[(int)block.Kind].Value), $"{Words.Of(block.Kind)}: {block.Title} ({block.Owner.Name}, Fassung {German.Number(block.Number)})")),
    ];

    public override string FirstField => BlockField(0);

    public override JsonNode Empty => new JsonArray();

    public string CountField => Name + "-anzahl";

    public string BlockField(int row) => Field(row, "baustein");

    public string KindField(int row) => Field(row, "art");

    public string TitleField(int row) => Field(row, "titel");

    public string TextField(int row) => Field(row, "text");

    public string PlaceField(int row) => Field(row, "platz");

    public string NewerField(int row) => Field(row, "neuer");

    public string RemoveField(int row) => Field(row, "entfernen");

    public override string NewField(ListingInput input) => BlockField(Math.Max(0, Rows(input) - 1));

    public int Rows(ListingInput input) => Math.Clamp(int.TryParse(input.Raw(CountField), CultureInfo.InvariantCulture, out var count) ? count : 1, 1, MostRows);

    /// <summary>The hidden field of a row that refers to a block already, instead of being free to choose one.</summary>
    public string ReferenceField(int row) => Field(row, "verweis");

    /// <summary>The version that a row refers to, with its text; nothing where it is not stored yet.</summary>
    public ShownBlueprintBlock? ShownAt(ListingInput input, int row) =>
        Reference(input.One(BlockField(row))) is { } reference ? Shown.FirstOrDefault(shown => shown.Block == reference.Block) : null;

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var entries = (value as JsonArray ?? []).OfType<JsonObject>().ToList();
        for (var row = 0; row < entries.Count; row++)
        {
            var entry = entries[row];
            input.Set(KindField(row), Text(entry["kind"]));
            input.Set(TitleField(row), Text(entry["title"]));
            input.Set(TextField(row), Text(entry["text"]));
            input.Set(PlaceField(row), German.Digits(row + 1));
            if (entry["block"] is { } block)
            {
                input.Set(ReferenceField(row), "ja");
                input.Set(BlockField(row), $"{Text(block["id"])}:{German.Digits((int)block["number"]!)}:{Text(entry["kind"])}");
            }
        }

        input.Set(CountField, German.Digits(Math.Min(entries.Count + 1, MostRows)));
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var typed = new List<(int Place, int Row, JsonObject Entry)>();
        for (var row = 0; row < Rows(input); row++)
        {
            if (!input.Has(RemoveField(row)) && Entry(input, row) is { } entry)
            {
                typed.Add((PlaceOf(input, row), row, entry));
            }
        }

        // Who is moved up stands before who stood there, who is moved down behind.
        var ordered = typed.OrderBy(each => each.Place).ThenBy(each => each.Place.CompareTo(each.Row + 1)).ThenBy(each => each.Row).ToList();
        input.SentFrom(Name, [.. ordered.Select(each => each.Row)]);
        return ordered.Count == 0 ? null : new JsonArray([.. ordered.Select(each => each.Entry)]);
    }

    public override string Read(JsonNode? value) => string.Join('\n', (value as JsonArray ?? []).OfType<JsonObject>().Select(entry =>
        $"{Kinds.FirstOrDefault(kind => kind.Value == Text(entry["kind"]))?.Text}: {Text(entry["title"])}, "
        + (entry["block"] is { } block ? $"Baustein, Fassung {German.Digits((int)block["number"]!)}" : Text(entry["text"]))));

    public override string FieldFor(string at, ListingInput input)
    {
        var parts = Below(at);
        if (parts.Length == 0 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var entry))
        {
            return FirstField;
        }

        var row = input.Row(Name, entry);
        return parts.ElementAtOrDefault(1) switch
        {
            "title" => TitleField(row),
            "text" => TextField(row),
            "kind" => KindField(row),
            _ => BlockField(row),
        };
    }

    /// <summary>Without the provenance, which nobody types.</summary>
    protected override JsonNode? Normal(JsonNode? stored) => stored is JsonArray { Count: > 0 } list
        ? new JsonArray([.. list.OfType<JsonObject>().Select(entry =>
        {
            var plain = new JsonObject();
            foreach (var member in Members)
            {
                if (entry[member] is { } value)
                {
                    plain[member] = value.DeepClone();
                }
            }

            return plain;
        })])
        : null;

    private static string Written(Guid id, int number, string kind) => $"{id}:{German.Digits(number)}:{kind}";

    private static (BlueprintReference Block, string Kind)? Reference(string? written) =>
        written?.Split(':') is [var id, var number, var kind] && Guid.TryParse(id, out var block)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 && Kinds.Any(known => known.Value == kind)
            ? (new BlueprintReference { Id = block, Number = version }, kind)
            : null;

    private string Field(int row, string part) => $"{Name}-{German.Digits(row)}-{part}";

    private JsonObject? Entry(ListingInput input, int row)
    {
        var (chosen, kind, title, text) = (input.One(BlockField(row)), input.One(KindField(row)), input.One(TitleField(row))?.ReplaceLineEndings(" "), input.One(TextField(row)));
        if (chosen is not null)
        {
            if (Reference(chosen) is not { } reference)
            {
                input.Complain(BlockField(row), "Wählen Sie einen der Bausteine.");
                return null;
            }

            if (text is not null)
            {
                input.Complain(TextField(row), "Schreiben Sie entweder einen eigenen Text, oder wählen Sie einen Baustein.");
            }

            var taken = Blocks.FirstOrDefault(block => block.Id == reference.Block.Id);
            var newer = int.TryParse(input.One(NewerField(row)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > reference.Block.Number;
            return new JsonObject
            {
                ["kind"] = reference.Kind,
                ["title"] = (newer ? taken?.Title : null) ?? title ?? taken?.Title ?? "",
                ["block"] = new JsonObject { ["id"] = reference.Block.Id.ToString(), ["number"] = newer ? number : reference.Block.Number },
            };
        }

        if (kind is null && title is null && text is null)
        {
            return null;
        }

        if (Kinds.All(known => known.Value != kind))
        {
            input.Complain(KindField(row), "Wählen Sie, worum es in diesem Teil geht.");
            return null;
        }

        var entry = new JsonObject { ["kind"] = kind, ["title"] = title ?? "" };
        if (text is not null)
        {
            entry["text"] = text;
        }

        return entry;
    }

    private int PlaceOf(ListingInput input, int row)
    {
        if (input.One(PlaceField(row)) is not { } typed)
        {
            return row + 1;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and <= MostRows)
        {
            return place;
        }

        input.Complain(PlaceField(row), "Geben Sie den Platz als Zahl an, zum Beispiel 1 für den Anfang.");
        return row + 1;
    }
}
