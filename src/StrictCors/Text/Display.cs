using System.Globalization;
using System.Text;

namespace StrictCors.Text;

/// <summary>Text from outside on its way to a person: what could forge a line of a log or move a cursor is escaped, what is too long is cut.</summary>
internal static class Display
{
    public const int MaxLength = 120;

    public static string Escape(string text)
    {
        if (text.Length <= MaxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var escaped = new StringBuilder(MaxLength + 8);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            // Letters of other scripts stay readable (bücher); marks, format and control characters, and halves of pairs do not stay.
            if (character is (>= ' ' and <= '~' and not '\\') || (character > '~' && char.IsLetterOrDigit(character)))
            {
                escaped.Append(character);
            }
            else if (character == '\\')
            {
                escaped.Append("\\\\");
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
        }

        return text.Length > MaxLength ? escaped.Append(CultureInfo.InvariantCulture, $"… ({text.Length} characters)").ToString() : escaped.ToString();
    }
}
