using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Terms;
using FitStore.Support;
using FsCheck.Fluent;
using Property = FsCheck.Property;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace FitStore.Api.Tests.Publishing;

/// <summary>Two revisions statement by statement.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CompareRevisionsTests
{
    private static readonly ServiceContent Whole = GivenListing.Complete("Antrag");

    private static IEnumerable<TestCaseData> Changes()
    {
        static TestCaseData Case(string pointer, string label, string? before, string? after, Func<ServiceContent, ServiceContent> change) =>
            new TestCaseData(pointer, label, before, after, change).SetArgDisplayNames(pointer);

        yield return Case("/summary", "Kurzbeschreibung", "Anträge online stellen und den Stand verfolgen.", "Neu", content => content with { Summary = "Neu" });
        yield return Case("/classification/reifegrad", "Reifegrad", "5 im Modell 2.0", "4 im Modell 1.1", content => content with { Classification = content.Classification with { Reifegrad = new Reifegrad { Scale = "1.1", Level = 4 } } });
        yield return Case("/classification/leistungsschluessel", "Leistungsschlüssel", "99012001001000", "99012001001000; 99012001002000", content => content with { Classification = content.Classification with { Leistungsschluessel = ["99012001001000", "99012001002000"] } });
        yield return Case("/operation/operatingAuthority", "Betreibende Behörde", "Thüringer Ministerium für Digitales", null, content => content with { Operation = content.Operation! with { OperatingAuthority = "" } });
        yield return Case("/operation/provenance", "Betrieb: Herkunft der Angaben", "vom Bereitsteller erklärt", "Beispielangabe", content => content with { Operation = content.Operation! with { Provenance = Provenance.Example } });
        yield return Case("/access/trustLevel", "Vertrauensniveau", "substanziell", "hoch", content => content with { Access = content.Access! with { TrustLevel = TrustLevel.Hoch } });
        yield return Case("/connection/fachverfahren/BauDialog (Beispiel GmbH)", "Fachverfahren: BauDialog (Beispiel GmbH)", "ab Version 4.1, geplant, zugesagt bis 30.06.2027", "im Betrieb", content => content with { Connection = content.Connection! with { Fachverfahren = [content.Connection.Fachverfahren[0] with { FromVersion = null, State = InterfaceState.Productive, PromisedBy = null }] } });
        yield return Case("/connection/fachverfahren/A~1B (C)", "Fachverfahren: A/B (C)", null, "im Betrieb", content => content with { Connection = content.Connection! with { Fachverfahren = [new Fachverfahren { Product = "A/B", Vendor = "C", State = InterfaceState.Productive }, content.Connection.Fachverfahren[0]] } });
        yield return Case("/support/levels/Stufe 1", "Support: Stufe 1", "Behördennummer 115, Mo–Fr 8–18 Uhr, 115", "Behördennummer 115, immer, 115", content => content with { Support = content.Support! with { Levels = [content.Support.Levels[0] with { Hours = "immer" }] } });
        yield return Case("/reuseConcept/costNeutralForKommunen", "Für Kommunen kostenneutral", "ja", "nein", content => content with { ReuseConcept = content.ReuseConcept! with { CostNeutralForKommunen = false } });
        yield return Case("/reuseConcept/operation/bearer", "Wer bezahlt den Betrieb?", "bereitstellendes Land", "mehrere gemeinsam", content => content with { ReuseConcept = content.ReuseConcept! with { Operation = content.ReuseConcept.Operation with { Bearer = ReuseBearer.Jointly } } });
        yield return Case("/reuseConcept/integration/amount", "Wer bezahlt die Anbindung? Betrag", "einmalig 4.000,00\u00A0€ bis 9.000,00\u00A0€", "jährlich ab 95,00\u00A0€", content => content with { ReuseConcept = content.ReuseConcept! with { Integration = content.ReuseConcept.Integration with { Amount = new ReuseAmount { From = Money.OfCents(9500), Charge = Charge.Yearly } } } });
        yield return Case("/blueprint/Technik: Betrieb im Rechenzentrum", "Blaupause: Technik: Betrieb im Rechenzentrum", "Container, **Linux**, PostgreSQL. (vom Bereitsteller erklärt)", "Anders. (vom Bereitsteller erklärt)", content => content with { Blueprint = [content.Blueprint[0] with { Text = "Anders." }] });
        var missed = Whole.Requirements!.Answers.First(answer => answer.Fulfilment == Fulfilment.NotMet);
        yield return Case(
            $"/requirements/answers/{missed.Id}",
            $"Anforderung: {missed.Id}",
            $"MUSS {missed.Text} ({missed.Group}): nicht erfüllt. {missed.Reason}",
            $"MUSS {missed.Text} ({missed.Group}): erfüllt",
            content => content with { Requirements = content.Requirements! with { Answers = [.. content.Requirements.Answers.Select(answer => answer.Id == missed.Id ? answer with { Fulfilment = Fulfilment.Met, Reason = null } : answer)] } });
        yield return Case("/contacts/Fragen zur Nachnutzung", "Kontakt: Fragen zur Nachnutzung", "nachnutzung@thueringen.example.org (vom Bereitsteller erklärt)", null, content => content with { Contacts = [] });
    }

    [TestCaseSource(nameof(Changes))]
    public void Compare_OneStatementChanged_TellsItAlone(string pointer, string label, string? before, string? after, Func<ServiceContent, ServiceContent> change)
    {
        var told = CompareRevisions.Of(Whole, change(Whole));
        Assert.That(told, Has.Count.EqualTo(1), string.Join("; ", told.Select(one => one.Pointer)));
        Assert.That((told[0].Pointer, told[0].Label, told[0].Before, told[0].After), Is.EqualTo((pointer, label, before, after)));
    }

    [Test]
    public void Compare_EntriesInAnotherOrder_TellsNothing()
    {
        var requirements = Whole.Requirements!;
        Assert.That(CompareRevisions.Of(Whole, Whole with { Requirements = requirements with { Answers = [.. requirements.Answers.Reverse()] } }), Is.Empty);
    }

    [Test]
    public void Compare_WithNothing_TellsEveryStatementOfEachSample() => Assert.Multiple(() =>
    {
        var empty = ListingContent.Empty("", null);
        foreach (var service in Api.Sample.SampleFiles.Read().Services)
        {
            var told = CompareRevisions.Of(empty, service.Content);
            Assert.That(told.Select(one => one.Pointer), Is.Unique, service.Slug);
            Assert.That(told.All(one => one is { Label.Length: > 0, After.Length: > 0 }), Is.True, service.Slug);
            Assert.That(CompareRevisions.Of(service.Content, empty).Count, Is.EqualTo(told.Count), service.Slug);
        }
    });

    [Property(MaxTest = 200)]
    public Property Compare_WithItself_TellsNothing() => Prop.ForAll(AnyContent.All.ToArbitrary(), content => CompareRevisions.Of(content, content).Count == 0);

    [Property(MaxTest = 300)]
    public Property Compare_ThereAndBack_IsTheSameMirrored() => Prop.ForAll(AnyContent.All.ToArbitrary(), AnyContent.All.ToArbitrary(), (one, other) =>
    {
        var there = CompareRevisions.Of(one, other).Select(change => (change.Pointer, change.Before, change.After)).Order().ToList();
        var back = CompareRevisions.Of(other, one).Select(change => (change.Pointer, Before: change.After, After: change.Before)).Order().ToList();
        return there.SequenceEqual(back) && there.TrueForAll(change => change.Before != change.After);
    });
}
