using System.Net.Http.Headers;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Support;

/// <summary>Brings about what a test starts from, through the API.</summary>
internal static class Given
{
    /// <summary>Editor of Nordhausen, a Kommune in Thüringen.</summary>
    public const string KommuneEditor = "editor@nordhausen.example.org";

    /// <summary>Editor of Thüringen, a Land that adopts.</summary>
    public const string LandEditor = "editor@thueringen.example.org";

    /// <summary>Editor of Mecklenburg-Vorpommern, which provides the building permit.</summary>
    public const string ProviderEditor = "editor@mecklenburg-vorpommern.example.org";

    /// <summary>Administrator of Thüringen.</summary>
    public const string LandAdmin = "admin@thueringen.example.org";

    /// <summary>Editor of the operator.</summary>
    public const string OperatorEditor = "editor@betrieb.example.org";

    public const string Slug = "digitale-baugenehmigung";

    /// <summary>The offer of a service under a legal model.</summary>
    public static async Task<Offer> Offer(Client client, string slug = Slug, LegalModel model = LegalModel.FitStore) =>
        (await client.Get<Page<Offer>>($"/v1/services/{slug}/offers")).Items.First(offer => offer.LegalModel == model);

    /// <summary>A draft of the client's organisation.</summary>
    public static async Task<Adoption> Draft(Client client, string slug = Slug, LegalModel model = LegalModel.FitStore) =>
        await client.Post<Adoption>("/v1/adoptions", new NewAdoption { Offer = (await Offer(client, slug, model)).Id });

    /// <summary>A draft in which nothing is missing.</summary>
    public static async Task<Adoption> CompleteDraft(Client client, string slug = Slug, LegalModel model = LegalModel.FitStore)
    {
        var draft = await Draft(client, slug, model);
        return await client.Patch<Adoption>($"/v1/adoptions/{draft.Id}", Wishes, draft.Version);
    }

    /// <summary>An expressed interest.</summary>
    public static async Task<Adoption> Interest(Client client, string slug = Slug, LegalModel model = LegalModel.FitStore)
    {
        var draft = await CompleteDraft(client, slug, model);
        return await client.Post<Adoption>($"/v1/adoptions/{draft.Id}/interests", version: draft.Version);
    }

    /// <summary>An import of a register file that is over.</summary>
    public static async Task<RegisterImport> RegisterImport(Client operatorEditor, string csv, string query)
    {
        using var reply = await SendRegister(operatorEditor, Encoding.UTF8.GetBytes(csv), query);
        return await ImportOver(operatorEditor, await Client.Read<RegisterImport>(reply));
    }

    /// <summary>Sends a register file.</summary>
    public static Task<HttpResponseMessage> SendRegister(Client client, byte[] file, string query, string mediaType = "text/csv") =>
        SendFile(client, file, $"/v1/register-imports?{query}", mediaType);

    /// <summary>Sends a file to where it is imported.</summary>
    public static async Task<HttpResponseMessage> SendFile(Client client, byte[] file, string address, string mediaType = "text/csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.ExpectContinue = true;
        return await client.Http.SendAsync(request);
    }

