using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Publishing;

/// <summary>A service whose offers are looked at.</summary>
internal sealed record OfferedService
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string State { get; init; }

    public required Guid ProviderId { get; init; }
}

/// <summary>An offer as it stands in the database, public or not.</summary>
internal sealed record KeptOffer
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required int Position { get; init; }

    public required string Name { get; init; }

    public required string LegalModel { get; init; }

    public required Guid SellerId { get; init; }

    /// <summary>Names of the kinds, with spaces between.</summary>
    public required string Takers { get; init; }

    public required string Provenance { get; init; }

    public required Guid ServiceId { get; init; }

    public required string Slug { get; init; }

    public required string ServiceState { get; init; }

    public required Guid ProviderId { get; init; }

    /// <summary>Number of the newest published terms version.</summary>
    public int? NewestTerms { get; init; }

    /// <summary>Number of the version in force on the day asked for.</summary>
    public int? TermsInForce { get; init; }

    /// <summary>First day of the newest version.</summary>
    public DateOnly? NewestValidFrom { get; init; }

    /// <summary>Number of running adoptions.</summary>
    public required int Running { get; init; }

    /// <summary>Other terms coming into force count as a change, as they do in the catalogue.</summary>
    public int TaggedVersion => Version + (TermsInForce ?? 0);

    public IReadOnlyList<OrganisationKind> TakerKinds => [.. Takers.Split(' ').Select(Names.Parse<OrganisationKind>)];

    public Offer Show(OrganisationRegister.Snapshot register) => new()
    {
        Id = Id,
        Version = TaggedVersion,
        Service = Slug,
        Name = Name,
        LegalModel = Names.Parse<LegalModel>(LegalModel),
        Seller = register.Ref(SellerId),
        Takers = TakerKinds,
        TermsInForce = TermsInForce,
        Provenance = Names.Parse<Provenance>(Provenance),
    };

    public ProvidedOffer ShowProvided(OrganisationRegister.Snapshot register, TermsDraftState? draft) => new()
    {
        Id = Id,
        Version = TaggedVersion,
        Service = Slug,
        Name = Name,
        LegalModel = Names.Parse<LegalModel>(LegalModel),
        Seller = register.Ref(SellerId),
        Takers = TakerKinds,
        Published = NewestTerms is not null,
        TermsInForce = TermsInForce,
        NewestTerms = NewestTerms,
        NewestValidFrom = NewestValidFrom,
        Draft = draft,
        Running = Running,
    };
}

/// <summary>The statements on offers. Who may see one stands in the <c>where</c>: its provider, and everybody once it is public.</summary>
internal static class OfferTable
{
    [StringSyntax("Sql")]
    private const string Columns = """
        select o.id, o.version, o.position, o.name, o.legal_model, o.seller_id, o.takers, o.provenance, o.service_id, s.slug,
          s.state as service_state, s.provider_id,
          (select max(t.version) from terms t where t.offer_id = o.id) as newest_terms,
          (select max(t.version) from terms t where t.offer_id = o.id and t.valid_from <= @today) as terms_in_force,
          (select max(t.valid_from) from terms t where t.offer_id = o.id) as newest_valid_from,
          (select count(*) from adoptions a where a.offer_id = o.id
            and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant', 'terminating')) as running
        from offers o
        join services s on s.id = o.service_id
        """;

    [StringSyntax("Sql")]
    private const string SelectOne = $"""
        {Columns}
        where o.id = @id
          and (s.provider_id = @organisation
            or (s.state <> 'unpublished' and exists (select 1 from terms t where t.offer_id = o.id)))
        """;

    [StringSyntax("Sql")]
    private const string SelectOfService = $"{Columns} where o.service_id = @serviceId order by o.position";

    [StringSyntax("Sql")]
    private const string SelectService = """
        select s.id, s.slug, s.state, s.provider_id
        from services s
        where s.slug = @slug
          and (s.state <> 'unpublished' or s.provider_id = @organisation
            or (@isOperator = 1 and exists (
              select 1 from service_revisions r where r.service_id = s.id and r.state in ('submitted', 'inReview', 'scheduled'))))
        """;

    [StringSyntax("Sql")]
    private const string SelectLastPosition = "select coalesce(max(position), 0) from offers where service_id = @serviceId";

