using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Notices;

namespace FitStore.Api.Http;

/// <content>Examples of notices.</content>
internal static partial class ApiExamples
{
    private static CalendarFeed CalendarFeed => new() { Id = Id, Name = "Teamkalender Digitalisierung", CreatedAt = Noon, LastReadAt = Noon };

    private static DeskTask DueTask => new()
    {
        Id = Id,
        Kind = DeskTaskKind.Adoption,
        By = Nordhausen,
        Act = AdoptionAct.StartOnboarding,
        Role = Role.Editor,
        MayAct = true,
        Since = new(2026, 11, 22),
        DueOn = new(2026, 12, 20),
        Overdue = false,
        Service = "digitale-baugenehmigung",
        ServiceName = "Digitale Baugenehmigung",
        Adoption = Id,
        Version = 6,
        State = AdoptionState.Contracted,
        Adopter = Nordhausen,
        Page = $"/nachnutzungen/{Id}",
    };

    private static object[] OfNotices() =>
    [
        PageOf(new Notice
        {
            Id = Id,
            At = Noon,
            Subject = "Digitale Baugenehmigung ist wieder verfügbar",
            Text = ["Digitale Baugenehmigung nimmt wieder neue Nachnutzungen an."],
            Page = "/dienste/digitale-baugenehmigung",
            PageText = "Dienst ansehen",
            Read = false,
        }),
        new NewNoticeReads { Notices = [Id] },
        new UnreadNotices { Unread = 3 },
        new NoticeSettings { Version = 2, Organisation = Nordhausen, Mailbox = "digital@nordhausen.example.org", ToMailbox = NoticeMail.AtOnce, ToMe = NoticeMail.Daily },
        new NoticeSettingsPatch { ToMe = NoticeMail.Daily },
        new NewCalendarFeed { Name = CalendarFeed.Name },
        CalendarFeed,
        PageOf(CalendarFeed),
        PageOf(DueTask),
    ];
}
