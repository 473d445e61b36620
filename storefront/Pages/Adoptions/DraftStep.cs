using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>The pages of a request, in their order: one question each, then the check.</summary>
internal sealed record DraftStep(string Name, string Path)
{
    /// <summary>In the address of a question that was reached from the check page: saving it leads back there.</summary>
    public const string FromCheck = "pruefen";

    public static readonly DraftStep Scope = new("Umfang", "umfang");
    public static readonly DraftStep Contact = new("Ansprechperson", "kontakt");
    public static readonly DraftStep WishedStart = new("Wunschbeginn", "beginn");
    public static readonly DraftStep Message = new("Nachricht", "nachricht");
    public static readonly DraftStep Check = new("Prüfen", "pruefen");

    private static readonly DraftStep[] InOrder = [Scope, Contact, WishedStart, Message, Check];

    /// <summary>Counted from 1; the offer was chosen before the first.</summary>
    public int Number => Array.IndexOf(InOrder, this) + 1;

    public DraftStep Next => InOrder[Math.Min(Number, InOrder.Length - 1)];

    public string At(Guid adoption) => $"{Links.Request(adoption)}/{Path}";

    public string ToChange(Guid adoption) => $"{At(adoption)}?zurueck={FromCheck}";

    public static IReadOnlyList<Step> Steps(Guid adoption) => [.. InOrder.Select(step => new Step(step.Name, step.At(adoption)))];

    /// <summary>Where to go on with a draft that somebody left.</summary>
    public static DraftStep FirstOpen(Adoption draft) => draft switch
    {
        { Scope: null } => Scope,
        { Contact: null } => Contact,
        { WishedStart: null } => WishedStart,
        _ => Check,
    };
}
