using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Pages.Publish;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>
/// A submitted revision beside its gates and beside what is published: taken up, returned with a remark at each statement, or released.
/// </summary>
internal sealed class ReviewModel(FitStoreClient store) : ActingPage(store)
{
    /// <summary>The field of the remark that belongs to no statement.</summary>
    public const string WholeRemark = "anmerkung";

    private static readonly FieldMap PublicationFields = new() { ["/publishOn"] = nameof(PublishOn), ["/acceptedReasons"] = nameof(Accepted) };

    private IReadOnlyList<RevisionTransition> transitions = [];
    private JsonObject content = [];
    private IFormCollection? typed;

    /// <summary>Ids of the requirements whose reasons are accepted.</summary>
    [BindProperty]
    public string[] Accepted { get; set; } = [];

    [BindProperty]
    [Display(Name = "Öffentlich ab")]
    public DateOnly? PublishOn { get; set; }

    public string Slug { get; private set; } = "";

    public ServiceRevision Revision { get; private set; } = default!;

    /// <summary>What everybody reads now; none where the service is new.</summary>
    public ServiceRevision? Published { get; private set; }

    /// <summary>What is different from that.</summary>
    public RevisionComparison? Comparison { get; private set; }

    public ListingCheck Check { get; private set; } = default!;

    /// <summary>The blueprint with the texts of the blocks it refers to: they are published with it.</summary>
    public IReadOnlyList<ShownBlueprintBlock> Blueprint { get; private set; } = [];

    public ListingSections Sections { get; private set; } = default!;

    /// <summary>The release, where it is the caller's; what stands against it is named in it.</summary>
    public RevisionTransition? Publication => transitions.FirstOrDefault(transition => transition.Act == RevisionAct.Publish);

    /// <summary>Requirements that must be met and are not, each with the reason that was given.</summary>
    public IReadOnlyList<RequirementAnswer> UnmetMuss =>
        [.. (Revision.Content.Requirements?.Answers ?? []).Where(answer => answer is { Obligation: Obligation.Muss, Fulfilment: Fulfilment.NotMet })];

    public string Lead => Revision.State switch
    {
        RevisionState.Submitted => "Eingereicht und noch von niemandem aufgenommen.",
        RevisionState.InReview => "In Prüfung: Geben Sie sie mit Anmerkungen zurück oder frei.",
        RevisionState.Scheduled when Revision.PublishOn is { } day => $"Freigegeben: Am {German.Date(day)} wird sie öffentlich.",
        _ => $"Hier ist nichts mehr zu prüfen: Die Fassung ist {Words.Of(Revision.State)}.",
    };

    /// <summary>Something is public that could be taken out; its page says so where that has happened already.</summary>
    public bool MaySuspend => Published is not null && Me.Has(Role.Approver);

    /// <summary>Who may see but not release is told who can.</summary>
    public string? WhyNotPublish => Revision.State != RevisionState.InReview || Publication is not null
        ? null
        : Me.Has(Role.Approver)
            ? "Sie haben diese Fassung selbst vorbereitet. Freigeben muss sie jemand anderes: vier Augen."
            : $"Freigeben kann, wer beim Betreiber die Rolle „{Words.Of(Role.Approver)}“ hat und die Fassung nicht selbst eingereicht hat, auch nicht für eine andere Organisation.";

    /// <summary>What was typed as the remark on the whole.</summary>
    public string? WholeRemarkTyped => typed?[WholeRemark].ToString();

    protected override bool IsOperatorsOnly => true;

    public static string RemarkField(ListingField field) => $"{WholeRemark}-{field.Name}";

    public string? RemarkTyped(ListingField field) => typed?[RemarkField(field)].ToString() is { Length: > 0 } text ? text : null;

    public bool Can(RevisionAct act) => transitions.Any(transition => transition.Act == act);

    public string Read(ListingField field) => field.Read(field.In(content));

