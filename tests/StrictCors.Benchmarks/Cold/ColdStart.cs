namespace StrictCors.Benchmarks.Cold;

/// <summary>One start.</summary>
/// <param name="Wall">Until the first answer.</param>
/// <param name="Processor">The time of all processors, user and system, until the program was ended right after that.</param>
internal readonly record struct ColdStart(TimeSpan Wall, TimeSpan Processor);
