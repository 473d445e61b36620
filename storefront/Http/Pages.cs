using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace FitStore.Storefront.Http;

/// <summary>How the pages are found, bound and guarded.</summary>
internal static class Pages
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            // One language, whatever the browser prefers: what is typed is read as German too, 1.234,50 for one.
            options.DefaultRequestCulture = new RequestCulture(German.Culture);
            options.SupportedCultures = [German.Culture];
            options.SupportedUICultures = [German.Culture];
            options.RequestCultureProviders = [];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        // Umlauts as they are; what means something in HTML is encoded as ever.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.AppendTrailingSlash = false;
        });
        builder.Services.AddRazorPages(options =>
        {
            // FormGuard checks the same tokens for every form, and knows what to do with the form when they do not fit.
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            options.Conventions.ConfigureFilter(new ShownAgainFilter());
        }).AddMvcOptions(options =>
        {
            // A text that may be empty is not thereby required; pages say what they require.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.ModelMetadataDetailsProviders.Add(new GermanValidation());
            GermanValidation.Speak(options.ModelBindingMessageProvider);
        });
        return builder;
    }
}

/// <summary>Says in German what is to be done where a rule of a page's model has no words of its own.</summary>
internal sealed class GermanValidation : IValidationMetadataProvider
{
    private static readonly string? EnglishEmail = new EmailAddressAttribute().ErrorMessage;
    private static readonly string? EnglishUrl = new UrlAttribute().ErrorMessage;

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (HasWords(rule))
            {
                continue;
            }

            rule.ErrorMessage = rule switch
            {
                RequiredAttribute => "Füllen Sie das Feld „{0}“ aus.",
                EmailAddressAttribute => "Geben Sie eine E-Mail-Adresse ein, zum Beispiel poststelle@musterstadt.example.org.",
                StringLengthAttribute or MaxLengthAttribute => "Kürzen Sie „{0}“ auf höchstens {1} Zeichen.",
                RangeAttribute => "Geben Sie bei „{0}“ einen Wert von {1} bis {2} ein.",
                UrlAttribute => "Geben Sie eine vollständige Adresse ein, die mit https:// beginnt.",
                _ => rule.ErrorMessage,
            };
        }
    }

    /// <summary>These two bring an English message along, which reads as if the page had chosen it.</summary>
    private static bool HasWords(ValidationAttribute rule) => rule.ErrorMessageResourceName is not null || rule switch
    {
        EmailAddressAttribute => rule.ErrorMessage != EnglishEmail,
        UrlAttribute => rule.ErrorMessage != EnglishUrl,
        _ => rule.ErrorMessage is not null,
    };

    public static void Speak(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"„{value}“ passt nicht zu „{field}“. Prüfen Sie die Eingabe.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"„{value}“ passt hier nicht. Prüfen Sie die Eingabe.");
        messages.SetUnknownValueIsInvalidAccessor(field => $"Prüfen Sie die Eingabe bei „{field}“.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Prüfen Sie die Eingabe.");
        messages.SetValueIsInvalidAccessor(value => $"„{value}“ passt hier nicht. Prüfen Sie die Eingabe.");
        messages.SetValueMustBeANumberAccessor(field => $"Geben Sie bei „{field}“ eine Zahl ein.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Geben Sie eine Zahl ein.");
        messages.SetValueMustNotBeNullAccessor(_ => "Füllen Sie das Feld aus.");
        messages.SetMissingBindRequiredValueAccessor(field => $"Füllen Sie das Feld „{field}“ aus.");
        messages.SetMissingKeyOrValueAccessor(() => "Füllen Sie das Feld aus.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Es kam nichts an. Senden Sie das Formular noch einmal.");
    }
}
