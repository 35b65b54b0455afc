namespace StrictCors.Policies;

/// <summary>The methods of a policy.</summary>
internal sealed class MethodSet(IEnumerable<string> methods, bool isAny)
{
    public static readonly MethodSet Empty = new([], isAny: false);

    // Methods are case-sensitive (RFC 9110 §9.1).
    private readonly HashSet<string> _methods = new(methods, StringComparer.Ordinal);

    public bool IsAny { get; } = isAny;

    public IReadOnlyCollection<string> Methods => _methods;

    /// <summary>Whether a page may use the method under the CORS protocol, where the safelisted ones need no permission.</summary>
    public bool AllowsForBrowser(string method) =>
        !HttpNames.IsForbiddenMethod(method) && (IsAny || HttpNames.IsSafelistedMethod(method) || _methods.Contains(method));

    /// <summary>Whether the policy lists the method. HEAD goes with GET.</summary>
    public bool Lists(string method) =>
        !HttpNames.IsForbiddenMethod(method) && (IsAny || _methods.Contains(method) || (method is "HEAD" && _methods.Contains("GET")));
}
