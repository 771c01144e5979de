using System.Buffers.Binary;
using System.Text;
using MerWorkbench.TestData;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    private string File1 => Path.Combine(_folder, "a.safetensors");

    public void Dispose()
    {
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_is_written_is_read_back_with_names_types_shapes_and_texts()
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["weight"] = randn(3, 4),
            ["exact"] = randn([2, 2], float64),
            ["count"] = tensor(7L),
            ["flags"] = tensor(new[] { true, false, true }),
            ["small"] = tensor(new byte[] { 1, 2, 3 }),
            ["nothing"] = zeros(0, 5),
            ["half"] = randn(5).to(float16),
            ["brain"] = randn(5).to(bfloat16),
            ["complex"] = complex(randn(3), randn(3)),
            ["Ünïcode/π"] = arange(4, dtype: int32),
        };
        SafeTensors.Save(File1, tensors, new Dictionary<string, string> { ["seed"] = "7", ["note"] = "a \"quoted\" text" });
        using var file = SafeTensorsFile.Open(File1);
        Assert.Equal(tensors.Keys.Order(), file.Names.Order());
        Assert.Equal("a \"quoted\" text", file.Metadata["note"]);
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.dtype, file[name].dtype);
            Assert.Equal(tensor.shape, file[name].shape);
            Assert.True(tensor.bytes.SequenceEqual(file[name].bytes), name);
        }
    }

    [Fact]
    public void The_same_tensors_give_the_same_bytes_in_whatever_order_they_come()
    {
        Tensor a = ones(3), b = zeros(2);
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = a, ["b"] = b });
        var first = File.ReadAllBytes(File1);
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["b"] = b, ["a"] = a });
        Assert.Equal(first, File.ReadAllBytes(File1));
    }

    [Fact]
    public void A_tensor_in_another_memory_order_is_written_in_the_order_of_its_shape()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["t"] = arange(6).view(2, 3).T });
        Assert.Equal([0L, 3, 1, 4, 2, 5], SafeTensors.Load(File1)["t"].data<long>().ToArray());
    }

    [Fact]
    public void Changing_a_tensor_that_was_read_leaves_the_file_as_it_is()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = ones(100) });
        var before = File.ReadAllBytes(File1);
        var read = SafeTensors.Load(File1)["a"];
        read.mul_(5);
        Assert.Equal(500f, read.sum().item<float>());
        Assert.Equal(before, File.ReadAllBytes(File1));
    }

    [Fact]
    public void Tensors_outlive_the_file_object_and_the_mapping_ends_with_the_last()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = ones(1000), ["b"] = ones(10) });
        var file = SafeTensorsFile.Open(File1);
        var a = file["a"];
        var part = a[10..20];
        file.Dispose();
        a.Dispose();
        Assert.Contains(File1, File.ReadAllText("/proc/self/maps"));
        Assert.Equal(10f, part.sum().item<float>());
        part.Dispose();
        Assert.DoesNotContain(File1, File.ReadAllText("/proc/self/maps"));
    }

    [Fact]
    public void A_file_written_by_Python_is_read()
    {
        using (var source = Golden.Open("safetensors/python.safetensors"))
        using (var target = File.Create(File1)) source.CopyTo(target);
        using var file = SafeTensorsFile.Open(File1);
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal([0f, 0.5f, 1f, 1.5f, 2f, 2.5f], file["floats"].data<float>().ToArray());
        Assert.Equal([2, 3], file["floats"].shape);
        Assert.Equal([-1L, 1L << 40], file["longs"].data<long>().ToArray());
        Assert.Equal([true, false, true], file["flags"].data<bool>().ToArray());
        Assert.Equal(0.1, file["scalar"].item<double>());
        Assert.Equal(["0.3333"], file["halves"].data<Half>().Select(value => value.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void What_is_written_is_byte_for_byte_what_Python_writes()
    {
        using var stream = new MemoryStream();
        using (var source = Golden.Open("safetensors/python.safetensors")) source.CopyTo(stream);
        SafeTensors.Save(File1, new Dictionary<string, Tensor>
        {
            ["floats"] = arange(0, 3, 0.5).view(2, 3),
            ["longs"] = tensor(new[] { -1L, 1L << 40 }),
            ["flags"] = tensor(new[] { true, false, true }),
            ["scalar"] = tensor(0.1),
            ["halves"] = tensor(new[] { (Half)0.33325f }),
        }, new Dictionary<string, string> { ["format"] = "pt" });
        Assert.Equal(stream.ToArray(), File.ReadAllBytes(File1));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_by_name()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = ones(3), ["b"] = ones(2, 2) });
        var whole = File.ReadAllBytes(File1);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(File1, whole[..length]);
            Assert.Contains(File1, Assert.Throws<TorchException>(() => SafeTensors.Load(File1)).Message);
        }
    }

    [Fact]
    public void No_flipped_bit_of_the_header_gives_other_numbers_a_crash_or_an_unnamed_error()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = arange(3, dtype: float32), ["b"] = arange(4, dtype: int16).view(2, 2) }, new Dictionary<string, string> { ["k"] = "v" });
        var whole = File.ReadAllBytes(File1);
        var header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        var refused = 0;
        for (var position = 0; position < header; position++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                using var scope = NewDisposeScope();
                var damaged = whole.ToArray();
                damaged[position] ^= (byte)(1 << bit);
                File.WriteAllBytes(File1, damaged);
                try
                {
                    // What passes differs in a name or a text only, which a module that is loaded strictly does not take either.
                    var read = SafeTensors.Load(File1).Values.OrderBy(tensor => tensor.ndim).ToList();
                    Assert.Equal([0f, 1f, 2f], read[0].data<float>().ToArray());
                    Assert.Equal([0, 1, 2, 3], read[1].data<short>().ToArray());
                }
                catch (TorchException e)
                {
                    refused++;
                    Assert.StartsWith(File1 + ": ", e.Message);
                }
            }
        }

        Assert.InRange(refused, header * 8 / 2, header * 8);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}""", 16, "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "at the end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "more than memory")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "more than memory")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", 8, "whole numbers")]
    [InlineData("""{"a":{"dtype":"Q7","shape":[2],"data_offsets":[0,8]}}""", 8, "'Q7'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "bytes 8 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "JSON")]
    [InlineData("""["a"]""", 0, "expected an object")]
    [InlineData("""{"a":7}""", 0, "not described")]
    [InlineData("""{"__metadata__":{"a":7}}""", 0, "not a text")]
    [InlineData("<!DOCTYPE html><html></html>", 0, "JSON")]
    public void A_header_that_lies_is_refused_with_what_is_wrong(string header, int numbers, string expected)
    {
        Write(header, numbers);
        var message = Assert.Throws<TorchException>(() => SafeTensors.Load(File1)).Message;
        Assert.StartsWith(File1, message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void Numbers_at_an_odd_place_are_read_all_the_same()
    {
        Write("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  """ + " ", 8);
        Assert.Equal([0f, 0f], SafeTensors.Load(File1)["a"].data<float>().ToArray());
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Assert.Contains("no such file", Assert.Throws<TorchException>(() => SafeTensors.Load(File1)).Message);
        Assert.Contains("folder", Assert.Throws<TorchException>(() => SafeTensors.Load(_folder)).Message);
    }

    [Fact]
    public void A_file_of_another_module_is_named_with_what_does_not_fit()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["other"] = ones(3) });
        using var module = nn.Linear(2, 1);
        var message = Assert.Throws<TorchException>(() => SafeTensors.Load(File1, module)).Message;
        Assert.StartsWith(File1, message);
        Assert.Contains("missing [weight, bias], unexpected [other]", message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_made_for_a_file()
    {
        var path = Path.Combine(_folder, "deep", "er", "a.safetensors");
        SafeTensors.Save(path, new Dictionary<string, Tensor> { ["a"] = ones(3) });
        Assert.Equal(3f, SafeTensors.Load(path)["a"].sum().item<float>());
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_no_rest()
    {
        SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = ones(3) });
        var gone = ones(2);
        gone.Dispose();
        Assert.ThrowsAny<Exception>(() => SafeTensors.Save(File1, new Dictionary<string, Tensor> { ["a"] = gone }));
        Assert.Equal([File1], Directory.GetFiles(_folder));
        Assert.Equal(3f, SafeTensors.Load(File1)["a"].sum().item<float>());
    }

    private void Write(string header, int numbers)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + numbers];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        File.WriteAllBytes(File1, bytes);
    }
}
