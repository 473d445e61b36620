using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls on the files of a service: Thüringen uploads them.</content>
internal sealed partial class Samples
{
    private ServiceFile? readFile;

    private async Task<Call?> OfFiles(Operation operation)
    {
        if (!operation.Path.StartsWith("/v1/services/{slug}/files", StringComparison.Ordinal))
        {
            return null;
        }

        var editor = await As(Given.LandEditor);
        if (operation.Id == "createServiceFile")
        {
            return new Call(operation, editor, $"/v1/services/{(await GivenListing.Draft(editor)).Service}/files") { Query = "name=probe.txt" };
        }

        if (operation.Id == "removeServiceFile")
        {
            var unused = await GivenListing.Upload(editor, (await GivenListing.Draft(editor)).Service, "probe.txt", GivenListing.Words());
            return new Call(operation, editor, $"/v1/services/{unused.Service}/files/{unused.Id}") { IfMatch = Tag(1) };
        }

        readFile ??= await GivenListing.PublishedFiles(api, Several);
        return new Call(operation, Visitor, operation.Path.Replace("{slug}", readFile.Service, StringComparison.Ordinal).Replace("{id}", readFile.Id.ToString(), StringComparison.Ordinal));
    }
}
