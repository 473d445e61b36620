using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

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
        var route = Names.Parse<AdoptionRoute>(row.Route);
        var addressee = register.Current.Ref(row.AddresseeId);
        return new Adoption
        {
            Id = row.Id,
            Version = row.Version,
            State = row.Stage,
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
            Start = row.StartMonth,
            Form = row.Form is { } form ? Names.Parse<ContractForm>(form) : null,
            BindingUntil = row.BindingUntil,
            ContractNumber = row.ContractNumber,
            LegalBasis = row.LegalBasis,
            PausedBy = row.PausedBy is { } side ? Names.Parse<Party>(side) : null,
            Awaits = Awaits(row),
            DueOn = row.DueOn,
            EndsOn = row.EndsOn,
            History = [],
            Provenance = Names.Parse<Provenance>(row.Provenance),
        };
    }

    /// <summary>Who has to act next.</summary>
    public static Party? Awaits(AdoptionRow row) => row.Stage switch
    {
        AdoptionState.Draft => Party.Adopter,
        AdoptionState.Interest => row.IsDemand ? Party.Land : Party.Operator,
        AdoptionState.Coordination when row.ConfirmedBy == Party.Provider.Name() => Party.Adopter,
        AdoptionState.Coordination => row.CounterpartId == row.ProviderId ? Party.Provider : Party.Seller,
        AdoptionState.Agreed or AdoptionState.Lapsed => Party.Seller,
        AdoptionState.Offered => row.ConfirmedBy == Party.Adopter.Name() ? Party.Seller : Party.Adopter,
        AdoptionState.Contracted or AdoptionState.Onboarding or AdoptionState.Testing => Party.Adopter,
        AdoptionState.Dormant => row.PausedBy is { } side ? Names.Parse<Party>(side) : null,
        _ => null,
    };

    /// <summary>The organisation that has to act next; <see cref="AdoptionTable.WhoActs"/> says the same in SQL.</summary>
    public static Guid? WhoActs(AdoptionRow row) => Awaits(row) is { } party ? OrganisationOf(row, party) : null;

    /// <summary>The organisation that a party of an adoption is.</summary>
    public static Guid OrganisationOf(AdoptionRow row, Party party) => party switch
    {
        Party.Adopter => row.AdopterId,
        Party.Provider => row.CounterpartId,
        _ => row.AddresseeId,
    };
}
