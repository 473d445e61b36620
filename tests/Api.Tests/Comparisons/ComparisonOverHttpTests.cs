using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Comparisons;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Comparisons;

/// <summary>Comparisons as everybody may ask for them.</summary>
[TestFixture]
internal sealed class ComparisonOverHttpTests
{
    private ApiUnderTest api = null!;
    private Client visitor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Comparison_OfServicesAndOffers_StandsInTheOrderAskedFor()
    {
        var offer = await Given.Offer(visitor, "elektronische-wohnsitzanmeldung");
        var comparison = await visitor.Get<Comparison>($"/v1/comparisons?offer={offer.Id}&service=wohngeld-online&service=kurabgabe&service={Given.Slug}");
        Assert.Multiple(() =>
        {
            Assert.That(comparison.Entries.Select(entry => entry.Service), Is.EqualTo(new[] { "wohngeld-online", "kurabgabe", Given.Slug, offer.Service }));
            Assert.That(comparison.Entries[3].Offer, Is.EqualTo(offer.Id));
            Assert.That(comparison.Entries[3].TermsVersion, Is.EqualTo(offer.TermsInForce));
            Assert.That(comparison.Entries[0].Offer, Is.Not.Null, "a service stands for its first offer");
            Assert.That(comparison.Sections.Select(section => section.Key), Is.EqualTo(new[] { "purpose", "fit", "cost", "terms", "connecting", "support", "reuse", "requirements" }));
            Assert.That(comparison.Sections.SelectMany(section => section.Rows).Count(row => row.Differs), Is.GreaterThan(10));
        });
    }

    [Test]
    public async Task Comparison_SaysPricesAsTheirTermsDo()
    {
        var comparison = await visitor.Get<Comparison>($"/v1/comparisons?service={Given.Slug}&service=wohngeld-online");
        var rows = comparison.Sections.SelectMany(section => section.Rows).ToDictionary(row => row.Key);
        Assert.Multiple(() =>
        {
            Assert.That(rows["costOperation"].Values[0].Lines, Has.Some.Contains("1.200.000,00"));
            Assert.That(rows["costOperation"].Values[1].Lines, Has.Some.Contains("780.000,00").And.Some.Contains("nach der Einwohnerzahl"));
            Assert.That(rows["costOperation"].Values[0].Provenance, Is.EqualTo(Provenance.Example));
            Assert.That(rows["leadLand"].Values.Select(value => value.Lines[0]), Is.EqualTo(new[] { "Mecklenburg-Vorpommern", "Schleswig-Holstein" }));
        });
    }

    [Test]
    public async Task Comparison_OfTwoOffersOfOneService_IsTaken()
    {
        var offers = (await visitor.Get<Page<Offer>>("/v1/services/elektronische-wohnsitzanmeldung/offers")).Items;
        Assert.That(offers, Has.Count.GreaterThan(1), "the sample has a service with two offers");
        var comparison = await visitor.Get<Comparison>($"/v1/comparisons?offer={offers[0].Id}&offer={offers[1].Id}");
        var rows = comparison.Sections.SelectMany(section => section.Rows).ToDictionary(row => row.Key);
        Assert.That(rows["summary"].Differs, Is.False);
        Assert.That(rows["legalModel"].Differs, Is.True);
    }

    [Test]
    public async Task Comparison_AnybodyMayKeepIt()
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/comparisons?service={Given.Slug}&service=wohngeld-online");
        Assert.That(reply.Headers.CacheControl!.Public, Is.True);
    }

    [TestCase("", "service tooShort")]
    [TestCase("service=kurabgabe", "service tooShort")]
    [TestCase("service=kurabgabe&service=wohngeld-online&service=i-kfz&service=hundesteuer&service=elfe", "service tooLong")]
    [TestCase("service=kurabgabe&service=gibt-es-nicht", "service doesNotExist")]
    [TestCase("service=kurabgabe&offer=019aab6e-5c00-7000-8000-000000000099", "offer doesNotExist")]
    [TestCase("service=kurabgabe&service=kurabgabe", "service givenTwice")]
    [TestCase("service=gibt-es-nicht", "service tooShort; service doesNotExist", Description = "Everything that is wrong at once.")]
    [TestCase("service=Kur%20abgabe&service=wohngeld-online", "service format")]
    [TestCase("service=kurabgabe&offer=x", "offer wrongType")]
    public async Task Comparison_OfWhatCannotBe_SaysWhere(string query, string expected)
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/comparisons?{query}");
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(string.Join("; ", problem.Errors!.Select(error => $"{error.Parameter} {error.Code}")), Is.EqualTo(expected));
    }

    [Test]
    public async Task Comparison_OfAServiceAndTheOfferThatStandsForIt_SaysThatItIsThere()
    {
        var offer = await Given.Offer(visitor);
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/comparisons?service={Given.Slug}&offer={offer.Id}");
        var problem = await Client.Problem(reply, HttpStatusCode.BadRequest);
        Assert.That(problem.Errors!.Single(), Has.Property(nameof(InputError.Parameter)).EqualTo("offer").And.Property(nameof(InputError.Code)).EqualTo(InputErrorCodes.GivenTwice));
    }
}
