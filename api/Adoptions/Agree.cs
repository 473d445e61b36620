using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Adoptions;

/// <summary>Settling terms version, start, conditions and price, by both sides.</summary>
internal static class Agree
{
    /// <summary>Show what is to be agreed</summary>
    /// <remarks>
    /// From the state <c>coordination</c> on: what the store proposes, with the price of the first year as the cost preview computes it now, and
    /// what each side has confirmed. The price is that of the proposal's start and terms version; while it is not agreed yet, another start and
    /// version can be asked for. Once it is agreed, it is told what a preview would say differently now.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Told<Agreement>> Read(Guid id, [AsParameters] AgreementQuery query, Act act, FitDatabase database, AdoptionPapers papers, OrganisationRegister register)
    {
        var (row, confirmations) = await database.Read(async sql =>
        {
            var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
            return row.Stage is AdoptionState.Draft or AdoptionState.Interest ? throw Transitions.Conflict(row) : (row, await AgreementTable.All(sql, id));
        });
        var shown = row.StartMonth is null ? Proposal(row, papers, query) : AdoptionPapers.AgreedOf(row);
        return new Told<Agreement>(new Agreement
        {
            Adoption = id,
            Proposal = shown,
            TermsInForce = OfferInMonth.TermsAt(papers.OfferOf(row).Entry, row.OfferId, ContractTerm.FirstDay(shown.Start))?.Version ?? shown.TermsVersion,
            Now = row.Stage is AdoptionState.Agreed or AdoptionState.Lapsed ? await papers.DifferenceOf(row) : null,
            Confirmations = [.. confirmations.Select(confirmation => new AgreementConfirmation
            {
                Party = Names.Parse<Party>(confirmation.Party),
                By = register.Current.Ref(confirmation.OrganisationId),
                Person = confirmation.Person,
                At = confirmation.At,
                TermsVersion = confirmation.TermsVersion,
                Start = confirmation.StartMonth,
                Conditions = confirmation.Conditions,
                FirstYear = confirmation.FirstYear is { } cents ? Money.OfCents(cents) : null,
            })],
        });
    }

