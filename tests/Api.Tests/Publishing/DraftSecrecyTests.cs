using System.Text.Json.Nodes;
using FitStore.Api.Tests.Http;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;
using Operation = FitStore.Api.Tests.Http.Operation;

namespace FitStore.Api.Tests.Publishing;

/// <summary>
/// A draft is never seen by a stranger: not in a list, a search, a count, a suggestion, a feed, an export or an error. Every GET there is
/// is asked for it, found by walking the document, and every change of a listing is tried on it.
/// </summary>
[TestFixture]
internal sealed class DraftSecrecyTests : Walk
{
    private static readonly string?[] Strangers = [null, Given.ProviderEditor, Given.KommuneEditor, Given.OperatorEditor, GivenListing.OperatorApprover];

    /// <summary>A word in every text of the drafts that nobody types.</summary>
    private readonly string secret = $"geheimwort{Guid.NewGuid():n}"[..24];

    /// <summary>A word in the same texts that strangers look for.</summary>
    private readonly string typed = $"suchwort{Guid.NewGuid():n}"[..30];

    [Test]
    public async Task Draft_ByStrangers_IsNowhere()
    {
        using var editor = await Api.As(Given.LandEditor);
        var draft = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = $"{typed} {secret}", Slug = $"entwurf-{typed}", Content = Marked() });
        var block = await editor.Post<BlueprintBlock>("/v1/blueprint-blocks", new NewBlueprintBlock { Kind = BlueprintKind.Technical, Title = secret, Text = $"{typed} {secret}", Licence = secret });
        var offer = await GivenListing.AddOffer(Api, draft.Service);
        var published = await GivenListing.Published(Api);
        var revised = await editor.Post<ServiceRevision>($"/v1/services/{published.Service}/revisions", new NewRevision());
        await editor.Patch<ServiceRevision>($"/v1/services/{published.Service}/revisions/2", Marked(), revised.Version);
        var (ofDraft, ofRevision) = (await Secret(editor, draft, named: true), await Secret(editor, revised with { Version = revised.Version + 1 }, named: true));
        await editor.Patch<ServiceRevision>(
            $"/v1/services/{draft.Service}/revisions/1",
            new JsonObject { ["blueprint"] = new JsonArray(new JsonObject { ["kind"] = "technical", ["title"] = "", ["block"] = new JsonObject { ["id"] = block.Id, ["number"] = 1 }, ["provenance"] = "declared" }) }.ToJsonString(),
            draft.Version + 1);
        Assert.That((await editor.Get<JsonNode>($"/v1/services/{draft.Service}/revisions/1")).ToJsonString(), Does.Contain(secret), "its provider sees it");

        await Each(operation => operation.IsGet, async (operation, findings) =>
        {
            var call = await Samples.Of(operation);
            foreach (var email in Strangers)
            {
                using var caller = email is null ? Api.Visitor() : await Api.As(email);
                foreach (var (address, query) in Places(operation, call, ofDraft, ofRevision, offer))
                {
                    await Hear(operation, call with { Caller = caller, Address = address, Query = query }, email, findings);
                }
            }
        });
    }

    [Test]
    public async Task Draft_ChangedByStrangers_IsAsIfItWereNotThere()
    {
        using var editor = await Api.As(Given.LandEditor);
        var name = $"Zweiter {secret}";
        var draft = await editor.Post<ServiceRevision>("/v1/services", new NewService { Name = name, Slug = $"zweiter-{typed}" });
        await GivenListing.AddOffer(Api, draft.Service);
        var file = await Secret(editor, draft, named: false);
        await Each(operation => !operation.IsGet && operation.Path.StartsWith("/v1/services/{slug}/", StringComparison.Ordinal), async (operation, findings) =>
        {
            foreach (var email in Strangers)
            {
                using var caller = email is null ? Api.Visitor() : await Api.As(email);
                var call = (await Samples.Of(operation)) with { Caller = caller };
                var real = await (call with { Address = Fill(operation.Path, draft.Service, 1, file.Id) }).Send();
                var absent = await (call.Anew() with { Address = Fill(operation.Path, "gibt-es-nicht", 1, file.Id) }).Send();
                findings.Equal(real.Status, absent.Status, $"the answer to {email ?? "a visitor"}");
                findings.Equal(real.Problem()?.Detail, absent.Problem()?.Detail, $"what {email ?? "a visitor"} is told");
                findings.Expect(!real.Text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"tells {email ?? "a visitor"} of it: {real}");
            }
        });
        Assert.That((await editor.Get<ServiceRevision>($"/v1/services/{draft.Service}/revisions/1")).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Draft_BehindThePublishedOne_ChangesNoAnswerToTheOperator()
    {
        using var editor = await Api.As(Given.LandEditor);
        var published = await GivenListing.Published(Api);
        using var reviewer = await Api.As(Given.OperatorEditor);
        async Task<string> Taken()
        {
            using var reply = await reviewer.Send(HttpMethod.Post, $"/v1/services/{published.Service}/reviews", version: 1, key: Guid.NewGuid().ToString());
            var problem = await Client.Problem(reply, System.Net.HttpStatusCode.Conflict);
            return $"{problem.Code} {problem.State} {problem.Detail}";
        }

        var before = await Taken();
        await editor.Post<ServiceRevision>($"/v1/services/{published.Service}/revisions", new NewRevision());
        Assert.That(await Taken(), Is.EqualTo(before));
    }

    [Test]
    public async Task Adoption_OfADraft_IsAsIfThereWereNoOffer()
    {
        using var editor = await Api.As(Given.LandEditor);
        var draft = await GivenListing.ReadyDraft(Api, editor, $"Dritter {secret}");
        var offer = await GivenListing.AddOffer(Api, draft.Service);
        using var adopter = await Api.As(Given.ProviderEditor);
        using var real = await adopter.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = offer }, key: Guid.NewGuid().ToString());
        using var absent = await adopter.Send(HttpMethod.Post, "/v1/adoptions", new NewAdoption { Offer = Guid.CreateVersion7() }, key: Guid.NewGuid().ToString());
        var (one, other) = (await Client.Problem(real, System.Net.HttpStatusCode.BadRequest), await Client.Problem(absent, System.Net.HttpStatusCode.BadRequest));
        Assert.That(one.Detail, Is.EqualTo(other.Detail));
    }

    /// <summary>The sample's own place, and every place where the drafts could show: their addresses, their offer, and what they say as a filter.</summary>
    private IEnumerable<(string Address, string Query)> Places(Operation operation, Call call, ServiceFile draft, ServiceFile published, Guid offer)
    {
        yield return (call.Address, call.Query);
        if (operation.Path.Contains("{slug}", StringComparison.Ordinal))
        {
            yield return (Fill(operation.Path, draft.Service, 1, draft.Id), call.Query);
            yield return (Fill(operation.Path, published.Service, 2, published.Id), call.Query);
        }

        if (operation.Path.StartsWith("/v1/offers/{id}", StringComparison.Ordinal))
        {
            yield return (operation.Path.Replace("{id}", offer.ToString(), StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal), call.Query);
        }

        foreach (var filter in operation.Filters.Where(filter => filter["schema"]!["enum"] is null && (filter["schema"]!["items"] ?? filter["schema"])!["enum"] is null))
        {
            foreach (var value in (string[])[typed, draft.Service, "1"])
            {
                yield return (call.Address, $"{filter["name"]}={Uri.EscapeDataString(value)}");
            }
        }
    }

    private async Task Hear(Operation operation, Call call, string? email, Findings findings)
    {
        foreach (var accept in operation.IsList ? (string[])["application/json", "application/x-ndjson", "text/csv"] : ["*/*"])
        {
            var asked = accept == "application/json" && operation.IsList ? call.Asking("limit=100") : call;
            var reply = await asked.With("Accept", accept).Send();
            findings.Expect(reply.Status < 500, $"{call.Address}?{call.Query} is answered {reply}");
            findings.Expect(!reply.Text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"tells {email ?? "a visitor"} of a draft at {call.Address}?{call.Query} as {accept}");
            if (operation.Id == "listServices" && call.Query == $"q={typed}" && accept == "application/json")
            {
                findings.Equal(reply.Items.Count, 0, "the number of results");
                findings.Expect(reply.Json["facets"]!.AsArray().All(facet => facet!["values"]!.AsArray().Count == 0), $"counts a draft: {reply}");
                findings.Expect((string?)reply.Json["reading"]!["found"] == "none", $"knows a word of a draft: {reply}");
            }
        }
    }

    private static string Fill(string path, string slug, int number, Guid file) => path
        .Replace("/files/{id}", $"/files/{file}", StringComparison.Ordinal)
        .Replace("{slug}", slug, StringComparison.Ordinal)
        .Replace("{number}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A file with the word in its name and in what it holds; named by a draft or by none.</summary>
    private async Task<ServiceFile> Secret(Client editor, ServiceRevision draft, bool named)
    {
        var file = await GivenListing.Upload(editor, draft.Service, $"{secret}.txt", System.Text.Encoding.UTF8.GetBytes($"{secret} {Guid.NewGuid()}"));
        if (named)
        {
            var document = new Document { Title = secret, Kind = DocumentKind.Training, Url = file.Address, Provenance = FitStore.Contracts.Provenance.Declared };
            await editor.Patch<ServiceRevision>($"/v1/services/{draft.Service}/revisions/{draft.Number}", Marked() with { Documents = [document] }, draft.Version);
        }

        using var seen = await editor.Send(HttpMethod.Get, file.Address);
        Assert.That(await seen.Content.ReadAsStringAsync(), Does.Contain(secret), "its provider sees it");
        return file;
    }

    /// <summary>A whole listing with both words in every text.</summary>
    private ServiceContent Marked()
    {
        var both = $"{typed} {secret}";
        var whole = GivenListing.Complete(both);
        return whole with
        {
            Summary = both,
            Description = whole.Description! with { Markdown = both },
            Operation = whole.Operation! with { OperatingAuthority = both, ItProvider = both },
            Connection = whole.Connection! with { Fachverfahren = [whole.Connection.Fachverfahren[0] with { Product = both, Vendor = both }], Registers = [both], Steps = [both], DataStandards = [both] },
            ReuseConcept = whole.ReuseConcept! with { Integration = new ReuseAnswer { Text = both }, Operation = new ReuseAnswer { Text = both }, Interfaces = new ReuseAnswer { Text = both }, Support = new ReuseAnswer { Text = both } },
            Blueprint = [whole.Blueprint[0] with { Title = both, Text = both }],
            Contacts = [whole.Contacts[0] with { Purpose = both }],
            Keywords = [typed, secret],
        };
    }
}
