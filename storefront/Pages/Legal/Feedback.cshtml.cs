using System.ComponentModel.DataAnnotations;
using FitStore.Contracts.Feedback;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FitStore.Storefront.Pages.Legal;

/// <summary>The feedback form that the accessibility statement has to offer; needs no account.</summary>
internal sealed class FeedbackModel(FitStoreClient store) : PageModel
{
    private static readonly FieldMap Fields = new()
    {
        ["/text"] = "Input.Text",
        ["/page"] = "Input.Page",
        ["/replyTo"] = "Input.ReplyTo",
    };

    [BindProperty]
    public FeedbackInput Input { get; set; } = new();

    public void OnGet()
    {
        // Who comes from another page of the store most likely means that one.
        if (Uri.TryCreate(Request.Headers.Referer.ToString(), UriKind.Absolute, out var from)
            && from.Authority == Request.Host.Value
            && from.AbsolutePath != Request.Path
            && from.AbsolutePath != Links.Accessibility.Href)
        {
            Input.Page ??= from.AbsolutePath;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await store.SendFeedbackAsync(
                new NewFeedback { Text = Input.Text.Trim(), Page = Given(Input.Page), ReplyTo = Given(Input.ReplyTo) },
                Request.IdempotencyKey(),
                cancel);
        }
        catch (ApiProblem problem) when (problem.CanBeMended())
        {
            ModelState.Add(problem, Fields);
            return Page();
        }
        return Redirect(Notice.FeedbackSent.At(Links.Accessibility.Href));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class FeedbackInput
{
    [Display(Name = "Was hindert Sie?")]
    [Required(ErrorMessage = "Beschreiben Sie, was Sie hindert.")]
    [StringLength(4000)]
    public string Text { get; set; } = "";

    [Display(Name = "Auf welcher Seite?")]
    [StringLength(500)]
    public string? Page { get; set; }

    [Display(Name = "Ihre E-Mail-Adresse")]
    [EmailAddress]
    [StringLength(254)]
    public string? ReplyTo { get; set; }
}
