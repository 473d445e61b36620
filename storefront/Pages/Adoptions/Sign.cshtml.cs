using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Storefront.Http;
using FitStore.Storefront.Pages.Account;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>
/// Accepting a binding offer: everything that is bound on one page, the function one signs in, consent, a fresh sign-in. In the written
/// form the signed copy is uploaded here, and signatories of both sides confirm it.
/// </summary>
[TakesFile(LargestCopy)]
internal sealed class SignModel(FitStoreClient store) : ActPage(store)
{
    private const long LargestCopy = 20 * 1024 * 1024;

    /// <summary>What the copy is called among the files of the adoption, by which it is told from the others.</summary>
    private const string CopyName = "gezeichneter-vertrag";

    private string? proof;

    [BindProperty]
    [Display(Name = "In welcher Funktion zeichnen Sie?")]
    [StringLength(200)]
    public string? SignsAs { get; set => field = Given(value); }

    [BindProperty]
    public bool Consent { get; set; }

    /// <summary>The hashes of the documents as they were shown, a space between them.</summary>
    [BindProperty]
    public string? Read { get; set; }

    /// <summary>The signed copy as it was shown.</summary>
    [BindProperty]
    public string? SignedCopy { get; set; }

    [BindProperty]
    [Display(Name = "Gezeichnete Ausfertigung")]
    public IFormFile? Copy { get; set; }

    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    public static string CopyHint { get; } = $"PDF, höchstens {German.FileSize(LargestCopy)}. Scannen Sie alle Seiten in eine Datei.";

    public override AdoptionAct Act => AdoptionAct.Accept;

    public Agreement Agreement { get; private set; } = default!;

    public OfferTerms Terms { get; private set; } = default!;

    public ContractLine? Line { get; private set; }

    /// <summary>What is bound: the documents of the offer.</summary>
    public IReadOnlyList<AdoptionDocument> Documents { get; private set; } = [];

    /// <summary>The newest copy signed by hand; only in the written form.</summary>
    public AdoptionFile? SignedByHand { get; private set; }

    public AgreementTerms Agreed => Agreement.Proposal;

    public bool IsWritten => Adoption.Form == ContractForm.Written;

    /// <summary>The signed copy is put in by an editor of either side.</summary>
    public bool MayUpload => Transition is not null && Me.Has(Role.Editor)
        && Transition.Parties.Concat([Party.Adopter, Party.Seller]).Select(Adoption.PartyOf).Any(party => party.Id == Organisation.Id);

    /// <summary>Who may put in the signed copy has something to do here, also where confirming it is up to somebody else.</summary>
    public override bool ShowsObstacle => !(IsWritten && MayUpload);

    /// <summary>What somebody consents to, in the words of the checkbox.</summary>
    public string ConsentText => IsWritten
        ? $"Ich bestätige für {Organisation.Name}: Diese Ausfertigung ist vollständig und von beiden Seiten gezeichnet."
        : $"Ich nehme das Angebot für {Organisation.Name} verbindlich an.";

    public override IEnumerable<(string Label, string? Text)> Typed => [("Funktion", SignsAs)];

    protected override string Path => "acceptances";

    protected override FieldMap Fields { get; } = new()
    {
        ["/signsAs"] = nameof(SignsAs),
        ["/consent"] = nameof(Consent),
        ["/signedCopy"] = nameof(Copy),
    };

    protected override string? FreshSignIn => proof;

    public async Task<IActionResult> OnPostUploadAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        ForgetErrors();
        if (Transition is null)
        {
            return Page();
        }

        if (Copy is null or { Length: 0 })
        {
            ModelState.AddModelError(nameof(Copy), "Wählen Sie die Datei mit der gezeichneten Ausfertigung aus.");
        }
        else if (Copy.Length > LargestCopy)
        {
            ModelState.AddModelError(nameof(Copy), $"Die Datei ist größer als {German.FileSize(LargestCopy)}. Scannen Sie mit geringerer Auflösung.");
        }
        else if (await TryAsync(() => UploadAsync(id, Copy, cancel), new FieldMap { [""] = nameof(Copy), ["/name"] = nameof(Copy) }))
        {
            return Redirect(Notice.SignedCopyUploaded.At(Links.Act(id, Act)));
        }

        await LoadAsync(id, cancel);
        return Page();
    }

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        var agreement = Store.GetAgreementAsync(Adoption.Id, cancel);
        var documents = Store.ListAdoptionDocumentsAsync(Adoption.Id, cancel);
        var lines = Store.ListContractLinesAsync(new ContractLineFilter { Adoption = Adoption.Id }, cancel);
        Agreement = await agreement;
        Terms = await Store.GetTermsAsync(Adoption.Offer, Agreed.TermsVersion, cancel);
        Documents = [.. (await documents).Where(document => document is { Binding: true, Kind: not AdoptionDocumentKind.SignedCopy })];
        if (IsWritten)
        {
            SignedByHand = (await Store.ListAdoptionFilesAsync(Adoption.Id, cancel)).LastOrDefault(file => file.Name.StartsWith(CopyName, StringComparison.Ordinal));
        }

        Line = (await lines).Items.FirstOrDefault(line => line.State == ContractLineState.Offered) is { } line ? await Store.FindContractLineAsync(line.Id, cancel) : null;
        Fresh.AsksForCode = Me.HasSecondFactor;
    }

    protected override async Task ReviewAsync(bool sends, CancellationToken cancel)
    {
        if (SignsAs is null && ModelState[nameof(SignsAs)]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError(nameof(SignsAs), "Geben Sie die Funktion ein, in der Sie zeichnen.");
        }

        if (!Consent)
        {
            ModelState.AddModelError(nameof(Consent), IsWritten ? "Bestätigen Sie, dass es die richtige Ausfertigung ist." : "Stimmen Sie zu, dass Ihre Organisation gebunden ist.");
        }

        proof = await Store.ProveAsync(FreshAct.SignContract, Fresh, ModelState, cancel);
    }

    protected override object? Body() => new Acceptance { Consent = Consent, Documents = [.. (Read ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)], SignsAs = SignsAs!, SignedCopy = IsWritten ? SignedCopy : null };

    private async Task UploadAsync(Guid id, IFormFile copy, CancellationToken cancel)
    {
        await using var content = copy.OpenReadStream();
        await Store.UploadAdoptionFileAsync(id, CopyName + ".pdf", content, item: null, Request.IdempotencyKey(), cancel);
    }
}
