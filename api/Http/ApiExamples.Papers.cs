using FitStore.Api.Documents;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Http;

/// <content>Examples of documents and the templates they are made from; the same invented case shows the operator what a template makes.</content>
internal static partial class ApiExamples
{
    private const string ExampleHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static AdoptionDocument AdoptionDocument => new()
    {
        Kind = AdoptionDocumentKind.Contract,
        Title = "Nachnutzungsvertrag",
        FileName = "Nachnutzungsvertrag.pdf",
        MediaType = "application/pdf",
        Size = 61_234,
        Sha256 = ExampleHash,
        MadeAt = Noon,
        Binding = true,
    };

    private static PaperDocument PaperDocument => new()
    {
        Title = "Nachnutzungsvertrag",
        Reference = $"Nachnutzung {Id}",
        MadeOn = new DateOnly(2026, 11, 22),
        Blocks =
        [
            Paper.Note("Muster – Beispieltext, keine Rechtsberatung"),
            Paper.Heading(1, "§\u00A01 Gegenstand"),
            Paper.Paragraph("Der Anbieter überlässt dem Nachnutzer den Online-Dienst."),
        ],
    };

    private static PaperTemplate PaperTemplate => new()
    {
        Id = Id,
        Version = 2,
        Kind = AdoptionDocumentKind.Contract,
        LegalModel = LegalModel.FitStore,
        Line = ContractLineKind.Nachnutzung,
        Title = "Nachnutzungsvertrag",
        Published = 1,
        PublishedAt = Noon,
        Draft = new PaperTemplateDraft { Body = "# Nachnutzungsvertrag\n## § Gegenstand\n{{anbieter.name}} überlässt {{nehmer.name}} den Dienst.", BasedOn = 1, ChangedAt = Noon, ChangedBy = "Jana Petersen", Errors = [] },
    };

    private static PaperTemplateVersion PaperTemplateVersion => new()
    {
        Template = Id,
        Number = 1,
        Body = PaperTemplate.Draft!.Body,
        PublishedAt = Noon,
        Provenance = Provenance.Example,
    };

    /// <summary>Invented facts that documents can be filled from: Thüringen reuses the building permit.</summary>
    public static PaperFacts PaperFacts(LegalModel model, ContractLineKind line, DateOnly today)
    {
        var form = model == LegalModel.Verwaltungsvereinbarung ? ContractForm.Written : ContractForm.Text;
        var start = today.AddMonths(2);
        return new PaperFacts
        {
            Adoption = Id,
            Line = line,
            LegalModel = model,
            Form = form,
            Service = Service with
            {
                Operation = new Operation { OperatingAuthority = "Ministerium des Beispiellandes", Provenance = Provenance.Example },
                Support = new SupportMatrix
                {
                    Number115 = true,
                    Levels = [new SupportLevel { Level = 1, Provider = "Servicestelle", Hours = "Mo–Fr 8–17 Uhr", Contact = "support@example.org" }],
                    Provenance = Provenance.Example,
                },
            },
            Offer = Offer with { LegalModel = model },
            Terms = Terms,
            Seller = PartyOf(line is ContractLineKind.Sub ? Thueringen : Offer.Seller, "vertrag@anbieter.example.org"),
            Buyer = PartyOf(line is ContractLineKind.Sub or ContractLineKind.SubSub ? Nordhausen : Thueringen, "postfach@nachnutzer.example.org"),
            Provider = PartyOf(Provider, "efa@bereitsteller.example.org"),
            Agreed = new AgreementTerms { TermsVersion = 1, Start = $"{start:yyyy-MM}", Conditions = "Die Schulung findet vor dem Beginn statt.", FirstYear = Money.OfCents(3_181_738) },
            Cost = CostPreview with { Totals = CostPreview.Charged },
            Scope = Adoption.Scope,
            BindingUntil = today.AddDays(42),
            MadeOn = today,
        };
    }

    private static object[] OfPapers() =>
    [
        PageOf(AdoptionDocument),
        PaperDocument,
        new FolderVerification
        {
            ContractNumber = "FITST/2026/0001",
            Confirmed = true,
            Documents = [new DocumentVerification { Kind = AdoptionDocumentKind.Contract, FileName = AdoptionDocument.FileName, Sha256 = ExampleHash, FileAgrees = true, LedgerSequence = 42, LedgerHash = ExampleHash }],
        },
        PaperTemplate,
        PageOf(PaperTemplate),
        new NewPaperTemplate { Kind = AdoptionDocumentKind.Contract, LegalModel = LegalModel.Govdigital, Line = ContractLineKind.Sub },
        new PaperTemplatePatch { Body = PaperTemplate.Draft!.Body },
        PaperTemplateVersion,
        PageOf(PaperTemplateVersion),
        new PaperTemplatePreview { Document = PaperDocument, Errors = [] },
        PageOf(new PaperPlaceholder { Name = "nehmer.name", Type = PaperPlaceholderType.Text, Meaning = "Wer den Dienst nachnutzt" }),
    ];

    private static Organisation PartyOf(OrganisationRef organisation, string mailbox) => new()
    {
        Id = organisation.Id,
        Version = 1,
        Kind = organisation.Kind,
        CountsAs = [organisation.Kind],
        Name = organisation.Name,
        Land = organisation.Land,
        Mailbox = mailbox,
        Provenance = Provenance.Example,
    };
}
