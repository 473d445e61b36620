using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Notices;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Notices;

/// <summary>Who is told by mail, and which calendars show the due dates.</summary>
internal sealed class NoticeSettingsModel(FitStoreClient store) : ActingPage(store)
{
    private static readonly FieldMap Fields = new() { ["/toMe"] = "Input.ToMe", ["/toMailbox"] = "Input.ToMailbox" };

    private static readonly FieldMap FeedFields = new() { ["/name"] = nameof(FeedName) };

    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(nameof(NoticeMail.AtOnce), "Sofort", "eine E-Mail für jede Mitteilung"),
        new(nameof(NoticeMail.Daily), "Einmal am Tag", "morgens um sieben alles seit der letzten"),
        new(nameof(NoticeMail.Never), "Keine E-Mail"),
    ];

    [BindProperty]
    public NoticeSettingsInput Input { get; set; } = new();

    [BindProperty]
    [Display(Name = "Name der Kalender-Adresse")]
    [StringLength(80)]
    public string? FeedName { get; set; }

    [BindProperty]
    public Guid Feed { get; set; }

    public NoticeSettings Saved { get; private set; } = default!;

    public IReadOnlyList<CalendarFeed> Feeds { get; private set; } = [];

    /// <summary>The address just made; it is shown this once.</summary>
    public string? NewAddress { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        ShowSaved();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var patch = new JsonObject();
        Set(patch, "toMe", Input.ToMe);
        Set(patch, "toMailbox", IsAdmin ? Input.ToMailbox : null);
        if (ModelState.IsValid && await TryAsync(() => Store.ChangeNoticeSettingsAsync(Version ?? 0, patch, cancel), Fields))
        {
            return Redirect(Notice.SettingsSaved.At(Links.NoticeSettings.Href));
        }

        await LoadAsync(cancel);
        if (ChangedMeanwhile)
        {
            Version = Saved.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostFeedAsync(CancellationToken cancel)
    {
        ModelState.Remove("Input.ToMe");
        ModelState.Remove("Input.ToMailbox");
        if (string.IsNullOrWhiteSpace(FeedName))
        {
            ModelState.AddModelError(nameof(FeedName), "Schreiben Sie, wer oder was den Kalender lesen wird.");
        }
        else if (ModelState.IsValid)
        {
            try
            {
                var secret = (await Store.CreateCalendarFeedAsync(FeedName, cancel)).Address!.Split('/')[^1];
                NewAddress = $"{Request.Scheme}://{Request.Host}{Links.Calendar(secret)}";
            }
            catch (ApiProblem problem) when (problem.Code == ProblemCodes.StateConflict)
            {
                // As many as there may be: the API says what to do.
                ModelState.AddModelError(nameof(FeedName), problem.Problem.Detail);
            }
            catch (ApiProblem problem) when (problem.CanBeMended())
            {
                ModelState.Add(problem, FeedFields);
            }
        }

        await LoadAsync(cancel);
        ShowSaved();
        if (NewAddress is not null)
        {
            FeedName = null;
            ModelState.Remove(nameof(FeedName));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        try
        {
            await Store.RevokeCalendarFeedAsync(Feed, cancel);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            // Somebody else revoked it a moment before: it is what was asked for.
        }

        return Redirect(Notice.CalendarRevoked.At(Links.NoticeSettings.Href));
    }

    /// <summary>When somebody is told, in words.</summary>
    public static string Words(NoticeMail mail) => Choices.First(choice => choice.Value == mail.ToString()).Text;

    private void ShowSaved() => Input = new NoticeSettingsInput { ToMe = Saved.ToMe.ToString(), ToMailbox = Saved.ToMailbox.ToString() };

    private async Task LoadAsync(CancellationToken cancel)
    {
        var feeds = Store.ListCalendarFeedsAsync(cancel);
        Saved = await Store.GetNoticeSettingsAsync(cancel);
        Feeds = await feeds;
    }

    private static void Set(JsonObject patch, string member, string? value)
    {
        if (Enum.TryParse<NoticeMail>(value, out var mail))
        {
            patch[member] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(mail.ToString());
        }
    }
}

internal sealed class NoticeSettingsInput
{
    [Display(Name = "Wann bekommen Sie selbst eine E-Mail?")]
    public string? ToMe { get; set; }

    [Display(Name = "Wann bekommt das Funktionspostfach eine E-Mail?")]
    public string? ToMailbox { get; set; }
}