    public IEnumerable<RevisionDifference> DifferencesAt(ListingField field) =>
        Comparison?.Differences.Where(difference => Sections.Place(difference.Pointer)?.Field == field) ?? [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (HttpContext.Features.Get<ShownAgain>() is not null && Request.HasFormContentType)
        {
            typed = Request.Form;
        }

        Slug = slug;
        var names = Store.GetNamesAsync(cancel);
        var revisions = await Store.ListRevisionsAsync(slug, cancel);
        Published = revisions.FirstOrDefault(revision => revision.State == RevisionState.Published);
        if ((revisions.FirstOrDefault(revision => Words.IsOpen(revision.State)) ?? Published) is not { } shown)
        {
            return NotFound();
        }

        Revision = shown;
        content = ListingContent.Of(shown.Content);
        Sections = ListingSections.Of(await names, shown.Content.Requirements?.Answers ?? []);
        Blueprint = await Store.GetBlueprintAsync(slug, shown.Number, shown.Content, cancel);
        Check = await Store.GetGatesAsync(slug, shown.Number, cancel);
        transitions = await Store.GetRevisionTransitionsAsync(slug, shown.Number, cancel);
        Comparison = Published is { } published && published.Number != shown.Number ? await Store.CompareRevisionsAsync(slug, published.Number, shown.Number, cancel) : null;
        if (ChangedMeanwhile || Version is null)
        {
            Version = shown.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTakeUpAsync(string slug, CancellationToken cancel) =>
        await TryAsync(() => Store.TakeUpRevisionAsync(slug, Version ?? 0, Request.IdempotencyKey(), cancel))
            ? Redirect(Notice.ReviewTakenUp.At(Links.Review(slug)))
            : await OnGetAsync(slug, cancel);

    public async Task<IActionResult> OnPostReturnAsync(string slug, CancellationToken cancel)
    {
        typed = Request.Form;
        if (await OnGetAsync(slug, cancel) is NotFoundResult notFound)
        {
            return notFound;
        }

        var fields = Sections.Fields.Where(field => !string.IsNullOrWhiteSpace(RemarkTyped(field))).ToList();
        var remarks = fields.Select(field => new Remark { Pointer = field.Pointer, Text = Written(RemarkTyped(field)!) }).ToList();
        if (!string.IsNullOrWhiteSpace(WholeRemarkTyped))
        {
            remarks.Add(new Remark { Pointer = "", Text = Written(WholeRemarkTyped) });
        }

        if (remarks.Count == 0)
        {
            ModelState.AddModelError(WholeRemark, "Schreiben Sie mindestens eine Anmerkung: Sonst weiß der Bereitsteller nicht, was er ändern soll.");
            return Page();
        }

        var map = new FieldMap();
        for (var i = 0; i < remarks.Count; i++)
        {
            map[$"/remarks/{German.Digits(i)}"] = i < fields.Count ? RemarkField(fields[i]) : WholeRemark;
        }

        return await TryAsync(() => Store.ReturnRevisionAsync(slug, Version ?? 0, new NewReturn { Remarks = remarks }, Request.IdempotencyKey(), cancel), map)
            ? Redirect(Notice.ListingReturned.At(Links.Reviews.Href))
            : await OnGetAsync(slug, cancel);
    }

    public async Task<IActionResult> OnPostPublishAsync(string slug, CancellationToken cancel)
    {
        try
        {
            return ModelState.IsValid && await TryAsync(
                () => Store.PublishRevisionAsync(slug, Version ?? 0, new NewPublication { PublishOn = PublishOn, AcceptedReasons = Accepted }, Request.IdempotencyKey(), cancel),
                PublicationFields)
                ? Redirect(Notice.ListingPublished.At(Links.Reviews.Href))
                : await OnGetAsync(slug, cancel);
        }
        catch (ApiProblem problem) when (problem.Code == ProblemCodes.FourEyes)
        {
            ModelState.AddModelError("", problem.Problem.Detail);
            return await OnGetAsync(slug, cancel);
        }
    }

    private static string Written(string text) => text.ReplaceLineEndings("\n").Trim();
}
