using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace FitStore.Storefront.Sessions;

/// <summary>
/// Who is signed in, as the encrypted session cookie holds it: the account, its token for the API, and the organisation acted for.
/// The storefront keeps nothing else and nothing anywhere else.
/// </summary>
internal sealed record SignedIn
{
    private const string TokenClaim = "fitstore:token";
    private const string EmailClaim = "fitstore:email";
    private const string OrganisationClaim = "fitstore:organisation";
    private const string OrganisationNameClaim = "fitstore:organisation-name";
    private const string ChoiceClaim = "fitstore:organisations";

    /// <summary>The id of the account.</summary>
    public required string AccountId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>The token that the API gave for this session.</summary>
    public required string Token { get; init; }

    /// <summary>The organisation acted for; none where the account is a member of none.</summary>
    public string? OrganisationId { get; init; }

    public string? OrganisationName { get; init; }

    /// <summary>How many organisations the account may act for.</summary>
    public int Organisations { get; init; }

    public static SignedIn? From(ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true } || user.FindFirstValue(TokenClaim) is not { } token)
        {
            return null;
        }

        return new SignedIn
        {
            AccountId = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            Name = user.FindFirstValue(ClaimTypes.Name) ?? "",
            Email = user.FindFirstValue(EmailClaim) ?? "",
            Token = token,
            OrganisationId = user.FindFirstValue(OrganisationClaim),
            OrganisationName = user.FindFirstValue(OrganisationNameClaim),
            Organisations = int.TryParse(user.FindFirstValue(ChoiceClaim), out var count) ? count : 0,
        };
    }

    /// <summary>
    /// Writes the session cookie and makes the person known to the rest of this request.
    /// </summary>
    /// <param name="context">The request that signs in.</param>
    /// <param name="expires">When the API's token ends; the session never outlives it.</param>
    public async Task BeginAsync(HttpContext context, DateTimeOffset expires)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, AccountId),
            new(ClaimTypes.Name, Name),
            new(EmailClaim, Email),
            new(TokenClaim, Token),
            new(ChoiceClaim, German.Digits(Organisations)),
        };
        if (OrganisationId is not null)
        {
            claims.Add(new Claim(OrganisationClaim, OrganisationId));
        }

        if (OrganisationName is not null)
        {
            claims.Add(new Claim(OrganisationNameClaim, OrganisationName));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));

        var latest = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + SessionCookie.Lifetime;
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties
        {
            ExpiresUtc = expires < latest ? expires : latest,
        });
        context.User = principal;
    }

    /// <summary>Acts for another organisation from now on; the session ends when it would have ended.</summary>
    public async Task ActForAsync(HttpContext context, string organisationId, string organisationName)
    {
        var ticket = await context.AuthenticateAsync();
        var expires = ticket.Properties?.ExpiresUtc ?? context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + SessionCookie.Lifetime;
        await (this with { OrganisationId = organisationId, OrganisationName = organisationName }).BeginAsync(context, expires);
    }

    /// <summary>Takes the session cookie away.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }
}

internal static class SignedInExtensions
{
    /// <summary>The person signed in, or none.</summary>
    public static SignedIn? SignedIn(this HttpContext context) => Sessions.SignedIn.From(context.User);
}
