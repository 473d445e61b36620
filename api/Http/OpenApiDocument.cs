using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FitStore.Api.Http;

/// <summary>
/// The OpenAPI document: what the route tables, types and comments say, completed by what the rules of the API add to every
/// operation, so that no operation can forget one.
/// </summary>
internal static class OpenApiDocument
{
    /// <summary>Version of the API: the first number stands in every path.</summary>
    public const string ApiVersion = "1.0.0";

    private const string Token = "token";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Catalogue", "Services, offers and terms: public, no account needed."),
        ("Publishing", "The life of a listing: drafts, gates, review, publication, suspension and end; offers and terms as their provider writes them, and the lists they are filled in from."),
        ("Comparisons", "Services and offers side by side, and the decisions organisations take on them."),
        ("Cost", "What an offer costs whom and why, what cost is shared by, and how each Land passes it on."),
        ("Organisations", "The register of Länder, Kommunen and others, and the lists everything refers to."),
        ("Accounts", "Signing in and the organisations one acts for."),
        ("Notices", "What an organisation is told: in the store, by mail, in a calendar."),
        ("Adoptions", "From interest to live: the process in which an organisation takes a service."),
        ("Connections", "From the contract to live: the checklist, who does what by when, and files."),
        ("Controlling", "How far reuse has come."),
        ("Feedback", "Messages about barriers and errors."),
        ("Operation", "Whether the API runs."),
    ];

    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Complete);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Bound(schema, context);
            return Task.CompletedTask;
        });
    });

    private static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "FIT-Store API",
            Version = ApiVersion,
            Summary = "The marketplace in which German Länder and Kommunen share online services on standardised terms.",
            Description = """
                The API hosts the catalogue of reusable online services with their terms, and the whole way from interest to going live.
                Everything the storefront can do goes through it.

                **Signing in.** `POST /v1/sessions` answers a token; send it as `Authorization: Bearer …`. Who belongs to several organisations
                names the one acted for in `FitStore-Organisation`. Who acts for another organisation under a mandate names the mandate in
                `FitStore-Mandate`, too; both organisations then stand on everything that is done.

                **Repeating.** Every POST that makes or moves something takes an `Idempotency-Key`: the same request under the same key is carried
                out once, and answered again for 48 hours.

                **Changing.** Every single thing has a strong `ETag`. Changes name it in `If-Match`: 428 without, 412 when somebody was faster.

                **Lists** are paged by `limit` and `cursor`; follow `next`. By `Accept: text/csv` or `application/x-ndjson` a list comes whole.

                **Partial answers.** `fields=name,slug` on any GET answers only these members.

                **Errors** are `application/problem+json` with a stable `code` from a closed list; for invalid input `errors` names every place.
                Details are German, or English by `Accept-Language: en`.

                **Freshness.** Answers carry `Ledger-Sequence`. Sent back with a read, the read waits until it has seen that entry of the ledger.

                This is a demonstration: statements marked `example` are invented.
                """,
            Contact = new OpenApiContact { Name = "FIT-Store", Email = "api@fit-store.example.org", Url = new Uri("https://fit-store.example.org/entwickler") },
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };

        // The address of the request would leak into the document otherwise, and change with it.
        document.Servers = [new OpenApiServer { Url = "/", Description = "The server this document came from." }];
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        document.Components ??= new OpenApiComponents();

        // Nothing is null that can be absent; only a merge patch takes members away by null.
        foreach (var (_, schema) in document.Components.Schemas!.Where(pair => !pair.Key.EndsWith("Patch", StringComparison.Ordinal)))
        {
            PresentAll(schema);
        }

        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An opaque token: `fits_…` of a session, from `POST /v1/sessions`.",
            },
        };
    }

    private static async Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancelled)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        T? Find<T>()
            where T : class => metadata.OfType<T>().LastOrDefault();

        var access = Find<Access>() ?? new Access(AccessKind.Public);
        var handler = Find<MethodInfo>();
        DescribeParameters(operation, handler, context.Document!);

        var statuses = new SortedSet<int> { 406, 429, 500, 503 };
        if (access.Kind != AccessKind.Public)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            ShareHeader(operation, context.Document!, Door.OrganisationHeader, required: false, "Id of the organisation acted for; needed by who belongs to several.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" });
            ShareHeader(operation, context.Document!, Door.MandateHeader, required: false, "Id of the mandate under which the caller acts for that organisation; `FitStore-Organisation` then names the principal.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" });
            statuses.UnionWith([401, 403, 400]);
        }
        else
        {
            operation.Security = [];
        }

        if (Find<NeedsFreshSignIn>() is { } fresh)
        {
            operation.Parameters!.Add(Header(Door.FreshSignInHeader, required: true, $"Token of a fresh sign-in for `{fresh.Act.Name()}`, from `POST /v1/fresh-sign-ins`.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 }));
        }

        if (Find<NeedsIdempotencyKey>() is not null)
        {
            ShareHeader(operation, context.Document!, Door.IdempotencyHeader, required: true, "A unique key of your own, a UUID for instance. The same request under the same key is carried out once.", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 });
            statuses.UnionWith([400, 422]);
        }

        if (Find<NeedsIfMatch>() is not null)
        {
            ShareHeader(operation, context.Document!, "If-Match", required: true, "The `ETag` of the version the change is based on.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 });
            statuses.UnionWith([412, 428]);
        }

        if (Find<Versioned>() is not null && context.Description.HttpMethod == HttpMethods.Get)
        {
            ShareHeader(operation, context.Document!, "If-None-Match", required: false, "The `ETag` that the caller has; 304 while it is the newest.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 });
        }

        if (Find<TakesDryRun>() is not null)
        {
            operation.Parameters!.Add(Shared(context.Document!, new OpenApiParameter
            {
                Name = "dryRun",
                In = ParameterLocation.Query,
                Description = "Answers with 200 what would happen, and changes nothing. Needs no `Idempotency-Key` of its own: the one sent stays unused.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false },
            }));
        }

        var endpoint = new Endpoint(null, new EndpointMetadataCollection(metadata), null);
        if (QueryGuard.FieldNames(endpoint) is { } fields)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "fields",
                In = ParameterLocation.Query,
                Description = $"Answers only these members, separated by commas. Possible: {string.Join(", ", fields.Select(name => $"`{name}`"))}.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 500 },
            });
        }

        if (operation.Parameters?.Count > 0)
        {
            statuses.Add(400);
        }

        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path) == true)
        {
            statuses.Add(404);
        }

        if (Find<TakesFile>() is { } file)
        {
            operation.RequestBody = OfFile(file);
            statuses.UnionWith([400, 413, 415]);
        }
        else if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
            statuses.UnionWith([400, 413, 415]);
            foreach (var content in body.Content!.Values.OfType<OpenApiMediaType>())
            {
                Illustrate(content, RequestType(metadata)!, context.Document!);
            }
        }

        if (Find<SignInLimit>() is not null && Find<CarriesSecret>() is not null)
        {
            statuses.Add(StatusCodes.Status401Unauthorized);
        }

        MarkExceptions(operation, context.Description, isComputing: Find<Computes>() is not null, isSecret: Find<CarriesSecret>() is not null, isConditional: Find<NeedsIfMatch>() is not null);
        statuses.UnionWith(metadata.OfType<Conflicts>().Select(_ => StatusCodes.Status409Conflict));
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), parameterDescription: null, cancelled);
        context.Document!.AddComponent(nameof(Problem), problem);
        operation.Responses ??= [];
        foreach (var status in statuses)
        {
            var name = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
            operation.Responses[name] = ProblemResponse(name, status, metadata, context.Document);
        }

        foreach (var (status, response) in operation.Responses.Where(pair => pair.Key[0] == '2').ToList())
        {
            Succeed(operation, status, (OpenApiResponse)response, context.Description, metadata, context.Document!);
        }

        if (Find<TakesDryRun>() is not null && (operation.Responses.TryGetValue("201", out var made) || operation.Responses.TryGetValue("202", out made)))
        {
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = "With `dryRun=true`: what would come of it. Nothing was changed.",
                Content = made.Content,
                Headers = made.Headers!.Where(header => header.Key is not ("Location" or "ETag")).ToDictionary(StringComparer.Ordinal),
            };
        }
    }

    private static OpenApiRequestBody OfFile(TakesFile file) => new()
    {
        Required = true,
        Description = file.MaximumBytes < 1024 * 1024 ? $"The file, at most {file.MaximumBytes / 1024} kB." : $"The file, at most {file.MaximumBytes / 1024 / 1024} MB.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [file.MediaType] = new()
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", MaxLength = (int)file.MaximumBytes },
                Example = JsonValue.Create(file.Example),
            },
        },
    };

    /// <summary>Says in the document why an operation is without a header that the rules ask for, so that linters need no list of their own.</summary>
    private static void MarkExceptions(OpenApiOperation operation, ApiDescription description, bool isComputing, bool isSecret, bool isConditional)
    {
        string? exception = description.HttpMethod switch
        {
            "POST" when isComputing => "x-computing",
            "POST" when isSecret => "x-sign-in",
            "POST" when !isConditional && description.RelativePath!.Contains('{', StringComparison.Ordinal) => "x-appends",
            "PUT" or "PATCH" or "DELETE" when !isConditional => "x-unconditional",
            _ => null,
        };
        if (exception is not null)
        {
            operation.AddExtension(exception, new JsonNodeExtension(JsonValue.Create(true)));
        }
    }

    private static void DescribeParameters(OpenApiOperation operation, MethodInfo? handler, Microsoft.OpenApi.OpenApiDocument document)
    {
        operation.Parameters ??= [];
        var declared = (handler?.GetParameters() ?? []).Where(parameter => parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            .SelectMany(parameter => parameter.ParameterType.GetProperties())
            .ToDictionary(property => property.GetCustomAttribute<Microsoft.AspNetCore.Mvc.FromQueryAttribute>()?.Name ?? property.Name, StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (parameter is { In: ParameterLocation.Path, Schema: OpenApiSchema inPath })
            {
                BoundInPath(parameter.Name!, inPath);
            }

            if (!declared.TryGetValue(parameter.Name!, out var property))
            {
                continue;
            }

            parameter.Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description;
            parameter.Required |= property.IsDefined(typeof(RequiredAttribute));
            var schema = (parameter.Schema as OpenApiSchema)!;
            var value = schema.Items as OpenApiSchema ?? schema;
            if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            {
                value.Enum = [.. allowed.Values.Select(name => (JsonNode)JsonValue.Create((string)name!))];
            }

            if (property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern is { } pattern)
            {
                (schema.Pattern, value.Pattern) = (null, pattern);
                value.MaxLength = WireFormats.Longest[pattern];
            }

            if (property.PropertyType.IsArray)
            {
                value.MaxLength = property.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? value.MaxLength;
                schema.MaxItems = 50;
                parameter.Style = ParameterStyle.Form;
                parameter.Explode = true;
            }
        }

        // How a list is paged is said once for all lists.
        operation.Parameters = [.. operation.Parameters.Select(parameter =>
            parameter is OpenApiParameter { Name: { } name } own && declared.TryGetValue(name, out var property) && property.DeclaringType == typeof(PageQuery)
                ? Shared(document, own)
                : parameter)];
    }

    private static void BoundInPath(string name, OpenApiSchema schema)
    {
        switch (name)
        {
            case "slug":
                schema.Pattern = WireFormats.Slug;
                schema.MaxLength = WireFormats.Longest[WireFormats.Slug];
                break;
            case "code":
                schema.Pattern = WireFormats.LandCode;
                schema.MaxLength = WireFormats.Longest[WireFormats.LandCode];
                break;
            case "version" or "number":
                (schema.Minimum, schema.Maximum) = ("1", "2147483647");
                break;
            default:
                schema.MaxLength ??= schema.Format == "uuid" ? null : 36;
                break;
        }
    }

    private static void ShareHeader(OpenApiOperation operation, Microsoft.OpenApi.OpenApiDocument document, string name, bool required, string description, OpenApiSchema schema)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Shared(document, Header(name, required, description, schema)));
    }

    private static OpenApiParameter Header(string name, bool required, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Header, Required = required, Description = description, Schema = schema };

    /// <summary>A parameter that means the same wherever it is taken: described once, under its name.</summary>
    private static OpenApiParameterReference Shared(Microsoft.OpenApi.OpenApiDocument document, OpenApiParameter parameter)
    {
        document.AddComponent(parameter.Name!, parameter);
        return new OpenApiParameterReference(parameter.Name!, document);
    }

    /// <summary>Gives a body its example, which stands once in the document under the name of its type.</summary>
    private static void Illustrate(OpenApiMediaType content, Type type, Microsoft.OpenApi.OpenApiDocument document)
    {
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{type.GenericTypeArguments[0].Name}" : type.Name;
        document.AddComponent(name, new OpenApiExample { Value = ApiExamples.Of(type) });
        content.Examples = new Dictionary<string, IOpenApiExample> { [name] = new OpenApiExampleReference(name, document) };
    }

    private static void Succeed(OpenApiOperation operation, string status, OpenApiResponse response, ApiDescription description, IList<object> metadata, Microsoft.OpenApi.OpenApiDocument document)
    {
        response.Description = status switch
        {
            "201" => "It was made; `Location` says where it is.",
            "202" => "It was taken on and goes on behind the answer; `Location` says where to look how far it has come.",
            "204" => "Done; there is nothing more to say.",
            _ => "The answer.",
        };
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        if (status is "201" or "202")
        {
            response.Headers["Location"] = Told(document, "Location", "Address of what was made.");
        }

        var isVersioned = metadata.OfType<Versioned>().Any();
        if (isVersioned)
        {
            response.Headers["ETag"] = Told(document, "ETag", "The version, for `If-None-Match` and `If-Match`.");
        }

        response.Headers["API-Version"] = Told(document, "API-Version", "Version of the API, whole.");
        response.Headers["RateLimit"] = Told(document, "RateLimit", "What is left of the quota.");
        response.Headers["RateLimit-Policy"] = Told(document, "RateLimit-Policy", "The quota and its window in seconds.");
        if (isVersioned && description.HttpMethod == HttpMethods.Get)
        {
            operation.Responses!["304"] = new OpenApiResponse { Description = "The version named in `If-None-Match` is still the newest." };
        }

        var type = description.SupportedResponseTypes.FirstOrDefault(known => known.StatusCode < 300 && known.Type is not null && known.Type != typeof(void))?.Type;
        foreach (var (mediaType, content) in (response.Content ?? new Dictionary<string, OpenApiMediaType>()).Select(pair => (pair.Key, pair.Value)))
        {
            if (mediaType == MediaTypeNames.Application.Json)
            {
                Illustrate(content, type!, document);
                continue;
            }

            content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            content.Example = mediaType switch
            {
                TextFile.Yaml => JsonValue.Create(PubliccodeYaml.Example),
                CalendarFile.MediaType => JsonValue.Create("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…\r\nEND:VCALENDAR\r\n"),
                _ when type == typeof(byte[]) => JsonValue.Create(ServiceUpload.Example),
                MediaTypeNames.Text.Html => JsonValue.Create("<!DOCTYPE html><html lang=\"de\">…</html>"),
                MediaTypeNames.Application.Pdf => JsonValue.Create("%PDF-1.7 …"),
                _ when metadata.OfType<ToldAsRows>().FirstOrDefault() is { Row: var row } => ApiExamples.TableOf(row),
                _ => ApiExamples.TextOf(type, mediaType),
            };
        }

        if (response.Content?.ContainsKey("application/x-ndjson") == true)
        {
            response.Headers["Link"] = Told(document, "Link", "The next and the previous page (RFC 8288).");
        }
    }

    /// <summary>The same problem is described once for all operations; conflicts and a failed sign-in differ from one to the other.</summary>
    private static IOpenApiResponse ProblemResponse(string name, int status, IList<object> metadata, Microsoft.OpenApi.OpenApiDocument document)
    {
        var kinds = ProblemKind.All.Values.Where(kind => kind.Status == status).ToList();
        if (status == StatusCodes.Status409Conflict)
        {
            var codes = metadata.OfType<Conflicts>().SelectMany(conflicts => conflicts.Codes).ToHashSet(StringComparer.Ordinal);
            return ProblemResponse(status, [.. kinds.Where(kind => codes.Contains(kind.Code))], document);
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            if (metadata.OfType<ChecksPassword>().Any())
            {
                return ProblemResponse(status, kinds, document);
            }

            kinds = [.. kinds.Where(kind => kind.Code == ProblemCodes.NotSignedIn)];
        }

        if (status == StatusCodes.Status403Forbidden)
        {
            if (metadata.OfType<NeedsFreshSignIn>().Any())
            {
                return ProblemResponse(status, kinds, document);
            }

            kinds = [.. kinds.Where(kind => kind.Code != ProblemCodes.FreshSignInRequired)];
        }

        document.AddComponent($"Problem{name}", ProblemResponse(status, kinds, document));
        return new OpenApiResponseReference($"Problem{name}", document);
    }

    private static OpenApiResponse ProblemResponse(int status, List<ProblemKind> kinds, Microsoft.OpenApi.OpenApiDocument document)
    {
        var response = new OpenApiResponse
        {
            Description = string.Join(" ", kinds.Select(kind => $"`{kind.Code}`: {kind.Title.English}.")),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Application.ProblemJson] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(Problem), document),
                    Examples = kinds.ToDictionary(kind => kind.Code, kind => (IOpenApiExample)Illustrated(kind, document), StringComparer.Ordinal),
                },
            },
        };
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers = new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Told(document, "Retry-After", "Seconds after which to come back.") };
        }

        return response;
    }

    private static OpenApiExampleReference Illustrated(ProblemKind kind, Microsoft.OpenApi.OpenApiDocument document)
    {
        document.AddComponent(kind.Code, new OpenApiExample { Value = ApiExamples.OfProblem(kind) });
        return new OpenApiExampleReference(kind.Code, document);
    }

    /// <summary>The longest text that the validator of the declaring type lets pass: said once, there.</summary>
    private static int? LongestText(OpenApiSchemaTransformerContext context)
    {
        var property = context.JsonPropertyInfo!;
        var validator = context.ApplicationServices.GetService(typeof(IValidator<>).MakeGenericType(property.DeclaringType)) as IValidator;
        return validator?.CreateDescriptor().GetMembersWithValidators()
            .Where(member => JsonNamingPolicy.CamelCase.ConvertName(member.Key) == property.Name)
            .SelectMany(member => member)
            .Select(rule => rule.Validator)
            .OfType<ILengthValidator>()
            .Select(rule => (int?)rule.Max)
            .FirstOrDefault();
    }

    private static void PresentAll(IOpenApiSchema schema)
    {
        foreach (var (member, value) in schema.Properties?.ToList() ?? [])
        {
            schema.Properties![member] = Present(value);
        }

        if (schema is OpenApiSchema { Items: { } items } list)
        {
            list.Items = Present(items);
        }
    }

    private static IOpenApiSchema Present(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema open)
        {
            return schema;
        }

        if (open.OneOf is { Count: 2 } choice && choice.Any(one => one.Type == JsonSchemaType.Null))
        {
            return choice.First(one => one.Type != JsonSchemaType.Null);
        }

        open.Type &= ~JsonSchemaType.Null;
        PresentAll(open);
        return open;
    }

    /// <summary>A header of answers that means the same in each: described once, under its name.</summary>
    private static OpenApiHeaderReference Told(Microsoft.OpenApi.OpenApiDocument document, string name, string description)
    {
        document.AddComponent(name, new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return new OpenApiHeaderReference(name, document);
    }

    private static Type? RequestType(IList<object> metadata) =>
        metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>().LastOrDefault()?.RequestType;

    private static void Bound(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var name = context.JsonPropertyInfo?.Name;
        if (name is not null && WireFormats.Patterns.TryGetValue((context.JsonPropertyInfo!.DeclaringType.Name, name), out var pattern))
        {
            var text = schema.Items as OpenApiSchema ?? schema;
            text.Pattern = pattern;
        }

        if (name is not null && LongestText(context) is { } longest)
        {
            // A rule for each text of a list bounds the texts; how many there may be, the list says itself.
            (schema.Items as OpenApiSchema ?? schema).MaxLength = longest;
        }

        if (context.JsonTypeInfo.ElementType is { IsEnum: true } choice)
        {
            (schema.MaxItems, schema.UniqueItems) = (Enum.GetValues(choice).Length, true);
        }

        if (context.JsonTypeInfo.Type == typeof(int))
        {
            schema.Format = "int32";
        }

        if (context.JsonTypeInfo.Kind == System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Object && context.JsonPropertyInfo is null)
        {
            schema.AdditionalPropertiesAllowed = false;
        }
    }
}

/// <summary>Names the conflicts (409) an operation may answer.</summary>
internal sealed record Conflicts(params IReadOnlyList<string> Codes);
