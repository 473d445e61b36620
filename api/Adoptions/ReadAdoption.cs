using FitStore.Api.Connections;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>How far is it, and what can I do?</summary>
internal static class ReadAdoption
{
    /// <summary>Show an adoption</summary>
    /// <remarks>For the adopter; from the state <c>interest</c> on also for the provider and for who takes the request. Demand is seen by the Kommune and its Land only.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(Guid id, Act act, FitDatabase database, AdoptionView view) => database.Read(async sql =>
    {
        var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        return new Found<Adoption>(await view.Show(sql, row), row.Version);
    });

    /// <summary>Show what can be done with an adoption</summary>
    /// <remarks>The acts possible from its state, whether the caller may do them, and what is still missing.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Told<AdoptionTransitions>> Transitions(Guid id, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) => database.Read(async sql =>
    {
        var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        var warnings = await ConnectionCapacities.Warnings(sql, row, register.Current, BerlinTime.Today(clock));
        return new Told<AdoptionTransitions>(await Adoptions.Transitions.Show(sql, row, act) with { Warnings = warnings.Count == 0 ? null : warnings });
    });
}
