using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Controlling;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Register;

/// <summary>How a tile is drawn: each mark has a form of its own, so that none depends on colour.</summary>
public enum TileMark
{
    /// <summary>Nothing on record: an empty, dashed tile.</summary>
    None,

    /// <summary>In use: a full bar.</summary>
    Live,

    /// <summary>Under contract, being connected or tested: a hatched bar.</summary>
    Connecting,

    /// <summary>Paused: a dotted bar.</summary>
    Dormant,

    /// <summary>Its end is set: a bar that ends halfway.</summary>
    Ending,
}

/// <summary>One Land on the map.</summary>
/// <param name="Land">The Land, with its place.</param>
/// <param name="Mark">How it is drawn.</param>
/// <param name="Leads">It leads: a corner is marked.</param>
/// <param name="Words">One or two short lines below the code.</param>
/// <param name="Sentence">The same in full, for screen readers and as a tip.</param>
public sealed record MapTile(Land Land, TileMark Mark, bool Leads, IReadOnlyList<string> Words, string Sentence);

/// <summary>The 16 Länder as tiles, as <c>_TileMap</c> draws them. A table with the same data stands beside it.</summary>
/// <param name="Id">Id of the drawing, once on a page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What it says, in a sentence or two.</param>
/// <param name="Tiles">The Länder.</param>
public sealed record TileMap(string Id, string Title, string Description, IReadOnlyList<MapTile> Tiles)
{
    /// <summary>Who leads and who reuses one service.</summary>
    internal static TileMap Of(Service service, ServiceReuse reuse, IReadOnlyList<Land> laender)
    {
        var states = reuse.Laender.ToDictionary(land => land.Land, StringComparer.Ordinal);
        var tiles = laender.Select(land =>
        {
            var leads = land.Code == service.LeadLand;
            var found = states.GetValueOrDefault(land.Code);
            var words = new List<string>();
            var sentence = new List<string>();
            if (leads)
            {
                words.Add("führt");
                sentence.Add("federführend");
            }

            if (found is not null)
            {
                words.Add(ShortOf(found.State));
                sentence.Add(Words.Of(found.State) + (found.AsOf is null ? "" : $", gemeldet für {Words.AsOf(found.AsOf)}") + (found.Provenance == Provenance.Example ? ", Beispielangabe" : ""));
            }

            if (words.Count == 0)
            {
                words.Add("–");
                sentence.Add("keine Nachnutzung erfasst");
            }

            return new MapTile(land, found is null ? TileMark.None : MarkOf(found.State), leads, words, $"{land.Name}: {string.Join("; ", sentence)}");
        });
        return new TileMap(
            "karte",
            "Welche Länder den Dienst nutzen",
            $"{German.Count(reuse.ReusingLaender, "Land nutzt", "Länder nutzen", "Kein weiteres Land nutzt")} „{service.Name}“{(reuse.ReusingLaender == 0 ? "." : " nach.")} Dieselben Angaben stehen in der Tabelle unter der Karte.",
            [.. tiles]);
    }

    /// <summary>How many services each Land leads and reuses.</summary>
    internal static TileMap Of(IReadOnlyList<LandProgress> progress, IReadOnlyList<Land> laender, string title)
    {
        var counts = progress.ToDictionary(land => land.Land, StringComparer.Ordinal);
        var tiles = laender.Select(land =>
        {
            var count = counts.GetValueOrDefault(land.Code);
            var words = new List<string>();
            if (count is { Leads: > 0 })
            {
                words.Add($"führt {German.Number(count.Leads)}");
            }

            if (count is { Reuses: > 0 })
            {
                words.Add($"nutzt {German.Number(count.Reuses)}");
            }

            return new MapTile(
                land,
                count is { Reuses: > 0 } ? TileMark.Live : TileMark.None,
                count is { Leads: > 0 },
                words.Count == 0 ? ["–"] : words,
                $"{land.Name}: führt {German.Count(count?.Leads ?? 0, "Dienst", "Dienste", "keinen Dienst")}, nutzt {German.Count(count?.Reuses ?? 0, "Dienst", "Dienste", "keinen")} nach");
        });
        return new TileMap("karte", title, "Je Land, wie viele Dienste es führt und wie viele es nachnutzt. Dieselben Zahlen stehen in der Tabelle unter der Karte.", [.. tiles]);
    }

    internal static TileMark MarkOf(AdoptionState state) => state switch
    {
        AdoptionState.Live => TileMark.Live,
        AdoptionState.Contracted or AdoptionState.Onboarding or AdoptionState.Testing => TileMark.Connecting,
        AdoptionState.Dormant => TileMark.Dormant,
        AdoptionState.Terminating => TileMark.Ending,
        _ => TileMark.None,
    };

    /// <summary>A state in a word that fits on a tile.</summary>
    internal static string ShortOf(AdoptionState state) => state switch
    {
        AdoptionState.Live => "nutzt",
        AdoptionState.Contracted => "Vertrag",
        AdoptionState.Onboarding => "bindet an",
        AdoptionState.Testing => "testet",
        AdoptionState.Dormant => "ruht",
        AdoptionState.Terminating => "endet",
        _ => "–",
    };
}
