using System.Buffers.Binary;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch;

/// <summary>
/// Tensors by name in one file of the safetensors format, which Python reads and writes too: eight bytes of length, a header of JSON
/// (type, shape and place of each tensor, and a map of texts), then the numbers.
/// </summary>
public static unsafe class SafeTensors
{
    /// <summary>Reads all tensors. Their numbers are pages of the file, read when they are first needed; changing them leaves the file as it is.</summary>
    /// <exception cref="TorchException">The file is missing, cut off or damaged; the message names it and says what is wrong.</exception>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var file = SafeTensorsFile.Open(path);
        return file.Names.ToDictionary(name => name, name => file[name]);
    }

    /// <summary>Reads a module's state into it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="module">Its parameters and persistent buffers are overwritten.</param>
    /// <param name="strict">Throw unless the file holds just the module's names.</param>
    /// <exception cref="TorchException">The file is damaged, or its names (when strict) or shapes are not the module's; then nothing was changed.</exception>
    public static void Load(string path, nn.Module module, bool strict = true)
    {
        using var scope = NewDisposeScope();
        try
        {
            module.load_state_dict(Load(path), strict);
        }
        catch (TorchException e) when (!e.Message.Contains(path))
        {
            throw new TorchException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Writes tensors. The file appears whole or not at all; the same tensors and texts give the same bytes.</summary>
    /// <param name="path">The file; one that is there is replaced, a folder that is not there is made.</param>
    /// <param name="tensors">Tensors by name, from any device and in any memory order.</param>
    /// <param name="metadata">Texts to keep with them.</param>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // Widest elements first: every tensor then begins at a multiple of its element size, so that reading need not copy.
        var ordered = tensors.OrderByDescending(entry => entry.Value.ElementSize).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        var header = SafeTensorsHeader.Write(ordered, metadata);
        var whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        var temporary = $"{whole}.{Environment.ProcessId}-{Guid.NewGuid():N}.partial";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                stream.Write(header);
                foreach (var (_, tensor) in ordered) WriteNumbers(stream, tensor);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, whole, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a module's parameters and persistent buffers.</summary>
    public static void Save(string path, nn.Module module, IReadOnlyDictionary<string, string>? metadata = null) => Save(path, module.state_dict(), metadata);

    private static void WriteNumbers(FileStream stream, Tensor tensor)
    {
        using var detached = tensor.detach();
        using var here = detached.cpu();
        using var ordered = here.contiguous();
        var info = ordered.Info();
        var left = info.Numel * info.ItemSize;
        for (var start = (byte*)info.Data; left > 0;)
        {
            var piece = (int)Math.Min(left, 1 << 30);
            stream.Write(new ReadOnlySpan<byte>(start, piece));
            start += piece;
            left -= piece;
        }
    }
}
