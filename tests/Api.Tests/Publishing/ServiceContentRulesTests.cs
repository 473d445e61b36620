using System.Text.Json.Nodes;
using FitStore.Api.Publishing;
using FitStore.Contracts.Catalogue;
using FitStore.Support;
using FluentValidation;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Property = FsCheck.Property;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace FitStore.Api.Tests.Publishing;

/// <summary>What a listing may say, and that it is kept as it was said.</summary>
[TestFixture]
internal sealed class ServiceContentRulesTests
{
    private ApiUnderTest api = null!;
    private IValidator<ServiceContent> rules = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        rules = api.Services.GetRequiredService<IValidator<ServiceContent>>();
    }

    [OneTimeTearDown]
    public async Task Close() => await api.DisposeAsync();

    [TestCase("Text **fett** und [Link](https://example.org), <mailto:a@example.org>", null)]
    [TestCase("1 \\< 2, a < b und c > d", null)]
    [TestCase("![Das Formular](/v1/services/probedienst/files/0198f3c2-1f7a-7b11-9c55-6d1f3a0b2c4d/content)", null)]
    [TestCase("Ein <b>Wort</b>", "format")]
    [TestCase("<script>alert(1)</script>", "format")]
    [TestCase("<!-- weg -->", "format")]
    [TestCase("[Klick](javascript:alert(1))", "notAllowedValue")]
    [TestCase("[Klick](/intern)", "notAllowedValue")]
    [TestCase("[Klick][1]\n\n[1]: ftp://example.org", "notAllowedValue")]
    [TestCase("![Bild](https://example.org/bild.png)", "notAllowedValue")]
    [TestCase("![Bild](/v1/services/probedienst/files/1/content)", "notAllowedValue")]
    [TestCase("![Bild](/v1/me)", "notAllowedValue")]
    [TestCase("![](/v1/services/probedienst/files/0198f3c2-1f7a-7b11-9c55-6d1f3a0b2c4d/content)", "required")]
    [TestCase("<ftp://example.org>", "notAllowedValue")]
    public void Markdown_HoldsNoHtml_AndLinksToFewPlaces(string markdown, string? code)
    {
        var errors = rules.Validate(GivenListing.Complete("A") with { Description = new Description { Markdown = markdown, Provenance = Contracts.Provenance.Declared } }).Errors;
        Assert.That(errors.Select(error => error.ErrorCode), code is null ? Is.Empty : Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Samples_AllOfThem_KeepTheRules() => Assert.Multiple(() =>
    {
        foreach (var service in Api.Sample.SampleFiles.Read().Services)
        {
            Assert.That(rules.Validate(service.Content).Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}"), Is.Empty, service.Slug);
            Assert.That(ListingContent.Write(service.Content), Has.Length.LessThan(ListingContent.Longest), service.Slug);
        }
    });

    [Property(MaxTest = 300)]
    public Property Content_OfAnyListing_KeepsTheRules_AndComesBackAsItWas() => Prop.ForAll(AnyContent.All.ToArbitrary(), content =>
    {
        var errors = rules.Validate(content).Errors;
        var written = ListingContent.Write(content);
        Assert.That(errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}"), Is.Empty, written);
        Assert.That(ListingContent.Write(ListingContent.Tidy(ListingContent.Read(written))), Is.EqualTo(written));
    });

    [TestCase("/name", "")]
    [TestCase("/summary", " ")]
    [TestCase("/leadLand", "ZZ")]
    [TestCase("/themenfeld", "gibt-es-nicht")]
    [TestCase("/classification/leistungsschluessel/0", "1234")]
    [TestCase("/classification/ozgIds/0", "20003")]
    [TestCase("/classification/reifegrad/level", 8)]
    [TestCase("/classification/reifegrad/scale", "3.0")]
    [TestCase("/reported/0/asOf", "2024-13")]
    [TestCase("/connection/duration/to", 1)]
    [TestCase("/support/levels/0/level", 4)]
    [TestCase("/demoUrl", "http://example.org")]
    [TestCase("/documents/0/url", "ftp://example.org")]
    [TestCase("/contacts/0/email", "niemand")]
    [TestCase("/keywords/0", "")]
    [TestCase("/operation/operatingAuthority", "zwei\nZeilen")]
    public void Value_NotInItsForm_IsToldAtItsPlace(string pointer, object value)
    {
        var content = System.Text.Json.JsonSerializer.SerializeToNode(GivenListing.Complete("A"), Contracts.ContractsJson.Default.ServiceContent)!;
        var steps = pointer.Split('/').Skip(1).ToList();
        var at = steps.SkipLast(1).Aggregate(content, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        JsonNode wrong = value is int number ? number : (string)value;
        if (at is JsonArray entries)
        {
            entries[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = wrong;
        }
        else
        {
            at[steps[^1]] = wrong;
        }

        var errors = rules.Validate(System.Text.Json.JsonSerializer.Deserialize(content, Contracts.ContractsJson.Default.ServiceContent)!).Errors;
        Assert.That(errors.Select(error => Api.Http.BodyShape.Pointer(error.PropertyName)).Distinct(), Is.EqualTo(new[] { pointer }));
    }
}
