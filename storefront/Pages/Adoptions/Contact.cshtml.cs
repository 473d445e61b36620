using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Adoptions;

/// <summary>Who can be asked about the request; at first the person who writes it.</summary>
internal sealed class ContactModel(FitStoreClient store) : DraftPage(store)
{
    [BindProperty]
    [Display(Name = "Name")]
    [Required(ErrorMessage = "Geben Sie den Namen der Person ein, die Fragen beantworten kann.")]
    [StringLength(120)]
    public string? Name { get; set => field = Given(value); }

    [BindProperty]
    [Display(Name = "E-Mail-Adresse")]
    [Required(ErrorMessage = "Geben Sie die E-Mail-Adresse dieser Person ein.")]
    [EmailAddress]
    [StringLength(254)]
    public string? Email { get; set => field = Given(value); }

    [BindProperty]
    [Display(Name = "Telefon")]
    [StringLength(40)]
    public string? Phone { get; set => field = Given(value); }

    public override DraftStep Step => DraftStep.Contact;

    protected override FieldMap Fields { get; } = new()
    {
        ["/contact"] = nameof(Name),
        ["/contact/name"] = nameof(Name),
        ["/contact/email"] = nameof(Email),
        ["/contact/phone"] = nameof(Phone),
    };

    protected override string AnswerIn(Adoption draft) => draft.Contact is { } contact ? Lines(contact.Name, contact.Email, contact.Phone) : "";

    protected override string Typed() => Lines(Name, Email, Phone);

    protected override JsonObject Patch() => new()
    {
        ["contact"] = new JsonObject { ["name"] = Name, ["email"] = Email, ["phone"] = Phone },
    };

    protected override void Fill(Adoption draft)
    {
        var person = HttpContext.SignedIn();
        Name = draft.Contact is null ? person?.Name : draft.Contact.Name;
        Email = draft.Contact is null ? person?.Email : draft.Contact.Email;
        Phone = draft.Contact?.Phone;
    }

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.OfType<string>());
}
