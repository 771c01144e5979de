// Torch draws random numbers from one source for the whole process: a network that another test builds meanwhile would change what a training draws.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
