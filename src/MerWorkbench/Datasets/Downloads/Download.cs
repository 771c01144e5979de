using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>
/// Downloads one file. What has come lies under a name ending in <c>.part</c> until it is whole and its hash is right; a broken download
/// goes on where it stopped, by an HTTP range request, where the server and a validator (ETag, Last-Modified) or the hash allow it.
/// </summary>
/// <param name="client">Sends the requests. Its own timeout must be infinite: the wait for each piece is limited here.</param>
/// <param name="options">How patient to be; null for the defaults.</param>
public sealed class Download(HttpClient client, DownloadOptions? options = null)
{
    private const int BufferBytes = 1 << 17;
    private const long ReportBytes = 1 << 20;
    private const long MostBytes = 200_000_000_000;

    private readonly DownloadOptions patience = options ?? new();

    /// <summary>For tests: opens the file that is written to.</summary>
    internal Func<string, FileMode, Stream> Open { get; init; } = (path, mode) => new FileStream(path, mode, FileAccess.Write, FileShare.Read, 1);

    /// <summary>A client as downloads need it: follows redirects, never unpacks on the way, leaves waiting to <see cref="Download"/>.</summary>
    public static HttpClient MakeClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = TimeSpan.FromSeconds(30) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new("MerWorkbench", typeof(Download).Assembly.GetName().Version!.ToString(2)));
        return client;
    }

    /// <summary>Downloads a file, or takes the one that is there if its hash is right.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Where it shall be. Nothing is ever there but the whole file.</param>
    /// <param name="progress">Told of the bytes; may be null.</param>
    /// <param name="cancel">Stops; what has come stays for the next time.</param>
    /// <exception cref="MerException">No address gave the file; the message says of each why. Or the disk is full.</exception>
    public async Task<FetchedFile> FetchAsync(FetchFile file, string path, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        (progress, cancel) = Ambient.Or(progress, cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var origin = file.Sha256 is not null ? HashOrigin.ManifestSha256 : file.Md5 is not null ? HashOrigin.ManifestMd5 : HashOrigin.Nothing;
        if (File.Exists(path))
        {
            var (digest, fault) = Examine(file, path, progress, cancel);
            if (fault is null)
                return new(file.Name, null, new FileInfo(path).Length, digest, origin);
            File.Delete(path);
        }
        var part = new PartFile(path);
        var faults = new List<string>();
        foreach (string address in file.Addresses)
        {
            try
            {
                string sha256 = await FromAsync(address, file, part, progress, cancel);
                long bytes = part.Length;
                part.Finish();
                return new(file.Name, address, bytes, sha256, origin);
            }
            catch (AddressFault fault)
            {
                faults.Add($"\n  {address}: {fault.Message}");
            }
        }
        throw new MerException($"{file.Name} could not be fetched:{string.Concat(faults)}\n", remedy: part.Length > 0
            ? $"{new ByteCount(part.Length)} of it are kept; the same command goes on from there."
            : "Nothing of it is kept; the same command tries again.");
    }

    /// <summary>Gets the whole part from an address and checks it; pieces that do not fit together are fetched anew once.</summary>
    private async Task<string> FromAsync(string address, FetchFile file, PartFile part, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        while (true)
        {
            await PersistAsync(address, file, part, progress, cancel);
            bool isPieced = part.State is not { Pieces: 1 };
            var (sha256, fault) = Examine(file, part.Path, progress, cancel);
            if (fault is null)
                return sha256;
            part.Clear();
            if (!isPieced)
                throw new AddressFault($"{fault} What came was removed.", isPassing: false);
        }
    }

    /// <summary>Tries an address until the part is whole, as long as each attempt or so gains something.</summary>
    private async Task PersistAsync(string address, FetchFile file, PartFile part, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            long before = part.Length;
            try
            {
                await OnceAsync(address, file, part, progress, cancel);
                return;
            }
            catch (AddressFault fault) when (fault.IsPassing)
            {
                if (part.Length > before)
                    attempt = 0;
                if (attempt >= patience.Attempts)
                    throw;
                await Task.Delay(patience.Pause * Math.Pow(2, Math.Max(0, attempt - 1)), cancel);
            }
        }
    }

    private async Task OnceAsync(string address, FetchFile file, PartFile part, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        long have = part.Length;
        PartFile.Source? known = part.State;
        bool goesOn = have > 0 && known is not null && CanGoOn(known, address, file);
        if (goesOn && have == known!.Total)
            return;

        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new("identity"));
        if (goesOn)
            AskForTheRest(request, have, known!, address);
        silence.CancelAfter(patience.Silence);
        using HttpResponseMessage response = await Heard(() => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token), cancel);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && goesOn)
            throw Anew(part, "the server no longer has the rest of the file that was begun");
        RequireContent(response, file);

        bool isRest = response.StatusCode == HttpStatusCode.PartialContent;
        if (isRest && (!goesOn || !IsTheRestOf(response, have, known!, address)))
            throw Anew(part, "the file was changed there while it was being fetched");
        long? total = isRest ? known!.Total ?? response.Content.Headers.ContentRange?.Length : response.Content.Headers.ContentLength;
        if (total is { } size && file.Bytes is { } expected && size != expected)
            throw new AddressFault(FormattableString.Invariant($"it has {size} bytes there where {expected} were expected ({file.HashFrom})."), isPassing: false);
        if (!isRest)
        {
            part.Clear();
            have = 0;
        }
        part.State = new(address, StrongTag(response), response.Content.Headers.LastModified, total, isRest ? known!.Pieces + 1 : 1);
        if (total is { } whole)
            DiskSpace.Require(Path.GetDirectoryName(Path.GetFullPath(part.Path))!, whole - have, file.Name);
        await ReceiveAsync(response, file, part, have, total, progress, silence, cancel);
    }

    private async Task ReceiveAsync(HttpResponseMessage response, FetchFile file, PartFile part, long have, long? total,
        IProgress<WorkProgress>? progress, CancellationTokenSource silence, CancellationToken cancel)
    {
        using Stream body = await Heard(() => response.Content.ReadAsStreamAsync(silence.Token), cancel);
        var buffer = new byte[BufferBytes];
        long most = total ?? file.Bytes ?? MostBytes, told = have;
        try
        {
            using Stream target = Open(part.Path, have > 0 ? FileMode.Append : FileMode.Create);
            while (true)
            {
                silence.CancelAfter(patience.Silence);
                int read = await Heard(() => body.ReadAsync(buffer, silence.Token).AsTask(), cancel);
                if (read == 0)
                    break;
                if (have + read > most)
                    throw new AddressFault($"more came than the {new ByteCount(most)} expected.", isPassing: false);
                target.Write(buffer, 0, read);
                have += read;
                if (have - told >= ReportBytes)
                {
                    told = have;
                    progress?.Report(new(file.Name, have, Math.Max(have + 1, total ?? file.Bytes ?? 0), InBytes: true));
                }
            }
            (target as FileStream)?.Flush(flushToDisk: true);
        }
        catch (IOException full) when (DiskSpace.IsFull(full))
        {
            throw DiskSpace.Full(Path.GetDirectoryName(Path.GetFullPath(part.Path))!, (total ?? file.Bytes ?? have) - part.Length, file.Name, full);
        }
        if (have < total)
            throw new AddressFault($"the connection ended after {new ByteCount(have)} of {new ByteCount(total.Value)}.", isPassing: true);
        progress?.Report(new(file.Name, have, have, InBytes: true));
    }

    /// <summary>Whether what is there can be the beginning of what an address has.</summary>
    private static bool CanGoOn(PartFile.Source known, string address, FetchFile file) =>
        known.Address == address
            ? known.ETag is not null || known.LastModified is not null || file.Sha256 is not null || file.Md5 is not null
            // Another server's validators mean nothing here; only the hash of the whole can tell.
            : file.Sha256 is not null && known.Total is not null;

    private static void AskForTheRest(HttpRequestMessage request, long have, PartFile.Source known, string address)
    {
        request.Headers.Range = new(have, null);
        if (known.Address != address)
            return;
        if (known.ETag is { } tag)
            request.Headers.IfRange = new(new EntityTagHeaderValue(tag));
        else if (known.LastModified is { } changed)
            request.Headers.IfRange = new(changed);
    }

    // A server may overlook If-Range and send the rest of another file.
    private static bool IsTheRestOf(HttpResponseMessage response, long have, PartFile.Source known, string address)
    {
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        if (range?.From != have || (range.Length is { } length && known.Total is { } total && length != total))
            return false;
        if (known.Address != address)
            return range.Length == known.Total;
        return (StrongTag(response) is not { } tag || known.ETag is null || tag == known.ETag)
            && (response.Content.Headers.LastModified is not { } changed || known.LastModified is null || changed == known.LastModified);
    }

    private static string? StrongTag(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;

    private static AddressFault Anew(PartFile part, string why)
    {
        part.Clear();
        return new($"{why}; it is fetched from its beginning.", isPassing: true);
    }

    private static void RequireContent(HttpResponseMessage response, FetchFile file)
    {
        int code = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.PartialContent when IsPage(response, file):
                throw new AddressFault("it answers with a web page, not with the file; perhaps one must log in or agree to something there first.", isPassing: false);
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                return;
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                throw new AddressFault($"the file is not there ({code}).", isPassing: false);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw new AddressFault($"access is refused ({code}); perhaps one must log in there first.", isPassing: false);
            default:
                throw new AddressFault($"the server answers {code} {response.ReasonPhrase}.",
                    isPassing: code >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
        }
    }

    private static bool IsPage(HttpResponseMessage response, FetchFile file) =>
        response.Content.Headers.ContentType?.MediaType is "text/html" && !file.Name.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>Waits for the network, and says in words what goes wrong there.</summary>
    private async Task<T> Heard<T>(Func<Task<T>> listen, CancellationToken cancel)
    {
        try
        {
            return await listen();
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw new AddressFault(FormattableString.Invariant($"nothing came for {patience.Silence.TotalSeconds:0.#} s."), isPassing: true, fault);
        }
        catch (HttpRequestException fault)
        {
            throw fault.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => new AddressFault("the server's name is not known; is there a network?", isPassing: false, fault),
                HttpRequestError.SecureConnectionError => new AddressFault($"no secure connection: {(fault.InnerException ?? fault).Message}", isPassing: false, fault),
                _ => new AddressFault($"no connection: {(fault.InnerException ?? fault).Message}", isPassing: true, fault),
            };
        }
        catch (IOException fault)
        {
            throw new AddressFault($"the connection broke: {fault.Message}", isPassing: true, fault);
        }
    }

    /// <summary>The SHA-256 of a file, and what is wrong with it or null.</summary>
    private static (string Sha256, string? Fault) Examine(FetchFile file, string path, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        if (file.Bytes is { } bytes && stream.Length != bytes)
            return ("", FormattableString.Invariant($"expected {bytes} bytes, got {stream.Length} ({file.HashFrom})."));
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[BufferBytes];
        long done = 0, told = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            sha256.AppendData(buffer, 0, read);
            md5.AppendData(buffer, 0, read);
            done += read;
            if (done - told >= 64 * ReportBytes && done < stream.Length)
                progress?.Report(new($"check {file.Name}", told = done, stream.Length, InBytes: true));
        }
        string digest = Convert.ToHexStringLower(sha256.GetHashAndReset()), old = Convert.ToHexStringLower(md5.GetHashAndReset());
        if (told > 0)
            progress?.Report(new($"check {file.Name}", done, done, InBytes: true));
        return (digest, file switch
        {
            { Sha256: { } expected } when digest != expected => $"expected SHA-256 {expected} ({file.HashFrom}), got {digest}.",
            { Sha256: null, Md5: { } expected } when old != expected => $"expected MD5 {expected} ({file.HashFrom}), got {old}.",
            _ => null,
        });
    }
}
