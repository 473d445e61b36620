using FitStore.Contracts.Cost;

namespace FitStore.Storefront.Texts;

/// <content>What a service costs, and who carries it.</content>
public static partial class Words
{
    public static string Of(PassingOn rule) => rule switch
    {
        PassingOn.LandPays => "Das Land trägt die Kosten",
        PassingOn.Levy => "Umlage",
        PassingOn.CallOff => "Eigener Abruf gegen Entgelt",
        _ => "keine Regel hinterlegt",
    };

    public static string Of(LevyLevel level) => level switch
    {
        LevyLevel.Gemeinde => "als Gemeinde",
        LevyLevel.Kreis => "als Kreis",
        _ => "als Bezirk",
    };

    /// <summary>Why a Land shares, in a phrase.</summary>
    public static string Of(ParticipantReason reason) => reason switch
    {
        ParticipantReason.Asker => "kommt für diese Rechnung dazu",
        ParticipantReason.Provider => "stellt bereit",
        ParticipantReason.Adopter => "hat einen Vertrag",
        _ => "angenommen",
    };

    /// <summary>A place in a sentence: of „Nordhausen, Stadt“ the part before the comma.</summary>
    public static string Short(string name) => name.Split(',', 2)[0];

    /// <summary>das Land Thüringen, das Saarland.</summary>
    public static string TheLand(string name) => name == "Saarland" ? "das Saarland" : $"das Land {name}";

    /// <summary>des Landes Thüringen, des Saarlandes.</summary>
    public static string OfTheLand(string name) => name == "Saarland" ? "des Saarlandes" : $"des Landes {name}";
}
