using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Terms;

/// <summary>Lays two versions of terms side by side, clause by clause. Pure: what it says depends on the two alone.</summary>
internal static class CompareTerms
{
    /// <summary>The single statements of each clause, by their place in the terms. Lists are compared entry by entry below.</summary>
    private static readonly IReadOnlyList<(TermsClause Clause, string Pointer, Func<TermsSections, string?> Value)> Statements =
    [
        (TermsClause.PriceSheet, "/priceSheet/nature", terms => terms.PriceSheet?.Nature.Name()),
        (TermsClause.PriceSheet, "/priceSheet/free", terms => Text(terms.PriceSheet?.Free)),
        (TermsClause.PriceSheet, "/priceSheet/financing", terms => terms.PriceSheet?.Financing.Name()),
        (TermsClause.PriceSheet, "/priceSheet/keyUnanimous", terms => Text(terms.PriceSheet?.KeyUnanimous)),
        (TermsClause.PriceSheet, "/priceSheet/connectionCost/from", terms => terms.PriceSheet?.ConnectionCost?.From.Amount),
        (TermsClause.PriceSheet, "/priceSheet/connectionCost/to", terms => terms.PriceSheet?.ConnectionCost?.To.Amount),
        (TermsClause.PriceSheet, "/priceSheet/connectionCost/note", terms => terms.PriceSheet?.ConnectionCost?.Note),
        (TermsClause.PriceSheet, "/priceSheet/vat/added", terms => Text(terms.PriceSheet?.Vat.Added)),
        (TermsClause.PriceSheet, "/priceSheet/vat/note", terms => terms.PriceSheet?.Vat.Note),
        (TermsClause.ConditionsOfUse, "/conditionsOfUse", terms => terms.ConditionsOfUse),
        (TermsClause.Licence, "/licence/spdx", terms => terms.Licence?.Spdx),
        (TermsClause.Licence, "/licence/sourceRepository", terms => terms.Licence?.SourceRepository),
        (TermsClause.Licence, "/licence/rightsOfLaender", terms => terms.Licence?.RightsOfLaender),
        (TermsClause.Licence, "/licence/rightsOfKommunen", terms => terms.Licence?.RightsOfKommunen),
        (TermsClause.Maintenance, "/maintenance/releaseRhythm", terms => terms.Maintenance?.ReleaseRhythm),
        (TermsClause.Maintenance, "/maintenance/lawChanges", terms => terms.Maintenance?.LawChanges),
        (TermsClause.ServiceLevel, "/serviceLevel/availabilityPercent", terms => terms.ServiceLevel?.AvailabilityPercent),
        (TermsClause.ServiceLevel, "/serviceLevel/operatingHours", terms => terms.ServiceLevel?.OperatingHours),
        (TermsClause.ServiceLevel, "/serviceLevel/maintenanceWindow", terms => terms.ServiceLevel?.MaintenanceWindow),
        (TermsClause.DataProtection, "/dataProtection/model", terms => terms.DataProtection?.Model.Name()),
        (TermsClause.DataProtection, "/dataProtection/note", terms => terms.DataProtection?.Note),
        (TermsClause.Duration, "/minimumTermMonths", terms => terms.MinimumTermMonths?.ToString(CultureInfo.InvariantCulture)),
        (TermsClause.Duration, "/noticeMonths", terms => terms.NoticeMonths?.ToString(CultureInfo.InvariantCulture)),
        (TermsClause.Exit, "/exit", terms => terms.Exit),
    ];

    /// <summary>Two published versions.</summary>
    public static TermsComparison Of(OfferTerms before, OfferTerms after) =>
        Of(before.Offer, VersionOf(before), new TermsSections(before), VersionOf(after), new TermsSections(after));

    /// <summary>Clauses of any two versions; one may be a draft, in which sections and texts are still missing.</summary>
    public static TermsComparison Of(Guid offer, TermsVersion beforeVersion, TermsSections before, TermsVersion afterVersion, TermsSections after)
    {
        var clauses = Enum.GetValues<TermsClause>().Select(clause => Compare(clause, before, after)).ToList();
        return new TermsComparison
        {
            Offer = offer,
            Before = beforeVersion,
            After = afterVersion,
            Differences = clauses.Sum(Differences),
            Clauses = clauses,
        };
    }

    /// <summary>Number of statements that are not the same in both.</summary>
    public static int Differences(TermsSections before, TermsSections after) => Enum.GetValues<TermsClause>().Sum(clause => Differences(Compare(clause, before, after)));

