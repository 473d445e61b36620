using System.Text.Json;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Adoptions;

/// <summary>Gathers what the documents of an adoption are filled from, and has them made: always before the transaction that refers to them.</summary>
internal sealed class AdoptionPapers(PaperMaker maker, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, FileStore files, TimeProvider clock)
{
    public CostSources Sources => AskCost.Sources(register, catalogue, reference);

    public DateOnly Today => BerlinTime.Today(clock);

    public CatalogueOffer OfferOf(AdoptionRow row) => catalogue.Index.FindOffer(row.OfferId)!.Value;

    /// <summary>The Abstimmungsschreiben of what both sides confirm.</summary>
    public Task<IReadOnlyList<MadePaper>> Letter(AdoptionRow row, AgreementTerms agreed, AgreedPrice price) => maker.CoordinationLetter(Facts(row, agreed, price));

    /// <summary>Offer, contract and annexes of what was agreed.</summary>
    public async Task<IReadOnlyList<MadePaper>> Offer(AdoptionRow row) => await maker.Offer(Facts(row, AgreedOf(row), await PriceOf(row)));

    /// <summary>What a document would say now: of what was agreed, or else of what the store proposes to agree on.</summary>
    public async Task<PaperDocument?> Preview(AdoptionRow row, AdoptionDocumentKind kind)
    {
        if (row.StartMonth is not null)
        {
            return await maker.Preview(Facts(row, AgreedOf(row), await PriceOf(row)), kind);
        }

        var proposed = Agree.Proposal(row, this);
        return await maker.Preview(Facts(row, proposed, PriceNow(row, proposed)), kind);
    }

    /// <summary>
    /// Keeps the preview that both sides confirm, so that the price sheet of the offer shows it whatever happens until then; before the
    /// transaction. Nothing where no price can be computed.
    /// </summary>
    public async Task<StoredFile?> Keep(AgreedPrice price) => price.Preview is { } preview
        ? await files.Keep(JsonSerializer.SerializeToUtf8Bytes(preview, ContractsJson.Default.CostPreview), FileTypes.Json, "kostenvorschau.json", CancellationToken.None)
        : null;

    /// <summary>What a preview of now would say differently from the one that was agreed on; nothing where it would say the same.</summary>
    public async Task<AgreementDifference?> DifferenceOf(AdoptionRow row)
    {
        var agreed = AgreedOf(row);
        var (then, now) = (await Kept(row), PriceNow(row, agreed));
        var current = now.FirstYear is null ? null : now.Preview!.Totals;
        if (then is null)
        {
            // Assigned, or without a price: only the amount of the first year is on record.
            return now.FirstYear?.Cents == row.FirstYear ? null : new AgreementDifference { Current = current, Joined = [], Left = [], NewData = [] };
        }

        var (before, after) = (then.Participants, now.Preview?.Participants ?? []);
        var difference = new AgreementDifference
        {
            Agreed = agreed.FirstYear is null ? null : then.Totals,
            Current = current,
            Joined = [.. after.ExceptBy(before.Select(known => known.Land), known => known.Land)],
            Left = [.. before.ExceptBy(after.Select(known => known.Land), known => known.Land)],
            NewData = now.Preview is null ? [] : [.. SetsOf(now.Preview).Except(SetsOf(then))],
        };
        return difference.Agreed == difference.Current && difference is { Joined: [], Left: [], NewData: [] } ? null : difference;
    }

    /// <summary>What was agreed, as the adoption keeps it.</summary>
    public static AgreementTerms AgreedOf(AdoptionRow row) => new()
    {
        TermsVersion = row.TermsVersion,
        Start = row.StartMonth!,
        Conditions = row.Conditions,
        FirstYear = row.FirstYear is { } cents ? Money.OfCents(cents) : null,
    };

    /// <summary>
    /// The price that was agreed: by the preview that was kept then. Where none was, by one of now, as long as that comes to the agreed
    /// amount; else the amount stands alone.
    /// </summary>
    private async Task<AgreedPrice> PriceOf(AdoptionRow row)
    {
        var now = PriceNow(row, AgreedOf(row));
        return await Kept(row) is { } kept ? now with { Preview = kept } : now.FirstYear?.Cents == row.FirstYear ? now : now with { Preview = null };
    }

    private AgreedPrice PriceNow(AdoptionRow row, AgreementTerms terms)
    {
        var offer = OfferOf(row);
        var version = offer.Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == terms.TermsVersion);
        return AgreedPrice.Of(Sources, offer, version, ContractTerm.FirstDay(terms.Start), row.AdopterId);
    }

    private async Task<CostPreview?> Kept(AdoptionRow row)
    {
        if (row.PricePreview is null)
        {
            return null;
        }

        await using var file = files.Open(row.PricePreview);
        return await JsonSerializer.DeserializeAsync(file, ContractsJson.Default.CostPreview);
    }

    private static IEnumerable<DataSetRef> SetsOf(CostPreview preview) =>
        preview.Lines.SelectMany(line => line.Parts.Select(part => part.DataSet).Append(line.DataSet)).OfType<DataSetRef>().Distinct();

    private PaperFacts Facts(AdoptionRow row, AgreementTerms agreed, AgreedPrice price)
    {
        var offer = OfferOf(row);
        return new PaperFacts
        {
            Adoption = row.Id,
            Line = row.Line,
            LegalModel = offer.Offer.LegalModel,
            Form = row.Form is { } form ? Names.Parse<ContractForm>(form) : PrepareOffer.FormOf(offer.Offer.LegalModel),
            Service = offer.Entry.Service,
            Offer = offer.Offer,
            Terms = price.Terms,
            Seller = register.Current.Find(row.AddresseeId)!,
            Buyer = register.Current.Find(row.AdopterId)!,
            Provider = register.Current.Find(row.ProviderId)!,
            Agreed = agreed,
            Cost = price.Preview,
            Scope = row.Scope,
            BindingUntil = row.BindingUntil,
            LegalBasis = row.LegalBasis,
            MadeOn = Today,
        };
    }
}
