using StrictCors.Protocol;

namespace StrictCors.Matching;

/// <summary>The methods of a policy.</summary>
internal sealed class MethodSet(IEnumerable<string> methods, bool isAny)
{
    public static readonly MethodSet Empty = new([], isAny: false);

    // Methods are case-sensitive (RFC 9110 §9.1). None of these is forbidden: the compiler refuses it.
    // Not a frozen set: the code that creates one takes a millisecond of a start.
    private readonly HashSet<string> _methods = new(methods, StringComparer.Ordinal);

    public bool IsAny { get; } = isAny;

    /// <summary>Gets the methods as written, each once.</summary>
    public IReadOnlyCollection<string> Methods { get; } = [.. methods.Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a page may use the method under the CORS protocol, in which the safelisted methods need no permission.</summary>
    public bool AllowsForBrowser(string method) => _methods.Contains(method) || HttpNames.IsSafelistedMethod(method) || IsCoveredByStar(method);

    /// <summary>Whether the policy lists the method. HEAD goes with GET.</summary>
    public bool Lists(string method) => _methods.Contains(method) || (method is "HEAD" && _methods.Contains("GET")) || IsCoveredByStar(method);

    /// <summary>Forbidden methods are covered by nothing. Nor is "*", which is a token, so that a page can request it: as an answer it would
    /// open every method of the URL, and browsers would remember that (Fetch, "method cache entry match").</summary>
    private bool IsCoveredByStar(string method) => IsAny && method is not "*" && !HttpNames.IsForbiddenMethod(method);
}
