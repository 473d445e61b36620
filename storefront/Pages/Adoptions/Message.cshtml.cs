using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>A message that goes out with the interest; may be left out.</summary>
internal sealed class MessageModel(FitStoreClient store) : DraftPage(store)
{
    [BindProperty]
    [Display(Name = "Nachricht")]
    [StringLength(4000)]
    public string? Text { get; set => field = Given(value); }

    public override DraftStep Step => DraftStep.Message;

    protected override FieldMap Fields { get; } = new() { ["/message"] = nameof(Text) };

    protected override string AnswerIn(Adoption draft) => draft.Message ?? "";

    protected override string Typed() => Text ?? "";

    protected override JsonObject Patch() => new() { ["message"] = Text };

    protected override void Fill(Adoption draft) => Text = draft.Message;
}
