using System.Globalization;
using FitStore.Api.Cost;
using FitStore.Contracts;
using FitStore.Contracts.Cost;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of reference data and Land rules.</content>
internal sealed partial class Samples
{
    private const string LandApprover = "approver@thueringen.example.org";

    private DataSetImport? importedSet;
    private int imported;

    private async Task<Call?> OfReferenceData(Operation operation)
    {
        var path = operation.Path;
        switch (path.Split('/').ElementAtOrDefault(2))
        {
            case "reference-data-sets" when operation.IsGet:
                // The sets of the sample count; one with values of all levels is the fullest.
                var sets = await Visitor.Get<Page<DataSet>>("/v1/reference-data-sets?key=inhabitants");
                var fullest = sets.Items.MaxBy(set => set.Values)!;
                return new Call(operation, Visitor, path.Replace("{id}", fullest.Id.ToString(), StringComparison.Ordinal));
            case "reference-data-sets":
                var draft = await Draft();
                return new Call(operation, await As(operation.Method == "DELETE" ? Given.OperatorEditor : OperatorApprover), path.Replace("{id}", draft.Id.ToString(), StringComparison.Ordinal)) { IfMatch = Tag(draft.Version) };
            case "reference-data-imports":
                var desk = await As(Given.OperatorEditor);

                // The calls under test change nothing but the list of imports.
                importedSet ??= await Given.DataSetImport(desk, ReferenceDataCsv.Example, Given.DataSetQuery);
                await Fill(operation, () => Given.DataSetImport(desk, ReferenceDataCsv.Example, Given.DataSetQuery));
                return new Call(operation, desk, path.Replace("{id}", importedSet.Id.ToString(), StringComparison.Ordinal)) { Query = operation.IsGet ? "" : Given.DataSetQuery };
            case "laender" when path.EndsWith("/rules", StringComparison.Ordinal):
                await Fill(operation, Rule);
                return operation.IsGet
                    ? new Call(operation, Visitor, "/v1/laender/TH/rules")
                    : new Call(operation, await As(LandApprover), "/v1/laender/TH/rules") { Body = Json(NewRule()) };
            default:
                return null;
        }
    }

    /// <summary>A set of its own target group, so that it changes nothing for others.</summary>
    private async Task<DataSet> Draft()
    {
        var desk = await As(Given.OperatorEditor);
        var number = Interlocked.Increment(ref imported);
        var import = await Given.DataSetImport(desk, $"ars,value\n16,{number.ToString(CultureInfo.InvariantCulture)}\n", $"key=targetGroup:Probe&name=Probe&source=Probe%20{Guid.NewGuid():N}&asOf=2001-12-31");
        return await desk.Get<DataSet>($"/v1/reference-data-sets/{import.DataSet}");
    }

    private async Task<RecordedLandRule> Rule() => await (await As(LandApprover)).Post<RecordedLandRule>("/v1/laender/TH/rules", NewRule());

    /// <summary>What Thüringen does anyway, so that the legal paths stay as they are.</summary>
    private static NewLandRule NewRule() => new() { Rule = PassingOnRule.LandPays, Source = $"Rundschreiben {Guid.NewGuid():N}", ValidFrom = new DateOnly(2024, 1, 1) };
}
