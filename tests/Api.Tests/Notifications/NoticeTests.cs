using System.Net;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Notices;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Notifications;

/// <summary>What an organisation is told: in the store once, by mail as chosen, in a calendar by a secret address.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class NoticeTests(string kind)
{
    private const string Mailbox = "digital@thueringen.example.org";

    private ApiUnderTest api = null!;
    private Client admin = null!;
    private Client editor = null!;
    private Client stranger = null!;
    private Guid land;

    [SetUp]
    public async Task Open()
    {
        api = await ApiUnderTest.Start(kind);
        admin = await api.As(Given.LandAdmin);
        editor = await api.As(Given.LandEditor);
        stranger = await api.As(Given.ProviderEditor);
        land = (await editor.Get<Me>("/v1/me")).ActingFor!.Id;
        var settings = await admin.Get<OrganisationSettings>("/v1/organisation-settings");
        await admin.Patch<OrganisationSettings>("/v1/organisation-settings", new OrganisationSettingsPatch { Mailbox = Mailbox }, settings.Version);
    }

    [TearDown]
    public async Task Close()
    {
        foreach (var client in (Client?[])[admin, editor, stranger])
        {
            client?.Dispose();
        }

        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Notice_OfWhatHappened_StandsInTheStoreOnceAndGoesOutAtOnce()
    {
        await Tell("Wohngeld");
        var notices = await editor.Get<Page<Notice>>("/v1/notices?includeTotal=true");
        var mails = (await api.Mailbox.Read()).Where(mail => mail.To == Mailbox).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(notices.Total, Is.EqualTo(1));
            Assert.That(notices.Items[0].Subject, Is.EqualTo("Wohngeld ist wieder verfügbar"));
            Assert.That(notices.Items[0].Text, Has.Count.GreaterThan(0));
            Assert.That(notices.Items[0].Page, Is.EqualTo($"/dienste/{Given.Slug}"));
            Assert.That(notices.Items[0].Read, Is.False);
            Assert.That(mails, Has.Count.EqualTo(1));
            Assert.That(mails[0].Subject, Does.Contain("Wohngeld"));
        });
        Assert.That((await stranger.Get<Page<Notice>>("/v1/notices")).Items, Is.Empty);
    }

    [Test]
    public async Task Notice_OfAnActThatFails_IsNeitherInTheStoreNorSent()
    {
        await Assert.ThatAsync(() => api.Services.GetRequiredService<FitDatabase>().Write<Gone>(new Act(), async write =>
        {
            await Notices.Tell(write, land, MailKind.ServiceResumed, ContentOf("Wohngeld"));
            throw new InvalidOperationException("Something went wrong.");
        }), Throws.InvalidOperationException);
        Assert.That((await editor.Get<Page<Notice>>("/v1/notices")).Items, Is.Empty);
        Assert.That(await ToMailbox(), Is.Empty);
    }

    [Test]
    public async Task Read_ByOne_LeavesTheOthersUnread_AndPassesOverWhatIsNotTheirs()
    {
        await Tell("Wohngeld");
        await Tell("Elterngeld");
        var notices = (await editor.Get<Page<Notice>>("/v1/notices")).Items;
        var marks = new NewNoticeReads { Notices = [notices[0].Id] };
        var left = await editor.Post<UnreadNotices>("/v1/notice-reads", marks, idempotent: false);
        var again = await editor.Post<UnreadNotices>("/v1/notice-reads", marks, idempotent: false);
        await stranger.Post<UnreadNotices>("/v1/notice-reads", new NewNoticeReads { Notices = [notices[1].Id] }, idempotent: false);
        var unread = (await editor.Get<Page<Notice>>("/v1/notices?unread=true")).Items;
        var ofAdmin = (await admin.Get<Page<Notice>>("/v1/notices?unread=true")).Items;
        Assert.Multiple(() =>
        {
            Assert.That(left.Unread, Is.EqualTo(1));
            Assert.That(again.Unread, Is.EqualTo(1));
            Assert.That(unread.Select(notice => notice.Id), Is.EqualTo((Guid[])[notices[1].Id]));
            Assert.That(ofAdmin, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Digest_InTheMorning_TellsAllSinceTheLastOnce()
    {
        await Choose(admin, new NoticeSettingsPatch { ToMailbox = NoticeMail.Daily });
        await Tell("Wohngeld");
        await Tell("Elterngeld");
        Assert.That(await ToMailbox(), Is.Empty, "nothing at once");
        await NextMorning();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Look()));
        var mails = await ToMailbox();
        Assert.Multiple(() =>
        {
            Assert.That(mails, Has.Count.EqualTo(1));
            Assert.That(mails[0].Plain, Does.Contain("Wohngeld").And.Contain("Elterngeld").And.Contain($"/dienste/{Given.Slug}"));
        });
        await NextMorning();
        await Look();
        Assert.That(await ToMailbox(), Has.Count.EqualTo(1), "nothing happened, so nothing is told");
        await Tell("Kita-Platz");
        await NextMorning();
        await NextMorning();
        await Look();
        Assert.That((await ToMailbox())[^1].Plain, Does.Contain("Kita-Platz").And.Not.Contain("Wohngeld"));
    }

    [Test]
    public async Task Mail_ToAMember_IsWhatTheMemberChose()
    {
        await Choose(editor, new NoticeSettingsPatch { ToMe = NoticeMail.AtOnce });
        await Choose(admin, new NoticeSettingsPatch { ToMailbox = NoticeMail.Never });
        await Tell("Wohngeld");
        var mails = (await api.Mailbox.Read()).Where(mail => mail.Subject!.Contains("Wohngeld", StringComparison.Ordinal)).ToList();
        Assert.That(mails.Select(mail => mail.To), Is.EqualTo((string[])[Given.LandEditor]));
        var settings = await editor.Get<NoticeSettings>("/v1/notice-settings");
        Assert.That((settings.ToMailbox, settings.ToMe, settings.Mailbox), Is.EqualTo((NoticeMail.Never, NoticeMail.AtOnce, Mailbox)));
    }

    [Test]
    public async Task Mailbox_SettledByWhoDoesNotAdminister_IsNotAllowed()
    {
        var settings = await editor.Get<NoticeSettings>("/v1/notice-settings");
        using var reply = await editor.Send(HttpMethod.Patch, "/v1/notice-settings", new NoticeSettingsPatch { ToMailbox = NoticeMail.Never }, version: settings.Version);
        await Client.Problem(reply, HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Calendar_BySecretAddress_ShowsWhatIsDue_UntilItIsRevoked()
    {
        using var kommune = await api.As(Given.KommuneEditor);
        var demand = await Given.Interest(kommune);
        var feed = await admin.Post<CalendarFeed>("/v1/calendar-feeds", new NewCalendarFeed { Name = "Teamkalender" }, idempotent: false);
        using var visitor = api.Visitor();
        using var reply = await visitor.Send(HttpMethod.Get, feed.Address!);
        var text = await reply.Content.ReadAsStringAsync();
        var entries = Ical.Net.Calendar.Load(text)!.Events;
        var due = entries.Single(entry => entry.Uid!.StartsWith(demand.Id.ToString(), StringComparison.Ordinal));
        var listed = (await admin.Get<Page<CalendarFeed>>("/v1/calendar-feeds")).Items.Single();
        Assert.Multiple(() =>
        {
            Assert.That(reply.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/calendar"));
            Assert.That(reply.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(text.Split("\r\n").Select(System.Text.Encoding.UTF8.GetByteCount), Has.All.LessThanOrEqualTo(75));
            Assert.That(DateOnly.FromDateTime(due.Start!.Value), Is.EqualTo(demand.DueOn));
            Assert.That(due.IsAllDay, Is.True);
            Assert.That(due.Summary, Does.Contain(demand.ServiceName));
            Assert.That(due.Description, Does.Contain($"/nachnutzungen/{demand.Id}"));
            Assert.That(listed.Address, Is.Null);
            Assert.That(listed.LastReadAt, Is.Not.Null);
        });
        using var revoked = await admin.Send(HttpMethod.Delete, $"/v1/calendar-feeds/{feed.Id}");
        using var gone = await visitor.Send(HttpMethod.Get, feed.Address!);
        Assert.That((revoked.StatusCode, gone.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NotFound)));
    }

    [TestCase("2026-11-22T05:59:59Z", "2026-11-21T06:00:00Z")]
    [TestCase("2026-11-22T06:00:00Z", "2026-11-22T06:00:00Z")]
    [TestCase("2026-07-01T05:00:00Z", "2026-07-01T05:00:00Z")]
    [TestCase("2026-10-25T05:30:00Z", "2026-10-24T05:00:00Z")]
    [TestCase("2026-10-25T06:30:00Z", "2026-10-25T06:00:00Z")]
    public void LastMorning_InWinterAndSummer_IsSevenInBerlin(string now, string morning) =>
        Assert.That(Digests.LastMorning(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)),
            Is.EqualTo(DateTimeOffset.Parse(morning, System.Globalization.CultureInfo.InvariantCulture)));

    private static MailContent ContentOf(string service) => new() { Organisation = "Thüringen", Services = [new MailedService(service, Given.Slug)] };

    private async Task Tell(string service) => await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
    {
        await Notices.Tell(write, land, MailKind.ServiceResumed, ContentOf(service));
        return new Gone();
    });

    private static async Task Choose(Client client, NoticeSettingsPatch patch)
    {
        var settings = await client.Get<NoticeSettings>("/v1/notice-settings");
        await client.Patch<NoticeSettings>("/v1/notice-settings", patch, settings.Version);
    }

    private async Task<IReadOnlyList<ReceivedMail>> ToMailbox() => [.. (await api.Mailbox.Read()).Where(mail => mail.To == Mailbox)];

    private Task<int> Look() => api.Services.GetRequiredService<Digests>().Look();

    private Task NextMorning()
    {
        var now = api.Clock.GetUtcNow();
        api.Clock.Forward(Digests.LastMorning(now).AddDays(1).AddMinutes(5) - now);
        return Task.CompletedTask;
    }
}
