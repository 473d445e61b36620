using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Net.Mime;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitStore.Api.Adoptions;
using FitStore.Api.Catalogue;
using FitStore.Api.Comparisons;
using FitStore.Api.Database;
using FitStore.Api.Files;
using FitStore.Api.Http;
using FitStore.Api.Organisations;
using FitStore.Contracts.Adoptions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace FitStore.Api.Documents;

/// <summary>Everything on paper about a contract in one file, and the proof that it is what the ledger says.</summary>
internal static class ContractFolder
{
    [StringSyntax("Sql")]
    private const string SelectLedger = "select sequence, hash, type, data from ledger where subject = @subject order by sequence";

    /// <summary>An entry of the ledger about the adoption.</summary>
    public sealed record LedgerRow
    {
        public required long Sequence { get; init; }

        public required string Hash { get; init; }

        public required string Type { get; init; }

        public required string Data { get; init; }
    }

    /// <summary>Download the folder of a contract (Vertragsmappe)</summary>
    /// <remarks>
    /// One ZIP for the parties: a cover sheet with the number of the contract, the record of the signatures, every document, and `manifest.json` with
    /// the SHA-256 of each file and the ledger entry that names it. The same contract gives the same bytes until something happens to it. There from the
    /// Abstimmungsschreiben on.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<FolderFile> Download(Guid id, Act act, FitDatabase database, FileStore files, OrganisationRegister register, CurrentCatalogue catalogue)
    {
        var folder = await database.Read(async sql =>
        {
            var row = await ReadPapers.Party(sql, id, act);
            var papers = await PaperTable.List(sql, id);
            if (papers.Count == 0)
            {
                throw Problems.StateConflict(
                    new("Eine Vertragsmappe gibt es, sobald die erste Unterlage erstellt ist.", "There is a folder as soon as the first document is made."),
                    row.State,
                    [.. AdoptionLifeCycle.From(Names.Parse<AdoptionState>(row.State)).Select(transition => transition.Act.Name())]);
            }

            return new FolderContent
            {
                Row = row,
                Papers = papers,
                Line = row.LineId is { } line ? await ContractLines.Find(sql, line) : null,
                Signatures = row.LineId is { } signed ? await ContractSignatures.Signers(sql, signed) : [],
                Ledger = await sql.Rows<LedgerRow>(SelectLedger, new { subject = $"adoption/{id}" }),
                Register = register.Current,
                ServiceName = catalogue.Index.FindOffer(row.OfferId)!.Value.Entry.Service.Name,
            };
        });
        return new FolderFile(folder, files);
    }

    /// <summary>Check the documents of a contract against the ledger</summary>
    /// <remarks>
    /// The SHA-256 of each file is computed anew and looked for in the ledger, whose entries are chained. `confirmed` is true where every file has the hash on
    /// record and every document is named by an entry. The chain itself is checked by `verify`, see the README.
    /// </remarks>
    /// <param name="id">Id of the adoption.</param>
    public static async Task<Told<FolderVerification>> Verify(Guid id, Act act, FitDatabase database, FileStore files)
    {
        var (row, papers, ledger) = await database.Read(async sql => (
            await ReadPapers.Party(sql, id, act),
            await PaperTable.List(sql, id),
            await sql.Rows<LedgerRow>(SelectLedger, new { subject = $"adoption/{id}" })));
        var documents = new List<DocumentVerification>();
        foreach (var paper in papers)
        {
            var entry = EntryOf(ledger, paper.Sha256);
            documents.Add(new DocumentVerification
            {
                Kind = Names.Parse<AdoptionDocumentKind>(paper.Kind),
                FileName = paper.FileName,
                Sha256 = paper.Sha256,
                FileAgrees = await Agrees(files, paper.Sha256),
                LedgerSequence = entry?.Sequence,
                LedgerHash = entry?.Hash,
            });
        }

        return new Told<FolderVerification>(new FolderVerification
        {
            ContractNumber = row.ContractNumber,
            Confirmed = documents.TrueForAll(document => document.FileAgrees && document.LedgerSequence is not null),
            Documents = documents,
        });
    }

    /// <summary>The newest entry that names a document.</summary>
    public static LedgerRow? EntryOf(IReadOnlyList<LedgerRow> ledger, string sha256) => ledger.LastOrDefault(entry => entry.Data.Contains($"\"{sha256}\"", StringComparison.Ordinal));

