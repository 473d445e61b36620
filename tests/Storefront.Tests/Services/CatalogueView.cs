using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Tests.People;

namespace FitStore.Storefront.Tests.Services;

/// <summary>A visitor before a storefront whose API knows one service.</summary>
internal abstract class CatalogueView : StoreAndVisitor
{
    protected const string ServicePage = "/dienste/hundesteuer";

    protected CatalogueView()
    {
        Answer("GET /v1/laender", new Page<Land> { Items = Fixtures.Laender });
        Answer("GET /v1/themenfelder", new Page<Themenfeld> { Items = [Fixtures.Taxes, Fixtures.Empty] });
        Answer("GET /v1/services/hundesteuer", Fixtures.Service);
        Answer("GET /v1/services/hundesteuer/reuse", Fixtures.Reuse);
        Answer("GET /v1/services/hundesteuer/offers", new Page<Offer> { Items = [Fixtures.Offer] });
        Answer("GET /v1/services/hundesteuer/similar", new SimilarServices { Services = [Fixtures.Similar] });
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}", Fixtures.Offer);
        Answer($"GET /v1/offers/{Fixtures.Offer.Id}/terms", new Page<OfferTerms> { Items = [Fixtures.Second, Fixtures.First] });
        foreach (var land in Fixtures.Laender)
        {
            Answer($"GET /v1/laender/{land.Code}/rules", new Page<RecordedLandRule> { Items = [] });
        }

        Answer("GET /v1/progress", Fixtures.Progress);
        Answer("GET /v1/services", new ServiceList { Items = [Fixtures.Card], Facets = [] });
    }

    protected void Answer<T>(string call, T body) => Api.Answers[call] = _ => StandInApi.Json(HttpStatusCode.OK, body);

    /// <summary>The text with one plain space between its words.</summary>
    protected static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
