using FitStore.Api.Ledger;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of cost.</content>
internal sealed partial class Samples
{
    private const string ProviderApprover = "approver@mecklenburg-vorpommern.example.org";

    private ApiUnderTest? september;
    private Client? inSeptember;

    private async Task<Call?> OfCost(Operation operation)
    {
        if (operation.Path == "/v1/cost-previews")
        {
            var offer = await Given.Offer(Visitor);
            return new Call(operation, Visitor, operation.Path) { Body = Json(new NewCostPreviews { Offers = [offer.Id], Organisations = ["16", "160620041041"], Start = "2027-05" }) };
        }

        switch (operation.Path.Split('/').ElementAtOrDefault(4))
        {
            case "cost-preview":
                return new Call(operation, Visitor, await OfOffer(operation)) { Query = "organisation=16&start=2027-05" };
            case "price-sheet-effects" or "price-reset-effects" or "income":
                return new Call(operation, await As(Given.ProviderEditor), await OfOffer(operation));
            case "price-resets":
                return await InSeptember(operation);
            default:
                return null;
        }
    }

    /// <summary>Prices are re-set in September: by an instance whose clock says so, of an offer that was not re-set yet.</summary>
    private async Task<Call> InSeptember(Operation operation)
    {
        if (september is null)
        {
            september = ApiUnderTest.Start(api.Database);
            september.Clock.Forward(UntilSeptember(september.Clock.GetUtcNow()));
            inSeptember = await september.As(ProviderApprover);
        }

        var offer = await PricedOffers.Add(api, PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Equal, "1"))));
        await september.Services.GetRequiredService<LedgerFollowers>().CatchUp(long.MaxValue);
        return new Call(operation, inSeptember!, operation.Path.Replace("{id}", offer.ToString(), StringComparison.Ordinal)) { IfMatch = Tag((await Visitor.Get<Offer>($"/v1/offers/{offer}")).Version) };
    }

    private async Task<string> OfOffer(Operation operation) =>
        operation.Path.Replace("{id}", (await Given.Offer(Visitor)).Id.ToString(), StringComparison.Ordinal);

    /// <summary>Noon of the 15th of the next September.</summary>
    public static TimeSpan UntilSeptember(DateTimeOffset now) =>
        new DateTimeOffset(now.Month < 9 ? now.Year : now.Year + 1, 9, 15, 12, 0, 0, TimeSpan.Zero) - now;
}
