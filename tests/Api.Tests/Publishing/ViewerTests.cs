using FitStore.Api.Http;
using FitStore.Api.Publishing;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Tests.Publishing;

/// <summary>As whom a caller looks at a listing, also where an operation takes everybody.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ViewerTests
{
    private static readonly OrganisationRef Land = new() { Id = Guid.CreateVersion7(), Name = "Thüringen", Kind = OrganisationKind.Land, Land = "TH" };
    private static readonly OrganisationRef Operator = new() { Id = Guid.CreateVersion7(), Name = "Betrieb", Kind = OrganisationKind.Operator };

    [Test]
    public void Of_AMember_IsItsOrganisation() => Assert.Multiple(() =>
    {
        Assert.That(Viewer.Of(Acting(Land)), Is.EqualTo(new Viewer(Land.Id, IsOperator: false)));
        Assert.That(Viewer.Of(Acting(Operator)), Is.EqualTo(new Viewer(Operator.Id, IsOperator: true)));
    });

    [Test]
    public void Of_WhoMayNotActYet_IsAStranger() => Assert.Multiple(() =>
    {
        var stranger = new Viewer(null, IsOperator: false);
        Assert.That(Viewer.Of(new Act()), Is.EqualTo(stranger), "a visitor");
        Assert.That(Viewer.Of(Acting(Land, secondFactorMissing: true)), Is.EqualTo(stranger), "without the second factor that the organisation demands");
        Assert.That(Viewer.Of(Acting(Operator, secondFactorMissing: true)), Is.EqualTo(stranger), "also of the operator");
    });

    private static Act Acting(OrganisationRef organisation, bool secondFactorMissing = false) => new()
    {
        AccountId = Guid.CreateVersion7(),
        Organisation = organisation,
        Roles = [Role.Editor],
        Memberships = [new Membership { Organisation = organisation, Roles = [Role.Editor], SecondFactorMissing = secondFactorMissing }],
    };
}
