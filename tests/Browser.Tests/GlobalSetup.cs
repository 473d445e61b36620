// Journeys wait for pages most of the time, and each has people of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
