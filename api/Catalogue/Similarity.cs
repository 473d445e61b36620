using System.Runtime.CompilerServices;
using FitStore.Api.Database;
using FitStore.Api.Search;
using FitStore.Contracts.Catalogue;

namespace FitStore.Api.Catalogue;

/// <summary>
/// Which services are like another one, and why. What counts, and how much, stands here and nowhere else; the same catalogue gives the
/// same answer.
/// </summary>
internal sealed class Similarity
{
    /// <summary>How many are named.</summary>
    private const int Most = 5;

    /// <summary>What a service needs in common to be named at all: the Themenfeld will do, a legal model will not.</summary>
    private const int Least = 10;

    /// <summary>Shorter words of a name say too little.</summary>
    private const int ShortestWord = 5;

    /// <summary>Words that say what is done and not what about, or that half of all services have in their names; in the form they are searched in.</summary>
    private static readonly HashSet<string> Common = new(
        ((string[])["abmelden", "anmelden", "antrag", "anträge", "anmeldung", "beantragen", "digital", "digitale", "digitaler", "digitales", "dienst", "dienste", "elektronisch", "elektronische", "kommunale", "online", "portal", "service", "ummelden", "weitere"])
            .Select(SearchText.Fold),
        StringComparer.Ordinal);

    /// <summary>What was made of a service; gone with the service.</summary>
    private readonly ConditionalWeakTable<CatalogueEntry, Traits> known = [];

    /// <summary>The services most like one, the most alike first.</summary>
    public IReadOnlyList<SimilarService> Of(CatalogueEntry entry, IEnumerable<CatalogueEntry> all)
    {
        var own = TraitsOf(entry);
        var found = new List<(int Weight, Traits Traits, List<SimilarityReason> Reasons)>();
        foreach (var other in all)
        {
            if (other.Service.State != ServiceState.Published || other.ServiceId == entry.ServiceId)
            {
                continue;
            }

            var traits = TraitsOf(other);
            var reasons = new List<SimilarityReason>();
            var weight = Compare(own, traits, reasons);
            if (weight >= Least)
            {
                found.Add((weight, traits, reasons));
            }
        }

        return
        [
            .. found.OrderByDescending(one => one.Weight)
                .ThenBy(one => one.Traits.FoldedName, StringComparer.Ordinal)
                .ThenBy(one => one.Traits.Entry.Service.Slug, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => new SimilarService
                {
                    Slug = one.Traits.Entry.Service.Slug,
                    Name = one.Traits.Entry.Service.Name,
                    Summary = one.Traits.Entry.Service.Summary,
                    LeadLand = one.Traits.Entry.Service.LeadLand,
                    Themenfeld = one.Traits.Entry.Service.Themenfeld,
                    Reasons = one.Reasons,
                }),
        ];
    }

    /// <summary>How much two services have in common, and what; the weightiest kind first.</summary>
    private static int Compare(Traits own, Traits other, List<SimilarityReason> reasons)
    {
        var weight = 0;
        void Add(SimilarityKind kind, List<string> shared, int each, int most)
        {
            if (shared.Count > 0)
            {
                weight += Math.Min(shared.Count, most) * each;
                reasons.Add(new SimilarityReason { Kind = kind, Shared = shared });
            }
        }

        Add(SimilarityKind.Key, Shared(own.Keys, other.Keys), each: 40, most: 3);
        Add(SimilarityKind.Keyword, SharedKeywords(own, other), each: 12, most: 3);
        Add(SimilarityKind.Themenfeld, own.Entry.Service.Themenfeld == other.Entry.Service.Themenfeld ? [own.Entry.Service.Themenfeld] : [], each: 10, most: 1);
        Add(SimilarityKind.Name, Shared(own.NameWords, other.NameWords), each: 8, most: 2);
        Add(SimilarityKind.Fachverfahren, Shared(own.Products, other.Products), each: 6, most: 2);
        Add(SimilarityKind.LegalModel, Shared(own.LegalModels, other.LegalModels), each: 1, most: 2);
        return weight;
    }

    private static List<string> Shared(Dictionary<string, string> own, Dictionary<string, string> other)
    {
        var shared = new List<string>();
        foreach (var (folded, written) in own)
        {
            if (other.ContainsKey(folded))
            {
                shared.Add(written);
            }
        }

        return shared;
    }

    /// <summary>A keyword of both, or a keyword of one that stands in the name of the other.</summary>
    private static List<string> SharedKeywords(Traits own, Traits other)
    {
        var shared = new List<string>();
        foreach (var (folded, written) in own.Keywords)
        {
            if (other.Keywords.ContainsKey(folded) || other.NameWords.ContainsKey(folded))
            {
                shared.Add(written);
            }
        }

        foreach (var (folded, written) in other.Keywords)
        {
            if (own.NameWords.ContainsKey(folded) && !own.Keywords.ContainsKey(folded))
            {
                shared.Add(written);
            }
        }

        return shared;
    }

    private Traits TraitsOf(CatalogueEntry entry) => known.GetValue(entry, static known => new Traits(known));

    /// <summary>What a service is compared by: each thing in its folded form and as it is written.</summary>
    private sealed class Traits
    {
        public Traits(CatalogueEntry entry)
        {
            var service = entry.Service;
            Entry = entry;
            FoldedName = SearchText.Fold(service.Name);
            Keys = Plain(service.Classification.Leistungsschluessel.Concat(service.Classification.OzgIds));
            Keywords = Folded(service.Keywords);
            NameWords = Folded(service.Name.Split((char[])[' ', ',', ':', ';', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(word => word.Length >= ShortestWord));
            Products = Folded((service.Connection?.Fachverfahren ?? []).Select(fachverfahren => fachverfahren.Product));
            LegalModels = Plain(entry.Offers.Select(offer => offer.LegalModel.Name()));
        }

        public CatalogueEntry Entry { get; }

        public string FoldedName { get; }

        public Dictionary<string, string> Keys { get; }

        public Dictionary<string, string> Keywords { get; }

        public Dictionary<string, string> NameWords { get; }

        public Dictionary<string, string> Products { get; }

        public Dictionary<string, string> LegalModels { get; }

        private static Dictionary<string, string> Folded(IEnumerable<string> words)
        {
            var folded = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                var form = SearchText.Fold(word);
                if (form.Length > 0 && !Common.Contains(form))
                {
                    folded.TryAdd(form, word);
                }
            }

            return folded;
        }

        private static Dictionary<string, string> Plain(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).ToDictionary(value => value, StringComparer.Ordinal);
    }
}
