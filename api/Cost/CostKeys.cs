using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>The value of a body with the set it is from.</summary>
internal sealed record BodyValue(ReferenceDataSet Set, long Value);

/// <summary>The value of a body and that of all bodies of its level in the Land, both from one set.</summary>
internal sealed record LevelValue(ReferenceDataSet Set, long Value, long Total);

/// <summary>
/// The values that the cost of one service is shared by in one year: of each key the newest set from before its 1 January. A value that is
/// missing is a conflict that names the key and whose value it is.
/// </summary>
internal sealed class CostKeys(ReferenceData data, int year, string service, IReadOnlyList<Land> laender)
{
    /// <summary>The values of a key for some Länder.</summary>
    /// <param name="key">The key.</param>
    /// <param name="places">Places of the Länder among all.</param>
    public KeyValues Of(WeightedKey key, IReadOnlyList<int> places)
    {
        var values = new long[places.Count];
        if (ReferenceKeys.Of(key, service) is not { } name)
        {
            Array.Fill(values, 1);
            return new(null, values);
        }

        var set = data.Newest(name, year) ?? throw Missing(name);
        var sum = 0L;
        for (var i = 0; i < values.Length; i++)
        {
            var land = laender[places[i]];
            values[i] = set.ValueOf(land.ArsPrefix) ?? throw Missing(name, land.Name);
            sum += values[i];
        }

        return sum > 0 ? new(set, values) : throw Problems.ReferenceDataMissing(new(
            $"Alle Werte des Schlüssels „{name}“ ({set.Name}) der {places.Count} beteiligten Länder ergeben zusammen null.",
            $"All values of the key “{name}” ({set.Name}) of the {places.Count} Länder that take part come to zero."));
    }

    /// <summary>The inhabitants of a body, or its uses.</summary>
    public BodyValue Of(string key, Organisation body) => Find(key, body) ?? throw Missing(key, body.Name);

    /// <summary>The same; nothing where no set says.</summary>
    public BodyValue? Find(string key, Organisation body)
    {
        foreach (var set in data.Of(key))
        {
            if (set.AsOf.Year < year && set.ValueOf(body.Ars!) is { } value)
            {
                return new(set, value);
            }
        }

        return null;
    }

    /// <summary>The inhabitants of a body and of all bodies of a level in its Land; nothing where no set says both.</summary>
    public LevelValue? InLevel(Organisation body, ReferenceLevel level) =>
        data.Newest(ReferenceKeys.Inhabitants, year, body.Land!, level) is { } set && set.ValueOf(body.Ars!) is { } value && set.TotalOf(body.Land!, level) is { } total and > 0
            ? new(set, value, total)
            : null;

    /// <summary>The conflict that a value is missing.</summary>
    /// <param name="key">The key, as data sets write it.</param>
    /// <param name="whose">Whose value; nothing where there is no set at all.</param>
    public ProblemException Missing(string key, string? whose = null)
    {
        if (whose is null)
        {
            return Problems.ReferenceDataMissing(new(
                $"Zum Schlüssel „{key}“ ist kein Datenstand von vor dem 1. Januar {year} hinterlegt, für alle Länder nicht.",
                $"There is no data set of the key “{key}” from before 1 January {year}, for no Land."));
        }

        var (german, english) = ($"Zum Schlüssel „{key}“ fehlt der Wert von {whose} vor dem 1. Januar {year}.", $"The value of {whose} for the key “{key}” from before 1 January {year} is missing.");
        return ReferenceKeys.ServiceOf(key) is null
            ? Problems.ReferenceDataMissing(new(german, english))
            : Problems.ReferenceDataMissing(
                new($"{german} Für Preise je Nutzung können Sie die Nutzungen im Jahr mit usesPerYear selbst angeben.", $"{english} For prices per use you can give the uses per year yourself with usesPerYear."),
                Problems.Parameter(CostQuery.UsesParameter, InputErrorCodes.Required, new("Geben Sie die Nutzungen im Jahr an.", "Give the uses per year.")));
    }
}
