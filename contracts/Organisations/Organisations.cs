namespace FitStore.Contracts.Organisations;

/// <summary>What kind of body an organisation is; decides, with its facts, which legal paths are open to it.</summary>
public enum OrganisationKind
{
    /// <summary>The federation.</summary>
    Bund,

    /// <summary>One of the 16 Länder (ARS of 2 digits).</summary>
    Land,

    /// <summary>A Kreis (ARS of 5 digits).</summary>
    Kreis,

    /// <summary>An association of Gemeinden (ARS of 9 digits).</summary>
    Gemeindeverband,

    /// <summary>A Gemeinde (ARS of 12 digits).</summary>
    Gemeinde,

    /// <summary>A public IT-Dienstleister.</summary>
    ItProvider,

    /// <summary>A Bündler: buys once and assigns to many Kommunen.</summary>
    Aggregator,

    /// <summary>A vendor of Fachverfahren.</summary>
    Vendor,

    /// <summary>The operator of the store.</summary>
    Operator,
}

/// <summary>An organisation as other things name it.</summary>
public sealed record OrganisationRef
{
    /// <summary>Id of the organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    /// <example>Mecklenburg-Vorpommern</example>
    public required string Name { get; init; }

    /// <summary>What kind of body it is.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Code of the Land it lies in.</summary>
    /// <example>MV</example>
    public string? Land { get; init; }
}

/// <summary>A body of the administration or a partner of it.</summary>
public sealed record Organisation
{
    /// <summary>Id of the organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes; stands in the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>What kind of body it is.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>The kinds it counts as: a kreisfreie Stadt counts as Gemeinde and as Kreis.</summary>
    public required IReadOnlyList<OrganisationKind> CountsAs { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Amtlicher Regionalschlüssel, text: Land 2, Kreis 5, Gemeindeverband 9, Gemeinde 12 digits.</summary>
    /// <example>130030000000</example>
    public string? Ars { get; init; }

    /// <summary>Amtlicher Gemeindeschlüssel of a Gemeinde: the first 5 and the last 3 digits of the ARS.</summary>
    /// <example>13003000</example>
    public string? Ags { get; init; }

    /// <summary>Code of the Land it lies in.</summary>
    /// <example>MV</example>
    public string? Land { get; init; }

    /// <summary>Inhabitants with date and source.</summary>
    public Inhabitants? Inhabitants { get; init; }

    /// <summary>Address for electronic invoices (Leitweg-ID).</summary>
    public string? LeitwegId { get; init; }

    /// <summary>The functional mailbox, not a person's address.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Whether it has entered the store: applied, was accredited, and has an administrator.</summary>
    public bool Accredited { get; init; }

    /// <summary>The other entry of the same body: Berlin and Hamburg are a Land and a Gemeinde.</summary>
    public OrganisationRef? LinkedTo { get; init; }

    /// <summary>Where these statements come from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A number of inhabitants, with its date and source.</summary>
public sealed record Inhabitants
{
    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>The day the number is of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Who published it.</summary>
    /// <example>Destatis, Fortschreibung</example>
    public required string Source { get; init; }
}

/// <summary>One of the 16 Länder with the figures that cost is shared by.</summary>
public sealed record Land
{
    /// <summary>Two-letter code.</summary>
    /// <example>MV</example>
    public required string Code { get; init; }

    /// <summary>The first two digits of every ARS in this Land.</summary>
    /// <example>13</example>
    public required string ArsPrefix { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation that stands for it in the store.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Inhabitants with date and source.</summary>
    public required Inhabitants Inhabitants { get; init; }

    /// <summary>Number of Gemeinden.</summary>
    public required int Gemeinden { get; init; }

    /// <summary>Shares by the Königsteiner Schlüssel, newest first.</summary>
    public required IReadOnlyList<KoenigsteinShare> Koenigstein { get; init; }

    /// <summary>Place on the tile map of the 16 Länder.</summary>
    public required Tile Tile { get; init; }
}

/// <summary>A share by the Königsteiner Schlüssel of one year.</summary>
public sealed record KoenigsteinShare
{
    /// <summary>The year of the key.</summary>
    /// <example>2019</example>
    public required int Year { get; init; }

    /// <summary>Percent as a decimal string with five decimals.</summary>
    /// <example>1.98045</example>
    public required string Percent { get; init; }

    /// <summary>Whether the value was compared with the publication of the GWK.</summary>
    public required bool Confirmed { get; init; }
}

/// <summary>A place on the tile map.</summary>
public sealed record Tile
{
    /// <summary>Row, from 1 at the top.</summary>
    public required int Row { get; init; }

    /// <summary>Column, from 1 at the left.</summary>
    public required int Column { get; init; }
}

/// <summary>One of the 14 Themenfelder of the OZG programme.</summary>
public sealed record Themenfeld
{
    /// <summary>Stable short name.</summary>
    /// <example>bauen-wohnen</example>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    /// <example>Bauen &amp; Wohnen</example>
    public required string Name { get; init; }

    /// <summary>Codes of the Länder that lead it.</summary>
    public required IReadOnlyList<string> Leads { get; init; }

    /// <summary>Number of published services in it.</summary>
    public required int Services { get; init; }

    /// <summary>Where these statements come from.</summary>
    public required Provenance Provenance { get; init; }
}
