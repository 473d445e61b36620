using FitStore.Api.Accounts;
using FitStore.Api.Comparisons;
using FitStore.Api.Connections;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Adoptions;

/// <summary>What all transitions have in common: who may, from where, and what is missing.</summary>
internal static class Transitions
{
    /// <summary>
    /// Which parties of an adoption an organisation is. The provider is who settles the terms with the adopter: where a Land or an aggregator
    /// passes the service on, that one. While the service is in use the organisation that provides it counts as well: it pauses, too.
    /// </summary>
    public static IReadOnlyList<Party> PartiesOf(AdoptionRow row, Act act)
    {
        var parties = new List<Party>();
        var organisation = act.For.Id;
        if (row.AdopterId == organisation)
        {
            parties.Add(Party.Adopter);
        }

        if (row.IsDemand)
        {
            if (row.AddresseeId == organisation)
            {
                parties.Add(Party.Land);
            }

            return parties;
        }

        if (row.CounterpartId == organisation || (row.ProviderId == organisation && row.Stage is AdoptionState.Live or AdoptionState.Dormant))
        {
            parties.Add(Party.Provider);
        }

        if (row.AddresseeId == organisation)
        {
            parties.Add(Party.Seller);
            if (act.IsOperator)
            {
                parties.Add(Party.Operator);
            }
        }

        return parties;
    }

    /// <summary>Whose act a transition is with an adoption: in the written form the seller signs, too.</summary>
    public static IReadOnlyList<Party> PartiesFor(Transition transition, AdoptionRow row) =>
        transition.Act == AdoptionAct.Accept && row.Form == ContractForm.Written.Name() ? [.. transition.By!.Parties, Party.Seller] : transition.By!.Parties;

    /// <summary>Whether a transition is the caller's: of one of its parties, and in the role it takes. Only the side that paused resumes.</summary>
    public static bool Allow(Transition transition, AdoptionRow row, Act act)
    {
        if (transition.By is not { } by || !act.Roles.Allow(by.Role))
        {
            return false;
        }

        var own = PartiesOf(row, act);
        return PartiesFor(transition, row).Any(own.Contains)
            && (transition.Act != AdoptionAct.Resume || row.PausedBy is null || own.Contains(Names.Parse<Party>(row.PausedBy)));
    }

    /// <summary>The transition for an act, when it is the caller's and possible now; otherwise a problem.</summary>
    public static Transition Require(AdoptionRow row, AdoptionAct asked, Act act)
    {
        var known = AdoptionLifeCycle.Steps.Concat(AdoptionLifeCycle.Table).Where(transition => transition.Act == asked).ToList();
        if (!known.Any(transition => Allow(transition, row, act)))
        {
            throw asked == AdoptionAct.Resume && row.PausedBy is not null && act.Roles.Allow(known[0].By!.Role) && PartiesOf(row, act).Count > 0
                ? Problems.OtherSidePaused()
                : Problems.NotAllowed(known[0].By!.Role.Name());
        }

        return AdoptionLifeCycle.From(row.Stage).FirstOrDefault(transition => transition.Act == asked && Allow(transition, row, act))
            ?? throw Conflict(row);
    }

    /// <summary>What can be done with an adoption: each act once, as it is the caller's where it is.</summary>
    public static async Task<AdoptionTransitions> Show(Sql sql, AdoptionRow row, Act act)
    {
        var shown = new List<AdoptionTransition>();
        foreach (var same in AdoptionLifeCycle.From(row.Stage).Where(transition => transition.By is not null).GroupBy(transition => transition.Act))
        {
            var own = PartiesOf(row, act);
            var transition = same.FirstOrDefault(known => Allow(known, row, act)) ?? same.FirstOrDefault(known => PartiesFor(known, row).Any(own.Contains)) ?? same.First();
            var missing = await Missing(sql, row, transition.Act, act);
            shown.Add(new AdoptionTransition
            {
                Act = transition.Act,
                To = transition.To,
                Href = $"/v1/adoptions/{row.Id}/{transition.By!.Path}",
                Parties = PartiesFor(transition, row),
                Role = transition.By.Role,
                Allowed = Allow(transition, row, act) && missing.All(error => error.Code is not (InputErrorCodes.FourEyes or InputErrorCodes.MandateCannotSign)),
                NeedsFreshSignIn = transition.Act is AdoptionAct.Accept or AdoptionAct.Terminate,
                Missing = missing,
            });
        }

        return new AdoptionTransitions { State = row.Stage, Transitions = shown };
    }

