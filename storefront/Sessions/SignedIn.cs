using System.Security.Claims;
using FitStore.Contracts.Accounts;
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
    private const string MandateClaim = "fitstore:mandate";
    private const string AgentClaim = "fitstore:agent";
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

    /// <summary>The mandate under which is acted for that organisation; none where the account is a member of it.</summary>
    public string? MandateId { get; init; }

    /// <summary>The name of the account's own organisation, which acts under the mandate.</summary>
    public string? AgentName { get; init; }

    /// <summary>How many ways to act the account has: its memberships and the mandates of its organisations.</summary>
    public int Choices { get; init; }

    /// <summary>For whom and as whom is acted, in one word; <see cref="Acting.Key"/>.</summary>
    public string? ActsAs => MandateId is null ? OrganisationId : Acting.KeyOf(OrganisationId!, MandateId);

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
            MandateId = user.FindFirstValue(MandateClaim),
            AgentName = user.FindFirstValue(AgentClaim),
            Choices = int.TryParse(user.FindFirstValue(ChoiceClaim), out var count) ? count : 0,
        };
    }

    /// <summary>
    /// Who has just signed in: acts on as before where that is still possible, for the only organisation where there is one, or has to choose.
    /// </summary>
    /// <param name="session">What the API gave.</param>
    /// <param name="actedAs">As whom the person acted before the session was lost.</param>
    public static SignedIn Of(Session session, string? actedAs = null)
    {
        var choices = Acting.Of(session.Me);
        var person = new SignedIn
        {
            AccountId = session.Me.Id.ToString(),
            Name = session.Me.Name,
            Email = session.Me.Email,
            Token = session.Token,
            Choices = choices.Count,
        };
        var acting = choices.FirstOrDefault(choice => choice.Key == actedAs)
            ?? choices.FirstOrDefault(choice => choice.MandateId is null && choice.OrganisationId == session.Me.ActingFor?.Id.ToString())
            ?? (choices is [var only] ? only : null);
        return acting is null ? person : person.As(acting);
    }

    /// <summary>The same person, acting as chosen.</summary>
    public SignedIn As(Acting acting) => this with
    {
        OrganisationId = acting.OrganisationId,
        OrganisationName = acting.OrganisationName,
        MandateId = acting.MandateId,
        AgentName = acting.AgentName,
    };

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
            new(ChoiceClaim, German.Digits(Choices)),
        };
        Claim(OrganisationClaim, OrganisationId);
        Claim(OrganisationNameClaim, OrganisationName);
        Claim(MandateClaim, MandateId);
        Claim(AgentClaim, AgentName);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));

        var latest = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + SessionCookie.Lifetime;
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties
        {
            ExpiresUtc = expires < latest ? expires : latest,
        });
        context.User = principal;

        void Claim(string type, string? value)
        {
            if (value is not null)
            {
                claims.Add(new Claim(type, value));
            }
        }
    }

    /// <summary>Writes what has changed into the cookie of the session; it ends when it would have ended.</summary>
    public async Task GoOnAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync();
        var expires = ticket.Properties?.ExpiresUtc ?? context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + SessionCookie.Lifetime;
        await BeginAsync(context, expires);
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
