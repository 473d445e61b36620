namespace FitStore.Api.Http;

/// <content>Examples of accounts, sessions and second factors.</content>
internal static partial class ApiExamples
{
    private static object[] OfAccounts() => [];
}
