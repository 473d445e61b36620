using FitStore.Api.Accounts;
using FitStore.Contracts;

namespace FitStore.Api.Tests.Accounts;

/// <summary>Which passwords are taken.</summary>
internal sealed class PasswordRulesTests
{
    [TestCase("vier Wörter ohne Bezug")]
    [TestCase("Beispiel-Regenrinne-77")]
    [TestCase("korrektpferdbatterieklammer")]
    [TestCase("T7$gk!pQ2zRm")]
    [TestCase("83120957462810394")]
    [TestCase("ユニコードの合言葉です、長い")]
    public void Judge_LongAndOwn_IsTaken(string password) =>
        Assert.That(PasswordRules.Judge(password, "jana.petersen@nordhausen.example.org", "Jana Petersen"), Is.Null);

    [TestCase(null, InputErrorCodes.Required)]
    [TestCase("", InputErrorCodes.Required)]
    [TestCase("T7$gk!pQ2zR", InputErrorCodes.TooShort)]
    [TestCase("passwort1234", InputErrorCodes.TooCommon)]
    [TestCase("Passwort2026!", InputErrorCodes.TooCommon)]
    [TestCase("123456789012", InputErrorCodes.TooCommon)]
    [TestCase("qwertzuiop123", InputErrorCodes.TooCommon)]
    [TestCase("aaaaaaaaaaaaaaaa", InputErrorCodes.TooCommon)]
    [TestCase("Sommer2026!!", InputErrorCodes.TooCommon)]
    [TestCase("FitStore2026!", InputErrorCodes.TooCommon)]
    [TestCase("JanaPetersen1!", InputErrorCodes.TooCommon)]
    [TestCase("Nordhausen2026", InputErrorCodes.TooCommon)]
    [TestCase("111222333444555", InputErrorCodes.TooCommon)]
    public void Judge_ShortOrGuessedFirst_IsToldWhy(string? password, string code) =>
        Assert.That(PasswordRules.Judge(password, "jana.petersen@nordhausen.example.org", "Jana Petersen")?.Code, Is.EqualTo(code));

    [Test]
    public void Judge_TooLong_IsTold() => Assert.That(PasswordRules.Judge(new string('x', 201))?.Code, Is.EqualTo(InputErrorCodes.TooLong));
}
