using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Taking a request back, or throwing a draft away: with a reason for the other side, and only after a look at what it means.</summary>
internal sealed class WithdrawModel(FitStoreClient store) : ActPage(store)
{
    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Reason { get; set => field = Given(value); }

    public override AdoptionAct Act => AdoptionAct.Withdraw;

    public bool IsDraft => Adoption.State == AdoptionState.Draft;

    /// <summary>What is taken back, in the words of its state.</summary>
    public string What => Adoption.State == AdoptionState.Interest ? "Interesse" : "Anfrage";

    public override IEnumerable<(string Label, string? Text)> Typed => [("Grund", Reason)];

    protected override string Path => "withdrawals";

    protected override FieldMap Fields { get; } = new() { ["/reason"] = nameof(Reason) };

    protected override object? Body() => new Withdrawal { Reason = Reason };

    protected override string After(Guid id)
    {
        var wasSent = Adoption.History.Any(entry => entry.Act == AdoptionAct.ExpressInterest);
        return (wasSent ? Notice.Withdrawn : Notice.DraftDiscarded).At(Links.Request(id));
    }
}
