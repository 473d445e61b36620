using System.Runtime.InteropServices;
using System.Text;

namespace FitStore.Api.Search;

/// <summary>
/// Brings the spellings people type to one form: case, accents and punctuation do not count, ß is ss, and
/// ä, ae and a are the same, as are ö, oe, o and ü, ue, u. To make that hold for every word, an e after a, o or u
/// is left out, also where it belongs to no umlaut ("Steuer" becomes "steur"): texts and queries lose it alike.
/// </summary>
internal static class SearchText
{
    /// <summary>A character that ends a word.</summary>
    internal const char Separator = '\0';

    /// <summary>A character that is not there: combining accents, soft hyphens.</summary>
    internal const char Nothing = '\u0001';

    /// <summary>Stands for two letters.</summary>
    internal const char SharpS = 'ß';

    private const int TableSize = 0x250;

    private static readonly char[] Table = MakeTable();

    /// <summary>The text as words in one form, with one space between them; also the order of names.</summary>
    public static string Fold(string text) => Fold(text, new WordBuffer());

    public static string Fold(string text, WordBuffer buffer)
    {
        var folded = new StringBuilder(text.Length);
        var words = new WordReader(text, buffer);
        while (words.Read())
        {
            if (words.Joined)
            {
                continue;
            }

            if (folded.Length > 0)
            {
                folded.Append(' ');
            }

            folded.Append(words.Word);
        }

        return folded.ToString();
    }

    /// <summary>Which letters there are, one bit for those that share the last five bits of their code.</summary>
    internal static uint LettersOf(ReadOnlySpan<char> word)
    {
        var letters = 0U;
        foreach (var letter in word)
        {
            letters |= 1U << letter;
        }

        return letters;
    }

    internal static char FoldOf(char c) => c < TableSize ? Table[c] : FoldOfRare(c);

    private static char FoldOfRare(char c) => c switch
    {
        >= '\u0300' and <= '\u036f' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' => Nothing,
        '\u1e9e' => SharpS,
        _ => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : Separator,
    };

    private static char[] MakeTable()
    {
        var table = new char[TableSize];
        for (var c = '\0'; c < TableSize; c++)
        {
            table[c] = char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : Separator;
        }

        table['\u00ad'] = Nothing;

        // Written out, not taken from Unicode tables, so that it is the same on every machine.
        string[] letters =
        [
            "aàáâãäåāăąæ", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł",
            "nñńņňŉ", "oòóôõöøōŏőœ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
        ];
        foreach (var spellings in letters)
        {
            foreach (var c in spellings)
            {
                table[c] = spellings[0];
                table[char.ToUpperInvariant(c)] = spellings[0];
            }
        }

        table['İ'] = 'i';
        return table;
    }
}

/// <summary>Room for one word while it is read; one serves any number of texts, one after the other.</summary>
internal sealed class WordBuffer
{
    /// <summary>What goes beyond is not looked at; the longest German word in a dictionary has 79 letters.</summary>
    internal const int Longest = 120;

    internal readonly char[] Letters = new char[Longest];

    private LetterOrigin[]? origins;

    /// <summary>Where each letter comes from; needed for the few words that are marked.</summary>
    internal LetterOrigin[] Origins => origins ??= new LetterOrigin[Longest + 1];
}

/// <summary>Where a letter of a word comes from in the text.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LetterOrigin
{
    /// <summary>First unit.</summary>
    public int Start;

    /// <summary>End of what it stands for, with an e left out after it.</summary>
    public int End;

    /// <summary>Where an e was left out before it; -1 for none.</summary>
    public int OmittedBefore;
}

