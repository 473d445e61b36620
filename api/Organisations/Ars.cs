using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// Rules of the Amtlicher Regionalschlüssel: Land 2 digits, Kreis 5, Gemeindeverband 9, Gemeinde 12. It is text: leading
/// zeros count.
/// </summary>
internal static class Ars
{
    private const int LengthOfGemeinde = 12;
    private const int LengthOfKreis = 5;

    /// <summary>How many digits the key of a kind has; nothing for kinds without one.</summary>
    public static int? LengthOf(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Land => 2,
        OrganisationKind.Kreis => LengthOfKreis,
        OrganisationKind.Gemeindeverband => 9,
        OrganisationKind.Gemeinde => LengthOfGemeinde,
        _ => null,
    };

    /// <summary>The Amtlicher Gemeindeschlüssel of a Gemeinde: without the four digits of its Gemeindeverband.</summary>
    public static string? Ags(string? ars) => ars?.Length == LengthOfGemeinde ? ars[..LengthOfKreis] + ars[^3..] : null;

    /// <summary>A Gemeinde with zeros from the sixth digit on belongs to no Kreis: it is one itself.</summary>
    public static bool IsKreisfrei(string? ars) => ars?.Length == LengthOfGemeinde && !ars.AsSpan(LengthOfKreis).ContainsAnyExcept('0');

    /// <summary>The kinds an organisation counts as.</summary>
    public static IReadOnlyList<OrganisationKind> CountsAs(OrganisationKind kind, string? ars) =>
        kind == OrganisationKind.Gemeinde && IsKreisfrei(ars) ? [OrganisationKind.Gemeinde, OrganisationKind.Kreis] : [kind];

    /// <summary>Gemeinde, Gemeindeverband or Kreis.</summary>
    public static bool IsKommune(this OrganisationKind kind) =>
        kind is OrganisationKind.Gemeinde or OrganisationKind.Gemeindeverband or OrganisationKind.Kreis;

    public static OrganisationRef ToRef(this Organisation organisation) => new()
    {
        Id = organisation.Id,
        Name = organisation.Name,
        Kind = organisation.Kind,
        Land = organisation.Land,
    };
}
