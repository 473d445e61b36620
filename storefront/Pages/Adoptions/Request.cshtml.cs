using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Http;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>An adoption as all sides see it: how far it is, what is due and by whom, what the reader may do, what happened, and what was said.</summary>
[Authorize]
[TakesFile(MostSent)]
internal sealed class RequestModel(FitStoreClient store, TimeProvider time) : PageModel
{
    private const int MostFiles = 10;
    private const long MostBytes = 20 * 1024 * 1024;

    /// <summary>What is read of files that are too large together, so that the message is kept and the error stands at its field.</summary>
    private const long MostSent = (MostFiles + 1) * MostBytes;

    [BindProperty]
    [Display(Name = "Ihre Nachricht")]
    [Required(ErrorMessage = "Schreiben Sie Ihre Nachricht, bevor Sie sie senden.")]
    [StringLength(4000)]
    public string? Text { get; set => field = value?.ReplaceLineEndings("\n").Trim(); }

    /// <summary>Files that go with the message.</summary>
    [BindProperty(Name = "Dateien")]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Adoption Adoption { get; private set; } = default!;

    public Page<Message> Messages { get; private set; } = new() { Items = [] };

    /// <summary>The organisation the reader acts for.</summary>
    public Guid? Reader { get; private set; }

    /// <summary>Whether the reader's role is enough to act and to write.</summary>
    public bool IsEditor { get; private set; }

    /// <summary>A Kommune's interest in a service that its Land has not taken: the Land answers by taking it.</summary>
    public bool IsDemand => Adoption is { State: AdoptionState.Interest, Route: AdoptionRoute.Demand };

    /// <summary>What the reader's organisation may do from this state, the act that is due first.</summary>
    public IReadOnlyList<OwnAct> Acts { get; private set; } = [];

    /// <summary>The act that is due, where it is the reader's organisation's.</summary>
    public OwnAct? Due => Acts.FirstOrDefault(own => own.Act == Adoption.DueAct());

    /// <summary>What else the reader's organisation may do.</summary>
    public IEnumerable<OwnAct> OtherActs => Acts.Where(own => own != Due && own.Act != AdoptionAct.ExpressInterest);

    /// <summary>The documents made for this adoption.</summary>
    public IReadOnlyList<AdoptionDocument> Documents { get; private set; } = [];

    /// <summary>The contract of this adoption, offered or concluded; none before.</summary>
    public ContractLine? Line { get; private set; }

    /// <summary>The price of the first year, agreed or as the store computes it now; none before the coordination and where it is not the reader's to see.</summary>
    public Money? FirstYear { get; private set; }

    /// <summary>The month from which the price counts.</summary>
    public string? PriceFrom { get; private set; }

    /// <summary>The price comes from an invented price sheet.</summary>
    public bool IsPriceExample { get; private set; }

    /// <summary>Both sides have confirmed the price.</summary>
    public bool IsPriceAgreed => Adoption.History.Any(entry => entry.State == AdoptionState.Agreed);

    /// <summary>A newer terms version that waits for an answer.</summary>
    public TermsProposal? Proposal { get; private set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    public bool IsOverdue => Adoption.DueOn < Today;

    /// <summary>The act that is due is up to the reader's organisation.</summary>
    public bool IsDueHere => Adoption.WhoActs()?.Id == Reader;

    /// <summary>Messages are possible once interest was expressed; what was taken from public reports never was a request.</summary>
    public bool HasConversation => Adoption.Provenance == Provenance.Declared && Adoption.History.Any(entry => entry.Act is AdoptionAct.ExpressInterest or AdoptionAct.Assign);

    /// <summary>The list of the connection is there once the contract is.</summary>
    public bool HasConnection => Adoption.Provenance == Provenance.Declared && (Adoption.State.IsUnderContract() || Adoption.State == AdoptionState.Ended);

    /// <summary>The events as sentences, each with the documents that were made by it.</summary>
    public IReadOnlyList<(AdoptionEvent Entry, string Story, IReadOnlyList<AdoptionDocument> Documents)> Story { get; private set; } = [];

    public Task OnGetAsync(Guid id, CancellationToken cancel) => LoadAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (Uploads.Count > MostFiles)
        {
            ModelState.AddModelError("Dateien", $"Hängen Sie höchstens {MostFiles} Dateien an eine Nachricht.");
        }
        else if (Uploads.FirstOrDefault(file => file.Length > MostBytes) is { } large)
        {
            ModelState.AddModelError("Dateien", $"{large.FileName} ist {German.FileSize(large.Length)} groß. Wählen Sie Dateien mit höchstens 20 MB.");
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(id, cancel);
            return Page();
        }

        try
        {
            await store.WriteMessageAsync(id, Text!, await UploadAsync(id, cancel), Request.IdempotencyKey(), cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, new FieldMap { ["/text"] = nameof(Text), [""] = "Dateien", ["/name"] = "Dateien", ["/files"] = "Dateien" });
            await LoadAsync(id, cancel);
            return Page();
        }
        return Redirect(Notice.MessageSent.At(Links.Request(id)));
    }

