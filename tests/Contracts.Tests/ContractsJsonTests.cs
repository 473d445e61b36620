using System.Text.Json;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Contracts.Tests;

/// <summary>What the one JSON context takes and what it refuses.</summary>
internal sealed class ContractsJsonTests
{
    [TestCase("""{"email":"a@b.example.org","password":"p","extra":1}""", TestName = "Read_UnknownMember_IsRefused")]
    [TestCase("""{"email":1,"password":"p"}""", TestName = "Read_NumberForText_IsRefused")]
    [TestCase("""{"email":null,"password":"p"}""", TestName = "Read_NullForRequired_IsRefused")]
    [TestCase("""{"email":"a@b.example.org"}""", TestName = "Read_MissingRequired_IsRefused")]
    [TestCase("""{"email":"a","email":"b","password":"p"}""", TestName = "Read_MemberGivenTwice_IsRefused")]
    [TestCase("""{"Email":"a","password":"p"}""", TestName = "Read_OtherCase_IsRefused")]
    public void Read_Refuses(string json) =>
        Assert.That(() => JsonSerializer.Deserialize(json, ContractsJson.Default.NewSession), Throws.InstanceOf<JsonException>());

    [Test]
    public void Read_ListThatIsAbsent_IsEmpty()
    {
        var content = JsonSerializer.Deserialize(
            """{"name":"n","summary":"s","leadLand":"MV","themenfeld":"t","classification":{"provenance":"reported"}}""",
            ContractsJson.Default.ServiceContent)!;
        Assert.That(content.Documents, Is.Empty);
        Assert.That(content.Classification.OzgIds, Is.Empty);
        Assert.That(content.Classification.Provenance, Is.EqualTo(Provenance.Reported));
    }

    [Test]
    public void Write_EnumsAreCamelCaseAndAbsentIsAbsent()
    {
        var json = JsonSerializer.Serialize(new OrganisationRef { Id = Guid.Empty, Name = "N", Kind = OrganisationKind.ItProvider }, ContractsJson.Wire.OrganisationRef);
        Assert.That(json, Is.EqualTo("""{"id":"00000000-0000-0000-0000-000000000000","name":"N","kind":"itProvider"}"""));
    }

    [Test]
    public void Write_InstantsAreUtcWithZ()
    {
        var json = JsonSerializer.Serialize(new FitStore.Contracts.Feedback.FeedbackReceipt { Id = Guid.Empty, ReceivedAt = new DateTimeOffset(2026, 11, 22, 13, 0, 0, TimeSpan.FromHours(1)) }, ContractsJson.Wire.FeedbackReceipt);
        Assert.That(json, Does.Contain("\"2026-11-22T12:00:00Z\""));
    }

    [Test]
    public void Types_OfTheWire_HaveUniqueNames()
    {
        // Two types of one name in two namespaces would become one schema of the OpenAPI document, silently.
        var doubles = typeof(ContractsJson).Assembly.GetExportedTypes().GroupBy(type => type.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.That(doubles, Is.Empty);
    }

    [Test]
    public void Roles_AndStates_AreWrittenByName() => Assert.That(
        JsonSerializer.Serialize(new Membership { Organisation = new OrganisationRef { Id = Guid.Empty, Name = "N", Kind = OrganisationKind.Land }, Roles = [Role.Signatory] }, ContractsJson.Wire.Membership),
        Does.Contain("""["signatory"]"""));
}
