using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Api.Tests.Http;

/// <content>Calls on the life of an adoption by Thüringen: each on an adoption of its own in the state it starts from.</content>
internal sealed partial class Samples
{
    private const string LifeApprover = "approver@thueringen.example.org";
    private const string LandSignatory = "signatory@thueringen.example.org";

    private readonly GivenAdoption given = new(api);
    private readonly Dictionary<string, Call> readOnce = new(StringComparer.Ordinal);

    private async Task<Call?> OfLife(Operation operation)
    {
        if (readOnce.TryGetValue(operation.Id, out var known))
        {
            return known;
        }

        var call = operation.Id switch
        {
            "forwardAdoption" => await OfState(operation, AdoptionState.Interest, Given.OperatorEditor),
            "readAgreement" => await OfState(operation, AdoptionState.Coordination, Given.LandEditor),
            "confirmAgreement" => await OfAgreement(operation),
            "declineAdoption" => await OfState(operation, AdoptionState.Coordination, "approver@mecklenburg-vorpommern.example.org", new Decline { Reason = "Der Dienst wird abgelöst." }),
            "prepareBindingOffer" => await OfState(
                operation, AdoptionState.Agreed, Given.OperatorEditor, new NewOfferPreparation { BindingUntil = BerlinTime.Today(api.Clock).AddDays(30) }),
            "makeBindingOffer" => await OfRelease(operation),
            "acceptBindingOffer" => await OfAcceptance(operation),
            "startOnboarding" => await OfState(operation, AdoptionState.Contracted, Given.LandEditor),
            "startTest" => await OfTest(operation),
            "reportTestFailure" => await OfState(operation, AdoptionState.Testing, Given.LandEditor),
            "goLive" => await OfState(operation, AdoptionState.Testing, LifeApprover),
            "pauseAdoption" => await OfState(operation, AdoptionState.Live, LifeApprover),
            "resumeAdoption" => await OfState(operation, AdoptionState.Dormant, LifeApprover),
            "readTerminationEffect" => await OfState(operation, AdoptionState.Contracted, Given.LandEditor),
            "terminateAdoption" => await WithFresh(
                await OfState(operation, AdoptionState.Contracted, LandSignatory, new NewTermination { Kind = TerminationKind.Ordinary, LinesBelow = 0 }), FreshAct.TerminateContract),
            "listTermsProposals" => await OfProposals(operation, Given.LandEditor),
            "answerTerms" => await OfProposals(operation, LandSignatory),
            "listContractLines" or "readContractLine" => await OfLines(operation),
            "readAdoptionDeadlines" => new Call(operation, Visitor, operation.Path),
            "changeAdoptionDeadlines" => await OfDeadlines(operation),
            _ => null,
        };
        if (call is not null && operation.IsGet)
        {
            readOnce.Add(operation.Id, call);
        }

        return call;
    }

    private async Task<Call> OfState(Operation operation, AdoptionState state, string email, object? body = null) =>
        await On(operation, await given.In(state), email, body);

    private async Task<Call> On(Operation operation, Adoption adoption, string email, object? body = null)
    {
        var call = new Call(operation, await As(email), operation.Path.Replace("{id}", adoption.Id.ToString(), StringComparison.Ordinal))
        {
            IfMatch = operation.TakesIfMatch ? Tag(adoption.Version) : null,
        };
        return body is null ? call : call with { Body = System.Text.Json.JsonSerializer.Serialize(body, ContractsJson.Default.Options.GetTypeInfo(body.GetType())) };
    }

    private async Task<Call> OfAgreement(Operation operation)
    {
        var adoption = await given.In(AdoptionState.Coordination);
        var agreement = await (await As(Given.LandEditor)).Get<Agreement>($"/v1/adoptions/{adoption.Id}/agreement");
        return await On(operation, adoption, Given.LandEditor, agreement.Proposal);
    }

    private async Task<Call> OfRelease(Operation operation) =>
        await On(operation, await given.Do(await given.In(AdoptionState.Agreed), AdoptionAct.PrepareOffer), "approver@betrieb.example.org");

    private async Task<Call> OfAcceptance(Operation operation)
    {
        var adoption = await given.In(AdoptionState.Offered);
        return await WithFresh(await On(operation, adoption, LandSignatory, await given.AcceptanceOf(adoption)), FreshAct.SignContract);
    }

    private async Task<Call> OfTest(Operation operation)
    {
        var adoption = await given.In(AdoptionState.Onboarding);
        await given.CompleteChecklist(adoption.Id);
        return await On(operation, adoption, Given.LandEditor);
    }

    private async Task<Call> OfProposals(Operation operation, string email)
    {
        var adoption = await given.In(AdoptionState.Contracted);
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            for (var version = 2; version <= Several + 1; version++)
            {
                await TermsProposals.Propose(write, adoption.Offer, version, BerlinTime.Today(api.Clock).AddDays(60 + version));
            }

            return new Gone();
        });
        return await On(operation, adoption, email, operation.IsGet ? null : new TermsAnswer { Version = 2, Consent = true });
    }

    private async Task<Call> OfLines(Operation operation)
    {
        Adoption? newest = null;
        for (var number = 0; number < (operation.IsList ? Several : 1); number++)
        {
            newest = await given.In(AdoptionState.Contracted);
        }

        var reader = await As(Given.LandEditor);
        return new Call(operation, reader, operation.Path.Replace("{id}", (await given.Line(newest!)).Id.ToString(), StringComparison.Ordinal));
    }

    private async Task<Call> OfDeadlines(Operation operation)
    {
        var known = await Visitor.Get<AdoptionDeadlines>("/v1/adoption-deadlines");
        return new Call(operation, await As("approver@betrieb.example.org"), operation.Path)
        {
            IfMatch = Tag(known.Version),
            Body = Json(new AdoptionDeadlinesPatch { Interest = known.Interest % 100 + 1 }),
        };
    }

    private static async Task<Call> WithFresh(Call call, FreshAct act) => call.With("FitStore-Fresh-Sign-In", await GivenAdoption.Fresh(call.Caller, act));
}
