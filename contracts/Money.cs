using System.Globalization;
using System.Text.Json.Serialization;

namespace FitStore.Contracts;

/// <summary>An amount of money, exact to the cent.</summary>
public sealed record Money
{
    /// <summary>The amount as a decimal string with two decimals and a point, so that no reader rounds it.</summary>
    /// <example>1234.50</example>
    public required string Amount { get; init; }

    /// <summary>ISO 4217 code; always EUR.</summary>
    /// <example>EUR</example>
    public required string Currency { get; init; }

    /// <summary>The amount in whole cents, which is what all arithmetic uses.</summary>
    [JsonIgnore]
    public long Cents => checked((long)(decimal.Parse(Amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * 100m));

    /// <summary>Makes an amount of whole cents.</summary>
    /// <param name="cents">Cents; may be negative for a difference.</param>
    public static Money OfCents(long cents) => new()
    {
        Amount = (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        Currency = "EUR",
    };
}
