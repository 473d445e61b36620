using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;
using Microsoft.Extensions.DependencyInjection;
using Access = FitStore.Contracts.Catalogue.Access;

namespace FitStore.Support;

/// <summary>Brings listings to where a test starts from, through the API; Thüringen provides them.</summary>
internal static class GivenListing
{
    /// <summary>Releases what the operator's editor reviewed.</summary>
    public const string OperatorApprover = "approver@betrieb.example.org";

    /// <summary>Suspends and ends the services of Thüringen.</summary>
    public const string LandApprover = "approver@thueringen.example.org";

    /// <summary>A listing in which nothing is missing but offers.</summary>
    public static ServiceContent Complete(string name) => new()
    {
        Name = name,
        Summary = "Anträge online stellen und den Stand verfolgen.",
        LeadLand = "TH",
        Themenfeld = "bauen-wohnen",
        Classification = new Classification
        {
            Leistungsschluessel = ["99012001001000"],
            OzgIds = ["10003"],
            Leistungstyp = Leistungstyp.Typ23,
            Reifegrad = new Reifegrad { Scale = "2.0", Level = 5 },
            SdgRelevant = true,
            Provenance = Provenance.Declared,
        },
        Description = new Description { Markdown = "Bürgerinnen und Bürger stellen ihren **Antrag** [online](https://example.org/antrag).", Provenance = Provenance.Declared },
        Reported = [new ReportedFact { Text = "Der Dienst ist in Erfurt im Betrieb.", AsOf = "2025-03" }],
        Operation = new Operation { OperatingAuthority = "Thüringer Ministerium für Digitales", ItProvider = "Rechenzentrum (Beispiel)", Provenance = Provenance.Declared },
        Access = new Access { UserAccounts = [UserAccount.BundId], TrustLevel = TrustLevel.Substanziell, Payment = "über die Bezahlplattform", Provenance = Provenance.Declared },
        Connection = new Connection
        {
            Transports = [Transport.FitConnect],
            DataStandards = ["XBau 2.4"],
            Fachverfahren = [new Fachverfahren { Product = "BauDialog", Vendor = "Beispiel GmbH", FromVersion = "4.1", State = InterfaceState.Planned, PromisedBy = new DateOnly(2027, 6, 30) }],
            Registers = ["Melderegister"],
            Steps = ["Formular ausfüllen", "Test vereinbaren"],
            Duration = new WeekRange { From = 6, To = 10 },
            Provenance = Provenance.Declared,
        },
        Support = new SupportMatrix
        {
            Number115 = true,
            Levels = [new SupportLevel { Level = 1, Provider = "Behördennummer 115", Hours = "Mo–Fr 8–18 Uhr", Contact = "115" }],
            Provenance = Provenance.Declared,
        },
        ReuseConcept = new ReuseConcept
        {
            Integration = "Jede Kommune bezahlt ihre Anbindung.",
            Operation = "Das Land bezahlt den Betrieb.",
            Interfaces = "FIT-Connect, gestellt vom Bereitsteller.",
            Support = "Der Bereitsteller unterstützt.",
            CostNeutralForKommunen = true,
            Provenance = Provenance.Declared,
        },
        Requirements = new RequirementAnswers
        {
            Catalogue = $"{Catalogue.Name} {Catalogue.Edition}",
            Answers =
            [
                .. Catalogue.Requirements.Select(requirement => new RequirementAnswer
                {
                    Id = requirement.Id,
                    Group = requirement.Group,
                    Obligation = requirement.Obligation,
                    Text = requirement.Text,
                    Fulfilment = Reasons.Contains(requirement.Id) ? Fulfilment.NotMet : Fulfilment.Met,
                    Reason = Reasons.Contains(requirement.Id) ? "Kommt mit Version 5." : null,
                }),
            ],
            Provenance = Provenance.Declared,
        },
        Principles = new Principles { Evidence = [new PrincipleEvidence { Principle = Principle.Speed, Evidence = "In sechs Monaten gebaut." }], Provenance = Provenance.Declared },
        Training = new Statement { Text = "Eine Schulung im Monat.", Provenance = Provenance.Declared },
        DemoUrl = "https://demo.example.org",
        Documents = [new Document { Title = "Anbindungsleitfaden", Kind = DocumentKind.ConnectionGuide, Url = "https://example.org/leitfaden", Provenance = Provenance.Declared }],
        Contacts = [new ContactPoint { Purpose = "Fragen zur Nachnutzung", Email = "nachnutzung@thueringen.example.org", Provenance = Provenance.Declared }],
        Keywords = ["Antrag"],
    };

    /// <summary>The catalogue of requirements of the sample data.</summary>
    public static NewRequirementCatalogue Catalogue { get; } = SampleLists.Catalogue(SampleFiles.Read());

    /// <summary>Ids of the MUSS that the complete listing does not meet.</summary>
    public static IReadOnlyList<string> Reasons { get; } = [Catalogue.Requirements.First(requirement => requirement.Obligation == Obligation.Muss).Id];

    /// <summary>A name that nothing else has.</summary>
    public static string NewName() => $"Probedienst {Guid.NewGuid():n}";

