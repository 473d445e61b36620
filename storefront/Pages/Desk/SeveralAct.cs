using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>An act that carries nothing of its own, so that it can be done for several adoptions at once. Nothing that binds is among them.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="From">The state in which it is possible.</param>
/// <param name="Path">Sub-resource to POST to.</param>
/// <param name="Body">What it takes.</param>
/// <param name="Button">What it is called.</param>
/// <param name="Will">What will happen, of one adoption.</param>
/// <param name="Done">What has happened.</param>
internal sealed record SeveralAct(string Name, AdoptionState From, string Path, object? Body, string Button, string Will, string Done)
{
    /// <summary>More are not done in one go.</summary>
    public const int Most = 50;

    public static IReadOnlyList<SeveralAct> All { get; } =
    [
        new("anbindung-beginnen", AdoptionState.Contracted, "onboarding-starts", null, "Anbindungen beginnen", "Die Anbindung beginnt, die Checkliste wird angelegt.", "Die Anbindung hat begonnen."),
        new("weiterleiten", AdoptionState.Interest, "forwardings", null, "Anfragen weiterleiten", "Die Anfrage geht in die Abstimmung.", "Die Anfrage ist in der Abstimmung."),
        new("verwerfen", AdoptionState.Draft, "withdrawals", new Withdrawal(), "Entwürfe verwerfen", "Der Entwurf wird verworfen. Er lässt sich nicht wiederherstellen.", "Der Entwurf ist verworfen."),
    ];

    /// <summary>The act that a task can be done by together with others; for a draft it is to discard it.</summary>
    public static SeveralAct? For(DeskTask task) => task switch
    {
        { Kind: not DeskTaskKind.Adoption } or { MayAct: false } or { Adoption: null } => null,
        { Act: AdoptionAct.StartOnboarding } => All[0],
        { Act: AdoptionAct.Forward } => All[1],
        { Act: AdoptionAct.ExpressInterest } => All[2],
        _ => null,
    };

    public static bool IsPossible(DeskTask task) => For(task) is not null;
}

/// <summary>One adoption of several, as a form names it: id, version seen, and the mandate under which it is the caller's.</summary>
internal sealed record SeveralEntry(Guid Adoption, int Version, Guid? Mandate)
{
    public override string ToString() => $"{Adoption}_{German.Digits(Version)}{(Mandate is { } mandate ? $"_{mandate}" : "")}";

    public static SeveralEntry Of(DeskTask task) => new(task.Adoption!.Value, task.Version, task.Mandate);

    public static SeveralEntry? Parse(string? text) => text?.Split('_') switch
    {
        [var id, var version] when Guid.TryParse(id, out var adoption) && int.TryParse(version, German.Culture, out var number) => new(adoption, number, null),
        [var id, var version, var under] when Guid.TryParse(id, out var adoption) && int.TryParse(version, German.Culture, out var number) && Guid.TryParse(under, out var mandate) =>
            new(adoption, number, mandate),
        _ => null,
    };

    /// <summary>The mandate, where it is one of the caller's.</summary>
    public MandateRef? MandateOf(Me me) => me.Mandates.FirstOrDefault(known => known.Id == Mandate);
}
