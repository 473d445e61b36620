using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Catalogue;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Comparisons;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Comparisons;

/// <summary>What to compare: two to four services and offers, each once.</summary>
internal sealed class ComparisonQuery
{
    [FromQuery(Name = "service"), RegularExpression(WireFormats.Slug)]
    [Description("Short name of a service; may be repeated. Its first offer with terms in force stands for it.")]
    public string[]? Service { get; init; }

    [FromQuery(Name = "offer")]
    [Description("Id of an offer; may be repeated, also beside services.")]
    public Guid[]? Offer { get; init; }
}

/// <summary>How do these services differ?</summary>
internal static class ReadComparison
{
    /// <summary>Compare services and offers</summary>
    /// <remarks>
    /// Two to four, row by row, in the order of the questions a Kommune asks: what it does, whether it fits, cost, terms, connecting,
    /// support, reuse, requirements. Services stand first, then offers, each in the order given. The texts are German.
    /// </remarks>
    public static Told<Comparison> Handle([AsParameters] ComparisonQuery query, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var asked = (query.Service ?? []).Select(slug => new Asked(slug, null, "service", IsMember: false))
            .Concat((query.Offer ?? []).Select(id => new Asked(null, id, "offer", IsMember: false)))
            .ToList();
        return new(Of(asked, "service", isMember: false, catalogue, register));
    }

    /// <summary>A service or an offer that somebody asks for, and where it stands in the request.</summary>
    public readonly record struct Asked(string? Service, Guid? Offer, string Place, bool IsMember);

    /// <summary>The comparison of what is asked for; a problem that names every place where something is wrong.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="list">The parameter or member that is to blame where they are too few or too many.</param>
    /// <param name="isMember">Whether that is a member of a body.</param>
    public static Comparison Of(IReadOnlyList<Asked> asked, string list, bool isMember, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var index = catalogue.Index;
        var errors = new List<InputError>();
        void Add(string place, bool inBody, string code, Sentence detail) =>
            errors.Add(inBody ? Problems.Member(place, code, detail) : Problems.Parameter(place, code, detail));

        if (asked.Count < SideBySide.Fewest)
        {
            Add(list, isMember, InputErrorCodes.TooShort, new(
                $"Nennen Sie mindestens {SideBySide.Fewest} Dienste oder Angebote.", $"Name at least {SideBySide.Fewest} services or offers."));
        }
        else if (asked.Count > SideBySide.Most)
        {
            Add(list, isMember, InputErrorCodes.TooLong, new(
                $"Vergleichen lassen sich höchstens {SideBySide.Most} Dienste oder Angebote.", $"At most {SideBySide.Most} services or offers can be compared."));
        }

        var sides = new List<Side>();
        foreach (var one in asked)
        {
            var side = one.Offer is { } offer
                ? index.FindOffer(offer) is { } found ? Side.Of(found) : null
                : index.Find(one.Service!) is { } entry ? Side.Of(entry) : null;
            if (side is null)
            {
                Add(one.Place, one.IsMember, InputErrorCodes.DoesNotExist, one.Offer is { } id
                    ? new($"Das Angebot {id} gibt es nicht.", $"There is no offer {id}.")
                    : new($"Den Dienst „{one.Service}“ gibt es nicht.", $"There is no service “{one.Service}”."));
            }
            else if (sides.Exists(side.IsSameAs))
            {
                Add(one.Place, one.IsMember, InputErrorCodes.GivenTwice, new(
                    $"„{NameOf(side)}“ ist schon dabei. Nennen Sie jedes nur einmal.", $"“{NameOf(side)}” is there already. Name each only once."));
            }
            else
            {
                sides.Add(side);
            }
        }

        if (errors.Count > 0)
        {
            throw Problems.Invalid(errors);
        }

        var snapshot = register.Current;
        return SideBySide.Of(sides, index.Today, new CatalogueWords(
            snapshot.Laender.ToDictionary(land => land.Code, land => land.Name, StringComparer.Ordinal),
            snapshot.Themenfelder.ToDictionary(field => field.Slug, field => field.Name, StringComparer.Ordinal)));
    }

    private static string NameOf(Side side) => side.Offer is null ? side.Service.Name : $"{side.Service.Name}, {side.Offer.Name}";
}
