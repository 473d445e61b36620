using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests.People;

/// <summary>An authority that nobody knows asks to enter.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class ApplicationTests : StoreAndVisitor
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly (string, string)[] Typed =
    [
        ("Input.Name", "Stadt Musterhausen"),
        ("Input.Ars", "16062 0041 041"),
        ("Input.Mailbox", "poststelle@musterhausen.example.org"),
        ("Input.ResponsibleName", "Jana Petersen"),
        ("Input.ResponsibleEmail", "jana.petersen@musterhausen.example.org"),
        ("Input.Remark", "Rückfragen gern <b>vormittags</b>."),
    ];

    public ApplicationTests() => Api.Answers["POST /v1/applications"] = _ =>
        StandInApi.Json(HttpStatusCode.Created, new ApplicationReceipt { Id = Id, ReceivedAt = DateTimeOffset.UtcNow });

    private async Task<Shown> Details(OrganisationKind kind) => await Visitor.Submit(await Visitor.Open("/aufnahme"), ("art", kind.ToString()));

    [Test]
    public async Task Apply_NothingChosen_AsksForTheKind()
    {
        var page = await Visitor.Submit(await Visitor.Open("/aufnahme"));

        HasErrorAt(page, "art");
        Assert.That(page.Document.QuerySelectorAll("main input[type=radio]").Select(radio => radio.GetAttribute("value")), Has.None.EqualTo(nameof(OrganisationKind.Operator)));
    }

    [TestCase("/aufnahme/angaben")]
    [TestCase("/aufnahme/angaben?art=Operator")]
    [TestCase("/aufnahme/angaben?art=8")]
    [TestCase("/aufnahme/angaben?art=unfug")]
    public async Task Open_DetailsWithoutAKindThatCanApply_BeginsAtTheBeginning(string address) =>
        Assert.That((await Visitor.Open(address)).Heading, Is.EqualTo("Aufnahme beantragen"));

    [Test]
    public async Task Apply_Gemeinde_IsCheckedSentOnceAndGetsANumber()
    {
        var check = await Visitor.Submit(await Details(OrganisationKind.Gemeinde), Typed);
        Assert.That(check.Heading, Is.EqualTo("Angaben prüfen"));
        Assert.That(check.Text, Does.Contain("Stadt Musterhausen").And.Contain("160620041041").And.Contain("<b>vormittags</b>"));
        Assert.That(Api.Calls, Has.None.EqualTo("POST /v1/applications"), "nothing is sent before it was checked");

        var receipt = await Visitor.Submit(check);
        Assert.That(receipt.Heading, Is.EqualTo("Ihr Antrag ist eingegangen"));
        Assert.That(receipt.Text, Does.Contain(Id.ToString()).And.Contain("fünf Werktagen"));
        Assert.That((await Visitor.Open(receipt.Address.PathAndQuery)).Heading, Is.EqualTo("Ihr Antrag ist eingegangen"), "the receipt can be kept");
        var sent = Sent("POST /v1/applications");
        Assert.That(sent.As<NewApplication>(), Is.EqualTo(new NewApplication
        {
            Kind = OrganisationKind.Gemeinde,
            Name = "Stadt Musterhausen",
            Ars = "160620041041",
            Mailbox = "poststelle@musterhausen.example.org",
            Responsible = new ResponsiblePerson { Name = "Jana Petersen", Email = "jana.petersen@musterhausen.example.org" },
            Remark = "Rückfragen gern <b>vormittags</b>.",
        }));

        await Visitor.Submit(check);
        Assert.That(Sent("POST /v1/applications").Headers["Idempotency-Key"], Is.EqualTo(sent.Headers["Idempotency-Key"]), "a double click is one application");
    }

    [TestCase("019aa0ff-1111-7222-8333-444455556666")]
    [TestCase("CfDJ8")]
    [TestCase("x")]
    public async Task Open_AReceiptTheStoreNeverGave_IsNotThere(string seal) =>
        Assert.That((await Visitor.Open($"/aufnahme/eingegangen/{seal}")).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Apply_ChangeFromTheCheck_ShowsEverythingTyped()
    {
        var check = await Visitor.Submit(await Details(OrganisationKind.Gemeinde), Typed);
        var again = await Visitor.Submit(check, "main button[formaction]");

        Assert.That(again.Heading, Is.EqualTo("Angaben zu Ihrer Organisation"));
        Assert.That(again.Value("Input.ResponsibleName"), Is.EqualTo("Jana Petersen"));
        Assert.That(again.Value("Input.Remark"), Is.EqualTo("Rückfragen gern <b>vormittags</b>."));
        Assert.That(again.Value("Input.Ars"), Is.EqualTo("160620041041"));
    }

    [TestCase(OrganisationKind.Gemeinde, "16062")]
    [TestCase(OrganisationKind.Kreis, "160620041041")]
    [TestCase(OrganisationKind.Land, "TH")]
    [TestCase(OrganisationKind.Gemeindeverband, "")]
    public async Task Apply_ArsOfAnotherLength_SaysHowManyDigitsAndKeepsEverything(OrganisationKind kind, string ars)
    {
        var page = await Visitor.Submit(await Details(kind), [.. Typed.Where(field => field.Item1 != "Input.Ars"), ("Input.Ars", ars)]);

        HasErrorAt(page, "Input_Ars");
        Assert.That(page.Value("Input.Ars"), Is.EqualTo(ars));
        Assert.That(page.Value("Input.Name"), Is.EqualTo("Stadt Musterhausen"));
    }

    [Test]
    public async Task Apply_NothingTyped_SaysAllAtOnce()
    {
        var page = await Visitor.Submit(await Details(OrganisationKind.Kreis));

        Assert.That(page.Document.QuerySelectorAll(".error-summary li"), Has.Length.EqualTo(5));
    }

    [Test]
    public async Task Apply_Vendor_MayNameALandAndHasNoArs()
    {
        Api.Answers["GET /v1/laender"] = _ => StandInApi.Json(HttpStatusCode.OK, new Page<Land>
        {
            Items =
            [
                new Land
                {
                    Code = "TH", ArsPrefix = "16", Name = "Thüringen", OrganisationId = StandInApi.Thueringen.Id, Gemeinden = 605, Koenigstein = [],
                    Inhabitants = new Inhabitants { Count = 2_100_000, AsOf = new DateOnly(2024, 12, 31), Source = "Destatis" }, Tile = new Tile { Row = 4, Column = 3 },
                },
            ],
        });
        var details = await Details(OrganisationKind.Vendor);
        Assert.That(details.Document.QuerySelector("[name='Input.Ars']"), Is.Null);

        var check = await Visitor.Submit(details, [.. Typed.Where(field => field.Item1 != "Input.Ars"), ("Input.Land", "TH")]);
        Assert.That(check.Text, Does.Contain("Thüringen"));
        await Visitor.Submit(check);
        var sent = Sent("POST /v1/applications").As<NewApplication>();
        Assert.That((sent.Land, sent.Ars), Is.EqualTo(("TH", (string?)null)));
    }

    [Test]
    public async Task Apply_RefusedByTheApi_StandsAtItsFieldWithEverythingKept()
    {
        Api.Answers["POST /v1/applications"] = _ => Wrong("/responsible/email", "Geben Sie eine andere Adresse an.");
        var page = await Visitor.Submit(await Visitor.Submit(await Details(OrganisationKind.Gemeinde), Typed));

        Assert.That(page.Heading, Is.EqualTo("Angaben zu Ihrer Organisation"));
        HasErrorAt(page, "Input_ResponsibleEmail");
        Assert.That(page.Value("Input.Remark"), Is.EqualTo("Rückfragen gern <b>vormittags</b>."));
    }
}
