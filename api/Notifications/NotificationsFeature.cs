using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Notices;
using FluentValidation;

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
        builder.Services.AddSingleton(new StorefrontAddress(storefront));
        builder.Services.AddSingleton(provider => new Digests(provider.GetRequiredService<FitDatabase>(), provider.GetRequiredService<TimeProvider>(), storefront));
        builder.Services.AddHostedService<DigestClock>();
        builder.Services.AddSingleton<IValidator<NewNoticeReads>, NewNoticeReadsValidator>();
        builder.Services.AddSingleton<IValidator<NoticeSettingsPatch>, NoticeSettingsPatchValidator>();
        builder.Services.AddSingleton<IValidator<NewCalendarFeed>, NewCalendarFeedValidator>();
    }

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup("/v1").WithTags("Notices");
        notices.MapGet("/notices", ReadNotices.Handle).For(Role.Reader).WithName("listNotices");
        notices.MapPost("/notice-reads", ReadNotices.Mark).For(Role.Reader).Computing().WithName("recordNoticeReads");
        notices.MapGet("/notice-settings", ChangeNoticeSettings.Read).For(Role.Reader).Own().WithName("readNoticeSettings");
        notices.MapPatch("/notice-settings", ChangeNoticeSettings.Handle).For(Role.Reader).Own().WithName("changeNoticeSettings");
        notices.MapGet("/calendar-feeds", CalendarFeeds.List).For(Role.Reader).Own().WithName("listCalendarFeeds");
        notices.MapPost("/calendar-feeds", CalendarFeeds.Make).For(Role.Admin).Own().Secret().WithName("createCalendarFeed")
            .WithMetadata(new Conflicts(ProblemCodes.StateConflict));
        notices.MapDelete("/calendar-feeds/{id:guid}", CalendarFeeds.Revoke).For(Role.Admin).Own().WithName("revokeCalendarFeed");
        notices.MapGet("/calendars/{secret}", ReadCalendar.Handle).Public().WithName("readCalendar");
    }

    /// <summary>Address of the storefront, for links in mails.</summary>
    public static Uri Storefront(IConfiguration configuration)
    {
        var address = configuration["Storefront:Address"] is { Length: > 0 } given ? given : DefaultStorefront;
        return new Uri(address.EndsWith('/') ? address : address + "/");
    }
}
