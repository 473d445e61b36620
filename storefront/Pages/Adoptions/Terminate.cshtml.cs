using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Pages.Account;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>
/// Terminating a contract: with notice or by a right, after the last day and the contracts that end with it were seen and their number typed.
/// </summary>
internal sealed class TerminateModel(FitStoreClient store) : ActPage(store)
{
    public const string Ordinary = "ordentlich";

    private string? proof;

    /// <summary>With notice, or the id of the right that is used.</summary>
    [BindProperty]
    [Display(Name = "Wie kündigen Sie?")]
    public string? How { get; set; }

    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Reason { get; set => field = Given(value); }

    [BindProperty]
    [Display(Name = "Zahl der Verträge, die mit enden")]
    public int? Below { get; set; }

    [BindProperty]
    public FreshSignInInput Fresh { get; set; } = new();

    public override AdoptionAct Act => AdoptionAct.Terminate;

    /// <summary>What terminating today would do; nothing where it is not possible any more.</summary>
    public TerminationEffect Effect { get; private set; } = new() { Ordinary = default, Rights = [], LinesBelow = 0, Concerned = [] };

    /// <summary>The right that was chosen; none for notice.</summary>
    public TerminationRight? Right => Effect.Rights.FirstOrDefault(right => right.Id.ToString() == How);

    /// <summary>The last day of the contract, as it was chosen.</summary>
    public DateOnly LastDay => Right?.EndsOn ?? Effect.Ordinary;

    public IReadOnlyList<Choice> Ways =>
    [
        new(Ordinary, $"Ordentlich, zum {German.Date(Effect.Ordinary)}", "Mit der vereinbarten Frist und nicht vor dem Ende der Mindestlaufzeit."),
        .. Effect.Rights.Select(right => new Choice(
            right.Id.ToString(), $"{Words.Of(right.Kind)}: zum {German.Date(right.EndsOn)}", $"Dieses Recht haben Sie bis zum {German.Date(right.Until)}.")),
    ];

    public override IEnumerable<(string Label, string? Text)> Typed => [("Grund", Reason)];

    protected override string Path => "terminations";

    protected override bool HasCheck => true;

    protected override bool TriesFirst => false;

    protected override bool ShowsCheckAgain => How is not null;

    protected override string? FreshSignIn => proof;

    protected override FieldMap Fields { get; } = new()
    {
        ["/kind"] = nameof(How),
        ["/right"] = nameof(How),
        ["/reason"] = nameof(Reason),
        ["/linesBelow"] = nameof(Below),
    };

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        Effect = await Store.GetTerminationEffectAsync(Adoption.Id, cancel);
        Fresh.AsksForCode = Me.HasSecondFactor;
    }

    protected override async Task ReviewAsync(bool sends, CancellationToken cancel)
    {
        if (!sends)
        {
            // Asked for with the check; what is typed there is not there yet. Where nothing of it was sent, its key has no prefix.
            ModelState.Remove("Fresh.CurrentPassword");
            ModelState.Remove(nameof(FreshSignInInput.CurrentPassword));
            ModelState.Remove(nameof(Below));
        }

        if (How is null || (How != Ordinary && RightId is null) || (CanAct && How != Ordinary && Right is null))
        {
            ModelState.AddModelError(nameof(How), "Wählen Sie, wie Sie kündigen.");
        }

        if (!sends)
        {
            return;
        }

        if (CanAct && Below != Effect.LinesBelow && ModelState[nameof(Below)]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError(
                nameof(Below),
                $"Mit enden {German.Count(Effect.LinesBelow, "Vertrag", "Verträge", "keine Verträge (0)")}. Prüfen Sie die Liste oben und geben Sie diese Zahl ein: {Effect.LinesBelow.ToString(CultureInfo.InvariantCulture)}.");
        }

        proof = await Store.ProveAsync(FreshAct.TerminateContract, Fresh, ModelState, cancel);
    }

    private Guid? RightId => Guid.TryParse(How, out var right) ? right : null;

    protected override object? Body() => new NewTermination
    {
        Kind = How == Ordinary ? TerminationKind.Ordinary : TerminationKind.Special,
        Right = RightId,
        Reason = Reason,
        LinesBelow = Below ?? Effect.LinesBelow,
    };
}
