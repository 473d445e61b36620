using FitStore.Api.Http;
using FitStore.Contracts;

namespace FitStore.Api.Accounts;

/// <summary>
/// What a password must be: long, and not what is guessed first. No rules of composition: they make passwords worse and
/// people angry (BSI ORP.4.A8 and NIST SP 800-63B alike).
/// </summary>
internal static class PasswordRules
{
    public const int MinimumLength = 12;

    public const int MaximumLength = 200;

    /// <summary>
    /// What the commonest passwords are made of, in German and English: first names of lists of leaked passwords, rows of the
    /// keyboard, the words of this place. A password that holds little else is common.
    /// </summary>
    private static readonly string[] CommonParts =
    [
        "passwort", "password", "passw0rt", "passw0rd", "kennwort", "geheim", "secret", "letmein", "welcome", "willkommen", "hallo", "hello", "iloveyou",
        "ichliebedich", "qwertzuiop", "qwertyuiop", "qwertz", "qwerty", "asdfghjkl", "asdfgh", "asdf", "yxcvbnm", "zxcvbnm", "1q2w3e4r5t", "1qay2wsx3edc",
        "1qaz2wsx3edc", "q1w2e3r4", "abcdefghijklmnopqrstuvwxyz", "abcdefgh", "abcdef", "abc", "admin", "administrator", "root", "test", "user", "benutzer", "master",
        "login", "default", "standard", "start", "anfang", "beispiel", "example", "changeme", "aendern", "ändern", "neu", "sommer", "winter", "herbst", "frühling", "fruehling",
        "summer", "winter", "autumn", "spring", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "monkey", "dragon", "shadow", "sunshine", "princess", "prinzessin", "football",
        "fussball", "fußball", "baseball", "superman", "batman", "starwars", "pokemon", "michael", "daniel", "thomas", "andreas", "stefan", "sabine", "nicole", "jessica",
        "schatz", "liebling", "schalke", "bayern", "borussia", "dortmund", "berlin", "hamburg", "münchen", "muenchen", "deutschland", "germany", "fitstore", "fit", "store", "fitko",
        "rathaus", "verwaltung", "gemeinde", "stadt", "kommune", "behörde", "behoerde", "amt", "landkreis", "ozg", "efa",
    ];

    private static readonly string[] Longest = [.. CommonParts.OrderByDescending(part => part.Length)];

    /// <summary>How much of a password has to be something else than common parts, digits in a row, repeats and signs.</summary>
    private const int OwnLetters = 5;

    /// <summary>What is wrong with a password; nothing where it is good.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The address of its owner; its parts are guessed first.</param>
    /// <param name="name">The name of its owner.</param>
    public static (string Code, Sentence Detail)? Judge(string? password, string? email = null, string? name = null)
    {
        if (string.IsNullOrEmpty(password))
        {
            return (InputErrorCodes.Required, new("Geben Sie ein Passwort an.", "Give a password."));
        }

        if (password.Length < MinimumLength)
        {
            return (InputErrorCodes.TooShort, new(
                $"Nehmen Sie mindestens {MinimumLength} Zeichen, zum Beispiel vier Wörter.", $"Take at least {MinimumLength} characters, four words for instance."));
        }

        if (password.Length > MaximumLength)
        {
            return (InputErrorCodes.TooLong, new($"Kürzen Sie auf höchstens {MaximumLength} Zeichen.", $"Shorten it to at most {MaximumLength} characters."));
        }

        return IsCommon(password, email, name)
            ? (InputErrorCodes.TooCommon, new(
                "Dieses Passwort wird als eines der ersten geraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.",
                "This password is among the first to be guessed. Take four words, for instance, that have nothing to do with each other."))
            : null;
    }

    private static bool IsCommon(string password, string? email, string? name)
    {
        var rest = password.ToLowerInvariant();
        var own = $"{email?.Split('@')[0]} {email?.Split('@').ElementAtOrDefault(1)} {name}".ToLowerInvariant()
            .Split([' ', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length >= 3);
        foreach (var part in own.Concat(Longest).OrderByDescending(part => part.Length))
        {
            rest = rest.Replace(part, " ", StringComparison.Ordinal);
        }

        // Digits and signs at the end are what everybody adds; rows and repeats of one letter are no more than that.
        var counted = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            var step = at == 0 ? 0 : rest[at] - rest[at - 1];
            if (char.IsLetter(rest[at]) && (at == 0 || step is not (0 or 1 or -1)))
            {
                counted++;
            }
        }

        // A password without letters can be good when it is long and does not repeat itself.
        var differentDigits = rest.Where(char.IsAsciiDigit).Distinct().Count();
        var isRow = Enumerable.Range(1, rest.Length - 1).Count(at => rest[at] - rest[at - 1] is 0 or 1 or -1 or -9 or 9) > rest.Length / 2;
        return counted < OwnLetters && (rest.Any(char.IsLetter) || differentDigits < 6 || isRow || rest.Length < 16);
    }
}
