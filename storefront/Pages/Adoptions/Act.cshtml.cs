using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>The page of every act that takes a yes, or a yes and a reason.</summary>
internal sealed class PlainActModel(FitStoreClient store) : ActPage(store)
{
    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Reason { get; set => field = Given(value); }

    public PlainAct Plain => PlainAct.Named(RouteData.Values["act"]?.ToString());

    public override AdoptionAct Act => Plain.Act;

    public override IEnumerable<(string Label, string? Text)> Typed => [(Plain.Reason?.Label ?? "Grund", Reason)];

    protected override string Path => Plain.Path;

    protected override bool HasCheck => Plain.Reason is not null;

    protected override FieldMap Fields { get; } = new() { ["/reason"] = nameof(Reason) };

    protected override object? Body() => Plain.Reason?.Body(Reason!);

    protected override Task ReviewAsync(bool sends, CancellationToken cancel)
    {
        if (Plain.Reason is { } asked && Reason is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Reason), asked.WhenMissing);
        }

        return Task.CompletedTask;
    }
}
