using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FitStore.Api.Cost;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Tests.Sample;

/// <summary>The sample data keeps the rules the catalogue will keep, and says of everything invented that it is.</summary>
[TestFixture]
public sealed partial class SampleFilesTests
{
    private static readonly SampleFiles Files = SampleFiles.Read();

    private static readonly Dictionary<string, SampleOrganisation> Organisations = Files.Organisations.ToDictionary(o => o.Key);

    private static IEnumerable<TestCaseData> Services => Files.Services.Select(s => new TestCaseData(s).SetArgDisplayNames(s.Slug));

    private static IEnumerable<SampleService> WrittenOut => Files.Services.Where(s => s.Content.Description is not null);

    private static IEnumerable<TestCaseData> WrittenOutServices => WrittenOut.Select(s => new TestCaseData(s).SetArgDisplayNames(s.Slug));

    private static IEnumerable<TestCaseData> AllTerms => Files.Services
        .SelectMany(s => s.Offers.SelectMany(o => o.Terms.Select(t => new TestCaseData(o, t.Content).SetArgDisplayNames(s.Slug, o.Key, $"{t.ValidFrom:O}"))));

    [Test]
    public void Organisations_EveryKind_IsThere()
    {
        var counts = Files.Organisations.CountBy(o => o.Kind).ToDictionary();

        Assert.Multiple(() =>
        {
            Assert.That(counts[OrganisationKind.Bund], Is.EqualTo(1));
            Assert.That(counts[OrganisationKind.Land], Is.EqualTo(16));
            Assert.That(counts[OrganisationKind.Kreis], Is.GreaterThanOrEqualTo(10));
            Assert.That(counts[OrganisationKind.Gemeindeverband], Is.GreaterThanOrEqualTo(1));
            Assert.That(counts[OrganisationKind.Gemeinde], Is.GreaterThanOrEqualTo(80));
            Assert.That(counts[OrganisationKind.Operator], Is.EqualTo(1));
            Assert.That(counts[OrganisationKind.Aggregator], Is.EqualTo(2));
            Assert.That(counts[OrganisationKind.ItProvider], Is.EqualTo(3));
            Assert.That(counts[OrganisationKind.Vendor], Is.EqualTo(2));
        });
    }

    [Test]
    public void Organisations_KindAndLand_AgreeWithTheArs()
    {
        var prefixes = Files.Laender.ToDictionary(l => l.ArsPrefix, l => l.Code);

        Assert.Multiple(() =>
        {
            foreach (var o in Files.Organisations)
            {
                int? length = o.Kind switch
                {
                    OrganisationKind.Land => 2,
                    OrganisationKind.Kreis => 5,
                    OrganisationKind.Gemeindeverband => 9,
                    OrganisationKind.Gemeinde => 12,
                    _ => null,
                };
                Assert.That(o.Ars?.Length, Is.EqualTo(length), o.Key);
                if (o.Ars is not null)
                {
                    Assert.That(o.Ars, Does.Match("^[0-9]+$"), o.Key);
                    Assert.That(o.Land, Is.EqualTo(prefixes[o.Ars[..2]]), o.Key);
                    Assert.That(o.Inhabitants?.Count, Is.GreaterThan(0), o.Key);
                }
            }

            Assert.That(Files.Organisations.Where(o => o.Ars is not null).Select(o => o.Ars), Is.Unique);
            Assert.That(Files.Organisations.Select(o => o.Key), Is.Unique);
        });
    }

    [Test]
    public void Gemeinden_EveryLandAndEverySize_AreThere()
    {
        var gemeinden = Files.Organisations.Where(o => o.Kind == OrganisationKind.Gemeinde).ToList();
        var perLand = gemeinden.CountBy(o => o.Land!).ToDictionary();

        Assert.Multiple(() =>
        {
            foreach (var land in Files.Laender)
            {
                // Berlin and Hamburg have no second one.
                Assert.That(perLand[land.Code], Is.GreaterThanOrEqualTo(Math.Min(2, land.Gemeinden)), land.Name);
            }

            foreach (var (from, to) in new[] { (0, 999), (1_000, 4_999), (5_000, 19_999), (20_000, 99_999), (100_000, 499_999), (500_000, 4_000_000) })
            {
                Assert.That(gemeinden.Count(o => o.Inhabitants!.Count >= from && o.Inhabitants.Count <= to), Is.GreaterThanOrEqualTo(3), $"{from} to {to}");
            }

            Assert.That(Organisations["berlin"].LinkedTo, Is.EqualTo("BE"));
            Assert.That(Organisations["HH"].LinkedTo, Is.EqualTo("hamburg"));
        });
    }

