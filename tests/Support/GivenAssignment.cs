using System.Globalization;
using FitStore.Api.Adoptions;
using FitStore.Api.Assignments;
using FitStore.Api.Catalogue;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace FitStore.Support;

/// <summary>Brings about what an assignment starts from: Thüringen has a contract, and Kommunen by the hundred.</summary>
internal static class GivenAssignment
{
    public const string LandApprover = "approver@thueringen.example.org";

    public const string LegalBasis = "§ 3 Absatz 2 des Beispielgesetzes";

    private const string SetFact = """
        insert into organisation_facts (id, organisation_id, fact, with_organisation_id, version, state, recorded_at, decided_at, confirmed_at, provenance)
        values (@id, @organisation, 'inhouseWith', @with, 1, 'confirmed', @now, @now, @now, 'declared')
        """;

    /// <summary>An offer over the FIT-Store that the client's organisation has contracted, and that Kommunen may take.</summary>
    public static async Task<Offer> Contracted(Client assigner, params IReadOnlyList<string> except)
    {
        foreach (var adoption in (await assigner.Get<Page<Adoption>>("/v1/adoptions?side=adopter&limit=100")).Items)
        {
            if (adoption.LegalModel == LegalModel.FitStore && adoption.State is >= AdoptionState.Contracted and <= AdoptionState.Dormant && !except.Contains(adoption.Service)
                && await assigner.Get<Offer>($"/v1/offers/{adoption.Offer}") is { TermsInForce: not null } offer && offer.Takers.Contains(OrganisationKind.Gemeinde))
            {
                return offer;
            }
        }

        throw new InvalidOperationException("The client's organisation has no contract over the FIT-Store.");
    }

    /// <summary>Gives an organisation a contract for an offer, as if it had been made in the store.</summary>
    public static async Task Contract(ApiUnderTest api, Guid organisation, Offer offer)
    {
        var (catalogue, register) = (api.Services.GetRequiredService<CurrentCatalogue>(), api.Services.GetRequiredService<OrganisationRegister>());
        var entry = catalogue.Index.FindOffer(offer.Id)!.Value.Entry;
        await api.Services.GetRequiredService<FitDatabase>().Write(new Act(), async write =>
        {
            await AdoptionTable.Add(write, new AdoptionRow
            {
                Id = write.NewId(),
                Version = 1,
                State = AdoptionState.Contracted.Name(),
                StateSince = write.Now,
                Route = AdoptionRoute.Provider.Name(),
                ServiceId = entry.ServiceId,
                Slug = entry.Service.Slug,
                OfferId = offer.Id,
                TermsVersion = offer.TermsInForce!.Value,
                AdopterId = organisation,
                ProviderId = entry.Service.Provider.Id,
                AddresseeId = offer.Seller.Id,
                InterestAt = write.Now,
                OfferSellerId = offer.Seller.Id,
                LegalModel = offer.LegalModel.Name(),
                AdopterKind = register.Current.Ref(organisation).Kind.Name(),
                AddresseeKind = offer.Seller.Kind.Name(),
                Provenance = Provenance.Declared.Name(),
                CreatedAt = write.Now,
            });
            return new Gone();
        });
    }

    /// <summary>An offer over the FIT-Store that Kommunen may take, and of which an organisation has nothing under way yet.</summary>
    public static async Task<Offer> Free(Client who)
    {
        var known = (await who.Get<Page<Adoption>>("/v1/adoptions?side=adopter&limit=100")).Items.Select(adoption => adoption.Service).ToHashSet();
        foreach (var card in (await who.Get<ServiceList>("/v1/services?legalModel=fitStore&limit=100")).Items.Where(card => card.State == ServiceState.Published && !known.Contains(card.Slug)))
        {
            if (await Given.Offer(who, card.Slug) is { TermsInForce: not null } free && free.Takers.Contains(OrganisationKind.Gemeinde))
            {
                return free;
            }
        }

        throw new InvalidOperationException("There is no such service left.");
    }

    /// <summary>The ARS of Gemeinden that <see cref="Kommunen"/> brings in.</summary>
    public static IReadOnlyList<string> Ars(int count, string kreis = "16991") => [.. Enumerable.Range(1, count).Select(number => $"{kreis}{number.ToString("0000000", CultureInfo.InvariantCulture)}")];

    /// <summary>Brings Gemeinden of a Kreis of their own into the register.</summary>
    public static async Task<IReadOnlyList<string>> Kommunen(Client operatorEditor, int count, string kreis = "16991", string land = "TH")
    {
        var ars = Ars(count, kreis);
        var csv = "ars,name,land,population\n" + string.Concat(ars.Select((one, number) => $"{one},Zuweisungsdorf {kreis} {number + 1},{land},{1000 + number}\n"));
        var import = await Given.RegisterImport(operatorEditor, csv, "asOf=2023-12-31&source=Gemeindeverzeichnis");
        return import.State == ImportState.Done ? ars : throw new InvalidOperationException($"The register was not imported: {import.Errors[0].Detail}");
    }

    public static NewAssignment Of(Offer offer, IReadOnlyList<string> lines, DateOnly? today = null) => new()
    {
        Offer = offer.Id,
        Start = "2099-05",
        BindingUntil = (today ?? DateOnly.FromDateTime(DateTime.UtcNow)).AddDays(40),
        Recipients = lines,
    };

    /// <summary>The same without a signature.</summary>
    public static NewAssignment ByLaw(Offer offer, IReadOnlyList<string> lines) => Of(offer, lines) with { BindingUntil = null, LegalBasis = LegalBasis };

    public static Task<Assignment> Prepare(Client editor, NewAssignment assignment) => editor.Post<Assignment>("/v1/assignments", assignment);

    public static Task<Assignment> Release(Client approver, Assignment assignment) => approver.Post<Assignment>($"/v1/assignments/{assignment.Id}/releases", version: assignment.Version);

    /// <summary>Carries out what was released, as the clock would.</summary>
    public static async Task Work(ApiUnderTest api)
    {
        while (await api.Services.GetRequiredService<AssignmentRoom>().Work(CancellationToken.None))
        {
            // One job after the other.
        }
    }

    /// <summary>Puts on record that organisations are in an in-house relation with another, as if each had stated it and the operator confirmed.</summary>
    public static async Task Inhouse(ApiUnderTest api, Guid with, IEnumerable<Guid> organisations)
    {
        var database = api.Services.GetRequiredService<FitDatabase>();
        await database.Write(new Act(), async write =>
        {
            await write.Execute(SetFact, organisations.Select(organisation => new { id = write.NewId(), organisation, with, now = write.Now }).ToList());
            return new Gone();
        });
    }
}
