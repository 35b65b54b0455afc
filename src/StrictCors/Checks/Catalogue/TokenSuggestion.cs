using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>What was meant by a text that is not a token: usually several names in one entry, or white space around one.</summary>
internal static class TokenSuggestion
{
    private const int MaxLength = 1024;

    public static Suggestion? For(string text, bool upper = false)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var parts = text.Split([',', ';', ' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || string.IsNullOrWhiteSpace(text))
        {
            return Suggestion.RemoveEntry;
        }

        return parts.All(part => HttpNames.IsToken(part))
            ? Suggestion.ReplaceByEntries([.. parts.Select(part => upper ? part.ToUpperInvariant() : part)], widens: parts.Contains("*"))
            : null;
    }
}
