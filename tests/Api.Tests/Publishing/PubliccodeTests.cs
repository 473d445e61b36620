using System.Net;
using System.Text;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;
using YamlDotNet.RepresentationModel;

namespace FitStore.Api.Tests.Publishing;

/// <summary>publiccode.yml out of the catalogue, and into a listing.</summary>
[TestFixture]
internal sealed class PubliccodeTests
{
    /// <summary>Written after the standard, as an authority elsewhere might have it.</summary>
    private const string Foreign = """
        # A file of somebody else
        publiccodeYmlVersion: "0.4"
        name: Medusa
        url: "https://example.org/italia/medusa.git"
        landingURL: https://example.org/medusa
        softwareVersion: 1.0
        releaseDate: 2017-04-15
        platforms: web
        categories: [collaboration, digital-citizenship]
        usedBy:
          - Comune di Firenze
        developmentStatus: stable
        softwareType: standalone/web
        intendedAudience:
          countries: [de, it]
          scope:
            - healthcare
        description:
          en:
            shortDescription: A booking system
          de-DE:
            localisedName: Terminbuchung Medusa
            shortDescription: Termine bei Behörden buchen.
            longDescription: |
              Bürgerinnen und Bürger buchen **Termine** bei Behörden.

              Die Behörde sieht sie in ihrem Kalender.
            documentation: https://docs.example.org/medusa
            apiDocumentation: http://docs.example.org/api
            features:
              - Erinnerung per E-Mail
              - "Absage: jederzeit"
            screenshots: [img/a.png]
        legal:
          license: AGPL-3.0-or-later
          mainCopyrightOwner: City of Amsterdam
        maintenance:
          type: contract
          contractors:
            - name: Beispielwerk GmbH
              until: "2027-01-01"
        localisation:
          localisationReady: yes
          availableLanguages: [de, en]
        """;

    private ApiUnderTest api = null!;
    private Client visitor = null!;
    private Client editor = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start();
        visitor = api.Visitor();
        editor = await api.As(Given.LandEditor);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        visitor?.Dispose();
        editor?.Dispose();
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Out_OfEverySampleService_IsValidOrNamesWhatIsMissing()
    {
        var written = 0;
        foreach (var card in (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items)
        {
            using var reply = await visitor.Send(HttpMethod.Get, $"/v1/services/{card.Slug}/publiccode.yml");
            if (reply.StatusCode == HttpStatusCode.Conflict)
            {
                Assert.That((await Client.Problem(reply, HttpStatusCode.Conflict)).Errors!.Select(error => error.Pointer), Is.SubsetOf(new[] { "/offers", "/description" }), card.Slug);
                continue;
            }

            var yaml = await reply.Content.ReadAsStringAsync();
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK), yaml);
            Assert.That(reply.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/yaml"));
            Assert.That(PubliccodeStandard.Errors(yaml), Is.Empty, card.Slug + "\n" + yaml);
            Assert.That(yaml, Does.StartWith("# Beispielangaben"), "what is invented is called so");
            written++;
        }

        Assert.That(written, Is.GreaterThan(5));
    }

