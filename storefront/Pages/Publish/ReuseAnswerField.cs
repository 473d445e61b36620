using System.Text.Json.Nodes;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;
using Figures = FitStore.Storefront.Texts.Typed;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>One of the four answers of the reuse concept: who carries it, in words, how much, and who knows more.</summary>
/// <param name="pointer">JSON Pointer into the content.</param>
/// <param name="label">The question.</param>
/// <param name="who">The question for who carries it.</param>
internal sealed class ReuseAnswerField(string pointer, string label, string who) : ListingField(pointer, label)
{
    public const int MaxLength = 4000;

    private static readonly string[] Members = ["text", "bearer", "amount", "contact"];

    public static IReadOnlyList<Choice> Bearers { get; } = Choices<ReuseBearer>(Words.Of);

    public static IReadOnlyList<Choice> Charges { get; } = Choices<Charge>(Words.Of);

    public string Who => who;

    public string BearerField => Name + "-wer";

    public string AmountField => Name + "-betrag";

    public string ChargeField => Name + "-rhythmus";

    public string ContactField => Name + "-kontakt";

    public override string FirstField => BearerField;

    public override JsonNode Empty => new JsonObject { ["text"] = "" };

    public override void Fill(ListingInput input, JsonNode? value)
    {
        input.Set(Name, Text(value?["text"]));
        input.Set(BearerField, Text(value?["bearer"]));
        input.Set(AmountField, Typed(value?["amount"]));
        input.Set(ChargeField, Text(value?["amount"]?["charge"]));
        input.Set(ContactField, Text(value?["contact"]));
    }

    public override JsonNode? Typed(ListingInput input)
    {
        var answer = new JsonObject { ["text"] = input.One(Name) ?? "" };
        if (Chosen(input, BearerField, Bearers) is { } bearer)
        {
            answer["bearer"] = bearer;
        }

        if (AmountOf(input) is { } amount)
        {
            answer["amount"] = amount;
        }

        if (input.One(ContactField) is { } contact)
        {
            answer["contact"] = contact;
        }

        return Normal(answer);
    }

    public override string Read(JsonNode? value)
    {
        var charge = Read(Charges, value?["amount"]?["charge"]);
        string[] carried = [Read(Bearers, value?["bearer"]), value?["amount"] is { } amount ? $"{Typed(amount)} €, {charge}" : ""];
        return string.Join('\n', new[] { string.Join(", ", carried.Where(part => part.Length > 0)), Text(value?["text"]) ?? "", Text(value?["contact"]) ?? "" }.Where(line => line.Length > 0));
    }

    public override string FieldFor(string at, ListingInput input) => Below(at) switch
    {
        ["text", ..] => Name,
        ["amount", "charge", ..] => ChargeField,
        ["amount", ..] => AmountField,
        ["contact", ..] => ContactField,
        _ => BearerField,
    };

    /// <summary>In one order, and nothing where nothing is said.</summary>
    protected override JsonNode? Normal(JsonNode? stored)
    {
        var answer = new JsonObject();
        foreach (var member in Members)
        {
            if (stored?[member] is { } value)
            {
                answer[member] = value.DeepClone();
            }
        }

        return answer.Count == 0 || (answer.Count == 1 && Text(answer["text"]) is { Length: 0 }) ? null : answer;
    }

    private static string Read(IReadOnlyList<Choice> options, JsonNode? value) => Text(value) is { } chosen ? options.FirstOrDefault(option => option.Value == chosen)?.Text ?? chosen : "";

    /// <summary>As it is typed: 4.000,00 bis 9.000,00, ab 95,00, bis 1.500,00.</summary>
    private static string Typed(JsonNode? amount) => (Amounts.Typed(amount?["from"]), Amounts.Typed(amount?["to"])) switch
    {
        ("", "") => "",
        (var from, "") => $"ab {from}",
        ("", var to) => $"bis {to}",
        var (from, to) => from == to ? to : $"{from} bis {to}",
    };

    private static string? Chosen(ListingInput input, string field, IReadOnlyList<Choice> options)
    {
        if (input.One(field) is not { } typed || options.Any(option => option.Value == typed))
        {
            return input.One(field);
        }

        input.Complain(field, "Wählen Sie eine der Antworten.");
        return null;
    }

    private JsonObject? AmountOf(ListingInput input)
    {
        var charge = Chosen(input, ChargeField, Charges);
        if (input.One(AmountField) is not { } typed)
        {
            return null;
        }

        if (charge is null)
        {
            input.Complain(ChargeField, "Wählen Sie, ob der Betrag einmalig oder jährlich anfällt.");
        }

        // "ab 95" has its lower end alone, "bis 1.500" its upper one; a plain amount is both.
        var plain = typed.Replace("€", "", StringComparison.Ordinal).Trim();
        var isOpen = plain.StartsWith("ab ", StringComparison.OrdinalIgnoreCase);
        var parts = (isOpen ? plain[3..] : plain).Split(["bis", "–"], StringSplitOptions.TrimEntries);
        var ends = parts.Select(part => part.Length == 0 ? null : Figures.Cents(part)).ToList();
        var isRange = parts.Length == 2 && !isOpen && ends[1] is not null && (ends[0] is not null || parts[0].Length == 0);
        if (!isRange && !(parts.Length == 1 && ends[0] is not null))
        {
            input.Complain(AmountField, "Geben Sie einen Betrag oder eine Spanne in Euro an, zum Beispiel: 4.000 bis 9.000.");
            return null;
        }

        var amount = new JsonObject();
        if (ends[0] is { } from)
        {
            amount["from"] = Amounts.Of(from);
        }

        if (!isOpen && ends[^1] is { } to)
        {
            amount["to"] = Amounts.Of(to);
        }

        if (charge is not null)
        {
            amount["charge"] = charge;
        }

        return amount;
    }
}
