namespace FitStore.Storefront.Pages.Services;

/// <summary>A clause of a contract's terms, apart from the price sheet, which has a section of its own.</summary>
internal enum Clause
{
    Use,
    Licence,
    Maintenance,
    ServiceLevel,
    DataProtection,
    Duration,
    Exit,
}

internal static class Clauses
{
    /// <summary>In the order a contract has them.</summary>
    public static IReadOnlyList<Clause> All { get; } = Enum.GetValues<Clause>();

    public static string Title(this Clause clause) => clause switch
    {
        Clause.Use => "Nutzungsbedingungen",
        Clause.Licence => "Lizenz und Rechte",
        Clause.Maintenance => "Pflege und Störungen",
        Clause.ServiceLevel => "Verfügbarkeit und Betriebszeiten",
        Clause.DataProtection => "Datenschutz",
        Clause.Duration => "Laufzeit und Kündigung",
        Clause.Exit => "Ende des Vertrags",
        _ => clause.ToString(),
    };
}
