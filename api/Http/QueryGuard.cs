using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using FitStore.Contracts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Http;

/// <summary>
/// Judges the query of a request by what its handler declares: names, types and the bounds in their annotations, which
/// are also what the OpenAPI document shows. Every error is found, not only the first.
/// </summary>
internal sealed class QueryGuard
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Endpoint, IReadOnlyDictionary<string, Parameter>> known = new();

    private sealed record Parameter(string Name, Type Type, bool IsList, IReadOnlyList<ValidationAttribute> Rules, IReadOnlySet<string>? Fields, bool IsRequired = false);

    public IReadOnlyList<InputError> Errors(HttpContext http, Endpoint endpoint) => Errors(known.GetOrAdd(endpoint, Declared), http.Request.Query);

    /// <summary>Judges a query by what a type itself declares, what it inherits left aside.</summary>
    public static IReadOnlyList<InputError> Errors(Type declaring, IQueryCollection query)
    {
        var own = new SortedDictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var property in declaring.GetProperties().Where(property => property.DeclaringType == declaring))
        {
            Add(own, property.GetCustomAttribute<FromQueryAttribute>(), property.PropertyType, property);
        }

        return Errors(own, query);
    }

    private static List<InputError> Errors(IReadOnlyDictionary<string, Parameter> parameters, IQueryCollection query)
    {
        var errors = new List<InputError>();
        foreach (var (name, values) in query)
        {
            if (!parameters.TryGetValue(name, out var parameter))
            {
                errors.Add(Problems.Parameter(name, InputErrorCodes.UnknownParameter, parameters.Count == 0
                    ? new("Diese Adresse nimmt keine Parameter.", "This address takes no parameters.")
                    : new($"Diesen Parameter gibt es hier nicht. Möglich sind: {string.Join(", ", parameters.Keys)}.", $"There is no such parameter here. Possible are: {string.Join(", ", parameters.Keys)}.")));
                continue;
            }

            if (values.Count > 1 && !parameter.IsList)
            {
                errors.Add(Problems.Parameter(name, InputErrorCodes.GivenTwice, new("Geben Sie diesen Parameter nur einmal an.", "Give this parameter only once.")));
                continue;
            }

            if (values.Count > 50)
            {
                errors.Add(Problems.Parameter(name, InputErrorCodes.TooLong, new("Geben Sie höchstens 50 Werte an.", "Give at most 50 values.")));
                continue;
            }

            errors.AddRange(values.Select(value => Error(parameter, value ?? "")).OfType<InputError>());
        }

        errors.AddRange(parameters.Values.Where(parameter => parameter.IsRequired && !query.ContainsKey(parameter.Name))
            .Select(parameter => Problems.Parameter(parameter.Name, InputErrorCodes.Required, new("Diese Angabe fehlt.", "This value is missing."))));
        return errors;
    }

    private static bool IsKept(ValidationAttribute rule, object? value) => rule is RegularExpressionAttribute form
        ? value is not string { Length: > 0 } text || WireFormats.Fits(text, form.Pattern)
        : rule.IsValid(value);

    private static InputError? Error(Parameter parameter, string value)
    {
        if (parameter.Fields is { } fields)
        {
            var unknown = value.Split(',').Where(name => !fields.Contains(name)).ToList();
            return unknown.Count == 0 ? null : Problems.Parameter(parameter.Name, InputErrorCodes.NotAllowedValue, new(
                $"Diese Felder gibt es nicht: {string.Join(", ", unknown)}. Möglich sind: {string.Join(", ", fields)}.",
                $"There are no such fields: {string.Join(", ", unknown)}. Possible are: {string.Join(", ", fields)}."));
        }

        var (typed, problem) = Read(parameter, value);
        if (problem is { } sentence)
        {
            return Problems.Parameter(parameter.Name, parameter.Type.IsEnum ? InputErrorCodes.NotAllowedValue : InputErrorCodes.WrongType, sentence);
        }

        foreach (var rule in parameter.Rules.Where(rule => !IsKept(rule, typed)))
        {
            return rule switch
            {
                RangeAttribute range => Problems.Parameter(parameter.Name, InputErrorCodes.OutOfRange, new(
                    $"Geben Sie eine Zahl von {range.Minimum} bis {range.Maximum} an.", $"Give a number from {range.Minimum} to {range.Maximum}.")),
                MaxLengthAttribute longest => Problems.Parameter(parameter.Name, InputErrorCodes.TooLong, new(
                    $"Geben Sie höchstens {longest.Length} Zeichen an.", $"Give at most {longest.Length} characters.")),
                AllowedValuesAttribute allowed => Problems.Parameter(parameter.Name, InputErrorCodes.NotAllowedValue, new(
                    $"Erlaubt sind: {string.Join(", ", allowed.Values)}.", $"Allowed are: {string.Join(", ", allowed.Values)}.")),
                _ => Problems.Parameter(parameter.Name, InputErrorCodes.Format, new(
                    "Der Wert hat nicht die beschriebene Form.", "The value has not the form described.")),
            };
        }

        return null;
    }

    private static (object? Value, Sentence? Problem) Read(Parameter parameter, string value) => parameter.Type switch
    {
        var type when type == typeof(int) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, null)
            : (null, new("Geben Sie eine ganze Zahl an.", "Give a whole number.")),
        var type when type == typeof(long) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, null)
            : (null, new("Geben Sie eine ganze Zahl an.", "Give a whole number.")),
        var type when type == typeof(bool) => value is "true" or "false"
            ? (value == "true", null)
            : (null, new("Geben Sie true oder false an.", "Give true or false.")),
        var type when type == typeof(Guid) => Guid.TryParseExact(value, "D", out var id)
            ? (id, null)
            : (null, new("Geben Sie eine Kennung (UUID) an.", "Give an id (UUID).")),
        var type when type == typeof(DateOnly) => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day)
            ? (day, null)
            : (null, new("Geben Sie einen Tag in der Form JJJJ-MM-TT an.", "Give a date as yyyy-MM-dd.")),
        _ => (value, null),
    };

    private static IReadOnlyDictionary<string, Parameter> Declared(Endpoint endpoint)
    {
        var found = new SortedDictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        {
            if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            {
                foreach (var property in parameter.ParameterType.GetProperties())
                {
                    Add(found, property.GetCustomAttribute<FromQueryAttribute>(), property.PropertyType, property);
                }
            }
            else
            {
                Add(found, parameter.GetCustomAttribute<FromQueryAttribute>(), parameter.ParameterType, parameter);
            }
        }

        if (endpoint.Metadata.GetMetadata<TakesDryRun>() is not null)
        {
            found["dryRun"] = new("dryRun", typeof(bool), IsList: false, [], Fields: null);
        }

        if (FieldNames(endpoint) is { } fields)
        {
            found["fields"] = new("fields", typeof(string), IsList: false, [], fields);
        }

        return found;
    }

    private static void Add(SortedDictionary<string, Parameter> parameters, FromQueryAttribute? query, Type type, ICustomAttributeProvider source)
    {
        if (query?.Name is { } name)
        {
            var isList = type.IsArray;
            var rules = source.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>().Where(rule => rule is not RequiredAttribute).ToList();
            parameters[name] = new(name, isList ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type, isList, rules, Fields: null, source.IsDefined(typeof(RequiredAttribute), inherit: true));
        }
    }

    /// <summary>The members of what a GET answers, or of the items of the list it answers.</summary>
    public static IReadOnlySet<string>? FieldNames(Endpoint endpoint)
    {
        var answer = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().FirstOrDefault(type => type.StatusCode == StatusCodes.Status200OK)?.Type;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        if (answer is null || methods?.Contains(HttpMethods.Get) != true || ContractsJson.Wire.GetTypeInfo(answer) is not { Kind: JsonTypeInfoKind.Object } type)
        {
            return null;
        }

        var items = type.Properties.FirstOrDefault(property => property.Name == "items");
        var thing = items is null ? type : ContractsJson.Wire.Options.GetTypeInfo(ContractsJson.Wire.Options.GetTypeInfo(items.PropertyType).ElementType!);
        return thing.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
    }
}
