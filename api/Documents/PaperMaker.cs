using System.Collections.Concurrent;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Documents;

/// <summary>Everything that the documents of one adoption are filled from. Gathered before, so that making them reads nothing else.</summary>
internal sealed record PaperFacts
{
    /// <summary>Id of the adoption; it stands on every document, because a contract's number is given when it is concluded.</summary>
    public required Guid Adoption { get; init; }

    public required ContractLineKind Line { get; init; }

    public required LegalModel LegalModel { get; init; }

    public required ContractForm Form { get; init; }

    public required Service Service { get; init; }

    public required Offer Offer { get; init; }

    public required OfferTerms Terms { get; init; }

    public required Organisation Seller { get; init; }

    public required Organisation Buyer { get; init; }

    public required Organisation Provider { get; init; }

    /// <summary>What was agreed: version, start, conditions, price of the first year.</summary>
    public required AgreementTerms Agreed { get; init; }

    /// <summary>The preview that the price comes from; absent where none can be computed.</summary>
    public CostPreview? Cost { get; init; }

    /// <summary>What the adopter said it wants the service for.</summary>
    public string? Scope { get; init; }

    /// <summary>The last day on which the offer binds; absent for the Abstimmungsschreiben and for an assignment without a signature.</summary>
    public DateOnly? BindingUntil { get; init; }

    /// <summary>For an assignment without a signature: the legal basis on record.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The day the documents are made (Europe/Berlin).</summary>
    public required DateOnly MadeOn { get; init; }
}

/// <summary>A document that was made and lies in the file store under its hash; nothing refers to it before a row does.</summary>
internal sealed record MadePaper(AdoptionDocumentKind Kind, string Title, string FileName, string MediaType, long Size, string Sha256);

/// <summary>Makes the documents of an adoption from the clause templates that count, and keeps each in the file store. Never inside a transaction.</summary>
internal sealed class PaperMaker(FitDatabase database, FileStore files)
{
    /// <summary>What belongs to an offer, in the order in which it is read.</summary>
    private static readonly AdoptionDocumentKind[] OfOffer =
    [
        AdoptionDocumentKind.Offer,
        AdoptionDocumentKind.Contract,
        AdoptionDocumentKind.ServiceDescription,
        AdoptionDocumentKind.PriceSheet,
        AdoptionDocumentKind.ServiceLevel,
        AdoptionDocumentKind.DataProtection,
    ];

    /// <summary>Templates as they are understood, by id and number: a published version never changes.</summary>
    private readonly ConcurrentDictionary<(Guid Template, int Number), PaperTemplateText> understood = new();

    /// <summary>What stands at the head of every page: a contract's number is given only when it is concluded.</summary>
    public static string Reference(PaperFacts facts) => $"Nachnutzung {facts.Adoption}";

    /// <summary>The Abstimmungsschreiben, made when both sides have agreed.</summary>
    public Task<IReadOnlyList<MadePaper>> CoordinationLetter(PaperFacts facts) => Make(facts, AdoptionDocumentKind.CoordinationLetter);

    /// <summary>Offer, contract and annexes, made when a binding offer is released or a service is assigned.</summary>
    public Task<IReadOnlyList<MadePaper>> Offer(PaperFacts facts) => Make(facts, OfOffer);

    /// <summary>The same for one of many, from templates read once for all.</summary>
    public Task<IReadOnlyList<MadePaper>> Offer(PaperFacts facts, IReadOnlyList<PublishedTemplate> templates) => Make(facts, templates, OfOffer);

    /// <summary>The templates that count now.</summary>
    public Task<IReadOnlyList<PublishedTemplate>> Templates() => database.Read(PaperTemplateTable.Published);

    /// <summary>What would be made now; kept nowhere. Nothing where no template fits.</summary>
    public async Task<PaperDocument?> Preview(PaperFacts facts, AdoptionDocumentKind kind) =>
        TextOf(await Templates(), kind, facts)?.Fill(new PaperValues(facts), Reference(facts), facts.MadeOn, watermark: "Entwurf");

    private async Task<IReadOnlyList<MadePaper>> Make(PaperFacts facts, params IReadOnlyList<AdoptionDocumentKind> kinds) => await Make(facts, await Templates(), kinds);

    private async Task<IReadOnlyList<MadePaper>> Make(PaperFacts facts, IReadOnlyList<PublishedTemplate> templates, IReadOnlyList<AdoptionDocumentKind> kinds)
    {
        var values = new PaperValues(facts);
        var made = new List<MadePaper>();
        foreach (var kind in kinds)
        {
            if (TextOf(templates, kind, facts) is not { } text)
            {
                throw new InvalidOperationException($"No template makes {kind} for {facts.LegalModel}, {facts.Line}.");
            }

            var document = text.Fill(values, Reference(facts), facts.MadeOn);
            var kept = await files.Keep(PaperPdf.Draw(document), FileTypes.Pdf, FileName(document.Title), CancellationToken.None);
            made.Add(new MadePaper(kind, document.Title, kept.Name, kept.MediaType, kept.Size, kept.Hash));
        }

        return made;
    }

    private PaperTemplateText? TextOf(IReadOnlyList<PublishedTemplate> templates, AdoptionDocumentKind kind, PaperFacts facts) =>
        PaperTemplateTable.For(templates, kind, facts.LegalModel, facts.Line) is { } template
            ? understood.GetOrAdd((template.Id, template.Number), _ => PaperTemplateText.Read(template.Body).Text!)
            : null;

    /// <summary>A title as the name of a file: letters, digits and hyphens.</summary>
    private static string FileName(string title)
    {
        var words = new string([.. title.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')]).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return $"{string.Join('-', words)}.pdf";
    }
}
