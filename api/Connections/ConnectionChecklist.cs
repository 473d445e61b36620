using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Api.Search;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Connections;

/// <summary>What the life of an adoption asks of its checklist: that there is one from the start of the connection on, and what is still open.</summary>
internal static class ConnectionChecklist
{
    [StringSyntax("Sql")]
    private const string SelectItProvider = """
        select m.agent_id
        from mandates m
        join organisations o on o.id = m.agent_id
        where m.principal_id = @adopter and m.state = 'accepted' and m.valid_until >= @today and o.kind = 'itProvider'
        order by m.given_at desc, m.id desc
        {take}
        """;

    /// <summary>
    /// Makes the checklist of an adoption whose connection begins, from the newest template, due dates counted from today. Where a test
    /// failed and the connection begins anew, the list stays as it is. A vendor that is known is told what it is asked for.
    /// </summary>
    public static async Task Create(Write write, AdoptionRow adoption, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register)
    {
        if (await ChecklistTable.Find(write, adoption.Id) is not null)
        {
            return;
        }

        var template = await ChecklistTemplates.Newest(write);
        var today = BerlinTime.DateOf(write.Now);
        var offered = catalogue.Index.Find(adoption.Slug)?.Service.Connection?.Fachverfahren.DistinctBy(system => (system.Product, system.Vendor)).ToList() ?? [];
        var vendors = offered.Select(system => system.Vendor).Distinct(StringComparer.Ordinal).ToList();
        var checklist = new ChecklistRow
        {
            AdoptionId = adoption.Id,
            Version = 1,
            Template = template.Version,
            StartedOn = today,
            Product = offered is [var only] ? only.Product : null,
            Vendor = offered is [var same] ? same.Vendor : null,
            VendorId = vendors is [var vendor] ? VendorOf(vendor, register)?.Id : null,
            ItProviderId = await ItProviderOf(write, adoption.AdopterId, today),
        };
        await ChecklistTable.Add(write, checklist, template.Entries.Select(item => (item, Responsible(item.Owner, adoption, checklist, register))));
        await TellVendor(write, adoption, checklist, catalogue, register);
    }

    /// <summary>What is open of the checklist of an adoption; nothing where its connection has not begun.</summary>
    public static async Task<ChecklistMissing> Missing(Sql sql, Guid adoptionId)
    {
        var items = await ChecklistTable.Items(sql, adoptionId);
        return new([.. items.Where(item => item.IsMissingForTest)], [.. items.Where(item => item.IsMissingForLive)]);
    }

    /// <summary>The organisation that does the items of an owner; none for a vendor that is not known.</summary>
    public static Guid? Responsible(ChecklistOwner owner, AdoptionRow adoption, ChecklistRow checklist, OrganisationRegister.Snapshot register) => owner switch
    {
        ChecklistOwner.Provider => adoption.ProviderId,
        ChecklistOwner.Vendor => checklist.VendorId,
        ChecklistOwner.ItProvider => checklist.ItProviderId ?? adoption.AdopterId,
        ChecklistOwner.Land when register.Find(adoption.AddresseeId)?.Kind == OrganisationKind.Land => adoption.AddresseeId,
        _ => adoption.AdopterId,
    };

    /// <summary>The vendor of that name, where it has an organisation in the store.</summary>
    public static Organisation? VendorOf(string vendor, OrganisationRegister.Snapshot register)
    {
        var folded = SearchText.Fold(vendor);
        return register.All.FirstOrDefault(organisation => organisation.Kind == OrganisationKind.Vendor && SearchText.Fold(organisation.Name) == folded);
    }

    /// <summary>The IT-Dienstleister that has a mandate of an organisation; of several the one that got it last.</summary>
    public static Task<Guid?> ItProviderOf(Sql sql, Guid adopter, DateOnly today) => sql.Row<Guid?>(SelectItProvider, new { adopter, today, take = 1 });

    /// <summary>The vendor is told what it is asked for, by whom.</summary>
    public static async Task TellVendor(Write write, AdoptionRow adoption, ChecklistRow checklist, CurrentCatalogue catalogue, OrganisationRegister.Snapshot register)
    {
        if (checklist.VendorId is { } vendor)
        {
            await Notices.Tell(write, vendor, MailKind.VendorAsked, new MailContent
            {
                Organisation = register.Ref(adoption.AdopterId).Name,
                Services = [new MailedService(AdoptionView.NameOf(catalogue, adoption.OfferId, adoption.Slug), adoption.Slug)],
            });
        }
    }
}

/// <summary>What is open of a checklist.</summary>
/// <param name="ForTest">What the test waits for.</param>
/// <param name="ForLive">What going live waits for.</param>
internal sealed record ChecklistMissing(IReadOnlyList<ChecklistItemRow> ForTest, IReadOnlyList<ChecklistItemRow> ForLive)
{
    /// <summary>The items as what is missing before an act, each with its place in the checklist.</summary>
    public static IReadOnlyList<InputError> Errors(IReadOnlyList<ChecklistItemRow> items) =>
        [.. items.Select(item => Problems.Member($"/checklist/{item.ItemKey}", InputErrorCodes.Required, new($"Noch offen: {item.Title}.", $"Still open: {item.Title}.")))];
}
