using StrictCors.Checks;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Whether a value of a request can be an entry of a list. The checks of the configuration themselves decide, so that nothing is advised
/// that startup refuses.</summary>
internal static class Writable
{
    private const char Cut = '…';

    public static bool IsMethod(string method) =>
        IsCut(Display.Escape(method)) || IsValid(options => options.AllowedMethods.Add(method), MethodChecks.Check);

    public static bool IsHeader(string name) => IsValid(options => options.AllowedHeaders.Add(name), HeaderChecks.CheckAllowed);

    /// <summary>Without a quotation mark or a backslash, which JSON writes otherwise.</summary>
    public static bool IsExemptPath(string path) => Display.Escape(path) == path && !path.Contains('"', StringComparison.Ordinal)
        && IsValid(options => options.ExemptPaths.Add(path), ExemptPathChecks.Check);

    public static bool IsCut(string shown) => shown.Contains(Cut, StringComparison.Ordinal);

    /// <summary>The value as it is written in JSON. One that is cut is not to be copied.</summary>
    public static string Quote(string shown) => IsCut(shown) ? "it" : $"\"{shown}\"";

    private static bool IsValid(Action<StrictCorsPolicyOptions> add, Action<StrictCorsPolicyOptions, ProblemReport> check)
    {
        var options = new StrictCorsPolicyOptions();
        add(options);
        var report = new ProblemReport(options, "");
        check(options, report);
        return report.Problems.Count == 0;
    }
}
