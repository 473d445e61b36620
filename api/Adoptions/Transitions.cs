using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>What all transitions have in common: who may, from where, and what is missing.</summary>
internal static class Transitions
{
    /// <summary>Which parties of an adoption an organisation is.</summary>
    public static IReadOnlyList<Party> PartiesOf(AdoptionRow row, Act act)
    {
        var parties = new List<Party>();
        if (row.AdopterId == act.For.Id)
        {
            parties.Add(Party.Adopter);
        }

        if (row.ProviderId == act.For.Id)
        {
            parties.Add(Party.Provider);
        }

        if (act.IsOperator)
        {
            parties.Add(Party.Operator);
        }
        else if (row.AddresseeId == act.For.Id && row.ProviderId != act.For.Id)
        {
            parties.Add(Party.Land);
        }

        return parties;
    }

    /// <summary>Whether a transition is the caller's: of one of its parties, and in the role it takes.</summary>
    public static bool Allow(Transition transition, AdoptionRow row, Act act) =>
        transition.By is { } by && by.Parties.Any(PartiesOf(row, act).Contains) && act.Roles.Allow(by.Role);

    /// <summary>The transition for an act, when it is the caller's and possible now; otherwise a problem.</summary>
    public static Transition Require(AdoptionRow row, AdoptionAct asked, Act act)
    {
        var known = AdoptionLifeCycle.Table.Where(transition => transition.Act == asked).ToList();
        if (!known.Any(transition => Allow(transition, row, act)))
        {
            throw Problems.NotAllowed(known[0].By!.Role.Name());
        }

        return AdoptionLifeCycle.From(Names.Parse<AdoptionState>(row.State)).FirstOrDefault(transition => transition.Act == asked && Allow(transition, row, act))
            ?? throw Conflict(row);
    }

    /// <summary>A problem unless the adoption is in this state.</summary>
    public static void Require(AdoptionRow row, AdoptionState state)
    {
        if (row.State != state.Name())
        {
            throw Conflict(row);
        }
    }

    /// <summary>What a draft still needs before interest can be expressed.</summary>
    public static IReadOnlyList<InputError> MissingForInterest(AdoptionRow row)
    {
        var missing = new List<InputError>();
        if (string.IsNullOrWhiteSpace(row.Scope))
        {
            missing.Add(Problems.Member("/scope", InputErrorCodes.Required, new(
                "Beschreiben Sie, wofür Sie den Dienst einsetzen möchten.", "Say what you want to use the service for.")));
        }

        if (row.ContactName is null)
        {
            missing.Add(Problems.Member("/contact", InputErrorCodes.Required, new(
                "Nennen Sie eine Person, die Fragen beantworten kann.", "Name a person who can answer questions.")));
        }

        if (row.WishedStart is null)
        {
            missing.Add(Problems.Member("/wishedStart", InputErrorCodes.Required, new(
                "Geben Sie den Monat an, in dem Sie beginnen möchten.", "Give the month you would like to start in.")));
        }

        return missing;
    }

    /// <summary>The problem of an act that does not fit the state, with what is possible from it.</summary>
    public static ProblemException Conflict(AdoptionRow row)
    {
        var possible = AdoptionLifeCycle.From(Names.Parse<AdoptionState>(row.State)).Select(transition => transition.Act.Name()).ToList();
        return Problems.StateConflict(
            new(
                $"Der Vorgang ist im Stand {row.State}. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                $"The adoption is in state {row.State}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
            row.State,
            possible);
    }
}
