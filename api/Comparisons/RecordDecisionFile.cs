using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Comparisons;
using FluentValidation;

namespace FitStore.Api.Comparisons;

/// <summary>Freezing a comparison with the decision and its reasons.</summary>
internal static class RecordDecisionFile
{
    private const int Format = 1;

    /// <summary>Record a decision</summary>
    /// <remarks>
    /// Freezes the comparison of this moment: date, versions, prices, provenance, with the decision and its reasons, for the procurement
    /// record of the organisation acted for. It never changes and is seen by that organisation alone. The ledger keeps its hash.
    /// </remarks>
    public static Task<Made<DecisionFileSummary>> Handle(Body<NewDecisionFile> body, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var asked = body.Valid();
        var comparison = Compare(asked, catalogue, register);
        return database.Write(act, async write =>
        {
            var content = new DecisionContent
            {
                Format = Format,
                Id = write.NewId(),
                Title = asked.Title.Trim(),
                RecordedAt = write.Now,
                RecordedBy = act.AccountId!.Value,
                Organisation = act.For,
                Under = act.Mandate?.Agent,
                Entries = [.. asked.Entries.Select(entry => new DecisionEntry { Chosen = entry.Chosen == true, Reason = Given(entry.Reason) })],
                Summary = asked.Summary.Trim(),
                Comparison = comparison,
                Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            };
            var canonical = Canonical(content);
            var hash = Hash(canonical);
            var chosen = content.Entries.TakeWhile(entry => !entry.Chosen).Count();
            var row = new DecisionFileRow
            {
                Id = content.Id,
                Title = content.Title,
                RecordedAt = content.RecordedAt,
                Compared = JsonSerializer.Serialize<IReadOnlyList<string>>([.. comparison.Entries.Select(NameOf)]),
                Chosen = chosen < comparison.Entries.Count ? NameOf(comparison.Entries[chosen]) : null,
                Hash = hash,
                LedgerSequence = write.Record("decisionFile.recorded", $"decisionFile/{content.Id}", ("hash", hash)),
            };
            await DecisionFileTable.Add(write, row, content, canonical);
            var kept = await DecisionFileTable.Find(write, row.Id, act.For.Id);
            return new Made<DecisionFileSummary>(kept!.Show(), $"/v1/decision-files/{row.Id}", version: 1);
        });
    }

    /// <summary>The text that is stored and hashed.</summary>
    public static string Canonical(DecisionContent content) => JsonSerializer.Serialize(content, Answer.TypeInfo<DecisionContent>());

    /// <summary>SHA-256 over the text in UTF-8, in lower-case hex.</summary>
    public static string Hash(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    /// <summary>Service and offer, so that two offers of one service can be told apart.</summary>
    public static string NameOf(ComparedEntry entry) => entry.OfferName is null ? entry.ServiceName : $"{entry.ServiceName} ({entry.OfferName})";

    private static Comparison Compare(NewDecisionFile asked, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var entries = asked.Entries.Select((entry, place) => new ReadComparison.Asked(entry.Service, entry.Offer, $"/entries/{place}/{(entry.Offer is null ? "service" : "offer")}", IsMember: true));
        var comparison = ReadComparison.Of([.. entries], "/entries", isMember: true, catalogue, register);
        return asked.Fingerprint is null || asked.Fingerprint == comparison.Fingerprint
            ? comparison
            : throw Problems.Invalid(Problems.Member("/fingerprint", InputErrorCodes.NotAllowedValue, new(
                "Inzwischen hat sich etwas geändert, das Sie vergleichen. Sehen Sie sich den Vergleich noch einmal an; festgehalten ist noch nichts.",
                "Something that you compare has changed in the meantime. Look at the comparison again; nothing is recorded yet.")));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Rules of <see cref="NewDecisionFile"/>.</summary>
internal sealed class NewDecisionFileValidator : AbstractValidator<NewDecisionFile>
{
    public NewDecisionFileValidator(IValidator<NewDecisionEntry> entry)
    {
        RuleFor(file => file.Title).Given().AtMost(200).OneLine();
        RuleFor(file => file.Summary).Given().AtMost(4000).Plain();
        RuleFor(file => file.Fingerprint).AtMost(64).OneLine();
        RuleForEach(file => file.Entries).SetValidator(entry);
        RuleFor(file => file.Entries)
            .Must(entries => entries is null || entries.Count(one => one?.Chosen == true) <= 1)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence("Wählen Sie höchstens eines.", "Choose at most one.").ToString());
    }
}

/// <summary>Rules of <see cref="NewDecisionEntry"/>.</summary>
internal sealed class NewDecisionEntryValidator : AbstractValidator<NewDecisionEntry>
{
    public NewDecisionEntryValidator()
    {
        RuleFor(entry => entry.Service).AtMost(120).OneLine();
        RuleFor(entry => entry.Service)
            .Must((entry, service) => string.IsNullOrEmpty(service) != (entry.Offer is null))
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Nennen Sie entweder einen Dienst oder ein Angebot.", "Name either a service or an offer.").ToString());
        RuleFor(entry => entry.Reason).AtMost(2000).Plain();
    }
}
