using System.Globalization;

namespace FitStore.Api.Http;

/// <summary>A sentence in the two languages of the API; which one is told depends on <c>Accept-Language</c>, German by default.</summary>
internal readonly record struct Sentence(string German, string English)
{
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : German;
}
