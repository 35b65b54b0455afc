using System.Globalization;
using System.Text;

namespace StrictCors.Text;

/// <summary>Keeps a text to its line: what moves a cursor, ends a line or cannot be seen is written as \uxxxx, and what is too long is
/// cut. Printable characters stay as they are, so that applying it twice changes nothing.</summary>
internal static class SingleLine
{
    public static string Of(string text, int maxLength)
    {
        if (text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var line = new StringBuilder();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, maxLength)))
        {
            if (character == ' ' || char.IsLetterOrDigit(character) || char.IsPunctuation(character) || char.IsSymbol(character))
            {
                line.Append(character);
            }
            else
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
        }

        return text.Length > maxLength ? line.Append('…').ToString() : line.ToString();
    }
}
