using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>
/// A page for one act that moves an adoption on: the question, where something is typed a look at all of it before it is sent, then the
/// page that says what happens now. Where somebody was faster it tells what happened meanwhile and keeps what was typed; who may not do
/// the act reads why, and who may.
/// </summary>
internal abstract class ActPage(FitStoreClient store) : ActingPage(store)
{
    /// <summary>On the button that shows what was typed before it is sent.</summary>
    public const string Check = "pruefen";

    /// <summary>On the button that sends.</summary>
    public const string Send = "senden";

    /// <summary>On the button that goes back from the check to the form.</summary>
    public const string Change = "aendern";

    /// <summary>How many events of the adoption the person had before them when the form was opened.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public abstract AdoptionAct Act { get; }

    public Adoption Adoption { get; private set; } = default!;

    /// <summary>The act, where it is possible from the present state.</summary>
    public AdoptionTransition? Transition { get; private set; }

    /// <summary>What others did since the form was opened.</summary>
    public IReadOnlyList<(AdoptionEvent Entry, string Story)> Meanwhile { get; private set; } = [];

    /// <summary>All of it is before the person once more, and nothing was sent yet.</summary>
    public bool IsChecking { get; protected set; }

    /// <summary>The form can be sent: it is the caller's act, and nothing is missing.</summary>
    public bool CanAct => Transition is { Allowed: true, Missing.Count: 0 };

    /// <summary>What is to be given first, where it is the caller's act.</summary>
    public IReadOnlyList<InputError> Missing => Transition is { Allowed: true } possible ? possible.Missing : [];

    /// <summary>Why the act is not the caller's; nothing where it is.</summary>
    public string? Obstacle => Transition is not { Allowed: false } transition ? null : ActObstacle.Of(Adoption, transition, Me);

    /// <summary>What was typed, by the label of its field: shown where there is no form to show it in any more.</summary>
    public virtual IEnumerable<(string Label, string? Text)> Typed => [];

    public IReadOnlyList<Link> Trail => [Links.Desk, new(Adoption.ServiceName, Links.Request(Adoption.Id))];

    /// <summary>Whether what was typed is shown once more before it is sent.</summary>
    protected virtual bool HasCheck => false;

    /// <summary>Whether the API is asked before the check what would happen; not where it wants a fresh sign-in for an answer.</summary>
    protected virtual bool TriesFirst => true;

    /// <summary>Whether what keeps the reader from the act stands on top of the page.</summary>
    public virtual bool ShowsObstacle => true;

    /// <summary>Which member of the body is typed in which field.</summary>
    protected virtual FieldMap Fields { get; } = [];

    /// <summary>The sub-resource that the act is posted to.</summary>
    protected abstract string Path { get; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (Transition is null && HttpContext.Features.Get<ShownAgain>() is null)
        {
            return Redirect(Notice.NotPossibleNow.At(Links.Request(id)));
        }

        if (HttpContext.Features.Get<ShownAgain>() is null)
        {
            Fill();
        }

        return Page();
    }

    public virtual async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (Step == Change)
        {
            ForgetErrors();
            return Page();
        }

        var sends = !HasCheck || Step == Send;
        if (Transition is null && !sends)
        {
            // Somebody was faster; what was typed is shown to be taken along. What is sent goes on: it may be the same request once more.
            ForgetErrors();
            return Page();
        }

        await ReviewAsync(sends, cancel);
        if (ModelState.IsValid && ((!sends && !TriesFirst) || await TryActAsync(id, sends, cancel)))
        {
            if (sends)
            {
                return Redirect(After(id));
            }

            IsChecking = true;
            return Page();
        }

        await LoadAsync(id, cancel);
        IsChecking = sends && HasCheck && ShowsCheckAgain;
        return Page();
    }

    /// <summary>The page that says what was done.</summary>
    protected virtual string After(Guid id) => Links.Done(id, Act);

    /// <summary>Errors at the last step belong to a field of that step, so it is shown again and not the form before it.</summary>
    protected virtual bool ShowsCheckAgain => false;

    /// <summary>Loads what the page shows beside the adoption.</summary>
    protected virtual Task LoadMoreAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Puts what is already known into the fields of a fresh form.</summary>
    protected virtual void Fill()
    {
    }

    /// <summary>Finds mistakes that only this page can find.</summary>
    /// <param name="sends">Whether it is sent now, or only shown once more.</param>
    /// <param name="cancel">Ends the request.</param>
    protected virtual Task ReviewAsync(bool sends, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The body that the act takes; none where it takes none.</summary>
    protected virtual object? Body() => null;

    /// <summary>The token of a fresh sign-in; nothing where the act needs none.</summary>
    protected virtual string? FreshSignIn => null;

    /// <summary>What a problem of this act means to the person, where the general words do not fit.</summary>
    /// <returns>Whether it is said.</returns>
    protected virtual bool Explain(ApiProblem problem) => false;

    /// <summary>Does the act, or asks what would happen.</summary>
    protected async Task<bool> TryActAsync(Guid id, bool sends, CancellationToken cancel)
    {
        var key = Request.IdempotencyKey();
        try
        {
            return await TryAsync(
                async () => await Store.MoveAsync(id, Path, new AdoptionMove(Version ?? 0, key) { Body = Body(), DryRun = !sends, FreshSignIn = FreshSignIn }, cancel),
                Fields,
                Explain);
        }
        catch (ApiProblem problem) when (problem.Code is ProblemCodes.FourEyes or ProblemCodes.MandateCannotSign)
        {
            ModelState.AddModelError("", problem.Problem.Detail);
            return false;
        }
    }

    protected async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        var transitions = Store.GetTransitionsAsync(id, cancel);
        Adoption = await Store.GetAdoptionAsync(id, cancel);
        var possible = (await transitions).Transitions.Where(transition => transition.Act == Act).ToList();
        // The same act stands there for both sides: the one that is the caller's counts.
        Transition = possible.Find(transition => transition.Allowed) ?? possible.FirstOrDefault();
        Meanwhile = Seen is { } seen && seen >= 0 && seen < Adoption.History.Count ? [.. AdoptionStory.Tell(Adoption).Skip(seen)] : [];
        if (Version is null || ChangedMeanwhile)
        {
            Version = Adoption.Version;
        }

        if (HttpMethods.IsGet(Request.Method))
        {
            Seen ??= Adoption.History.Count;
        }

        if (Transition is not null)
        {
            await LoadMoreAsync(cancel);
        }
    }

    /// <summary>A typed text as it is sent: line breaks as one sign, nothing around it, null where nothing is left.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}

