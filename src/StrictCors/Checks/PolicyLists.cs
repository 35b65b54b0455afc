namespace StrictCors.Checks;

/// <summary>The lists of a policy, by key.</summary>
internal static class PolicyLists
{
    public static readonly string[] Keys =
    [
        nameof(StrictCorsPolicyOptions.AllowedOrigins),
        nameof(StrictCorsPolicyOptions.AllowedMethods),
        nameof(StrictCorsPolicyOptions.AllowedHeaders),
        nameof(StrictCorsPolicyOptions.ExposedHeaders),
        nameof(StrictCorsPolicyOptions.ExemptPaths),
    ];

    private static readonly StrictCorsPolicyOptions Default = new();

    /// <summary>The list. Null if code has set it to null.</summary>
    public static IList<string>? Get(StrictCorsPolicyOptions policy, string key) => key switch
    {
        nameof(StrictCorsPolicyOptions.AllowedOrigins) => policy.AllowedOrigins,
        nameof(StrictCorsPolicyOptions.AllowedMethods) => policy.AllowedMethods,
        nameof(StrictCorsPolicyOptions.AllowedHeaders) => policy.AllowedHeaders,
        nameof(StrictCorsPolicyOptions.ExposedHeaders) => policy.ExposedHeaders,
        nameof(StrictCorsPolicyOptions.ExemptPaths) => policy.ExemptPaths,
        _ => throw new ArgumentException($"The key '{key}' is not a list.", nameof(key)),
    };

    public static void Set(StrictCorsPolicyOptions policy, string key, IList<string> list)
    {
        switch (key)
        {
            case nameof(StrictCorsPolicyOptions.AllowedOrigins):
                policy.AllowedOrigins = list;
                break;
            case nameof(StrictCorsPolicyOptions.AllowedMethods):
                policy.AllowedMethods = list;
                break;
            case nameof(StrictCorsPolicyOptions.AllowedHeaders):
                policy.AllowedHeaders = list;
                break;
            case nameof(StrictCorsPolicyOptions.ExposedHeaders):
                policy.ExposedHeaders = list;
                break;
            case nameof(StrictCorsPolicyOptions.ExemptPaths):
                policy.ExemptPaths = list;
                break;
            default:
                throw new ArgumentException($"The key '{key}' is not a list.", nameof(key));
        }
    }

    /// <summary>The source of each list: the provider that gives it, or "code" if code has changed it. A list with its default has none.</summary>
    public static Dictionary<string, string> Sources(StrictCorsPolicyOptions policy)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in Keys)
        {
            var given = policy.Sources.TryGetValue(key, out var source) ? source : null;
            if (IsChanged(policy, key, given))
            {
                sources[key] = "code";
            }
            else if (given is not null)
            {
                sources[key] = given.Provider;
            }
        }

        return sources;
    }

    /// <summary>Whether the list is not what the configuration gives, or not the default if the configuration does not give it.</summary>
    public static bool IsChanged(StrictCorsPolicyOptions policy, string key, ListSource? given) =>
        Get(policy, key) is not { } list || !list.SequenceEqual(given is null ? Get(Default, key)! : given.Entries, StringComparer.Ordinal);
}
