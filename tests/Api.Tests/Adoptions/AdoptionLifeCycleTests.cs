using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Tests.Adoptions;

/// <summary>The life of an adoption as the product's rules give it, read against the table.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AdoptionLifeCycleTests
{
    private const string Terminate = "terminate>terminating:adopter,seller/signatory";
    private const string Withdraw = "withdraw>withdrawn:adopter/editor";

    [TestCase(AdoptionState.Draft, "expressInterest>interest:adopter/editor " + Withdraw)]
    [TestCase(AdoptionState.Interest, "forward>coordination:operator/editor " + Withdraw)]
    [TestCase(AdoptionState.Coordination, "agree>agreed:provider/approver agree>agreed:adopter/editor decline>declined:provider/approver " + Withdraw)]
    [TestCase(AdoptionState.Agreed, "prepareOffer>agreed:seller/editor makeBindingOffer>offered:seller/approver " + Withdraw)]
    [TestCase(AdoptionState.Lapsed, "prepareOffer>lapsed:seller/editor makeBindingOffer>offered:seller/approver " + Withdraw)]
    [TestCase(AdoptionState.Offered, "accept>contracted:adopter/signatory lapse>lapsed:clock " + Withdraw)]
    [TestCase(AdoptionState.Contracted, "answerTerms>contracted:adopter/signatory startOnboarding>onboarding:adopter/editor " + Terminate)]
    [TestCase(AdoptionState.Onboarding, "answerTerms>onboarding:adopter/signatory startTest>testing:adopter/editor " + Terminate)]
    [TestCase(AdoptionState.Testing, "answerTerms>testing:adopter/signatory failTest>onboarding:adopter/editor goLive>live:adopter/approver " + Terminate)]
    [TestCase(AdoptionState.Live, "answerTerms>live:adopter/signatory pause>dormant:adopter,provider/approver " + Terminate)]
    [TestCase(AdoptionState.Dormant, "answerTerms>dormant:adopter/signatory resume>live:adopter,provider/approver " + Terminate)]
    [TestCase(AdoptionState.Terminating, "end>ended:clock")]
    [TestCase(AdoptionState.Ended, "")]
    [TestCase(AdoptionState.Declined, "")]
    [TestCase(AdoptionState.Withdrawn, "")]
    public void Adoption_FromEachState_MovesOnlyAsTheRulesSay(AdoptionState state, string expected) =>
        Assert.That(string.Join(' ', AdoptionLifeCycle.From(state).Select(Text)), Is.EqualTo(expected));

    [Test]
    public void Table_EachState_IsOpenOrClosed_AndEachActHasOneAddress() => Assert.Multiple(() =>
    {
        foreach (var state in Enum.GetValues<AdoptionState>())
        {
            Assert.That(AdoptionLifeCycle.From(state).Count == 0, Is.EqualTo(AdoptionLifeCycle.Closed.Contains(state)), state.ToString());
        }

        foreach (var act in AdoptionLifeCycle.Table.Concat(AdoptionLifeCycle.Steps).Where(transition => transition.By is not null).GroupBy(transition => transition.Act))
        {
            Assert.That(act.Select(transition => transition.By!.Path).Distinct().Count(), Is.EqualTo(1), act.Key.ToString());
        }
    });

    [TestCase("2026-11-22", "2027-05", "2027-05-01")]
    [TestCase("2026-11-22", "2026-11", "2026-11-22")]
    [TestCase("2026-12-01", "2026-11", "2026-12-01")]
    public void Start_IsTheFirstOfTheMonthAgreed_ButNotBeforeTheContract(string concluded, string month, string starts) =>
        Assert.That(ContractTerm.StartsOn(month, Day(concluded)), Is.EqualTo(Day(starts)));

    [TestCase("2027-05-01", 12, "2028-04-30")]
    [TestCase("2027-01-31", 1, "2027-02-27")]
    [TestCase("2027-05-01", 0, null)]
    public void MinimumTerm_EndsTheDayBefore(string starts, int months, string? until) =>
        Assert.That(ContractTerm.MinimumUntil(Day(starts), months), Is.EqualTo(until is null ? (DateOnly?)null : Day(until)));

    [TestCase("2026-03-31", 6, null, "2026-12-31")]
    [TestCase("2026-07-01", 6, null, "2027-12-31")]
    [TestCase("2026-06-30", 6, null, "2026-12-31")]
    [TestCase("2026-03-31", 6, "2028-04-30", "2028-04-30")]
    [TestCase("2028-01-01", 6, "2028-04-30", "2028-12-31")]
    public void Ordinary_IsTheLaterOfNoticeAndMinimumTerm(string today, int notice, string? minimum, string ends) =>
        Assert.That(ContractTerm.OrdinaryEnd(Day(today), notice, minimum is null ? null : Day(minimum)), Is.EqualTo(Day(ends)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(Transition transition) => transition.By is { } by
        ? $"{transition.Act.Name()}>{transition.To.Name()}:{string.Join(',', by.Parties.Select(party => party.Name()))}/{by.Role.Name()}"
        : $"{transition.Act.Name()}>{transition.To.Name()}:clock";
}
