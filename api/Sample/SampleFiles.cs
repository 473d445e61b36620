using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FitStore.Contracts;
using FitStore.Contracts.Accounts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Catalogue;
using FitStore.Contracts.Organisations;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Sample;

/// <summary>
/// The sample data as it lies in the program. Organisations are named by key here, because their ids are given
/// when they enter the database; a Land's key is its code.
/// </summary>
internal sealed record SampleFiles
{
    public required IReadOnlyList<SampleOrganisation> Organisations { get; init; }

    public required IReadOnlyList<SampleLand> Laender { get; init; }

    public required IReadOnlyList<SampleThemenfeld> Themenfelder { get; init; }

    public required IReadOnlyList<SamplePerson> Accounts { get; init; }

    /// <summary>Everyday words and what they mean.</summary>
    public required IReadOnlyList<SampleSynonym> Synonyms { get; init; }

    /// <summary>Uses of services and target groups.</summary>
    public required IReadOnlyList<SampleDataSet> DataSets { get; init; }

    /// <summary>How Länder pass cost on.</summary>
    public required IReadOnlyList<SampleLandRule> LandRules { get; init; }

    /// <summary>By slug.</summary>
    public required IReadOnlyList<SampleService> Services { get; init; }

    /// <summary>Reads every file. A member that is unknown, missing or of the wrong form is an error that names the file.</summary>
    public static SampleFiles Read()
    {
        var json = new SampleJson(new JsonSerializerOptions(ContractsJson.Default.Options));
        return new()
        {
            Organisations = Read("organisations.json", json.IReadOnlyListSampleOrganisation),
            Laender = Read("laender.json", json.IReadOnlyListSampleLand),
            Themenfelder = Read("themenfelder.json", json.IReadOnlyListSampleThemenfeld),
            Accounts = Read("accounts.json", json.IReadOnlyListSamplePerson),
            Synonyms = Read("synonyms.json", json.IReadOnlyListSampleSynonym),
            DataSets = Read("reference-data.json", json.IReadOnlyListSampleDataSet),
            LandRules = Read("land-rules.json", json.IReadOnlyListSampleLandRule),
            Services = [.. Names("services/").Select(name => Read(name, json.SampleService))],
        };
    }

    private static IEnumerable<string> Names(string folder) => typeof(SampleFiles).Assembly.GetManifestResourceNames()
        .Select(resource => resource.Replace('\\', '/'))
        .Where(resource => resource.StartsWith(Prefix + folder, StringComparison.Ordinal))
        .Select(resource => resource[Prefix.Length..])
        .Order(StringComparer.Ordinal);

    private static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        // The separator inside a resource name is that of the machine that built it.
        var assembly = typeof(SampleFiles).Assembly;
        using var stream = assembly.GetManifestResourceStream(Prefix + name)
            ?? assembly.GetManifestResourceStream(Prefix + name.Replace('/', '\\'))
            ?? throw new InvalidOperationException($"The sample file {name} is not in the program.");
        try
        {
            return JsonSerializer.Deserialize(stream, type)
                ?? throw new InvalidOperationException($"The sample file {name} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The sample file {name} is not as expected: {e.Message}", e);
        }
    }

    private const string Prefix = "Sample/";
}

