using System.Text.Json.Nodes;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FitStore.Storefront.Kern;

namespace FitStore.Storefront.Pages.Publish;

/// <summary>How far a section is.</summary>
internal enum SectionState
{
    /// <summary>Nothing is said yet.</summary>
    Open,

    /// <summary>Something is said, something is missing.</summary>
    Begun,

    /// <summary>Everything is there that a complete listing says.</summary>
    Complete,

    /// <summary>The review asked for a change.</summary>
    Remarked,
}

/// <summary>Something that is missing in a section: what, and the field in which it is typed.</summary>
internal sealed record MissingStatement(string What, string Field);

/// <summary>A section as a task: how far it is, and what is missing.</summary>
internal sealed record SectionTask(ListingSection Section, SectionState State, IReadOnlyList<MissingStatement> Missing, IReadOnlyList<MissingStatement> Wanted, IReadOnlyList<Remark> Remarks)
{
    public string Status => State switch
    {
        SectionState.Open => "offen",
        SectionState.Begun => "angefangen",
        SectionState.Complete => "vollständig",
        _ => German.Count(Remarks.Count, "Anmerkung", "Anmerkungen"),
    };

    public Mood Mood => State switch
    {
        SectionState.Complete => Mood.Success,
        SectionState.Remarked => Mood.Danger,
        SectionState.Begun => Mood.Warning,
        _ => Mood.Info,
    };

    public static IReadOnlyList<SectionTask> Of(ListingSections sections, ServiceRevision revision, ListingCheck check)
    {
        var content = ListingContent.Of(revision.Content);
        var unmet = check.Gates.Where(gate => !gate.Met).SelectMany(gate => gate.Missing).ToList();
        return [.. sections.All.Select(section => Of(sections, section, content, unmet, check.Wanted, revision.Remarks))];
    }

    /// <summary>What is missing in the offers, which are no part of the content.</summary>
    public static IReadOnlyList<InputError> OfOffers(ListingSections sections, ListingCheck check) =>
        [.. check.Gates.Where(gate => !gate.Met).SelectMany(gate => gate.Missing).Where(error => sections.Place(error.Pointer) is null)];

    private static SectionTask Of(ListingSections sections, ListingSection section, JsonObject content, List<InputError> unmet, IReadOnlyList<InputError> wished, IReadOnlyList<Remark> remarks)
    {
        var missing = Here(sections, section, content, unmet);
        var wanted = Here(sections, section, content, wished);
        var ownRemarks = remarks.Where(remark => sections.Place(remark.Pointer)?.Section == section).ToList();
        var said = section.Fields.Any(field => field.In(content) is not null);
        var state = ownRemarks.Count > 0 ? SectionState.Remarked
            : !said ? SectionState.Open
            : missing.Count + wanted.Count > 0 ? SectionState.Begun
            : SectionState.Complete;
        return new SectionTask(section, state, missing, wanted, ownRemarks);
    }

    private static List<MissingStatement> Here(ListingSections sections, ListingSection section, JsonObject content, IEnumerable<InputError> errors) =>
    [
        .. from error in errors
           let place = sections.Place(error.Pointer)
           where place?.Section == section
           select new MissingStatement(error.Detail, ListingSections.FieldFor(place.Value.Field, error.Pointer!, content)),
    ];
}
