using FitStore.Api.Ledger;

namespace FitStore.Api.Cost;

/// <summary>What cost is shared by: dated reference data, and how each Land passes cost on.</summary>
internal static class ReferenceDataFeature
{
    public static void AddReferenceData(this IServiceCollection services)
    {
        services.AddSingleton<CurrentReferenceData>();
        services.AddSingleton<ILedgerFollower>(provider => provider.GetRequiredService<CurrentReferenceData>());
    }
}
