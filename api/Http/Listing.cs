using System.Buffers;
using System.IO.Pipelines;
using System.Net.Mime;
using System.Reflection;
using System.Text;
using System.Text.Json;
using FitStore.Contracts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FitStore.Api.Http;

/// <summary>The entries of a page with their places in the list.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Items, IReadOnlyList<SortKey> Keys, bool HasPrevious, bool HasNext, int? Total)
{
    /// <summary>A page of a list that lies sorted in memory.</summary>
    public static Slice<T> Of(IReadOnlyList<T> sorted, Func<T, SortKey> key, Position? from, int take)
    {
        var start = 0;
        if (from is { } position)
        {
            var first = 0;
            var last = sorted.Count;
            while (first < last)
            {
                var middle = (first + last) / 2;
                var isBefore = position.Backwards ? key(sorted[middle]) < position.Key : key(sorted[middle]) <= position.Key;
                (first, last) = isBefore ? (middle + 1, last) : (first, middle);
            }

            start = position.Backwards ? Math.Max(0, first - take) : first;
            take = position.Backwards ? first - start : take;
        }

        var items = sorted.Skip(start).Take(take).ToList();
        return new(items, [.. items.Select(key)], start > 0, start + items.Count < sorted.Count, sorted.Count);
    }

    /// <summary>A page from rows that were read in the direction of the cursor, one more than asked for.</summary>
    public static Slice<T> OfRows(IReadOnlyList<T> rows, Func<T, SortKey> key, Position? from, int take, int? total)
    {
        var more = rows.Count > take;
        var items = rows.Take(take).ToList();
        if (from is { Backwards: true })
        {
            items.Reverse();
            return new(items, [.. items.Select(key)], HasPrevious: more, HasNext: true, total);
        }

        return new(items, [.. items.Select(key)], HasPrevious: from is not null, HasNext: more, total);
    }
}

/// <summary>A list: one page as JSON, or by <c>Accept</c> all of it as CSV or NDJSON.</summary>
internal sealed class Listing<TPage, T>(Slice<T> slice, Func<Page<T>, TPage> shape, Func<IAsyncEnumerable<T>> all) : IResult, IEndpointMetadataProvider
    where TPage : Page<T>
{
    /// <summary>Where the page stays as it is written, for who asks for the same again; absent where nobody keeps it.</summary>
    public WrittenPage? Written { get; init; }

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var format = Listing.Format(http, MediaTypeNames.Application.Json, "text/csv", "application/x-ndjson");
        if (format != MediaTypeNames.Application.Json)
        {
            RefusePaging(http, format);
        }

        switch (format)
        {
            case "text/csv":
                http.Response.ContentType = Flat.CsvType;
                await Flat.WriteCsv(http.Response.BodyWriter, all(), FieldSelection.Of(http), http.RequestAborted);
                return;
            case "application/x-ndjson":
                http.Response.ContentType = "application/x-ndjson";
                await WriteLines(http);

                return;
            default:
                await WritePage(http);
                return;
        }
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        // One entry for all forms: of two for the same status the document would keep the last.
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TPage), [MediaTypeNames.Application.Json, "text/csv", "application/x-ndjson"]));
    }

    /// <summary>A list comes whole in these forms, so a page of it cannot be asked for.</summary>
    private static void RefusePaging(HttpContext http, string format)
    {
        var given = ((string[])["limit", "cursor"]).Where(http.Request.Query.ContainsKey).ToList();
        if (given.Count > 0)
        {
            throw Problems.Invalid([.. given.Select(name => Problems.Parameter(name, InputErrorCodes.NotAllowedValue, new(
                $"Als {format} kommt die Liste ganz. Lassen Sie {name} weg.", $"As {format} the list comes whole. Leave {name} out.")))]);
        }
    }

    private async Task WriteLines(HttpContext http)
    {
        var fields = FieldSelection.Of(http);
        await foreach (var item in all().WithCancellation(http.RequestAborted))
        {
            var thing = JsonSerializer.SerializeToNode(item, Answer.TypeInfo<T>());
            fields?.Apply(thing);
            http.Response.BodyWriter.Write(Encoding.UTF8.GetBytes(thing!.ToJsonString(ContractsJson.Wire.Options) + "\n"));
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private async Task WritePage(HttpContext http)
    {
        if (Written is null)
        {
            var page = Page(http);
            http.Response.Headers.Append(HeaderNames.Link, Links(page));
            await Answer.Write(http, page);
            return;
        }

        var answer = Written.Answer ??= await Render(http);
        http.Response.Headers.Append(HeaderNames.Link, answer.Links);
        http.Response.ContentType = Answer.Json;
        await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted);
    }

    private async Task<WrittenAnswer> Render(HttpContext http)
    {
        var page = Page(http);
        using var written = new MemoryStream();
        var writer = PipeWriter.Create(written, new StreamPipeWriterOptions(leaveOpen: true));
        await Answer.Write(http, page, writer);
        await writer.CompleteAsync();
        return new(written.ToArray(), Links(page));
    }

    private TPage Page(HttpContext http)
    {
        var cursors = http.RequestServices.GetRequiredService<Cursors>();
        return shape(new Page<T>
        {
            Items = slice.Items,
            Next = slice.HasNext && slice.Keys.Count > 0 ? Address(http, cursors.Write(http, new Position(slice.Keys[^1], Backwards: false))) : null,
            Previous = slice.HasPrevious && slice.Keys.Count > 0 ? Address(http, cursors.Write(http, new Position(slice.Keys[0], Backwards: true))) : null,
            Total = http.Request.Query["includeTotal"] == "true" ? slice.Total : null,
        });
    }

    private static StringValues Links(TPage page) => new(
    [
        .. page.Next is null ? [] : (string[])[$"<{page.Next}>; rel=\"next\""],
        .. page.Previous is null ? [] : (string[])[$"<{page.Previous}>; rel=\"prev\""],
    ]);

    private static string Address(HttpContext http, string cursor)
    {
        var query = http.Request.Query.Where(pair => pair.Key != "cursor").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return QueryHelpers.AddQueryString(http.Request.Path, query.Append(KeyValuePair.Create("cursor", (string?)cursor)));
    }
}

/// <summary>Where a page stays once it is written.</summary>
internal sealed class WrittenPage
{
    /// <summary>Absent until it is written for the first time; two who are first at once write the same.</summary>
    public WrittenAnswer? Answer { get; set; }
}

/// <summary>A page as it goes out.</summary>
internal sealed record WrittenAnswer(byte[] Body, StringValues Links);

/// <summary>Lists whose page carries nothing else.</summary>
internal static class Listing
{
    /// <summary>The format that the caller prefers among those there are; the first one when it does not say.</summary>
    public static string Format(HttpContext http, params ReadOnlySpan<string> formats)
    {
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var wanted))
        {
            return formats[0];
        }

        foreach (var range in wanted.OrderByDescending(range => range.Quality ?? 1))
        {
            foreach (var type in formats)
            {
                if (new MediaTypeHeaderValue(type).IsSubsetOf(range))
                {
                    return type;
                }
            }
        }

        return formats[0];
    }

    public static Listing<Page<T>, T> Of<T>(Slice<T> slice, Func<IAsyncEnumerable<T>> all) => new(slice, page => page, all);

    /// <summary>A list that lies sorted in memory.</summary>
    public static Listing<Page<T>, T> Of<T>(IReadOnlyList<T> sorted, Func<T, SortKey> key, Position? from, int take) =>
        new(Slice<T>.Of(sorted, key, from, take), page => page, sorted.ToAsyncEnumerable);
}
