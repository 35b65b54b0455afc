namespace StrictCors.Checks;

/// <summary>No list has an entry twice. Twice is a slip, or the trace of two sources that were put together.</summary>
internal static class DuplicateChecks
{
    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        // An entry that has another problem is reported for that one only. Most policies have neither.
        HashSet<string>? reported = null;
        foreach (var key in PolicyLists.Keys)
        {
            var list = PolicyLists.Get(options, key) ?? [];
            if (list.Count < 2 || (key is nameof(options.AllowedOrigins) && report.CountOrigins?.Invoke() == list.Count))
            {
                // The table of a million origins knows already that they differ. Another one for this check would take as much memory again.
                continue;
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is not { } entry || seen.Add(entry))
                {
                    continue;
                }

                var problem = Problems.DuplicateEntry(report.Path(key, i), entry);
                reported ??= new(report.Problems.Select(known => known.Path), StringComparer.Ordinal);
                if (!reported.Contains(problem.Path))
                {
                    report.Add(problem);
                }
            }
        }
    }
}
