using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of publishing: Thüringen provides the services.</content>
internal sealed partial class Samples
{
    private static readonly string[] OfServices = ["submissions", "recalls", "reviews", "returns", "publications", "effects", "suspensions", "resumptions", "retirements"];

    private ServiceRevision? history;
    private ServiceRevision? told;
    private string? revised;

    private async Task<Call?> OfPublishing(Operation operation)
    {
        var parts = operation.Path.Split('/');
        var editor = await As(Given.LandEditor);
        if (operation.Path is "/v1/services" && operation.Method == "POST")
        {
            return new Call(operation, editor, operation.Path) { Body = Json(new NewService { Name = GivenListing.NewName() }) };
        }

        if (operation.Path is "/v1/provided-services")
        {
            await Fill(operation, () => GivenListing.Draft(editor));
            return new Call(operation, editor, operation.Path);
        }

        if (operation.Path is "/v1/submissions")
        {
            await Fill(operation, Submitted);
            return new Call(operation, await As(Given.OperatorEditor), operation.Path);
        }

        if (!operation.Path.StartsWith("/v1/services/{slug}/", StringComparison.Ordinal))
        {
            return null;
        }

        return parts[4] == "revisions" ? await OfRevision(operation, editor) : OfServices.Contains(parts[4]) ? await OfListing(operation, parts[4], editor) : null;
    }

    private async Task<Call> OfRevision(Operation operation, Client editor)
    {
        switch (operation.Id)
        {
            case "listServiceRevisions" or "readServiceRevision" or "readRevisionComparison" or "readRevisionBlueprint":
                history ??= await Twice();
                return To(operation, Visitor, history.Service, 1) with { Query = operation.Id == "readRevisionComparison" ? "with=2" : "" };
            case "createServiceRevision":
                return To(operation, editor, await Revisable(editor), 1) with { Body = Json(new NewRevision()) };
            case "listRevisionEvents":
                told ??= await MovedToAndFro(editor);
                return To(operation, editor, told.Service, 1);
            default:
                var draft = await GivenListing.Draft(editor);
                return To(operation, editor, draft.Service, 1) with { IfMatch = operation.TakesIfMatch ? Tag(draft.Version) : null };
        }
    }

    private async Task<Call> OfListing(Operation operation, string what, Client editor)
    {
        var reviewer = await As(Given.OperatorEditor);
        ServiceRevision revision;
        switch (what)
        {
            case "submissions":
                revision = await GivenListing.ReadyDraft(api, editor);
                return To(operation, editor, revision.Service) with { IfMatch = Tag(revision.Version) };
            case "recalls" or "reviews":
                revision = await Submitted();
                return To(operation, what == "recalls" ? editor : reviewer, revision.Service) with { IfMatch = Tag(revision.Version) };
            case "returns":
                revision = await GivenListing.InReview(api);
                return To(operation, reviewer, revision.Service) with { IfMatch = Tag(revision.Version) };
            case "publications":
                revision = await GivenListing.InReview(api);
                return To(operation, await As(GivenListing.OperatorApprover), revision.Service) with { IfMatch = Tag(revision.Version), Body = Json(new NewPublication { AcceptedReasons = GivenListing.Reasons }) };
            case "effects":
                return To(operation, editor, (await GivenListing.Published(api)).Service) with { Query = "act=retire" };
            default:
                var approver = await As(GivenListing.LandApprover);
                var slug = (await GivenListing.Published(api)).Service;
                if (what == "resumptions")
                {
                    await approver.Post<Service>($"/v1/services/{slug}/suspensions", new NewSuspension { Reason = "Ein Gesetz hat sich geändert." }, 1 + 1);
                }

                var service = await Visitor.Get<Service>($"/v1/services/{slug}");
                return To(operation, approver, slug) with { IfMatch = Tag(service.Version) };
        }
    }

    private static Call To(Operation operation, Client caller, string slug, int number = 0) => new(
        operation,
        caller,
        operation.Path.Replace("{slug}", slug, StringComparison.Ordinal).Replace("{number}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private async Task<ServiceRevision> Submitted()
    {
        var editor = await As(Given.LandEditor);
        return await GivenListing.Submit(editor, await GivenListing.ReadyDraft(api, editor));
    }

    /// <summary>A service of which two revisions were published.</summary>
    private async Task<ServiceRevision> Twice()
    {
        var editor = await As(Given.LandEditor);
        var first = await GivenListing.Published(api);
        var draft = await editor.Post<ServiceRevision>($"/v1/services/{first.Service}/revisions", new NewRevision());
        draft = await editor.Patch<ServiceRevision>($"/v1/services/{first.Service}/revisions/2", """{"summary":"Jetzt auch für Firmen."}""", draft.Version);
        var reviewed = await GivenListing.TakeUp(await As(Given.OperatorEditor), await GivenListing.Submit(editor, draft));
        return await GivenListing.Publish(await As(GivenListing.OperatorApprover), reviewed);
    }

    private async Task<ServiceRevision> MovedToAndFro(Client editor)
    {
        var draft = await GivenListing.ReadyDraft(api, editor);
        for (var times = 0; times < 2; times++)
        {
            var submitted = await GivenListing.Submit(editor, draft);
            draft = await editor.Post<ServiceRevision>($"/v1/services/{draft.Service}/recalls", version: submitted.Version);
        }

        return draft;
    }

    /// <summary>A published service without an open revision.</summary>
    private async Task<string> Revisable(Client editor)
    {
        revised ??= (await GivenListing.Published(api)).Service;
        var newest = (await editor.Get<Page<ServiceRevision>>($"/v1/services/{revised}/revisions?limit=1")).Items[0];
        if (newest.State == RevisionState.Draft)
        {
            using var gone = await editor.Send(HttpMethod.Delete, $"/v1/services/{revised}/revisions/{newest.Number}", version: newest.Version);
            Assert.That((int)gone.StatusCode, Is.EqualTo(204));
        }

        return revised;
    }
}
