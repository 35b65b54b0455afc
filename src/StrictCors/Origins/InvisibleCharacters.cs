using System.Globalization;

namespace StrictCors.Origins;

/// <summary>Characters that nobody sees in what they paste: white space, controls, byte order marks, zero-width spaces.</summary>
internal static class InvisibleCharacters
{
    public static bool IsBlank(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control => true,
        // The zero-width joiners are letters' business: some international names have them.
        UnicodeCategory.Format => character is not ('\u200c' or '\u200d'),
        _ => false,
    };

    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>The text without them, or null where that would make one word of two.</summary>
    public static string? Remove(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var joinsWords = words.Zip(words.Skip(1)).Any(pair => char.IsLetterOrDigit(pair.First[^1]) && char.IsLetterOrDigit(pair.Second[0]));
        return joinsWords ? null : string.Concat(text.Where(character => !IsBlank(character)));
    }
}
