using System.Security.Cryptography;
using FitStore.Api.Database;
using FitStore.Api.Http;

namespace FitStore.Api.Files;

/// <summary>A file that lies in the store. Nothing keeps it there but a reference that is written within a day.</summary>
/// <param name="Hash">SHA-256 of what it holds, in hexadecimal: its address in the store.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">Its name, made safe.</param>
/// <param name="MediaType">What it is, by what it holds.</param>
/// <param name="Picture">Its width and height, where it is a picture.</param>
internal sealed record StoredFile(string Hash, long Size, string Name, string MediaType, PictureSize? Picture = null);

/// <summary>
/// Files in a folder outside of everything that is served, each under the hash of what it holds, so that the same one lies there once.
/// A file is written beside its place, flushed to the disk and moved there, so under a hash there is the whole file or none. It is kept
/// before the transaction that refers to it (<see cref="FileTable.Note(Write, StoredFile)"/>); what nothing refers to is removed by <see cref="FileSweep"/>.
/// </summary>
internal sealed class FileStore(string folder, TimeProvider clock)
{
    /// <summary>Bytes that an uploaded file may have: 20 MB.</summary>
    public const long Limit = 20 * 1024 * 1024;

    private const int ChunkSize = 64 * 1024;
    private const int HashLength = 64;

    /// <summary>Where the files lie.</summary>
    public string Folder => folder;

    private string Incoming => Path.Combine(folder, "incoming");

    private string Leaving => Path.Combine(folder, "leaving");

    /// <summary>Makes the folder; refuses to open where it cannot be written.</summary>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Incoming);
            Directory.CreateDirectory(Leaving);
            var probe = Path.Combine(Incoming, Guid.NewGuid().ToString("n"));
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Migrate.RefusedException($"The folder for files cannot be written ({exception.Message}). Check {FilesFeature.FolderKey}.");
        }
    }

    /// <summary>Keeps a file that somebody sent, when its type is one that is taken; never inside a transaction.</summary>
    /// <param name="content">The file, read once.</param>
    /// <param name="name">What its sender calls it; <c>name</c> is the parameter that an error of it names.</param>
    /// <param name="limit">Bytes it may have.</param>
    /// <param name="cancel">Ends the keeping; nothing is left.</param>
    public Task<StoredFile> Keep(Stream content, string name, long limit, CancellationToken cancel) => Keep(content, limit, written =>
    {
        var finding = FileTypes.Judge(written, name);
        return finding.Fault is { } fault
            ? throw Problems.Invalid(fault.OfName ? Problems.Parameter("name", fault.Code, fault.Sentence) : Problems.Member("", fault.Code, fault.Sentence))
            : (finding.Type!, FileNames.Tidy(name), finding.Picture);
    }, cancel);

    /// <summary>Keeps a document that the store itself makes; never inside a transaction.</summary>
    public Task<StoredFile> Keep(ReadOnlyMemory<byte> content, FileType type, string name, CancellationToken cancel) =>
        Keep(new MemoryStream(content.ToArray(), writable: false), content.Length, _ => (type, FileNames.Tidy(name), null), cancel);

    /// <summary>A file that is referred to; the caller disposes of it.</summary>
    public FileStream Open(string hash) => new(PathOf(hash), new FileStreamOptions
    {
        Access = FileAccess.Read,
        Mode = FileMode.Open,
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });

    /// <summary>Hashes of the files that came before an instant, and have lain there since.</summary>
    public IEnumerable<string> KeptBefore(DateTimeOffset before) => Directory.EnumerateDirectories(folder)
        .Where(part => Path.GetFileName(part).Length == 2)
        .SelectMany(Directory.EnumerateFiles)
        .Where(file => IsHash(Path.GetFileName(file)) && File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
        .Select(file => Path.GetFileName(file)!);

    /// <summary>
    /// Removes a file that nothing refers to, unless it has come again since. It is moved away first: who keeps the same file in this
    /// moment puts a new one in its place.
    /// </summary>
    public bool Remove(string hash, DateTimeOffset before)
    {
        var away = Path.Combine(Leaving, hash);
        try
        {
            File.Move(PathOf(hash), away, overwrite: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        if (File.GetLastWriteTimeUtc(away) < before.UtcDateTime)
        {
            File.Delete(away);
            return true;
        }

        File.Move(away, PathOf(hash), overwrite: true);
        return false;
    }

    /// <summary>
    /// Clears away what a program that ended in the middle left behind: files half written, and files on their way out, which go back to
    /// their place where there is none, so that a second look decides.
    /// </summary>
    public int ClearRemains(DateTimeOffset before)
    {
        var cleared = 0;
        foreach (var file in Directory.EnumerateFiles(Incoming).Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime))
        {
            File.Delete(file);
            cleared++;
        }

        foreach (var file in Directory.EnumerateFiles(Leaving))
        {
            var place = PathOf(Path.GetFileName(file));
            if (File.Exists(place))
            {
                File.Delete(file);
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(file, place, overwrite: true);
            }
        }

        return cleared;
    }

    private async Task<StoredFile> Keep(Stream content, long limit, Func<Stream, (FileType Type, string Name, PictureSize? Picture)> judge, CancellationToken cancel)
    {
        var incoming = Path.Combine(Incoming, Guid.NewGuid().ToString("n"));
        try
        {
            string hash;
            long size;
            (FileType Type, string Name, PictureSize? Picture) judged;
            await using (var file = new FileStream(incoming, new FileStreamOptions { Access = FileAccess.ReadWrite, Mode = FileMode.CreateNew, Options = FileOptions.Asynchronous }))
            {
                hash = await Copy(content, file, limit, cancel);
                size = file.Length;
                judged = judge(file);
                file.Flush(flushToDisk: true);
            }

            var place = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.SetLastWriteTimeUtc(incoming, clock.GetUtcNow().UtcDateTime);
            File.Move(incoming, place, overwrite: true);
            return new StoredFile(hash, size, judged.Name, judged.Type.MediaType, judged.Picture);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private static async Task<string> Copy(Stream content, FileStream file, long limit, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkSize];
        int read;
        while ((read = await content.ReadAsync(chunk, cancel)) > 0)
        {
            if (file.Length + read > limit)
            {
                throw Problems.TooLarge(limit);
            }

            sha.AppendData(chunk, 0, read);
            await file.WriteAsync(chunk.AsMemory(0, read), cancel);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private string PathOf(string hash) => IsHash(hash)
        ? Path.Combine(folder, hash[..2], hash)
        : throw new ArgumentException("No SHA-256 in hexadecimal.", nameof(hash));

    private static bool IsHash(string? name) => name?.Length == HashLength && name.All(char.IsAsciiHexDigitLower);
}
