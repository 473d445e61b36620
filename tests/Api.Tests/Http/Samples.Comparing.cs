using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of what services, terms, Länder and Kommunen are compared by.</content>
internal sealed partial class Samples
{
    private async Task<Call?> OfComparing(Operation operation)
    {
        var path = operation.Path;
        switch (path)
        {
            case "/v1/offers/{id}/terms/{version}/comparison":
                var offer = await Given.Offer(Visitor, "i-kfz", LegalModel.Verwaltungsvereinbarung);
                return new Call(operation, Visitor, $"/v1/offers/{offer.Id}/terms/1/comparison") { Query = "with=2" };
            case "/v1/services/{slug}/similar":
                return new Call(operation, Visitor, $"/v1/services/{Given.Slug}/similar");
            case "/v1/services/{slug}/reuse/peers":
                return new Call(operation, Visitor, $"/v1/services/{Given.Slug}/reuse/peers") { Query = "organisation=130740087087" };
            case "/v1/laender/{code}/services":
                return new Call(operation, Visitor, "/v1/laender/MV/services");
            default:
                return null;
        }
    }
}
