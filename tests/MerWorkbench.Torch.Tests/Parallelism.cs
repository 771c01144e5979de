// Seed, threads and the count of live tensors are the process's: tests that set them must not run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
