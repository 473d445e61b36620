namespace FitStore.Api.Http;

/// <content>Examples of cost.</content>
internal static partial class ApiExamples
{
    private static object[] OfCost() => [];
}