    /// <summary>A draft in which nothing is missing but offers.</summary>
    public static Task<ServiceRevision> Draft(Client editor, string? name = null)
    {
        var given = name ?? NewName();
        return editor.Post<ServiceRevision>("/v1/services", new NewService { Name = given, Content = Complete(given) });
    }

    /// <summary>A text that nothing else holds.</summary>
    public static byte[] Words() => System.Text.Encoding.UTF8.GetBytes($"Probe {Guid.NewGuid():n}\n");

    /// <summary>A picture of one pixel that nothing else holds.</summary>
    public static byte[] Picture() =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89,
        0, 0, 0, 13, .. "IDAT"u8, 0x78, 0x9C, 0x63, 0x60, 0x60, 0x60, 0x60, 0, 0, 0, 5, 0, 1, 0xA5, 0xF6, 0x45, 0x40, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
        .. Guid.NewGuid().ToByteArray(),
    ];

    /// <summary>Uploads a file for a service; a picture with words.</summary>
    public static Task<ServiceFile> Upload(Client editor, string slug, string name, byte[] content, string? words = null) =>
        editor.PostFile<ServiceFile>($"/v1/services/{slug}/files?name={Uri.EscapeDataString(name)}{(words is null ? "" : $"&alternativeText={Uri.EscapeDataString(words)}")}", content);

    /// <summary>The first of several files that a published listing names as documents.</summary>
    public static async Task<ServiceFile> PublishedFiles(ApiUnderTest api, int several)
    {
        using var editor = await api.As(Given.LandEditor);
        using var reviewer = await api.As(Given.OperatorEditor);
        using var approver = await api.As(OperatorApprover);
        var draft = await ReadyDraft(api, editor);
        var files = new List<ServiceFile>();
        for (var number = 0; number < several; number++)
        {
            files.Add(await Upload(editor, draft.Service, $"probe-{number}.txt", Words()));
        }

        var content = draft.Content with { Documents = [.. files.Select(file => new Document { Title = file.Name, Kind = DocumentKind.Training, Url = file.Address, Provenance = Provenance.Declared })] };
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1", content, draft.Version);
        await Publish(approver, await TakeUp(reviewer, await Submit(editor, draft)));
        return files[0];
    }

    /// <summary>Gives a service an offer with terms like those of the building permit.</summary>
    public static async Task<Guid> AddOffer(ApiUnderTest api, string slug, Func<TermsContent, TermsContent>? change = null)
    {
        var offer = Guid.Empty;
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            offer = write.NewId();
            var service = (await write.Row<Guid?>("select id from services where slug = @slug", new { slug }))!.Value;
            await write.Execute(
                """
                insert into offers (id, service_id, position, version, name, legal_model, seller_id, takers, provenance)
                select @offer, s.id, 1, 1, 'Nachnutzung', 'verwaltungsvereinbarung', s.provider_id, 'land', 'declared' from services s where s.id = @service
                """,
                new { offer, service });
            var like = await write.Row<string>(
                "select t.content from terms t join offers o on o.id = t.offer_id join services s on s.id = o.service_id where s.slug = @slug and o.position = 1 and t.version = 1",
                new { slug = Given.Slug });
            var terms = JsonSerializer.Deserialize(like!, ContractsJson.Default.TermsContent)!;
            await write.Execute(
                "insert into terms (offer_id, version, valid_from, published_at, content) values (@offer, 1, @validFrom, @now, @content)",
                new { offer, validFrom = new DateOnly(2026, 1, 1), now = write.Now, content = JsonSerializer.Serialize((change ?? (same => same))(terms), ContractsJson.Default.TermsContent) });
            write.Record("offer.created", $"offer/{offer}", ("service", service.ToString()));
            return new Gone();
        });
        return offer;
    }

    /// <summary>A draft that can be submitted.</summary>
    public static async Task<ServiceRevision> ReadyDraft(ApiUnderTest api, Client editor, string? name = null)
    {
        var draft = await Draft(editor, name);
        await AddOffer(api, draft.Service);
        return draft;
    }

    public static Task<ServiceRevision> Submit(Client editor, ServiceRevision draft) =>
        editor.Post<ServiceRevision>($"/v1/services/{draft.Service}/submissions", version: draft.Version);

    public static Task<ServiceRevision> TakeUp(Client reviewer, ServiceRevision submitted) =>
        reviewer.Post<ServiceRevision>($"/v1/services/{submitted.Service}/reviews", version: submitted.Version);

    public static Task<ServiceRevision> Publish(Client approver, ServiceRevision reviewed, DateOnly? on = null) =>
        approver.Post<ServiceRevision>($"/v1/services/{reviewed.Service}/publications", new NewPublication { AcceptedReasons = Reasons, PublishOn = on }, reviewed.Version);

    /// <summary>A revision that the operator has taken up.</summary>
    public static async Task<ServiceRevision> InReview(ApiUnderTest api, string? name = null)
    {
        using var editor = await api.As(Given.LandEditor);
        using var reviewer = await api.As(Given.OperatorEditor);
        return await TakeUp(reviewer, await Submit(editor, await ReadyDraft(api, editor, name)));
    }

    /// <summary>A published service.</summary>
    public static async Task<ServiceRevision> Published(ApiUnderTest api, string? name = null)
    {
        using var approver = await api.As(OperatorApprover);
        return await Publish(approver, await InReview(api, name));
    }
}
