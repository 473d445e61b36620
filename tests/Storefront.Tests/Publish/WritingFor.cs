using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Tests.Organisations;
using FitStore.Storefront.Tests.Services;

namespace FitStore.Storefront.Tests.Publish;

/// <summary>An editor of a providing Land before a stand-in that keeps one revision as the API does: merge patch, versions, If-Match.</summary>
internal abstract class WritingFor : ActingFor
{
    protected const string Home = "/bereitstellen/" + Listings.Slug;

    protected const string OfRevisions = "/v1/services/" + Listings.Slug + "/revisions";

    /// <summary>The revision as the API has it now.</summary>
    protected ServiceRevision Revision { get; set; } = Listings.Revision(Listings.Nothing);

    /// <summary>Further revisions of the listing, older ones.</summary>
    protected List<ServiceRevision> Older { get; } = [];

    protected ListingCheck Check { get; set; } = Listings.Check();

    /// <summary>The bodies of the changes that were made.</summary>
    protected IReadOnlyList<JsonObject> Patches => [.. Api.Received.Where(received => received.Call.StartsWith("PATCH ", StringComparison.Ordinal)).Select(received => JsonNode.Parse(received.Body)!.AsObject())];

    protected async Task<Me> SignInEditor()
    {
        var me = await SignIn(StandInApi.Thueringen, Role.Reader, Role.Editor);
        AnswerListing();
        return me;
    }

    protected void AnswerListing()
    {
        Answer("GET /v1/laender", new Page<Land> { Items = Fixtures.Laender });
        Answer("GET /v1/themenfelder", new Page<Themenfeld> { Items = [Fixtures.Taxes] });
        Api.Answers[$"GET {OfRevisions}"] = _ => StandInApi.Json(HttpStatusCode.OK, new Page<ServiceRevision> { Items = [Revision with { Remarks = [] }, .. Older] });
        Api.Answers[$"GET {OfRevisions}/{Revision.Number}"] = _ => StandInApi.Json(HttpStatusCode.OK, Revision);
        Api.Answers[$"GET {OfRevisions}/{Revision.Number}/gates"] = _ => StandInApi.Json(HttpStatusCode.OK, Check);
        Answer($"GET {OfRevisions}/{Revision.Number}/transitions", new RevisionTransitions { Items = [] });
        Api.Answers[$"PATCH {OfRevisions}/{Revision.Number}"] = Change;
        Api.Answers["GET /v1/provided-services"] = _ => StandInApi.Json(HttpStatusCode.OK, PageOf(Listings.Provided(ServiceState.Unpublished, Listings.Open(Revision), Check.Gates.Count(gate => !gate.Met))));
        Answer("GET /v1/requirement-catalogues", PageOf<RequirementCatalogueEntry>());
        Answer("GET /v1/blueprint-blocks", PageOf(Listings.Shared));
        Api.Answers[$"GET {OfRevisions}/{Revision.Number}/blueprint"] = _ => StandInApi.Json(HttpStatusCode.OK, new ShownBlueprint
        {
            Blocks =
            [
                .. Revision.Content.Blueprint.Select(entry => new ShownBlueprintBlock
                {
                    Kind = entry.Kind,
                    Title = entry.Title,
                    Text = entry.Text ?? "Die **Behörde**.",
                    Licence = entry.Block is null ? null : Listings.Shared.Licence,
                    Block = entry.Block,
                    Owner = entry.Block is null ? null : Listings.Shared.Owner,
                    Newer = entry.Block is { Number: 1 } ? 2 : null,
                    Provenance = entry.Provenance,
                }),
            ],
        });
        Answer("GET /v1/key-catalogues", new KeyCatalogues { Leistungen = new KeyCatalogueState { Entries = 2, AsOf = new DateOnly(2026, 11, 1), Source = "FIM-Portal, LeiKa" }, OzgIds = new KeyCatalogueState { Entries = 0 } });
        Answer("GET /v1/leistungen", PageOf<Leistung>());
        Answer("GET /v1/ozg-ids", PageOf<OzgEntry>());
        Answer("GET /v1/registers", PageOf<SharedRegister>());
        Answer("GET /v1/fachverfahren-products", PageOf<FachverfahrenProduct>());
        Answer("GET /v1/services", new ServiceList { Items = [], Facets = [] });
    }

    /// <summary>A colleague changes the draft elsewhere.</summary>
    protected void ColleagueWrites(Func<ServiceContent, ServiceContent> change) =>
        Revision = Revision with { Version = Revision.Version + 1, Content = change(Revision.Content), ChangedBy = "Ben Krüger" };

    protected void Allow(params RevisionAct[] acts) => Answer($"GET {OfRevisions}/{Revision.Number}/transitions", new RevisionTransitions
    {
        Items = [.. acts.Select(act => new RevisionTransition { Act = act, Href = "/" })],
    });

    private HttpResponseMessage Change(Received asked)
    {
        if (Revision.State != RevisionState.Draft)
        {
            return StandInApi.Problem(HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        }

        if (asked.Headers["If-Match"] != $"\"v{Revision.Version}\"")
        {
            return StandInApi.Problem(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);
        }

        var content = JsonSerializer.SerializeToNode(Revision.Content, ContractsJson.Default.ServiceContent)!.AsObject();
        Merge(content, JsonNode.Parse(asked.Body)!.AsObject());
        Revision = Revision with { Version = Revision.Version + 1, Content = content.Deserialize(ContractsJson.Default.ServiceContent)!, ChangedBy = "Vera Walter" };
        return StandInApi.Json(HttpStatusCode.OK, Revision);
    }

    /// <summary>RFC 7396.</summary>
    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (member, value) in patch)
        {
            if (value is null)
            {
                target.Remove(member);
            }
            else if (value is JsonObject part)
            {
                if (target[member] is not JsonObject inner)
                {
                    target[member] = inner = [];
                }

                Merge(inner, part);
            }
            else
            {
                target[member] = value.DeepClone();
            }
        }
    }
}
