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
        using var land = await BrowserUnderTest.Store.Api.As(Given.LandEditor);
        using var vendor = await BrowserUnderTest.Store.Api.As(GivenConnection.VendorEditor);
        var checklist = await GivenConnection.AskVendor(land, await GivenConnection.Begin(BrowserUnderTest.Store.Api, land, (await given.In(AdoptionState.Interest)).Id));
        var asked = checklist.Entries.First(item => item.Owner == ChecklistOwner.Vendor);
        await GivenConnection.UploadAsVendor(vendor, asked.Id);
        await GivenConnection.Set(land, checklist.Adoption, "firewallRule", ChecklistItemState.NotApplicable, "Wir holen die Anträge ab.");
        var connection = $"/nachnutzungen/{checklist.Adoption}/anbindung";
        return
        [
            (Given.LandEditor, [$"/nachnutzungen/{checklist.Adoption}", connection, $"{connection}/{asked.Key}", $"{connection}/firewallRule", $"{connection}/functionalMailbox", $"{connection}/beteiligte", "/anbindungen", "/hersteller"]),
            (GivenConnection.VendorEditor, ["/hersteller", "/hersteller?verzug=ja", $"/hersteller/{asked.Id}", "/mitteilungen", "/schreibtisch"]),
            ("admin@it-mitte.example.org", ["/schreibtisch/vollmachten", "/mitteilungen/einstellungen"]),
            (Given.OperatorEditor, ["/anbindungen", "/anbindungen?stand=anbindung", "/anbindungen?ansicht=liste", connection, $"{connection}/{asked.Key}", Request(interest), At(interest, "weiterleiten"), Request(agreed), At(agreed, "angebot-vorbereiten"), At(prepared, "angebot-freigeben")]),
            ("approver@betrieb.example.org", [Request(prepared), At(prepared, "angebot-freigeben"), At(prepared, "erledigt/angebot-vorbereiten")]),
            ("approver@mecklenburg-vorpommern.example.org", [Request(coordination), At(coordination, "abstimmen"), At(coordination, "ablehnen"), At(live, "ruhen-lassen")]),
            ("signatory@thueringen.example.org", [Request(offered), At(offered, "zeichnen"), At(offered, "vertraege"), Request(live), At(live, "kuendigen"), At(live, "neue-konditionen"), At(live, "erledigt/zeichnen"), "/vertraege", "/vertraege?seite=gibt&stand=Void"]),
        ];
    }

    private static string Request(Adoption adoption) => $"/nachnutzungen/{adoption.Id}";

    private static string At(Adoption adoption, string path) => $"{Request(adoption)}/{path}";
}
