using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>What was meant by a text that is no token: most often several names in one entry, or white space around one.</summary>
internal static class TokenSuggestion
{
    private const int MaxLength = 1024;

    public static string? For(string text, bool upper = false)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var parts = text.Split([',', ';', ' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || string.IsNullOrWhiteSpace(text))
        {
            return "remove the entry";
        }

        if (!parts.All(part => HttpNames.IsToken(part)))
        {
            return null;
        }

        return string.Join(", ", parts.Select(part => $"\"{(upper ? part.ToUpperInvariant() : part)}\""));
    }
}
