using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Texts;

/// <content>What an organisation's administrator and the operator look after.</content>
public static partial class Words
{
    public static string Of(FactKind kind) => kind switch
    {
        FactKind.FitkoOwner => "Trägerin der FITKO",
        FactKind.IoevMember => "Mitglied der IÖV",
        FactKind.GovdigitalMember => "Mitglied der govdigital eG",
        FactKind.InhouseWith => "Inhouse-Verhältnis",
        FactKind.FrameworkWith => "Rahmenvertrag",
        _ => kind.ToString(),
    };

    public static string Explain(FactKind kind) => kind switch
    {
        FactKind.FitkoOwner => "Bund oder Land, das die FITKO trägt. Öffnet den FIT-Store-Vertrag direkt mit dem Betreiber.",
        FactKind.IoevMember => "Öffnet den FIT-Store-Vertrag direkt mit dem Betreiber.",
        FactKind.GovdigitalMember => "Öffnet die Weitergabe unter Mitgliedern der Genossenschaft ohne Ausschreibung.",
        FactKind.InhouseWith => "Sie beherrschen eine andere Organisation wie eine eigene Dienststelle, oder sie Sie. Nennen Sie diese Organisation.",
        FactKind.FrameworkWith => "Sie haben einen Rahmenvertrag mit einem Verkäufer geschlossen. Nennen Sie den Verkäufer.",
        _ => "",
    };

    /// <summary>Whether the fact is one between two organisations.</summary>
    public static bool NamesAnother(FactKind kind) => kind is FactKind.InhouseWith or FactKind.FrameworkWith;

    public static string Of(Fact fact) => fact.With is null ? Of(fact.Kind) : $"{Of(fact.Kind)} mit {fact.With.Name}";

    public static string Of(FactState state) => state switch
    {
        FactState.Recorded => "wird geprüft",
        FactState.Confirmed => "bestätigt",
        FactState.Refused => "nicht bestätigt",
        FactState.Ended => "beendet",
        _ => state.ToString(),
    };

    public static string Of(LegalPathOutcome outcome) => outcome switch
    {
        LegalPathOutcome.Open => "offen",
        LegalPathOutcome.Unclear => "ungeklärt",
        LegalPathOutcome.Demand => "als Bedarf",
        _ => "nicht offen",
    };

    public static Mood MoodOf(LegalPathOutcome outcome) => outcome switch
    {
        LegalPathOutcome.Open => Mood.Success,
        LegalPathOutcome.Closed => Mood.Danger,
        LegalPathOutcome.Demand => Mood.Info,
        _ => Mood.Warning,
    };

    public static Mood MoodOf(FactState state) => state switch
    {
        FactState.Confirmed => Mood.Success,
        FactState.Refused => Mood.Danger,
        FactState.Recorded => Mood.Warning,
        _ => Mood.Info,
    };

    public static string Of(MandateState state) => state switch
    {
        MandateState.Offered => "noch nicht angenommen",
        MandateState.Accepted => "in Kraft",
        MandateState.Declined => "abgelehnt",
        MandateState.Revoked => "widerrufen",
        MandateState.Expired => "abgelaufen",
        _ => state.ToString(),
    };

    public static Mood MoodOf(MandateState state) => state switch
    {
        MandateState.Accepted => Mood.Success,
        MandateState.Offered => Mood.Warning,
        _ => Mood.Info,
    };

    public static bool IsOver(MandateState state) => state is not (MandateState.Offered or MandateState.Accepted);

    public static string Of(InvitationState state) => state switch
    {
        InvitationState.Open => "offen",
        InvitationState.Accepted => "angenommen",
        InvitationState.Revoked => "zurückgenommen",
        InvitationState.Expired => "abgelaufen",
        _ => state.ToString(),
    };

    public static string Of(ApplicationState state) => state switch
    {
        ApplicationState.Open => "offen",
        ApplicationState.Accredited => "aufgenommen",
        ApplicationState.Refused => "abgelehnt",
        _ => state.ToString(),
    };

    public static Mood MoodOf(ApplicationState state) => state switch
    {
        ApplicationState.Accredited => Mood.Success,
        ApplicationState.Refused => Mood.Danger,
        _ => Mood.Warning,
    };

    public static string Of(ImportState state) => state switch
    {
        ImportState.Checking => "wird geprüft",
        ImportState.Writing => "wird geschrieben",
        ImportState.Done => "abgeschlossen",
        ImportState.Failed => "nicht eingespielt",
        _ => state.ToString(),
    };

    public static Mood MoodOf(ImportState state) => state switch
    {
        ImportState.Done => Mood.Success,
        ImportState.Failed => Mood.Danger,
        _ => Mood.Info,
    };

    public static bool IsOver(ImportState state) => state is ImportState.Done or ImportState.Failed;

    /// <summary>The roles of a person or mandate, as part of a sentence.</summary>
    public static string Of(IEnumerable<Role> roles) => German.List([.. roles.Order().Select(Of)]);

    /// <summary>The roles to tick, each with what it allows.</summary>
    public static IReadOnlyList<Choice> Choices(IEnumerable<Role> roles) => [.. roles.Select(role => new Choice(role.ToString(), Of(role), Explain(role)))];
}