    [StringSyntax("Sql")]
    private const string CountOfService = "select count(*) from offers where service_id = @serviceId";

    [StringSyntax("Sql")]
    private const string Insert = """
        insert into offers (id, service_id, position, version, name, legal_model, seller_id, takers, provenance)
        values (@id, @serviceId, @position, 1, @name, @legalModel, @sellerId, @takers, 'declared')
        """;

    [StringSyntax("Sql")]
    private const string Update = """
        update offers set version = version + 1, name = @name, legal_model = @legalModel, seller_id = @sellerId, takers = @takers
        where id = @id
        """;

    [StringSyntax("Sql")]
    private const string DeleteDraft = "delete from terms_drafts where offer_id = @id";

    [StringSyntax("Sql")]
    private const string Delete = "delete from offers where id = @id";

    [StringSyntax("Sql")]
    private const string Move = "update offers set version = version + 1 where id = @id";

    [StringSyntax("Sql")]
    private const string TouchService = "update services set changed_at = @now where id = (select service_id from offers where id = @id)";

    [StringSyntax("Sql")]
    private const string InsertTerms = """
        insert into terms (offer_id, version, valid_from, published_at, content)
        values (@offerId, @version, @validFrom, @publishedAt, @content)
        """;

    /// <summary>A service that the caller may know of.</summary>
    public static Task<OfferedService?> FindService(Sql sql, string slug, Act act) =>
        sql.Row<OfferedService>(SelectService, new { slug, organisation = act.For.Id, isOperator = act.IsOperator ? 1 : 0 });

    /// <summary>An offer that an organisation may know of: its own, or a public one.</summary>
    public static Task<KeptOffer?> Find(Sql sql, Guid id, Guid organisation, DateOnly today) =>
        sql.Row<KeptOffer>(SelectOne, new { id, organisation, today });

    /// <summary>The offer, for an act of the organisation that provides its service and of nobody else.</summary>
    public static async Task<KeptOffer> OfProvider(Sql sql, Guid id, Act act, DateOnly today)
    {
        var offer = await Find(sql, id, act.For.Id, today) ?? throw Problems.NotFound();
        return offer.ProviderId == act.For.Id ? offer : throw Problems.OwnerOnly();
    }

    public static Task<IReadOnlyList<KeptOffer>> OfService(Sql sql, Guid serviceId, DateOnly today) => sql.Rows<KeptOffer>(SelectOfService, new { serviceId, today });

    public static Task<int> Count(Sql sql, Guid serviceId) => sql.Value<int>(CountOfService, new { serviceId });

    public static async Task Add(Write write, Guid id, Guid serviceId, OfferStatements said) => await write.Execute(Insert, new
    {
        id,
        serviceId,
        position = await write.Value<int>(SelectLastPosition, new { serviceId }) + 1,
        name = said.Name,
        legalModel = said.LegalModel.Name(),
        sellerId = said.Seller,
        takers = Written(said.Takers),
    });

    public static Task Change(Write write, Guid id, OfferStatements said) => write.Execute(Update, new
    {
        id,
        name = said.Name,
        legalModel = said.LegalModel.Name(),
        sellerId = said.Seller,
        takers = Written(said.Takers),
    });

    public static async Task Remove(Write write, Guid id)
    {
        await write.Execute(DeleteDraft, new { id });
        await write.Execute(Delete, new { id });
    }

    /// <summary>Adds a terms version, which is a change of the offer, too.</summary>
    public static async Task AddTerms(Write write, Guid id, int version, DateOnly validFrom, TermsContent content)
    {
        await write.Execute(InsertTerms, new
        {
            offerId = id,
            version,
            validFrom,
            publishedAt = write.Now,
            content = JsonSerializer.Serialize(content, ContractsJson.Default.TermsContent),
        });
        await write.Execute(Move, new { id });
    }

    /// <summary>The workspace says when anything of a service was last changed.</summary>
    public static Task Touch(Write write, Guid id) => write.Execute(TouchService, new { id, now = write.Now });

    public static string Written(IEnumerable<OrganisationKind> takers) => string.Join(' ', takers.Select(kind => kind.Name()));
}

/// <summary>What an offer says of itself.</summary>
internal sealed record OfferStatements(string Name, LegalModel LegalModel, Guid Seller, IReadOnlyList<OrganisationKind> Takers);
