using System.Diagnostics.CodeAnalysis;
using FitStore.Api.Database;
using FitStore.Api.Http;
using FitStore.Api.Sample;
using FitStore.Contracts;
using FitStore.Contracts.Organisations;

namespace FitStore.Api.Organisations;

/// <summary>
/// What every store knows from its first minute, in Production as well: the 16 Länder, the Themenfelder, and the organisations
/// Bund and Länder. These are facts; the sample data adds to them.
/// </summary>
internal static class BaseData
{
    /// <summary>Type of the ledger entry that says it was loaded.</summary>
    public const string LoadedType = "organisations.baseLoaded";

    [StringSyntax("Sql")]
    private const string CountLaender = "select count(*) from laender";

    [StringSyntax("Sql")]
    private const string InsertLand = """
        insert into laender (code, ars_prefix, name, gemeinden, tile_row, tile_column)
        values (@code, @arsPrefix, @name, @gemeinden, @tileRow, @tileColumn)
        """;

    [StringSyntax("Sql")]
    private const string InsertThemenfeld = "insert into themenfelder (slug, name, provenance) values (@slug, @name, @provenance)";

    [StringSyntax("Sql")]
    private const string InsertLead = "insert into themenfeld_leads (themenfeld, land) values (@themenfeld, @land)";

    [StringSyntax("Sql")]
    private const string InsertOrganisation = """
        insert into organisations (id, version, kind, name, ars, land, inhabitants, inhabitants_as_of, inhabitants_source, provenance, created_at)
        values (@id, 1, @kind, @name, @ars, @land, @inhabitants, @inhabitantsAsOf, @inhabitantsSource, @provenance, @now)
        """;

    /// <summary>Loads it into a database that does not know the Länder yet.</summary>
    public static async Task Load(FitDatabase database)
    {
        if (await IsLoaded(database))
        {
            return;
        }

        var files = SampleFiles.Read();
        await database.Write(new Act(), async write =>
        {
            // Another instance may have been faster while this one waited for its turn.
            if (await write.Value<int>(CountLaender) == 0)
            {
                await AddLaender(write, files);
                await AddThemenfelder(write, files);
                await AddOrganisations(write, files);
                write.Record(LoadedType, "organisations", ("laender", files.Laender.Count), ("themenfelder", files.Themenfelder.Count));
            }

            return new Gone();
        });
    }

    /// <summary>Whether an organisation of the files is a fact that every store holds.</summary>
    public static bool Holds(SampleOrganisation organisation) => organisation.Kind is OrganisationKind.Bund or OrganisationKind.Land;

    private static async Task<bool> IsLoaded(FitDatabase database) => await database.Read(sql => sql.Value<int>(CountLaender)) > 0;

    private static async Task AddLaender(Write write, SampleFiles files)
    {
        foreach (var land in files.Laender)
        {
            await write.Execute(InsertLand, new
            {
                code = land.Code,
                arsPrefix = land.ArsPrefix,
                name = land.Name,
                gemeinden = land.Gemeinden,
                tileRow = land.Tile.Row,
                tileColumn = land.Tile.Column,
            });
        }
    }

    private static async Task AddThemenfelder(Write write, SampleFiles files)
    {
        foreach (var field in files.Themenfelder)
        {
            await write.Execute(InsertThemenfeld, new { slug = field.Slug, name = field.Name, provenance = field.Provenance.Name() });
            foreach (var lead in field.Leads)
            {
                await write.Execute(InsertLead, new { themenfeld = field.Slug, land = lead });
            }
        }
    }

    /// <summary>Only what is public knowledge: a mailbox or a legal fact in the files belongs to the sample.</summary>
    private static async Task AddOrganisations(Write write, SampleFiles files)
    {
        foreach (var organisation in files.Organisations.Where(Holds))
        {
            await write.Execute(InsertOrganisation, new
            {
                id = write.NewId(),
                kind = organisation.Kind.Name(),
                name = organisation.Name,
                ars = organisation.Ars,
                land = organisation.Land,
                inhabitants = organisation.Inhabitants?.Count,
                inhabitantsAsOf = organisation.Inhabitants?.AsOf,
                inhabitantsSource = organisation.Inhabitants?.Source,
                provenance = Provenance.Reported.Name(),
                now = write.Now,
            });
        }
    }
}
