using FitStore.Contracts.Comparisons;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of comparisons and decision files.</content>
internal sealed partial class Samples
{
    private DecisionFileSummary? decided;

    private async Task<Call?> OfComparisons(Operation operation)
    {
        switch (operation.Path.Split('/').ElementAtOrDefault(2))
        {
            case "comparisons":
                return new Call(operation, Visitor, operation.Path) { Query = $"service={Given.Slug}&service=wohngeld-online" };
            case "decision-files":
                var editor = await As(Given.LandEditor);
                await Fill(operation, () => Given.Decision(editor));
                decided ??= await Given.Decision(editor);
                return new Call(operation, editor, operation.Path.Replace("{id}", decided.Id.ToString(), StringComparison.Ordinal));
            default:
                return null;
        }
    }
}
