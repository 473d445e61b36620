using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Connections;

/// <summary>What is settled, and what is open?</summary>
internal static class ReadChecklist
{
    /// <summary>Show the checklist of an adoption</summary>
    /// <remarks>For everybody who may see the adoption, from the start of the connection on; before that 404.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<AdoptionChecklist>> Handle(Guid id, Act act, FitDatabase database, ChecklistView view) => database.Read(async sql =>
    {
        var (adoption, checklist) = await Require(sql, id, act);
        return new Found<AdoptionChecklist>(await view.Show(sql, adoption, checklist), checklist.Version);
    });

    /// <summary>Show an item of a checklist</summary>
    /// <remarks>With its history: who changed what.</remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="item">Key of the item.</param>
    public static Task<Found<ChecklistItem>> Item(Guid id, string item, Act act, FitDatabase database, ChecklistView view) => database.Read(async sql =>
    {
        _ = await Require(sql, id, act);
        var row = await ChecklistTable.FindItem(sql, id, item) ?? throw Problems.NotFound();
        return new Found<ChecklistItem>(await view.Show(sql, row), row.Version);
    });

    /// <summary>The adoption and its checklist, when the caller may see them.</summary>
    public static async Task<(AdoptionRow Adoption, ChecklistRow Checklist)> Require(Sql sql, Guid id, Act act)
    {
        var adoption = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        return (adoption, await ChecklistTable.Find(sql, id) ?? throw Problems.NotFound());
    }
}

/// <summary>Turns rows into what the API answers, with names from the read model.</summary>
internal sealed class ChecklistView(CurrentCatalogue catalogue, OrganisationRegister register)
{
    public async Task<AdoptionChecklist> Show(Sql sql, AdoptionRow adoption, ChecklistRow checklist)
    {
        var items = await ChecklistTable.Items(sql, checklist.AdoptionId);
        var files = await Files(sql, checklist.AdoptionId);
        return new AdoptionChecklist
        {
            Adoption = checklist.AdoptionId,
            Version = checklist.Version,
            Service = adoption.Slug,
            ServiceName = AdoptionView.NameOf(catalogue, adoption.OfferId, adoption.Slug),
            Adopter = register.Current.Ref(adoption.AdopterId),
            Template = checklist.Template,
            StartedOn = checklist.StartedOn,
            Fachverfahren = Fachverfahren(checklist),
            ItProvider = checklist.ItProviderId is { } provider ? register.Current.Ref(provider) : null,
            Entries = [.. items.Select(item => item.Show(register.Current, [.. files[item.ItemKey]], []))],
            MissingForTest = [.. items.Where(item => item.IsMissingForTest).Select(item => item.ItemKey)],
            MissingForLive = [.. items.Where(item => item.IsMissingForLive).Select(item => item.ItemKey)],
            LastChange = (await ChecklistTable.LastChange(sql, checklist.AdoptionId))?.Show(register.Current),
        };
    }

    public async Task<ChecklistItem> Show(Sql sql, ChecklistItemRow item) =>
        item.Show(register.Current, [.. (await Files(sql, item.AdoptionId))[item.ItemKey]], [.. (await ChecklistTable.ChangesOf(sql, item.Id)).Select(change => change.Show(register.Current))]);

    private async Task<ILookup<string?, AdoptionFile>> Files(Sql sql, Guid adoption) =>
        (await AdoptionFileTable.All(sql, adoption)).ToLookup(file => file.ItemKey, file => file.Show(register.Current), StringComparer.Ordinal);

    private ConnectedFachverfahren? Fachverfahren(ChecklistRow checklist) => checklist is { Product: { } product, Vendor: { } vendor }
        ? new ConnectedFachverfahren { Product = product, Vendor = vendor, Organisation = checklist.VendorId is { } id ? register.Current.Ref(id) : null }
        : null;
}
