using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>What the service is wanted for.</summary>
internal sealed class ScopeModel(FitStoreClient store) : DraftPage(store)
{
    [BindProperty]
    [Display(Name = "Umfang")]
    [Required(ErrorMessage = "Beschreiben Sie, wofür Sie den Dienst einsetzen möchten.")]
    [StringLength(2000)]
    public string? Text { get; set => field = Given(value); }

    public override DraftStep Step => DraftStep.Scope;

    protected override FieldMap Fields { get; } = new() { ["/scope"] = nameof(Text) };

    protected override string AnswerIn(Adoption draft) => draft.Scope ?? "";

    protected override string Typed() => Text ?? "";

    protected override JsonObject Patch() => new() { ["scope"] = Text };

    protected override void Fill(Adoption draft) => Text = draft.Scope;
}
