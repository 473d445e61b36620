using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Cost;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Assignments;

/// <summary>What is assigned, judged: the offer, its terms from the start on, and everything that decides on the list.</summary>
internal sealed record AssignedOffer(CatalogueOffer Offer, OfferTerms Terms, DateOnly Start, AssignmentSituation Situation);

/// <summary>Gathers what an assignment has to know, for its check, its preparation, and the job alike.</summary>
internal static class AskAssignment
{
    [StringSyntax("Sql")]
    private const string SelectInhouse = """
        select organisation_id
        from organisation_facts
        where confirmed_at is not null and fact = 'inhouseWith' and with_organisation_id = @assigner
        """;

    [StringSyntax("Sql")]
    private const string SelectOpen = """
        select p.adopter_id, p.adoption_id, a.state, a.addressee_id, a.provider_id, a.route
        from open_adoptions p
        join adoptions a on a.id = p.adoption_id
        where p.service_id = @serviceId
        """;

    private sealed record OpenRow
    {
        public required Guid AdopterId { get; init; }

        public required Guid AdoptionId { get; init; }

        public required string State { get; init; }

        public required Guid AddresseeId { get; init; }

        public required Guid ProviderId { get; init; }

        public required string Route { get; init; }
    }

    /// <summary>The offer and what decides on the list; a problem where the assigner may not give it on, or the question is wrong.</summary>
    public static async Task<AssignedOffer> Of(
        Sql sql, NewAssignment asked, Guid assignerId, CatalogueIndex catalogue, OrganisationRegister.Snapshot register, CurrentReferenceData reference)
    {
        var errors = new List<InputError>();
        var offer = catalogue.FindOffer(asked.Offer);
        if (offer is null)
        {
            errors.Add(Problems.Member("/offer", InputErrorCodes.DoesNotExist, new("Dieses Angebot gibt es nicht.", "There is no such offer.")));
        }

        var today = catalogue.Today;
        var month = CostQuery.Month(asked.Start);
        if (month is null || month < new DateOnly(today.Year, today.Month, 1))
        {
            errors.Add(Problems.Member("/start", InputErrorCodes.OutOfRange, new("Geben Sie den jetzigen oder einen späteren Monat an.", "Give this month or a later one.")));
        }

        if (asked.BindingUntil is { } until && (until <= today || until > today.AddYears(1)))
        {
            errors.Add(Problems.Member("/bindingUntil", InputErrorCodes.OutOfRange, new(
                $"Geben Sie einen Tag vom {today.AddDays(1):dd.MM.yyyy} bis zum {today.AddYears(1):dd.MM.yyyy} an.",
                $"Give a day from {today.AddDays(1):yyyy-MM-dd} to {today.AddYears(1):yyyy-MM-dd}.")));
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }

        var found = offer!.Value;
        var terms = TermsOf(found, asked.TermsVersion, month!.Value, today);
        var assigner = register.Find(assignerId)!;
        await Require(sql, found, assigner, reference);
        return new(found, terms, month.Value, new AssignmentSituation
        {
            Assigner = assigner,
            Register = register,
            Takers = found.Offer.Takers,
            Inhouse = assigner.Kind == OrganisationKind.Aggregator ? (await sql.Rows<Guid>(SelectInhouse, new { assigner = assignerId })).ToHashSet() : new HashSet<Guid>(),
            Open = (await sql.Rows<OpenRow>(SelectOpen, new { serviceId = found.Entry.ServiceId })).ToDictionary(row => row.AdopterId, row => new OpenAdoption(
                row.AdoptionId,
                Names.Parse<AdoptionState>(row.State),
                row.State != AdoptionState.Draft.Name() && (row.AddresseeId == assignerId || (row.ProviderId == assignerId && row.Route == AdoptionRoute.Provider.Name())))),
        });
    }

    /// <summary>A problem unless the assigner may give the offer on.</summary>
    private static async Task Require(Sql sql, CatalogueOffer offer, Organisation assigner, CurrentReferenceData reference)
    {
        if (offer.Entry.Service.State != ServiceState.Published)
        {
            throw Problems.OfferNotAvailable(new("Der Dienst nimmt zurzeit keine neuen Nachnutzungen an.", "The service takes no new adoptions at present."));
        }

        if (assigner.Kind is not (OrganisationKind.Land or OrganisationKind.Aggregator))
        {
            throw Problems.LegalPathClosed(new("Zuweisen können Länder und Bündler.", "Länder and aggregators can assign."));
        }

        if (offer.Offer.LegalModel != LegalModel.FitStore)
        {
            throw Problems.LegalPathClosed(new(
                "Weitergegeben wird nur, was über den FIT-Store übernommen ist. Bei diesem Angebot schließt jede Organisation ihren Vertrag selbst.",
                "Only what was contracted over the FIT-Store is passed on. With this offer every organisation signs its own contract."));
        }

        var provides = assigner.Kind == OrganisationKind.Land && offer.Entry.Service.Provider.Id == assigner.Id;
        if (!provides && !await AdoptionTable.HasContract(sql, offer.Entry.ServiceId, assigner.Id))
        {
            throw Problems.LegalPathClosed(new(
                $"{assigner.Name} hat diesen Dienst nicht vertraglich übernommen. Zuweisen können Sie ihn danach.",
                $"{assigner.Name} has no contract for this service. You can assign it after that."));
        }

        if (assigner.Kind == OrganisationKind.Land && reference.RuleToday(assigner.Land!)?.Rule == PassingOnRule.CallOff)
        {
            throw Problems.LegalPathClosed(new(
                "Nach Ihrer Regel rufen die Kommunen Dienste gegen Entgelt selbst ab. Zuweisen können Sie, wenn das Land die Kosten trägt oder umlegt.",
                "By your rule the Kommunen call services off for a price. You can assign where the Land bears the cost or raises a levy."));
        }
    }

    /// <summary>The version asked for, or that of the start; it has to apply on the first day or today, as with every agreement.</summary>
    private static OfferTerms TermsOf(CatalogueOffer offer, int? version, DateOnly start, DateOnly today)
    {
        var terms = version is null
            ? OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, start)
            : offer.Entry.Terms.FirstOrDefault(known => known.Offer == offer.Offer.Id && known.Version == version && (Applies(known, start) || Applies(known, today)));
        return terms ?? throw Problems.Invalid(Problems.Member(version is null ? "/start" : "/termsVersion", InputErrorCodes.OutOfRange, new(
            "Diese Fassung der Konditionen gilt weder heute noch zum Beginn.", "This version of the terms applies neither today nor at the start.")));

        static bool Applies(OfferTerms terms, DateOnly day) => terms.ValidFrom <= day && (terms.ValidUntil is not { } last || day <= last);
    }
}
