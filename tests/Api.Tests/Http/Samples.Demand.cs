using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of demand and assignment: Kommunen of Thüringen wait for a service, and Thüringen gives them another one.</content>
internal sealed partial class Samples
{
    private const string KreisEditor = "editor@landkreis-nordhausen.example.org";

    private IReadOnlyList<string>? assignable;
    private Offer? contracted;

    private async Task<Call?> OfDemand(Operation operation)
    {
        var path = operation.Path;
        switch (path)
        {
            case "/v1/services/{slug}/legal-paths":
                return new Call(operation, Visitor, $"/v1/services/{Given.Slug}/legal-paths") { Query = "organisation=16" };
            case "/v1/demands/{slug}" or "/v1/demands/{slug}/kommunen":
                await Wait(KreisEditor);
                await Wait(Given.KommuneEditor);
                return new Call(operation, await As(Given.LandEditor), path.Replace("{slug}", Given.Slug, StringComparison.Ordinal));
            case "/v1/assignment-checks":
                return new Call(operation, await As(Given.LandEditor), path) { Body = Json(await NewAssignment()) };
            case "/v1/assignments":
                await Fill(operation, Assignment);
                return new Call(operation, await As(Given.LandEditor), path) { Body = operation.IsGet ? null : Json(await NewAssignment()) };
        }

        if (!path.StartsWith("/v1/assignments/{id}", StringComparison.Ordinal))
        {
            return null;
        }

        var assignment = await Assignment();
        return new Call(operation, await As(operation.Id == "releaseAssignment" ? GivenAssignment.LandApprover : Given.LandEditor), path.Replace("{id}", assignment.Id.ToString(), StringComparison.Ordinal))
        {
            IfMatch = operation.TakesIfMatch ? Tag(assignment.Version) : null,
        };
    }

    private async Task<Assignment> Assignment() => await GivenAssignment.Prepare(await As(Given.LandEditor), await NewAssignment());

    private async Task<NewAssignment> NewAssignment()
    {
        contracted ??= await GivenAssignment.Contracted(await As(Given.LandEditor));
        assignable ??= await GivenAssignment.Kommunen(await As(Given.OperatorEditor), 4, "16995");
        return GivenAssignment.Of(contracted, assignable);
    }

    /// <summary>Somebody waits for the service, if nobody has let it go meanwhile.</summary>
    private async Task Wait(string email)
    {
        var kommune = await As(email);
        foreach (var open in (await kommune.Get<Page<Adoption>>($"/v1/adoptions?side=adopter&service={Given.Slug}")).Items)
        {
            if (open is { State: AdoptionState.Interest, Route: AdoptionRoute.Demand })
            {
                return;
            }

            if (open.State == AdoptionState.Draft)
            {
                await Withdraw(kommune, open);
            }
        }

        await Given.Interest(kommune);
    }
}
