using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Connections;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Support;

/// <summary>Connections that are under way. The way to the contract has tests of its own; these begin behind it.</summary>
internal static class GivenConnection
{
    /// <summary>Editor of a vendor of Fachverfahren.</summary>
    public const string VendorEditor = "editor@amtwerk.example.org";

    /// <summary>The Fachverfahren of that vendor.</summary>
    public static FachverfahrenChoice System { get; } = new() { Product = "Amtwerk Bau", Vendor = "Amtwerk Software (Beispiel)" };

    /// <summary>The connection of an adoption begins.</summary>
    public static async Task<AdoptionChecklist> Begin(ApiUnderTest api, Client adopter, Guid adoption)
    {
        await Move(api, adoption, AdoptionState.Onboarding);
        var catalogue = api.Services.GetRequiredService<CurrentCatalogue>();
        var register = api.Services.GetRequiredService<OrganisationRegister>();
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await ConnectionChecklist.Create(write, (await AdoptionTable.FindFor(write, adoption))!, catalogue, register.Current);
            return new Gone();
        });
        return await adopter.Get<AdoptionChecklist>($"/v1/adoptions/{adoption}/checklist");
    }

    /// <summary>Puts an adoption into a state, whatever led there.</summary>
    public static Task Move(ApiUnderTest api, Guid adoption, AdoptionState state) =>
        api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await write.Execute(
                "update adoptions set version = version + 1, state = @state, state_since = @now, route = 'provider', due_on = null where id = @adoption",
                new { adoption, state = state.Name(), now = write.Now });
            return new Gone();
        });

    /// <summary>Names the Fachverfahren of the vendor, so that it is asked for the interface.</summary>
    public static Task<AdoptionChecklist> AskVendor(Client adopter, AdoptionChecklist checklist) =>
        adopter.Patch<AdoptionChecklist>($"/v1/adoptions/{checklist.Adoption}/checklist", new ChecklistPatch { Fachverfahren = System }, checklist.Version);

    /// <summary>Says how far an item is.</summary>
    public static async Task<ChecklistItem> Set(Client client, Guid adoption, string key, ChecklistItemState state, string? reason = null)
    {
        var address = $"/v1/adoptions/{adoption}/checklist/{key}";
        var item = await client.Get<ChecklistItem>(address);
        return await client.Patch<ChecklistItem>(address, new ChecklistItemPatch { State = state, Reason = reason }, item.Version);
    }

    /// <summary>The vendor of an item delivers a small text.</summary>
    public static async Task<AdoptionFile> UploadAsVendor(Client vendor, Guid item, string name = "schnittstelle.txt")
    {
        using var reply = await Given.SendFile(
            vendor, global::System.Text.Encoding.UTF8.GetBytes("Version 2.4\n"), $"/v1/vendor-items/{item}/files?name={Uri.EscapeDataString(name)}", "application/octet-stream");
        return await Client.Read<AdoptionFile>(reply);
    }

    /// <summary>Uploads a small text.</summary>
    public static async Task<AdoptionFile> Upload(Client client, Guid adoption, string name = "notiz.txt", string? item = null, string text = "Testfall 1: Antrag ohne Anlagen.\n")
    {
        using var reply = await Given.SendFile(
            client,
            global::System.Text.Encoding.UTF8.GetBytes(text),
            $"/v1/adoptions/{adoption}/files?name={Uri.EscapeDataString(name)}{(item is null ? "" : $"&item={item}")}",
            "application/octet-stream");
        return await Client.Read<AdoptionFile>(reply);
    }
}
