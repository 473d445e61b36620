using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using Figures = FitStore.Storefront.Texts.Typed;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>A whole number, such as of months.</summary>
internal sealed class NumberField(string pointer, string label, string unit) : ListingField(pointer, label)
{
    public string Unit => unit;

    public override void Fill(ListingInput input, JsonNode? value) => input.Set(Name, value is null ? "" : German.Digits((int)value));

    public override JsonNode? Typed(ListingInput input)
    {
        if (input.One(Name) is not { } typed)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1000)
        {
            return JsonValue.Create(number);
        }

        input.Complain(Name, $"Geben Sie bei „{Label}“ eine ganze Zahl ein.");
        return null;
    }

    public override string Read(JsonNode? value) => value is null ? "" : $"{German.Digits((int)value)} {unit}";
}

/// <summary>Amounts as they are typed and as the API writes them.</summary>
internal static class Amounts
{
    public static JsonObject Of(long cents) => new() { ["amount"] = string.Create(CultureInfo.InvariantCulture, $"{cents / 100m:0.00}"), ["currency"] = "EUR" };

    /// <summary>1.234,50.</summary>
    public static string Typed(JsonNode? money) => Euro(money) is { } euro ? euro.ToString("#,##0.00", German.Culture) : "";

    public static string Read(JsonNode? money) => Euro(money) is { } euro ? German.Money(euro) : "";

    private static decimal? Euro(JsonNode? money) => decimal.TryParse((string?)money?["amount"], CultureInfo.InvariantCulture, out var euro) ? euro : null;
}

/// <summary>What connecting costs once: an amount or a range, with what it covers.</summary>
internal sealed class ConnectionCostField(string pointer, string label) : ListingField(pointer, label)
{
    public string NoteField => Name + "-umfang";

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var (from, to) = (Amounts.Typed(value?["from"]), Amounts.Typed(value?["to"]));
        input.Set(Name, from == to ? to : $"{from} bis {to}");
        input.Set(NoteField, Text(value?["note"]));
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var note = input.One(NoteField);
        if (input.One(Name) is not { } typed)
        {
            if (note is not null)
            {
                input.Complain(Name, "Geben Sie auch den Betrag an, zum Beispiel: 4.000 bis 9.000.");
            }

            return null;
        }

        var parts = typed.Split(["bis", "–"], StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || Figures.Cents(parts[0]) is not { } from || Figures.Cents(parts[^1]) is not { } to)
        {
            input.Complain(Name, "Geben Sie einen Betrag oder eine Spanne in Euro an, zum Beispiel: 4.000 bis 9.000.");
            return null;
        }

        var cost = new JsonObject { ["from"] = Amounts.Of(from), ["to"] = Amounts.Of(to) };
        if (note is not null)
        {
            cost["note"] = note;
        }

        return cost;
    }

    public override string Read(JsonNode? value) => value is null ? "" : $"{Amounts.Read(value["from"])} bis {Amounts.Read(value["to"])}\n{Text(value["note"])}".Trim();

    public override string FieldFor(string at, ListingInput input) => at.EndsWith("/note", StringComparison.Ordinal) ? NoteField : Name;
}

/// <summary>The items of a price sheet. Which fields of an item count depends on how its amount comes about; the form says so at each.</summary>
internal sealed partial class PriceItemsField(string pointer, string label) : ListingField(pointer, label)
{
    private const string Mixture = "mischung";

    private static readonly string[] Members = ["kind", "label", "charge", "basis", "amount", "unitPrice", "sizeClasses", "key", "group", "mix"];

    public static IReadOnlyList<Choice> Kinds { get; } = Choices<CostKind>(Words.Of);

    public static IReadOnlyList<Choice> Charges { get; } = Choices<Charge>(Words.Of);

    public static IReadOnlyList<Choice> Bases { get; } = Choices<PriceBasis>(Words.Of);

    public static IReadOnlyList<Choice> Keys { get; } = [.. Choices<AllocationKey>(Words.Of), new(Mixture, "Mischung mehrerer Schlüssel")];

    public override string FirstField => Field(0, "kind");

    public override JsonNode Empty => new JsonArray();

