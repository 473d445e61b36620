using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Lists;
using FitStore.Contracts;
using FitStore.Contracts.Publishing;

namespace FitStore.Api.Sample;

/// <summary>
/// What the listings of the sample are filled in from: the catalogue of requirements that they answer, and the Fachverfahren and registers
/// that they name. Added once to every store that holds the sample data.
/// </summary>
internal static class SampleLists
{
    private const string CatalogueName = "EfA-Mindestanforderungen, Beispielkatalog";
    private const string CatalogueEdition = "2026.1";
    private const string LoadedType = "lists.sampleLoaded";

    [StringSyntax("Sql")]
    private const string CountType = "select count(*) from ledger where type = @type";

    public static async Task Load(FitDatabase database, SampleFiles files) => await database.Write(new Act(), async write =>
    {
        // Two instances may load at once; the second finds it done.
        if (!await IsSettled(write))
        {
            await RequirementCatalogueTable.Add(write, Catalogue(files), Provenance.Example);
            var connections = files.Services.Select(service => service.Content.Connection).OfType<Contracts.Catalogue.Connection>().ToList();
            foreach (var system in connections.SelectMany(connection => connection.Fachverfahren).DistinctBy(system => (system.Product, system.Vendor)))
            {
                await AddOnce(write, SharedList.FachverfahrenProducts, system.Product, system.Vendor);
            }

            foreach (var register in connections.SelectMany(connection => connection.Registers).Distinct(StringComparer.Ordinal))
            {
                await AddOnce(write, SharedList.Registers, register, "");
            }

            write.Record(LoadedType, "lists");
        }

        return new Gone();
    });

    /// <summary>Whether there is nothing to load: it is there, or the store holds no sample data.</summary>
    public static async Task<bool> IsSettled(Sql sql) =>
        await sql.Value<int>(CountType, new { type = SampleData.LoadedType }) == 0 || await sql.Value<int>(CountType, new { type = LoadedType }) > 0;

    /// <summary>The catalogue that the services of the sample answer, as their answers tell it.</summary>
    public static NewRequirementCatalogue Catalogue(SampleFiles files) => new()
    {
        Name = CatalogueName,
        Edition = CatalogueEdition,
        Requirements =
        [
            .. files.Services
                .SelectMany(service => service.Content.Requirements?.Answers ?? [])
                .DistinctBy(answer => answer.Id, StringComparer.Ordinal)
                .Select(answer => new Requirement { Id = answer.Id, Group = answer.Group, Obligation = answer.Obligation, Text = answer.Text })
                .OrderBy(requirement => RequirementCatalogueTable.Groups.ToList().IndexOf(requirement.Group))
                .ThenBy(requirement => requirement.Id, StringComparer.Ordinal),
        ],
    };

    private static async Task AddOnce(Write write, SharedList list, string name, string vendor)
    {
        if (await SharedNameTable.FindSame(write, list, name, vendor) is null)
        {
            await SharedNameTable.Add(write, list, name, vendor, Provenance.Example);
        }
    }
}
