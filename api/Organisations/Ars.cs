using FitStore.Api.Http;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// Rules of the Amtlicher Regionalschlüssel: Land 2 digits, Kreis 5, Gemeindeverband 9, Gemeinde 12. It is text: leading
/// zeros count.
/// </summary>
internal static class Ars
{
    private const int LengthOfLand = 2;
    private const int LengthOfKreis = 5;
    private const int LengthOfGemeindeverband = 9;
    private const int LengthOfGemeinde = 12;

    /// <summary>The kind that an ARS names by its length; nothing for a text that is none.</summary>
    public static OrganisationKind? KindOf(string ars) => ars.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : ars.Length switch
    {
        LengthOfLand => OrganisationKind.Land,
        LengthOfKreis => OrganisationKind.Kreis,
        LengthOfGemeindeverband => OrganisationKind.Gemeindeverband,
        LengthOfGemeinde => OrganisationKind.Gemeinde,
        _ => null,
    };

    /// <summary>What to say of a text that is no ARS.</summary>
    public static Sentence WrongForm(string ars) => ars.All(char.IsAsciiDigit)
        ? new($"Der ARS hat {ars.Length} Ziffern. Richtig sind 2 (Land), 5 (Kreis), 9 (Gemeindeverband) oder 12 (Gemeinde); führende Nullen zählen mit.", $"The ARS has {ars.Length} digits. Right are 2 (Land), 5 (Kreis), 9 (Gemeindeverband) or 12 (Gemeinde); leading zeros count.")
        : new("Der ARS besteht nur aus Ziffern.", "The ARS consists of digits only.");

    /// <summary>The Kreis a Gemeinde or Gemeindeverband belongs to.</summary>
    public static string KreisOf(string ars) => ars[..LengthOfKreis];

    /// <summary>The Gemeinde that is a whole Kreis.</summary>
    public static string KreisfreieStadtOf(string kreis) => kreis.PadRight(LengthOfGemeinde, '0');

    /// <summary>The Land whose only Gemeinde this is: Berlin and Hamburg.</summary>
    public static string? StadtstaatOf(string ars) =>
        ars.Length == LengthOfGemeinde && !ars.AsSpan(LengthOfLand).ContainsAnyExcept('0') ? ars[..LengthOfLand] : null;

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
