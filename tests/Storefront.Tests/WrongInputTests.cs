using System.Net;
using FitStore.Contracts.Adoptions;
using FitStore.Support;

namespace FitStore.Storefront.Tests;

/// <summary>
/// What people type by mistake and what others send on purpose, in every form, over the real API: the form comes back with what was
/// typed, an error summary leads to the fields, and nothing ever ends in an error page of ours.
/// </summary>
[TestFixture]
internal sealed partial class WrongInputTests
{
    private const string Scope = "umfang";
    private const string Contact = "kontakt";
    private const string WishedStart = "beginn";
    private const string Message = "nachricht";
    private const string Check = "pruefen";
    private const string Withdraw = "zurueckziehen";

    private StoreUnderTest store = null!;
    private Visitor visitor = null!;
    private Adoption draft = null!;
    private Adoption interest = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        store = await StoreUnderTest.Start();
        visitor = NewVisitor();
        var home = await SignIn(visitor, Given.KommuneEditor, ApiUnderTest.Password);
        Assert.That(home.Heading, Is.EqualTo("Schreibtisch"));
        using var api = await store.Api.As(Given.KommuneEditor);
        draft = await Given.CompleteDraft(api);
        interest = await Given.Interest(api, "adoption-eines-kindes");
        await StartPublishing();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        visitor.Dispose();
        editor?.Dispose();
        releaser?.Dispose();
        reviewer?.Dispose();
        await store.DisposeAsync();
    }

    private static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Case("Scope empty", Scope, "Text", " \t ", mayTrim: true);
        yield return Case("Scope too long", Scope, "Text", Long(2001));
        yield return Case("Scope control character", Scope, "Text", "Bau\u0007anträge");
        yield return Case("Contact name empty", Contact, "Name", "");
        yield return Case("Contact name too long", Contact, "Name", Long(121));
        yield return Case("Contact name control character", Contact, "Name", "Jana\u001bPetersen");
        yield return Case("Contact address that is none", Contact, "Email", "bauamt");
        yield return Case("Contact address with a line break", Contact, "Email", "bauamt@example.org\r\nBcc: x@example.org", mayTrim: true);
        yield return Case("Contact phone too long", Contact, "Phone", Long(41));
        yield return Case("Month that is none", WishedStart, "Month", "gestern");
        yield return Case("Month that is over", WishedStart, "Month", "2001-01-01");
        yield return Case("Month not chosen", WishedStart, "Month", "");
        yield return Case("Message too long", Message, "Text", Long(4001));
        yield return Case("Message control character", Message, "Text", "Guten\u0006Tag");

        static TestCaseData Case(string name, string step, string field, string typed, bool mayTrim = false) =>
            new TestCaseData(step, field, typed, mayTrim).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Mistakes))]
    public async Task Save_Mistake_ComesBackWithWhatWasTypedAndALinkToTheField(string step, string field, string typed, bool mayTrim)
    {
        var page = await visitor.Open($"/nachnutzungen/{draft.Id}/{step}");

        var again = await visitor.Submit(page, (field, typed));

        Complains(again, field);
        if (!mayTrim && step != WishedStart)
        {
            Assert.That(Readable(again.Value(field)), Is.EqualTo(Readable(typed)), "nothing typed is lost");
        }
    }

    [TestCase("Text", "")]
    [TestCase("Text", "\u0008")]
    [TestCase("Text", 4001)]
    public async Task WriteMessage_Mistake_ComesBackWithALinkToTheField(string field, object typed)
    {
        var text = typed as string ?? Long((int)typed);
        var again = await visitor.Submit(await visitor.Open($"/nachnutzungen/{interest.Id}"), (field, text));

        Complains(again, field);
        Assert.That(Readable(again.Value(field)), Is.EqualTo(Readable(text)));
    }

    [TestCase("\u0001")]
    [TestCase(2001)]
    public async Task Withdraw_Mistake_ComesBackWithALinkToTheField(object typed)
    {
        var text = typed as string ?? Long((int)typed);
        var again = await visitor.Submit(await visitor.Open($"/nachnutzungen/{interest.Id}/{Withdraw}"), ("Reason", text));

        Complains(again, "Reason");
        Assert.That(Readable(again.Value("Reason")), Is.EqualTo(Readable(text)));
    }

    [TestCase("Input.Text", "")]
    [TestCase("Input.Text", 4001)]
    [TestCase("Input.Page", 501)]
    [TestCase("Input.Page", "/dienste\u0002")]
    [TestCase("Input.ReplyTo", "keine Adresse")]
    [TestCase("Input.ReplyTo", 300)]
    public async Task SendFeedback_Mistake_ComesBackWithALinkToTheField(string field, object typed)
    {
        var text = typed as string ?? Long((int)typed);
        using var stranger = NewVisitor();
        var page = await stranger.Open("/barrierefreiheit/melden");
        var again = field == "Input.Text"
            ? await stranger.Submit(page, (field, text))
            : await stranger.Submit(page, ("Input.Text", "Das Menü"), (field, text));

        Complains(again, field);
        Assert.That(Readable(again.Value(field)), Is.EqualTo(Readable(text)));
        if (field != "Input.Text")
        {
            Assert.That(again.Value("Input.Text"), Is.EqualTo("Das Menü"));
        }
    }

    [Test]
    public async Task Save_NullCharacter_IsRefusedInPlainWords()
    {
        var again = await visitor.Submit(await visitor.Open($"/nachnutzungen/{draft.Id}/{Scope}"), ("Text", "Bau\0anträge"));

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(again.Heading, Is.EqualTo("Das haben wir nicht verstanden"));
    }

    [TestCase("", "x", "Input.Email")]
    [TestCase("\u0001@example.org", "x", "Input.Email")]
    [TestCase(300, "x", "Input.Email")]
    [TestCase("editor@example.org", "", "Input.Password")]
    [TestCase("editor@example.org", 201, "Input.Password")]
    [TestCase("editor@example.org", "\u0001", "Input.Email")]
    public async Task SignIn_Mistake_ComesBackWithALinkToTheField(object email, object password, string field)
    {
        using var stranger = NewVisitor();
        var address = email as string ?? Long((int)email);
        var again = await SignIn(stranger, address, password as string ?? Long((int)password));

        Complains(again, field);
        Assert.That(Readable(again.Value("Input.Email")), Is.EqualTo(Readable(address)));
        Assert.That(again.Value("Input.Password"), Is.Null.Or.Empty);
    }

    [TestCase("?q=\u0007%00", "")]
    [TestCase("?q=", 201)]
    [TestCase("?themenfeld=gibt-es-nicht", "")]
    [TestCase("?themenfeld=%3Cscript%3E", "")]
    [TestCase("?leadLand=XX&legalModel=geschenkt&free=vielleicht", "")]
    [TestCase("?sort=zufall&cursor=foreign&unknown=1", "")]
    public async Task Search_Mistake_AnswersWithAPage(string query, object more)
    {
        using var stranger = NewVisitor();
        var page = await stranger.Open("/dienste" + query + (more as string ?? Long((int)more)));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelectorAll("main input[type=search]"), Has.Length.EqualTo(1), "the words can be mended");
    }

    [TestCase("/schreibtisch/angefragt?cursor=foreign")]
    [TestCase("/schreibtisch/eingang?dienst=%00%3C")]
    [TestCase("/schreibtisch/nirgends")]
    [TestCase("/dienste/digitale-baugenehmigung/interesse?angebot=keines")]
    [TestCase("/dienste/digitale-baugenehmigung/interesse?angebot=00000000-0000-0000-0000-000000000000")]
    [TestCase("/dienste/..%2f..%2fkonto")]
    [TestCase("/nachnutzungen/00000000-0000-0000-0000-000000000000/umfang")]
    [TestCase("/?hinweis=%3Cb%3E")]
    [TestCase("/anmelden?weiter=%00")]
    public async Task Open_AddressThatSomebodyMadeUp_IsNoFailure(string address)
    {
        var page = await visitor.Open(address);

        Assert.That((int)page.Status, Is.LessThan(500), page.Heading);
        Assert.That(page.Heading, Is.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Forgeries() =>
        from step in new[] { Scope, Contact, WishedStart, Message, Check, Withdraw }
        from forged in new[]
        {
            ("Version", "drei"), ("Version", "-1"), ("Version", "99999999999999999999"), ("Version", ""), ("Before", "x"), ("Before", Long(5000)),
            ("__key", "kein Schlüssel"), ("__key", Long(3000)), ("__account", "gefälscht"), ("__account", ""), ("__formular", "x"), ("handler", "Gibtsnicht"),
            ("zurueck", "https://example.org"), ("id", "nichts"),
        }
        select new TestCaseData(step, forged.Item1, forged.Item2).SetArgDisplayNames(step, forged.Item1, forged.Item2.Length > 30 ? "long" : forged.Item2);

    [TestCaseSource(nameof(Forgeries))]
    public async Task Save_ForgedHiddenField_IsNoFailureAndChangesNothingElse(string step, string field, string value)
    {
        using var api = await store.Api.As(Given.KommuneEditor);
        var mine = step is Check or Withdraw ? interest : draft;
        var path = $"/nachnutzungen/{mine.Id}/{(step == Check ? Withdraw : step)}";
        var page = await visitor.Open(path);
        (string, string)[] typed = step switch
        {
            WishedStart => [("Month", "2099-05-01"), (field, value)],
            Check => [("Reason", Long(2001)), (field, value)],
            Withdraw => [("Version", "1"), (field, value)],
            _ => [(field, value)],
        };

        var after = await visitor.Submit(page, [.. typed.DistinctBy(entry => entry.Item1)]);

        Assert.That((int)after.Status, Is.LessThan(500), after.Heading);
        Assert.That(after.Address.Host, Is.EqualTo(store.Address.Host));
        Assert.That((await api.Get<Adoption>($"/v1/adoptions/{draft.Id}")).State, Is.EqualTo(AdoptionState.Draft));
    }

    [TestCase("angebot", "keines")]
    [TestCase("angebot", "")]
    [TestCase("angebot", "00000000-0000-0000-0000-000000000001")]
    public async Task BeginDraft_OfferThatIsNone_SaysSo(string field, string value)
    {
        using var person = NewVisitor();
        await SignIn(person, "editor@kiel.example.org", ApiUnderTest.Password);
        var page = await person.Open("/dienste/wohngeld-online/interesse");

        var again = await person.Submit(page, (field, value));

        Assert.That((int)again.Status, Is.LessThan(500), again.Heading);
        Assert.That(again.Document.QuerySelector(".kern-alert--danger"), Is.Not.Null, again.Text);
    }

    private static string Long(int length) => new('ü', length);

    private static string? Readable(string? text) => text?.ReplaceLineEndings("\n").Trim();

    private static void Complains(Shown page, string field)
    {
        Assert.That((int)page.Status, Is.LessThan(500), page.Heading);
        var links = page.Document.QuerySelectorAll(".error-summary a");
        Assert.That(links, Is.Not.Empty, page.Heading + ": " + page.Document.QuerySelector(".error-summary")?.TextContent);
        var targets = links.Select(link => page.Document.GetElementById(link.GetAttribute("href")![1..])).ToList();
        Assert.That(targets, Has.None.Null);
        Assert.That(targets.Select(target => target!.GetAttribute("name") ?? target.QuerySelector("[name]")?.GetAttribute("name")), Does.Contain(field));
        Assert.That(page.Document.Title, Does.StartWith("Fehler: "));
    }

    private Visitor NewVisitor() =>
        new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = store.Address });

    private static async Task<Shown> SignIn(Visitor visitor, string email, string password) =>
        await visitor.Submit(await visitor.Open("/anmelden"), ("Input.Email", email), ("Input.Password", password));
}
