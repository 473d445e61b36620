using FitStore.Api.Http;
using FitStore.Contracts.Accounts;

namespace FitStore.Api.Accounts;

/// <summary>Who am I, and for whom may I act?</summary>
internal static class ReadMe
{
    /// <summary>Show who is signed in</summary>
    /// <remarks>Answers the person, its memberships with roles, the mandates it may act under, and the organisation this request acts for.</remarks>
    public static Told<Me> Handle(HttpContext http, Act act) => new(Of(http, act));

    public static Me Of(HttpContext http, Act act)
    {
        var session = (SessionTable.Row)http.Items[typeof(SessionTable.Row)]!;
        return new Me
        {
            Id = session.AccountId,
            Name = session.Name,
            Email = session.Email,
            HasSecondFactor = act.HasSecondFactor,
            Memberships = act.Memberships,
            Mandates = act.Mandates,
            ActingFor = act.Organisation,
            ActingUnder = act.Mandate?.Agent,
        };
    }
}
