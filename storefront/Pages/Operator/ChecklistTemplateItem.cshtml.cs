using System.ComponentModel.DataAnnotations;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Operator;

/// <summary>One item of what connecting takes; each change makes a new version of the whole.</summary>
internal sealed class ChecklistTemplateItemModel(FitStoreClient store) : ActingPage(store)
{
    private const string New = "neu";

    [BindProperty]
    public TemplateItemInput Input { get; set; } = new();

    public ChecklistTemplate Template { get; private set; } = default!;

    /// <summary>The item as it is; nothing for a new one.</summary>
    public ChecklistTemplateItem? Known { get; private set; }

    /// <summary>Somebody recorded another version while the form was open; nothing was saved.</summary>
    public bool IsOutdated { get; private set; }

    public IReadOnlyList<Choice> Owners { get; } = [.. Enum.GetValues<ChecklistOwner>().Select(owner => new Choice(owner.ToString(), Words.Of(owner)))];

    protected override Role? Needs => Role.Editor;

    protected override bool IsOperatorsOnly => true;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await LoadAsync(key, cancel))
        {
            return NotFound();
        }

        if (ModelState.IsValid && Known is { } item)
        {
            Input = new TemplateItemInput
            {
                Title = item.Title,
                Explanation = item.Explanation,
                Owner = item.Owner.ToString(),
                Days = German.Digits(item.Days),
                Mandatory = item.Mandatory,
                BeforeTest = item.BeforeTest,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!await LoadAsync(key, cancel))
        {
            return NotFound();
        }

        if (!int.TryParse(Input.Days, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) || days is < 1 or > 365)
        {
            ModelState.AddModelError("Input.Days", "Geben Sie eine ganze Zahl von 1 bis 365 ein.");
        }

        if (!Enum.TryParse<ChecklistOwner>(Input.Owner, out var owner) || !Enum.IsDefined(owner))
        {
            ModelState.AddModelError("Input.Owner", "Wählen Sie, wessen Punkt es ist.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var item = new ChecklistTemplateItem
        {
            Key = Known?.Key ?? NewKey(),
            Title = Input.Title!.Trim(),
            Explanation = Input.Explanation!.Trim(),
            Owner = owner,
            Mandatory = Input.Mandatory,
            BeforeTest = Input.BeforeTest,
            Days = days,
        };
        var place = Known is null ? Template.Entries.Count : Template.Entries.TakeWhile(known => known.Key != item.Key).Count();
        var fields = new FieldMap { [$"/entries/{place}/title"] = "Input.Title", [$"/entries/{place}/explanation"] = "Input.Explanation", [$"/entries/{place}/days"] = "Input.Days" };
        return await RecordAsync(key, [.. Template.Entries.Take(place), item, .. Template.Entries.Skip(place + 1)], fields, cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string key, CancellationToken cancel)
    {
        ForgetErrors();
        return await LoadAsync(key, cancel) && Known is not null
            ? await RecordAsync(key, [.. Template.Entries.Where(item => item.Key != key)], [], cancel)
            : NotFound();
    }

    private async Task<IActionResult> RecordAsync(string key, IReadOnlyList<ChecklistTemplateItem> items, FieldMap fields, CancellationToken cancel)
    {
        var template = new NewChecklistTemplate { BasedOn = Version ?? Template.Version, Entries = items };
        if (await TryAsync(() => Store.RecordChecklistTemplateAsync(template, Request.IdempotencyKey(), cancel), fields, problem => IsOutdated = problem.Code == ProblemCodes.AlreadyThere))
        {
            return Redirect(Notice.TemplateRecorded.At(Links.ChecklistTemplate.Href));
        }

        if (!await LoadAsync(key, cancel))
        {
            return NotFound();
        }

        if (IsOutdated)
        {
            Version = Template.Version;
        }

        return Page();
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancel)
    {
        Template = await Store.GetChecklistTemplateAsync(cancel);
        Known = Template.Entries.FirstOrDefault(item => item.Key == key);
        return Known is not null || key == New;
    }

    /// <summary>The first that is free of item1, item2 …</summary>
    private string NewKey() => Enumerable.Range(1, Template.Entries.Count + 1).Select(number => $"item{German.Digits(number)}").First(name => Template.Entries.All(item => item.Key != name));
}

internal sealed class TemplateItemInput
{
    [Display(Name = "Titel")]
    [Required(ErrorMessage = "Geben Sie dem Punkt einen Titel.")]
    [StringLength(120)]
    public string? Title { get; set; }

    [Display(Name = "Erklärung")]
    [Required(ErrorMessage = "Erklären Sie, was zu tun ist.")]
    [StringLength(600)]
    public string? Explanation { get; set; }

    [Display(Name = "Wessen Punkt ist es?")]
    [Required(ErrorMessage = "Wählen Sie, wessen Punkt es ist.")]
    public string? Owner { get; set; }

    [Display(Name = "Tage bis zur Fälligkeit")]
    [Required(ErrorMessage = "Geben Sie an, nach wie vielen Tagen er fällig ist.")]
    public string? Days { get; set; }

    [Display(Name = "Pflicht: ohne ihn geht niemand in Betrieb")]
    public bool Mandatory { get; set; }

    [Display(Name = "Vor dem Test nötig")]
    public bool BeforeTest { get; set; }
}