/// <summary>
/// Reads the words of a text in the form of <see cref="SearchText"/>, and knows where each letter comes from.
/// Words with hyphens come in parts and then once more as one ("i-Kfz": i, kfz, ikfz); digits with spaces between
/// them that make up a Leistungsschlüssel or an OZG-ID likewise ("99 115 005 104 000").
/// </summary>
internal ref struct WordReader
{
    private const int DigitsOfLeistungsschluessel = 14;
    private const int DigitsOfOzgId = 5;

    private readonly ReadOnlySpan<char> text;
    private readonly WordBuffer buffer;
    private int position;
    private int length;
    private uint letters;
    private int lastUnit;
    private int joinStart;
    private int joinEnd;

    public WordReader(string text, WordBuffer buffer)
    {
        this.text = text;
        this.buffer = buffer;
        joinEnd = -1;
    }

    /// <summary>Reads the one word that starts there.</summary>
    public WordReader(string text, WordBuffer buffer, int start, bool joined)
        : this(text, buffer)
    {
        position = start;
        while (Read() && Joined != joined)
        {
        }
    }

    /// <summary>The word; valid until the next one is read.</summary>
    public readonly ReadOnlySpan<char> Word => buffer.Letters.AsSpan(0, length);

    /// <summary>First unit of the word in the text.</summary>
    public int Start { get; private set; }

    /// <summary>End of the word in the text.</summary>
    public readonly int End => lastUnit + 1;

    /// <summary>Whether it is put together from the words read just before.</summary>
    public bool Joined { get; private set; }

    /// <summary>Whether it has digits only; numbers are found exactly or not at all.</summary>
    public bool Number { get; private set; }

    /// <summary>Whether any e was left out that may begin a part of a compound ("Neu-eintragung").</summary>
    public bool Omitted { get; private set; }

    /// <summary>Whether the last letter is an a, o or u as such: no umlaut, no e after it.</summary>
    public readonly bool EndsPlain => IsVowelBeforeE(buffer.Letters[length - 1]) && char.IsAsciiLetter(text[lastUnit])
        && SearchText.FoldOf(text[lastUnit]) != 'e';

    public bool Read()
    {
        if (joinEnd >= 0 && position >= joinEnd)
        {
            Start = joinStart;
            Joined = true;
            FoldRun(joinEnd, origins: null);
            joinEnd = -1;
            return true;
        }

        Joined = false;
        while (position < text.Length)
        {
            Start = position;
            if (SearchText.FoldOf(text[position]) <= SearchText.Nothing)
            {
                position++;
                continue;
            }

            position = FoldRun(text.Length, origins: null);
            if (joinEnd < 0)
            {
                LookForMore(Start);
            }

            return true;
        }

        return false;
    }

    /// <summary>Where a query word is found in this word, as a range of the text; the same rules as those of the index.</summary>
    public bool Find(QueryWord sought, out int start, out int end)
    {
        start = end = 0;
        if ((sought.Letters & letters) != sought.Letters)
        {
            return false;
        }

        var word = Word;
        if (sought.Number || Number)
        {
            return word.SequenceEqual(sought.Text) && Mark(0, sought, out start, out end);
        }

        var at = word.IndexOf(sought.Text);
        if (at == 0 || (at > 0 && sought.MayBePart))
        {
            return Mark(at, sought, out start, out end);
        }

        if (!Omitted || !sought.MayBePart || sought.Text[0] != 'e')
        {
            return false;
        }

        var origins = Origins();
        var tail = sought.Text.AsSpan(1);
        for (at = 1; at <= length - tail.Length; at++)
        {
            if (origins[at].OmittedBefore >= 0 && word[at..].StartsWith(tail))
            {
                start = origins[at].OmittedBefore;
                end = EndOf(origins[at + tail.Length - 1], sought);
                return true;
            }
        }

        return false;
    }

    /// <summary>Where each letter comes from. Found out only for words that need it: most are read past.</summary>
    public ReadOnlySpan<LetterOrigin> Origins()
    {
        FoldRun(Joined ? lastUnit + 1 : text.Length, buffer.Origins);
        return buffer.Origins.AsSpan(0, length);
    }

    private bool Mark(int at, QueryWord sought, out int start, out int end)
    {
        var origins = Origins();
        start = origins[at].Start;
        end = EndOf(origins[at + sought.Text.Length - 1], sought);
        return true;
    }

    // "bau" marks three letters of "Bauen", though the e after them was left out; "gebae" marks five of "Gebaeude".
    private readonly int EndOf(LetterOrigin letter, QueryWord sought) =>
        sought.EndsPlain && char.IsAsciiLetter(text[letter.Start]) ? letter.Start + 1 : letter.End;

    private int FoldRun(int end, LetterOrigin[]? origins)
    {
        var text = this.text;
        var letters = buffer.Letters;
        var (length, present, number, omitted, before, i) = (0, 0U, true, false, '\0', Start);
        if (origins is not null)
        {
            origins[0].OmittedBefore = -1;
        }

        for (; i < end; i++)
        {
            var folded = SearchText.FoldOf(text[i]);
            if (folded <= SearchText.Nothing)
            {
                if (folded == SearchText.Separator)
                {
                    if (!Joined)
                    {
                        break;
                    }

                    continue;
                }

                lastUnit = i;
                if (origins is not null)
                {
                    origins[length - 1].End = i + 1;
                }

                continue;
            }

            lastUnit = i;
            if (folded == 'e' && IsVowelBeforeE(before))
            {
                omitted = true;
                present |= 1U << 'e';
                if (origins is not null)
                {
                    origins[length - 1].End = i + 1;
                    origins[length].OmittedBefore = i;
                }

                continue;
            }

            if (folded == SearchText.SharpS)
            {
                folded = 's';
                Put(folded, i);
            }

            Put(folded, i);
            before = folded;
            present |= 1U << folded;
            number &= char.IsAsciiDigit(folded);
        }

        this.length = length;
        this.letters = present;
        Number = number;
        Omitted = omitted;
        return i;

        void Put(char letter, int unit)
        {
            if (length == letters.Length)
            {
                return;
            }

            if (origins is not null)
            {
                origins[length].Start = unit;
                origins[length].End = unit + 1;
                origins[length + 1].OmittedBefore = -1;
            }

            letters[length++] = letter;
        }
    }

    private static bool IsVowelBeforeE(char letter) => letter is 'a' or 'o' or 'u';

    private void LookForMore(int start)
    {
        if (position + 1 >= text.Length)
        {
            return;
        }

        var end = -1;
        if (IsHyphen(text[position]))
        {
            end = EndOfHyphenated(position);
        }
        else if (Number && IsSpace(text[position]))
        {
            end = EndOfNumber(start);
        }

        if (end > position)
        {
            (joinStart, joinEnd) = (start, end);
        }
    }

    private readonly int EndOfHyphenated(int position)
    {
        var letters = !Number;
        var end = position;
        while (end + 1 < text.Length && IsHyphen(text[end]) && SearchText.FoldOf(text[end + 1]) > SearchText.Nothing)
        {
            end++;
            while (end < text.Length && SearchText.FoldOf(text[end]) != SearchText.Separator)
            {
                letters |= !char.IsAsciiDigit(text[end]);
                end++;
            }
        }

        return letters ? end : -1;
    }

    private readonly int EndOfNumber(int start)
    {
        var (digits, end) = (0, -1);
        for (var i = start; i < text.Length && digits <= DigitsOfLeistungsschluessel; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                var last = i + 1 == text.Length || SearchText.FoldOf(text[i + 1]) == SearchText.Separator;
                if (last && (digits == DigitsOfLeistungsschluessel || (digits == DigitsOfOzgId && text[start] == '1')))
                {
                    end = i + 1;
                }
            }
            else if (!IsSpace(text[i]) || i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1]))
            {
                break;
            }
        }

        return end;
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private static bool IsSpace(char c) => c is ' ' or '\u00a0' or '\u202f';
}
