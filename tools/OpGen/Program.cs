using OpGen;

// Writes src/MerWorkbench.Torch/Ops.g.cs from operators.txt and the libtorch at hand. With --check it writes nothing and
// answers 1 where the file is not what would be written.
var root = Repository.Root;
var library = Path.Combine(root, "artifacts", "native", "libmertorch.so");
var target = Path.Combine(root, "src", "MerWorkbench.Torch", "Ops.g.cs");
if (!File.Exists(library))
{
    Console.Error.WriteLine($"{library} is missing; ./environment/setup.sh builds it");
    return 2;
}

var entries = Entry.ReadAll(Path.Combine(root, "tools", "OpGen", "operators.txt"));
using var schemas = new SchemaSource(library);
var source = SourceWriter.Write(entries, schemas);
if (args.Contains("--check"))
{
    var same = File.Exists(target) && File.ReadAllText(target) == source;
    Console.WriteLine(same ? "Ops.g.cs is up to date" : "Ops.g.cs is out of date: dotnet run --project tools/OpGen");
    return same ? 0 : 1;
}

File.WriteAllText(target, source);
Console.WriteLine($"{entries.Count} operators of libtorch {schemas.Version} written to {target}");
return 0;