    [Test]
    public void Organisations_InventedStatements_AreMarked() => Assert.Multiple(() =>
    {
        foreach (var o in Files.Organisations)
        {
            var invented = o.Mailbox is not null || o.LeitwegId is not null || o.Facts.Any(f => f.Fact != SampleFactKind.FitkoOwner);
            Assert.That(o.Provenance, Is.EqualTo(invented ? Provenance.Example : Provenance.Reported), o.Key);
        }
    });

    [Test]
    public void References_OfOrganisationsAndPeople_LeadSomewhere() => Assert.Multiple(() =>
    {
        foreach (var o in Files.Organisations)
        {
            Assert.That(o.LinkedTo is null || Organisations[o.LinkedTo].LinkedTo == o.Key, Is.True, o.Key);
            foreach (var fact in o.Facts)
            {
                var needsAnother = fact.Fact is SampleFactKind.InhouseWith or SampleFactKind.FrameworkWith;
                Assert.That(fact.With is not null, Is.EqualTo(needsAnother), o.Key);
                Assert.That(fact.With is null || Organisations.ContainsKey(fact.With), Is.True, o.Key);
            }
        }

        foreach (var membership in Files.Accounts.SelectMany(a => a.Memberships))
        {
            Assert.That(Organisations.Keys, Does.Contain(membership.Organisation));
            Assert.That(membership.Roles, Is.Not.Empty.And.Unique);
        }

        Assert.That(Files.Laender.Select(l => l.Code), Is.EquivalentTo(Files.Organisations.Where(o => o.Kind == OrganisationKind.Land).Select(o => o.Key)));
        Assert.That(Files.Organisations.Where(o => o.Kind == OrganisationKind.Land).Select(o => o.Facts[0].Fact), Is.All.EqualTo(SampleFactKind.FitkoOwner));
        Assert.That(Files.Themenfelder.SelectMany(t => t.Leads).Distinct(), Is.SubsetOf(Files.Laender.Select(l => l.Code)));
    });

    [Test]
    public void Accounts_EveryRoleAndKind_AreThere()
    {
        var memberships = Files.Accounts.SelectMany(a => a.Memberships).ToList();
        var kinds = memberships.Select(m => Organisations[m.Organisation].Kind).Distinct();

        Assert.Multiple(() =>
        {
            Assert.That(memberships.SelectMany(m => m.Roles).Distinct(), Is.EquivalentTo(Enum.GetValues<Role>()));
            Assert.That(kinds, Is.SupersetOf(Enum.GetValues<OrganisationKind>().Except([OrganisationKind.Gemeindeverband])));
            Assert.That(Files.Accounts.Select(a => a.Email), Is.Unique.And.All.EndsWith(".example.org"));
            Assert.That(Files.Accounts.Count(a => a.Memberships.Count == 2), Is.GreaterThanOrEqualTo(2));
            foreach (var role in Enum.GetValues<Role>())
            {
                Assert.That(memberships.Count(m => m.Organisation == "nordhausen" && m.Roles.Contains(role)), Is.GreaterThanOrEqualTo(1), $"{role}");
            }
        });
    }

    [Test]
    public void Laender_Keys_SumToAHundred() => Assert.Multiple(() =>
    {
        Assert.That(Files.Laender, Has.Count.EqualTo(16));
        Assert.That(Files.Themenfelder, Has.Count.EqualTo(14));
        foreach (var year in new[] { 2019, 2016 })
        {
            var shares = Files.Laender.Select(l => l.Koenigstein.Single(k => k.Year == year)).ToList();
            Assert.That(shares.Sum(k => decimal.Parse(k.Percent, CultureInfo.InvariantCulture)), Is.EqualTo(100m), $"{year}");
            Assert.That(shares.Select(k => k.Confirmed), Is.All.False, $"{year}");
        }
    });

