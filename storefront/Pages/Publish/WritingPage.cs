using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>
/// One section of something that several people write: shows what it says, saves what is typed, goes on. Only what somebody changed is
/// saved, and where two changed the same statement the second sees both texts and chooses.
/// </summary>
internal abstract class WritingPage(FitStoreClient store, TimeProvider time) : ListingPage(store)
{
    private const int Tries = 5;

    public ListingSection Section { get; protected set; } = default!;

    public ListingInput Input { get; protected set; } = new();

    /// <summary>What a colleague wrote meanwhile, by the name of the statement: the text to show beside the own.</summary>
    public Dictionary<string, string> Theirs { get; } = new(StringComparer.Ordinal);

    /// <summary>What is still missing in this section.</summary>
    public IReadOnlyList<MissingStatement> Missing { get; protected set; } = [];

    /// <summary>The draft was submitted or discarded meanwhile; what the person typed is not saved.</summary>
    public bool ClosedMeanwhile { get; protected set; }

    /// <summary>The preview of a Markdown text was asked for.</summary>
    public bool ShowsPreview { get; private set; }

    /// <summary>The sections of what is written.</summary>
    public abstract ListingSections Form { get; }

    /// <summary>Where this section stands.</summary>
    public abstract string Here { get; }

    /// <summary>The overview of what is written.</summary>
    public abstract Link Overview { get; }

    /// <summary>Who changed it last.</summary>
    public abstract string? ChangedBy { get; }

    /// <summary>Number of the revision that the form was filled in for, where there are several.</summary>
    public virtual int? FilledFor => null;

    protected override Role? Needs => Role.Editor;

    /// <summary>What it says now.</summary>
    protected abstract JsonObject Written { get; }

    /// <summary>It can still be written.</summary>
    protected abstract bool IsOpen { get; }

    /// <summary>The hidden field that says which value a statement had when the form was shown.</summary>
    public static string Before(ListingField field) => field.Name + "-vorher";

    /// <summary>The field in which somebody chooses between two texts.</summary>
    public static string Chosen(ListingField field) => field.Name + "-wahl";

    /// <summary>What the review asked for at a statement.</summary>
    public virtual IEnumerable<Remark> RemarksAt(ListingField field) => [];

    /// <summary>The address of a section.</summary>
    protected abstract string At(ListingSection section, string? field = null);

    /// <summary>Takes what is written as it is now, for saving; nothing where there is no such section.</summary>
    protected abstract Task<ListingSection?> FindAsync(string slug, string abschnitt, CancellationToken cancel);

    /// <summary>Sends a change and takes what is written as it is afterwards.</summary>
    protected abstract Task ChangeAsync(JsonObject patch, CancellationToken cancel);

    /// <summary>Takes what is written as somebody else left it.</summary>
    protected abstract Task ReloadAsync(CancellationToken cancel);

    /// <param name="slug">The service.</param>
    /// <param name="abschnitt">The section.</param>
    /// <param name="danach">Where to go on: to the next section, or to another row of the same.</param>
    /// <param name="cancel">Ends the request.</param>
    public async Task<IActionResult> OnPostAsync(string slug, string abschnitt, string? danach, CancellationToken cancel)
    {
        if (await TypedAsync(slug, abschnitt, cancel) is { } other)
        {
            return other;
        }

        if (!await SaveAsync(isOnTheWay: false, cancel))
        {
            return Page();
        }

        return danach switch
        {
            "dateien" when Section.NamesFiles => Redirect(Links.ListingFiles(Slug)),
            "naechster" when Form.Next(Section) is { } next => Redirect(At(next)),
            { } list when Section.Fields.FirstOrDefault(field => field.Name == list) is { } field => Redirect(At(Section, field.NewField(Input))),
            _ => Redirect(Notice.SectionSaved.At(Overview.Href)),
        };
    }

    /// <summary>Shows what a text will look like; saves nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string slug, string abschnitt, CancellationToken cancel)
    {
        ShowsPreview = true;
        return await TypedAsync(slug, abschnitt, cancel) ?? Page();
    }

    /// <summary>Saves on the way what can be saved, for the script; the answer tells it what stands now and what does not.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(string slug, string abschnitt, CancellationToken cancel)
    {
        if (await TypedAsync(slug, abschnitt, cancel) is not null)
        {
            return NotFound();
        }

        var done = await SaveAsync(isOnTheWay: true, cancel);
        var content = Written;
        var left = ModelState.Where(entry => entry.Value is { Errors.Count: > 0 }).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return new JsonResult(new
        {
            saved = done && !ClosedMeanwhile ? German.Clock(time.GetUtcNow()) : null,
            closed = ClosedMeanwhile,
            conflicts = Section.Fields.Where(field => Theirs.ContainsKey(field.Name)).Select(field => field.Label),
            left = Section.Fields.Where(field => left.Any(name => name == field.Name || name.StartsWith(field.Name + "-", StringComparison.Ordinal))).Select(field => field.Label),
            // Only where the form and the draft say the same: else what a colleague wrote would pass for known, and be overwritten.
            before = Section.Fields.Where(field => ListingField.Digest(field.Typed(Input)) == ListingField.Digest(field.In(content)))
                .ToDictionary(Before, field => ListingField.Digest(field.In(content))),
            preview = Section.Fields.OfType<TextField>().Where(field => field.IsMarkdown)
                .ToDictionary(field => field.Name, field => MarkdownText.Html(Input.One(field.Name) ?? "", 3, withPictures: true).ToString()),
        });
    }

