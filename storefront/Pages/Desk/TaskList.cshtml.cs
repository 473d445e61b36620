using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>All of one part of the desk, page by page: what one has to do oneself, what others of the organisation have to, or what is waited for.</summary>
internal sealed class TaskListModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    public TaskSelection Selection { get; private set; } = new();

    public Page<DeskTask> Tasks { get; private set; } = new() { Items = [] };

    public IReadOnlyList<Choice> Laender { get; private set; } = [];

    public Link Link { get; private set; } = Links.OwnTasks;

    public bool IsOwn => Link == Links.OwnTasks;

    public bool IsWaiting => Link == Links.Awaited;

    public DateOnly Today => German.Day(time.GetUtcNow());

    /// <summary>What of this page can be done for several at once.</summary>
    public IReadOnlyList<DeskTask> Bulk => IsOwn && Tasks.Items.Count(SeveralAct.IsPossible) > 1 ? [.. Tasks.Items.Where(SeveralAct.IsPossible)] : [];

    public string Lead
    {
        get
        {
            var count = Tasks.Total ?? Tasks.Items.Count;
            return IsWaiting ? $"{German.Count(count, "Sache liegt", "Sachen liegen")} bei anderen, das Dringendste zuerst."
                : $"{German.Count(count, "Sache", "Sachen")}, das Dringendste zuerst.";
        }
    }

    public string Nothing => IsWaiting ? "Zurzeit muss niemand anderes etwas tun." : IsOwn ? "Für Sie ist heute nichts zu tun." : "Zurzeit hat niemand sonst bei Ihnen etwas zu tun.";

    public async Task OnGetAsync(string list, CancellationToken cancel)
    {
        Link = new[] { Links.OwnTasks, Links.TasksOfColleagues, Links.Awaited }.First(known => known.Href.EndsWith($"/{list}", StringComparison.Ordinal));
        Selection = TaskSelection.Of(Request.Query);
        Tasks = await Store.ListTasksAsync(Selection.Filter() with { Others = IsWaiting, MayAct = IsWaiting ? null : IsOwn }, cancel);
        Laender = [.. (await Store.ListLaenderAsync(cancel)).Select(land => new Choice(land.Code, land.Name))];
    }
}
