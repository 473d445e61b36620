using FitStore.Contracts;
using Microsoft.AspNetCore.Mvc;
using Told = FitStore.Contracts.Notices.Notice;

namespace FitStore.Storefront.Pages.Notices;

/// <summary>What the organisation was told, newest first; what one has read is one's own mark.</summary>
internal sealed class NoticesModel(FitStoreClient store) : ActingPage(store)
{
    private const int MostAtOnce = 100;

    [BindProperty(SupportsGet = true, Name = "neu")]
    public bool OnlyUnread { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    /// <summary>The notices of the page that is marked as read.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Ids { get; set; } = [];

    public new Page<Told> Page { get; private set; } = default!;

    public int Unread { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var unread = Store.ListNoticesAsync(unread: true, cursor: null, limit: 1, cancel);
        Page = await Store.ListNoticesAsync(OnlyUnread, Cursor, limit: null, cancel);
        Unread = (await unread).Total ?? 0;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var ids = Ids.Distinct().Take(MostAtOnce).ToList();
        if (ids.Count > 0)
        {
            await Store.MarkReadAsync(ids, cancel);
        }

        return Redirect(Links.Notices.Href + Cursors.Query([new("neu", OnlyUnread ? "true" : null), new("cursor", OnlyUnread ? null : Cursor)]));
    }

    /// <summary>The address of another page of this list.</summary>
    public string? At(string? address) => address is null
        ? null
        : Links.Notices.Href + Cursors.Query([new("neu", OnlyUnread ? "true" : null), new("cursor", Cursors.Of(address))]);
}
