using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Kern;
using FitStore.Storefront.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>Blocks of blueprints: the own ones, and those that others share.</summary>
internal sealed class BlocksModel(FitStoreClient store) : ActingPage(store)
{
    private const string Own = "eigene";

    public static IReadOnlyList<Choice> Owners { get; } = [new("alle", "Eigene und freigegebene"), new(Own, "Nur eigene")];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(Name = "art", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "wessen", SupportsGet = true)]
    public string? Whose { get; set; }

    [BindProperty(Name = "weiter", SupportsGet = true)]
    public string? Cursor { get; set; }

    public bool IsEditor => Me.Has(Role.Editor);

    public bool IsFiltered => Q is not null || Kind is not null || Whose == Own;

    public Page<BlueprintBlockEntry> Found { get; private set; } = new() { Items = [] };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // What nobody could have chosen or typed counts as not asked for.
        Q = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim()[..Math.Min(Q.Trim().Length, 100)];
        Kind = BlueprintField.Kinds.Any(kind => kind.Value == Kind) ? Kind : null;
        Whose = Whose == Own ? Own : "alle";
        try
        {
            Found = await Store.FindBlocksAsync(Q, Kind, Whose == Own, Cursor, cancel);
        }
        catch (ApiProblem problem) when (Cursor is not null && problem.Status == StatusCodes.Status400BadRequest)
        {
            return Redirect(Address(cursor: null));
        }

        return Page();
    }

    /// <summary>The address of another page of the list.</summary>
    public string? PageHref(string? next) =>
        next is not null && QueryHelpers.ParseQuery(new Uri(new Uri("http://api/"), next).Query).TryGetValue("cursor", out var cursor) ? Address(cursor) : null;

    private string Address(string? cursor) => QueryHelpers.AddQueryString(
        Links.Blocks.Href,
        new Dictionary<string, string?> { ["q"] = Q, ["art"] = Kind, ["wessen"] = Whose == Own ? Own : null, ["weiter"] = cursor }.Where(part => part.Value is not null));
}
