using System.Net;
using AngleSharp.Html.Dom;
using FitStore.Contracts.Publishing;
using FitStore.Support;

namespace FitStore.Storefront.Tests;

/// <content>The forms in which services are described, offered, reviewed, suspended and ended, and those of the operator's lists.</content>
internal sealed partial class WrongInputTests
{
    private static readonly string[] Sections =
    [
        "name", "beschreibung", "einordnung", "betrieb", "zugang", "anbindung", "fachverfahren", "support", "nachnutzungskonzept", "anforderungen", "prinzipien", "unterlagen",
        "ansprechstellen", "stichwoerter",
    ];

    private static readonly string[] Clauses = ["preise", "nutzung", "lizenz", "pflege", "betriebszeiten", "datenschutz", "laufzeit"];

    /// <summary>Somebody at Thüringen who may write.</summary>
    private Visitor editor = null!;

    /// <summary>Somebody at Thüringen who may release.</summary>
    private Visitor releaser = null!;

    /// <summary>Somebody at the operator who may review.</summary>
    private Visitor reviewer = null!;

    private ServiceRevision written = null!;
    private ServiceRevision reviewed = null!;
    private ServiceRevision published = null!;
    private Guid writtenOffer;

    private async Task StartPublishing()
    {
        using var api = await store.Api.As(Given.LandEditor);
        written = await GivenListing.Draft(api);
        writtenOffer = (await api.Post<Contracts.Terms.Offer>($"/v1/services/{written.Service}/offers", Given.NewOffer)).Id;
        reviewed = await GivenListing.InReview(store.Api);
        published = await GivenListing.Published(store.Api);
        editor = NewVisitor();
        await SignIn(editor, Given.LandEditor, ApiUnderTest.Password);
        releaser = NewVisitor();
        await SignIn(releaser, GivenListing.LandApprover, ApiUnderTest.Password);
        reviewer = NewVisitor();
        await SignIn(reviewer, Given.OperatorEditor, ApiUnderTest.Password);
    }

    private static IEnumerable<string> Written() => [.. Sections, .. Clauses.Select(clause => "angebote/" + clause)];

