using System.Globalization;
using StrictCors.Text;

namespace StrictCors.Startup;

/// <summary>What a policy allows, in a few words for the log at startup.</summary>
internal static class PolicySummary
{
    private const int MaxOrigins = 3;
    private const int MaxMethods = 10;

    /// <summary>All of it: <c>2 origins (https://a.example, https://b.example), methods GET, PUT, credentials no, enforcement Browser</c>.</summary>
    public static string Of(StrictCorsPolicy policy) =>
        $"{Count(policy)}, methods {Methods(policy)}, credentials {Credentials(policy)}, enforcement {policy.Enforcement.ToString()}";

    public static string Origins(StrictCorsPolicy policy)
    {
        IEnumerable<string> parts =
        [
            ShortList.Join(policy.Origins.Texts, MaxOrigins, separator: " "),
            policy is { Origins.Texts.Count: 0, OriginSource: null } ? "(own origin only)" : "",
            policy.OriginSource is { } source ? $"(queries {source.ServiceType.Name})" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    public static string Methods(StrictCorsPolicy policy) =>
        policy.Methods.IsAny ? "any"
        : ShortList.Join(policy.Methods.Methods, MaxMethods, Display.Escape) is { Length: > 0 } methods ? methods
        : "none";

    public static string Credentials(StrictCorsPolicy policy) => policy.AllowCredentials ? "yes" : "no";

    private static string Count(StrictCorsPolicy policy)
    {
        var count = policy.Origins.Texts.Count;
        return policy.IsAnyOrigin ? "any origin"
            : string.Create(CultureInfo.InvariantCulture, $"{count} origin{(count == 1 ? "" : "s")} ({Origins(policy)})");
    }
}
