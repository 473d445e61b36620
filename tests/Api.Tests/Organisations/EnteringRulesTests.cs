using FitStore.Api.Organisations;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Tests.Organisations;

/// <summary>The pure rules of entering and acting for others.</summary>
internal sealed class EnteringRulesTests
{
    private static readonly DateOnly Last = new(2026, 11, 30);

    [TestCase("Nordhausen", "Stadt Nordhausen", true)]
    [TestCase("Nordhausen", "NORDHAUSEN", true)]
    [TestCase("Nordhausen", "Nordhauesn", true)]
    [TestCase("Mühlhausen/Thüringen", "Muehlhausen Thueringen", true)]
    [TestCase("Landkreis Nordhausen", "Kreis Nordhausen", true)]
    [TestCase("Rechenzentrum Nordlicht", "Rechenzentrum Nordlich", true)]
    [TestCase("Nordhausen", "Sondershausen", false)]
    [TestCase("Aach", "Aich", false)]
    [TestCase("Stadt", "Markt", false)]
    public void Names_OfPerhapsTheSame_AreSimilar(string one, string other, bool expected)
    {
        Assert.That(SimilarNames.Are(one, other), Is.EqualTo(expected));
        Assert.That(SimilarNames.Are(other, one), Is.EqualTo(expected));
    }

    [TestCase("04011000-1234512345-06", true)]
    [TestCase("991-33333TEST-33", true)]
    [TestCase("04011000-1234512345-07", false)]
    [TestCase("04011000-1234512354-06", false)]
    [TestCase("04011000", false)]
    [TestCase("0-12", false)]
    [TestCase("04011000-12345_2345-06", false)]
    [TestCase("", false)]
    public void LeitwegId_FormAndCheckDigits_AreLookedAt(string id, bool expected) => Assert.That(LeitwegId.IsValid(id), Is.EqualTo(expected));

    [TestCase(new[] { Role.Reader, Role.Editor }, new[] { Role.Editor }, new[] { Role.Reader, Role.Editor })]
    [TestCase(new[] { Role.Reader }, new[] { Role.Signatory }, new[] { Role.Reader })]
    [TestCase(new[] { Role.Reader, Role.Editor }, new[] { Role.Reader, Role.Editor, Role.Approver }, new[] { Role.Reader, Role.Editor })]
    [TestCase(new[] { Role.Editor, Role.Signatory }, new[] { Role.Approver }, new Role[0])]
    [TestCase(new[] { Role.Editor }, new[] { Role.Admin }, new Role[0])]
    [TestCase(new[] { Role.Admin, Role.Editor }, new[] { Role.Admin, Role.Editor }, new[] { Role.Editor })]
    [TestCase(new[] { Role.Admin }, new[] { Role.Admin }, new Role[0])]
    public void RolesUnderAMandate_AreThoseOfBothSides_NeverAdmin(Role[] ofMandate, Role[] inAgent, Role[] expected) =>
        Assert.That(MandateTable.RolesUnder(ofMandate, inAgent), Is.EqualTo(expected));

    [TestCase(MandateState.Offered, MandateState.Expired)]
    [TestCase(MandateState.Accepted, MandateState.Expired)]
    [TestCase(MandateState.Declined, MandateState.Declined)]
    [TestCase(MandateState.Revoked, MandateState.Revoked)]
    public void Mandate_AfterItsLastDay_HasRunOutUnlessItEndedBefore(MandateState state, MandateState expected)
    {
        var row = new MandateRow
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            State = state.ToString().ToLowerInvariant(),
            PrincipalId = Guid.CreateVersion7(),
            AgentId = Guid.CreateVersion7(),
            Roles = "editor",
            ValidUntil = Last,
            GivenAt = DateTimeOffset.UnixEpoch,
        };
        Assert.That(row.StateOn(Last), Is.EqualTo(state));
        Assert.That(row.StateOn(Last.AddDays(1)), Is.EqualTo(expected));
    }
}
