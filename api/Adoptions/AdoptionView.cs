using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Adoptions;

/// <summary>Turns rows into what the API answers, with names from the read model.</summary>
internal sealed class AdoptionView(CurrentCatalogue catalogue, OrganisationRegister register)
{
    public async Task<Adoption> Show(Sql sql, AdoptionRow row)
    {
        var events = await AdoptionTable.Events(sql, row.Id);
        return Show(row) with
        {
            History =
            [
                .. events.Select(entry => new AdoptionEvent
                {
                    At = entry.At,
                    Act = Names.Parse<AdoptionAct>(entry.Act),
                    State = Names.Parse<AdoptionState>(entry.State),
                    By = register.Current.Ref(entry.OrganisationId),
                    Under = entry.AgentId is { } agent ? register.Current.Ref(agent) : null,
                    Person = entry.Person,
                    Reason = entry.Reason,
                }),
            ],
        };
    }

    /// <summary>As it stands in lists: without its history.</summary>
    public Adoption Show(AdoptionRow row)
    {
        var offer = catalogue.Index.FindOffer(row.OfferId)!.Value;
        var state = Names.Parse<AdoptionState>(row.State);
        var route = Names.Parse<AdoptionRoute>(row.Route);
        var addressee = register.Current.Ref(row.AddresseeId);
        return new Adoption
        {
            Id = row.Id,
            Version = row.Version,
            State = state,
            StateSince = row.StateSince,
            Route = route,
            Service = row.Slug,
            ServiceName = offer.Entry.Service.Name,
            Offer = row.OfferId,
            LegalModel = offer.Offer.LegalModel,
            TermsVersion = row.TermsVersion,
            Adopter = register.Current.Ref(row.AdopterId),
            Provider = register.Current.Ref(row.ProviderId),
            Addressee = addressee,
            Scope = row.Scope,
            Contact = row.ContactName is { } name ? new ContactPerson { Name = name, Email = row.ContactEmail!, Phone = row.ContactPhone } : null,
            WishedStart = row.WishedStart,
            Message = row.Message,
            Awaits = Awaits(state, route, addressee.Kind),
            DueOn = row.DueOn,
            EndsOn = row.EndsOn,
            History = [],
            Provenance = Names.Parse<Provenance>(row.Provenance),
        };
    }

    /// <summary>Who has to act next.</summary>
    private static Party? Awaits(AdoptionState state, AdoptionRoute route, OrganisationKind addressee) => state switch
    {
        AdoptionState.Draft => Party.Adopter,
        AdoptionState.Interest when route == AdoptionRoute.Demand => Party.Land,
        AdoptionState.Interest when addressee == OrganisationKind.Operator => Party.Operator,
        AdoptionState.Interest => Party.Provider,
        _ => null,
    };
}