    /// <summary>Each under a key of its own: what was uploaded before an error is not uploaded twice.</summary>
    private async Task<IReadOnlyList<Guid>> UploadAsync(Guid id, CancellationToken cancel)
    {
        var files = new List<Guid>();
        foreach (var file in Uploads)
        {
            await using var content = file.OpenReadStream();
            files.Add((await store.UploadAdoptionFileAsync(id, file.FileName, content, item: null, $"{Request.IdempotencyKey()}-{German.Digits(files.Count)}", cancel)).Id);
        }

        return files;
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        var transitions = store.GetTransitionsAsync(id, cancel);
        var messages = store.ListMessagesAsync(id, Cursor, cancel);
        var asked = store.GetMeAsync(cancel);
        Adoption = await store.GetAdoptionAsync(id, cancel);
        var me = await asked;
        Reader = me.ActingFor?.Id;
        IsEditor = me.Has(Role.Editor);
        Messages = await messages;
        if (Adoption.Provenance == Provenance.Declared)
        {
            await LoadContractAsync(cancel);
        }

        Acts =
        [
            .. (await transitions).Transitions
                .Where(transition => transition.Allowed || ActObstacle.Own(Adoption, transition, me) is not null)
                .Where(transition => transition.Act != AdoptionAct.AnswerTerms || Proposal is not null)
                // Demand is carried on by the Land's own adoption, never forwarded by hand.
                .Where(transition => transition.Act != AdoptionAct.Forward || Adoption.Route == AdoptionRoute.Provider)
                .Where(transition => transition.Act == AdoptionAct.ExpressInterest || Links.ActPaths.ContainsKey(transition.Act))
                .Select(transition => new OwnAct(Adoption, transition, transition.Allowed ? null : ActObstacle.Of(Adoption, transition, me), transition.Allowed ? null : ActObstacle.Short(Adoption, transition, me)))
                .OrderBy(own => own.Act == Adoption.DueAct() ? 0 : 1),
        ];
        Tell();
    }

    /// <summary>What exists only from the coordination on. Where a part of it is not the reader's to see, the rest is shown.</summary>
    private async Task LoadContractAsync(CancellationToken cancel)
    {
        // What was only proposed when a request was closed is nobody's price any more.
        if ((IsPriceAgreed || Adoption.State == AdoptionState.Coordination) && await AllowedAsync(store.GetAgreementAsync(Adoption.Id, cancel)) is { } agreement)
        {
            var terms = agreement.Confirmations.Count > 0 ? agreement.Confirmations[^1] : agreement.Proposal;
            FirstYear = terms.FirstYear;
            PriceFrom = terms.Start;
            IsPriceExample = FirstYear is not null && (await AllowedAsync(store.GetTermsAsync(Adoption.Offer, terms.TermsVersion, cancel)))?.PriceSheet.Nature == PriceNature.Example;
        }

        if (Adoption.History.Any(entry => entry.State is AdoptionState.Agreed or AdoptionState.Offered or AdoptionState.Contracted))
        {
            var lines = AllowedAsync(store.ListContractLinesAsync(new ContractLineFilter { Adoption = Adoption.Id, Limit = 100 }, cancel));
            Documents = await AllowedAsync(store.ListAdoptionDocumentsAsync(Adoption.Id, cancel)) ?? [];
            // Who has signed stands in the contract itself, not in the list.
            Line = (await lines)?.Items.MaxBy(line => line.State == ContractLineState.Void ? 0 : 1) is { } line ? await store.FindContractLineAsync(line.Id, cancel) : null;
        }

        if (Adoption.State.IsUnderContract())
        {
            var proposals = await AllowedAsync(store.ListTermsProposalsAsync(Adoption.Id, cancel)) ?? [];
            Proposal = proposals.Where(proposal => proposal.State == TermsProposalState.Open).MinBy(proposal => proposal.Version);
        }
    }

