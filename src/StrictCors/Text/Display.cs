using System.Globalization;
using System.Text;

namespace StrictCors.Text;

/// <summary>Prepares text for people: logs, messages, terminals. Characters that could forge a line of a log or move a cursor are
/// written as <c>\uxxxx</c>, and text that is too long is cut.</summary>
internal static class Display
{
    public const int MaxLength = 120;

    /// <summary>For one value from outside: backslashes are doubled, so that the result has one reading. Letters of other scripts stay
    /// readable (bücher). Symbols and punctuation outside ASCII are escaped, because some look like others.</summary>
    public static string Escape(string text) => Write(text, MaxLength, isValue: true);

    /// <summary>For a whole message, which may hold values that are escaped already. Applying it twice changes nothing: backslashes and
    /// all visible characters stay.</summary>
    public static string SingleLine(string text, int maxLength) => Write(text, maxLength, isValue: false);

    private static string Write(string text, int maxLength, bool isValue)
    {
        var end = Math.Min(text.Length, maxLength);
        var start = 0;
        while (start < end && IsPlain(text[start], isValue))
        {
            start++;
        }

        if (start == text.Length)
        {
            return text;
        }

        var written = new StringBuilder(text, 0, start, end + 24);
        foreach (var character in text.AsSpan(start, end - start))
        {
            if (IsPlain(character, isValue))
            {
                written.Append(character);
            }
            else if (character == '\\')
            {
                written.Append("\\\\");
            }
            else
            {
                written.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
        }

        if (text.Length > maxLength)
        {
            written.Append('…');
            if (isValue)
            {
                written.Append(CultureInfo.InvariantCulture, $" ({text.Length} characters)");
            }
        }

        return written.ToString();
    }

    /// <summary>Halves of surrogate pairs, marks, format characters and control characters are never plain.</summary>
    private static bool IsPlain(char character, bool isValue) => character switch
    {
        '\\' => !isValue,
        >= ' ' and <= '~' => true,
        _ => char.IsLetterOrDigit(character) || (!isValue && (char.IsPunctuation(character) || char.IsSymbol(character))),
    };
}
