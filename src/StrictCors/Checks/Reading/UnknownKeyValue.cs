using System.Globalization;

namespace StrictCors.Checks;

/// <summary>The value of a misspelt key that would be a problem under the right key, too: <c>"AllowAnyHeader": true</c>, <c>"MaxAge": 600</c>.
/// Both are corrected at once. Only booleans and numbers of seconds are read, because any other value can be a secret.</summary>
internal static class UnknownKeyValue
{
    private const int MaxDigits = 8;

    /// <param name="setting">The setting with the misspelt key.</param>
    /// <param name="policy">The policy that has the key.</param>
    /// <param name="meant">The right key.</param>
    /// <returns>The problem of key and value; null if the value is fine under the right key, or is not read.</returns>
    public static StrictCorsConfigurationProblem? Check(Setting setting, Setting policy, string meant)
    {
        var suggestion = PolicyReader.IsList(meant) ? OfList(setting, policy, meant)
            : meant == nameof(StrictCorsPolicyOptions.PreflightMaxAge) ? OfMaxAge(setting, policy, meant)
            : null;
        return suggestion is null ? null : Problems.KeyAndValue(setting.Path, setting.Key, meant, suggestion);
    }

    private static Suggestion? OfList(Setting setting, Setting policy, string meant)
    {
        if (UnknownKey.IsBoolean(setting, "false"))
        {
            return Suggestion.RemoveKey;
        }

        if (!UnknownKey.IsBoolean(setting, "true"))
        {
            return null;
        }

        var withCredentials = policy.Children.FirstOrDefault(key => IsKey(key, nameof(StrictCorsPolicyOptions.AllowCredentials))) is { } credentials
            && UnknownKey.IsBoolean(credentials, "true");
        return meant switch
        {
            nameof(StrictCorsPolicyOptions.ExemptPaths) => Suggestion.Advise("\"ExemptPaths\" with a list of paths"),
            nameof(StrictCorsPolicyOptions.AllowedOrigins) or nameof(StrictCorsPolicyOptions.ExposedHeaders) when withCredentials =>
                Suggestion.Advise($"\"{meant}\" with a list; '*' is not possible with AllowCredentials"),
            _ when policy.Children.Any(key => IsKey(key, meant)) => Suggestion.Advise($"remove the key, or '*' alone in {meant}"),
            nameof(StrictCorsPolicyOptions.AllowedHeaders) =>
                Set(policy, meant, "[ \"*\", \"Authorization\" ]", "*;Authorization"),
            _ => Set(policy, meant, "[ \"*\" ]", "*"),
        };
    }

    private static Suggestion? OfMaxAge(Setting setting, Setting policy, string meant)
    {
        if (setting.Children.Count > 0 || setting.Value is not { Length: > 0 and <= MaxDigits } value
            || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var whole = Math.Floor(Math.Min(number * UnitOf(setting.Key), 24 * 60 * 60));
        var maxAge = TimeSpan.FromSeconds(whole).ToString("c", CultureInfo.InvariantCulture);
        return Set(policy, meant, $"\"{maxAge}\"", maxAge);
    }

    /// <summary>The seconds of one unit, if the key names it: "MaxAgeMinutes".</summary>
    private static double UnitOf(string key) => key switch
    {
        _ when HasWord(key, "Millisecond") || key.EndsWith("Ms", StringComparison.Ordinal) => 0.001,
        _ when HasWord(key, "Minute") => 60,
        _ when HasWord(key, "Hour") => 60 * 60,
        _ when HasWord(key, "Day") => 24 * 60 * 60,
        _ => 1,
    };

    private static bool HasWord(string key, string word) => key.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Suggestion Set(Setting policy, string key, string json, string value) =>
        Suggestion.Set($"{policy.Path}:{key}", $"\"{key}\": {json}", value);

    private static bool IsKey(Setting setting, string key) => key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase);
}
