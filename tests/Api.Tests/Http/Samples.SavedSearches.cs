using FitStore.Contracts.Catalogue;
using FitStore.Support;

namespace FitStore.Api.Tests.Http;

/// <content>Calls of what people do with the searches they keep.</content>
internal sealed partial class Samples
{
    private int searches;

    private async Task<Call> OfSavedSearch(Operation operation)
    {
        if (operation is { IsGet: true, Path: "/v1/saved-searches" })
        {
            var owner = await As(Given.LandEditor);
            await Fill(operation, () => Save(owner));
            return new Call(operation, owner, operation.Path);
        }

        // A person of its own each time: however often it is tried, nobody keeps too many.
        var person = await People.Person(api, await As(Given.LandAdmin));
        clients.TryAdd(person.Email, person.Client);
        if (operation.Path == "/v1/saved-searches")
        {
            return new Call(operation, person.Client, operation.Path) { Body = Json(NewSearch()) };
        }

        var search = await Save(person.Client);
        return new Call(operation, person.Client, $"/v1/saved-searches/{search.Id}") { IfMatch = operation.TakesIfMatch ? Tag(search.Version) : null };
    }

    private async Task<SavedSearch> Save(Client owner) => await owner.Post<SavedSearch>("/v1/saved-searches", NewSearch());

    private NewSavedSearch NewSearch() => new() { Name = "Wohnen und Geld", Query = $"q=geld{++searches}", Notify = true };
}
