using System.Globalization;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>
/// The keys of reference data sets: <c>inhabitants</c>, <c>koenigstein</c>, <c>usage:</c> with the slug of a service, and
/// <c>targetGroup:</c> with the name of a count.
/// </summary>
internal static class ReferenceKeys
{
    public const string Inhabitants = "inhabitants";

    public const string Koenigstein = "koenigstein";

    private const string UsagePrefix = "usage:";
    private const string TargetGroupPrefix = "targetGroup:";
    private const int DecimalsOfKoenigstein = 5;

    /// <summary>The key of the uses of a service.</summary>
    public static string Usage(string service) => UsagePrefix + service;

    /// <summary>The key of a named count.</summary>
    public static string TargetGroup(string name) => TargetGroupPrefix + name;

    /// <summary>The set that an allocation key of a service reads; nothing for equal shares.</summary>
    public static string? Of(WeightedKey weighted, string service) => weighted.Key switch
    {
        AllocationKey.Inhabitants => Inhabitants,
        AllocationKey.Koenigstein => Koenigstein,
        AllocationKey.Usage => Usage(service),
        AllocationKey.TargetGroup => TargetGroup(weighted.TargetGroup ?? ""),
        _ => null,
    };

    /// <summary>The service whose uses a key counts; nothing for other keys.</summary>
    public static string? ServiceOf(string key) => key.StartsWith(UsagePrefix, StringComparison.Ordinal) ? key[UsagePrefix.Length..] : null;

    /// <summary>The count that a key names; nothing for other keys.</summary>
    public static string? TargetGroupOf(string key) => key.StartsWith(TargetGroupPrefix, StringComparison.Ordinal) ? key[TargetGroupPrefix.Length..] : null;

    /// <summary>
    /// How many decimals the values of a key have: those of <c>koenigstein</c> are percent with five, all others are counts. In a
    /// set they are whole numbers of that unit, so 13.04061 % is 1304061.
    /// </summary>
    public static int DecimalsOf(string key) => key == Koenigstein ? DecimalsOfKoenigstein : 0;

    /// <summary>How many units of a set make one: 1 for counts, 100,000 for percent with five decimals.</summary>
    public static long UnitOf(string key) => key == Koenigstein ? 100_000 : 1;

    /// <summary>A value as it is written, with the decimals of its key.</summary>
    public static string Written(string key, long value)
    {
        var unit = UnitOf(key);
        return unit == 1
            ? value.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{value / unit}.{(value % unit).ToString(CultureInfo.InvariantCulture).PadLeft(DecimalsOf(key), '0')}");
    }
}