    [Test]
    public async Task Out_UsedBy_NamesTheLaenderThatAreLiveAndNobodyElse()
    {
        var (withUsers, without) = (0, 0);
        var laender = (await visitor.Get<Page<Contracts.Organisations.Land>>("/v1/laender?limit=100")).Items.ToDictionary(land => land.Code, land => land.Name);
        foreach (var card in (await visitor.Get<ServiceList>("/v1/services?limit=100")).Items)
        {
            using var reply = await visitor.Send(HttpMethod.Get, $"/v1/services/{card.Slug}/publiccode.yml");
            if (!reply.IsSuccessStatusCode)
            {
                continue;
            }

            var live = (await visitor.Get<ServiceReuse>($"/v1/services/{card.Slug}/reuse")).Laender.Where(land => land.State == AdoptionState.Live).Select(land => laender[land.Land]).ToList();
            var stream = new YamlStream();
            stream.Load(new StringReader(await reply.Content.ReadAsStringAsync()));
            var told = ((YamlMappingNode)stream.Documents[0].RootNode).Children.TryGetValue("usedBy", out var used) ? ((YamlSequenceNode)used).Children.Select(entry => entry.ToString()).ToList() : [];
            Assert.That(told, Is.EqualTo(live), card.Slug);
            _ = live.Count > 0 ? withUsers++ : without++;
        }

        Assert.That((withUsers > 0, without > 0), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Out_OfWhatIsNotThere_404()
    {
        using var reply = await visitor.Send(HttpMethod.Get, "/v1/services/no-such-service/publiccode.yml");
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task In_AFileOfSomebodyElse_IsMappedAndTheRestIsListed()
    {
        var before = (await editor.Get<ServiceList>("/v1/services?includeTotal=true")).Total;
        var reading = await Read(Foreign);
        Assert.Multiple(async () =>
        {
            Assert.That(reading.StandardVersion, Is.EqualTo("0.4"));
            Assert.That((reading.Content.Name, reading.Content.Summary, reading.Content.Themenfeld), Is.EqualTo(("Terminbuchung Medusa", "Termine bei Behörden buchen.", "gesundheit")));
            Assert.That(reading.Content.Description!.Markdown, Is.EqualTo(
                "Bürgerinnen und Bürger buchen **Termine** bei Behörden.\n\nDie Behörde sieht sie in ihrem Kalender.\n\n- Erinnerung per E-Mail\n- Absage: jederzeit"));
            Assert.That(reading.Content.Documents.Select(document => (document.Kind, document.Url)), Is.EqualTo(new[] { (DocumentKind.ConnectionGuide, "https://docs.example.org/medusa") }));
            Assert.That((reading.Licence!.Spdx, reading.Licence.SourceRepository), Is.EqualTo(("AGPL-3.0-or-later", "https://example.org/italia/medusa.git")));
            Assert.That(reading.Unmapped.Select(entry => entry.Key), Is.EquivalentTo(new[]
            {
                "landingURL", "softwareVersion", "releaseDate", "platforms", "categories", "usedBy", "developmentStatus", "softwareType", "maintenance", "localisation",
                "legal/mainCopyrightOwner", "intendedAudience/countries", "description/en", "description/de-DE/apiDocumentation", "description/de-DE/screenshots",
            }));
            Assert.That(reading.Unmapped.Single(entry => entry.Key == "usedBy").Value, Is.EqualTo("Comune di Firenze"));
            Assert.That(reading.Unmapped.Select(entry => entry.Reason), Is.All.Not.Empty);
            Assert.That((await editor.Get<ServiceList>("/v1/services?includeTotal=true")).Total, Is.EqualTo(before), "nothing is created");
        });
    }

    [Test]
    public async Task In_WhatWasWrittenOut_SaysTheSame()
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/services/{Given.Slug}/publiccode.yml");
        var service = await visitor.Get<Service>($"/v1/services/{Given.Slug}");
        var reading = await Read(await reply.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That((reading.Content.Name, reading.Content.Summary, reading.Content.Themenfeld), Is.EqualTo((service.Name, service.Summary, service.Themenfeld)));
            Assert.That(reading.Content.Description!.Markdown, Does.StartWith(service.Description!.Markdown.ReplaceLineEndings("\n").Trim()));
            Assert.That(reading.Licence!.Spdx, Is.EqualTo("EUPL-1.2"));
        });
    }

    [Test]
    public async Task In_OnlyInEnglish_SaysThatItIsToBeTranslated()
    {
        var reading = await Read("publiccodeYmlVersion: '0.2'\nname: Medusa\ndescription:\n  en:\n    shortDescription: " + new string('x', 200) + "\n");
        Assert.That(reading.Content.Summary, Has.Length.EqualTo(150));
        Assert.That(reading.Unmapped.Select(entry => entry.Key), Is.EqualTo(new[] { "description/en/shortDescription", "description/en" }));
        Assert.That(reading.Licence, Is.Null);
    }

    [TestCase("<script>alert(1)</script> und noch etwas Text")]
    [TestCase("Siehe [hier](javascript:alert(1)).")]
    [TestCase("![Bild](https://example.org/a.png)")]
    public async Task In_ADescriptionThatAListingDoesNotTake_IsListed(string text)
    {
        var reading = await Read($"publiccodeYmlVersion: '0.4'\nname: Medusa\ndescription:\n  de:\n    longDescription: \"{text}\"\n");
        Assert.That((reading.Content.Description, reading.Unmapped.Single().Key), Is.EqualTo(((Description?)null, "description/de/longDescription")));
    }

    [Test]
    public async Task In_ThenANewService_StartsWithIt()
    {
        var reading = await Read(Foreign);
        var revision = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = reading.Content.Name, Content = reading.Content });
        Assert.That((revision.State, revision.Content.Summary, revision.Content.Themenfeld), Is.EqualTo((RevisionState.Draft, reading.Content.Summary, "gesundheit")));
    }

    [TestCase("", "")]
    [TestCase("name: [", "")]
    [TestCase("- a\n- b\n", "")]
    [TestCase("name: A\n---\nname: B\n", "")]
    [TestCase("name: A\nname: B\n", "")]
    [TestCase("name: A\n", "/publiccodeYmlVersion")]
    [TestCase("publiccodeYmlVersion: '0.4'\n", "/name")]
    [TestCase("publiccodeYmlVersion: '7'\nname: A\n", "/publiccodeYmlVersion")]
    [TestCase("publiccodeYmlVersion: '0.4'\nname: &a A\nurl: *a\n", "")]
    [TestCase("list: [a, {c: d}\nname: A\n  - b: c\n", "")]
    [TestCase("name: \"\\U00110000\"\n", "")]
    [TestCase("name: \"\\UFFFFFFFF\"\n", "")]
    [TestCase("name: \"x\\uD800\\u0041\"\n", "")]
    [TestCase("%YAML 99999999999.1\n---\nname: A\n", "")]
    [TestCase("name: !![str A\n", "")]
    [TestCase("...\n%YAML 1.2\n---\nname: A\n", "")]
    public async Task In_WhatIsNoSuchFile_IsToldByPointer(string yaml, string pointer)
    {
        using var reply = await Send(Encoding.UTF8.GetBytes(yaml));
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => error.Pointer), Is.EqualTo(new[] { pointer }));
    }

    [Test]
    public async Task In_FilesThatWouldGrow_AreRefusedAtOnce()
    {
        var laughs = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (var letter = 'b'; letter <= 'z'; letter++)
        {
            var before = (char)(letter - 1);
            laughs.Append(letter).Append(": &").Append(letter).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{before}", 9)).Append("]\n");
        }

        foreach (var bytes in (byte[][])
        [
            Encoding.UTF8.GetBytes(laughs.ToString()),
            Encoding.UTF8.GetBytes("a: " + new string('[', 200_000)),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', depth) + "a:\n"))),
            Encoding.UTF8.GetBytes("a:\n" + string.Concat(Enumerable.Repeat("- x\n", 60_000))),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("? ", 100_000))),
            [.. "name: "u8, 0xff, 0xfe],
        ])
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var reply = await Send(bytes);
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        }

        using var large = await Send(new byte[300 * 1024]);
        Assert.That(large.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task In_ByAVisitorOrAsJson_IsRefused()
    {
        using var stranger = await Given.SendFile(visitor, Encoding.UTF8.GetBytes(Foreign), "/v1/publiccode-imports", "application/yaml");
        using var json = await Given.SendFile(editor, "{}"u8.ToArray(), "/v1/publiccode-imports", "application/json");
        Assert.That((stranger.StatusCode, json.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.UnsupportedMediaType)));
    }

    [TestCase("standalone/web", "webservice", "softwareType")]
    [TestCase("\"0.4\"", "0.4", "publiccodeYmlVersion")]
    [TestCase("localisationReady: false", "localisationReady: \"false\"", "localisation/localisationReady")]
    [TestCase("digital-citizenship", "bauantrag", "categories")]
    [TestCase("name: ", "nam: ", "/nam")]
    public async Task Standard_OfAFileThatIsWrong_IsNotKept(string right, string wrong, string place)
    {
        using var reply = await visitor.Send(HttpMethod.Get, $"/v1/services/{Given.Slug}/publiccode.yml");
        var yaml = await reply.Content.ReadAsStringAsync();
        Assert.That(PubliccodeStandard.Errors(yaml), Is.Empty);
        Assert.That(PubliccodeStandard.Errors(yaml.Replace(right, wrong, StringComparison.Ordinal)), Has.Some.StartsWith(place));
    }

    private Task<HttpResponseMessage> Send(byte[] yaml) => Given.SendFile(editor, yaml, "/v1/publiccode-imports", "application/yaml");

    private async Task<PubliccodeReading> Read(string yaml)
    {
        using var reply = await Send(Encoding.UTF8.GetBytes(yaml));
        return await Client.Read<PubliccodeReading>(reply);
    }
}
