using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Ledger;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Assignments;

/// <summary>Looking at a list, and preparing an assignment for somebody else to release.</summary>
internal static class PrepareAssignment
{
    /// <summary>Check an assignment</summary>
    /// <remarks>
    /// How many Kommunen are right, and everything that is wrong, by line: an unknown ARS, no Kommune, not one of the assigner's, listed
    /// twice, the assigner itself, or one that has an adoption of the service already. It changes nothing and takes no `Idempotency-Key`.
    /// </remarks>
    public static async Task<Told<AssignmentCheck>> Check(
        Body<NewAssignment> body, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference)
    {
        var asked = body.Valid();
        var assigned = await database.Read(sql => AskAssignment.Of(sql, asked, act.For.Id, catalogue.Index, register.Current, reference));
        var (right, wrong) = AssignmentList.Judge(AssignmentList.Read(asked.Recipients), assigned.Situation);
        return new(new AssignmentCheck
        {
            Service = assigned.Offer.Entry.Service.Slug,
            ServiceName = assigned.Offer.Entry.Service.Name,
            OfferName = assigned.Offer.Offer.Name,
            TermsVersion = assigned.Terms.Version,
            Kommunen = right.Count,
            Inhabitants = right.Sum(recipient => recipient.Kommune.Inhabitants?.Count ?? 0),
            Errors = [.. wrong.Select(error => error.Show())],
        });
    }

    /// <summary>Prepare an assignment</summary>
    /// <remarks>
    /// By an editor of a Land or aggregator with a contract for the service. Nothing happens to anybody yet: somebody else releases it
    /// (`POST …/releases`). Every line has to be right; `errors` names each that is not, by its place in `recipients`. Answers 202 with the
    /// address that tells how far it has come.
    /// </remarks>
    public static Task<Accepted<Assignment>> Handle(
        Body<NewAssignment> body, Act act, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference, AssignmentView view) =>
        database.Write(act, async write =>
        {
            var asked = body.Valid();
            var assigned = await AskAssignment.Of(write, asked, act.For.Id, catalogue.Index, register.Current, reference);
            var (right, wrong) = AssignmentList.Judge(AssignmentList.Read(asked.Recipients), assigned.Situation);
            if (wrong.Count > 0)
            {
                throw Problems.Invalid([.. wrong.Select(error => Problems.Member($"/recipients/{error.At.Line - 1}", error.Code, error.Detail))]);
            }

            if (right.Count == 0)
            {
                throw Problems.Invalid(Problems.Member("/recipients", InputErrorCodes.Required, new("Nennen Sie mindestens eine Kommune.", "Name at least one Kommune.")));
            }

            Digest? basis = asked.LegalBasis is { } text ? Digest.Of(text) : null;
            var row = new AssignmentRow
            {
                Id = write.NewId(),
                Version = 1,
                State = AssignmentState.Prepared.Name(),
                AssignerId = act.For.Id,
                ServiceId = assigned.Offer.Entry.ServiceId,
                OfferId = assigned.Offer.Offer.Id,
                TermsVersion = assigned.Terms.Version,
                StartMonth = CostQuery.Written(assigned.Start),
                BindingUntil = asked.BindingUntil,
                LegalBasis = asked.LegalBasis,
                LegalBasisSalt = basis?.Salt,
                Language = Outbox.CurrentLanguage,
                Kommunen = right.Count,
                DocumentsMade = 0,
                ErrorCount = 0,
                PreparedAt = write.Now,
                PreparedBy = act.AccountId,
                Attempts = 0,
            };
            await AssignmentTable.Add(write, row, right);
            write.Record(
                "assignment.prepared",
                $"assignment/{row.Id}",
                ("service", row.ServiceId.ToString()),
                ("offer", row.OfferId.ToString()),
                ("termsVersion", row.TermsVersion),
                ("kommunen", row.Kommunen),
                ("legalBasis", basis?.Value));
            await AssignmentNews.Tell(write, MailKind.AssignmentPrepared, row, register, assigned.Offer.Entry.Service);
            return new Accepted<Assignment>(await view.Show(write, (await AssignmentTable.Find(write, row.Id))!), $"/v1/assignments/{row.Id}", row.Version);
        });
}

/// <summary>Rules of <see cref="NewAssignment"/>.</summary>
internal sealed class NewAssignmentValidator : AbstractValidator<NewAssignment>
{
    private const int LongestLine = 300;

    public NewAssignmentValidator()
    {
        RuleFor(assignment => assignment.Start)
            .Given()
            .Like(WireFormats.Month, new("Geben Sie einen Monat in der Form JJJJ-MM an.", "Give a month as yyyy-MM."));
        RuleFor(assignment => assignment.TermsVersion)
            .InclusiveBetween(1, 10_000)
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Geben Sie eine Fassung von 1 bis 10.000 an.", "Give a version from 1 to 10,000.").ToString());
        RuleFor(assignment => assignment.LegalBasis).AtMost(2_000).Plain();
        RuleFor(assignment => assignment.LegalBasis)
            .Must(basis => basis is null || !string.IsNullOrWhiteSpace(basis))
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Nennen Sie die Rechtsgrundlage.", "Name the legal basis.").ToString());
        RuleFor(assignment => assignment.BindingUntil)
            .Must((assignment, until) => until is not null || assignment.LegalBasis is not null)
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence(
                "Geben Sie an, bis wann das Angebot bindet, oder nennen Sie die Rechtsgrundlage, die keine Unterschrift braucht.",
                "Say until when the offer binds, or name the legal basis that needs no signature.").ToString());
        RuleFor(assignment => assignment.BindingUntil)
            .Must((assignment, until) => until is null || assignment.LegalBasis is null)
            .WithErrorCode(InputErrorCodes.NotAllowedValue)
            .WithMessage(_ => new Sentence(
                "Entweder nimmt jede Kommune ein Angebot an, oder eine Rechtsgrundlage macht das unnötig: Lassen Sie eines von beiden weg.",
                "Either each Kommune accepts an offer, or a legal basis makes that unnecessary: leave one of the two out.").ToString());
        RuleFor(assignment => assignment.Recipients)
            .Must(lines => lines is null or { Count: >= 1 and <= 2_500 })
            .WithErrorCode(InputErrorCodes.OutOfRange)
            .WithMessage(_ => new Sentence("Senden Sie 1 bis 2.500 Zeilen.", "Send 1 to 2,500 lines.").ToString());
        RuleForEach(assignment => assignment.Recipients)
            .Must(line => line is not null)
            .WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Diese Angabe fehlt.", "This value is missing.").ToString())
            .AtMost(LongestLine);
    }
}