    /// <summary>Confirm terms, start, conditions and price</summary>
    /// <remarks>
    /// By an editor of the adopter and by an approver of the other side, in any order; the second confirmation that says the same moves the
    /// adoption to <c>agreed</c>, with the Abstimmungsschreiben. One that says something else takes the other side's away. <c>firstYear</c> has to be
    /// the price computed now, see `GET …/agreement`.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Found<Adoption>> Handle(
        Guid id, IfMatch ifMatch, Body<AgreementTerms> body, Act act, FitDatabase database, AdoptionMoves moves, AdoptionPapers papers)
    {
        // The letter is made before the transaction, when this confirmation would be the second one.
        var (asked, letter, preview) = await database.Prepare(act, async sql =>
        {
            var row = await AdoptionMoves.Find(sql, id, ifMatch, act);
            Transitions.Require(row, AdoptionAct.Agree, act);
            var terms = Normal(body.Valid());
            var price = RequirePrice(row, terms, papers);
            return await Completes(sql, row, terms, act) ? (terms, await papers.Letter(row, terms, price), await papers.Keep(price)) : (terms, null, null);
        });
        return await database.Write(act, async write =>
        {
            var row = await AdoptionMoves.Find(write, id, ifMatch, act);
            var transition = Transitions.Require(row, AdoptionAct.Agree, act);
            await Transitions.RequireNothingMissing(write, row, AdoptionAct.Agree, act);
            RequirePrice(row, asked, papers);
            if (await Completes(write, row, asked, act) != letter is not null)
            {
                throw Problems.Stale();
            }

            var digest = asked.Conditions is null ? (Digest?)null : Digest.Of(asked.Conditions);
            await Keep(write, row, asked, digest, act);
            (string, System.Text.Json.Nodes.JsonNode?)[] data =
                [("terms", asked.TermsVersion), ("start", asked.Start), ("conditions", digest?.Value), ("firstYear", asked.FirstYear?.Cents)];
            if (letter is null)
            {
                await AgreementTable.Remove(write, id, Transitions.OtherSide(row, act));
                var own = (row.AdopterId == act.For.Id ? Party.Adopter : Party.Provider).Name();
                return await moves.Show(write, await moves.Keep(write, new Moved(row with { ConfirmedBy = own }) { Data = data }, AdoptionAct.Agree, row.Stage, act));
            }

            await PaperTable.Add(write, id, letter, binding: false);
            if (preview is not null)
            {
                await FileTable.Note(write, preview);
            }

            var agreed = row with
            {
                TermsVersion = asked.TermsVersion,
                StartMonth = asked.Start,
                Conditions = asked.Conditions,
                ConditionsSalt = digest?.Salt,
                FirstYear = asked.FirstYear?.Cents,
                PricePreview = preview?.Hash,
            };
            return await moves.Show(write, await moves.Keep(
                write, new Moved(agreed) { Data = [.. data, Hashes(letter)] }, AdoptionAct.Agree, transition.To, act));
        });
    }

    /// <summary>The hashes of documents, for the ledger.</summary>
    public static (string, System.Text.Json.Nodes.JsonNode?) Hashes(IReadOnlyList<MadePaper> papers) =>
        ("documents", new System.Text.Json.Nodes.JsonArray([.. papers.Select(paper => (System.Text.Json.Nodes.JsonNode)paper.Sha256)]));

    /// <summary>What the store proposes to confirm: the terms in force at the wished start, or what was asked for, and their price.</summary>
    public static AgreementTerms Proposal(AdoptionRow row, AdoptionPapers papers, AgreementQuery? query = null)
    {
        var current = CostQuery.Written(papers.Today);
        var start = query?.Start ?? (row.WishedStart is { } wished && string.CompareOrdinal(wished, current) > 0 ? wished : current);
        if (CostQuery.Month(start) is not { } month || string.CompareOrdinal(start, current) < 0)
        {
            throw Problems.Invalid(Problems.Parameter(AgreementQuery.StartParameter, InputErrorCodes.OutOfRange, new(
                "Der Vertrag beginnt frühestens im laufenden Monat.", "The contract starts in the current month at the earliest.")));
        }

        var offer = papers.OfferOf(row);
        var possible = AgreedPrice.Possible(offer, month, papers.Today);
        var terms = query?.TermsVersion is { } asked
            ? possible.FirstOrDefault(known => known.Version == asked) ?? throw Problems.Invalid(Problems.Parameter(
                AgreementQuery.TermsVersionParameter, InputErrorCodes.NotAllowedValue, NotPossible(possible)))
            : possible is [var first, ..] ? first : offer.Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == row.TermsVersion);
        return new AgreementTerms
        {
            TermsVersion = terms.Version,
            Start = start,
            FirstYear = AgreedPrice.Of(papers.Sources, offer, terms, ContractTerm.FirstDay(start), row.AdopterId).FirstYear,
        };
    }

    private static AgreementTerms Normal(AgreementTerms asked) =>
        asked with { Conditions = string.IsNullOrWhiteSpace(asked.Conditions) ? null : asked.Conditions.ReplaceLineEndings("\n").Trim() };

    private static AgreedPrice RequirePrice(AdoptionRow row, AgreementTerms asked, AdoptionPapers papers)
    {
        var offer = papers.OfferOf(row);
        var start = ContractTerm.FirstDay(asked.Start);
        var possible = AgreedPrice.Possible(offer, start, papers.Today);
        if (possible.FirstOrDefault(known => known.Version == asked.TermsVersion) is not { } terms)
        {
            throw Problems.Invalid(Problems.Member("/termsVersion", InputErrorCodes.NotAllowedValue, NotPossible(possible)));
        }

        var price = AgreedPrice.Of(papers.Sources, offer, terms, start, row.AdopterId);
        if (price.FirstYear?.Cents != asked.FirstYear?.Cents)
        {
            throw Problems.PriceChanged(price.FirstYear is { } now
                ? new($"Für das erste Jahr sind jetzt {CostWords.Euro(now.Cents)} zu zahlen.", $"The price of the first year is EUR {now.Amount} now.")
                : new("Ein Preis für das erste Jahr lässt sich nicht berechnen. Lassen Sie ihn weg.", "No price can be computed for the first year. Leave it out."));
        }

        return price;
    }

    private static Sentence NotPossible(IReadOnlyList<OfferTerms> possible)
    {
        var named = string.Join(", ", possible.Select(known => known.Version.ToString(CultureInfo.InvariantCulture)));
        return new($"Für diesen Beginn können Sie diese Fassung vereinbaren: {named}.", $"For this start this version can be agreed: {named}.");
    }

    private static async Task<bool> Completes(Sql sql, AdoptionRow row, AgreementTerms asked, Act act) =>
        (await AgreementTable.Find(sql, row.Id, Transitions.OtherSide(row, act)))?.Says(asked) == true;

    private static Task Keep(Write write, AdoptionRow row, AgreementTerms asked, Digest? digest, Act act) => AgreementTable.Keep(write, new ConfirmationRow
    {
        AdoptionId = row.Id,
        Party = (row.AdopterId == act.For.Id ? Party.Adopter : Party.Provider).Name(),
        OrganisationId = act.For.Id,
        AgentId = act.Mandate?.Agent.Id,
        AccountId = act.AccountId,
        At = write.Now,
        TermsVersion = asked.TermsVersion,
        StartMonth = asked.Start,
        Conditions = asked.Conditions,
        Salt = digest?.Salt,
        FirstYear = asked.FirstYear?.Cents,
    });
}

