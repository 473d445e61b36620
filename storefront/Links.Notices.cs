namespace FitStore.Storefront;

/// <content>What an organisation is told.</content>
public static partial class Links
{
    public static readonly Link Notices = new("Mitteilungen", "/mitteilungen");
    public static readonly Link NoticeSettings = new("E-Mail und Kalender", "/mitteilungen/einstellungen");

    /// <summary>A calendar of due dates, by the secret part of the API's address.</summary>
    public static string Calendar(string secret) => $"/kalender/{secret}.ics";
}
