using FitStore.Contracts.Adoptions;
using FitStore.Support;

namespace FitStore.Browser.Tests;

/// <summary>The pages of adoptions in every state, for who has something to do there.</summary>
internal static class AdoptionPages
{
    /// <returns>Each account with the addresses it looks at.</returns>
    public static async Task<IReadOnlyList<(string Email, string[] Paths)>> All()
    {
        using var given = new GivenAdoption(BrowserUnderTest.Store.Api);
        var interest = await given.In(AdoptionState.Interest);
        var coordination = await given.In(AdoptionState.Coordination);
        var agreed = await given.In(AdoptionState.Agreed);
        var prepared = await given.Do(await given.In(AdoptionState.Agreed), AdoptionAct.PrepareOffer);
        var offered = await given.In(AdoptionState.Offered);
        var live = await given.In(AdoptionState.Live);
        return
        [
            (Given.OperatorEditor, [Request(interest), At(interest, "weiterleiten"), Request(agreed), At(agreed, "angebot-vorbereiten"), At(prepared, "angebot-freigeben")]),
            ("approver@betrieb.example.org", [Request(prepared), At(prepared, "angebot-freigeben"), At(prepared, "erledigt/angebot-vorbereiten")]),
            ("approver@mecklenburg-vorpommern.example.org", [Request(coordination), At(coordination, "abstimmen"), At(coordination, "ablehnen"), At(live, "ruhen-lassen")]),
            ("signatory@thueringen.example.org", [Request(offered), At(offered, "zeichnen"), At(offered, "vertraege"), Request(live), At(live, "kuendigen"), At(live, "neue-konditionen"), At(live, "erledigt/zeichnen"), "/vertraege", "/vertraege?seite=gibt&stand=Void"]),
        ];
    }

    private static string Request(Adoption adoption) => $"/nachnutzungen/{adoption.Id}";

    private static string At(Adoption adoption, string path) => $"{Request(adoption)}/{path}";
}
