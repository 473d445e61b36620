using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FitStore.Contracts;

namespace FitStore.Api.Http;

/// <summary>
/// Finds every place where a body has another shape than its type, not only the first: unknown members, missing ones,
/// values of another JSON type. What is left can still be read leniently, so that the rules of the validators are told
/// in the same answer.
/// </summary>
internal static class BodyShape
{
    /// <summary>Reads what is there, whether or not all that is required is.</summary>
    public static JsonSerializerOptions Lenient { get; } = MakeLenient();

    /// <summary>Adds what is wrong to <paramref name="errors"/> and answers the body without the wrong parts.</summary>
    public static JsonNode? Check(JsonNode? body, JsonTypeInfo type, List<InputError> errors)
    {
        var copy = body?.DeepClone();
        return Fits(copy, type, "", errors) ? copy : null;
    }

    /// <summary>A member path of C# as a JSON Pointer: <c>Contact.Email</c> is <c>/contact/email</c>.</summary>
    public static string Pointer(string propertyName)
    {
        var pointer = new StringBuilder();
        foreach (var part in propertyName.Split('.', '['))
        {
            if (part.Length > 0)
            {
                pointer.Append('/').Append(part[^1] == ']' ? part[..^1] : JsonNamingPolicy.CamelCase.ConvertName(part));
            }
        }

        return pointer.ToString();
    }

    /// <summary>The public code of a rule.</summary>
    public static string Code(string rule) => rule switch
    {
        "NotNullValidator" or "NotEmptyValidator" => InputErrorCodes.Required,
        "MaximumLengthValidator" or "LengthValidator" => InputErrorCodes.TooLong,
        "InclusiveBetweenValidator" or "GreaterThanOrEqualValidator" or "LessThanOrEqualValidator" or "GreaterThanValidator" => InputErrorCodes.OutOfRange,
        _ => rule.EndsWith("Validator", StringComparison.Ordinal) ? InputErrorCodes.Format : rule,
    };

    private static bool Fits(JsonNode? node, JsonTypeInfo type, string pointer, List<InputError> errors) => type.Kind switch
    {
        JsonTypeInfoKind.Object => FitsObject(node, type, pointer, errors),
        JsonTypeInfoKind.Enumerable => FitsList(node, type, pointer, errors),
        _ => FitsValue(node, type, pointer, errors),
    };

    private static bool FitsObject(JsonNode? node, JsonTypeInfo type, string pointer, List<InputError> errors)
    {
        if (node is not JsonObject members)
        {
            errors.Add(Problems.Member(pointer, InputErrorCodes.WrongType, new("Hier wird ein JSON-Objekt erwartet.", "A JSON object is expected here.")));
            return false;
        }

        var known = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null || property.IsRequired)
            .ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var name in members.Select(member => member.Key).ToList())
        {
            var at = $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!known.TryGetValue(name, out var property))
            {
                errors.Add(Problems.Member(at, InputErrorCodes.UnknownMember, new(
                    "Dieses Feld gibt es nicht. Prüfen Sie die Schreibweise.", "There is no such member. Check the spelling.")));
                members.Remove(name);
            }
            else if (members[name] is null)
            {
                if (property.IsRequired || !property.IsSetNullable)
                {
                    errors.Add(Missing(at));
                }

                members.Remove(name);
            }
            else if (!Fits(members[name], type.Options.GetTypeInfo(property.PropertyType), at, errors))
            {
                members.Remove(name);
            }
        }

        foreach (var property in known.Values.Where(property => property.IsRequired && !members.ContainsKey(property.Name)))
        {
            var at = $"{pointer}/{property.Name}";
            if (errors.TrueForAll(error => error.Pointer != at))
            {
                errors.Add(Missing(at));
            }
        }

        return true;
    }

    private static bool FitsList(JsonNode? node, JsonTypeInfo type, string pointer, List<InputError> errors)
    {
        if (node is not JsonArray items)
        {
            errors.Add(Problems.Member(pointer, InputErrorCodes.WrongType, new("Hier wird eine Liste erwartet.", "A list is expected here.")));
            return false;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        var fits = true;
        for (var index = 0; index < items.Count; index++)
        {
            fits &= Fits(items[index], element, $"{pointer}/{index}", errors);
        }

        return fits;
    }

    private static bool FitsValue(JsonNode? node, JsonTypeInfo type, string pointer, List<InputError> errors)
    {
        try
        {
            if (node.Deserialize(type) is not null)
            {
                return true;
            }
        }
        catch (JsonException)
        {
            // Told below, with what would be right.
        }

        var kind = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        errors.Add(kind.IsEnum
            ? Problems.Member(pointer, InputErrorCodes.NotAllowedValue, new(
                $"Erlaubt sind: {string.Join(", ", AllNames(kind))}.", $"Allowed are: {string.Join(", ", AllNames(kind))}."))
            : Problems.Member(pointer, InputErrorCodes.WrongType, Expected(kind)));
        return false;
    }

    private static IEnumerable<string> AllNames(Type kind) =>
        ((IEnumerable)Enum.GetValues(kind)).Cast<object>().Select(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!));

    private static Sentence Expected(Type kind) => kind switch
    {
        _ when kind == typeof(string) => new("Hier wird ein Text erwartet.", "A text is expected here."),
        _ when kind == typeof(bool) => new("Hier wird true oder false erwartet.", "true or false is expected here."),
        _ when kind == typeof(Guid) => new("Hier wird eine Kennung (UUID) erwartet.", "An id (UUID) is expected here."),
        _ when kind == typeof(DateOnly) => new("Hier wird ein Tag in der Form JJJJ-MM-TT erwartet.", "A date as yyyy-MM-dd is expected here."),
        _ when kind == typeof(DateTimeOffset) => new("Hier wird ein Zeitpunkt nach RFC 3339 erwartet.", "An instant by RFC 3339 is expected here."),
        _ => new("Hier wird eine ganze Zahl erwartet.", "A whole number is expected here."),
    };

    private static InputError Missing(string pointer) =>
        Problems.Member(pointer, InputErrorCodes.Required, new("Diese Angabe fehlt.", "This value is missing."));

    private static JsonSerializerOptions MakeLenient() => new(ContractsJson.Wire.Options)
    {
        RespectNullableAnnotations = false,
        TypeInfoResolver = ContractsJson.Wire.WithAddedModifier(static type =>
        {
            foreach (var property in type.Properties)
            {
                property.IsRequired = false;
            }
        }),
    };
}
