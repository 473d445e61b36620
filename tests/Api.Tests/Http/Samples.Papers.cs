using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls on documents, the folder of a contract and the templates that documents are made from.</content>
internal sealed partial class Samples
{
    private async Task<Call?> OfPapers(Operation operation)
    {
        switch (operation.Path)
        {
            case "/v1/adoptions/{id}/document-previews/{kind}":
                return await OfState(operation, AdoptionState.Agreed, Given.LandEditor) is var preview ? preview with { Address = preview.Address.Replace("{kind}", "contract", StringComparison.Ordinal) } : null;
            case var path when path.StartsWith("/v1/adoptions/{id}/documents", StringComparison.Ordinal) || path.StartsWith("/v1/adoptions/{id}/folder", StringComparison.Ordinal):
                var offered = await OfState(operation, AdoptionState.Offered, Given.LandEditor);
                if (!path.Contains("{sha256}", StringComparison.Ordinal))
                {
                    return offered;
                }

                var id = offered.Address.Split('/')[3];
                var paper = (await (await As(Given.LandEditor)).Get<Page<AdoptionDocument>>($"/v1/adoptions/{id}/documents")).Items[^1];
                return offered with { Address = offered.Address.Replace("{sha256}", paper.Sha256, StringComparison.Ordinal) };
            case "/v1/paper-placeholders" or "/v1/paper-templates" when operation.IsGet:
                return new Call(operation, await As(Given.OperatorEditor), operation.Path);
            case "/v1/paper-templates":
                return new Call(operation, await As(Given.OperatorEditor), operation.Path)
                {
                    Body = Json(new NewPaperTemplate { Kind = AdoptionDocumentKind.ServiceLevel, LegalModel = (LegalModel)(templateCount % 4), Line = (ContractLineKind)(templateCount++ / 4 % 4) }),
                };
            case var path when path.StartsWith("/v1/paper-templates/{id}", StringComparison.Ordinal):
                return await OfTemplate(operation);
            default:
                return null;
        }
    }

    private int templateCount;

    private async Task<Call> OfTemplate(Operation operation)
    {
        var editor = await As(Given.OperatorEditor);
        var template = (await editor.Get<Page<PaperTemplate>>("/v1/paper-templates?limit=100")).Items.First(one => one.Published is not null);
        var path = operation.Path.Replace("{id}", template.Id.ToString(), StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal);
        if (operation.Id == "listPaperTemplateVersions")
        {
            for (var number = template.Published!.Value; number < Several; number++)
            {
                await Published(template.Id);
            }
        }

        if (operation.Id == "publishPaperTemplate")
        {
            var changed = await Changed(template.Id);
            return new Call(operation, await As(OperatorApprover), path) { IfMatch = Tag(changed.Version) };
        }

        return new Call(operation, editor, path)
        {
            IfMatch = operation.TakesIfMatch ? Tag(template.Version) : null,
            Body = operation.IsGet ? null : Json(new PaperTemplatePatch { Body = $"# Anlage\nText {Guid.NewGuid():n}" }),
        };
    }

    private async Task<PaperTemplate> Changed(Guid id)
    {
        var editor = await As(Given.OperatorEditor);
        var before = await editor.Get<PaperTemplate>($"/v1/paper-templates/{id}");
        return await editor.Patch<PaperTemplate>($"/v1/paper-templates/{id}", new PaperTemplatePatch { Body = $"# Anlage\nText {Guid.NewGuid():n}" }, before.Version);
    }

    private async Task Published(Guid id)
    {
        var changed = await Changed(id);
        await (await As(OperatorApprover)).Send(HttpMethod.Post, $"/v1/paper-templates/{id}/publications", version: changed.Version, key: Guid.NewGuid().ToString());
    }
}
