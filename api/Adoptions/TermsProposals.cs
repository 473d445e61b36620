using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>A newer terms version of a running adoption, as it stands in the database.</summary>
internal sealed record ProposalRow
{
    public required Guid AdoptionId { get; init; }

    public required int Version { get; init; }

    public required string Kind { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly AnswerUntil { get; init; }

    public required string State { get; init; }

    public TermsProposal Show() => new() { Version = Version, ValidFrom = ValidFrom, AnswerUntil = AnswerUntil, State = Names.Parse<TermsProposalState>(State) };
}

/// <summary>
/// Newer terms of running adoptions (product.md, "Change and end along the chain"): what needs consent is put to each with a date, and silence keeps
/// the old version; the yearly re-set of prices needs none and applies on its day.
/// </summary>
internal static class TermsProposals
{
    /// <summary>Days for an answer at least.</summary>
    private const int DaysToAnswer = 28;

    /// <summary>Needs the adopter's consent.</summary>
    private const string Consent = "consent";

    /// <summary>The yearly re-set.</summary>
    private const string Reset = "reset";

    [StringSyntax("Sql")]
    private const string Columns = "select adoption_id, version, kind, valid_from, answer_until, state from terms_proposals";

    [StringSyntax("Sql")]
    private const string Select = $"{Columns} where adoption_id = @adoptionId and kind = 'consent' order by version desc";

    [StringSyntax("Sql")]
    private const string SelectSilent = $"{Columns} where state = 'open' and answer_until < @today order by answer_until, adoption_id, version";

    [StringSyntax("Sql")]
    private const string SelectDue = $"{Columns} where state = 'accepted' and applied_at is null and valid_from <= @today order by valid_from, adoption_id, version";

    [StringSyntax("Sql")]
    private const string SelectRunning = """
        select id
        from adoptions
        where offer_id = @offerId and terms_version <= @known and state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        order by created_at, id
        """;

    [StringSyntax("Sql")]
    private const string SelectNewer = "select version, valid_from from terms where offer_id = @offerId and version > @agreed order by version";

