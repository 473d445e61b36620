using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>Says that an entry of a shared list is the same as another one; whom that concerns stands on the page before.</summary>
internal sealed class MergeNameModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>How many entries are offered; who looks for another one searches for it.</summary>
    private const int Offered = 20;

    private static readonly FieldMap Fields = new() { ["/into"] = nameof(Into) };

    public SharedNameList List { get; private set; } = default!;

    public SharedName Entry { get; private set; } = default!;

    public SharedNameUse Use { get; private set; } = default!;

    /// <summary>Entries that could be kept.</summary>
    public IReadOnlyList<SharedName> Others { get; private set; } = [];

    [BindProperty]
    public Guid? Into { get; set; }

    /// <summary>Words to find the entry that is kept.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    protected override bool IsOperatorsOnly => true;

    protected override Role? Needs => Role.Editor;

    public async Task<IActionResult> OnGetAsync(string liste, Guid id, CancellationToken cancel)
    {
        if (SharedNameList.Find(liste) is not { } list)
        {
            return NotFound();
        }

        List = list;
        Entry = await list.FindAsync(Store, id, cancel);
        Use = await list.UseAsync(Store, id, cancel);
        Others = Offer([.. (await list.AllAsync(Store, cancel)).Where(other => other.Id != id)]);
        if (ChangedMeanwhile || Version is null)
        {
            Version = Entry.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string liste, Guid id, CancellationToken cancel)
    {
        if (SharedNameList.Find(liste) is not { } list)
        {
            return NotFound();
        }

        if (Into is null)
        {
            ModelState.Remove(nameof(Into));
            ModelState.AddModelError(nameof(Into), "Wählen Sie, welcher Eintrag bleibt.");
        }

        return ModelState.IsValid && await TryAsync(
            async () => await list.MergeAsync(Store, (await list.FindAsync(Store, id, cancel)) with { Version = Version ?? 0 }, Into!.Value, Request.IdempotencyKey(), cancel),
            Fields)
            ? Redirect(Notice.NamesMerged.At(list.Link.Href))
            : await OnGetAsync(liste, id, cancel);
    }

    /// <summary>What was searched for; without words what shares one with the entry, or else the beginning of the list.</summary>
    private List<SharedName> Offer(List<SharedName> all)
    {
        if (Query is not null)
        {
            return [.. all.Where(other => other.Has(Query)).Take(Offered)];
        }

        var alike = all.Where(other => Entry.Name.Split(' ', '-').Where(word => word.Length > 2).Any(other.Has)).ToList();
        return [.. (alike.Count > 0 ? alike : all).Take(Offered)];
    }
}
