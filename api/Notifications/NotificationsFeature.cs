using FitStore.Api.Database;

namespace FitStore.Api.Notifications;

/// <summary>Telling people: mail from the outbox.</summary>
internal static class NotificationsFeature
{
    private const string DefaultStorefront = "http://127.0.0.1:5081/";

    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        var options = configured.Folder is { Length: > 0 } || configured.Host is { Length: > 0 } ? configured : new MailOptions
        {
            From = configured.From,
            Folder = Path.Combine(builder.Environment.ContentRootPath, "..", ".data", "mail"),
        };
        var storefront = Storefront(builder.Configuration);
        builder.Services.AddSingleton(provider => new MailRoom(
            provider.GetRequiredService<FitDatabase>(), options, storefront, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MailRoom>>()));
        builder.Services.AddHostedService<MailClock>();
    }

    /// <summary>Address of the storefront, for links in mails.</summary>
    public static Uri Storefront(IConfiguration configuration)
    {
        var address = configuration["Storefront:Address"] is { Length: > 0 } given ? given : DefaultStorefront;
        return new Uri(address.EndsWith('/') ? address : address + "/");
    }
}
