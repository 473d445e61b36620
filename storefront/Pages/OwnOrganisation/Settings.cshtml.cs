using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.OwnOrganisation;

/// <summary>How the organisation is reached, where invoices go, and what it asks of its members.</summary>
internal sealed class SettingsModel(FitStoreClient store, TimeProvider time) : ActingPage(store)
{
    private const string QuarterField = "Quartal-";
    private const int QuartersAhead = 8;

    private static readonly FieldMap Fields = new()
    {
        ["/mailbox"] = "Input.Mailbox",
        ["/leitwegId"] = "Input.LeitwegId",
        ["/demandsSecondFactor"] = "Input.DemandsSecondFactor",
    };

    [BindProperty]
    public SettingsInput Input { get; set; } = new();

    /// <summary>What is in force.</summary>
    public OrganisationSettings Saved { get; private set; } = default!;

    /// <summary>Names of the members who could not act any more.</summary>
    public IReadOnlyList<string> WithoutSecondFactor { get; private set; } = [];

    /// <summary>The quarters an IT-Dienstleister can state something for: this one and the seven after it, and those stated before.</summary>
    public IReadOnlyList<(string Name, string Label, string? Value)> Quarters { get; private set; } = [];

    protected override Role? Needs => Role.Admin;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input = new SettingsInput { Mailbox = Saved.Mailbox, LeitwegId = Saved.LeitwegId, DemandsSecondFactor = Saved.DemandsSecondFactor };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var patch = new JsonObject
        {
            ["mailbox"] = Given(Input.Mailbox),
            ["leitwegId"] = Given(Input.LeitwegId),
            ["demandsSecondFactor"] = Input.DemandsSecondFactor,
        };
        if (Organisation.Kind == OrganisationKind.ItProvider)
        {
            var capacities = new JsonArray();
            foreach (var (key, value) in Request.Form.Where(field => field.Key.StartsWith(QuarterField, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value)).OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                if (!int.TryParse(value.ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var connections) || connections > 10_000)
                {
                    ModelState.AddModelError(key, "Geben Sie eine ganze Zahl von 0 bis 10.000 ein.");
                    continue;
                }

                capacities.Add(new JsonObject { ["quarter"] = key[QuarterField.Length..], ["connections"] = connections });
            }

            patch["capacities"] = capacities;
        }

        if (ModelState.IsValid && await TryAsync(() => Store.ChangeSettingsAsync(Version ?? 0, patch, cancel), Fields))
        {
            return Redirect(Notice.SettingsSaved.At(Links.Organisation.Href));
        }

        await LoadAsync(cancel);
        if (ChangedMeanwhile)
        {
            Version = Saved.Version;
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var settings = Store.GetSettingsAsync(cancel);
        var members = await Store.ListMembersAsync(cursor: null, cancel);
        WithoutSecondFactor = [.. members.Items.Where(member => !member.HasSecondFactor).Select(member => member.Name)];
        Saved = await settings;
        var today = German.Day(time.GetUtcNow());
        Quarters =
        [
            .. Enumerable.Range(0, QuartersAhead)
                .Select(ahead => today.AddMonths(3 * ahead))
                .Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{(day.Month + 2) / 3}"))
                .Union(Saved.Capacities.Select(capacity => capacity.Quarter), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(quarter => (quarter, $"{quarter[^1]}. Quartal {quarter[..4]}", Typed(quarter))),
        ];
    }

    private string? Typed(string quarter) => Request.HasFormContentType
        ? Request.Form[QuarterField + quarter]
        : Saved.Capacities.FirstOrDefault(capacity => capacity.Quarter == quarter) is { } stated ? German.Digits(stated.Connections) : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class SettingsInput
{
    [Display(Name = "Funktionspostfach")]
    [Required(ErrorMessage = "Geben Sie das Funktionspostfach Ihrer Organisation ein.")]
    [StringLength(254)]
    public string? Mailbox { get; set; }

    [Display(Name = "Leitweg-ID")]
    [StringLength(46)]
    public string? LeitwegId { get; set; }

    [Display(Name = "Von allen Mitgliedern einen zweiten Faktor verlangen")]
    public bool DemandsSecondFactor { get; set; }
}
