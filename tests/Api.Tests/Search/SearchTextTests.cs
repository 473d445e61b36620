using FitStore.Api.Search;

namespace FitStore.Api.Tests.Search;

[TestFixture]
internal sealed class SearchTextTests
{
    [TestCase("Gebäude", "gebaude")]
    [TestCase("GEBAEUDE", "gebaude")]
    [TestCase("gebaude", "gebaude")]
    [TestCase("Geba\u0308ude", "gebaude")]
    [TestCase("Königsteiner", "konigsteiner")]
    [TestCase("Koenigsteiner", "konigsteiner")]
    [TestCase("Übermittlung", "ubermittlung")]
    [TestCase("UEBERMITTLUNG", "ubermittlung")]
    [TestCase("Straße", "strasse")]
    [TestCase("STRASSE", "strasse")]
    [TestCase("STRAẞE", "strasse")]
    [TestCase("Café François", "cafe francois")]
    [TestCase("Señor Łukasz Ørsted", "senor lukasz orsted")]
    [TestCase("säen", "san")]
    [TestCase("saen", "san")]
    [TestCase("saeen", "san")]
    [TestCase("Steuer", "steur")]
    [TestCase("Woh\u00adnung", "wohnung")]
    [TestCase("i-Kfz: Fahrzeug an-, um- und abmelden", "i kfz fahrzeug an um und abmelden")]
    [TestCase("  Aufenthalt § 24 (Ukraine) ", "aufenthalt 24 ukraine")]
    [TestCase("…!?", "")]
    [TestCase("", "")]
    public void Fold_Text_GivesOneForm(string text, string folded) =>
        Assert.That(SearchText.Fold(text), Is.EqualTo(folded));

    [TestCase("i-Kfz online", "i kfz +ikfz online")]
    [TestCase("an-, um- und abmelden", "an um und abmelden")]
    [TestCase("99 115 005 104 000", "99 115 005 104 000 +99115005104000")]
    [TestCase("99115005104000", "99115005104000")]
    [TestCase("OZG-ID 10 255 neu", "ozg id +ozgid 10 255 +10255 neu")]
    [TestCase("20 255", "20 255")]
    [TestCase("24 2024", "24 2024")]
    [TestCase("10 255x", "10 255x")]
    [TestCase("2024-11-05", "2024 11 05")]
    [TestCase("10255 99115005104000", "10255 99115005104000")]
    [TestCase("Bund-Länder-Abkommen", "bund lander abkommen +bundlanderabkommen")]
    public void Read_Words_JoinsHyphensAndNumbers(string text, string expected)
    {
        var read = new List<string>();
        var words = new WordReader(text, new WordBuffer());
        while (words.Read())
        {
            read.Add((words.Joined ? "+" : "") + words.Word.ToString());
        }

        Assert.That(string.Join(' ', read), Is.EqualTo(expected));
    }

    [TestCase("Gebäude", "gebaeude", "Gebäude")]
    [TestCase("Baugebäude", "GEBÄUDE", "gebäude")]
    [TestCase("Gebaeudeplan", "gebä", "Gebae")]
    [TestCase("Gebäudeplan", "geba", "Gebä")]
    [TestCase("Gebäudeplan", "gebae", "Gebä")]
    [TestCase("Geba\u0308ude", "gebä", "Geba\u0308")]
    [TestCase("Bauen", "bau", "Bau")]
    [TestCase("Straßensperrung", "stras", "Straß")]
    [TestCase("Straßensperrung", "sperrung", "sperrung")]
    [TestCase("Straßensperrung", "ensp", "ensp")]
    [TestCase("Wohngeld", "geld", "geld")]
    [TestCase("Neuerteilung", "erteilung", "erteilung")]
    [TestCase("Bauerlaubnis", "erlaubnis", "erlaubnis")]
    [TestCase("Bauerlaubnis", "BAUERL", "Bauerl")]
    [TestCase("E-Mail", "email", "E-Mail")]
    [TestCase("99 115 005 104 000", "99115005104000", "99 115 005 104 000")]
    [TestCase("Wohngeld", "eld", "eld")]
    [TestCase("Wohngeld", "ld", null)]
    [TestCase("Wohngeld", "wo", "Wo")]
    [TestCase("10255", "1025", null)]
    [TestCase("2024a", "2024", null)]
    public void Find_QueryWord_GivesRangeOfText(string text, string sought, string? marked)
    {
        var word = TypedWord.Read(sought).Single().Word;
        string? found = null;
        var words = new WordReader(text, new WordBuffer());
        while (words.Read())
        {
            if (words.Find(word, out var start, out var end))
            {
                found = text[start..end];
            }
        }

        Assert.That(found, Is.EqualTo(marked));
    }

    [TestCase("Wohngeld wohngeld WOHNGELD", "wohngeld")]
    [TestCase("OZG 10 255", "ozg 10255")]
    [TestCase("9911 5005104000", "99115005104000")]
    [TestCase("i-Kfz", "i kfz")]
    [TestCase(" ?! ", "")]
    [TestCase(null, "")]
    public void Parse_Query_GivesDistinctWords(string? query, string words) =>
        Assert.That(string.Join(' ', SearchQuery.Parse(query, Synonyms.None).Things.SelectMany(thing => thing.Words).Select(word => word.Word.Text)), Is.EqualTo(words));

    [Test]
    public void Read_VeryLongWord_CutsItWithoutError()
    {
        var words = new WordReader(new string('ß', 5000) + " ende", new WordBuffer());
        Assert.That(words.Read(), Is.True);
        Assert.That(words.Word.Length, Is.EqualTo(WordBuffer.Longest));
        Assert.That(words.Read(), Is.True);
        Assert.That(words.Word.ToString(), Is.EqualTo("ende"));
    }
}
