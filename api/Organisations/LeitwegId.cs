using System.Text.RegularExpressions;

namespace FitStore.Api.Organisations;

/// <summary>
/// The form of a Leitweg-ID (Koordinierungsstelle für IT-Standards, format specification 2.0): coarse address of 2 to 12 digits,
/// fine address of up to 30 letters and digits where there is one, two check digits by ISO 7064 MOD 97-10.
/// </summary>
internal static partial class LeitwegId
{
    public static bool IsValid(string id)
    {
        if (!Form().IsMatch(id))
        {
            return false;
        }

        var rest = 0;
        foreach (var letter in id.Where(letter => letter != '-'))
        {
            var value = char.IsAsciiDigit(letter) ? letter - '0' : char.ToUpperInvariant(letter) - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }

    [GeneratedRegex(@"^[0-9]{2,12}(-[A-Za-z0-9]{1,30})?-[0-9]{2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
