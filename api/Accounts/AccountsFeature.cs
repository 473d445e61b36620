using FitStore.Api.Http;
using FitStore.Contracts.Accounts;
using FluentValidation;

namespace FitStore.Api.Accounts;

/// <summary>People at the door: signing in and out, and for whom one acts.</summary>
internal static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddSingleton<SignInBrake>();
        services.AddSingleton<IValidator<NewSession>, NewSessionValidator>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/v1").WithTags("Accounts");
        accounts.MapPost("/sessions", OpenSession.Handle).Public().WithMetadata(new SignInLimit()).WithName("openSession");
        accounts.MapDelete("/sessions/current", CloseSession.Handle).SignedIn().WithName("closeSession");
        accounts.MapGet("/me", ReadMe.Handle).SignedIn().WithName("readMe");
        accounts.MapGet("/sample-accounts", ListSampleAccounts.Handle).Public().WithName("listSampleAccounts");
    }
}