    private static ClauseComparison Compare(TermsClause clause, TermsSections before, TermsSections after)
    {
        var compared = new ClauseComparison
        {
            Clause = clause,
            Change = Change.Same,
            Values = [.. Statements.Where(statement => statement.Clause == clause).Select(statement => Compare(statement.Pointer, Said(statement.Value(before)), Said(statement.Value(after))))],
            PriceItems = clause == TermsClause.PriceSheet ? CompareItems(before.PriceSheet?.Items ?? [], after.PriceSheet?.Items ?? []) : [],
            FaultClasses = clause == TermsClause.Maintenance ? CompareFaults(before.Maintenance?.FaultClasses ?? [], after.Maintenance?.FaultClasses ?? []) : [],
        };
        return compared with { Change = Differences(compared) == 0 ? Change.Same : Change.Changed };
    }

    private static int Differences(ClauseComparison clause) =>
        clause.Values.Count(value => value.Change != Change.Same)
        + clause.PriceItems.Count(item => item.Change != Change.Same)
        + clause.FaultClasses.Count(fault => fault.Change != Change.Same);

    private static ValueComparison Compare(string pointer, string? before, string? after) => new()
    {
        Pointer = pointer,
        Change = ChangeOf(before is not null, after is not null, string.Equals(before, after, StringComparison.Ordinal)),
        Before = before,
        After = after,
    };

    private static Change ChangeOf(bool was, bool stays, bool same) => (was, stays) switch
    {
        (true, false) => Change.Removed,
        (false, true) => Change.Added,
        _ => same ? Change.Same : Change.Changed,
    };

    /// <summary>First those of the same label (and kind, where a label stands twice), then those of the same kind, charge and basis.</summary>
    private static List<PriceItemComparison> CompareItems(IReadOnlyList<PriceItem> before, IReadOnlyList<PriceItem> after) =>
    [
        .. Pair(
            before,
            after,
            (old, @new) => IsSame(old.Label, @new.Label) && old.Kind == @new.Kind && old.Basis == @new.Basis,
            (old, @new) => IsSame(old.Label, @new.Label),
            (old, @new) => (old.Kind, old.Charge, old.Basis) == (@new.Kind, @new.Charge, @new.Basis))
            .Select(pair =>
            {
                var differing = pair is { Before: { } old, After: { } @new } ? DifferingMembers(old, @new) : [];
                return new PriceItemComparison
                {
                    Change = ChangeOf(pair.Before is not null, pair.After is not null, differing.Count == 0),
                    Differing = differing,
                    Before = pair.Before,
                    After = pair.After,
                };
            }),
    ];

    /// <summary>First those of the same name, then by place: both lists begin with the gravest.</summary>
    private static List<FaultClassComparison> CompareFaults(IReadOnlyList<FaultClass> before, IReadOnlyList<FaultClass> after) =>
    [
        .. Pair(before, after, (old, @new) => IsSame(old.Name, @new.Name), (_, _) => true).Select(pair => new FaultClassComparison
        {
            Change = ChangeOf(pair.Before is not null, pair.After is not null, pair.Before == pair.After),
            Before = pair.Before,
            After = pair.After,
        }),
    ];

    /// <summary>Each entry beside the one it became, in the order of the earlier list; what is new stands at the end.</summary>
    private static List<(T? Before, T? After)> Pair<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, params ReadOnlySpan<Func<T, T, bool>> rules)
        where T : class
    {
        var partners = new T?[before.Count];
        var free = after.ToList();
        foreach (var rule in rules)
        {
            for (var i = 0; i < before.Count; i++)
            {
                if (partners[i] is null && free.Find(candidate => rule(before[i], candidate)) is { } found)
                {
                    partners[i] = found;
                    free.RemoveAt(free.FindIndex(candidate => ReferenceEquals(candidate, found)));
                }
            }
        }

        return [.. before.Select((entry, place) => ((T?)entry, partners[place])), .. free.Select(entry => ((T?)null, (T?)entry))];
    }

    /// <summary>The members that differ, as they stand on the wire: so none can be forgotten.</summary>
    private static List<string> DifferingMembers(PriceItem before, PriceItem after)
    {
        var (old, @new) = (ToJson(before), ToJson(after));
        return [.. old.Select(member => member.Key).Union(@new.Select(member => member.Key), StringComparer.Ordinal).Where(name => !JsonNode.DeepEquals(old[name], @new[name]))];
    }

    private static JsonObject ToJson(PriceItem item) => JsonSerializer.SerializeToNode(item, ContractsJson.Default.PriceItem)!.AsObject();

    private static bool IsSame(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string? Text(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };

    /// <summary>A text that is still empty says nothing.</summary>
    private static string? Said(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static TermsVersion VersionOf(OfferTerms terms) => new()
    {
        Version = terms.Version,
        ValidFrom = terms.ValidFrom,
        ValidUntil = terms.ValidUntil,
        Provenance = terms.Provenance,
    };
}