    public string CountField => Name + "-anzahl";

    public string Field(int row, string member) => $"{Name}-{German.Digits(row)}-{member}";

    public int Rows(ListingInput input) => Math.Clamp(int.TryParse(input.Raw(CountField), CultureInfo.InvariantCulture, out var count) ? count : 1, 1, 50);

    public bool IsFilled(ListingInput input, int row) => Members.Any(member => input.One(Field(row, member)) is not null);

    public override void Fill(ListingInput input, JsonNode? value)
    {
        var items = (value as JsonArray ?? []).OfType<JsonObject>().ToList();
        for (var row = 0; row < items.Count; row++)
        {
            var item = items[row];
            foreach (var member in new[] { "kind", "label", "charge", "basis" })
            {
                input.Set(Field(row, member), Text(item[member]));
            }

            input.Set(Field(row, "amount"), Amounts.Typed(item["amount"]));
            input.Set(Field(row, "unitPrice"), Text(item["unitPrice"])?.Replace('.', ','));
            input.Set(Field(row, "sizeClasses"), string.Join('\n', (item["sizeClasses"] as JsonArray ?? []).OfType<JsonObject>().Select(Line)));
            var keys = (item["key"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            input.Set(Field(row, "key"), keys.Count switch { 0 => "", 1 => Text(keys[0]["key"]), _ => Mixture });
            input.Set(Field(row, "group"), keys.Count == 1 ? Text(keys[0]["targetGroup"]) : "");
            input.Set(Field(row, "mix"), keys.Count > 1 ? string.Join('\n', keys.Select(Part)) : "");
        }

        input.Set(CountField, German.Digits(Math.Min(items.Count + 1, 50)));
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var items = new JsonArray();
        var sent = new List<int>();
        for (var row = 0; row < Rows(input); row++)
        {
            if (input.Has(Field(row, "entfernen")) || !IsFilled(input, row))
            {
                continue;
            }

            items.Add(Item(input, row));
            sent.Add(row);
        }

        input.SentFrom(Name, sent);
        return items.Count == 0 ? null : items;
    }

    public override string Read(JsonNode? value) => string.Join('\n', (value as JsonArray ?? []).OfType<JsonObject>().Select(item =>
        $"{Text(item["label"])}: {Named(Kinds, item["kind"])}, {Named(Charges, item["charge"])}, {Named(Bases, item["basis"])}, {Amounts.Read(item["amount"])}{Text(item["unitPrice"])}".TrimEnd(' ', ',')));

    public override string FieldFor(string at, ListingInput input)
    {
        var parts = Below(at);
        return parts.Length == 0 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var item)
            ? FirstField
            : Field(input.Row(Name, item), parts.Length > 1 && Members.Contains(parts[1], StringComparer.Ordinal) ? parts[1] : "kind");
    }

    public override string NewField(ListingInput input) => Field(Math.Max(0, Rows(input) - 1), "kind");

    /// <summary>As the form would send it, so that the order of members and noughts behind the point make no difference.</summary>
    protected override JsonNode? Normal(JsonNode? stored)
    {
        var form = new ListingInput();
        Fill(form, stored);
        return Typed(form);
    }

    private static string Named(IReadOnlyList<Choice> choices, JsonNode? value) => choices.FirstOrDefault(choice => choice.Value == Text(value))?.Text ?? "";

    private JsonObject Item(ListingInput input, int row)
    {
        var item = new JsonObject();
        foreach (var (member, choices, name) in new[] { ("kind", Kinds, "Art der Kosten"), ("charge", Charges, "Wie oft"), ("basis", Bases, "Wie entsteht der Betrag") })
        {
            if (input.One(Field(row, member)) is { } chosen && choices.Any(choice => choice.Value == chosen))
            {
                item[member] = chosen;
            }
            else
            {
                input.Complain(Field(row, member), $"Wählen Sie bei „{name}“ eine der Antworten.");
            }
        }

        item["label"] = input.One(Field(row, "label")) ?? "";
        if (input.One(Field(row, "amount")) is { } amount)
        {
            if (Figures.Cents(amount) is { } cents)
            {
                item["amount"] = Amounts.Of(cents);
            }
            else
            {
                input.Complain(Field(row, "amount"), "Geben Sie den Betrag in Euro ein, zum Beispiel 120.000 oder 1.234,50.");
            }
        }

        if (input.One(Field(row, "unitPrice")) is { } price)
        {
            if (Figures.Number(price.Replace("€", "", StringComparison.Ordinal)) is { } euro and >= 0)
            {
                item["unitPrice"] = euro.ToString("0.######", CultureInfo.InvariantCulture);
            }
            else
            {
                input.Complain(Field(row, "unitPrice"), "Geben Sie den Preis einer Einheit in Euro ein, zum Beispiel 0,004125.");
            }
        }

        if (SizeClasses(input, row) is { } classes)
        {
            item["sizeClasses"] = classes;
        }

        if (Key(input, row) is { } key)
        {
            item["key"] = key;
        }

        return item;
    }

    private JsonArray? Key(ListingInput input, int row)
    {
        if (input.One(Field(row, "key")) is not { } key)
        {
            return null;
        }

        if (key != Mixture)
        {
            var one = new JsonObject { ["key"] = key, ["weight"] = "1" };
            if (input.One(Field(row, "group")) is { } group)
            {
                one["targetGroup"] = group;
            }

            return [one];
        }

        var parts = new JsonArray();
        foreach (var line in (input.One(Field(row, "mix")) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = MixPart().Match(line);
            var words = match.Groups["key"].Value.Trim();
            var group = words.StartsWith("Zielgruppe", StringComparison.OrdinalIgnoreCase);
            var name = group ? "targetGroup" : Keys.FirstOrDefault(choice => string.Equals(choice.Text, words, StringComparison.OrdinalIgnoreCase))?.Value;
            if (!match.Success || name is null || Figures.Number(match.Groups["percent"].Value) is not { } percent)
            {
                input.Complain(Field(row, "mix"), $"Schreiben Sie je Zeile einen Anteil und einen Schlüssel, zum Beispiel „70 % {Words.Of(AllocationKey.Koenigstein)}“ oder „30 % Zielgruppe Studierende“.");
                return null;
            }

            var part = new JsonObject { ["key"] = name, ["weight"] = (percent / 100).ToString("0.##########", CultureInfo.InvariantCulture) };
            if (group)
            {
                part["targetGroup"] = words["Zielgruppe".Length..].Trim();
            }

            parts.Add(part);
        }

        return parts;
    }

    private JsonArray? SizeClasses(ListingInput input, int row)
    {
        if (input.One(Field(row, "sizeClasses")) is not { } typed)
        {
            return null;
        }

        var classes = new JsonArray();
        var from = 0L;
        foreach (var line in typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = SizeLine().Match(line);
            if (!match.Success || Figures.Cents(match.Groups["amount"].Value) is not { } cents)
            {
                input.Complain(Field(row, "sizeClasses"), "Schreiben Sie je Zeile eine Größe und einen Betrag, zum Beispiel „bis 4.999: 1.000“ und als letzte „darüber: 9.000“.");
                return null;
            }

            var size = new JsonObject { ["from"] = from, ["amount"] = Amounts.Of(cents) };
            if (match.Groups["to"].Success)
            {
                var to = (long)(Figures.Number(match.Groups["to"].Value) ?? 0);
                size["to"] = to;
                from = to + 1;
            }

            classes.Add(size);
        }

        return classes;
    }

    private static string Line(JsonObject size) => $"{(size["to"] is { } to ? $"bis {German.Number((long)to)}" : "darüber")}: {Amounts.Typed(size["amount"])}";

    private static string Part(JsonObject key) =>
        $"{German.Number(decimal.Parse(Text(key["weight"]) ?? "0", CultureInfo.InvariantCulture) * 100)} % {(Text(key["targetGroup"]) is { } group ? $"Zielgruppe {group}" : Named(Keys, key["key"]))}";

    [GeneratedRegex(@"^(?<percent>[0-9.,]+)\s*%\s*(?<key>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex MixPart();

    [GeneratedRegex(@"^(bis\s+(?<to>[0-9.]+)|darüber)\s*:\s*(?<amount>.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex SizeLine();
}
