using System.Collections.Concurrent;
using System.Text.Json;

namespace FitStore.Api.Database;

/// <summary>Enums as they stand in the database and on the wire: by their camelCase names.</summary>
internal static class Names
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>The name of a value.</summary>
    public static string Name<T>(this T value)
        where T : struct, Enum => Known.GetOrAdd(value, static known => JsonNamingPolicy.CamelCase.ConvertName(known.ToString()));

    /// <summary>The value of a name that was written by <see cref="Name{T}"/>.</summary>
    public static T Parse<T>(string name)
        where T : struct, Enum => TryParse<T>(name, out var value) ? value : throw new FormatException($"'{name}' is no {typeof(T).Name}.");

    /// <summary>The value of a name that somebody sent; exact, as on the wire.</summary>
    public static bool TryParse<T>(string name, out T value)
        where T : struct, Enum => Enum.TryParse(name, ignoreCase: true, out value) && Enum.IsDefined(value) && string.Equals(value.Name(), name, StringComparison.Ordinal);

    /// <summary>All names of an enum, in order.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => value.Name());
}
