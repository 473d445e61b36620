using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FluentValidation;

namespace FitStore.Api.Search;

/// <summary>The list of everyday words, which the operator keeps and everybody may read.</summary>
internal static class KeepSynonyms
{
    /// <summary>List everyday words</summary>
    /// <remarks>With what the search looks for as well when they are typed.</remarks>
    public static async Task<Listing<Page<Synonym>, Synonym>> List([AsParameters] PageQuery page, HttpContext http, Cursors cursors, FitDatabase database)
    {
        var all = (await database.Read(SynonymTable.All)).Select(row => row.Show()).OrderBy(KeyOf).ToList();
        return Listing.Of(all, KeyOf, cursors.Read(http), page.Take);
        static SortKey KeyOf(Synonym synonym) => new(0, SearchText.Fold(synonym.Everyday), synonym.Id.ToString());
    }

    /// <summary>Show an everyday word</summary>
    /// <remarks>With what the search looks for as well.</remarks>
    /// <param name="id">Id of the entry.</param>
    public static Task<Found<Synonym>> One(Guid id, FitDatabase database) => database.Read(async sql =>
    {
        var row = await SynonymTable.Find(sql, id) ?? throw Problems.NotFound();
        return new Found<Synonym>(row.Show(), row.Version);
    });

    /// <summary>Add an everyday word</summary>
    /// <remarks>It counts for the next search. The same words in another form or order are the same entry.</remarks>
    public static Task<Made<Synonym>> Add(Body<NewSynonym> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var asked = body.Valid();
        if (await SynonymTable.FindSame(write, asked.Everyday) is { } same)
        {
            throw Problems.AlreadyThere(
                new($"Für diese Wörter gibt es schon den Eintrag „{same.Everyday}“. Ändern Sie ihn.", $"There is an entry for these words already, “{same.Everyday}”. Change that one."),
                $"/v1/synonyms/{same.Id}");
        }

        var id = write.NewId();
        await SynonymTable.Add(write, id, asked.Everyday.Trim(), asked.Means);
        Record(write, "added", id, asked.Everyday, asked.Means);
        return new Made<Synonym>((await SynonymTable.Find(write, id))!.Show(), $"/v1/synonyms/{id}", 1);
    });

    /// <summary>Change an everyday word</summary>
    /// <remarks>What it means; for other words make another entry.</remarks>
    /// <param name="id">Id of the entry.</param>
    /// <param name="ifMatch">The version changed.</param>
    /// <param name="body">What to change.</param>
    /// <param name="act">Who does it.</param>
    /// <param name="database">The database.</param>
    public static Task<Found<Synonym>> Change(Guid id, IfMatch ifMatch, Body<SynonymPatch> body, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await SynonymTable.Find(write, id) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        var known = row.Show();
        var wanted = body.ValidPatchOf(new SynonymPatch { Means = known.Means }).Means ?? known.Means;
        if (wanted.SequenceEqual(known.Means, StringComparer.Ordinal))
        {
            return new Found<Synonym>(known, row.Version);
        }

        await SynonymTable.Change(write, row, wanted);
        Record(write, "changed", id, row.Everyday, wanted);
        return new Found<Synonym>((await SynonymTable.Find(write, id))!.Show(), row.Version + 1);
    });

    /// <summary>Remove an everyday word</summary>
    /// <remarks>From the next search on it means nothing any more.</remarks>
    /// <param name="id">Id of the entry.</param>
    /// <param name="ifMatch">The version removed.</param>
    /// <param name="act">Who does it.</param>
    /// <param name="database">The database.</param>
    public static Task<Gone> Remove(Guid id, IfMatch ifMatch, Act act, FitDatabase database) => database.Write(act, async write =>
    {
        var row = await SynonymTable.Find(write, id) ?? throw Problems.NotFound();
        ifMatch.Check(row.Version);
        await SynonymTable.Remove(write, row);
        write.Record($"{SynonymTable.LedgerPrefix}removed", $"synonym/{id}");
        return new Gone();
    });

    // The list is public, so its words may stand in the ledger.
    private static void Record(Write write, string act, Guid id, string everyday, IReadOnlyList<string> means) => write.Record(
        SynonymTable.LedgerPrefix + act,
        $"synonym/{id}",
        ("everyday", everyday),
        ("means", new JsonArray([.. means.Select(meaning => (JsonNode)meaning)])));
}

/// <summary>Rules of <see cref="NewSynonym"/>.</summary>
internal sealed class NewSynonymValidator : AbstractValidator<NewSynonym>
{
    public NewSynonymValidator()
    {
        RuleFor(synonym => synonym.Everyday).Given().AtMost(SynonymRules.Longest).OneLine();
        RuleFor(synonym => synonym.Everyday)
            .Must(everyday => string.IsNullOrWhiteSpace(everyday) || SynonymTable.WordsOf(everyday).Length > 0)
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence(
                "Nennen Sie mindestens ein Wort, das mehr ist als ein Artikel oder Fürwort.", "Name one word at least that is more than an article or pronoun.").ToString());
        RuleFor(synonym => synonym.Means).Meanings();
        RuleForEach(synonym => synonym.Means).Given().AtMost(SynonymRules.Longest).OneLine();
    }
}

/// <summary>Rules of <see cref="SynonymPatch"/>.</summary>
internal sealed class SynonymPatchValidator : AbstractValidator<SynonymPatch>
{
    public SynonymPatchValidator()
    {
        RuleFor(synonym => synonym.Means).Meanings();
        RuleForEach(synonym => synonym.Means).Given().AtMost(SynonymRules.Longest).OneLine();
    }
}

/// <summary>What both have in common.</summary>
internal static class SynonymRules
{
    public const int Longest = 100;
    private const int MostMeanings = 10;

    public static void Meanings<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(means => means is { Count: > 0 and <= MostMeanings })
        .WithErrorCode(InputErrorCodes.Required)
        .WithMessage(_ => new Sentence($"Nennen Sie 1 bis {MostMeanings} Ausdrücke, nach denen mitgesucht wird.", $"Name 1 to {MostMeanings} expressions to look for as well.").ToString());
}
