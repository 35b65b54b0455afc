using System.Globalization;

namespace StrictCors.Origins;

/// <summary>Characters that are invisible in pasted text: white space, controls, byte order marks, zero-width spaces.</summary>
internal static class InvisibleCharacters
{
    public static bool IsBlank(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control => true,
        // Some international names have zero-width joiners.
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

    /// <summary>The text without them, or null if that joins two words.</summary>
    public static string? Remove(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var joinsWords = words.Zip(words.Skip(1), (left, right) => char.IsLetterOrDigit(left[^1]) && char.IsLetterOrDigit(right[0])).Contains(true);
        return joinsWords ? null : string.Concat(text.Where(character => !IsBlank(character)));
    }
}
