using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Cost;

/// <summary>Who has, or had, a contract on a service.</summary>
/// <param name="Organisation">The adopter.</param>
/// <param name="Offer">Id of the offer it took.</param>
/// <param name="Since">The day of the contract.</param>
/// <param name="Until">The day it ended; nothing while it runs.</param>
internal sealed record Adopter(Organisation Organisation, Guid Offer, DateOnly Since, DateOnly? Until)
{
    /// <summary>Whether the contract ran at the end of a day.</summary>
    public bool On(DateOnly day) => Since <= day && (Until is not { } end || end > day);
}

/// <summary>Who pays for an offer, and since when: what the provider may know of its adopters.</summary>
internal sealed class Adopters(CatalogueOffer offer, IReadOnlyList<Adopter> all)
{
    [StringSyntax("Sql")]
    private const string Select = """
        select a.adopter_id, a.offer_id, a.state, a.state_since,
          (select min(e.at) from adoption_events e where e.adoption_id = a.id and e.state = 'contracted') as contracted_at
        from adoptions a
        where a.service_id = @serviceId
          and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant', 'terminating', 'ended')
        order by a.id
        """;

    private sealed record Row
    {
        public required Guid AdopterId { get; init; }

        public required Guid OfferId { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset StateSince { get; init; }

        public DateTimeOffset? ContractedAt { get; init; }
    }

    /// <summary>The calendar years from the first contract or terms on.</summary>
    public static async Task<Adopters> Read(Sql sql, CatalogueOffer offer, OrganisationRegister.Snapshot register)
    {
        var rows = await sql.Rows<Row>(Select, new { serviceId = offer.Entry.ServiceId });
        return new(offer, [.. rows.Select(row => new Adopter(
            register.Find(row.AdopterId)!,
            row.OfferId,
            BerlinTime.DateOf(row.ContractedAt ?? row.StateSince),
            row.State == AdoptionState.Ended.Name() ? BerlinTime.DateOf(row.StateSince) : null))]);
    }

    /// <summary>Places of the Länder that share at the end of a day: the provider's, and those with a contract. Ascending.</summary>
    public IReadOnlyList<int> Laender(OfferYear year, DateOnly day) =>
    [
        .. all.Where(adopter => adopter.Organisation.Kind == OrganisationKind.Land && adopter.On(day))
            .Select(adopter => adopter.Organisation.Land!)
            .Append(OfferInMonth.ProviderOf(offer.Entry))
            .Select(year.PlaceOf)
            .Distinct()
            .Order(),
    ];

    /// <summary>The Länder that join within a year, the earliest first.</summary>
    public IReadOnlyList<Joiner> Joining(OfferYear year, int calendarYear)
    {
        var standing = Laender(year, new DateOnly(calendarYear - 1, 12, 31));
        return
        [
            .. all.Where(adopter => adopter.Organisation.Kind == OrganisationKind.Land && adopter.Since.Year == calendarYear)
                .Select(adopter => new Joiner(year.PlaceOf(adopter.Organisation.Land!), FirstYear.MonthsLeft(adopter.Since)))
                .Where(joiner => !standing.Contains(joiner.Land))
                .DistinctBy(joiner => joiner.Land)
                .OrderByDescending(joiner => joiner.Months)
                .ThenBy(joiner => joiner.Land),
        ];
    }

    /// <summary>Kommunen that took this very offer and are charged by it themselves, with a contract at the end of a day; by ARS.</summary>
    public IEnumerable<Adopter> Kommunen(OfferYear year, DateOnly day) =>
        offer.Offer.LegalModel is not (LegalModel.Kommunalvertreter or LegalModel.Govdigital) || year.IsAllocated
            ? []
            : all.Where(adopter => adopter.Organisation.Kind.IsKommune() && adopter.Offer == offer.Offer.Id && adopter.On(day)).OrderBy(adopter => adopter.Organisation.Ars, StringComparer.Ordinal);
}
