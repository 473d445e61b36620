using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of offers and terms as their provider writes them: of services of Thüringen that are not public.</content>
internal sealed partial class Samples
{
    private async Task<Call?> OfOffers(Operation operation)
    {
        switch (operation.Id)
        {
            case "readPubliccode":
                return new Call(operation, Visitor, operation.Path.Replace("{slug}", Given.Slug, StringComparison.Ordinal));
            case "computePubliccode":
                return new Call(operation, await As(Given.LandEditor), operation.Path);
            case "listProvidedOffers":
                var listed = await OwnOffer(priced: true);
                var editor = await As(Given.LandEditor);
                for (var number = 1; number < Several; number++)
                {
                    await editor.Post<Offer>($"/v1/services/{listed.Service}/offers", Given.NewOffer);
                }

                return new Call(operation, editor, $"/v1/services/{listed.Service}/provided-offers");
            case "createOffer":
                return new Call(operation, await As(Given.LandEditor), $"/v1/services/{(await OwnOffer(priced: false)).Service}/offers") { Body = Json(Given.NewOffer) };
            case "changeOffer" or "removeOffer" or "changeTermsDraft" or "discardTermsDraft" or "readTermsDraft":
                var offer = await OwnOffer(priced: false);
                return new Call(operation, await As(Given.LandEditor), operation.Path.Replace("{id}", offer.Id.ToString(), StringComparison.Ordinal)) { IfMatch = operation.TakesIfMatch ? Tag(1) : null };
            case "readTermsDraftCheck" or "readTermsDraftComparison" or "readTermsDraftEffects":
                return new Call(operation, await As(Given.LandEditor), operation.Path.Replace("{id}", (await OwnOffer(priced: true)).Id.ToString(), StringComparison.Ordinal));
            case "publishTerms":
                var written = await OwnOffer(priced: false);
                var draft = await (await As(Given.LandEditor)).Patch<TermsDraft>($"/v1/offers/{written.Id}/terms-draft", Given.CompleteTerms, 1);
                return new Call(operation, await As(LandApprover), operation.Path.Replace("{id}", written.Id.ToString(), StringComparison.Ordinal))
                {
                    IfMatch = Tag(draft.Version),
                    Body = Json(new NewTermsPublication { ValidFrom = DateOnly.FromDateTime(api.Clock.GetUtcNow().DateTime).AddDays(7) }),
                };
            default:
                return null;
        }
    }

    /// <summary>An offer of a service of Thüringen that nobody else sees.</summary>
    private async Task<Offer> OwnOffer(bool priced)
    {
        var id = await PricedOffers.Add(api, priced ? PricedOffers.Sheet(PricedOffers.Shared(100_000, (AllocationKey.Equal, "1"))) : null, provider: "16", state: "unpublished");
        return await (await As(Given.LandEditor)).Get<Offer>($"/v1/offers/{id}");
    }
}
