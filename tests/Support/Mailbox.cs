using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FitStore.Api.Notifications;

namespace FitStore.Support;

/// <summary>A mail as its receiver has it.</summary>
internal sealed record ReceivedMail(string To, string Subject, string MessageId, string Plain, string Html)
{
    /// <summary>The secret of the link in it.</summary>
    public string Token => Regex.Match(Plain, "fitm_[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking).Value;
}

/// <summary>The folder into which an API under test puts its mails.</summary>
internal sealed partial class Mailbox(string folder, MailRoom room)
{
    /// <summary>All mails so far, oldest first, those that are due included.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> Read()
    {
        await Send();
        return [.. Files().Select(Parse).Reverse()];
    }

    /// <summary>The newest mail to an address.</summary>
    public async Task<ReceivedMail> Newest(string to)
    {
        await Send();
        return Files().Select(Parse).FirstOrDefault(mail => mail.To == to) ?? throw new InvalidOperationException($"There is no mail to {to}.");
    }

    /// <summary>Reads what the framework's mail client writes: two parts, quoted-printable.</summary>
    public static ReceivedMail Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        var end = lines.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = Headers(lines[..end]);
        var boundary = Regex.Match(headers["content-type"], "boundary=\"?(?<boundary>[^\";]+)\"?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking).Groups["boundary"].Value;
        var parts = lines[end..].Split($"--{boundary}").Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(Part).ToDictionary(part => part.Type, part => part.Text);
        return new ReceivedMail(headers["to"], Words(headers["subject"]), headers["message-id"], parts["text/plain"], parts["text/html"]);
    }

    private async Task Send()
    {
        while (await room.Empty(CancellationToken.None) > 0)
        {
            // One batch after the other.
        }
    }

    /// <summary>Newest first.</summary>
    private IEnumerable<FileInfo> Files() => new DirectoryInfo(folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc);

    private static ReceivedMail Parse(FileInfo file) => Parse(File.ReadAllText(file.FullName));

    private static (string Type, string Text) Part(string part)
    {
        var trimmed = part.TrimStart('\n');
        var end = trimmed.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = Headers(trimmed[..end]);
        var body = trimmed[(end + 2)..];
        var text = headers["content-transfer-encoding"] switch
        {
            "quoted-printable" => QuotedPrintable(body),
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
            _ => body,
        };
        return (headers["content-type"].Split(';')[0], text);
    }

    private static Dictionary<string, string> Headers(string text) => text.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split(':', 2))
        .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());

    private static string Words(string header) => EncodedWord().Replace(
        header.Replace("?= =?", "?==?", StringComparison.Ordinal),
        word => word.Groups["form"].Value == "B" ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value)) : QuotedPrintable(word.Groups["text"].Value.Replace('_', ' ')));

    // Takes time by the length alone, so it needs no limit that a machine held up for a second would run into.
    [GeneratedRegex(@"=\?utf-8\?(?<form>[QB])\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EncodedWord();

    private static string QuotedPrintable(string text)
    {
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var at = 0; at < joined.Length; at++)
        {
            if (joined[at] == '=' && at + 2 < joined.Length)
            {
                bytes.Add(byte.Parse(joined.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(joined[at].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
