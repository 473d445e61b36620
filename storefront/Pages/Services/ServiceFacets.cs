using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Services;

/// <summary>One question of a facet with its answers to tick.</summary>
internal sealed record FacetPart(string Parameter, string Id, string Title, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Chosen);

/// <summary>A facet as it is shown: one question, or a few that belong together.</summary>
internal sealed record FacetGroup(string Title, IReadOnlyList<FacetPart> Parts, bool Open)
{
    public int Chosen => Parts.Sum(part => part.Choices.Count(choice => part.Chosen.Contains(choice.Value)));
}

/// <summary>What narrows the list of services down, in the field's words.</summary>
internal sealed class ServiceFacets(CatalogueNames names)
{
    /// <summary>The Reifegrad is one parameter with two scales that are never shown as one.</summary>
    private static readonly string?[] Scales = ["1.1", "2.0"];

    private static readonly string?[] NoScale = [null];

    /// <summary>In the order a Kommune asks: what is it about, may we have it, what does it cost, does it fit what we run?</summary>
    private static readonly (string Title, string[] Parameters, bool Open)[] Order =
    [
        ("Themenfeld", ["themenfeld"], true),
        ("Kosten", ["free", "costNeutral"], true),
        ("Verfügbar für", ["availableFor"], false),
        ("Fachverfahren", ["fachverfahren", "interfaceState"], false),
        ("Transportweg", ["transport"], false),
        ("Nutzerkonto", ["userAccount"], false),
        ("Vertrauensniveau", ["trustLevel"], false),
        ("Federführendes Land", ["leadLand"], false),
        ("Im Einsatz in", ["adoptedBy"], false),
        ("Vertragsweg", ["legalModel"], false),
        ("Lizenz", ["licence"], false),
        ("Reifegrad", ["reifegrad"], false),
        ("Prinzipien mit Beleg", ["principle"], false),
        ("Behördennummer 115", ["number115"], false),
    ];

    /// <summary>The facets of a list; those that have nothing to choose are left out.</summary>
    public IReadOnlyList<FacetGroup> Groups(ServiceFilter filter, IReadOnlyList<Facet> facets) =>
    [
        .. Order
            .Select(group => (group.Title, group.Open, Parts: group.Parameters.SelectMany(parameter => Parts(parameter, filter, facets)).ToList()))
            .Where(group => group.Parts.Count > 0)
            .Select(group => new FacetGroup(group.Title, group.Parts, group.Open || group.Parts.Any(part => part.Chosen.Count > 0))),
    ];

    /// <summary>A value in words that stand alone: Themenfeld: Familie &amp; Kind.</summary>
    public string Words(FilterValue value) => value.Parameter switch
    {
        "free" or "costNeutral" or "number115" => TextOf(value.Parameter, value.Value),
        "reifegrad" => $"{TitleOf(value.Parameter, ScaleOf(value.Value))}: {TextOf(value.Parameter, value.Value)}",
        _ => $"{TitleOf(value.Parameter)}: {TextOf(value.Parameter, value.Value)}",
    };

    private IEnumerable<FacetPart> Parts(string parameter, ServiceFilter filter, IReadOnlyList<Facet> facets)
    {
        var chosen = filter.ValuesOf(parameter);
        var values = facets.FirstOrDefault(facet => facet.Parameter == parameter)?.Values ?? [];
        foreach (var scale in parameter == "reifegrad" ? Scales : NoScale)
        {
            var choices = values
                .Where(value => scale is null || ScaleOf(value.Value) == scale)

                // What most services are not is no help in narrowing down.
                .Where(value => value.Value != "false" || value.Chosen)
                .Select(value => new Choice(value.Value, TextOf(parameter, value.Value), German.Number(value.Count)))
                .OrderBy(choice => Rank(parameter, choice.Value))
                .ThenBy(choice => choice.Text, StringComparer.Create(German.Culture, ignoreCase: true))
                .ToList();
            if (choices.Count > 0)
            {
                yield return new FacetPart(
                    parameter,
                    $"filter-{parameter}{scale?.Replace(".", "", StringComparison.Ordinal)}",
                    TitleOf(parameter, scale),
                    choices,
                    [.. chosen.Where(value => scale is null || ScaleOf(value) == scale)]);
            }
        }
    }

    /// <summary>Answers with an order of their own keep it, all others go by the alphabet.</summary>
    private static int Rank(string parameter, string value) => parameter switch
    {
        "availableFor" when Known<OrganisationKind>(value) is { } kind => (int)kind,
        "interfaceState" when Known<InterfaceState>(value) is { } state => (int)state,
        "trustLevel" when Known<TrustLevel>(value) is { } level => (int)level,
        "principle" when Known<Principle>(value) is { } principle => (int)principle,
        "reifegrad" => -(value[^1] - '0'),
        _ => 0,
    };

    private static string TitleOf(string parameter, string? scale = null) => parameter switch
    {
        "themenfeld" => "Themenfeld",
        "leadLand" => "Federführendes Land",
        "adoptedBy" => "Im Einsatz in",
        "availableFor" => "Verfügbar für",
        "legalModel" => "Vertragsweg",
        "fachverfahren" => "Fachverfahren",
        "interfaceState" => "Stand der Schnittstelle",
        "transport" => "Transportweg",
        "userAccount" => "Nutzerkonto",
        "trustLevel" => "Vertrauensniveau",
        "reifegrad" => $"Reifegrad (Skala {scale})",
        "licence" => "Lizenz",
        "principle" => "Prinzipien mit Beleg",
        "number115" => "Behördennummer 115",
        "costNeutral" => "Kosten für Kommunen",
        _ => "Kosten",
    };

    private string TextOf(string parameter, string value) => parameter switch
    {
        "themenfeld" => names.Themenfeld(value),
        "leadLand" or "adoptedBy" => names.Land(value),
        "availableFor" => Known<OrganisationKind>(value) is { } kind ? Texts.Words.Plural(kind) : value,
        "legalModel" => Known<LegalModel>(value) is { } model ? Texts.Words.Of(model) : value,
        "interfaceState" => Known<InterfaceState>(value) is { } state ? Texts.Words.Of(state) : value,
        "transport" => Known<Transport>(value) is { } transport ? Texts.Words.Of(transport) : value,
        "userAccount" => Known<UserAccount>(value) is { } account ? Texts.Words.Of(account) : value,
        "trustLevel" => Known<TrustLevel>(value) is { } level ? Texts.Words.Of(level) : value,
        "principle" => Known<Principle>(value) is { } principle ? Texts.Words.Of(principle) : value,
        "reifegrad" => $"Stufe {value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..]}",
        "free" => value == "true" ? "kostenfrei" : "kostenpflichtig",
        "costNeutral" => value == "true" ? "für Kommunen kostenneutral" : "für Kommunen nicht kostenneutral",
        "number115" => value == "true" ? "Die 115 gibt Auskunft" : "Die 115 gibt keine Auskunft",
        _ => value,
    };

    private static string ScaleOf(string value) => value.Split(':')[0];

    private static T? Known<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
