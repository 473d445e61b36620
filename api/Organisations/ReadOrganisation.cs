using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>What is known of one organisation?</summary>
internal static class ReadOrganisation
{
    /// <summary>Show an organisation</summary>
    /// <remarks>By its id or its ARS.</remarks>
    /// <param name="idOrArs">The id, or the ARS: 2, 5, 9 or 12 digits.</param>
    public static Found<Organisation> Handle(string idOrArs, OrganisationRegister register)
    {
        var organisation = (Guid.TryParseExact(idOrArs, "D", out var id) ? register.Current.Find(id) : register.Current.FindByArs(idOrArs)) ?? throw Problems.NotFound();
        return new(organisation, organisation.Version);
    }
}
