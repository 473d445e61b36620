using System.Text;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Support;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace FitStore.Api.Tests.Organisations;

/// <summary>An organisation is found by what people type, and the one they mean comes first.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class OrganisationSearchTests
{
    private static readonly OrganisationSearch Search = new(
    [
        Gemeinde("064120000000", "Frankfurt am Main, Stadt", "HE", 743_268),
        Gemeinde("120530000000", "Frankfurt (Oder), Stadt", "BB", 55_841),
        Gemeinde("110000000000", "Berlin, Stadt", "BE", 3_596_999),
        Gemeinde("072335006004", "Berlingen", "RP", 219),
        Gemeinde("160615001003", "Berlingerode", "TH", 1_199),
        Gemeinde("160620041041", "Nordhausen, Stadt", "TH", 40_732),
        Gemeinde("031590016016", "Göttingen, Stadt", "NI", 118_000),
        Gemeinde("053820060060", "Sankt Augustin, Stadt", "NW", 55_000),
        Gemeinde("064340001001", "Bad Homburg v. d. Höhe, Stadt", "HE", 54_000),
        Gemeinde("010010000000", "Großenwiehe", "SH", 3_000),
        Gemeinde("010010000001", "Soest, Stadt", "NW", 47_000),
        Gemeinde("010010000002", "Essen, Stadt", "NW", 580_000),
        Gemeinde("010010000003", "Essenbach", "BY", 12_000),
        Gemeinde("010010000004", "Bad Essen", "NI", 16_000),
        Gemeinde("010010000005", "Hessen", "ST", 1_000),
        Gemeinde("05382", "Rhein-Sieg-Kreis", "NW", 600_000),
        Gemeinde("11", "Berlin", "BE", 3_685_265),
    ]);

    [TestCase("Frankfurt", "Frankfurt am Main, Stadt|Frankfurt (Oder), Stadt")]
    [TestCase("frankfurt oder", "Frankfurt (Oder), Stadt")]
    [TestCase("FRANKFURT, ODER", "Frankfurt (Oder), Stadt")]
    [TestCase("oder frank", "Frankfurt (Oder), Stadt")]
    [TestCase("Frnakfurt", "Frankfurt am Main, Stadt|Frankfurt (Oder), Stadt")]
    [TestCase("Frankfut", "Frankfurt am Main, Stadt|Frankfurt (Oder), Stadt")]
    [TestCase("Frakfrut", "")]
    [TestCase("Nordhuasem", "Nordhausen, Stadt")]
    [TestCase("Berlin", "Berlin|Berlin, Stadt|Berlingerode|Berlingen")]
    [TestCase("Essen", "Essen, Stadt|Essenbach|Bad Essen|Hessen")]
    [TestCase("Goettingen", "Göttingen, Stadt")]
    [TestCase("Gottingen", "Göttingen, Stadt")]
    [TestCase("GÖTTINGEN", "Göttingen, Stadt")]
    [TestCase("Gotingen", "Göttingen, Stadt")]
    [TestCase("Gö\u0308ttingen", "Göttingen, Stadt")]
    [TestCase("Grossenwiehe", "Großenwiehe")]
    [TestCase("Sxest", "Soest, Stadt")]
    [TestCase("homburg bad", "Bad Homburg v. d. Höhe, Stadt")]
    [TestCase("BadHomburg", "Bad Homburg v. d. Höhe, Stadt")]
    [TestCase("Rheinsiegkreis", "Rhein-Sieg-Kreis")]
    [TestCase("rhein sieg", "Rhein-Sieg-Kreis")]
    [TestCase("hausen", "Nordhausen, Stadt")]
    [TestCase("Sst", "")]
    [TestCase("Xyzzy", "")]
    [TestCase("!?", "")]
    [TestCase("11", "Berlin|Berlin, Stadt")]
    [TestCase("16 06", "Berlingerode|Nordhausen, Stadt")]
    [TestCase("16062041", "Nordhausen, Stadt")]
    [TestCase("160620041041", "Nordhausen, Stadt")]
    public void Find_ByWhatPeopleType_TheBestFirst(string q, string names) =>
        Assert.That(string.Join('|', Search.Find(q, null, null).Select(found => found.Organisation.Name)), Is.EqualTo(names));

    [Test]
    public void Find_WithoutAQuestion_AllByName()
    {
        var all = Search.Find(" ", null, null);
        Assert.That(all, Has.Count.EqualTo(17));
        Assert.That(all.Select(found => found.Key), Is.Ordered);
        Assert.That(Search.Find(null, OrganisationKind.Gemeinde, "HE").Select(found => found.Organisation.Land), Is.EqualTo((string[])["HE", "HE"]));
    }

    [TestCase("e")]
    [TestCase("Berlin")]
    [TestCase("0100")]
    public void Find_AnyQuestion_KeysAreUniqueAndAscending(string q)
    {
        var keys = Search.Find(q, null, null).Select(found => found.Key).ToList();
        Assert.That(keys, Is.Unique.And.Ordered);
    }

    [Test]
    public async Task List_ByApi_NamesBothFrankfurtsWithTheirLaender_AndPagesHold()
    {
        await using var api = await ApiUnderTest.Start();
        using var visitor = api.Visitor();
        var found = await visitor.Get<Page<Organisation>>("/v1/organisations?q=frankfurt&kind=gemeinde");
        Assert.That(found.Items.Take(2).Select(organisation => organisation.Land), Is.EqualTo((string[])["HE", "BB"]));

        var whole = await visitor.Get<Page<Organisation>>("/v1/organisations?q=ha&limit=100");
        var walked = new List<string>();
        for (var next = "/v1/organisations?q=ha&limit=3"; next is not null;)
        {
            var page = await visitor.Get<Page<Organisation>>(next);
            walked.AddRange(page.Items.Select(organisation => organisation.Name));
            next = page.Next;
        }

        Assert.That(walked, Is.EqualTo(whole.Items.Select(organisation => organisation.Name)).And.Not.Empty);
    }

    /// <summary>Whatever spelling is typed, the same is found in the same order.</summary>
    [Property(MaxTest = 200)]
    public FsCheck.Property Find_OtherSpellings_TheSame() => Prop.ForAll(Gen.Elements(Search.Find(null, null, null).Select(found => found.Organisation.Name)).ToArbitrary(), name =>
    {
        var expected = Ids(name);
        return expected.Count > 0
            && Ids(name.ToUpperInvariant()).SequenceEqual(expected)
            && Ids(name.ToLowerInvariant()).SequenceEqual(expected)
            && Ids(name.Normalize(NormalizationForm.FormD)).SequenceEqual(expected)
            && Ids(Umlauts(name)).SequenceEqual(expected);
    });

    /// <summary>One slip in a word of five letters or more hides nothing.</summary>
    [Property(MaxTest = 500)]
    public FsCheck.Property Find_WithOneSlip_IsStillFound()
    {
        var words = Search.Find(null, null, null)
            .SelectMany(found => found.Organisation.Name.Split(' ', ',', '(', ')', '-').Where(word => word.Length >= 5 && word.All(char.IsLetter)).Select(word => (found.Organisation.Id, word)))
            .ToArray();
        var cases = from word in Gen.Elements(words)
                    from at in Gen.Choose(0, word.word.Length - 1)
                    from slip in Gen.Choose(0, 3)
                    from letter in Gen.Choose('a', 'z')
                    select (word.Id, Typed: Slip(word.word, at, slip, (char)letter), word.word.Length);
        return Prop.ForAll(cases.ToArbitrary(), one => one.Typed.Length < 5 || Ids(one.Typed).Contains(one.Id));
    }

    [TestCase("abcd", "abcd", 0, true)]
    [TestCase("abcd", "abdc", 1, true)]
    [TestCase("abcd", "bacd", 1, true)]
    [TestCase("abcd", "abc", 1, true)]
    [TestCase("abcd", "bcd", 1, true)]
    [TestCase("abcd", "abcde", 1, true)]
    [TestCase("abcd", "xabcd", 1, true)]
    [TestCase("abcd", "abxd", 1, true)]
    [TestCase("abcd", "axxd", 1, false)]
    [TestCase("abcd", "badc", 1, false)]
    [TestCase("abcd", "badc", 2, true)]
    [TestCase("abcdefghij", "bcdefghijx", 2, true)]
    [TestCase("abcdefghij", "cdefghijxy", 2, false)]
    public void SlipDistance_IsThatOfDamerau(string left, string right, int slips, bool isWithin)
    {
        var distance = new SlipDistance();
        var (one, other) = (NameWord.Of(left).Single(), NameWord.Of(right).Single());
        Assert.That(distance.IsWithin(left, one.PlainLetters, right, other.PlainLetters, slips), Is.EqualTo(isWithin));
        Assert.That(distance.IsWithin(right, other.PlainLetters, left, one.PlainLetters, slips), Is.EqualTo(isWithin));
    }

    [Test]
    public async Task Find_InTheRegisterOfAllGemeinden_EachByItsName()
    {
        await using var stream = File.OpenRead(RealRegister.File);
        var prefixes = File.ReadLines(RealRegister.File).Skip(1).Select(line => (Land: line.Split(',')[^2], Prefix: line[..2])).Distinct().ToDictionary(pair => pair.Land, pair => pair.Prefix);
        var file = await RegisterFile.Read(stream, prefixes);
        Assert.That(file.Errors, Is.Empty);
        var search = new OrganisationSearch([.. file.Rows.Select(row => Gemeinde(row.Ars, row.Name, row.Land, row.Population))]);
        Assert.That(search.Find("Frankfurt", null, null).Take(2).Select(found => found.Organisation.Ars), Is.EqualTo((string[])["064120000000", "120530000000"]));
        foreach (var row in file.Rows.Where((_, number) => number % 211 == 0))
        {
            Assert.That(search.Find(row.Name, null, null).Select(found => found.Organisation.Ars).Take(30), Does.Contain(row.Ars), row.Name);
        }
    }

    private static List<Guid> Ids(string q) => [.. Search.Find(q, null, null).Select(found => found.Organisation.Id)];

    private static string Umlauts(string name) => name
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);

    private static string Slip(string word, int at, int slip, char letter) => slip switch
    {
        0 => word.Remove(at, 1),
        1 => word.Insert(at, letter.ToString()),
        2 => word.Remove(at, 1).Insert(at, letter.ToString()),
        _ => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word,
    };

    private static Organisation Gemeinde(string ars, string name, string land, long inhabitants) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Kind = Ars.KindOf(ars)!.Value,
        CountsAs = Ars.CountsAs(Ars.KindOf(ars)!.Value, ars),
        Name = name,
        Ars = ars,
        Ags = Ars.Ags(ars),
        Land = land,
        Inhabitants = new Inhabitants { Count = inhabitants, AsOf = new DateOnly(2022, 5, 15), Source = "Zensus 2022" },
        Provenance = Provenance.Reported,
    };
}
