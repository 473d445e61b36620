namespace FitStore.Api.Http;

/// <content>Examples of imports of the register.</content>
internal static partial class ApiExamples
{
    private static object[] OfRegister() => [];
}
