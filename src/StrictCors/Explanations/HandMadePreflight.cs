using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Finds out what is missing or misspelt in a preflight that is written by hand. Browsers make no such mistake.</summary>
internal static class HandMadePreflight
{
    private const string Method = "Access-Control-Request-Method";
    private const string Headers = "Access-Control-Request-Headers";

    // The longest misspelling that is looked for. A longer name costs nothing.
    private const int MaxLength = 64;

    private static readonly string[] Known = [Method, Headers, "Access-Control-Request-Private-Network", "Access-Control-Request-Local-Network"];

    /// <summary>What to write so that an OPTIONS request is a preflight; null if nothing shows that it is meant to be one.</summary>
    /// <param name="hasOrigin">Whether it has <c>Origin</c>.</param>
    /// <param name="names">The names of its headers.</param>
    public static string? FindMistake(bool hasOrigin, IEnumerable<string> names)
    {
        string? misspelt = null;
        var (hasMethod, hasHeaders) = (false, false);
        foreach (var name in names)
        {
            hasMethod |= name.Equals(Method, StringComparison.OrdinalIgnoreCase);
            hasHeaders |= name.Equals(Headers, StringComparison.OrdinalIgnoreCase);
            misspelt ??= IsMisspeltMethod(name) ? name : null;
        }

        var origin = hasOrigin ? "" : " It needs Origin, too.";
        return hasMethod ? (hasOrigin ? null : $"it has {Method}, and no Origin. Browsers send both.")
            : misspelt is not null ? $"it has '{Display.Escape(misspelt)}', and the header is {Method}.{origin}"
            : hasHeaders ? $"it has {Headers}, and no {Method}. Browsers send both.{origin}"
            : null;
    }

    private static bool IsMisspeltMethod(string name)
    {
        var hasMethod = name.Contains("method", StringComparison.OrdinalIgnoreCase);
        var hasControl = name.Contains("control", StringComparison.OrdinalIgnoreCase);
        return name.Length <= MaxLength && (hasMethod || hasControl) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase)
            && ((hasMethod && hasControl) || NameSuggestion.Nearest(Known, name) is Method);
    }
}
