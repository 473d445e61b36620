using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using FluentValidation;

namespace FitStore.Api.Publishing;

/// <summary>Offers and terms as their provider writes them, until they are public.</summary>
internal static class OffersFeature
{
    public static void AddOffers(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<NewOffer>, NewOfferValidator>();
        services.AddSingleton<IValidator<OfferPatch>, OfferPatchValidator>();
        services.AddSingleton<IValidator<TermsSections>, TermsSectionsValidator>();
        services.AddSingleton<IValidator<Maintenance>, MaintenanceValidator>();
        services.AddSingleton<IValidator<FaultClass>, FaultClassValidator>();
        services.AddSingleton<IValidator<Licence>, LicenceValidator>();
        services.AddSingleton<IValidator<ServiceLevel>, ServiceLevelValidator>();
        services.AddSingleton<IValidator<DataProtection>, DataProtectionValidator>();
        services.AddSingleton<IValidator<NewTermsPublication>, NewTermsPublicationValidator>();
    }

    public static void MapOffers(this IEndpointRouteBuilder routes)
    {
        var offers = routes.MapGroup("/v1").WithTags("Publishing");
        offers.MapGet("/services/{slug}/publiccode.yml", ReadPubliccode.Handle).PublicCacheable().WithName("readPubliccode")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        offers.MapPost("/publiccode-imports", ImportPubliccode.Handle).For(Role.Editor).Computing().WithName("computePubliccode");
        offers.MapGet("/services/{slug}/provided-offers", KeepOffers.List).For(Role.Reader).WithName("listProvidedOffers");
        offers.MapPost("/services/{slug}/offers", KeepOffers.Add).For(Role.Editor).Once().WithName("createOffer")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        offers.MapPatch("/offers/{id:guid}", KeepOffers.Change).For(Role.Editor).WithName("changeOffer")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        offers.MapDelete("/offers/{id:guid}", KeepOffers.Remove).For(Role.Editor).WithName("removeOffer")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        offers.MapGet("/offers/{id:guid}/terms-draft", KeepTermsDraft.One).For(Role.Reader).WithName("readTermsDraft");
        offers.MapPatch("/offers/{id:guid}/terms-draft", KeepTermsDraft.Change).For(Role.Editor).WithName("changeTermsDraft")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        offers.MapDelete("/offers/{id:guid}/terms-draft", KeepTermsDraft.Discard).For(Role.Editor).WithName("discardTermsDraft");
        offers.MapGet("/offers/{id:guid}/terms-draft/check", KeepTermsDraft.Check).For(Role.Reader).WithName("readTermsDraftCheck");
        offers.MapGet("/offers/{id:guid}/terms-draft/comparison", KeepTermsDraft.Compare).For(Role.Reader).WithName("readTermsDraftComparison");
        offers.MapGet("/offers/{id:guid}/terms-draft/effects", KeepTermsDraft.Effects).For(Role.Reader).WithName("readTermsDraftEffects")
            .WithMetadata(new Conflicts(ProblemCodes.ReferenceDataMissing));
        offers.MapPost("/offers/{id:guid}/terms-publications", PublishTerms.Handle).For(Role.Approver).Once().WithDryRun().WithName("publishTerms")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict, ProblemCodes.GatesUnmet, ProblemCodes.AlreadyThere));
    }
}
