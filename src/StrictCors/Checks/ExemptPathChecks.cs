using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>The rules of <c>ExemptPaths</c>.</summary>
internal static class ExemptPathChecks
{
    private const string Key = nameof(StrictCorsPolicyOptions.ExemptPaths);

    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var paths = report.List(Key, options.ExemptPaths);
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i] ?? "";
            var exact = ExactPath(path);
            if (path != exact)
            {
                report.Add(Problems.InvalidExemptPath(report.Path(Key, i), path, exact));
            }
        }
    }

    private static string ExactPath(string text)
    {
        var path = text.Trim();
        var host = path.IndexOf("://", StringComparison.Ordinal);
        if (host >= 0)
        {
            var slash = path.IndexOf('/', host + "://".Length);
            path = slash < 0 ? "" : path[slash..];
        }

        var end = path.AsSpan().IndexOfAny("?#*");
        path = end < 0 ? path : path[..end];
        return path.StartsWith('/') ? path : "/" + path;
    }
}