    private static async Task<bool> Agrees(FileStore files, string sha256)
    {
        try
        {
            await using var file = files.Open(sha256);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file)) == sha256;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}

/// <summary>What goes into the folder of a contract.</summary>
internal sealed record FolderContent
{
    public required AdoptionRow Row { get; init; }

    public required IReadOnlyList<PaperRow> Papers { get; init; }

    public LineRow? Line { get; init; }

    public required IReadOnlyList<SignatureRow> Signatures { get; init; }

    public required IReadOnlyList<ContractFolder.LedgerRow> Ledger { get; init; }

    public required OrganisationRegister.Snapshot Register { get; init; }

    public required string ServiceName { get; init; }

    /// <summary>The instant of the newest thing in it: what stands for the time of the whole.</summary>
    public DateTimeOffset AsOf => Papers.Select(paper => paper.MadeAt).Concat(Signatures.Select(signature => signature.At)).Append(Line?.ConcludedAt ?? DateTimeOffset.MinValue).Max();

    /// <summary>A document under a name that no other one has.</summary>
    public static string NameOf(PaperRow paper) => string.Create(CultureInfo.InvariantCulture, $"{paper.Position + 1:00}-{paper.FileName}");

    public PaperDocument Cover()
    {
        var facts = new List<(string, string)>
        {
            ("Nummer des Vertrags", Row.ContractNumber ?? "wird mit dem Vertragsschluss vergeben"),
            ("Online-Dienst", ServiceName),
            ("Anbieter", Register.Ref(Row.AddresseeId).Name),
            ("Nachnutzer", Register.Ref(Row.AdopterId).Name),
            ("Bereitsteller", Register.Ref(Row.ProviderId).Name),
            ("Kennung der Nachnutzung", Row.Id.ToString()),
        };
        if (Line is { } line)
        {
            facts.Add(("Konditionen", $"Fassung {line.TermsVersion.ToString(CultureInfo.InvariantCulture)}"));
            facts.AddRange(new (string Name, DateOnly? Day)[] { ("Erster Tag", line.StartsOn), ("Mindestlaufzeit bis", line.MinimumUntil), ("Letzter Tag", line.EndsOn) }
                .Where(fact => fact.Day is not null).Select(fact => (fact.Name, ComparedWords.Of(fact.Day!.Value))));
        }

        return Document("Vertragsmappe",
        [
            Paper.Facts("Angaben zum Vertrag", facts),
            Paper.Heading(1, "Inhalt"),
            Paper.Table(
                "Unterlagen dieser Mappe mit ihren Prüfsummen",
                [Paper.Column("Unterlage"), Paper.Column("Datei"), Paper.Column("Gilt"), Paper.Column("SHA-256")],
                Papers.Select(paper => (IReadOnlyList<string>)[paper.Title, NameOf(paper), paper.Binding ? "ja" : "nein", paper.Sha256])),
            Paper.Note("Die Prüfsummen aller Dateien stehen auch in manifest.json, mit dem Eintrag des Protokolls, der sie nennt."),
        ]);
    }

    public PaperDocument SignatureRecord() => Document("Unterschriftennachweis",
    [
        Paper.Paragraph(Signatures.Count == 0
            ? Row.LegalBasis is { } basis ? $"Zugewiesen ohne Unterschrift. Rechtsgrundlage: {basis}" : "Es hat noch niemand unterschrieben."
            : "Die folgenden Personen haben den Vertrag für ihre Organisation gezeichnet. Das Protokoll des FIT-Store hält zu jeder Unterschrift die Prüfsumme des Nachweises und die Prüfsummen der Unterlagen."),
        .. Signatures.Select(signature => Paper.Facts($"Unterschrift für {Register.Ref(signature.OrganisationId).Name}", Facts(signature))),
    ]);

    private IEnumerable<(string Name, string Value)> Facts(SignatureRow signature)
    {
        yield return ("Organisation", Register.Ref(signature.OrganisationId).Name);
        if (signature.AgentId is { } agent)
        {
            yield return ("Gehandelt hat in Vollmacht", Register.Ref(agent).Name);
        }

        yield return ("Name", signature.Name);
        yield return ("Funktion", signature.SignsAs);
        yield return ("Zeitpunkt (UTC)", signature.At.UtcDateTime.ToString("dd.MM.yyyy, HH:mm:ss", CultureInfo.InvariantCulture));
        if (signature.SignedCopy is { } copy)
        {
            yield return ("Unterschriebene Fassung (SHA-256)", copy);
        }

        yield return ("Prüfsumme des Nachweises", signature.Digest);
    }

