using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
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
        var dearer = await given.In(AdoptionState.Agreed);
        await given.In(AdoptionState.Contracted, dearer.Offer, "editor@nordrhein-westfalen.example.org");
        var written = await given.In(AdoptionState.Offered, await given.Offer(LegalModel.Verwaltungsvereinbarung));
        var buyer = await given.As(Given.LandEditor);
        var papers = (await buyer.Get<Page<AdoptionDocument>>($"/v1/adoptions/{offered.Id}/documents?limit=100")).Items;
        using var vendor = await BrowserUnderTest.Store.Api.As(GivenConnection.VendorEditor);
        var checklist = await GivenConnection.AskVendor(buyer, await GivenConnection.Begin(BrowserUnderTest.Store.Api, buyer, (await given.In(AdoptionState.Interest)).Id));
        var asked = checklist.Entries.First(item => item.Owner == ChecklistOwner.Vendor);
        await GivenConnection.UploadAsVendor(vendor, asked.Id);
        await GivenConnection.Set(buyer, checklist.Adoption, "firewallRule", ChecklistItemState.NotApplicable, "Wir holen die Anträge ab.");
        var connection = $"/nachnutzungen/{checklist.Adoption}/anbindung";
        return
        [
            (Given.LandEditor, [$"/nachnutzungen/{checklist.Adoption}", connection, $"{connection}/{asked.Key}", $"{connection}/firewallRule", $"{connection}/functionalMailbox", $"{connection}/beteiligte", "/anbindungen", "/hersteller"]),
            (GivenConnection.VendorEditor, ["/hersteller", "/hersteller?verzug=ja", $"/hersteller/{asked.Id}", "/mitteilungen", "/schreibtisch"]),
            ("admin@it-mitte.example.org", ["/schreibtisch/vollmachten", "/mitteilungen/einstellungen"]),
            (Given.OperatorEditor, ["/anbindungen", "/anbindungen?stand=anbindung", "/anbindungen?ansicht=liste", connection, $"{connection}/{asked.Key}", Request(interest), At(interest, "weiterleiten"), Request(agreed), At(agreed, "angebot-vorbereiten"), At(prepared, "angebot-freigeben"), At(dearer, "angebot-vorbereiten"), At(dearer, "unterlagen"), .. await Templates(given)]),
            ("approver@betrieb.example.org", [Request(prepared), At(prepared, "angebot-freigeben"), At(prepared, "erledigt/angebot-vorbereiten")]),
            ("approver@mecklenburg-vorpommern.example.org", [Request(coordination), At(coordination, "abstimmen"), At(coordination, "ablehnen"), At(live, "ruhen-lassen")]),
            ("signatory@thueringen.example.org", [Request(offered), At(offered, "zeichnen"), At(offered, "vertraege"), Request(live), At(live, "kuendigen"), At(live, "neue-konditionen"), At(live, "erledigt/zeichnen"), "/vertraege", "/vertraege?seite=gibt&stand=Void"]),
            (Given.LandEditor, [At(coordination, "abstimmen"), At(coordination, "vertraege"), At(coordination, "unterlagen"), At(agreed, "unterlagen/vorschau/contract"), At(offered, "unterlagen"), .. papers.Select(paper => At(offered, $"unterlagen/{paper.Sha256}")), At(written, "zeichnen")]),
        ];
    }

    /// <summary>The operator's clause templates: one that counts, and one that is being changed.</summary>
    private static async Task<IReadOnlyList<string>> Templates(GivenAdoption given)
    {
        var editor = await given.As(Given.OperatorEditor);
        var templates = (await editor.Get<Page<PaperTemplate>>("/v1/paper-templates?limit=100")).Items;
        var changed = templates.First(template => template.Kind == AdoptionDocumentKind.ServiceLevel);
        var text = (await editor.Get<PaperTemplateVersion>($"/v1/paper-templates/{changed.Id}/versions/{changed.Published}")).Body!;
        await editor.Patch<PaperTemplate>($"/v1/paper-templates/{changed.Id}", new PaperTemplatePatch { Body = text + "\n## Ein Abschnitt mehr\nUnd sein Satz.\n" }, changed.Version);
        var counts = templates.First(template => template.Kind == AdoptionDocumentKind.Contract);
        const string All = "/betrieb/vertragsmuster";
        return [All, $"{All}/{counts.Id}", $"{All}/{counts.Id}/ansicht", $"{All}/{changed.Id}", $"{All}/{changed.Id}/ansicht", $"{All}/{changed.Id}/vergleich"];
    }

    private static string Request(Adoption adoption) => $"/nachnutzungen/{adoption.Id}";

    private static string At(Adoption adoption, string path) => $"{Request(adoption)}/{path}";
}
