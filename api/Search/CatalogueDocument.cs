using FitStore.Api.Catalogue;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Search;

/// <summary>One service made ready to be found: its card, its texts, and what filters ask for. Immutable.</summary>
internal sealed class CatalogueDocument
{
    private CatalogueDocument(CatalogueEntry entry, ServiceCard card, SearchedText[] texts, IReadOnlyList<string> licences, DateOnly changesOn)
    {
        Licences = licences;
        Entry = entry;
        Card = card;
        Texts = texts;
        ChangesOn = changesOn;
        FoldedName = SearchText.Fold(entry.Service.Name);
        Users = UsersOf(entry);
    }

    public CatalogueEntry Entry { get; }

    /// <summary>As it stands in a list, without hits.</summary>
    public ServiceCard Card { get; }

    /// <summary>What it is found by, the weightiest field first. A field may have several texts.</summary>
    public IReadOnlyList<SearchedText> Texts { get; }

    /// <summary>The next day on which other terms come into force, without anybody doing anything.</summary>
    public DateOnly ChangesOn { get; }

    public string FoldedName { get; }

    /// <summary>Codes of the Länder that use it: the leading one, and those under contract.</summary>
    public IReadOnlyList<string> Users { get; }

    /// <summary>SPDX ids of the licences in the terms in force.</summary>
    public IReadOnlyList<string> Licences { get; }

    public static CatalogueDocument Of(CatalogueEntry entry, DateOnly today, CatalogueWords words)
    {
        var changesOn = DateOnly.MaxValue;
        foreach (var terms in entry.Terms)
        {
            if (terms.ValidFrom > today && terms.ValidFrom < changesOn)
            {
                changesOn = terms.ValidFrom;
            }
        }

        // Which terms are in force follows from the day, so the snapshot says it and not the day of the last write. To the version
        // it counts as a change like any other: a tag names one representation.
        var offers = entry.Offers
            .Select(offer => (Offer: offer, InForce: InForce(entry.Terms, offer.Id, today)))
            .ToArray();
        var ofToday = entry with
        {
            Offers =
            [
                .. offers.Select(known => known.Offer with
                {
                    TermsInForce = known.InForce?.Version,
                    Version = known.Offer.Version - (known.Offer.TermsInForce ?? 0) + (known.InForce?.Version ?? 0),
                }),
            ],
        };
        string[] licences = [.. offers.Select(known => known.InForce?.Licence.Spdx).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new CatalogueDocument(ofToday, CardOf(ofToday, today), TextsOf(entry.Service, words), licences, changesOn);
    }

    /// <summary>The newest terms of an offer that apply today.</summary>
    private static OfferTerms? InForce(IReadOnlyList<OfferTerms> all, Guid offer, DateOnly today)
    {
        OfferTerms? found = null;
        foreach (var terms in all)
        {
            if (terms.Offer == offer && terms.ValidFrom <= today
                && (found is null || (terms.ValidFrom, terms.Version).CompareTo((found.ValidFrom, found.Version)) > 0))
            {
                found = terms;
            }
        }

        return found;
    }

    private static ServiceCard CardOf(CatalogueEntry entry, DateOnly today)
    {
        var service = entry.Service;
        return new ServiceCard
        {
            Slug = service.Slug,
            Name = service.Name,
            Summary = service.Summary,
            State = service.State,
            LeadLand = service.LeadLand,
            Themenfeld = service.Themenfeld,
            LegalModels = [.. entry.Offers.Select(offer => offer.LegalModel).Distinct().Order()],
            Cost = CostOf(entry, today),
            Transports = service.Connection?.Transports ?? [],
            ReusingLaender = entry.Reuse.ReusingLaender,
            PublishedAt = service.PublishedAt,
        };
    }

    private static CostAtAGlance? CostOf(CatalogueEntry entry, DateOnly today)
    {
        foreach (var offer in entry.Offers)
        {
            var sheet = InForce(entry.Terms, offer.Id, today)?.PriceSheet;
            if (sheet is null || (!sheet.Free && sheet.Items.Count == 0))
            {
                continue;
            }

            var shared = sheet.Items.Where(item => item is { Charge: Charge.Yearly, Basis: PriceBasis.Allocated, Amount: not null }).ToArray();
            return new CostAtAGlance
            {
                Free = sheet.Free,
                YearlyShared = shared.Length == 0 ? null : Money.OfCents(shared.Sum(item => item.Amount!.Cents)),
                CostNeutralForKommunen = entry.Service.ReuseConcept?.CostNeutralForKommunen ?? false,
                Nature = sheet.Nature,
            };
        }

        return null;
    }

    private static SearchedText[] TextsOf(Service service, CatalogueWords words)
    {
        var texts = new List<SearchedText>();
        var buffer = new WordBuffer();
        void Add(SearchField field, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text) && !texts.Exists(other => other.Field == field && other.Text == text))
            {
                texts.Add(SearchedText.Of(field, text, buffer));
            }
        }

        void AddAll(SearchField field, IEnumerable<string> several)
        {
            foreach (var text in several)
            {
                Add(field, text);
            }
        }

        Add(SearchField.Name, service.Name);
        AddAll(SearchField.Key, service.Classification.Leistungsschluessel);
        AddAll(SearchField.Key, service.Classification.OzgIds);
        AddAll(SearchField.Keyword, service.Keywords);
        Add(SearchField.Summary, service.Summary);
        Add(SearchField.Context, words.Themenfelder.GetValueOrDefault(service.Themenfeld));
        Add(SearchField.Context, words.Laender.GetValueOrDefault(service.LeadLand));
        foreach (var fachverfahren in service.Connection?.Fachverfahren ?? [])
        {
            Add(SearchField.Context, fachverfahren.Product);
            Add(SearchField.Context, fachverfahren.Vendor);
        }

        Add(SearchField.Description, service.Description is { } description ? PlainText.OfMarkdown(description.Markdown) : null);
        return [.. texts];
    }

    private static string[] UsersOf(CatalogueEntry entry)
    {
        var users = new List<string> { entry.Service.LeadLand };
        foreach (var reuse in entry.Reuse.Laender)
        {
            var underContract = reuse.State is AdoptionState.Contracted or AdoptionState.Onboarding or AdoptionState.Testing
                or AdoptionState.Live or AdoptionState.Dormant or AdoptionState.Terminating;
            if (underContract && !users.Contains(reuse.Land))
            {
                users.Add(reuse.Land);
            }
        }

        return [.. users];
    }
}
