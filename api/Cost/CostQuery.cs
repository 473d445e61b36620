using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Cost;

/// <summary>For whom, and from when on.</summary>
internal class CostQuery
{
    public const string OrganisationParameter = "organisation";

    public const string StartParameter = "start";

    public const string UsesParameter = "usesPerYear";

    private const string MonthFormat = "yyyy-MM";

    [FromQuery(Name = OrganisationParameter), Required, MaxLength(36)]
    [Description("Id or ARS of a Land, a Kreis, a Gemeindeverband or a Gemeinde.")]
    public string? Organisation { get; init; }

    [FromQuery(Name = StartParameter), RegularExpression(WireFormats.Month)]
    [Description("First month. The next one where it is not given, or the first one of the terms where they start later.")]
    public string? Start { get; init; }

    [FromQuery(Name = UsesParameter), Range(0, 1_000_000_000)]
    [Description("For items with a price per use: uses per year of who is charged, instead of those on record.")]
    public int? UsesPerYear { get; init; }

    /// <summary>A month as it stands on the wire.</summary>
    public static string Written(DateOnly month) => month.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>A month of the wire; nothing where there is no such one.</summary>
    public static DateOnly? Month(string text) => DateOnly.TryParseExact(text, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>An organisation that cost can be computed for, by id or ARS.</summary>
    /// <param name="idOrArs">What was given.</param>
    /// <param name="register">All organisations.</param>
    /// <param name="error">What is wrong with it, without its place.</param>
    public static Organisation? Find(string idOrArs, OrganisationRegister.Snapshot register, out (string Code, Sentence Detail) error)
    {
        var found = Guid.TryParseExact(idOrArs, "D", out var id) ? register.Find(id) : register.FindByArs(idOrArs);
        error = found is null
            ? (InputErrorCodes.DoesNotExist, new($"„{idOrArs}“ steht nicht im Verzeichnis.", $"“{idOrArs}” is not in the register."))
            : (InputErrorCodes.NotAllowedValue, new("Nennen Sie ein Land, einen Kreis, einen Gemeindeverband oder eine Gemeinde.", "Name a Land, a Kreis, a Gemeindeverband or a Gemeinde."));
        return found is { Ars: not null, Land: not null } && (found.Kind == OrganisationKind.Land || found.Kind.IsKommune()) ? found : null;
    }

    /// <summary>The month that is meant where none is given.</summary>
    public static DateOnly DefaultStart(DateOnly today, CatalogueOffer offer)
    {
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        var first = offer.Entry.Terms.Where(terms => terms.Offer == offer.Offer.Id).Select(terms => terms.ValidFrom).DefaultIfEmpty(next).Min();
        return first <= next ? next : new DateOnly(first.Year, first.Month, 1).AddMonths(first.Day == 1 ? 0 : 1);
    }

    /// <summary>The terms in force at the start; nothing, with what is wrong, where the offer has others or none then.</summary>
    public static OfferTerms? TermsAt(CatalogueOffer offer, DateOnly start, out Sentence error)
    {
        var terms = OfferInMonth.TermsAt(offer.Entry, offer.Offer.Id, start);
        var first = offer.Entry.Terms.Where(known => known.Offer == offer.Offer.Id).Select(known => known.ValidFrom).DefaultIfEmpty().Min();
        error = new(
            $"Für {Written(start)} gibt es keine Konditionen. Die ersten gelten ab {first:dd.MM.yyyy}.",
            $"There are no terms for {Written(start)}. The first ones apply from {first:yyyy-MM-dd}.");
        return terms;
    }

    /// <summary>Ends the question where an offer can be asked for no price at all.</summary>
    public static void RequirePrices(CatalogueOffer offer)
    {
        if (offer.Entry.Service.State == ServiceState.Retired)
        {
            throw Problems.OfferNotAvailable(new("Der Dienst ist eingestellt.", "The service is retired."));
        }

        if (!HasPrices(offer))
        {
            throw Problems.OfferWithoutPrices();
        }
    }

    /// <summary>Whether an offer can be asked for a price.</summary>
    public static bool HasPrices(CatalogueOffer offer) =>
        offer.Entry.Service.State != ServiceState.Retired
        && offer.Entry.Terms.Any(terms => terms.Offer == offer.Offer.Id && (terms.PriceSheet.Free || terms.PriceSheet.Items.Count > 0));
}

/// <summary>For whom, from when on, and who else takes part.</summary>
internal sealed class CostPreviewQuery : CostQuery
{
    [FromQuery(Name = "participants"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of a Land that shares; may be repeated. They replace the providing Land, the Länder that have a contract, and that of the organisation.")]
    public string[]? Participants { get; init; }

    [FromQuery(Name = "join"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of a Land that shares as well, from the first month on; may be repeated.")]
    public string[]? Join { get; init; }

    [FromQuery(Name = "leave"), RegularExpression(WireFormats.LandCode)]
    [Description("Code of a Land that does not share; may be repeated.")]
    public string[]? Leave { get; init; }
}

/// <summary>What a query asks, judged as a whole: everything that is wrong with it is told at once.</summary>
internal static class AskCost
{
    public static CostSources Sources(OrganisationRegister register, CurrentCatalogue catalogue, CurrentReferenceData reference) =>
        new(register.Current, catalogue.Index, reference.Data, reference.Rules);

    /// <summary>The question that a query asks of an offer.</summary>
    public static CostQuestion Of(Guid id, CostQuery query, CostSources sources)
    {
        var found = sources.Catalogue.FindOffer(id) ?? throw Problems.NotFound();
        CostQuery.RequirePrices(found);
        var errors = new List<InputError>();
        var organisation = CostQuery.Find(query.Organisation!, sources.Register, out var unknown);
        if (organisation is null)
        {
            errors.Add(Problems.Parameter(CostQuery.OrganisationParameter, unknown.Code, unknown.Detail));
        }

        var start = query.Start is null ? CostQuery.DefaultStart(sources.Catalogue.Today, found) : CostQuery.Month(query.Start);
        var terms = start is { } month ? CostQuery.TermsAt(found, month, out var outside) : Outside(out outside);
        if (terms is null)
        {
            errors.Add(Problems.Parameter(CostQuery.StartParameter, InputErrorCodes.OutOfRange, outside));
        }

        var preview = query as CostPreviewQuery;
        var (given, join, leave) = (preview?.Participants is { Length: > 0 } named ? named : null, preview?.Join ?? [], preview?.Leave ?? []);
        Judge("participants", given ?? [], sources.Register, errors);
        Judge("join", join, sources.Register, errors);
        Judge("leave", leave, sources.Register, errors);
        foreach (var code in join.Intersect(leave, StringComparer.Ordinal))
        {
            errors.Add(Problems.Parameter("leave", InputErrorCodes.GivenTwice, new($"{code} steht auch in join.", $"{code} stands in join, too.")));
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }

        var offer = new OfferInMonth(sources, found, terms!, start!.Value);
        var land = sources.Register.OfLand(organisation!.Land!)!;
        return new(offer, organisation, land, Scenario(offer, offer.Year.PlaceOf(land.Land!), given, join, leave), given is not null, query.UsesPerYear);
    }

    private static CostScenario Scenario(OfferInMonth offer, int asker, string[]? given, string[] join, string[] leave)
    {
        // Who is named takes part; the asker's own Land starts with the month, unless it is in already and the question does not say otherwise.
        var today = offer.Default(asker);
        var named = given?.Select(offer.Year.PlaceOf).ToHashSet();
        var joining = join.Select(offer.Year.PlaceOf).Concat(named is null ? today.Joining : named.Where(land => land == asker)).ToHashSet();
        var standing = named ?? [.. today.Standing];
        standing.ExceptWith(joining);
        var leaving = leave.Select(offer.Year.PlaceOf).ToHashSet();
        standing.ExceptWith(leaving);
        joining.ExceptWith(leaving);
        return new([.. standing.Order()], [.. joining.Order()]);
    }

    private static OfferTerms? Outside(out Sentence error)
    {
        error = new("Diesen Monat gibt es nicht.", "There is no such month.");
        return null;
    }

    private static void Judge(string parameter, string[] codes, OrganisationRegister.Snapshot register, List<InputError> errors)
    {
        foreach (var (code, count) in codes.CountBy(code => code, StringComparer.Ordinal))
        {
            if (register.Laender.All(land => land.Code != code))
            {
                errors.Add(Problems.Parameter(parameter, InputErrorCodes.DoesNotExist, new($"Es gibt kein Land mit dem Kürzel {code}.", $"There is no Land with the code {code}.")));
            }
            else if (count > 1)
            {
                errors.Add(Problems.Parameter(parameter, InputErrorCodes.GivenTwice, new($"Nennen Sie {code} nur einmal.", $"Name {code} only once.")));
            }
        }
    }
}
