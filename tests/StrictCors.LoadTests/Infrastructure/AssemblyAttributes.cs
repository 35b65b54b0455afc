// Memory, timers and handles belong to the process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