    /// <summary>The value a statement had when the form was shown, for the hidden field.</summary>
    public string BeforeOf(ListingField field) => Input.One(Before(field)) ?? ListingField.Digest(field.In(Written));

    /// <summary>Shows what was typed where a form is shown again, else what it says.</summary>
    protected void FillOrKeep(bool shownAgain)
    {
        if (shownAgain)
        {
            Input = ListingInput.Of(Request.Form);
            return;
        }

        foreach (var field in Section.Fields)
        {
            field.Fill(Input, field.In(Written));
        }
    }

    /// <summary>Takes what was typed; answers with another page where there is no such draft any more.</summary>
    private async Task<IActionResult?> TypedAsync(string slug, string abschnitt, CancellationToken cancel)
    {
        if (await FindAsync(slug, abschnitt, cancel) is not { } section)
        {
            return NotFound();
        }

        Section = section;
        Input = ListingInput.Of(Request.Form);
        return null;
    }

    /// <param name="isOnTheWay">What cannot be saved yet is left out instead of stopping the rest.</param>
    /// <param name="cancel">Ends the request.</param>
    /// <returns>Whether everything that can be saved is.</returns>
    private async Task<bool> SaveAsync(bool isOnTheWay, CancellationToken cancel)
    {
        var typed = Section.Fields.Select(field => (Field: field, Value: field.Typed(Input))).ToList();
        foreach (var (name, what) in Input.Errors)
        {
            ModelState.AddModelError(name, what);
        }

        if (!isOnTheWay)
        {
            AskForChoices();
        }

        if (!ModelState.IsValid)
        {
            if (!isOnTheWay)
            {
                return false;
            }

            typed.RemoveAll(each => IsWrong(each.Field));
        }

        for (var tries = 0; tries < Tries; tries++)
        {
            if (!IsOpen)
            {
                ClosedMeanwhile = true;
                return false;
            }

            var content = Written;
            var changes = Changes(typed, content);
            if (Theirs.Count > 0 && !isOnTheWay)
            {
                return false;
            }

            if (changes.Count == 0)
            {
                return true;
            }

            try
            {
                await ChangeAsync(ListingContent.Patch(content, changes, RequirementsCatalogue), cancel);
                return true;
            }
            catch (ApiProblem problem) when (problem.Code is ProblemCodes.Stale or ProblemCodes.StateConflict)
            {
                await ReloadAsync(cancel);
            }
            catch (ApiProblem problem) when (problem.CanBeMended())
            {
                Complain(problem);
                if (!isOnTheWay || typed.RemoveAll(each => IsWrong(each.Field)) == 0)
                {
                    return false;
                }
            }
        }

        ModelState.AddModelError("", "Gerade schreiben viele an diesem Entwurf. Ihre Eingaben stehen noch da: Speichern Sie noch einmal.");
        return false;
    }

    /// <summary>What this person changed. Where a colleague changed the same statement to something else, both stand in <see cref="Theirs"/>.</summary>
    private List<(ListingField Field, JsonNode? Value)> Changes(List<(ListingField Field, JsonNode? Value)> typed, JsonObject content)
    {
        Theirs.Clear();
        var changes = new List<(ListingField, JsonNode?)>();
        foreach (var (field, mine) in typed)
        {
            var theirs = field.In(content);
            var before = Input.One(Before(field)) ?? ListingField.Digest(theirs);
            if (ListingField.Digest(mine) == before || ListingField.Digest(mine) == ListingField.Digest(theirs))
            {
                continue;
            }

            if (ListingField.Digest(theirs) != before)
            {
                // From now on the form knows this text of the colleague: sending it again is a choice.
                Theirs[field.Name] = field.Read(theirs);
                Input.Set(Before(field), ListingField.Digest(theirs));
                Input.Set(Chosen(field), "");
            }
            else if (Input.One(Chosen(field)) != "andere")
            {
                changes.Add((field, mine));
            }
        }

        return changes;
    }

    /// <summary>Who was shown two texts says which one is to stay.</summary>
    private void AskForChoices()
    {
        foreach (var field in Section.Fields.Where(field => Input.Has(Chosen(field) + "-noetig") && Input.One(Chosen(field)) is not ("meine" or "andere")))
        {
            ModelState.AddModelError(Chosen(field), $"Wählen Sie, welche Fassung von „{field.Label}“ bleibt.");
            var theirs = field.In(Written);
            Theirs[field.Name] = field.Read(theirs);
        }
    }

    private bool IsWrong(ListingField field) => ModelState.Any(entry => entry.Value is { Errors.Count: > 0 }
        && (entry.Key == field.Name || entry.Key.StartsWith(field.Name + "-", StringComparison.Ordinal)));

    private void Complain(ApiProblem problem)
    {
        var errors = problem.Problem.Errors ?? [];
        foreach (var error in errors)
        {
            var place = Form.Place(error.Pointer);
            ModelState.AddModelError(place?.Section == Section ? place.Value.Field.FieldFor(error.Pointer!, Input) : "", error.Detail);
        }

        if (errors.Count == 0)
        {
            ModelState.AddModelError("", problem.Problem.Detail);
        }
    }
}
