using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront;

/// <content>The life of an adoption: a page for each act, its contracts, documents and connection.</content>
public static partial class Links
{
    public static readonly Link Contracts = new("Verträge", "/vertraege");

    /// <summary>The acts that have a page, and its name in the address.</summary>
    internal static readonly IReadOnlyDictionary<AdoptionAct, string> ActPaths = new Dictionary<AdoptionAct, string>
    {
        [AdoptionAct.Forward] = "weiterleiten",
        [AdoptionAct.Agree] = "abstimmen",
        [AdoptionAct.Decline] = "ablehnen",
        [AdoptionAct.PrepareOffer] = "angebot-vorbereiten",
        [AdoptionAct.MakeBindingOffer] = "angebot-freigeben",
        [AdoptionAct.Accept] = "zeichnen",
        [AdoptionAct.StartOnboarding] = "anbindung-beginnen",
        [AdoptionAct.StartTest] = "test-beginnen",
        [AdoptionAct.FailTest] = "test-nicht-bestanden",
        [AdoptionAct.GoLive] = "betrieb-aufnehmen",
        [AdoptionAct.Pause] = "ruhen-lassen",
        [AdoptionAct.Resume] = "fortsetzen",
        [AdoptionAct.AnswerTerms] = "neue-konditionen",
        [AdoptionAct.Terminate] = "kuendigen",
        [AdoptionAct.Withdraw] = "zurueckziehen",
    };

    /// <summary>The page on which an act is done.</summary>
    public static string Act(Guid adoption, AdoptionAct act) => $"{Request(adoption)}/{ActPaths[act]}";

    /// <summary>What an act that was done means: what happens now, who acts, by when.</summary>
    public static string Done(Guid adoption, AdoptionAct act) => $"{Request(adoption)}/erledigt/{ActPaths[act]}";

    /// <summary>The contracts from the provider down to who adopts.</summary>
    public static string ContractChain(Guid adoption) => $"{Request(adoption)}/vertraege";

    /// <summary>The documents of an adoption.</summary>
    public static string Papers(Guid adoption) => $"{Request(adoption)}/unterlagen";

    /// <summary>One document, as a file.</summary>
    public static string Paper(Guid adoption, string sha256) => $"{Papers(adoption)}/{sha256}";

    /// <summary>Everything that was signed, as one file.</summary>
    public static string Folder(Guid adoption) => $"{Papers(adoption)}/mappe";

    /// <summary>A file that a party put to an adoption.</summary>
    public static string AdoptionFile(Guid adoption, Guid file) => $"{Request(adoption)}/dateien/{file}";

    /// <summary>The list of what is to be done until the service runs.</summary>
    public static string Connection(Guid adoption) => $"{Request(adoption)}/anbindung";
}
