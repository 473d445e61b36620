using System.Globalization;
using System.Net.Mail;
using FitStore.Contracts;
using FluentValidation;

namespace FitStore.Api.Http;

/// <summary>The rules that many wire types share, each with its sentence: what is wrong and what to do.</summary>
internal static class Rules
{
    /// <summary>Signs that may stand before the @ without quotation marks (RFC 5322, atext, and the dot).</summary>
    private const string LocalSigns = ".!#$%&'*+-/=?^_`{|}~";

    /// <summary>Has to be given and must not be blank.</summary>
    public static IRuleBuilderOptions<T, string?> Given<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => !string.IsNullOrWhiteSpace(text))
        .WithErrorCode(InputErrorCodes.Required)
        .WithMessage(_ => new Sentence("Diese Angabe fehlt.", "This value is missing.").ToString());

    /// <summary>Has at most so many characters.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int characters) => rule
        .MaximumLength(characters)
        .WithErrorCode(InputErrorCodes.TooLong)
        .WithMessage(_ => new Sentence($"Kürzen Sie auf höchstens {characters} Zeichen.", $"Shorten it to at most {characters} characters.").ToString());

    /// <summary>Is an e-mail address, if it is given.</summary>
    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => string.IsNullOrEmpty(text) || IsEmail(text))
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence(
            "Geben Sie eine E-Mail-Adresse an, zum Beispiel name@stadt.example.org.",
            "Give an e-mail address, for instance name@town.example.org.").ToString());

    /// <summary>Holds no control characters but line breaks and tabs.</summary>
    public static IRuleBuilderOptions<T, string?> Plain<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || !text.Any(letter => (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || TurnsAround(letter)))
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence("Entfernen Sie die Steuerzeichen aus dem Text.", "Remove the control characters from the text.").ToString());

    /// <summary>Is one line, so that it can stand in a list or in the head of a mail.</summary>
    public static IRuleBuilderOptions<T, string?> OneLine<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || !text.Any(IsUnseen))
        .WithErrorCode(InputErrorCodes.Format)
        .WithMessage(_ => new Sentence("Schreiben Sie alles in eine Zeile, ohne Steuerzeichen.", "Write it in one line, without control characters.").ToString());

    /// <summary>Controls, and signs that turn the direction of what follows.</summary>
    public static bool IsUnseen(char letter) => char.IsControl(letter) || TurnsAround(letter);

    /// <summary>Signs that turn the direction of what follows: with them a text reads as another than it is.</summary>
    private static bool TurnsAround(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>
    /// Whether mail can be sent to a text: before the one @ only signs of ASCII, since most servers take no others, then a place
    /// with a dot, of letters, digits and hyphens; and all of it an address to the mail client, too, which cannot send otherwise.
    /// </summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && text[^1] != '.'
            && text[..at].All(letter => char.IsAsciiLetterOrDigit(letter) || LocalSigns.Contains(letter, StringComparison.Ordinal))
            && text[(at + 1)..].All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-')
            && MailAddress.TryCreate(text, out var address) && address.Address == text && IsPlace(address.Host);
    }

    /// <summary>Whether a name can be put into the letters of the domain name system.</summary>
    private static bool IsPlace(string host)
    {
        try
        {
            return new IdnMapping { UseStd3AsciiRules = true }.GetAscii(host).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
