using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>Who may act for the organisation, and for whom it may act.</summary>
internal sealed class MandatesModel(FitStoreClient store) : ActingPage(store)
{
    public IReadOnlyList<MandateList> Lists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var given = Store.ListMandatesAsync(given: true, cursor: null, cancel);
        var taken = await Store.ListMandatesAsync(given: false, cursor: null, cancel);
        Lists =
        [
            new("Wer für Sie handelt", "Geben Sie eine Vollmacht, wenn zum Beispiel Ihr IT-Dienstleister Anfragen für Sie vorbereiten soll.", ByNeed((await given).Items), "Organisation, die handelt", IsGiven: true),
            new("Für wen Sie handeln", "Gibt Ihnen eine andere Organisation eine Vollmacht, steht sie hier und Sie nehmen sie an.", ByNeed(taken.Items), "Organisation, für die Sie handeln", IsGiven: false),
        ];
    }

    /// <summary>What is to be answered first, then what is in force, then what is over.</summary>
    private static IReadOnlyList<Mandate> ByNeed(IEnumerable<Mandate> mandates) =>
        [.. mandates.OrderBy(mandate => mandate.State).ThenBy(mandate => mandate.Until)];
}

/// <summary>Mandates of one direction.</summary>
internal sealed record MandateList(string Title, string Hint, IReadOnlyList<Mandate> Mandates, string Other, bool IsGiven);