/// <summary>An organisation of the sample data.</summary>
internal sealed record SampleOrganisation
{
    public required string Key { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Ars { get; init; }

    public string? Land { get; init; }

    public Inhabitants? Inhabitants { get; init; }

    /// <summary>Key of the other entry of the same body.</summary>
    public string? LinkedTo { get; init; }

    public string? Mailbox { get; init; }

    public string? LeitwegId { get; init; }

    public required IReadOnlyList<SampleFact> Facts { get; init; }

    /// <summary>
    /// <c>reported</c> where everything said is public knowledge; <c>example</c> as soon as a mailbox or a fact is invented.
    /// </summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A fact that decides which legal paths are open.</summary>
internal sealed record SampleFact
{
    public required SampleFactKind Fact { get; init; }

    /// <summary>Key of the organisation the fact is about, for <c>inhouseWith</c> and <c>frameworkWith</c>.</summary>
    public string? With { get; init; }
}

/// <summary>What a fact says.</summary>
internal enum SampleFactKind
{
    FitkoOwner,
    IoevMember,
    GovdigitalMember,
    InhouseWith,
    FrameworkWith,
}

/// <summary>The figures of a Land; its organisation is the one whose key is the code.</summary>
internal sealed record SampleLand
{
    public required string Code { get; init; }

    public required string ArsPrefix { get; init; }

    public required string Name { get; init; }

    /// <summary>The newest figure, without its Gemeinden.</summary>
    public required Inhabitants Inhabitants { get; init; }

    /// <summary>The figure of the Zensus, which is the sum of its Gemeinden.</summary>
    public required Inhabitants Zensus { get; init; }

    public required int Gemeinden { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<KoenigsteinShare> Koenigstein { get; init; }

    public required Tile Tile { get; init; }
}

/// <summary>A Themenfeld with the Länder that lead it.</summary>
internal sealed record SampleThemenfeld
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Leads { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>An everyday expression with what it means.</summary>
internal sealed record SampleSynonym
{
    public required string Everyday { get; init; }

    public required IReadOnlyList<string> Means { get; init; }
}

/// <summary>A person with an account. All share one password, which is set in code.</summary>
internal sealed record SamplePerson
{
    public required string Name { get; init; }

    public required string Email { get; init; }

    public required IReadOnlyList<SampleMembership> Memberships { get; init; }
}

/// <summary>What a person may do for an organisation.</summary>
internal sealed record SampleMembership
{
    /// <summary>Key of the organisation.</summary>
    public required string Organisation { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }
}

/// <summary>A published service with its offers and what is reported about its reuse.</summary>
internal sealed record SampleService
{
    public required string Slug { get; init; }

    /// <summary>Key of the organisation that provides it.</summary>
    public required string Provider { get; init; }

    /// <summary>The day it entered the catalogue; made up, so that the catalogue has older and newer entries.</summary>
    public required DateOnly PublishedOn { get; init; }

    public required ServiceContent Content { get; init; }

    public required IReadOnlyList<SampleOffer> Offers { get; init; }

    public required IReadOnlyList<SampleReuse> Reuse { get; init; }

    /// <summary>Kommunen that use it; invented, so that there is something to see.</summary>
    public IReadOnlyList<SampleUse> Kommunen { get; init => field = value ?? []; } = [];
}

/// <summary>An offer with its terms versions, the oldest first.</summary>
internal sealed record SampleOffer
{
    /// <summary>Unique within the service.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required LegalModel LegalModel { get; init; }

    /// <summary>Key of the organisation that sells.</summary>
    public required string Seller { get; init; }

    public required IReadOnlyList<OrganisationKind> Takers { get; init; }

    public required Provenance Provenance { get; init; }

    public required IReadOnlyList<SampleTerms> Terms { get; init; }
}

/// <summary>A version of terms with its first day.</summary>
internal sealed record SampleTerms
{
    public required DateOnly ValidFrom { get; init; }

    public required TermsContent Content { get; init; }
}

/// <summary>The reported reuse of a service by a Land.</summary>
internal sealed record SampleReuse
{
    /// <summary>Code of the Land.</summary>
    public required string Land { get; init; }

    public required AdoptionState State { get; init; }

    /// <summary>Since when, as exact as known: year, month or day; absent where no date was reported.</summary>
    public string? AsOf { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>The use of a service by a Kommune.</summary>
internal sealed record SampleUse
{
    /// <summary>Key of the Kommune.</summary>
    public required string Organisation { get; init; }

    /// <summary>Key of the offer it took.</summary>
    public required string Offer { get; init; }

    public required AdoptionState State { get; init; }

    /// <summary>Since when: year, month or day.</summary>
    public required string AsOf { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>Reads the sample files under the same strict rules as the API reads requests.</summary>
[JsonSerializable(typeof(IReadOnlyList<SampleOrganisation>))]
[JsonSerializable(typeof(IReadOnlyList<SampleLand>))]
[JsonSerializable(typeof(IReadOnlyList<SampleThemenfeld>))]
[JsonSerializable(typeof(IReadOnlyList<SamplePerson>))]
[JsonSerializable(typeof(IReadOnlyList<SampleSynonym>))]
[JsonSerializable(typeof(IReadOnlyList<SampleDataSet>))]
[JsonSerializable(typeof(IReadOnlyList<SampleLandRule>))]
[JsonSerializable(typeof(SampleService))]
internal sealed partial class SampleJson : JsonSerializerContext;
