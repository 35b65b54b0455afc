namespace StrictCors.Analyzers.Settings;

/// <content>Numbers, truth values and null.</content>
internal sealed partial class JsonReader
{
    /// <summary>A number as written; truth values as configuration has them.</summary>
    private string? ReadBare()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '+' or '.')
        {
            _position++;
        }

        var word = _text.Substring(start, _position - start);
        switch (word)
        {
            case "true":
                return bool.TrueString;
            case "false":
                return bool.FalseString;
            case "null":
                return null;
            case not "" when IsNumber(word):
                return word;
            default:
                _position = start;
                throw Unexpected("a value");
        }
    }

    /// <summary>The grammar of JSON: no plus sign, no leading zero, and digits on both sides of a point.</summary>
    private static bool IsNumber(string word)
    {
        var position = word[0] == '-' ? 1 : 0;
        var first = position;
        if (!SkipDigits(word, ref position) || (word[first] == '0' && position > first + 1))
        {
            return false;
        }

        if (position < word.Length && word[position] == '.')
        {
            position++;
            if (!SkipDigits(word, ref position))
            {
                return false;
            }
        }

        if (position < word.Length && word[position] is 'e' or 'E')
        {
            position++;
            position += position < word.Length && word[position] is '+' or '-' ? 1 : 0;
            if (!SkipDigits(word, ref position))
            {
                return false;
            }
        }

        return position == word.Length;
    }

    private static bool SkipDigits(string word, ref int position)
    {
        var start = position;
        while (position < word.Length && word[position] is >= '0' and <= '9')
        {
            position++;
        }

        return position > start;
    }
}