    [Test]
    public void Services_All32_AreThereAndManyWrittenOut()
    {
        var slugs = Files.Services.Select(s => s.Slug).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(slugs, Has.Count.EqualTo(32));
            Assert.That(slugs, Is.Unique);
            Assert.That(WrittenOut.Count(), Is.GreaterThanOrEqualTo(16));
            Assert.That(WrittenOut.Select(s => s.Content.Description!.Markdown), Is.Unique);
            Assert.That(Files.Services.Select(s => s.Content.Summary), Is.Unique);
            Assert.That(Files.Services.SelectMany(s => s.Offers).Select(o => o.LegalModel).Distinct(), Is.EquivalentTo(Enum.GetValues<LegalModel>()));
            Assert.That(Files.Services.Count(s => s.Offers.Count > 1), Is.GreaterThanOrEqualTo(5));
            Assert.That(Files.Services.SelectMany(s => s.Offers).Count(o => o.Terms.Count == 2), Is.GreaterThanOrEqualTo(3));
        });
    }

    [TestCaseSource(nameof(Services))]
    public void Service_Listing_KeepsTheRulesOfTheField(object sample)
    {
        var service = (SampleService)sample;
        var content = service.Content;

        Assert.Multiple(() =>
        {
            Assert.That(service.Slug, Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
            Assert.That(content.Name, Has.Length.InRange(1, 120));
            Assert.That(content.Summary, Has.Length.InRange(1, 150));
            Assert.That(content.Keywords, Is.Not.Empty.And.Unique);
            Assert.That(content.Reported, Is.Not.Empty);
            Assert.That(content.Reported.Where(r => r.AsOf is not null).Select(r => r.AsOf), Is.All.Match("^[0-9]{4}(-[0-9]{2}){0,2}$"));
            Assert.That(content.Documents, Is.Not.Null);
            Assert.That(content.Contacts, Is.Not.Null);
            Assert.That(service.Provider, Is.EqualTo(content.LeadLand));
            Assert.That(Files.Laender.Select(l => l.Code), Does.Contain(content.LeadLand));
            Assert.That(Files.Themenfelder.Select(t => t.Slug), Does.Contain(content.Themenfeld));
            Assert.That(content.Classification.Leistungsschluessel, Is.All.Match(@"^\d{14}$"));
            Assert.That(content.Classification.OzgIds, Is.All.Match(@"^1\d{4}$"));
            Assert.That(content.Classification.Reifegrad is null || service.Slug == "digitale-baugenehmigung", Is.True, "only one Reifegrad is known");
            Assert.That(service.Reuse.Select(r => r.Land), Is.Unique.And.No.Member(content.LeadLand).And.SubsetOf(Files.Laender.Select(l => l.Code)));
            Assert.That(service.Reuse.Select(r => r.Provenance), Is.All.EqualTo(Provenance.Reported));
            Assert.That(service.Kommunen.Select(use => use.Organisation), Is.Unique);
            foreach (var use in service.Kommunen)
            {
                var kind = Organisations[use.Organisation].Kind;
                Assert.That(kind, Is.EqualTo(OrganisationKind.Gemeinde).Or.EqualTo(OrganisationKind.Kreis).Or.EqualTo(OrganisationKind.Gemeindeverband), use.Organisation);
                Assert.That(service.Offers.Single(offer => offer.Key == use.Offer).Takers, Does.Contain(kind), use.Organisation);
                Assert.That(use.State, Is.InRange(AdoptionState.Contracted, AdoptionState.Terminating), use.Organisation);
                Assert.That(use.AsOf, Does.Match("^[0-9]{4}(-[0-9]{2}){0,2}$"), use.Organisation);
                Assert.That(use.Provenance, Is.EqualTo(Provenance.Example), use.Organisation);
            }

            Assert.That(service.Offers, Is.Not.Empty);
            Assert.That(service.Offers.Select(o => o.Key), Is.Unique);
            foreach (var offer in service.Offers)
            {
                Assert.That(Organisations.Keys, Does.Contain(offer.Seller));
                Assert.That(offer.Takers, Is.Not.Empty.And.Unique);
                Assert.That(offer.Provenance, Is.EqualTo(Provenance.Example));
                Assert.That(offer.Terms.Select(t => t.ValidFrom), Is.Not.Empty.And.Unique.And.Ordered);
                Assert.That(offer.Terms.Select(t => JsonSerializer.Serialize(t.Content, ContractsJson.Default.TermsContent)), Is.Unique);
            }
        });
    }

    [TestCaseSource(nameof(AllTerms))]
    public void Terms_PriceSheet_KeepsTheRulesOfCost(object sampleOffer, TermsContent terms)
    {
        var offer = (SampleOffer)sampleOffer;
        var sheet = terms.PriceSheet;

        Assert.Multiple(() =>
        {
            Assert.That(terms.Provenance, Is.EqualTo(Provenance.Example));
            Assert.That(sheet.Nature, Is.EqualTo(PriceNature.Example));
            Assert.That(sheet.Free || sheet.Items.Any(i => i.Kind is CostKind.Infrastructure or CostKind.FurtherDevelopment or CostKind.Operation), Is.True);
            Assert.That(terms.MinimumTermMonths, Is.InRange(1, 60));
            Assert.That(terms.NoticeMonths, Is.InRange(1, 12));
            Assert.That(terms.Maintenance.FaultClasses, Has.Count.GreaterThanOrEqualTo(2));
            Assert.That(decimal.Parse(terms.ServiceLevel.AvailabilityPercent, CultureInfo.InvariantCulture), Is.InRange(90m, 100m));
            if (offer.LegalModel == LegalModel.FitStore)
            {
                Assert.That(Organisations[offer.Seller].Kind, Is.EqualTo(OrganisationKind.Operator));
            }

            Assert.That(new PriceSheetValidator().Validate(sheet).Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}"), Is.Empty);
        });
    }

    [TestCaseSource(nameof(WrittenOutServices))]
    public void Service_WrittenOut_AnswersEverySection(object sample)
    {
        var content = ((SampleService)sample).Content;

        Assert.Multiple(() =>
        {
            Assert.That(content.Classification.Leistungstyp, Is.Not.Null);
            Assert.That(content.Classification.SdgRelevant, Is.Not.Null);
            Assert.That(content.Description!.Markdown, Does.Not.Contain("<").And.Not.Match(@"(?m)^#{1,2} "));
            Assert.That(content.Description.Markdown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Has.Length.InRange(240, 520));
            Assert.That(content.Operation, Is.Not.Null);
            Assert.That(content.Access?.UserAccounts, Is.Not.Empty);
            Assert.That(content.Connection?.Transports, Is.Not.Empty);
            Assert.That(content.Connection?.DataStandards, Is.Not.Empty);
            Assert.That(content.Connection?.Fachverfahren, Is.Not.Empty);
            Assert.That(content.Connection?.Registers, Is.Not.Null);
            Assert.That(content.Connection?.Steps, Is.Not.Empty);
            Assert.That(content.Connection?.Duration is { From: >= 1 } weeks && weeks.From <= weeks.To, Is.True);
            Assert.That(content.Connection?.Fachverfahren.Where(f => f.State == InterfaceState.Planned).Select(f => f.PromisedBy), Is.All.Not.Null);
            Assert.That(content.Support?.Levels.Select(l => l.Level), Is.EqualTo([1, 2, 3]));
            Assert.That(content.ReuseConcept, Is.Not.Null);
            Assert.That(content.Requirements?.Answers, Has.Count.InRange(16, 24));
            Assert.That(content.Requirements?.Answers.Select(a => a.Id), Is.Unique.And.All.Match("^[A-Z]{2}-[0-9]{2}$"));
            Assert.That(content.Requirements?.Answers.Select(a => a.Group).Distinct().Count(), Is.EqualTo(8));
            Assert.That(content.Requirements?.Answers.Where(a => a.Fulfilment != Fulfilment.Met).Select(a => a.Reason), Is.All.Not.Null);
            Assert.That(content.Principles?.Evidence, Is.Not.Empty);
            Assert.That(content.DemoUrl, Is.Not.Null);
            Assert.That(content.Training, Is.Not.Null);
            Assert.That(content.Documents, Is.Not.Empty);
            Assert.That(content.Contacts, Is.Not.Empty);
        });
    }

    [TestCaseSource(nameof(WrittenOutServices))]
    public void Service_InventedSections_AreMarked(object sample)
    {
        var content = ((SampleService)sample).Content;
        IEnumerable<Provenance?> sections =
        [
            content.Classification.Provenance, content.Description?.Provenance, content.Operation?.Provenance, content.Access?.Provenance,
            content.Connection?.Provenance, content.Support?.Provenance, content.ReuseConcept?.Provenance, content.Requirements?.Provenance,
            content.Principles?.Provenance, content.Training?.Provenance,
            .. content.Documents.Select(d => (Provenance?)d.Provenance), .. content.Contacts.Select(c => (Provenance?)c.Provenance),
        ];

        Assert.That(sections, Is.All.EqualTo(Provenance.Example));
    }

    [Test]
    public void Addresses_Everywhere_LieUnderExampleOrg()
    {
        var assembly = typeof(SampleFiles).Assembly;
        Assert.Multiple(() =>
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Sample", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var text = reader.ReadToEnd();
                Assert.That(Hosts().Matches(text).Select(m => m.Groups["host"].Value).Distinct(), Is.All.Match(@"^([a-z0-9-]+\.)*example\.org$"), name);
            }
        });
    }

    [GeneratedRegex("(?:https?://|[A-Za-z0-9._-]@)(?<host>[A-Za-z0-9.-]*[A-Za-z0-9])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hosts();
}
