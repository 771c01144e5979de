using MerWorkbench.Benchmarks;

var all = typeof(IBenchmark).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IBenchmark)))
    .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
    .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal)
    .ToArray();

if (args is [] or ["list", ..] or ["--help" or "-h", ..])
{
    Console.WriteLine("mer-bench NAME [OPTIONS]\n");
    foreach (var benchmark in all) Console.WriteLine($"  {benchmark.Name,-18} {benchmark.Summary}");
    return 0;
}

if (all.FirstOrDefault(benchmark => benchmark.Name == args[0]) is { } chosen) return chosen.Run(args[1..]);

Console.Error.WriteLine($"No benchmark is named '{args[0]}'. There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
return 2;
