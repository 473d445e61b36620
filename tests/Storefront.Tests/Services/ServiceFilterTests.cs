using FitStore.Storefront.Pages.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront.Tests.Services;

/// <summary>The list's address carries the whole search.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class ServiceFilterTests
{
    [Test]
    public void Href_EverythingChosen_IsTheSameFilterAgain()
    {
        var filter = Of("?q=wohn%20geld&themenfeld=bauen-wohnen&themenfeld=umwelt&leadLand=SH&legalModel=fitStore&free=true&adoptedBy=TH&sort=-reusingLaender");

        var again = Of(filter.Href()["/dienste".Length..]);

        Assert.That(again.Href(), Is.EqualTo(filter.Href()));
        Assert.That(again.Q, Is.EqualTo("wohn geld"));
        Assert.That(again.ValuesOf("themenfeld"), Is.EqualTo(new[] { "bauen-wohnen", "umwelt" }));
        Assert.That(again.Sort, Is.EqualTo("-reusingLaender"));
    }

    [Test]
    public void Of_WhatNobodyKnowsOrSays_IsLeftOut() =>
        Assert.That(Of("?q=%20%20&themenfeld=&sort=quatsch&utm_source=x&free=true&free=false").Href(), Is.EqualTo("/dienste?free=true"));

    [Test]
    public void Without_OneValue_KeepsTheRestAndStartsAtTheFirstPage() =>
        Assert.That(Of("?q=geld&leadLand=SH&leadLand=HB&cursor=abc").Without(new FilterValue("leadLand", "SH")), Is.EqualTo("/dienste?q=geld&leadLand=HB"));

    private static ServiceFilter Of(string query) => ServiceFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
