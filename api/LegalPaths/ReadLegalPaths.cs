using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Catalogue;
using FitStore.Api.Cost;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FitStore.Api.LegalPaths;

/// <summary>For whom to look.</summary>
internal sealed class LegalPathQuery
{
    [FromQuery(Name = "organisation"), Required, MaxLength(36)]
    [Description("Id or ARS of the organisation that would take the offer.")]
    public string? Organisation { get; init; }
}

/// <summary>Which contract may this organisation sign?</summary>
internal static class ReadLegalPaths
{
    private const string Parameter = "organisation";

    /// <summary>Show the legal paths to an offer</summary>
    /// <remarks>Every chain of contracts from the seller to the organisation, open ones first, with the reason, the fact that decides it and what would open it. No legal advice.</remarks>
    /// <param name="id">Id of the offer.</param>
    public static async Task<Told<Contracts.Terms.LegalPaths>> Handle(
        Guid id, [AsParameters] LegalPathQuery query, HttpContext http, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference)
    {
        var offer = catalogue.Index.FindOffer(id) ?? throw Problems.NotFound();
        var snapshot = register.Current;
        var organisation = Find(query.Organisation, snapshot);
        var chains = await database.Read(sql => AskLegalPaths.Of(sql, offer, organisation, snapshot, reference));
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return new(new Contracts.Terms.LegalPaths
        {
            Organisation = organisation.ToRef(),
            Offer = id,
            Model = offer.Offer.LegalModel,
            Paths = [.. chains.Select(chain => Show(chain, snapshot))],
            Note = Note.ToString(),
        });
    }

    /// <summary>Show the legal paths to all offers of a service</summary>
    /// <remarks>
    /// The same for every offer of the service at once, the offer with the best outcome first: open, unclear, demand, closed. No legal
    /// advice.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static async Task<Told<ServiceLegalPaths>> OfService(
        string slug, [AsParameters] LegalPathQuery query, HttpContext http, FitDatabase database, CurrentCatalogue catalogue, OrganisationRegister register, CurrentReferenceData reference)
    {
        var entry = catalogue.Index.Find(slug) ?? throw Problems.NotFound();
        var snapshot = register.Current;
        var organisation = Find(query.Organisation, snapshot);
        var offers = await database.Read(async sql =>
        {
            var shown = new List<OfferLegalPaths>(entry.Offers.Count);
            foreach (var offer in entry.Offers)
            {
                var chains = await AskLegalPaths.Of(sql, new(entry, offer), organisation, snapshot, reference);
                shown.Add(new OfferLegalPaths
                {
                    Offer = offer.Id,
                    Name = offer.Name,
                    Model = offer.LegalModel,
                    Seller = offer.Seller,
                    Paths = [.. chains.Select(chain => Show(chain, snapshot))],
                });
            }

            return shown;
        });
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return new(new ServiceLegalPaths
        {
            Organisation = organisation.ToRef(),
            Service = slug,
            ServiceName = entry.Service.Name,
            Best = offers.Select(offer => (LegalPathOutcome?)offer.Paths[0].Outcome).Min(),
            Offers = [.. offers.OrderBy(offer => offer.Paths[0].Outcome)],
            Note = Note.ToString(),
        });
    }

    private static Sentence Note => new(
        "Dies ist eine Orientierung nach den hinterlegten Angaben und keine Rechtsberatung.",
        "This is an orientation by what is on record, and no legal advice.");

    private static LegalPath Show(LegalChain chain, OrganisationRegister.Snapshot register) => new()
    {
        Outcome = chain.Outcome,
        Reason = chain.Reason.ToString(),
        DecidedBy = chain.DecidedBy,
        Parties = [.. chain.Parties.Select(register.Ref)],
        Steps = [.. chain.Steps.Select(step => step.ToString())],
        OpensBy = chain.OpensBy?.ToString(),
    };

    private static Organisation Find(string? idOrArs, OrganisationRegister.Snapshot register)
    {
        if (string.IsNullOrEmpty(idOrArs))
        {
            throw Problems.Invalid(Problems.Parameter(Parameter, InputErrorCodes.Required, new(
                "Nennen Sie die Organisation: ihre Kennung oder ihren ARS.", "Name the organisation: its id or its ARS.")));
        }

        return (Guid.TryParseExact(idOrArs, "D", out var id) ? register.Find(id) : register.FindByArs(idOrArs))
            ?? throw Problems.Invalid(Problems.Parameter(Parameter, InputErrorCodes.DoesNotExist, new(
                "Diese Organisation steht nicht im Verzeichnis.", "This organisation is not in the register.")));
    }
}
