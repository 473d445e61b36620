using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Notices;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of what an organisation is told.</content>
internal sealed partial class Samples
{
    private int feeds;

    private async Task<Call?> OfNotices(Operation operation)
    {
        switch (operation.Path)
        {
            case "/v1/tasks":
                {
                    var editor = await As(Given.LandEditor);
                    await Fill(operation, () => Adoption(editor, AdoptionState.Draft));
                    return new Call(operation, editor, operation.Path);
                }

            case "/v1/notices":
                {
                    var reader = await As(Given.LandEditor);
                    await Fill(operation, () => Told(reader));
                    return new Call(operation, reader, operation.Path);
                }

            case "/v1/notice-reads":
                {
                    var reader = await As(Given.LandEditor);
                    var notice = await Told(reader);
                    return new Call(operation, reader, operation.Path) { Body = Json(new NewNoticeReads { Notices = [notice.Id] }) };
                }

            case "/v1/notice-settings":
                {
                    // A person of its own each time, so that there is something to change.
                    var person = await People.Person(api, await As(Given.LandAdmin));
                    clients.TryAdd(person.Email, person.Client);
                    var settings = await person.Client.Get<NoticeSettings>(operation.Path);
                    return operation.IsGet
                        ? new Call(operation, person.Client, operation.Path)
                        : new Call(operation, person.Client, operation.Path) { Body = Json(new NoticeSettingsPatch { ToMe = NoticeMail.Daily }), IfMatch = Tag(settings.Version) };
                }

            case "/v1/calendar-feeds":
                {
                    var admin = await As(Given.LandAdmin);
                    await Fill(operation, () => Feed(admin));
                    return operation.IsGet
                        ? new Call(operation, admin, operation.Path)
                        : new Call(operation, admin, operation.Path) { Body = Json(await NewFeed(admin)) };
                }

            case "/v1/calendar-feeds/{id}":
                {
                    var admin = await As(Given.LandAdmin);
                    return new Call(operation, admin, $"/v1/calendar-feeds/{(await Feed(admin)).Id}");
                }

            case "/v1/calendars/{secret}":
                {
                    var admin = await As(Given.LandAdmin);
                    var feed = await Feed(admin);
                    return new Call(operation, Visitor, feed.Address!);
                }

            default:
                return null;
        }
    }

    /// <summary>A notice to the caller's organisation that nobody has read.</summary>
    private async Task<Notice> Told(Client reader)
    {
        var organisation = (await reader.Get<Me>("/v1/me")).ActingFor!;
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await Notices.Tell(write, organisation.Id, MailKind.ServiceResumed, new MailContent { Organisation = organisation.Name, Services = [new MailedService("Wohngeld", Given.Slug)] });
            return new Gone();
        });
        return (await reader.Get<Page<Notice>>("/v1/notices?limit=1")).Items[0];
    }

    private async Task<CalendarFeed> Feed(Client admin) => await admin.Post<CalendarFeed>("/v1/calendar-feeds", await NewFeed(admin), idempotent: false);

    /// <summary>An organisation has no more addresses than it may: older ones make room.</summary>
    private async Task<NewCalendarFeed> NewFeed(Client admin)
    {
        foreach (var old in (await admin.Get<Page<CalendarFeed>>("/v1/calendar-feeds?limit=100")).Items.Skip(Several + 4))
        {
            using var revoked = await admin.Send(HttpMethod.Delete, $"/v1/calendar-feeds/{old.Id}");
        }

        return new NewCalendarFeed { Name = $"Kalender {++feeds}" };
    }
}