    [TestCaseSource(nameof(Written))]
    public async Task Write_ControlCharacters_ComeBackAsTheyWereTyped(string section)
    {
        var page = await editor.Open(AddressOf(section));
        var typed = TextFields(page).Select(field => (Name: field, Value: "Bau\u0007antrag")).ToArray();
        Assert.That(typed, Is.Not.Empty, "in every section something is typed");

        var again = await editor.Submit(page, typed);

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), again.Heading);
        Assert.That(again.Document.QuerySelectorAll(".error-summary a"), Is.Not.Empty, again.Heading);
        Assert.That(typed.Select(field => Readable(again.Value(field.Name))), Is.All.EqualTo("Bau\u0007antrag"), "nothing typed is lost");
    }

    [TestCaseSource(nameof(Written))]
    public async Task Write_FarTooLong_ComesBackAtTheField(string section)
    {
        var page = await editor.Open(AddressOf(section));
        var first = TextFields(page).First();

        var again = await editor.Submit(page, (first, Long(20_001)));

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), again.Heading);
        Assert.That(again.Document.QuerySelectorAll(".error-summary a"), Is.Not.Empty);
        Assert.That(again.Value(first), Is.EqualTo(Long(20_001)));
    }

    [TestCaseSource(nameof(Written))]
    public async Task Write_ForgedChoicesAndHiddenFields_AreNoFailure(string section)
    {
        var page = await editor.Open(AddressOf(section));
        var form = (IHtmlFormElement)page.Document.QuerySelector("main form[method=post]")!;
        var choices = form.Elements.Where(element => element is IHtmlSelectElement or IHtmlInputElement { Type: "radio" or "checkbox" }).Select(element => element.GetAttribute("name")!).Distinct();
        var hidden = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "hidden" && !input.Name!.StartsWith("__", StringComparison.Ordinal) && input.Name != "Nummer").Select(input => input.Name!).Distinct();
        foreach (var value in new[] { "Quatsch", "-1", "99999999999999999999", "<b>", "" })
        {
            var after = await editor.Submit(page, [.. choices.Concat(hidden).Distinct().Select(name => (name, value))]);
            Assert.That((int)after.Status, Is.LessThan(500), $"{value}: {after.Heading}");
        }

        foreach (var (name, value) in new[] { ("Nummer", "99"), ("Nummer", "x"), ("danach", "nirgends"), ("__key", "kein Schlüssel") })
        {
            Assert.That((int)(await editor.Submit(page, (name, value))).Status, Is.LessThan(500), $"{name}={value}");
        }
    }

    [TestCase("\u0007")]
    [TestCase("%00")]
    [TestCase(5000)]
    public async Task Look_ForNonsense_SaysThatNothingIsFound(object words)
    {
        var text = words as string ?? Long((int)words);
        var searches = 0;
        foreach (var (section, field) in new[] { ("einordnung", "classification-leistungsschluessel"), ("anbindung", "connection-registers"), ("fachverfahren", "connection-fachverfahren") })
        {
            var page = await editor.Open(AddressOf(section));
            if (page.Document.QuerySelector($"[data-for='{field}'] button[formaction]") is null)
            {
                continue;
            }

            var again = await editor.Submit(page, $"[data-for='{field}'] button[formaction]", (field + "-suche", text));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), again.Heading);
            Assert.That(Readable(again.Value(field + "-suche")), Is.EqualTo(Readable(text)));
            searches++;
        }

        Assert.That(searches, Is.Positive, "some section has something to look for");
    }

    private static IEnumerable<TestCaseData> ActMistakes()
    {
        yield return Case("/bereitstellen/neu", "Name", "");
        yield return Case("/bereitstellen/neu", "Name", Long(121));
        yield return Case("/bereitstellen/neu", "Name", "Bau\u0007antrag");
        yield return Case("angebote/neu", "Name", "");
        yield return Case("angebote/neu", "Name", "An\u0007gebot");
        yield return Case("angebote/neu", "LegalModel", "Geschenkt");
        yield return Case("angebot/aendern", "Name", "");
        yield return Case("angebot/aendern", "Name", "An\u0007gebot");
        yield return Case("angebot/aendern", "Name", Long(121));
        yield return Case("aussetzen", "Reason", "");
        yield return Case("aussetzen", "Reason", "kurz");
        yield return Case("aussetzen", "Reason", Long(1001));
        yield return Case("aussetzen", "Reason", "Eine Lücke\u0007 wird geschlossen.");
        yield return Case("ende", "EndsOn", "bald");
        yield return Case("ende", "EndsOn", "2001-01-01");
        yield return Case("ende", "Reason", Long(1001));
        yield return Case("ende", "Successor", Long(121));
        yield return Case("ende", "Successor", "gibt-es-nicht");
        yield return Case("ende", "Confirmed", "viele");
        yield return Case("ende", "Confirmed", "99");

        static TestCaseData Case(string form, string field, string typed) => new TestCaseData(form, field, typed).SetArgDisplayNames(form, field, typed.Length > 30 ? "long" : typed.Replace('\u0007', '^'));
    }

    [TestCaseSource(nameof(ActMistakes))]
    public async Task Act_Mistake_ComesBackWithWhatWasTypedAndALinkToTheField(string form, string field, string typed)
    {
        // Who writes is another person than who releases; each form by who may use it.
        var person = form is "aussetzen" or "ende" ? releaser : editor;
        var page = await person.Open(form switch
        {
            "aussetzen" or "ende" => $"/bereitstellen/{published.Service}/{form}",
            "angebote/neu" => $"/bereitstellen/{written.Service}/{form}",
            "angebot/aendern" => $"/bereitstellen/{written.Service}/angebote/{writtenOffer}/aendern",
            _ => form,
        });
        (string, string)[] others = form switch
        {
            "ende" => [("EndsOn", $"{DateTime.UtcNow.Year + 3}-12-31"), ("Reason", "Der Dienst wird ersetzt."), ("Confirmed", "0")],
            "angebote/neu" => [("Name", "Abruf"), ("LegalModel", "FitStore"), ("Takers", "Land")],
            _ => [],
        };

        var again = await person.Submit(page, [(field, typed), .. others.Where(other => other.Item1 != field)]);

        Complains(again, field);
        if (field != "LegalModel")
        {
            Assert.That(Readable(again.Value(field)), Is.EqualTo(Readable(typed)), "nothing typed is lost");
        }
    }

    [TestCase("anmerkung-summary", "Bitte\u0007 kürzer.")]
    [TestCase("anmerkung-summary", 2001)]
    [TestCase("anmerkung", "\u0001")]
    public async Task Return_Mistake_ComesBackWithEveryRemark(string field, object typed)
    {
        var text = typed as string ?? Long((int)typed);
        var page = await reviewer.Open($"/betrieb/pruefung/{reviewed.Service}");
        var again = await reviewer.Submit(page, "form#rueckgabe", ("anmerkung-name", "Stimmt der Name?"), (field, text));

        Complains(again, field);
        Assert.That((Readable(again.Value(field)), again.Value("anmerkung-name")), Is.EqualTo((Readable(text), "Stimmt der Name?")));
    }

    [TestCase("PublishOn", "morgen")]
    [TestCase("PublishOn", "2001-01-01")]
    public async Task Release_DayThatIsNone_ComesBackAtTheField(string field, string typed)
    {
        using var approver = NewVisitor();
        await SignIn(approver, GivenListing.OperatorApprover, ApiUnderTest.Password);
        var page = await approver.Open($"/betrieb/pruefung/{reviewed.Service}");

        Complains(await approver.Submit(page, "form[action*='handler=Publish']", [(field, typed), .. GivenListing.Reasons.Select(reason => ("Accepted", reason))]), field);
    }

    [TestCase("bereitstellen/{0}/einreichen")]
    [TestCase("bereitstellen/{0}/verwerfen")]
    [TestCase("bereitstellen/{0}/aussetzen")]
    public async Task Act_ForgedVersion_ChangesNothing(string address)
    {
        foreach (var version in new[] { "drei", "-1", "99999999999999999999", "" })
        {
            var page = await editor.Open("/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, address, written.Service));
            if (page.Document.QuerySelector("main form[method=post]") is null)
            {
                Assert.That((int)page.Status, Is.LessThan(500));
                continue;
            }

            Assert.That((int)(await editor.Submit(page, ("Version", version))).Status, Is.LessThan(500));
        }

        using var api = await store.Api.As(Given.LandEditor);
        Assert.That((await api.Get<ServiceRevision>($"/v1/services/{written.Service}/revisions/1")).State, Is.EqualTo(RevisionState.Draft));
    }

    [TestCase("/bereitstellen/gibt-es-nicht")]
    [TestCase("/bereitstellen/..%2f..%2fkonto/name")]
    [TestCase("/bereitstellen/gibt-es-nicht/angebote/00000000-0000-0000-0000-000000000000/aendern")]
    [TestCase("/bereitstellen/gibt-es-nicht/datei")]
    [TestCase("/bereitstellen/neu?vorlage=%00")]
    [TestCase("/bereitstellen/x/versionen/vergleich?von=1&bis=zwei")]
    [TestCase("/listen/leistungen?q=%07")]
    [TestCase("/listen/%3Cb%3E?q=x")]
    public async Task Open_PublishingAddressThatSomebodyMadeUp_IsNoFailure(string address) =>
        Assert.That((int)(await releaser.Open(address)).Status, Is.LessThan(500));

    [TestCase("/betrieb/pruefung/gibt-es-nicht")]
    [TestCase("/betrieb/listen/schluessel?cursor=foreign")]
    [TestCase("/betrieb/listen/schluessel/00000000-0000-0000-0000-000000000000")]
    [TestCase("/betrieb/listen/anforderungen/00000000-0000-0000-0000-000000000000")]
    [TestCase("/betrieb/listen/fachverfahren/00000000-0000-0000-0000-000000000000")]
    [TestCase("/betrieb/listen/register?q=%07%00")]
    [TestCase("/betrieb/listen/anderes")]
    public async Task Open_OperatorsAddressThatSomebodyMadeUp_IsNoFailure(string address) =>
        Assert.That((int)(await reviewer.Open(address)).Status, Is.LessThan(500));

    private string AddressOf(string section) => section.StartsWith("angebote/", StringComparison.Ordinal)
        ? $"/bereitstellen/{written.Service}/angebote/{writtenOffer}/{section["angebote/".Length..]}"
        : $"/bereitstellen/{written.Service}/{section}";

    /// <summary>Names of the fields in which text is typed; words that are searched for are none of it.</summary>
    private static List<string> TextFields(Shown page) =>
    [
        .. ((IHtmlFormElement)page.Document.QuerySelector("main form[method=post]")!).Elements
            .Where(element => element is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "url" or "email" })
            .Select(element => element.GetAttribute("name")!)
            .Where(name => !name.EndsWith("-suche", StringComparison.Ordinal)),
    ];
}
