using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;

namespace FitStore.Storefront.Tests.Services;

/// <summary>What the page of a service says once it takes no new adoptions, and what the operator can do there.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class StandingTests : CatalogueView
{
    private static readonly Suspension Suspension = new() { Since = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), By = ListingSide.Operator, Reason = "Sicherheitslücke <script>" };

    private static readonly Retirement End = new() { EndsOn = new DateOnly(2027, 12, 31), Reason = "Der neue Dienst löst ihn ab.", Successor = "hundesteuer-neu" };

    [Test]
    public async Task Open_Suspended_SaysWhySinceWhenAndByWhom()
    {
        Answer("GET /v1/services/hundesteuer", Fixtures.Service with { State = ServiceState.Suspended, Suspension = Suspension });
        var page = await Visitor.Open(ServicePage);

        Assert.That(page.Text, Does.Contain("nimmt zurzeit keine neuen Nachnutzungen an").And.Contain("seit dem 20.11.2026 von dem Betreiber des Stores").And.Contain("Sicherheitslücke <script>"));
        TakesNobody(page);
    }

    [TestCase(ServiceState.Retiring, "Der Dienst endet am 31.12.2027.")]
    [TestCase(ServiceState.Retired, "Der Dienst ist eingestellt, seit dem 01.01.2028.")]
    public async Task Open_Ending_NamesTheDayAndLeadsToTheSuccessor(ServiceState state, string words)
    {
        Answer("GET /v1/services/hundesteuer", Fixtures.Service with { State = state, Retirement = End });
        Answer("GET /v1/services/hundesteuer-neu", Fixtures.Service with { Slug = "hundesteuer-neu", Name = "Hundesteuer neu" });
        var page = await Visitor.Open(ServicePage);

        Assert.That(page.Text, Does.Contain(words).And.Contain("Der neue Dienst löst ihn ab."));
        Assert.That(page.Document.QuerySelector("main a[href='/dienste/hundesteuer-neu']")!.TextContent, Is.EqualTo("Hundesteuer neu"));
        Assert.That(page.Document.QuerySelectorAll(".service__body > section[id]"), Is.Not.Empty, "it stays readable");
        TakesNobody(page);
    }

    [Test]
    public async Task Open_SuccessorThatIsNotPublic_IsNamedAllTheSame()
    {
        Answer("GET /v1/services/hundesteuer", Fixtures.Service with { State = ServiceState.Retired, Retirement = End });
        var page = await Visitor.Open(ServicePage);

        Assert.That((int)page.Status, Is.EqualTo(200));
        Assert.That(page.Text, Does.Contain("hundesteuer-neu"));
    }

    [TestCase(ServiceState.Published, Role.Approver, "/bereitstellen/hundesteuer/aussetzen")]
    [TestCase(ServiceState.Suspended, Role.Approver, "/bereitstellen/hundesteuer/wieder-aufnehmen")]
    [TestCase(ServiceState.Published, Role.Editor, null)]
    [TestCase(ServiceState.Retired, Role.Approver, null)]
    public async Task Open_ByTheOperator_OffersWhatItMayDo(ServiceState state, Role role, string? address)
    {
        await SignIn(new OrganisationRef { Id = Guid.CreateVersion7(), Name = "Betrieb", Kind = OrganisationKind.Operator }, role);
        Answer("GET /v1/services/hundesteuer", Fixtures.Service with { State = state, Suspension = state == ServiceState.Suspended ? Suspension : null });
        var page = await Visitor.Open(ServicePage);

        Assert.That(page.Document.QuerySelectorAll(".service__acts a[href^='/bereitstellen']").Select(link => link.GetAttribute("href")), Is.EqualTo(address is null ? [] : (string[])[address]));
    }

    [Test]
    public async Task Open_SuspendedByItsProvider_IsNotTheOperatorsToResume()
    {
        await SignIn(new OrganisationRef { Id = Guid.CreateVersion7(), Name = "Betrieb", Kind = OrganisationKind.Operator }, Role.Approver);
        Answer("GET /v1/services/hundesteuer", Fixtures.Service with { State = ServiceState.Suspended, Suspension = Suspension with { By = ListingSide.Provider } });

        var page = await Visitor.Open(ServicePage);
        Assert.That(page.Document.QuerySelector(".service__acts"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector(".service__acts a[href^='/bereitstellen']"), Is.Null);
    }

    [Test]
    public async Task Open_ByAnotherOrganisation_OffersNoActOfTheOperator()
    {
        await SignIn(StandInApi.Thueringen, Role.Approver);

        var page = await Visitor.Open(ServicePage);
        Assert.That(page.Document.QuerySelector(".service__acts"), Is.Not.Null);
        Assert.That(page.Document.QuerySelector(".service__acts a[href^='/bereitstellen']"), Is.Null);
    }

    [Test]
    public async Task Publiccode_NotPossible_SaysSoOnThePage()
    {
        Api.Answers["GET /v1/services/hundesteuer/publiccode.yml"] = _ => StandInApi.Problem(HttpStatusCode.Conflict, ProblemCodes.StateConflict);
        var link = (await Visitor.Open(ServicePage)).Document.QuerySelector("a[href='/dienste/hundesteuer?handler=Publiccode']");
        Assert.That(link, Is.Not.Null);

        Assert.That((await Visitor.Open(link!.GetAttribute("href")!)).Text, Does.Contain("Eine publiccode.yml gibt es zu diesem Dienst noch nicht."));
    }

    [Test]
    public async Task Publiccode_OfAService_IsAFile()
    {
        Api.Answers["GET /v1/services/hundesteuer/publiccode.yml"] = _ => new HttpResponseMessage { Content = new StringContent("name: Hundesteuer\n") };
        using var file = await Visitor.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Browser.BaseAddress!, ServicePage + "?handler=Publiccode")));

        Assert.That(await file.Content.ReadAsStringAsync(), Is.EqualTo("name: Hundesteuer\n"));
        Assert.That(file.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("publiccode.yml"));
    }

    private static void TakesNobody(Shown page) => Assert.That(page.Document.QuerySelector("a[href='/dienste/hundesteuer/interesse']"), Is.Null);

    private async Task SignIn(OrganisationRef organisation, Role role)
    {
        var me = new Me
        {
            Id = Guid.CreateVersion7(),
            Name = "Vera Walter",
            Email = "vera@example.org",
            Memberships = [new Membership { Organisation = organisation, Roles = [Role.Reader, role] }],
            ActingFor = organisation,
        };
        Api.People.Add(me);
        Api.Answers["GET /v1/services/hundesteuer/reuse/peers"] = _ => StandInApi.Problem(
            HttpStatusCode.BadRequest, ProblemCodes.InvalidInput, new InputError { Parameter = "organisation", Code = InputErrorCodes.NotAllowedValue, Detail = "Nennen Sie eine Kommune." });
        var desk = await Visitor.SignIn(me.Email);
        Assert.That(desk.Document.QuerySelector("form[action='/abmelden']"), Is.Not.Null, desk.Text);
    }
}
