using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>A request as both sides see it: how far it is, what is due and by whom, what happened, and what was said.</summary>
[Authorize]
internal sealed class RequestModel(FitStoreClient store, TimeProvider time) : PageModel
{
    [BindProperty]
    [Display(Name = "Ihre Nachricht")]
    [Required(ErrorMessage = "Schreiben Sie Ihre Nachricht, bevor Sie sie senden.")]
    [StringLength(4000)]
    public string? Text { get; set => field = value?.ReplaceLineEndings("\n").Trim(); }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Adoption Adoption { get; private set; } = default!;

    public Page<Message> Messages { get; private set; } = new() { Items = [] };

    /// <summary>The organisation the reader acts for.</summary>
    public Guid? Reader { get; private set; }

    /// <summary>Whether the reader's role is enough to act and to write.</summary>
    public bool IsEditor { get; private set; }

    /// <summary>The acts that are the reader's now.</summary>
    public IReadOnlyList<AdoptionAct> Acts { get; private set; } = [];

    public DateOnly Today => German.Day(time.GetUtcNow());

    public bool IsOverdue => Adoption.DueOn < Today;

    /// <summary>The act that is due is up to the reader's organisation.</summary>
    public bool IsDueHere => Adoption.WhoActs()?.Id == Reader;

    /// <summary>Messages are possible once interest was expressed; what was taken from public reports never was a request.</summary>
    public bool HasConversation => Adoption.Provenance == Provenance.Declared && Adoption.History.Any(entry => entry.Act == AdoptionAct.ExpressInterest);

    public Task OnGetAsync(Guid id, CancellationToken cancel) => LoadAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(id, cancel);
            return Page();
        }

        try
        {
            await store.WriteMessageAsync(id, Text!, Request.IdempotencyKey(), cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, new FieldMap { ["/text"] = nameof(Text) });
            await LoadAsync(id, cancel);
            return Page();
        }
        return Redirect(Notice.MessageSent.At(Links.Request(id)));
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        var transitions = store.GetTransitionsAsync(id, cancel);
        var messages = store.ListMessagesAsync(id, Cursor, cancel);
        var me = store.GetMeAsync(cancel);
        Adoption = await store.GetAdoptionAsync(id, cancel);
        Acts = [.. (await transitions).Transitions.Where(transition => transition.Allowed).Select(transition => transition.Act)];
        Messages = await messages;
        Reader = (await me).ActingFor?.Id;
        IsEditor = (await me).Has(Role.Editor);
    }
}
