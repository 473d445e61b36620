using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Cost;

/// <summary>What an offer costs whom, who pays the rest, and why.</summary>
internal static class CostFeature
{
    public static void AddCost(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<PriceSheet>, PriceSheetValidator>();
        services.AddSingleton<IValidator<PriceItem>, PriceItemValidator>();
        services.AddSingleton<IValidator<WeightedKey>, WeightedKeyValidator>();
        services.AddSingleton<IValidator<ConnectionCost>, ConnectionCostValidator>();
        services.AddSingleton<IValidator<VatTreatment>, VatTreatmentValidator>();
        services.AddSingleton<IValidator<NewCostPreviews>, NewCostPreviewsValidator>();
        services.AddSingleton<IValidator<PriceSheetDraft>, PriceSheetDraftValidator>();
        services.AddSingleton<IValidator<NewPriceReset>, NewPriceResetValidator>();
    }

    public static void MapCost(this IEndpointRouteBuilder routes)
    {
        var cost = routes.MapGroup("/v1").WithTags("Cost");
        cost.MapGet("/offers/{id:guid}/cost-preview", ReadCostPreview.Handle).PublicCacheable().WithName("readCostPreview")
            .WithMetadata(new Conflicts(ProblemCodes.OfferWithoutPrices, ProblemCodes.ReferenceDataMissing, ProblemCodes.OfferNotAvailable));
        cost.MapGet("/offers/{id:guid}/cost-preview/curve", ReadCostPreview.Curve).PublicCacheable().WithName("readCostCurve")
            .WithMetadata(new Conflicts(ProblemCodes.OfferWithoutPrices, ProblemCodes.ReferenceDataMissing, ProblemCodes.OfferNotAvailable));
        cost.MapPost("/cost-previews", ComputeCostPreviews.Handle).Public().Computing().WithName("computeCostPreviews")
            .WithMetadata(new Conflicts(ProblemCodes.ReferenceDataMissing));
        cost.MapPost("/offers/{id:guid}/price-sheet-effects", PriceSheetEffects.OfDraft).For(Role.Editor).Computing().WithName("computePriceSheetEffect")
            .WithMetadata(new Conflicts(ProblemCodes.OfferWithoutPrices, ProblemCodes.ReferenceDataMissing));
        cost.MapPost("/offers/{id:guid}/price-reset-effects", PriceSheetEffects.OfReset).For(Role.Editor).Computing().WithName("computePriceResetEffect")
            .WithMetadata(new Conflicts(ProblemCodes.OfferWithoutPrices, ProblemCodes.ReferenceDataMissing));
        cost.MapPost("/offers/{id:guid}/price-resets", ResetPrices.Handle).For(Role.Approver).Once().WithDryRun().WithName("resetPrices")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.AlreadyThere, ProblemCodes.OfferWithoutPrices, ProblemCodes.ReferenceDataMissing));
        cost.MapGet("/offers/{id:guid}/income", ReadOfferIncome.Handle).For(Role.Reader).WithName("readOfferIncome")
            .WithMetadata(new Conflicts(ProblemCodes.OfferWithoutPrices, ProblemCodes.ReferenceDataMissing));
    }
}