    /// <summary>What has to be given, or done by somebody else, before an act.</summary>
    public static async Task<IReadOnlyList<InputError>> Missing(Sql sql, AdoptionRow row, AdoptionAct asked, Act act) => asked switch
    {
        AdoptionAct.ExpressInterest => MissingForInterest(row),
        AdoptionAct.Agree => await AgreementTable.Find(sql, row.Id, OtherSide(row, act)) is { AccountId: { } other } && other == act.AccountId ? [ByAnother()] : [],
        AdoptionAct.MakeBindingOffer when row.PreparedBy is null => [Problems.Member("/offerPreparation", InputErrorCodes.Required, new(
            "Eine Sachbearbeiterin oder ein Sachbearbeiter des Anbieters bereitet das Angebot zuerst vor.", "An editor of the seller prepares the offer first."))],
        AdoptionAct.MakeBindingOffer => row.PreparedBy == act.AccountId ? [ByAnother()] : [],
        AdoptionAct.Accept => await MissingForAcceptance(sql, row, act),
        AdoptionAct.StartTest => ChecklistMissing.Errors((await ConnectionChecklist.Missing(sql, row.Id)).ForTest),
        AdoptionAct.GoLive =>
        [
            .. row.TestedBy == act.AccountId ? (IReadOnlyList<InputError>)[ByAnother()] : [],
            .. ChecklistMissing.Errors((await ConnectionChecklist.Missing(sql, row.Id)).ForLive),
        ],
        _ => [],
    };

    /// <summary>Ends the act where something is missing before it.</summary>
    public static async Task RequireNothingMissing(Sql sql, AdoptionRow row, AdoptionAct asked, Act act)
    {
        var missing = await Missing(sql, row, asked, act);
        if (missing.Count == 0)
        {
            return;
        }

        throw asked == AdoptionAct.ExpressInterest ? Problems.Invalid(missing)
            : missing.Any(error => error.Code == InputErrorCodes.MandateCannotSign) ? Problems.MandateCannotSign()
            : missing.Any(error => error.Code == InputErrorCodes.FourEyes) ? Problems.FourEyes(SecondPerson)
            : Problems.NotReady(missing);
    }

    /// <summary>The side of an adoption that the caller is not on.</summary>
    public static Party OtherSide(AdoptionRow row, Act act) => row.AdopterId == act.For.Id ? Party.Provider : Party.Adopter;

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

    /// <summary>Who confirmed the agreement for the adopter does not sign for it, nor who has prepared or released the offer; and nobody signs for both.</summary>
    private static async Task<IReadOnlyList<InputError>> MissingForAcceptance(Sql sql, AdoptionRow row, Act act)
    {
        if (act.Mandate is not null && row.LegalModel == Contracts.Terms.LegalModel.Kommunalvertreter.Name())
        {
            return [Problems.Member("", InputErrorCodes.MandateCannotSign, new(
                "Diesen Abruf unterschreibt die Kommune selbst, nicht wer für sie im Auftrag handelt.",
                "This call-off is signed by the Kommune itself, not by who acts for it under a mandate."))];
        }

        var isAdopter = row.AdopterId == act.For.Id;
        var agreed = isAdopter ? (await AgreementTable.Find(sql, row.Id, Party.Adopter))?.AccountId : null;
        var signed = row.LineId is { } line ? await ContractSignatures.Signers(sql, line) : [];
        return agreed == act.AccountId || row.PreparedBy == act.AccountId || (isAdopter && row.ReleasedBy == act.AccountId)
            || signed.Any(known => known.OrganisationId != act.For.Id && known.AccountId == act.AccountId)
            ? [ByAnother()]
            : [];
    }

    private static InputError ByAnother() => Problems.Member("", InputErrorCodes.FourEyes, SecondPerson);

    private static Sentence SecondPerson => new(
        "Sie haben den Schritt davor getan. Diesen muss jemand anderes tun.", "You did the step before this one. Somebody else has to do this one.");

    /// <summary>The problem of an act that does not fit the state, with what is possible from it.</summary>
    public static ProblemException Conflict(AdoptionRow row)
    {
        var possible = AdoptionLifeCycle.Possible(row.Stage);
        return Problems.StateConflict(
            new(
                $"Der Stand des Vorgangs ist jetzt „{ComparedWords.Of(row.Stage)}“. Möglich ist von hier aus: {(possible.Count == 0 ? "nichts mehr" : string.Join(", ", possible))}.",
                $"The adoption is in state {row.State}. Possible from here: {(possible.Count == 0 ? "nothing any more" : string.Join(", ", possible))}."),
            row.State,
            possible);
    }
}
