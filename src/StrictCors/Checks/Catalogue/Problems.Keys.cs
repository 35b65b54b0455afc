using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC1002: keys that do not exist.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1002 = new(
        "SC1002", "A key that does not exist", "The key that the message names.");

    public static StrictCorsConfigurationProblem UnknownKey(
        string path, string key, IReadOnlyCollection<string> keys, string? meant) => SC1002.At(
        path,
        null,
        meant is null ? $"{IsNotAKey(key)}." : $"{IsNotAKey(key)}. Did you mean '{meant}'?",
        meant is null
            ? Suggestion.Advise($"one of {string.Join(", ", keys.Where(known => !KeySuggestion.IsSwitch(known)))}")
            : Suggestion.Replace(meant, widens: KeySuggestion.IsSwitch(meant)));

    /// <summary>A key of a policy outside of any policy.</summary>
    public static StrictCorsConfigurationProblem PolicyKeyOutsidePolicy(
        string path, string key, string knownKey, bool isInPolicies) => SC1002.At(
        path,
        null,
        $"{IsNotAKey(key)}: it belongs in a policy.",
        isInPolicies
            ? Suggestion.Move($"{Above(path)}:web:{knownKey}", $"\"web\": {{ \"{knownKey}\": … }}")
            : Suggestion.Move($"{Above(path)}:Policies:web:{knownKey}", $"\"Policies\": {{ \"web\": {{ \"{knownKey}\": … }} }}"));

    public static StrictCorsConfigurationProblem PolicyOutsidePolicies(string path, string key) => SC1002.At(
        path, null, $"{IsNotAKey(key)}: policies belong in 'Policies'.", PoliciesWith(Above(path), key));

    public static StrictCorsConfigurationProblem PolicyInsidePolicy(string path, string key) => SC1002.At(
        path,
        null,
        $"{IsNotAKey(key)}: policies belong directly in 'Policies', and a policy name contains no colon.",
        PoliciesWith(Above(Above(Above(path))), key));

    /// <summary>A key that was to deny something.</summary>
    public static StrictCorsConfigurationProblem KeyThatDenies(string path, string key) => SC1002.At(
        path,
        null,
        $"{IsNotAKey(key)}: a policy lists what is allowed, and everything else is denied.",
        Suggestion.RemoveKey);

    /// <summary>A misspelt key whose value would be a problem under the right key, too.</summary>
    public static StrictCorsConfigurationProblem KeyAndValue(string path, string key, string meant, Suggestion suggestion) => SC1002.At(
        path, null, $"{IsNotAKey(key)}. Did you mean '{meant}'?", suggestion);

    /// <param name="path">The path of the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="names">The names that are its value, if policies have these names; otherwise null, because the value can be anything.</param>
    public static StrictCorsConfigurationProblem DefaultPolicyInPolicies(string path, string key, string? names) => SC1002.At(
        path,
        null,
        $"{IsNotAKey(key)}: the default policy is chosen in the section, next to 'Policies'.",
        names is null
            ? Suggestion.Advise("\"DefaultPolicy\" with the name of a policy, next to \"Policies\"")
            : Suggestion.Set(Beside(path), $"\"DefaultPolicy\": \"{Display.Escape(names)}\"", names, " next to \"Policies\""));

    /// <param name="path">The path of the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="isFalse">Whether the policy was not to be the default policy.</param>
    public static StrictCorsConfigurationProblem DefaultPolicyInPolicy(string path, string key, bool isFalse)
    {
        var policyPath = Above(path);
        var policy = policyPath[(policyPath.LastIndexOf(':') + 1)..];
        return SC1002.At(
            path,
            null,
            $"{IsNotAKey(key)}: the default policy is chosen in the section, next to 'Policies'.",
            isFalse ? Suggestion.RemoveKey
                : Suggestion.Set(
                    Beside(policyPath), $"\"DefaultPolicy\": \"{Display.Escape(policy)}\"", policy, " next to \"Policies\""));
    }

    private static string IsNotAKey(string key) => $"'{Display.Escape(key)}' is not a key here";

    private static Suggestion PoliciesWith(string section, string name) =>
        Suggestion.Move($"{section}:Policies:{name}:…", $"\"Policies\": {{ \"{Display.Escape(name)}\": {{ … }} }}");

    private static string Above(string path) => path[..Math.Max(0, path.LastIndexOf(':'))];

    /// <summary>The path of the default policy, for a key directly in the policies.</summary>
    private static string Beside(string path) => $"{Above(Above(path))}:DefaultPolicy".TrimStart(':');
}
