using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Catalogue;

/// <summary>Like whom.</summary>
internal sealed class PeersQuery
{
    public const string Parameter = "organisation";

    [FromQuery(Name = Parameter), Required, MaxLength(36)]
    [Description("Id or ARS of a Kommune: a Gemeinde, a Gemeindeverband or a Kreis.")]
    public string? Organisation { get; init; }
}

/// <summary>Do Kommunen like mine use this service?</summary>
internal static class ReadReusePeers
{
    /// <summary>Below so many a number of those that only asked would tell on a single one.</summary>
    private const int FewestAsking = 3;

    private const int MostNames = 100;

    /// <summary>Show how far Kommunen of the same Land and size are</summary>
    /// <remarks>
    /// Everybody gets numbers; who acts for an organisation also gets the names of those that have a contract or are further on. A Kommune
    /// that has only asked is never named, and not even counted where fewer than three have.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Told<ReusePeers> Handle(string slug, [AsParameters] PeersQuery query, Act act, CurrentCatalogue catalogue, OrganisationRegister register)
    {
        var entry = catalogue.Index.Find(slug) ?? throw Problems.NotFound();
        var snapshot = register.Current;
        return new(Of(Find(query.Organisation!, snapshot), entry.Kommunen, snapshot, withNames: act.Organisation is not null));
    }

    /// <summary>The Kommunen like one, and how far those of them are that take part.</summary>
    /// <param name="kommune">The one that the others are like.</param>
    /// <param name="uses">All Kommunen that use the service or have asked for it.</param>
    /// <param name="register">All organisations.</param>
    /// <param name="withNames">Whether the caller may know who uses it.</param>
    public static ReusePeers Of(Organisation kommune, IReadOnlyList<KommuneUse> uses, OrganisationRegister.Snapshot register, bool withNames)
    {
        if (kommune.Inhabitants is not { } inhabitants)
        {
            return new ReusePeers { Organisation = kommune.ToRef(), Kommunen = 0, Using = 0, States = [], Names = withNames ? [] : null };
        }

        var size = SizeBands.Of(inhabitants.Count);
        bool IsPeer(Organisation other) => other.Kind.IsKommune() && other.Id != kommune.Id && other.Land == kommune.Land
            && other.Inhabitants is { } count && SizeBands.Of(count.Count) == size;

        var peers = uses.Select(use => (Use: use, Kommune: register.Find(use.Organisation)!)).Where(peer => IsPeer(peer.Kommune)).ToList();
        var users = peers.Where(peer => peer.Use.State >= AdoptionState.Contracted).ToList();
        var asking = peers.Count - users.Count;
        return new ReusePeers
        {
            Organisation = kommune.ToRef(),
            Size = size,
            Kommunen = register.All.Count(IsPeer),
            Using = users.Count,
            States = StatesOf(users.Select(peer => peer.Use)),
            Asking = asking < FewestAsking ? null : asking,
            Names = withNames
                ? [
                    .. users.OrderBy(peer => Progress(peer.Use.State)).ThenBy(peer => peer.Kommune.Name, StringComparer.Ordinal).ThenBy(peer => peer.Kommune.Id).Take(MostNames)
                        .Select(peer => new PeerUse { Organisation = peer.Kommune.ToRef(), State = peer.Use.State, AsOf = peer.Use.AsOf, Provenance = peer.Use.Provenance }),
                ]
                : null,
        };
    }

    /// <summary>Numbers by state, in the order of the life of an adoption.</summary>
    public static IReadOnlyList<StateCount> StatesOf(IEnumerable<KommuneUse> uses) =>
    [
        .. uses.GroupBy(use => use.State).OrderBy(group => group.Key).Select(group => new StateCount
        {
            State = group.Key,
            Count = group.Count(),
            Provenance = Provenances.OfAll(group.Select(use => use.Provenance))!.Value,
        }),
    ];

    /// <summary>Who uses it every day comes first, who is leaving last.</summary>
    private static int Progress(AdoptionState state) => state switch
    {
        AdoptionState.Live => 0,
        AdoptionState.Testing => 1,
        AdoptionState.Onboarding => 2,
        AdoptionState.Contracted => 3,
        AdoptionState.Dormant => 4,
        _ => 5,
    };

    private static Organisation Find(string idOrArs, OrganisationRegister.Snapshot register)
    {
        var found = Guid.TryParseExact(idOrArs, "D", out var id) ? register.Find(id) : register.FindByArs(idOrArs);
        return found switch
        {
            null => throw Problems.Invalid(Problems.Parameter(PeersQuery.Parameter, InputErrorCodes.DoesNotExist, new(
                "Diese Organisation steht nicht im Verzeichnis.", "This organisation is not in the register."))),
            _ when !found.Kind.IsKommune() => throw Problems.Invalid(Problems.Parameter(PeersQuery.Parameter, InputErrorCodes.NotAllowedValue, new(
                "Nennen Sie eine Gemeinde, einen Gemeindeverband oder einen Kreis.", "Name a Gemeinde, a Gemeindeverband or a Kreis."))),
            _ => found,
        };
    }
}
