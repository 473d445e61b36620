using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FitStore.Api.Notifications;
using FitStore.Contracts.Accounts;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Browser.Tests;

/// <summary>Mail by a real SMTP server: what arrives, and what becomes of it when the server breaks.</summary>
internal sealed class MailServerTests
{
    [Test]
    public async Task Mail_Taken_ArrivesOnceAsTextAndAsHtml()
    {
        await using var server = await MailServer.Start("take");
        await using var api = await Api(server);
        var email = await Invite(api);
        Assert.That(await Send(api), Is.EqualTo(1));
        Assert.That(await Send(api), Is.Zero);
        var mail = await server.Next();
        Assert.Multiple(() =>
        {
            Assert.That(mail.To, Is.EqualTo(email));
            Assert.That(mail.Subject, Is.EqualTo("Einladung in den FIT-Store: Thüringen"));
            Assert.That(mail.MessageId, Does.Match("^<[0-9a-f-]{36}@store\\.example\\.org>$"));
            Assert.That(mail.Text, Does.Contain("Thüringen lädt Sie ein").And.Contain("/einladung?token=fitm_"));
            Assert.That(mail.Html, Does.Contain("<html lang=\"de\">").And.Contain("Thüringen lädt Sie ein").And.Contain("/einladung?token=fitm_"));
        });
    }

    [TestCase("refuse", 1)]
    [TestCase("drop", 2)]
    public async Task Mail_WhileTheServerBreaks_IsDelayedAndNotLost_AndARepeatIsKnownByItsMessageId(string treatment, int copies)
    {
        await using var server = await MailServer.Start(treatment);
        await using var api = await Api(server);
        var email = await Invite(api);
        Assert.That(await Send(api), Is.Zero);
        Assert.That(await Send(api), Is.Zero, "It is tried again later, not at once.");
        api.Clock.Forward(TimeSpan.FromMinutes(3));
        Assert.That(await Send(api), Is.EqualTo(1));
        var mails = new List<ServedMail>();
        for (var copy = 0; copy < copies; copy++)
        {
            mails.Add(await server.Next());
        }

        Assert.That(mails.Select(mail => mail.To), Is.All.EqualTo(email));
        Assert.That(mails.Select(mail => mail.MessageId).Distinct().Count(), Is.EqualTo(1));
    }

    private static Task<ApiUnderTest> Api(MailServer server) => ApiUnderTest.Start(
        Databases.Sqlite, ("Mail:Host", "127.0.0.1"), ("Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Tls", "false"));

    private static async Task<string> Invite(ApiUnderTest api)
    {
        using var admin = await api.As(Given.LandAdmin);
        return (await People.Invite(admin, roles: Role.Editor)).Email;
    }

    private static Task<int> Send(ApiUnderTest api) => api.Services.GetRequiredService<MailRoom>().Empty(CancellationToken.None);

    /// <summary>A mail as an independent reader of mails reads it.</summary>
    private sealed record ServedMail(string To, string Subject, string MessageId, string Text, string Html);

    /// <summary>The server of tests/mail-server.cjs, for as long as a test needs it.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
        private readonly Process process;

        private MailServer(Process process, int port)
        {
            this.process = process;
            Port = port;
        }

        public int Port { get; }

        public static async Task<MailServer> Start(string treatment)
        {
            var folder = Directory.GetParent(AppContext.BaseDirectory)!;
            while (!File.Exists(Path.Combine(folder.FullName, "mail-server.cjs")))
            {
                folder = folder.Parent ?? throw new FileNotFoundException("mail-server.cjs is not in a folder above the tests.");
            }

            var start = new ProcessStartInfo("node", ["mail-server.cjs", treatment])
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            var process = Process.Start(start)!;
            return new MailServer(process, int.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(Longest))!, CultureInfo.InvariantCulture));
        }

        public async Task<ServedMail> Next()
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Longest) ?? throw new InvalidOperationException("The mail server has ended.");
            return JsonSerializer.Deserialize<ServedMail>(line, JsonSerializerOptions.Web)!;
        }

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
