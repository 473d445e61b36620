using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Notifications;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Cost;

namespace FitStore.Api.Cost;

/// <summary>The yearly re-set of prices (product.md, Cost, method 6).</summary>
internal static class ResetPrices
{
    private const int MonthOfReset = 9;

    /// <summary>Days after the re-set within which who has adopted may announce to leave by 31 December.</summary>
    private const int DaysToTerminate = 30;

    [StringSyntax("Sql")]
    private const string SelectVersion = "select version from offers where id = @id";

    [StringSyntax("Sql")]
    private const string SelectNewest = "select version, valid_from, content from terms where offer_id = @id order by version desc";

    [StringSyntax("Sql")]
    private const string InsertTerms = """
        insert into terms (offer_id, version, valid_from, published_at, content)
        values (@offerId, @version, @validFrom, @publishedAt, @content)
        """;

    [StringSyntax("Sql")]
    private const string MoveOffer = "update offers set version = version + 1 where id = @id";

    private sealed record TermsRow
    {
        public required int Version { get; init; }

        public required DateOnly ValidFrom { get; init; }

        public required string Content { get; init; }
    }

    /// <summary>Re-set the prices of an offer</summary>
    /// <remarks>
    /// Once a year, in September, by the organisation that provides the service: a new terms version, valid from 1 January, that differs in
    /// the price sheet alone and needs nobody's consent. Everybody who has adopted is told by mail, with the old and the new amount, and may
    /// announce within 30 days to leave by 31 December. `If-Match` names the `ETag` of the offer.
    /// </remarks>
    /// <param name="id">Id of the offer.</param>
    public static Task<Made<PriceReset>> Handle(
        Guid id, IfMatch ifMatch, Body<NewPriceReset> body, Act act, FitDatabase database, OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference, TimeProvider clock) =>
        database.Write(act, async write =>
        {
            var offer = PriceSheetEffects.OfProvider(id, act, catalogue);
            var today = BerlinTime.Today(clock);
            var versions = await write.Rows<TermsRow>(SelectNewest, new { id });
            ifMatch.Check(await write.Value<int>(SelectVersion, new { id }) + InForce(versions, today));
            var asked = body.Valid();
            var validFrom = new DateOnly(today.Year + 1, 1, 1);
            Require(today, versions, validFrom);
            var newest = versions[0];
            var before = JsonSerializer.Deserialize(newest.Content, ContractsJson.Default.TermsContent)!;
            var content = JsonSerializer.Serialize(before with { PriceSheet = asked.PriceSheet }, ContractsJson.Default.TermsContent);
            if (content == JsonSerializer.Serialize(before, ContractsJson.Default.TermsContent))
            {
                throw Problems.Invalid(Problems.Member("/priceSheet", InputErrorCodes.NotAllowedValue, new(
                    "Dieses Preisblatt gilt schon. Ändern Sie etwas daran.", "This price sheet applies already. Change something in it.")));
            }

            var adopters = await Adopters.Read(write, offer, register.Current);
            var effect = PriceSheetEffects.EffectOfReset(AskCost.Sources(register, catalogue, reference), offer, adopters, asked.PriceSheet, today);
            var version = newest.Version + 1;
            await write.Execute(InsertTerms, new { offerId = id, version, validFrom, publishedAt = write.Now, content });
            await write.Execute(MoveOffer, new { id });
            write.Record(
                "terms.pricesReset",
                $"offer/{id}",
                ("service", offer.Entry.ServiceId.ToString()),
                ("terms", version),
                ("validFrom", validFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            var reset = new PriceReset { Offer = id, TermsVersion = version, ValidFrom = validFrom, TerminateUntil = today.AddDays(DaysToTerminate), Effect = effect };
            await TermsProposals.ResetPrices(write, id, version, validFrom, reset.TerminateUntil);
            await Tell(write, offer, reset);
            return new Made<PriceReset>(reset, $"/v1/offers/{id}/terms/{version}");
        });

    private static int InForce(IReadOnlyList<TermsRow> versions, DateOnly today) => versions.FirstOrDefault(terms => terms.ValidFrom <= today)?.Version ?? 0;

    private static void Require(DateOnly today, IReadOnlyList<TermsRow> versions, DateOnly validFrom)
    {
        if (versions.Count == 0)
        {
            throw Problems.OfferWithoutPrices();
        }

        if (versions[0].ValidFrom >= validFrom)
        {
            throw Problems.AlreadyThere(new(
                $"Für die Zeit ab {versions[0].ValidFrom:dd.MM.yyyy} sind schon Konditionen veröffentlicht. Neu festgesetzt wird einmal im Jahr.",
                $"Terms from {versions[0].ValidFrom:yyyy-MM-dd} on are published already. Prices are re-set once a year."));
        }

        if (today.Month != MonthOfReset)
        {
            throw Problems.StateConflict(
                new(
                    "Preise werden nur im September neu festgesetzt, zum 1. Januar. Zu anderer Zeit braucht ein höherer Preis die Zustimmung der Nachnutzenden.",
                    "Prices are re-set in September only, by 1 January. At another time a higher price needs the consent of those who have adopted."),
                "outsideSeptember",
                []);
        }
    }

    /// <summary>Everybody who has adopted.</summary>
    private static async Task Tell(Write write, CatalogueOffer offer, PriceReset reset)
    {
        var service = offer.Entry.Service;
        foreach (var payer in reset.Effect.Payers.Where(payer => payer.Adopts && payer.Payer.Id != service.Provider.Id))
        {
            await Notices.Tell(write, payer.Payer.Id, MailKind.PricesReset, new MailContent
            {
                Organisation = payer.Payer.Name,
                Services = [new MailedService(service.Name, service.Slug)],
                Reset = new MailedReset(reset.ValidFrom, reset.TerminateUntil, payer.Before.Cents, payer.After.Cents),
            });
        }
    }
}