/// <summary>Why an act that is possible is not the caller's, and whose it is.</summary>
internal static class ActObstacle
{
    public static string Of(Adoption adoption, AdoptionTransition transition, Me me)
    {
        if (Own(adoption, transition, me) is not { } own)
        {
            var parties = transition.Parties.Select(adoption.PartyOf).Select(party => party.Name).Distinct();
            return $"„{Words.Of(transition.Act)}“ ist Sache von {German.List([.. parties])}. Sie handeln für {me.ActingFor?.Name ?? "niemanden"}.";
        }

        if (transition.Missing.FirstOrDefault(missing => missing.Code == InputErrorCodes.MandateCannotSign) is { } mandate)
        {
            return $"{mandate.Detail} Geben Sie die Adresse dieser Seite an jemanden weiter, der bei {own.Name} selbst die Rolle „{Words.Of(transition.Role)}“ hat.";
        }

        if (!me.Has(transition.Role))
        {
            return $"Dafür brauchen Sie bei {own.Name} die Rolle „{Words.Of(transition.Role)}“ ({Words.Explain(transition.Role)}). Geben Sie die Adresse dieser Seite an jemanden weiter, der sie hat.";
        }

        return FourEyes(transition.Act, own.Name);
    }

    /// <summary>In a few words: where only the role is missing, who has it.</summary>
    public static string Short(Adoption adoption, AdoptionTransition transition, Me me) =>
        Own(adoption, transition, me) is { } own && !me.Has(transition.Role) && transition.Missing.All(missing => missing.Code != InputErrorCodes.MandateCannotSign)
            ? $"Das kann bei {own.Name}, wer die Rolle „{Words.Of(transition.Role)}“ hat."
            : Of(adoption, transition, me);

    /// <summary>The party that the caller is; none where the act is of others. While a service is in use its provider counts, whoever passes it on.</summary>
    public static OrganisationRef? Own(Adoption adoption, AdoptionTransition transition, Me me) =>
        transition.Parties.Select(adoption.PartyOf).Concat(transition.Parties.Contains(Party.Provider) ? [adoption.Provider] : [])
            .FirstOrDefault(party => party.Id == me.ActingFor?.Id);

    private static string FourEyes(AdoptionAct act, string own) => act switch
    {
        AdoptionAct.Agree => "Sie haben für die andere Seite bestätigt. Vier Augen: Für diese Seite bestätigt jemand anderes.",
        AdoptionAct.MakeBindingOffer => $"Sie haben das Angebot vorbereitet. Vier Augen: Freigeben muss es jemand anderes bei {own} mit der Rolle „{Words.Of(Role.Approver)}“.",
        AdoptionAct.Accept => $"Sie haben die Konditionen abgestimmt oder schon gezeichnet. Vier Augen: Zeichnen muss jemand anderes bei {own} mit der Rolle „{Words.Of(Role.Signatory)}“.",
        AdoptionAct.GoLive => $"Sie haben den Test gemeldet. Vier Augen: Den Betrieb gibt jemand anderes bei {own} mit der Rolle „{Words.Of(Role.Approver)}“ frei.",
        AdoptionAct.Resume => "Fortsetzen kann den Betrieb nur die Seite, die ihn ruhen lässt.",
        _ => $"Vier Augen: Wer den Schritt davor getan hat, gibt ihn nicht selbst frei. Bitten Sie jemand anderes bei {own}.",
    };
}

/// <summary>The events of an adoption with their sentences.</summary>
internal static class AdoptionStory
{
    public static IReadOnlyList<(AdoptionEvent Entry, string Story)> Tell(Adoption adoption)
    {
        var told = new List<(AdoptionEvent, string)>(adoption.History.Count);
        var before = AdoptionState.Draft;
        foreach (var entry in adoption.History)
        {
            told.Add((entry, Words.Story(entry, before, adoption.Adopter)));
            before = entry.State;
        }

        return told;
    }
}
