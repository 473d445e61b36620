using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Publishing;
using Microsoft.AspNetCore.Mvc;

namespace FitStore.Api.Publishing;

/// <summary>Of which act the effect is asked.</summary>
internal sealed class EffectQuery
{
    [FromQuery(Name = "act"), Required, AllowedValues("suspend", "retire")]
    [Description("What would be done: a suspension keeps new adoptions from starting, a retirement ends the running ones, too.")]
    public string? Act { get; init; }
}

/// <summary>An adoption that the end of a service would end.</summary>
internal sealed record RunningAdoption
{
    public required Guid Id { get; init; }

    public required Guid AdopterId { get; init; }

    public required string State { get; init; }

    public required string TermsContent { get; init; }
}

/// <summary>What suspending or ending a service means for those who use it.</summary>
internal static class ServiceEffects
{
    [StringSyntax("Sql")]
    private const string SelectRunning = """
        select a.id, a.adopter_id, a.state, t.content as terms_content
        from adoptions a
        join terms t on t.offer_id = a.offer_id and t.version = a.terms_version
        where a.service_id = @serviceId and a.state in ('contracted', 'onboarding', 'testing', 'live', 'dormant')
        order by a.created_at, a.id
        """;

    [StringSyntax("Sql")]
    private const string CountRequested = """
        select count(*)
        from adoptions
        where service_id = @serviceId and state in ('interest', 'coordination', 'agreed', 'offered', 'lapsed')
        """;

    /// <summary>Show what suspending or ending a service would mean</summary>
    /// <remarks>
    /// For its provider and the operator: running adoptions, requests that could not go on, and the first day on which the service may end. A
    /// conflict where the act is not possible from the state the service is in.
    /// </remarks>
    /// <param name="slug">Short name of the service.</param>
    public static Task<Told<ServiceEffect>> Handle(string slug, [AsParameters] EffectQuery query, Act act, FitDatabase database, OrganisationRegister register, TimeProvider clock) =>
        database.Read(async sql =>
        {
            var listing = await Listings.OfParty(sql, slug, act);
            Listings.Require(listing, Names.Parse<ServiceAct>(query.Act!));
            var running = await Running(sql, listing.Id);
            return new Told<ServiceEffect>(new ServiceEffect
            {
                Running = running.Count,
                Requested = await sql.Value<int>(CountRequested, new { serviceId = listing.Id }),
                EarliestEnd = EarliestEnd(running, BerlinTime.Today(clock)),
                Adopters = Adopters(running, register.Current),
            });
        });

    /// <summary>The adoptions under contract, from contracted to dormant.</summary>
    public static Task<IReadOnlyList<RunningAdoption>> Running(Sql sql, Guid serviceId) => sql.Rows<RunningAdoption>(SelectRunning, new { serviceId });

    /// <summary>
    /// The first day on which a service may end: the longest notice among its running contracts, counted from today to the end of a
    /// calendar year as the terms say; today where nobody has a contract.
    /// </summary>
    public static DateOnly EarliestEnd(IReadOnlyList<RunningAdoption> running, DateOnly today)
    {
        if (running.Count == 0)
        {
            return today;
        }

        var notice = running.Max(adoption => JsonSerializer.Deserialize(adoption.TermsContent, ContractsJson.Default.TermsContent)!.NoticeMonths);
        return new DateOnly(today.AddMonths(notice).Year, 12, 31);
    }

    private static IReadOnlyList<OrganisationRef> Adopters(IReadOnlyList<RunningAdoption> running, OrganisationRegister.Snapshot register) =>
    [
        .. running.Select(adoption => register.Find(adoption.AdopterId)!)
            .OrderBy(adopter => adopter.Ars ?? "~", StringComparer.Ordinal).ThenBy(adopter => adopter.Name, StringComparer.Ordinal)
            .Select(adopter => adopter.ToRef()),
    ];
}
