using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>What is typed of a block, new or changed.</summary>
internal abstract class BlockForm(FitStoreClient store) : ActingPage(store)
{
    protected static readonly FieldMap Fields = new()
    {
        ["/kind"] = nameof(Kind),
        ["/title"] = nameof(BlockTitle),
        ["/text"] = nameof(Text),
        ["/licence"] = nameof(Licence),
    };

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<BlueprintKind>().Select(kind => new Choice(kind.ToString(), Words.Of(kind), Words.Explain(kind)))];

    [BindProperty]
    [Display(Name = "Worum geht es?")]
    public BlueprintKind? Kind { get; set; }

    [BindProperty]
    [Display(Name = "Überschrift")]
    [Required(ErrorMessage = "Geben Sie dem Baustein eine Überschrift.")]
    [StringLength(120)]
    public string? BlockTitle { get; set; }

    [BindProperty]
    [Display(Name = "Text")]
    [Required(ErrorMessage = "Schreiben Sie den Text des Bausteins.")]
    [StringLength(12_000)]
    public string? Text { get; set => field = value?.ReplaceLineEndings("\n"); }

    [BindProperty]
    [Display(Name = "Nutzung")]
    [Required(ErrorMessage = "Sagen Sie, unter welcher Lizenz oder von wem er genutzt werden darf.")]
    [StringLength(200)]
    public string? Licence { get; set; }

    public bool ShowsPreview { get; protected set; }

    /// <summary>The kind of a block never changes.</summary>
    public virtual bool AsksForKind => false;

    /// <summary>Where one goes who gives up.</summary>
    public abstract string Back { get; }

    /// <summary>What else the address of the preview carries.</summary>
    public virtual string PreviewQuery => "";

    protected override Role? Needs => Role.Editor;
}
