using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>The month the adopter would like to start in.</summary>
internal sealed class WishedStartModel(FitStoreClient store, TimeProvider time) : DraftPage(store)
{
    [BindProperty]
    [Display(Name = "Wunschbeginn")]
    [Required(ErrorMessage = "Wählen Sie den Monat, in dem Sie beginnen möchten.")]
    public DateOnly? Month { get; set; }

    public DateOnly Today => German.Day(time.GetUtcNow());

    public override DraftStep Step => DraftStep.WishedStart;

    protected override FieldMap Fields { get; } = new() { ["/wishedStart"] = nameof(Month) };

    /// <summary>A wish that the IT-Dienstleister has no room for is told here once, before the next question.</summary>
    protected override async Task<string> GoOnAsync(CancellationToken cancel)
    {
        if (AnswerIn(Adoption) == Typed() || (await Store.GetTransitionsAsync(Adoption.Id, cancel)).Warnings is not [_, ..])
        {
            return Next;
        }

        return ReturnTo == DraftStep.FromCheck ? Step.ToChange(Adoption.Id) : Step.At(Adoption.Id);
    }

    protected override string AnswerIn(Adoption draft) => Words.Month(draft.WishedStart) ?? "";

    protected override string Typed() => Month is { } month ? German.Month(month) : "";

    protected override JsonObject Patch() => new() { ["wishedStart"] = Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) };

    protected override void Fill(Adoption draft) => Month = Words.MonthOf(draft.WishedStart);
}