    /// <summary>Waits until an import is over.</summary>
    public static async Task<RegisterImport> ImportOver(Client reader, RegisterImport import)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!limit.IsCancellationRequested)
        {
            import = await reader.Get<RegisterImport>($"/v1/register-imports/{import.Id}");
            if (import.State is ImportState.Done or ImportState.Failed)
            {
                return import;
            }
        }

        throw new TimeoutException($"The import is {import.State} after a minute.");
    }

    /// <summary>What is said of a file of inhabitants.</summary>
    public const string DataSetQuery = "key=inhabitants&name=Einwohnerzahlen&source=Gemeindeverzeichnis&asOf=2015-12-31";

    /// <summary>An import of reference data that is over.</summary>
    public static async Task<DataSetImport> DataSetImport(Client operatorEditor, string csv, string query)
    {
        using var reply = await SendFile(operatorEditor, Encoding.UTF8.GetBytes(csv), $"/v1/reference-data-imports?{query}");
        var import = await Client.Read<DataSetImport>(reply);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!limit.IsCancellationRequested)
        {
            import = await operatorEditor.Get<DataSetImport>($"/v1/reference-data-imports/{import.Id}");
            if (import.State is ImportState.Done or ImportState.Failed)
            {
                return import;
            }
        }

        throw new TimeoutException($"The import is {import.State} after a minute.");
    }

    /// <summary>What is said of a file of keys.</summary>
    public static string KeyQuery(KeyCatalogue catalogue) => $"catalogue={(catalogue == KeyCatalogue.Leistungen ? "leistungen" : "ozgIds")}&source=FIM-Portal&asOf=2024-12-31";

    /// <summary>An import of keys that is over.</summary>
    public static async Task<KeyImport> KeyImport(Client operatorEditor, byte[] csv, KeyCatalogue catalogue)
    {
        using var reply = await SendFile(operatorEditor, csv, $"/v1/key-imports?{KeyQuery(catalogue)}");
        var import = await Client.Read<KeyImport>(reply);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!limit.IsCancellationRequested)
        {
            import = await operatorEditor.Get<KeyImport>($"/v1/key-imports/{import.Id}");
            if (import.State is ImportState.Done or ImportState.Failed)
            {
                return import;
            }
        }

        throw new TimeoutException($"The import is {import.State} after a minute.");
    }

    /// <summary>An offer to a Land over the FIT-Store.</summary>
    public static NewOffer NewOffer { get; } = new() { Name = "Nachnutzung über den FIT-Store", LegalModel = LegalModel.FitStore, Takers = [OrganisationKind.Land] };

    /// <summary>Terms in which nothing is missing; the service is free of charge.</summary>
    public static TermsSections CompleteTerms { get; } = new()
    {
        PriceSheet = PricedOffers.Sheet(),
        Maintenance = new Maintenance
        {
            ReleaseRhythm = "Vierteljährlich",
            LawChanges = "Zum Tag des Inkrafttretens",
            FaultClasses = [new FaultClass { Name = "Der Dienst steht still", Reaction = "2 Stunden", Resolution = "8 Stunden" }],
        },
        ConditionsOfUse = "Behörden des Landes und seiner Kommunen.",
        Licence = new Licence { Spdx = "EUPL-1.2", RightsOfLaender = "Nutzen, ändern, weitergeben.", RightsOfKommunen = "Nutzen." },
        ServiceLevel = new ServiceLevel { AvailabilityPercent = "99.5", OperatingHours = "Werktags 8 bis 17 Uhr", MaintenanceWindow = "Sonntags 2 bis 6 Uhr" },
        DataProtection = new DataProtection { Model = DataProtectionModel.Para8aOzg, Note = "Die Kommune muss nichts tun." },
        MinimumTermMonths = 12,
        NoticeMonths = 6,
        Exit = "Die Daten werden in einem offenen Format übergeben.",
    };

    /// <summary>A decision between two services, for the first of them.</summary>
    public static async Task<DecisionFileSummary> Decision(Client editor, string title = "Online-Dienst für Bauanträge") =>
        await editor.Post<DecisionFileSummary>("/v1/decision-files", new NewDecisionFile
        {
            Title = title,
            Entries =
            [
                new NewDecisionEntry { Service = Slug, Chosen = true, Reason = "Passt zu unserem Fachverfahren." },
                new NewDecisionEntry { Service = "wohngeld-online" },
            ],
            Summary = "Der einzige Dienst mit einer Schnittstelle, die im Betrieb ist.",
        });

    /// <summary>What an interest needs.</summary>
    public static AdoptionPatch Wishes { get; } = new()
    {
        Scope = "Bauanträge der Stadt, rund 300 im Jahr",
        Contact = new ContactPerson { Name = "Jana Petersen", Email = "bauamt@nordhausen.example.org" },
        WishedStart = "2099-05",
    };
}