    [StringSyntax("Sql")]
    private const string SelectContent = "select content from terms where offer_id = @offerId and version = @version";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into terms_proposals (adoption_id, version, kind, valid_from, answer_until, state, answered_at, applied_at)
        values (@adoptionId, @version, @kind, @validFrom, @answerUntil, @state, null, null)
        """;

    [StringSyntax("Sql")]
    private const string Settle = "update terms_proposals set state = @state, answered_at = @now where adoption_id = @adoptionId and version = @version and state = 'open'";

    [StringSyntax("Sql")]
    private const string MarkApplied = "update terms_proposals set applied_at = @now where adoption_id = @adoptionId and version = @version and applied_at is null";

    private sealed record NewerRow
    {
        public required int Version { get; init; }

        public required DateOnly ValidFrom { get; init; }
    }

    /// <summary>List newer terms put to an adoption</summary>
    /// <remarks>Newest first, with what became of each. Silence keeps the old version until the contract ends.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Listing<Page<TermsProposal>, TermsProposal>> List(Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var from = cursors.Read(http);
        var rows = await database.Read(async sql =>
        {
            _ = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
            return await sql.Rows<ProposalRow>(Select, new { adoptionId = id });
        });
        return Listing.Of([.. rows.Select(row => row.Show())], KeyOf, from, page.Take);
        static SortKey KeyOf(TermsProposal proposal) => new(-proposal.Version, "", "");
    }

    /// <summary>Answer newer terms</summary>
    /// <remarks>By a signatory of the adopter. With consent they apply from their first day; otherwise the version agreed stays until the contract ends.</remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Answer(Guid id, IfMatch ifMatch, Body<TermsAnswer> body, Act act, AdoptionMoves moves) =>
        moves.Do(id, ifMatch, act, AdoptionAct.AnswerTerms, async (write, row) =>
        {
            var asked = body.Valid();
            var today = BerlinTime.DateOf(write.Now);
            var proposal = (await write.Rows<ProposalRow>(Select, new { adoptionId = id })).FirstOrDefault(known => known.Version == asked.Version)
                ?? throw Problems.Invalid(Problems.Member("/version", InputErrorCodes.DoesNotExist, new(
                    "Diese Fassung wurde Ihnen nicht vorgelegt.", "This version was not put to you.")));
            if (proposal.State != TermsProposalState.Open.Name() || proposal.AnswerUntil < today || proposal.Version <= row.TermsVersion)
            {
                throw Problems.StateConflict(
                    new("Auf diese Fassung kann nicht mehr geantwortet werden.", "This version cannot be answered any more."), proposal.State, []);
            }

            var state = asked.Consent ? TermsProposalState.Accepted : TermsProposalState.Refused;
            await write.Execute(Settle, new { adoptionId = id, version = asked.Version, state = state.Name(), now = write.Now });
            var applies = asked.Consent && proposal.ValidFrom <= today;
            if (applies)
            {
                await write.Execute(MarkApplied, new { adoptionId = id, version = asked.Version, now = write.Now });
                await ApplyToLine(write, row, asked.Version);
            }

            return new Moved(applies ? row with { TermsVersion = asked.Version } : row) { Data = [("terms", asked.Version), ("answer", state.Name())] };
        });

    /// <summary>Puts a version that was published to each running adoption of the offer, with the special right to leave because of it.</summary>
    public static async Task Propose(Write write, Guid offerId, int version, DateOnly validFrom)
    {
        var today = BerlinTime.DateOf(write.Now);
        await Put(write, await write.Rows<Guid>(SelectRunning, new { offerId, known = version - 1 }), version, validFrom, today);
    }

    /// <summary>
    /// Puts to adoptions that are just contracted what was published since their terms were agreed: whoever was contracted by then was asked.
    /// Of a re-set of prices, too, consent is asked, because it was computed over those contracted on 30 September.
    /// </summary>
    public static async Task CatchUp(Write write, Guid offerId, int agreed, IReadOnlyList<Guid> adoptions)
    {
        var today = BerlinTime.DateOf(write.Now);
        foreach (var newer in await write.Rows<NewerRow>(SelectNewer, new { offerId, agreed }))
        {
            await Put(write, adoptions, newer.Version, newer.ValidFrom, today);
        }
    }

    /// <summary>Prices set anew: they apply on their day to who has the version before, and everybody may leave by the day before within some days.</summary>
    public static async Task ResetPrices(Write write, Guid offerId, int version, DateOnly validFrom, DateOnly terminateUntil)
    {
        var running = await write.Rows<Guid>(SelectRunning, new { offerId, known = version - 1 });
        await Add(write, running, version, Reset, validFrom, terminateUntil, TermsProposalState.Accepted);
        await TerminationRights.Give(write, running, TerminationRightKind.PriceReset, terminateUntil, validFrom.AddDays(-1));
    }

    /// <summary>What nobody answered in time.</summary>
    public static Task<IReadOnlyList<ProposalRow>> Silent(Sql sql, DateOnly today) => sql.Rows<ProposalRow>(SelectSilent, new { today });

    /// <summary>What applies from a day that has come.</summary>
    public static Task<IReadOnlyList<ProposalRow>> Due(Sql sql, DateOnly today) => sql.Rows<ProposalRow>(SelectDue, new { today });

    /// <summary>Nobody answered: the old version stays. False where another instance was faster.</summary>
    public static async Task<bool> Silence(Write write, ProposalRow proposal) =>
        await write.Execute(Settle, new { adoptionId = proposal.AdoptionId, version = proposal.Version, state = TermsProposalState.Silent.Name(), now = write.Now }) == 1;

    /// <summary>A version begins to apply. False where another instance was faster.</summary>
    public static async Task<bool> Apply(Write write, ProposalRow proposal)
    {
        if (await write.Execute(MarkApplied, new { adoptionId = proposal.AdoptionId, version = proposal.Version, now = write.Now }) == 0)
        {
            return false;
        }

        var row = (await AdoptionTable.FindFor(write, proposal.AdoptionId))!;

        // Who kept an older version, or has left, is not changed by what builds on the one refused.
        var builds = proposal.Kind == Consent ? row.TermsVersion < proposal.Version : row.TermsVersion == proposal.Version - 1;
        if (!builds || !(AdoptionLifeCycle.Running.Contains(row.Stage) || row.Stage == AdoptionState.Terminating))
        {
            return false;
        }

        await AdoptionTable.Save(write, row with { Version = row.Version + 1, TermsVersion = proposal.Version });
        await ApplyToLine(write, row, proposal.Version);
        return true;
    }

    private static async Task Put(Write write, IReadOnlyList<Guid> adoptions, int version, DateOnly validFrom, DateOnly today)
    {
        var answerUntil = Later(validFrom.AddDays(-1), today.AddDays(DaysToAnswer));
        await Add(write, adoptions, version, Consent, validFrom, answerUntil, TermsProposalState.Open);
        await TerminationRights.Give(write, adoptions, TerminationRightKind.TermsChange, answerUntil, answerUntil);
    }

    private static async Task ApplyToLine(Write write, AdoptionRow row, int version)
    {
        if (row.LineId is { } id)
        {
            var content = (await write.Row<string>(SelectContent, new { offerId = row.OfferId, version }))!;
            var terms = JsonSerializer.Deserialize(content, ContractsJson.Default.TermsContent)!;
            await ContractLines.Save(write, ContractLines.Under((await ContractLines.Find(write, id))!, version, terms));
        }
    }

    private static Task<int> Add(Write write, IEnumerable<Guid> adoptions, int version, string kind, DateOnly validFrom, DateOnly answerUntil, TermsProposalState state) =>
        write.Execute(Insert, adoptions.Select(adoptionId => new { adoptionId, version, kind, validFrom, answerUntil, state = state.Name() }).ToList());

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>Rules of <see cref="TermsAnswer"/>.</summary>
internal sealed class TermsAnswerValidator : AbstractValidator<TermsAnswer>
{
    public TermsAnswerValidator() => RuleFor(answer => answer.Version).InclusiveBetween(1, 10_000)
        .WithErrorCode(InputErrorCodes.OutOfRange)
        .WithMessage(_ => new Sentence("Nennen Sie die Nummer einer Fassung.", "Give the number of a version.").ToString());
}
