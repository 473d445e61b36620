using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Http;

/// <content>Examples of publishing: Mecklenburg-Vorpommern revises the building permit.</content>
internal static partial class ApiExamples
{
    private static ServiceContent Written => Content with
    {
        Description = new Description { Markdown = "Bauanträge **online** stellen.", Provenance = Provenance.Declared },
        Operation = new Operation { OperatingAuthority = "Ministerium für Inneres und Bau", Provenance = Provenance.Declared },
    };

    private static ServiceRevision Revision => new()
    {
        Service = Service.Slug,
        Number = 2,
        Version = 4,
        State = RevisionState.Draft,
        Origin = ListingOrigin.Reviewed,
        Provider = Provider,
        Content = Written,
        CreatedAt = Noon,
        ChangedAt = Noon,
        ChangedBy = "Karim Yilmaz",
        SubmittedAt = Noon,
        SubmittedBy = "Karim Yilmaz",
        Remarks = [new Remark { Pointer = "/reuseConcept/operation", Text = "Bitte nennen Sie, wer den Betrieb ab 2028 bezahlt.", At = Noon }],
    };

    private static ServiceFile File => new()
    {
        Id = Guid.Parse("0198f3c2-1f7a-7b11-9c55-6d1f3a0b2c4d"),
        Service = Service.Slug,
        Name = "vorgangsraum.png",
        MediaType = "image/png",
        Size = 48_211,
        Sha256 = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        Width = 1280,
        Height = 720,
        AlternativeText = "Der Vorgangsraum mit der Liste der beteiligten Stellen",
        Address = $"/v1/services/{Service.Slug}/files/0198f3c2-1f7a-7b11-9c55-6d1f3a0b2c4d/content",
        AddedAt = Noon,
    };

    private static InputError MissingConcept => new()
    {
        Pointer = "/reuseConcept/operation",
        Code = InputErrorCodes.Required,
        Detail = "Say who pays for the operation.",
    };

    private static object[] OfPublishing() =>
    [
        new NewService { Name = "Digitale Baugenehmigung", Slug = "digitale-baugenehmigung" },
        new NewRevision { From = 1 },
        Written,
        Revision,
        PageOf(Revision with { Remarks = [] }),
        new ListingCheck
        {
            Ready = false,
            CompletePercent = 82,
            Gates = [new Gate { Kind = GateKind.ReuseConcept, Met = false, Missing = [MissingConcept] }],
            Wanted = [new InputError { Pointer = "/demoUrl", Code = InputErrorCodes.Required, Detail = "Say where the service can be tried out." }],
        },
        new RevisionTransitions
        {
            Items = [new RevisionTransition { Act = RevisionAct.Submit, Href = $"/v1/services/{Service.Slug}/submissions", Missing = [MissingConcept] }],
        },
        PageOf(new RevisionEvent { Revision = 2, At = Noon, Act = RevisionAct.Submit, State = RevisionState.Submitted, Organisation = Provider, Person = "Karim Yilmaz" }),
        new RevisionComparison
        {
            Service = Service.Slug,
            Before = 1,
            After = 2,
            Differences = [new RevisionDifference { Pointer = "/operation/operatingAuthority", Label = "Betreibende Behörde", After = "Ministerium für Inneres und Bau" }],
        },
        File,
        PageOf(File),
        new NewReturn { Remarks = [new Remark { Pointer = "/reuseConcept/operation", Text = "Bitte nennen Sie, wer den Betrieb ab 2028 bezahlt." }] },
        new NewPublication { AcceptedReasons = [] },
        new NewSuspension { Reason = "Wegen einer Gesetzesänderung wird der Dienst überarbeitet." },
        new NewRetirement { EndsOn = new DateOnly(2028, 12, 31), Reason = "Der Bund stellt ab 2029 einen eigenen Dienst bereit.", Adoptions = 0 },
        new ServiceEffect { Running = 1, Requested = 4, EarliestEnd = new DateOnly(2027, 12, 31), Adopters = [Thueringen] },
        PageOf(new ProvidedService
        {
            Slug = Service.Slug,
            Name = Service.Name,
            Version = 1,
            State = ServiceState.Published,
            PublishedRevision = 1,
            Open = new OpenRevision { Number = 2, Version = 4, State = RevisionState.Draft, Remarks = 1 },
            CompletePercent = 82,
            UnmetGates = 1,
            OpenRequests = 4,
            Adopters = 1,
            ChangedAt = Noon,
        }),
        PageOf(new SubmittedRevision
        {
            Service = Service.Slug,
            Name = Service.Name,
            Number = 2,
            First = false,
            State = RevisionState.InReview,
            Provider = Provider,
            SubmittedAt = Noon,
            Reviewer = "Samira Nasser",
        }),
    ];
}
