using FitStore.Api.Adoptions;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;

namespace FitStore.Api.Documents;

/// <summary>The documents of an adoption, for its parties.</summary>
internal static class ReadPapers
{
    /// <summary>List the documents of an adoption</summary>
    /// <remarks>
    /// For the adopter, who takes the request, and, where the contract is made over an offer of its service, the provider; in the order in which they
    /// were made. A document never changes; what no longer binds, such as that of a lapsed offer, stays.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Listing<Page<AdoptionDocument>, AdoptionDocument>> List(Guid id, [AsParameters] PageQuery page, HttpContext http, Cursors cursors, Act act, FitDatabase database)
    {
        var rows = await database.Read(async sql =>
        {
            await Party(sql, id, act);
            return await PaperTable.List(sql, id);
        });
        return Listing.Of([.. rows.Select(row => row.Show())], KeyOf, cursors.Read(http), page.Take);
        SortKey KeyOf(AdoptionDocument document)
        {
            var row = rows.First(row => row.Sha256 == document.Sha256 && row.Kind == document.Kind.Name());
            return new(row.Position, "", document.Sha256);
        }
    }

    /// <summary>Download a document of an adoption</summary>
    /// <remarks>As it was made, under its hash; always as a download.</remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="sha256">SHA-256 of the file.</param>
    public static Task<FileDownload> Download(Guid id, string sha256, Act act, FitDatabase database, FileStore files) => database.Read(async sql =>
    {
        var row = await Find(sql, id, sha256, act);
        return new FileDownload(files, row.Sha256, row.FileName, row.MediaType);
    });

    /// <summary>Read a document of an adoption</summary>
    /// <remarks>
    /// What the PDF says, as headings, paragraphs, lists and tables: taken out of the very file that has this hash. 404 for a copy that was signed by hand.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="sha256">SHA-256 of the file.</param>
    public static async Task<Found<PaperDocument>> Text(Guid id, string sha256, Act act, FitDatabase database, FileStore files)
    {
        var row = await database.Read(sql => Find(sql, id, sha256, act));
        if (row.Kind == AdoptionDocumentKind.SignedCopy.Name())
        {
            throw Problems.NotFound();
        }

        await using var file = files.Open(row.Sha256);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return new Found<PaperDocument>(PaperPdf.Read(bytes) ?? throw Problems.NotFound(), 1);
    }

    /// <summary>Show what a document would say now</summary>
    /// <remarks>
    /// Filled from what was agreed, or else from what the store proposes to agree on, with "Entwurf" across it; kept nowhere and binding nobody.
    /// From `coordination` on until there is an offer. Kinds are those of the documents but `signedCopy`.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    /// <param name="kind">Which document, such as `contract`.</param>
    public static async Task<Told<PaperDocument>> Preview(Guid id, string kind, Act act, FitDatabase database, AdoptionPapers papers)
    {
        var row = await database.Read(sql => Party(sql, id, act));
        var state = Names.Parse<AdoptionState>(row.State);
        if (!Names.TryParse<AdoptionDocumentKind>(kind, out var asked) || asked == AdoptionDocumentKind.SignedCopy)
        {
            throw Problems.NotFound();
        }

        if (state is not (AdoptionState.Coordination or AdoptionState.Agreed or AdoptionState.Lapsed))
        {
            throw Problems.StateConflict(
                new("Eine Vorschau gibt es von der Abstimmung an, bis ein Angebot vorliegt.", "There is a preview from coordination on until there is an offer."),
                row.State,
                [.. AdoptionLifeCycle.From(state).Select(transition => transition.Act.Name())]);
        }

        return new Told<PaperDocument>(await papers.Preview(row, asked) ?? throw Problems.NotFound());
    }

    /// <summary>The adoption, for its parties alone: of a contract of the chain below, the provider of the service is none.</summary>
    public static async Task<AdoptionRow> Party(Sql sql, Guid id, Act act)
    {
        var row = await AdoptionTable.Find(sql, id, act.For.Id) ?? throw Problems.NotFound();
        return row.AdopterId == act.For.Id || row.AddresseeId == act.For.Id || row.Line == ContractLineKind.Nachnutzung ? row : throw Problems.NotFound();
    }

    private static async Task<PaperRow> Find(Sql sql, Guid id, string sha256, Act act)
    {
        await Party(sql, id, act);
        return (await PaperTable.List(sql, id)).LastOrDefault(row => row.Sha256 == sha256) ?? throw Problems.NotFound();
    }
}
