using System.Text.Json;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Desk;

/// <summary>What somebody narrowed the tasks down to, as it stands in the address.</summary>
internal sealed record TaskSelection
{
    public const string ServiceField = "dienst";
    public const string RoleField = "rolle";
    public const string OverdueField = "ueberfaellig";
    public const string LandField = "land";
    public const string PrincipalField = "kommune";
    public const string CursorField = "cursor";
    public const string Yes = "ja";

    public string? Service { get; init; }

    public string? Role { get; init; }

    public string? Overdue { get; init; }

    public string? Land { get; init; }

    public string? Principal { get; init; }

    public string? Cursor { get; init; }

    /// <summary>Whether anything is left out.</summary>
    public bool Any => new[] { Service, Role, Overdue, Land, Principal }.Any(part => part is not null);

    public static IReadOnlyList<Choice> Roles { get; } =
        [.. new[] { Contracts.Accounts.Role.Editor, Contracts.Accounts.Role.Approver, Contracts.Accounts.Role.Signatory }.Select(role => new Choice(Name(role), Words.Of(role)))];

    public static IReadOnlyList<Choice> OverdueChoices { get; } = [new(Yes, "nur Überfälliges")];

    public static TaskSelection Of(IQueryCollection query) => new()
    {
        Service = Given(query[ServiceField]),
        Role = Given(query[RoleField]),
        Overdue = Given(query[OverdueField]),
        Land = Given(query[LandField]),
        Principal = Given(query[PrincipalField]),
        Cursor = Given(query[CursorField]),
    };

    /// <summary>As the API is asked.</summary>
    public TaskFilter Filter() => new() { Service = Service, Role = Role, IsOverdue = Overdue == Yes, Land = Land, Principal = Principal, Cursor = Cursor };

    /// <summary>The address of a page with the same selection.</summary>
    public string At(string page, string? cursor = null) => page + Cursors.Query(
    [
        new(ServiceField, Service), new(RoleField, Role), new(OverdueField, Overdue), new(LandField, Land), new(PrincipalField, Principal), new(CursorField, cursor),
    ]);

    /// <summary>The address of the page before or after, out of the API's.</summary>
    public string? Next(string page, string? address) => address is null ? null : At(page, Cursors.Of(address));

    /// <summary>The services to choose from: those that are shown, and the one that was chosen.</summary>
    public IReadOnlyList<Choice> Services(params IEnumerable<Page<DeskTask>?> pages) =>
    [
        .. pages.SelectMany(page => page?.Items ?? []).Select(task => new Choice(task.Service, task.ServiceName))
            .Concat(Service is { } chosen ? [new Choice(chosen, chosen)] : [])
            .DistinctBy(choice => choice.Value, StringComparer.Ordinal).OrderBy(choice => choice.Text, StringComparer.Create(German.Culture, ignoreCase: true)),
    ];

    private static string Name(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What a filter form offers.</summary>
internal sealed record TaskFilterForm(string Page, TaskSelection Selection, IReadOnlyList<Choice> Services, IReadOnlyList<Choice> Laender)
{
    /// <summary>For whom one may act under a mandate; none on the own desk.</summary>
    public IReadOnlyList<Choice> Principals { get; init; } = [];
}

/// <summary>Tasks as they are listed.</summary>
/// <param name="Tasks">What is to be done.</param>
/// <param name="Today">The day it is.</param>
/// <param name="IsOwn">Whether who reads may do them; otherwise it says who may.</param>
internal sealed record TaskLines(IReadOnlyList<DeskTask> Tasks, DateOnly Today, bool IsOwn);
