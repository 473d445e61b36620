using System.Globalization;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Support;

/// <summary>Services of their own with the price sheets that tests compute with, put into the database as publishing will: rows and ledger entry in one transaction.</summary>
internal static class PricedOffers
{
    /// <summary>The ARS prefix of Mecklenburg-Vorpommern, which has accounts in every role.</summary>
    public const string Provider = "13";

    private static int count;

    /// <summary>A new service with one offer and one terms version.</summary>
    /// <param name="api">Where.</param>
    /// <param name="sheet">What it costs; nothing for an offer without terms.</param>
    /// <param name="model">How it is bought.</param>
    /// <param name="provider">ARS of the Land that provides it.</param>
    /// <param name="state">State of the service.</param>
    /// <param name="throughOperator">Whether the operator makes the contracts, as under the legal model FIT-Store.</param>
    /// <param name="adopters">ARS of those who have adopted, each with the day of its contract.</param>
    public static async Task<Guid> Add(ApiUnderTest api, PriceSheet? sheet, LegalModel model = LegalModel.FitStore, string provider = Provider, string state = "published", bool throughOperator = false, params IReadOnlyList<(string Ars, DateOnly Since)> adopters)
    {
        var offerId = Guid.Empty;
        var slug = string.Create(CultureInfo.InvariantCulture, $"preis-{Interlocked.Increment(ref count)}-{Guid.NewGuid():n}");
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            var serviceId = write.NewId();
            offerId = write.NewId();
            async Task<Guid> Organisation(string ars) => (await write.Row<Guid?>("select id from organisations where ars = @ars", new { ars }))!.Value;
            var providerId = await Organisation(provider);
            var sellerId = throughOperator ? (await write.Row<Guid?>("select id from organisations where kind = 'operator'"))!.Value : providerId;
            var like = await write.Row<string>("select r.content from service_revisions r join services s on s.id = r.service_id where s.slug = @slug", new { slug = Given.Slug });
            var content = JsonSerializer.Deserialize(like!, ContractsJson.Default.ServiceContent)! with { Name = $"Dienst {slug}", Keywords = [], LeadLand = "MV" };
            await write.Execute(
                "insert into services (id, slug, version, state, provider_id, published_revision, created_at) values (@serviceId, @slug, 1, @state, @providerId, 1, @now)",
                new { serviceId, slug, state, providerId, now = write.Now });
            await write.Execute(
                "insert into service_revisions (service_id, number, state, origin, content, published_at) values (@serviceId, 1, 'published', 'reviewed', @content, @now)",
                new { serviceId, content = JsonSerializer.Serialize(content, ContractsJson.Default.ServiceContent), now = write.Now });
            await write.Execute(
                "insert into offers (id, service_id, position, version, name, legal_model, seller_id, takers, provenance) values (@offerId, @serviceId, 1, 1, 'Angebot', @model, @sellerId, @takers, 'example')",
                new { offerId, serviceId, model = model.Name(), sellerId, takers = model == LegalModel.Kommunalvertreter ? "kreis gemeindeverband gemeinde" : "land kreis gemeindeverband gemeinde" });
            if (sheet is not null)
            {
                var terms = await write.Row<string>("select t.content from terms t join offers o on o.id = t.offer_id join services s on s.id = o.service_id where s.slug = @slug and o.position = 1 and t.version = 1", new { slug = Given.Slug });
                var priced = JsonSerializer.Deserialize(terms!, ContractsJson.Default.TermsContent)! with { PriceSheet = sheet };
                await write.Execute(
                    "insert into terms (offer_id, version, valid_from, published_at, content) values (@offerId, 1, @validFrom, @now, @content)",
                    new { offerId, validFrom = new DateOnly(2026, 1, 1), content = JsonSerializer.Serialize(priced, ContractsJson.Default.TermsContent), now = write.Now });
            }

            foreach (var (ars, since) in adopters)
            {
                await write.Execute(
                    """
                    insert into adoptions (id, version, state, state_since, route, service_id, offer_id, terms_version, adopter_id, provider_id, addressee_id, interest_at, provenance, created_at)
                    values (@id, 1, 'live', @since, 'provider', @serviceId, @offerId, 1, @adopterId, @providerId, @providerId, @since, 'declared', @now)
                    """,
                    new { id = write.NewId(), since = new DateTimeOffset(since, new TimeOnly(12, 0), TimeSpan.Zero), serviceId, offerId, adopterId = await Organisation(ars), providerId, now = write.Now });
            }

            write.Record("service.published", $"service/{serviceId}", ("service", serviceId.ToString()));
            return new Gone();
        });
        return offerId;
    }

    /// <summary>A sheet with these items, agreed.</summary>
    public static PriceSheet Sheet(params IReadOnlyList<PriceItem> items) => new()
    {
        Nature = PriceNature.Binding,
        Free = items.Count == 0,
        Financing = Financing.Adopters,
        Items = items,
        KeyUnanimous = true,
        Vat = new VatTreatment { Added = false, Note = "Hoheitliche Aufgabe" },
    };

    /// <summary>A yearly total that is shared.</summary>
    public static PriceItem Shared(long cents, params IReadOnlyList<(AllocationKey Key, string Weight)> keys) => new()
    {
        Kind = CostKind.Operation,
        Label = "Betrieb",
        Charge = Charge.Yearly,
        Basis = PriceBasis.Allocated,
        Amount = Money.OfCents(cents),
        Key = [.. keys.Select(key => new WeightedKey { Key = key.Key, Weight = key.Weight, TargetGroup = key.Key == AllocationKey.TargetGroup ? "Niemand" : null })],
    };

    /// <summary>A price of a unit, or for each organisation.</summary>
    public static PriceItem Unit(PriceBasis basis, string? unitPrice = null, long? cents = null, Charge charge = Charge.Yearly) => new()
    {
        Kind = CostKind.DirectUse,
        Label = "Einzelpreis",
        Charge = charge,
        Basis = basis,
        UnitPrice = unitPrice,
        Amount = cents is { } amount ? Money.OfCents(amount) : null,
    };
}