    private static async Task<T?> AllowedAsync<T>(Task<T> reading)
        where T : class
    {
        try
        {
            return await reading;
        }
        catch (ApiProblem problem) when (problem.Status is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status409Conflict)
        {
            return null;
        }
    }

    /// <summary>Documents are made just before the event they belong to.</summary>
    private void Tell()
    {
        var left = Documents.OrderBy(document => document.MadeAt).ToList();
        var story = new List<(AdoptionEvent, string, IReadOnlyList<AdoptionDocument>)>();
        foreach (var (entry, sentence) in AdoptionStory.Tell(Adoption))
        {
            var made = entry.Act is AdoptionAct.Agree or AdoptionAct.MakeBindingOffer or AdoptionAct.Assign or AdoptionAct.Accept
                ? left.Where(document => document.MadeAt <= entry.At.AddSeconds(1) && Makes(entry, document.Kind)).ToList()
                : [];
            left.RemoveAll(made.Contains);
            story.Add((entry, sentence, made));
        }

        Story = story;
    }

    private static bool Makes(AdoptionEvent entry, AdoptionDocumentKind kind) => kind switch
    {
        AdoptionDocumentKind.CoordinationLetter => entry is { Act: AdoptionAct.Agree, State: AdoptionState.Agreed },
        AdoptionDocumentKind.SignedCopy => entry.Act == AdoptionAct.Accept,
        _ => entry.Act is AdoptionAct.MakeBindingOffer or AdoptionAct.Assign,
    };
}

/// <summary>An act of the reader's organisation: whether this reader can do it, and where.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Transition">The act.</param>
/// <param name="Obstacle">Why this reader cannot; nothing where it may.</param>
/// <param name="ShortObstacle">The same in a few words, for the list of all acts.</param>
internal sealed record OwnAct(Adoption Adoption, AdoptionTransition Transition, string? Obstacle, string? ShortObstacle)
{
    public AdoptionAct Act => Transition.Act;

    /// <summary>It can be done now.</summary>
    public bool IsPossible => Obstacle is null && Transition.Missing.Count == 0;

    /// <summary>What it is called here.</summary>
    public string Name => (Act, Adoption.State) switch
    {
        (AdoptionAct.Withdraw, AdoptionState.Draft) => "Entwurf verwerfen",
        (AdoptionAct.Withdraw, AdoptionState.Interest) => "Interesse zurückziehen",
        (AdoptionAct.PrepareOffer, AdoptionState.Lapsed) => "Neues Angebot vorbereiten",
        (AdoptionAct.PrepareOffer, _) when Adoption.BindingUntil is not null => "Angebot ändern",
        (AdoptionAct.Accept, _) when Adoption.Form == ContractForm.Written => "Von Hand gezeichneten Vertrag bestätigen",
        _ => Words.Of(Act),
    };

    public string Href => Act == AdoptionAct.ExpressInterest ? DraftStep.FirstOpen(Adoption).At(Adoption.Id) : Links.Act(Adoption.Id, Act);

    /// <summary>In a few words what it does, for the list of all acts.</summary>
    public string Explained => Act switch
    {
        AdoptionAct.Agree => "Fassung, Beginn, Bedingungen und Preis des ersten Jahres",
        AdoptionAct.Decline => "mit einem Grund; der Vorgang ist damit abgeschlossen",
        AdoptionAct.PrepareOffer => "bis wann es bindet und in welcher Form es angenommen wird",
        AdoptionAct.MakeBindingOffer => "bindet Ihre Organisation",
        AdoptionAct.Accept => "bindet Ihre Organisation",
        AdoptionAct.FailTest => "zurück in die Anbindung",
        AdoptionAct.Pause => "der Vertrag gilt weiter",
        AdoptionAct.AnswerTerms => "zustimmen oder die bisherige Fassung behalten",
        AdoptionAct.Terminate => "mit Frist oder nach einem besonderen Recht; die Wirkung sehen Sie vorher",
        AdoptionAct.Withdraw when Adoption.State == AdoptionState.Draft => "niemand sonst hat ihn gesehen",
        AdoptionAct.Withdraw => "solange kein Vertrag geschlossen ist, ohne Folgen",
        _ => "",
    };
}
