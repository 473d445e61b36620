using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Http;

/// <content>Examples of connecting: checklist, files, what vendors are asked for.</content>
internal static partial class ApiExamples
{
    private static OrganisationRef Vendor => new() { Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000031"), Name = "Amtwerk Software (Beispiel)", Kind = OrganisationKind.Vendor };

    private static ConnectedFachverfahren ConnectedSystem => new() { Product = "Amtwerk Bau", Vendor = Vendor.Name, Organisation = Vendor };

    private static AdoptionFile AdoptionFile => new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000032"),
        Name = "testplan.pdf",
        MediaType = "application/pdf",
        Size = 48213,
        Sha256 = SomeHash,
        AddedAt = Noon,
        By = Nordhausen,
        Person = "Jana Petersen",
        Item = "vendorInterface",
        Address = $"/v1/adoptions/{Id}/files/019aab6e-5c00-7000-8000-000000000032/content",
    };

    private static ChecklistTemplateItem TemplateItem => new()
    {
        Key = "vendorInterface",
        Title = "Hersteller des Fachverfahrens beauftragt, Schnittstelle zugesagt",
        Explanation = "Beauftragen Sie den Hersteller Ihres Fachverfahrens mit der Schnittstelle. Er nennt hier den Tag, zu dem er liefert.",
        Owner = ChecklistOwner.Vendor,
        Mandatory = false,
        BeforeTest = true,
        Days = 28,
    };

    private static ChecklistTemplate ChecklistTemplate => new() { Version = 2, RecordedAt = Noon, Entries = [TemplateItem] };

    private static ChecklistChange ChecklistChange => new()
    {
        Item = TemplateItem.Key,
        At = Noon,
        By = Vendor,
        Person = "Lukas Winter",
        Changed = [ChecklistMember.State, ChecklistMember.PromisedOn],
        State = ChecklistItemState.InProgress,
        DueOn = new DateOnly(2026, 12, 20),
        PromisedOn = new DateOnly(2027, 1, 15),
    };

    private static ChecklistItem ChecklistItem => new()
    {
        Id = Guid.Parse("019aab6e-5c00-7000-8000-000000000033"),
        Key = TemplateItem.Key,
        Version = 2,
        Title = TemplateItem.Title,
        Explanation = TemplateItem.Explanation,
        Owner = TemplateItem.Owner,
        Responsible = Vendor,
        Mandatory = TemplateItem.Mandatory,
        BeforeTest = TemplateItem.BeforeTest,
        DueOn = ChecklistChange.DueOn,
        PromisedOn = ChecklistChange.PromisedOn,
        State = ChecklistChange.State,
        Note = "Beauftragt am 23.11., Angebot liegt vor.",
        Files = [AdoptionFile],
        History = [],
    };

    private static object[] OfConnections() =>
    [
        AdoptionFile,
        PageOf(AdoptionFile),
        ChecklistTemplate,
        PageOf(ChecklistTemplate),
        new NewChecklistTemplate { BasedOn = 1, Entries = [TemplateItem] },
        new AdoptionChecklist
        {
            Adoption = Id,
            Version = 3,
            Service = Adoption.Service,
            ServiceName = Adoption.ServiceName,
            Adopter = Nordhausen,
            Template = 1,
            StartedOn = new DateOnly(2026, 11, 22),
            Fachverfahren = ConnectedSystem,
            Entries = [ChecklistItem],
            MissingForTest = [ChecklistItem.Key],
            MissingForLive = [],
            LastChange = ChecklistChange,
        },
        new ChecklistPatch { Fachverfahren = new FachverfahrenChoice { Product = ConnectedSystem.Product, Vendor = ConnectedSystem.Vendor } },
        ChecklistItem with { History = [ChecklistChange] },
        new ChecklistItemPatch { State = ChecklistItemState.InProgress, Note = ChecklistItem.Note },
        ConnectionUnderWay,
        PageOf(ConnectionUnderWay),
        new ConnectionFacets
        {
            Total = 12,
            Overdue = 2,
            Stages = [new ConnectionFacetValue { Value = "onboarding", Name = "onboarding", Count = 9 }],
            Laender = [new ConnectionFacetValue { Value = "TH", Name = "Thüringen", Count = 12 }],
            Services = [new ConnectionFacetValue { Value = Adoption.Service, Name = Adoption.ServiceName, Count = 12 }],
            Fachverfahren = [new ConnectionFacetValue { Value = ConnectedSystem.Product, Name = ConnectedSystem.Product, Count = 7 }],
        },
        QuarterLoad,
        PageOf(QuarterLoad),
        new ConnectionReportRow
        {
            Key = TemplateItem.Key,
            Title = TemplateItem.Title,
            Owner = TemplateItem.Owner,
            Responsible = Vendor.Name,
            Mandatory = false,
            BeforeTest = true,
            State = ChecklistItemState.InProgress,
            DueOn = ChecklistChange.DueOn,
            PromisedOn = ChecklistChange.PromisedOn,
            Overdue = false,
            Note = ChecklistItem.Note,
            Files = 1,
        },
        VendorItem,
        PageOf(VendorItem),
        new VendorItemPatch { State = ChecklistItemState.InProgress, PromisedOn = VendorItem.PromisedOn },
    ];

    private static QuarterLoad QuarterLoad => new() { Quarter = "2027-Q2", Connections = 12, Planned = 14 };

    private static AdoptionConnection ConnectionUnderWay => new()
    {
        Adoption = Id,
        Stage = ConnectionStage.Onboarding,
        Since = Noon,
        Service = Adoption.Service,
        ServiceName = Adoption.ServiceName,
        Adopter = Nordhausen,
        Provider = Provider,
        Seller = Thueringen,
        Fachverfahren = ConnectedSystem,
        Items = 17,
        Settled = 6,
        OverdueItems = 1,
        NextItem = TemplateItem.Title,
        NextBy = Vendor,
        NextDueOn = ChecklistChange.DueOn,
        DueOn = new DateOnly(2027, 2, 14),
        Overdue = true,
    };

    private static VendorItem VendorItem => new()
    {
        Id = ChecklistItem.Id,
        Version = 2,
        Service = Adoption.Service,
        ServiceName = Adoption.ServiceName,
        Adopter = Nordhausen,
        Product = ConnectedSystem.Product,
        Title = TemplateItem.Title,
        Explanation = TemplateItem.Explanation,
        State = ChecklistItemState.InProgress,
        DueOn = ChecklistChange.DueOn,
        PromisedOn = ChecklistChange.PromisedOn,
        Late = false,
        Note = ChecklistItem.Note,
        Files = [AdoptionFile],
    };
}
