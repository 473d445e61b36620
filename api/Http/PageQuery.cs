using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Http;

/// <summary>The query parameters that every list takes.</summary>
internal class PageQuery
{
    public const int DefaultLimit = 20;

    public const int LargestLimit = 100;

    [FromQuery(Name = "limit"), Range(1, LargestLimit), DefaultValue(DefaultLimit)]
    [Description("Number of entries on a page.")]
    public int? Limit { get; init; }

    [FromQuery(Name = "cursor"), MaxLength(2000)]
    [Description("Place to go on from: taken as it is from `next` or `previous`, together with the same filter and sort.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "includeTotal")]
    [Description("Whether to count the entries of all pages.")]
    public bool? IncludeTotal { get; init; }

    public int Take => Limit ?? DefaultLimit;
}