    /// <summary>What is in the folder, for programs: every file with its hash, every document with the ledger entry that names it.</summary>
    public JsonObject Manifest(IReadOnlyList<(string Name, string Sha256, long Size)> made) => new()
    {
        ["contractNumber"] = Row.ContractNumber,
        ["adoption"] = Row.Id.ToString(),
        ["asOf"] = AsOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["verification"] = $"/v1/adoptions/{Row.Id}/folder/verification",
        ["files"] = new JsonArray(
        [
            .. made.Select(file => (JsonNode)new JsonObject { ["name"] = file.Name, ["sha256"] = file.Sha256, ["size"] = file.Size }),
            .. Papers.Select(paper =>
            {
                var entry = ContractFolder.EntryOf(Ledger, paper.Sha256);
                return (JsonNode)new JsonObject
                {
                    ["name"] = NameOf(paper),
                    ["kind"] = paper.Kind,
                    ["title"] = paper.Title,
                    ["sha256"] = paper.Sha256,
                    ["size"] = paper.Size,
                    ["madeAt"] = paper.MadeAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    ["binding"] = paper.Binding,
                    ["ledger"] = entry is null ? null : new JsonObject { ["sequence"] = entry.Sequence, ["type"] = entry.Type, ["hash"] = entry.Hash },
                };
            }),
        ]),
        ["signatures"] = new JsonArray([.. Signatures.Select(signature => (JsonNode)new JsonObject
        {
            ["organisation"] = Register.Ref(signature.OrganisationId).Name,
            ["name"] = signature.Name,
            ["signsAs"] = signature.SignsAs,
            ["at"] = signature.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["digest"] = signature.Digest,
        })]),
    };

    private PaperDocument Document(string title, IReadOnlyList<PaperBlock> blocks) => new()
    {
        Title = title,
        Reference = Row.ContractNumber is { } number ? $"Vertrag {number}" : $"Nachnutzung {Row.Id}",
        MadeOn = BerlinTime.DateOf(AsOf),
        Blocks = blocks,
    };
}

/// <summary>The folder as it is handed out: one file after the other, none of them whole in memory, each with the time of what it holds.</summary>
internal sealed class FolderFile(FolderContent folder, FileStore files) : IResult, IEndpointMetadataProvider
{
    private const string CoverName = "00-Deckblatt.pdf";
    private const string SignaturesName = "01-Unterschriftennachweis.pdf";
    private const string ManifestName = "manifest.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext http)
    {
        var name = folder.Row.ContractNumber is { } number ? number.Replace('/', '-') : folder.Row.Id.ToString();
        http.Response.ContentType = MediaTypeNames.Application.Zip;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"Vertragsmappe-{name}.zip" }.ToString();
        var cancel = http.RequestAborted;
        await using var zip = await ZipArchive.CreateAsync(http.Response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        var (cover, signatures) = (PaperPdf.Draw(folder.Cover()), PaperPdf.Draw(folder.SignatureRecord()));
        await Put(zip, CoverName, folder.AsOf, new MemoryStream(cover), cancel);
        await Put(zip, SignaturesName, folder.AsOf, new MemoryStream(signatures), cancel);
        foreach (var paper in folder.Papers)
        {
            await using var file = files.Open(paper.Sha256);
            await Put(zip, FolderContent.NameOf(paper), paper.MadeAt, file, cancel);
        }

        var manifest = folder.Manifest([(CoverName, HashOf(cover), cover.Length), (SignaturesName, HashOf(signatures), signatures.Length)]);
        await Put(zip, ManifestName, folder.AsOf, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, Indented)), cancel);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), [MediaTypeNames.Application.Zip]));

    private static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static async Task Put(ZipArchive zip, string name, DateTimeOffset at, Stream content, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at.ToUniversalTime();
        await using var body = await entry.OpenAsync(cancel);
        await content.CopyToAsync(body, cancel);
    }
}