/// <summary>For which start and terms version a proposal is asked for.</summary>
internal sealed class AgreementQuery
{
    public const string StartParameter = "start";

    public const string TermsVersionParameter = "termsVersion";

    [FromQuery(Name = StartParameter), RegularExpression(WireFormats.Month)]
    [Description("The month the contract is to start in, not before the current one; the wished one where it is not given. Without effect once it is agreed.")]
    public string? Start { get; init; }

    [FromQuery(Name = TermsVersionParameter), Range(1, 10_000)]
    [Description("Number of the terms version: one that applies on the first day or today; the former where it is not given. Without effect once it is agreed.")]
    public int? TermsVersion { get; init; }
}

/// <summary>Rules of <see cref="AgreementTerms"/>: which version and price are possible depends on the offer.</summary>
internal sealed class AgreementTermsValidator : AbstractValidator<AgreementTerms>
{
    public AgreementTermsValidator(TimeProvider clock)
    {
        RuleFor(terms => terms.Start).Given();
        RuleFor(terms => terms.Start)
            .Must(month => string.IsNullOrWhiteSpace(month) || CostQuery.Month(month) is not null)
            .WithErrorCode(InputErrorCodes.Format)
            .WithMessage(_ => new Sentence("Geben Sie einen Monat in der Form JJJJ-MM an, zum Beispiel 2027-05.", "Give a month as yyyy-MM, for instance 2027-05.").ToString());
        RuleFor(terms => terms.Start)
            .Must(month => month is null || CostQuery.Month(month) is null || string.CompareOrdinal(month, CostQuery.Written(BerlinTime.Today(clock))) >= 0)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Der Vertrag beginnt frühestens im laufenden Monat.", "The contract starts in the current month at the earliest.").ToString());
        RuleFor(terms => terms.Conditions).AtMost(4000).Plain();
        RuleFor(terms => terms.FirstYear!.Amount).Like(WireFormats.Amount, new("Geben Sie den Betrag mit zwei Nachkommastellen an.", "Give the amount with two decimals.")).When(terms => terms.FirstYear is not null);
    }
}
