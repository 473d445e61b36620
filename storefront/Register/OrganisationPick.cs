using FitStore.Contracts.Organisations;
using FitStore.Storefront.Kern;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FitStore.Storefront.Register;

/// <summary>
/// Which organisation somebody means, out of the thousands on the register: words searched for, and the one picked from what was found.
/// A page has it as a bound property, shows it by <c>_OrganisationPick</c>, and has a handler <c>Search</c> that shows the page again with
/// what was found. A script makes a combobox of it and needs none of this.
/// </summary>
public sealed class OrganisationPick
{
    /// <summary>How many of the organisations found are offered; who looks for another one says more of its name.</summary>
    public const int Offered = 12;

    /// <summary>Name, part of it, or ARS.</summary>
    public string? Words { get; set; }

    /// <summary>The organisation picked.</summary>
    public string? Id { get; set; }

    /// <summary>What was found for the words.</summary>
    [BindNever]
    public IReadOnlyList<Choice> Found { get; private set; } = [];

    /// <summary>There are more than those offered.</summary>
    [BindNever]
    public bool HasMore { get; private set; }

    /// <summary>Looked, and there was nothing.</summary>
    [BindNever]
    public bool FoundNothing { get; private set; }

    /// <summary>Shows an organisation as picked that the person need not look for.</summary>
    internal void Suggest(Organisation organisation, IReadOnlyDictionary<string, string> laender)
    {
        Words = organisation.Name;
        Id = organisation.Id.ToString();
        Found = [Show(organisation, laender)];
    }

    /// <summary>Looks for what the words say and offers it; the one picked before stays among it.</summary>
    internal async Task SearchAsync(FitStoreClient store, CancellationToken cancel) => _ = await FindAsync(store, cancel);

    /// <summary>The organisation meant; what is missing is said at the field, and what could be meant is offered.</summary>
    /// <param name="store">The register.</param>
    /// <param name="field">Name of the property on the page.</param>
    /// <param name="state">The page's ModelState.</param>
    /// <param name="cancel">Ends the search.</param>
    internal async Task<Guid?> ResolveAsync(FitStoreClient store, string field, ModelStateDictionary state, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(Id))
        {
            state.AddModelError($"{field}.{nameof(Words)}", "Suchen Sie die Organisation und wählen Sie sie aus.");
            return null;
        }

        var found = await FindAsync(store, cancel);
        if (Guid.TryParse(Id, out var id) && found.Any(organisation => organisation.Id == id))
        {
            return id;
        }

        // Typed in full there is nothing left to choose.
        var meant = found.Where(organisation => string.Equals(organisation.Name, Words!.Trim(), StringComparison.OrdinalIgnoreCase) || organisation.Ars == Words.Trim()).ToList();
        if (meant is [var one])
        {
            Id = one.Id.ToString();
            return one.Id;
        }

        state.AddModelError($"{field}.{nameof(Words)}", found.Count == 0
            ? $"Zu „{Words}“ haben wir keine Organisation gefunden. Prüfen Sie die Schreibweise, oder geben Sie den Regionalschlüssel (ARS) ein."
            : "Wählen Sie unter dem Suchfeld aus, welche der gefundenen Organisationen Sie meinen.");
        return null;
    }

    private async Task<IReadOnlyList<Organisation>> FindAsync(FitStoreClient store, CancellationToken cancel)
    {
        var found = new List<Organisation>();
        if (!string.IsNullOrWhiteSpace(Words))
        {
            var page = await store.SearchOrganisationsAsync(SearchOrganisations.Query(Words, Offered), cancel);
            found.AddRange(page.Items);
            HasMore = page.Next is not null;
        }

        if (Guid.TryParse(Id, out var id) && found.TrueForAll(organisation => organisation.Id != id))
        {
            try
            {
                found.Insert(0, await store.GetOrganisationAsync(id.ToString(), cancel));
            }
            catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
            {
                Id = null;
            }
        }

        var laender = await SearchOrganisations.LaenderAsync(store, cancel);
        Found = [.. found.Select(organisation => Show(organisation, laender))];
        FoundNothing = found.Count == 0;
        return found;
    }

    private static Choice Show(Organisation organisation, IReadOnlyDictionary<string, string> laender) =>
        new(organisation.Id.ToString(), organisation.Name, SearchOrganisations.Detail(organisation, laender));
}

/// <summary>How a page shows an <see cref="OrganisationPick"/>.</summary>
/// <param name="Field">Name of the property on the page.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Pick">The property.</param>
/// <param name="Hint">Help between label and field.</param>
/// <param name="Optional">It may be left empty.</param>
/// <param name="Anchor">Id of the part of the page that shows what was found, where it is not at the top.</param>
public sealed record OrganisationPicker(string Field, string Label, OrganisationPick Pick, string? Hint = null, bool Optional = false, string? Anchor = null);
