using System.Net;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Support;

namespace FitStore.Api.Tests.Organisations;

/// <summary>What an organisation's administrator sets for it.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.All))]
internal sealed class SettingsTests(string kind)
{
    private const string Address = "/v1/organisation-settings";

    private ApiUnderTest api = null!;

    [OneTimeSetUp]
    public async Task Open() => api = await ApiUnderTest.Start(kind);

    [OneTimeTearDown]
    public async Task Close()
    {
        if (api is not null)
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task Change_ByTheAdmin_ShowsInTheRegisterAtOnce()
    {
        using var admin = await api.As("admin@nordhausen.example.org");
        var before = await admin.Get<OrganisationSettings>(Address);
        var after = await admin.Patch<OrganisationSettings>(Address, new OrganisationSettingsPatch { Mailbox = "neu@nordhausen.example.org", LeitwegId = "04011000-1234512345-06" }, before.Version);
        var entry = await admin.Get<Organisation>($"/v1/organisations/{before.Organisation.Id}");
        Assert.Multiple(() =>
        {
            Assert.That((after.Mailbox, after.LeitwegId, after.DemandsSecondFactor, after.Version), Is.EqualTo(("neu@nordhausen.example.org", "04011000-1234512345-06", false, before.Version + 1)));
            Assert.That((entry.Mailbox, entry.LeitwegId, entry.Version), Is.EqualTo((after.Mailbox, after.LeitwegId, after.Version)));
        });
        var cleared = await admin.Patch<OrganisationSettings>(Address, """{"leitwegId":null}""", after.Version);
        Assert.That((cleared.LeitwegId, cleared.Mailbox), Is.EqualTo(((string?)null, after.Mailbox)));
        using var stale = await admin.Send(HttpMethod.Patch, Address, new OrganisationSettingsPatch { Mailbox = "alt@nordhausen.example.org" }, before.Version);
        Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
    }

    [TestCase("""{"leitwegId":"04011000-1234512345-07"}""", "/leitwegId", InputErrorCodes.Format)]
    [TestCase("""{"leitwegId":"1"}""", "/leitwegId", InputErrorCodes.Format)]
    [TestCase("""{"mailbox":"poststelle"}""", "/mailbox", InputErrorCodes.Format)]
    public async Task Change_ToSomethingWrong_IsTold(string patch, string pointer, string code)
    {
        using var admin = await api.As("admin@thueringen.example.org");
        var settings = await admin.Get<OrganisationSettings>(Address);
        using var reply = await admin.Send(HttpMethod.Patch, Address, patch, settings.Version);
        Assert.That((await Client.Problem(reply, HttpStatusCode.BadRequest)).Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ((string?)pointer, code) }));
    }

    [Test]
    public async Task SecondFactor_Demanded_IsAskedOfEveryMemberFromTheNextRequestOn()
    {
        using var admin = await api.As("admin@mecklenburg-vorpommern.example.org");
        using var editor = await api.As(Given.ProviderEditor);
        _ = await editor.Get<Page<Adoption>>("/v1/adoptions");
        var settings = await admin.Get<OrganisationSettings>(Address);
        Assert.That((await admin.Patch<OrganisationSettings>(Address, new OrganisationSettingsPatch { DemandsSecondFactor = true }, settings.Version)).DemandsSecondFactor, Is.True);
        using var refused = await editor.Send(HttpMethod.Get, "/v1/adoptions");
        Assert.That((await Client.Problem(refused, HttpStatusCode.Forbidden)).Code, Is.EqualTo(ProblemCodes.SecondFactorDemanded));
    }
}
