using FitStore.Storefront.Pages.Entering;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace FitStore.Storefront.Sessions;

/// <summary>The one cookie of a signed-in person, and the keys that protect it.</summary>
internal static class SessionCookie
{
    /// <summary>A working day; then one signs in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public const string Name = "fitstore";

    /// <summary>The name of the cookie that, with a hidden field, proves that a form was sent from our own pages.</summary>
    public const string FormCookieName = "fitstore-form";

    public static WebApplicationBuilder AddSession(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.Path = "/";
            options.CookieManager = new HostPrefixedCookies();
            options.ExpireTimeSpan = Lifetime;
            // The API's token ends at a fixed time, so the session does too.
            options.SlidingExpiration = false;
            options.LoginPath = Links.SignIn.Href;
            options.ReturnUrlParameter = "weiter";
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormCookieName;
            options.Cookie.HttpOnly = true;
            // Not Strict: who comes by a link in a mail would get a new cookie, and the forms open in other tabs would go stale.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = FormFields.Antiforgery;
            // frame-ancestors 'none' says the same and more.
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddSingleton<CarriedForms>();
        builder.Services.AddSingleton<FormMarks>();
        builder.Services.AddSingleton<SealedSecrets>();
        builder.Services.AddSingleton<ReceiptSeal>();
        builder.AddKeys();
        return builder;
    }

    private static void AddKeys(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["DataProtection:Folder"];
        if (string.IsNullOrWhiteSpace(folder))
        {
            if (!builder.Environment.IsDevelopment())
            {
                throw new CannotStartException("Set DataProtection:Folder to a folder that only the storefront can read: it keeps the keys of the session cookies there.");
            }

            folder = Path.Combine(builder.Environment.ContentRootPath, ".data", "keys");
        }
        builder.Services.AddDataProtection()
            .SetApplicationName("FIT-Store storefront")
            .PersistKeysToFileSystem(new DirectoryInfo(folder));
    }
}

/// <summary>
/// Over https the cookie bears the prefix <c>__Host-</c>: browsers then take it only from this very host, encrypted, for the whole site.
/// Over plain http, as on a developer's machine, browsers would refuse that name.
/// </summary>
internal sealed class HostPrefixedCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Prefixed(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Prefixed(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, Prefixed(context, key), options);

    private static string Prefixed(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
