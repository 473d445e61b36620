using FitStore.Api.Publishing;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Tests.Publishing;

/// <summary>The life of a listing as the product's rules give it, read against the tables.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ListingLifeCycleTests
{
    [TestCase(RevisionState.Draft, "change>draft submit>submitted discard>discarded")]
    [TestCase(RevisionState.Submitted, "recall>draft takeUp>inReview")]
    [TestCase(RevisionState.InReview, "return>draft publish>published")]
    [TestCase(RevisionState.Scheduled, "recall>draft return>draft publish>published")]
    [TestCase(RevisionState.Published, "")]
    [TestCase(RevisionState.Superseded, "")]
    [TestCase(RevisionState.Discarded, "")]
    public void Revision_FromEachState_MovesOnlyAsTheRulesSay(RevisionState state, string expected) =>
        Assert.That(string.Join(' ', ListingLifeCycle.From(state).Select(move => $"{Small(move.Act)}>{Small(move.To)}")), Is.EqualTo(expected));

    [TestCase(RevisionAct.Submit, ListingSide.Provider, Role.Editor)]
    [TestCase(RevisionAct.Recall, ListingSide.Provider, Role.Editor)]
    [TestCase(RevisionAct.Discard, ListingSide.Provider, Role.Editor)]
    [TestCase(RevisionAct.TakeUp, ListingSide.Operator, Role.Editor)]
    [TestCase(RevisionAct.Return, ListingSide.Operator, Role.Editor)]
    [TestCase(RevisionAct.Publish, ListingSide.Operator, Role.Approver)]
    public void Revision_EachAct_IsOfOneSideAndRole(RevisionAct act, ListingSide side, Role role) => Assert.Multiple(() =>
    {
        Assert.That(ListingLifeCycle.Of(act).Side, Is.EqualTo(side));
        Assert.That(ListingLifeCycle.Of(act).Role, Is.EqualTo(role));
    });

    [TestCase(ServiceState.Unpublished, "")]
    [TestCase(ServiceState.Published, "suspend>suspended retire>retiring")]
    [TestCase(ServiceState.Suspended, "resume>published retire>retiring")]
    [TestCase(ServiceState.Retiring, "")]
    [TestCase(ServiceState.Retired, "")]
    public void Service_FromEachState_MovesOnlyAsTheRulesSay(ServiceState state, string expected) =>
        Assert.That(string.Join(' ', ListingLifeCycle.From(state).Select(move => $"{Small(move.Act)}>{Small(move.To)}")), Is.EqualTo(expected));

    [Test]
    public void Revision_EachState_IsOpenPublicOrDiscarded() => Assert.Multiple(() =>
    {
        foreach (var state in Enum.GetValues<RevisionState>())
        {
            var places = (ListingLifeCycle.Open.Contains(state) ? 1 : 0) + (ListingLifeCycle.Public.Contains(state) ? 1 : 0) + (state == RevisionState.Discarded ? 1 : 0);
            Assert.That(places, Is.EqualTo(1), state.ToString());
            Assert.That(ListingLifeCycle.From(state).Count > 0, Is.EqualTo(ListingLifeCycle.Open.Contains(state)), $"{state} can be moved on");
        }

        Assert.That(ListingLifeCycle.Reviewable, Does.Not.Contain(RevisionState.Draft).And.Not.Contain(RevisionState.Discarded));
    });

    [TestCase("Wohngeld für Österreich", "wohngeld-fuer-oesterreich")]
    [TestCase("Ümmeldung & Straße – Ähre", "uemmeldung-strasse-aehre")]
    [TestCase("i-Kfz (Stufe 4)", "i-kfz-stufe-4")]
    [TestCase("Café  Ñandú", "cafe-nandu")]
    [TestCase("日本", "online-dienst")]
    [TestCase("Ein 😀 Dienst", "ein-dienst")]
    [TestCase("A!", "online-dienst")]
    [TestCase("Antrag auf Erteilung einer verkehrsrechtlichen Genehmigung zum Parken", "antrag-auf-erteilung-einer-verkehrsrechtlichen-genehmigung")]
    public void Slug_OfAName_IsReadable(string name, string slug)
    {
        Assert.That(Slugs.Of(name), Is.EqualTo(slug));
        Assert.That(Slugs.Numbered(slug, 12), Has.Length.LessThanOrEqualTo(Slugs.Longest).And.EndWith("-12"));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Slug_OfAnyName_HasItsForm(string name)
    {
        var slug = Slugs.Of(new string([.. (name ?? "").Where(letter => !char.IsSurrogate(letter))]));
        return slug.Length is >= Slugs.Shortest and <= Slugs.Longest && System.Text.RegularExpressions.Regex.IsMatch(slug, Api.Http.WireFormats.Slug, System.Text.RegularExpressions.RegexOptions.NonBacktracking | System.Text.RegularExpressions.RegexOptions.ExplicitCapture);
    }

    private static string Small<T>(T value)
        where T : struct, Enum => Api.Database.Names.Name(value);
}
