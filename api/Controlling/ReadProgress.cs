using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Controlling;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Controlling;

/// <summary>Over which services to sum.</summary>
internal sealed class ProgressQuery
{
    public const string Parameter = "themenfeld";

    [FromQuery(Name = Parameter), RegularExpression(WireFormats.Slug)]
    [Description("Short name of a Themenfeld: only its services.")]
    public string? Themenfeld { get; init; }
}

/// <summary>How far has reuse come?</summary>
internal static class ReadProgress
{
    /// <summary>The mark of "flächendeckend" as the Bund defined it in 2020; a marker, never a gate.</summary>
    private const int WidespreadFrom = 9;

    /// <summary>Show the progress of reuse</summary>
    /// <remarks>Sums over all services, or those of one Themenfeld; each is the number of rows that lists of the catalogue show. Services whose end has come do not count.</remarks>
    public static Told<Progress> Handle([AsParameters] ProgressQuery query, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var snapshot = register.Current;
        if (query.Themenfeld is { } slug && snapshot.Themenfelder.All(field => field.Slug != slug))
        {
            throw Problems.Invalid(Problems.Parameter(ProgressQuery.Parameter, InputErrorCodes.DoesNotExist, new(
                "Dieses Themenfeld gibt es nicht.", "There is no such Themenfeld.")));
        }

        var services = catalogue.Index.Entries
            .Where(entry => entry.Service.State != ServiceState.Retired && (query.Themenfeld is null || entry.Service.Themenfeld == query.Themenfeld))
            .ToList();
        return new(Of(services, [.. snapshot.Laender.Select(land => land.Code)]));
    }

    /// <summary>The sums over some services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="laender">The codes of all Länder, in the order they are told.</param>
    public static Progress Of(IReadOnlyCollection<CatalogueEntry> services, IReadOnlyList<string> laender)
    {
        var kommunen = services.SelectMany(entry => entry.Kommunen.Where(use => use.State >= AdoptionState.Contracted)).ToList();
        var leads = services.CountBy(entry => entry.Service.LeadLand).ToDictionary(StringComparer.Ordinal);
        var reuses = services.SelectMany(entry => entry.Reuse.Laender.Where(land => land.Land != entry.Service.LeadLand)).CountBy(land => land.Land).ToDictionary(StringComparer.Ordinal);
        return new Progress
        {
            Services = services.Count,
            ReusedServices = services.Count(entry => entry.Reuse.ReusingLaender > 0),
            LandAdoptions = services.Sum(entry => entry.Reuse.ReusingLaender),
            WidespreadServices = services.Count(entry => entry.Reuse.ReusingLaender + 1 >= WidespreadFrom),
            Kommunen = kommunen.Count,
            KommunenProvenance = Provenances.OfAll(kommunen.Select(use => use.Provenance)),
            Laender = [.. laender.Select(code => new LandProgress { Land = code, Leads = leads.GetValueOrDefault(code), Reuses = reuses.GetValueOrDefault(code) })],
        };
    }
}

/// <summary>Figures on how far reuse has come.</summary>
internal static class ControllingFeature
{
    public static void MapControlling(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/progress", ReadProgress.Handle).PublicCacheable().WithTags("Controlling").WithName("readProgress");
}
