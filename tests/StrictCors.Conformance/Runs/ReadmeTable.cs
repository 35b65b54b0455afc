namespace StrictCors.Conformance.Runs;

/// <summary>The table of the README: the lines from the head that begins with "Server".</summary>
internal static class ReadmeTable
{
    public const string Path = "README.md";

    public static string Replace(string readme, RunRecord run)
    {
        var lines = readme.Split('\n').ToList();
        var start = lines.FindIndex(line => line.StartsWith("| Server |", StringComparison.Ordinal));
        if (start < 0)
        {
            return readme;
        }

        var end = lines.FindIndex(start, line => !line.StartsWith('|'));
        lines.RemoveRange(start, end - start);
        lines.InsertRange(start, ScoreTable.Lines(run));
        return string.Join('\n', lines);
    }
}
