using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using FitStore.Api.Accounts;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Identity;

namespace FitStore.Api.Sample;

/// <summary>
/// Fills a database that holds nothing but the base data so that the store opens with 32 services and somebody to try it as. What is not publicly known
/// is marked as an example. Never in Production.
/// </summary>
internal static class SampleData
{
    /// <summary>Password of all sample accounts; no secret, it is shown on the sign-in page.</summary>
    public const string Password = "Beispiel-Passwort-2026";

    /// <summary>Type of the ledger entry that says it was loaded.</summary>
    public const string LoadedType = "sample.loaded";

    [StringSyntax("Sql")]
    private const string CountOthers = "select count(*) from organisations where kind not in ('bund', 'land')";

    [StringSyntax("Sql")]
    private const string SelectBase = "select id, kind, land from organisations where kind in ('bund', 'land')";

    [StringSyntax("Sql")]
    private const string ChangeBase = """
        update organisations
        set leitweg_id = @leitwegId, mailbox = @mailbox, provenance = @provenance
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string CountSampleAccounts = "select count(*) from accounts where sample = 1";

    [StringSyntax("Sql")]
    private const string InsertOrganisation = """
        insert into organisations (id, version, kind, name, ars, land, inhabitants, inhabitants_as_of, inhabitants_source, leitweg_id,
          mailbox, provenance, created_at)
        values (@id, 1, @kind, @name, @ars, @land, @inhabitants, @inhabitantsAsOf, @inhabitantsSource, @leitwegId, @mailbox, @provenance, @now)
        """;

    [StringSyntax("Sql")]
    private const string LinkOrganisation = "update organisations set linked_to = @linkedTo where id = @id";

    [StringSyntax("Sql")]
    private const string InsertFact = """
        insert into organisation_facts (id, version, organisation_id, fact, with_organisation_id, state, recorded_at, decided_at, confirmed_at, provenance)
        values (@id, 1, @organisationId, @fact, @with, 'confirmed', @now, @now, @now, 'example')
        """;

    [StringSyntax("Sql")]
    private const string Accredit = "update organisations set accredited_at = @now where id in (select organisation_id from members)";

    [StringSyntax("Sql")]
    private const string InsertService = """
        insert into services (id, slug, version, state, provider_id, published_revision, created_at, changed_at)
        values (@id, @slug, 1, @state, @providerId, 1, @publishedAt, @publishedAt)
        """;

    [StringSyntax("Sql")]
    private const string InsertRevision = """
        insert into service_revisions (service_id, number, version, state, origin, content, created_at, changed_at, published_at)
        values (@serviceId, 1, 1, 'published', @origin, @content, @publishedAt, @publishedAt, @publishedAt)
        """;

    [StringSyntax("Sql")]
    private const string InsertOffer = """
        insert into offers (id, service_id, position, version, name, legal_model, seller_id, takers, provenance)
        values (@id, @serviceId, @position, 1, @name, @legalModel, @sellerId, @takers, @provenance)
        """;

    [StringSyntax("Sql")]
    private const string InsertTerms = """
        insert into terms (offer_id, version, valid_from, published_at, content)
        values (@offerId, @version, @validFrom, @publishedAt, @content)
        """;

    [StringSyntax("Sql")]
    private const string InsertReportedAdoption = """
        insert into adoptions (id, version, state, state_since, route, service_id, offer_id, terms_version, adopter_id, provider_id,
          addressee_id, interest_at, reported_as_of, provenance, created_at)
        values (@id, 1, @state, @since, 'provider', @serviceId, @offerId, 1, @adopterId, @providerId, @providerId, @since, @reportedAsOf, @provenance, @now)
        """;

    [StringSyntax("Sql")]
    private const string InsertOpen = "insert into open_adoptions (adopter_id, service_id, adoption_id) values (@adopterId, @serviceId, @adoptionId)";

    /// <summary>An organisation that every store knows.</summary>
    private sealed record BaseRow
    {
        public required Guid Id { get; init; }

        public required string Kind { get; init; }

        public string? Land { get; init; }
    }

    /// <summary>Loads the sample data into a database that holds the base data and no other organisations.</summary>
    public static async Task Load(FitDatabase database, IPasswordHasher<Account> hasher, bool accounts = true)
    {
        var isEmpty = await database.Read(sql => sql.Value<int>(CountOthers)) == 0;
        if (!isEmpty && await database.Read(async sql => await SampleReferenceData.IsSettled(sql) && await SampleLists.IsSettled(sql)))
        {
            return;
        }

        var files = SampleFiles.Read();
        if (isEmpty)
        {
            await Load(database, files, hasher, accounts);
        }

        await SampleReferenceData.Load(database, files);
        await SampleLists.Load(database, files);
    }

    /// <summary>Whether the database holds accounts whose password everybody can read.</summary>
    public static async Task<bool> HasAccounts(FitDatabase database) => await database.Read(sql => sql.Value<int>(CountSampleAccounts)) > 0;

    private static async Task Load(FitDatabase database, SampleFiles files, IPasswordHasher<Account> hasher, bool accounts)
    {
        var passwordHash = hasher.HashPassword(null!, Password);
        await database.Write(new Act(), async write =>
        {
            var organisations = await AddOrganisations(write, files);
            if (accounts)
            {
                await AddPeople(write, files, organisations, passwordHash);
            }

            foreach (var service in files.Services)
            {
                await AddService(write, service, organisations);
            }

            write.Record(LoadedType, "sample", ("services", files.Services.Count), ("organisations", organisations.Count), ("accounts", accounts ? files.Accounts.Count : 0));
            return new Gone();
        });
    }

    private static async Task<Dictionary<string, Guid>> AddOrganisations(Write write, SampleFiles files)
    {
        var known = (await write.Rows<BaseRow>(SelectBase)).ToDictionary(row => (row.Kind, row.Land), row => row.Id);
        var ids = files.Organisations.ToDictionary(
            organisation => organisation.Key,
            organisation => BaseData.Holds(organisation) ? known[(organisation.Kind.Name(), organisation.Land)] : write.NewId(),
            StringComparer.Ordinal);
        foreach (var organisation in files.Organisations)
        {
            if (BaseData.Holds(organisation))
            {
                await write.Execute(ChangeBase, new
                {
                    id = ids[organisation.Key],
                    leitwegId = organisation.LeitwegId,
                    mailbox = organisation.Mailbox,
                    provenance = organisation.Provenance.Name(),
                });
                continue;
            }

            await write.Execute(InsertOrganisation, new
            {
                id = ids[organisation.Key],
                kind = organisation.Kind.Name(),
                name = organisation.Name,
                ars = organisation.Ars,
                land = organisation.Land,
                inhabitants = organisation.Inhabitants?.Count,
                inhabitantsAsOf = organisation.Inhabitants?.AsOf,
                inhabitantsSource = organisation.Inhabitants?.Source,
                leitwegId = organisation.LeitwegId,
                mailbox = organisation.Mailbox,
                provenance = organisation.Provenance.Name(),
                now = write.Now,
            });
        }

        foreach (var organisation in files.Organisations)
        {
            if (organisation.LinkedTo is { } other)
            {
                await write.Execute(LinkOrganisation, new { id = ids[organisation.Key], linkedTo = ids[other] });
            }

            foreach (var fact in organisation.Facts)
            {
                await write.Execute(InsertFact, new
                {
                    id = write.NewId(),
                    organisationId = ids[organisation.Key],
                    fact = fact.Fact.Name(),
                    with = fact.With is { } key ? ids[key] : (Guid?)null,
                    now = write.Now,
                });
            }
        }

        return ids;
    }

    private static async Task AddPeople(Write write, SampleFiles files, Dictionary<string, Guid> organisations, string passwordHash)
    {
        foreach (var person in files.Accounts)
        {
            var account = await AccountTable.Add(write, person.Name, person.Email, passwordHash, sample: true);
            foreach (var membership in person.Memberships)
            {
                await MemberTable.Add(write, account, organisations[membership.Organisation], membership.Roles);
            }
        }

        await write.Execute(Accredit, new { now = write.Now });
    }

    private static async Task AddService(Write write, SampleService service, Dictionary<string, Guid> organisations)
    {
        var serviceId = write.NewId();
        var providerId = organisations[service.Provider];

        // In the morning of an office day, in UTC.
        var publishedAt = new DateTimeOffset(service.PublishedOn, new TimeOnly(9, 0), TimeSpan.Zero);
        await write.Execute(InsertService, new { id = serviceId, slug = service.Slug, state = ServiceState.Published.Name(), providerId, publishedAt });
        await write.Execute(InsertRevision, new
        {
            serviceId,
            origin = ListingOrigin.Sample.Name(),
            content = JsonSerializer.Serialize(service.Content, ContractsJson.Default.ServiceContent),
            publishedAt,
        });

        var offers = new List<(Guid Id, SampleOffer Offer)>();
        foreach (var offer in service.Offers)
        {
            var offerId = write.NewId();
            offers.Add((offerId, offer));
            await write.Execute(InsertOffer, new
            {
                id = offerId,
                serviceId,
                position = offers.Count,
                name = offer.Name,
                legalModel = offer.LegalModel.Name(),
                sellerId = organisations[offer.Seller],
                takers = string.Join(' ', offer.Takers.Select(kind => kind.Name())),
                provenance = offer.Provenance.Name(),
            });
            for (var version = 1; version <= offer.Terms.Count; version++)
            {
                var terms = offer.Terms[version - 1];
                await write.Execute(InsertTerms, new
                {
                    offerId,
                    version,
                    validFrom = terms.ValidFrom,
                    content = JsonSerializer.Serialize(terms.Content, ContractsJson.Default.TermsContent),
                    publishedAt,
                });
            }
        }

        async Task AddReuse(string adopter, Guid offerId, AdoptionState state, string? asOf, Provenance provenance)
        {
            var adoptionId = write.NewId();
            var adopterId = organisations[adopter];
            await write.Execute(InsertReportedAdoption, new
            {
                id = adoptionId,
                state = state.Name(),
                since = asOf is { } known ? Instant(known) : write.Now,
                serviceId,
                offerId,
                adopterId,
                providerId,
                reportedAsOf = asOf,
                provenance = provenance.Name(),
                now = write.Now,
            });
            await write.Execute(InsertOpen, new { adopterId, serviceId, adoptionId });
        }

        foreach (var reuse in service.Reuse)
        {
            await AddReuse(reuse.Land, offers.First(entry => entry.Offer.Takers.Contains(OrganisationKind.Land)).Id, reuse.State, reuse.AsOf, reuse.Provenance);
        }

        foreach (var use in service.Kommunen)
        {
            await AddReuse(use.Organisation, offers.First(entry => entry.Offer.Key == use.Offer).Id, use.State, use.AsOf, use.Provenance);
        }
    }

    /// <summary>The first instant of a year, month or day.</summary>
    private static DateTimeOffset Instant(string asOf) =>
        DateTimeOffset.ParseExact((asOf + "-01-01")[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
