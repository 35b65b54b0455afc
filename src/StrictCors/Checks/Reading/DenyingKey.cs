namespace StrictCors.Checks;

/// <summary>Recognises a key that was to deny something: <c>BlockedOrigins</c>, <c>DisallowCredentials</c>, <c>OriginsBlacklist</c>. A key that
/// allows is never offered for it.</summary>
internal static class DenyingKey
{
    // At the start of the key, whatever follows.
    private static readonly string[] Starts =
    [
        "block", "deny", "denied", "denies", "disallow", "disable", "forbid", "except", "exclude", "excluding", "exclusion", "no", "not", "without",
        "reject", "refuse", "ban", "ignore", "skip", "prevent", "restrict", "prohibit", "never", "black",
        "dont", "untrust", "unallow", "invalid", "illegal",
    ];

    // At the start of a later word.
    private static readonly string[] LaterWords =
        ["block", "deny", "denied", "disallow", "forbid", "except", "exclu", "reject", "refuse", "banned", "black", "prohibit", "not", "without"];

    public static bool IsOne(string key)
    {
        var plain = KeySuggestion.Plain(key);
        return Array.Exists(Starts, word => plain.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || key.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(LaterWords, word => HasLaterWord(key, word));
    }

    private static bool HasLaterWord(string key, string word)
    {
        var at = key.Length == 0 ? -1 : key.IndexOf(word, 1, StringComparison.OrdinalIgnoreCase);
        for (; at > 0; at = key.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (char.IsUpper(key[at]) || !char.IsLetterOrDigit(key[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
