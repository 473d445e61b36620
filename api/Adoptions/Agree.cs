using System.Globalization;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Settling terms version, start, conditions and price, by both sides.</summary>
internal static class Agree
{
    /// <summary>Show what is to be agreed</summary>
    /// <remarks>
    /// From the state <c>coordination</c> on: what the store proposes, with the price of the first year as the cost preview computes it now, and
    /// what each side has confirmed.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Told<Agreement>> Read(Guid id, Act act, FitDatabase database, AdoptionPapers papers, OrganisationRegister register) => database.Read(async sql =>
    {
        var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        if (row.Stage is AdoptionState.Draft or AdoptionState.Interest)
        {
            throw Transitions.Conflict(row);
        }

        var confirmations = await AgreementTable.All(sql, id);
        return new Told<Agreement>(new Agreement
        {
            Adoption = id,
            Proposal = row.StartMonth is null ? Proposal(row, papers) : AdoptionPapers.AgreedOf(row),
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
    });

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
        var (asked, letter) = await database.Prepare(act, async sql =>
        {
            var row = await AdoptionMoves.Find(sql, id, ifMatch, act);
            Transitions.Require(row, AdoptionAct.Agree, act);
            var terms = Normal(body.Valid());
            var price = RequirePrice(row, terms, papers);
            return (terms, await Completes(sql, row, terms, act) ? await papers.Letter(row, terms, price) : null);
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
            var agreed = row with
            {
                TermsVersion = asked.TermsVersion,
                StartMonth = asked.Start,
                Conditions = asked.Conditions,
                ConditionsSalt = digest?.Salt,
                FirstYear = asked.FirstYear?.Cents,
            };
            return await moves.Show(write, await moves.Keep(
                write, new Moved(agreed) { Data = [.. data, Hashes(letter)] }, AdoptionAct.Agree, transition.To, act));
        });
    }

    /// <summary>The hashes of documents, for the ledger.</summary>
    public static (string, System.Text.Json.Nodes.JsonNode?) Hashes(IReadOnlyList<MadePaper> papers) =>
        ("documents", new System.Text.Json.Nodes.JsonArray([.. papers.Select(paper => (System.Text.Json.Nodes.JsonNode)paper.Sha256)]));

    /// <summary>What the store proposes to confirm: the terms in force at the wished start, and their price.</summary>
    public static AgreementTerms Proposal(AdoptionRow row, AdoptionPapers papers)
    {
        var current = CostQuery.Written(papers.Today);
        var start = row.WishedStart is { } wished && string.CompareOrdinal(wished, current) > 0 ? wished : current;
        var offer = papers.OfferOf(row);
        var terms = AgreedPrice.Possible(offer, ContractTerm.FirstDay(start), papers.Today) is [var first, ..]
            ? first
            : offer.Entry.Terms.First(known => known.Offer == row.OfferId && known.Version == row.TermsVersion);
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
            var named = string.Join(", ", possible.Select(known => known.Version.ToString(CultureInfo.InvariantCulture)));
            throw Problems.Invalid(Problems.Member("/termsVersion", InputErrorCodes.NotAllowedValue, new(
                $"Für diesen Beginn können Sie diese Fassung vereinbaren: {named}.", $"For this start this version can be agreed: {named}.")));
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
