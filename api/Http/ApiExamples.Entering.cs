namespace FitStore.Api.Http;

/// <content>Examples of applications, facts, mandates and legal paths.</content>
internal static partial class ApiExamples
{
    private static object[] OfEntering() => [];
}
