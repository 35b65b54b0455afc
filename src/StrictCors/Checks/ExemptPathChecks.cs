using System.Buffers;

namespace StrictCors.Checks;

/// <summary>The rules of <c>ExemptPaths</c>: each entry is the exact, decoded path of a request.</summary>
internal static class ExemptPathChecks
{
    private const string Key = nameof(StrictCorsPolicyOptions.ExemptPaths);

    // The marks of wildcards, route templates, placeholders and regular expressions.
    private static readonly SearchValues<char> TemplateMarks = SearchValues.Create("*{}<>^$[");

    public static void Check(StrictCorsPolicyOptions options, ProblemReport report)
    {
        var paths = report.List(Key, options.ExemptPaths);
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i] ?? "";
            if (!IsExact(path))
            {
                report.AddEntry(Key, Problems.InvalidExemptPath(report.Path(Key, i), path, Suggest(path)));
            }
        }
    }

    private static bool IsExact(string path) =>
        path.Length > 0 && !path.Contains('%', StringComparison.Ordinal) && ExactPath(path) == path && Split(path).Length == 1;

    private static Suggestion Suggest(string text)
    {
        string[] parts = [.. Split(text).Select(part => part.Trim().Trim('"', '\'', '[', ']'))];
        if (parts.Length > 1)
        {
            return parts.All(IsExact) ? Suggestion.ReplaceByEntries(parts) : Suggestion.OneEach();
        }

        var written = parts.Length == 0 ? "" : parts[0];
        var exact = ExactPath(written);

        // A bare slash is what remains of an empty text, and of a host. Neither of them means the root.
        return exact is "/" || written.Trim('/', '*').Length == 0 ? Suggestion.RemoveEntry
            : exact is null ? Problems.PolicyForCallbacks
            : IsExact(exact) ? Suggestion.Replace(exact)
            : Suggestion.Advise("the exact path of one request, decoded, as the address of the callback has it");
    }

    /// <summary>"/a, /b" is two paths; "/two words" is one.</summary>
    private static string[] Split(string text)
    {
        var list = text.Trim().Trim('[', ']');
        string[] parts = [.. list.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        return parts.Length > 1 && parts.All(part => part.TrimStart('"', '\'').StartsWith('/')) ? parts : [text];
    }

    /// <summary>The path that was probably meant; null for a wildcard or a template, which is many paths.</summary>
    private static string? ExactPath(string text)
    {
        var path = text.Trim();
        var host = path.IndexOf("://", StringComparison.Ordinal);
        if (host >= 0)
        {
            var slash = path.IndexOf('/', host + "://".Length);
            path = slash < 0 ? "" : path[slash..];
        }

        var query = path.AsSpan().IndexOfAny('?', '#');
        path = query < 0 ? path : path[..query];
        if (path.AsSpan().ContainsAny(TemplateMarks) || path.Contains("/:", StringComparison.Ordinal))
        {
            return null;
        }

        path = path.StartsWith("~/", StringComparison.Ordinal) ? path[1..]
            : path.StartsWith('\\') ? path.Replace('\\', '/')
            : path;
        return Resolve(Decode(path.StartsWith('/') ? path : "/" + path));
    }

    /// <summary>A server compares decoded paths. An encoded slash or percent sign has no such form.</summary>
    private static string Decode(string path)
    {
        var decoded = !path.Contains('%', StringComparison.Ordinal) ? path : Uri.UnescapeDataString(path);
        return decoded.Count(character => character == '/') == path.Count(character => character == '/') ? decoded : path;
    }

    /// <summary>Browsers and servers resolve dot segments, and an empty segment is a slip.</summary>
    private static string Resolve(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/').Skip(1))
        {
            if (segment is ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        var resolved = "/" + string.Join("/", segments);
        return path.EndsWith('/') && segments.Count > 0 ? resolved + "/" : resolved;
    }
}
