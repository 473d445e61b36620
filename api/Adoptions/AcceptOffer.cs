using System.Text.Json.Nodes;
using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Api.Publishing;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FluentValidation;

namespace FitStore.Api.Adoptions;

/// <summary>Concluding the contract in the form that the legal model asks for.</summary>
internal static class AcceptOffer
{
    /// <summary>Accept a binding offer</summary>
    /// <remarks>
    /// By a signatory of the adopter after a fresh sign-in for <c>signContract</c>, not by who confirmed the agreement for it. <c>documents</c> are
    /// the hashes of the offer, see `GET …/documents`. In the form <c>text</c> the contract is concluded at once. In the form <c>written</c> a signatory of
    /// each side confirms the same signed copy, and the contract is concluded with the second; a confirmation of another copy takes the other side's
    /// away. The contract gets its number, and a Land's contract carries the demand of its Kommunen on. `mandateCannotSign` where the legal model
    /// asks for the Kommune's own signature.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static Task<Found<Adoption>> Handle(
        Guid id, IfMatch ifMatch, Body<Acceptance> body, Act act, FitDatabase database, AdoptionMoves moves, DemandMoves demand) => database.Write(act, async write =>
    {
        var row = await AdoptionMoves.Find(write, id, ifMatch, act);
        var transition = Transitions.Require(row, AdoptionAct.Accept, act);
        await Transitions.RequireNothingMissing(write, row, AdoptionAct.Accept, act);
        var asked = body.Valid();
        var isWritten = row.Form == ContractForm.Written.Name();
        RequireOpen(row, BerlinTime.DateOf(write.Now));
        MakeBindingOffer.RequireLasting(moves.OfferOf(row), isNew: false);
        var copy = await RequireCopy(write, id, asked, isWritten);
        var documents = await PaperTable.HashesOfOffer(write, id);
        RequireDocuments(asked, documents);
        var line = (await ContractLines.Find(write, row.LineId!.Value))!;
        line = line with { AboveId = (await MakeBindingOffer.Above(write, row))?.Id };
        var signature = await ContractSignatures.Sign(write, line.Id, act, asked.SignsAs, documents, asked.SignedCopy);
        List<(string, JsonNode?)> data =
            [("line", line.Id.ToString()), ("signature", signature.Digest), ("documents", new JsonArray([.. documents.Select(hash => (JsonNode)hash)]))];
        if (isWritten)
        {
            data.Add(("signedCopy", asked.SignedCopy));
            var other = (await ContractSignatures.Signers(write, line.Id)).FirstOrDefault(known => known.OrganisationId != act.For.Id);
            if (other?.SignedCopy != asked.SignedCopy)
            {
                if (other is not null)
                {
                    await ContractSignatures.Remove(write, line.Id, other.OrganisationId);
                }

                var side = (row.AdopterId == act.For.Id ? Party.Adopter : Party.Seller).Name();
                return await moves.Show(write, await moves.Keep(write, new Moved(row with { ConfirmedBy = side }) { Data = data }, AdoptionAct.Accept, row.Stage, act));
            }
        }

        var concluded = await ContractLines.Conclude(write, row, line);
        await TermsProposals.CatchUp(write, row.OfferId, row.TermsVersion, [id]);
        if (copy is not null)
        {
            await PaperTable.Add(write, id, [new MadePaper(AdoptionDocumentKind.SignedCopy, "Unterschriebene Fassung", copy.Name, copy.MediaType, copy.Size, copy.Hash)], binding: true);
        }

        data.Add(("number", concluded.Number));
        var contracted = row with { ContractNumber = concluded.Number };
        var after = await moves.Keep(write, new Moved(contracted) { Data = data }, AdoptionAct.Accept, transition.To, act);
        await demand.CarryOn(write, after, act);
        return await moves.Show(write, after);
    });

    private static void RequireOpen(AdoptionRow row, DateOnly today)
    {
        if (row.BindingUntil < today)
        {
            throw Problems.StateConflict(
                new($"Das Angebot konnte bis zum {row.BindingUntil:dd.MM.yyyy} angenommen werden.", $"The offer could be accepted until {row.BindingUntil:yyyy-MM-dd}."),
                AdoptionState.Lapsed.Name(),
                AdoptionLifeCycle.Possible(AdoptionState.Lapsed));
        }
    }

    /// <summary>The signed copy that was uploaded; none in the text form.</summary>
    private static async Task<AdoptionFileRow?> RequireCopy(Sql sql, Guid id, Acceptance asked, bool isWritten)
    {
        if (isWritten && asked.SignedCopy is null)
        {
            throw Problems.Invalid(Problems.Member("/signedCopy", InputErrorCodes.Required, new(
                "Laden Sie die unterschriebene Fassung hoch und nennen Sie ihre Prüfsumme.", "Upload the signed copy and name its hash.")));
        }

        if (!isWritten && asked.SignedCopy is not null)
        {
            throw Problems.Invalid(Problems.Member("/signedCopy", InputErrorCodes.NotAllowedValue, new(
                "Dieser Vertrag wird in Textform geschlossen; eine unterschriebene Fassung gibt es nicht.", "This contract is concluded in text form; there is no signed copy.")));
        }

        return asked.SignedCopy is not { } hash ? null : await AdoptionFileTable.Find(sql, id, hash) ?? throw Problems.Invalid(Problems.Member("/signedCopy", InputErrorCodes.DoesNotExist, new(
            "Diese Datei liegt nicht beim Vorgang. Laden Sie die unterschriebene Fassung hoch.", "This file is not with the adoption. Upload the signed copy.")));
    }

    private static void RequireDocuments(Acceptance asked, IReadOnlyList<string> documents)
    {
        if (!asked.Documents.ToHashSet(StringComparer.Ordinal).SetEquals(documents))
        {
            throw Problems.DocumentsChanged(new(
                "Das sind nicht die Unterlagen dieses Angebots. Lesen Sie die jetzigen und nehmen Sie dann an.",
                "These are not the documents of this offer. Read the present ones, then accept."));
        }
    }
}

/// <summary>Rules of <see cref="Acceptance"/>.</summary>
internal sealed class AcceptanceValidator : AbstractValidator<Acceptance>
{
    private const int MostDocuments = 20;

    public AcceptanceValidator()
    {
        RuleFor(acceptance => acceptance.Consent).Equal(true).WithErrorCode(InputErrorCodes.Required)
            .WithMessage(_ => new Sentence("Bestätigen Sie, dass Ihre Organisation gebunden ist.", "Confirm that your organisation is bound.").ToString());
        RuleFor(acceptance => acceptance.Documents).Must(documents => documents is null or { Count: <= MostDocuments })
            .WithErrorCode(InputErrorCodes.TooLong)
            .WithMessage(_ => new Sentence($"Nennen Sie höchstens {MostDocuments} Unterlagen.", $"Name at most {MostDocuments} documents.").ToString());
        RuleForEach(acceptance => acceptance.Documents).Like(WireFormats.Sha256, NoHash);
        RuleFor(acceptance => acceptance.SignsAs).Given().AtMost(200).OneLine();
        RuleFor(acceptance => acceptance.SignedCopy).Like(WireFormats.Sha256, NoHash);
    }

    private static Sentence NoHash => new("Nennen Sie die SHA-256-Prüfsumme in 64 Zeichen aus 0–9 und a–f.", "Give the SHA-256 in 64 signs of 0–9 and a–f.");
}
