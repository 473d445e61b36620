using FitStore.Api.Catalogue;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Catalogue;

/// <summary>What makes a service like another one.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class SimilarityTests
{
    private static readonly CatalogueEntry Plain = ManyServices.Make(1).First();

    [Test]
    public void Of_SameKey_IsFirstAndSaysSo()
    {
        var own = Service("wohngeld", "Wohngeld", field: "a", keys: ["99107023000000"]);
        var found = Similar(own, Service("zuschuss", "Zuschuss", field: "b", keys: ["99107023000000"]), Service("nachbar", "Nachbar", field: "a"));
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(service => service.Slug), Is.EqualTo(new[] { "zuschuss", "nachbar" }));
            Assert.That(Reasons(found[0]), Is.EqualTo(new[] { "Key: 99107023000000" }));
            Assert.That(Reasons(found[1]), Is.EqualTo(new[] { "Themenfeld: a" }));
        });
    }

    [TestCase("Miete", "MIETE", "Keyword: Miete")]
    [TestCase("Gebühren", "gebuehren", "Keyword: Gebühren")]
    public void Of_SameKeyword_HoweverWritten_Counts(string one, string other, string reason)
    {
        var found = Similar(Service("a", "Aa", field: "a", keywords: [one]), Service("b", "Bb", field: "b", keywords: [other]));
        Assert.That(Reasons(found.Single()), Is.EqualTo(new[] { reason }));
    }

    [Test]
    public void Of_KeywordInTheNameOfTheOther_Counts()
    {
        var found = Similar(Service("a", "Kinderzuschlag beantragen", field: "a"), Service("b", "Bb", field: "b", keywords: ["Kinderzuschlag"]));
        Assert.That(Reasons(found.Single()), Is.EqualTo(new[] { "Keyword: Kinderzuschlag" }));
    }

    [Test]
    public void Of_CommonWordsOrLegalModelAlone_IsNothing() =>
        Assert.That(Similar(Service("a", "Antrag online", field: "a"), Service("b", "Antrag online", field: "b")), Is.Empty);

    [Test]
    public void Of_NotPublishedOrItself_IsNotNamed()
    {
        var own = Service("a", "Aa", field: "a");
        Assert.That(Similar(own, Service("b", "Bb", field: "a", state: ServiceState.Retired), Service("c", "Cc", field: "a", state: ServiceState.Suspended)), Is.Empty);
    }

    [Test]
    public void Of_ManyAlike_FiveByNameInAnyOrderOfTheCatalogue()
    {
        var own = Service("a", "Aa", field: "a");
        CatalogueEntry[] others = [.. Enumerable.Range(0, 9).Select(number => Service($"s{number}", $"Name {(char)('z' - number)}", field: "a"))];
        var found = Similar(own, others);
        var again = Similar(own, [.. others.Reverse()]);
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(service => service.Slug), Is.EqualTo(new[] { "s8", "s7", "s6", "s5", "s4" }));
            Assert.That(again.Select(service => service.Slug), Is.EqualTo(found.Select(service => service.Slug)));
        });
    }

    private static IReadOnlyList<SimilarService> Similar(CatalogueEntry own, params CatalogueEntry[] others) => new Similarity().Of(own, [own, .. others]);

    private static IEnumerable<string> Reasons(SimilarService service) =>
        service.Reasons.Where(reason => reason.Kind != SimilarityKind.LegalModel).Select(reason => $"{reason.Kind}: {string.Join(", ", reason.Shared)}");

    private static CatalogueEntry Service(
        string slug, string name, string field, string[]? keys = null, string[]? keywords = null, ServiceState state = ServiceState.Published) => Plain with
        {
            ServiceId = Guid.CreateVersion7(),
            Service = Plain.Service with
            {
                Slug = slug,
                Name = name,
                Themenfeld = field,
                State = state,
                Classification = new Classification { Provenance = Provenance.Declared, Leistungsschluessel = keys ?? [] },
                Keywords = keywords ?? [],
                Connection = null,
            },
        };
}
